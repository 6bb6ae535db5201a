"""The page in a real browser: what a person does with it, and what a machine checks of it.

The fixture `page` fails a test that leaves an error in the console, opens a dialog, or asks
another host for anything.
"""

from __future__ import annotations

from pathlib import Path
from time import monotonic
from typing import Any

import pytest

from stateofplay.present.web.publish import write_site
from stateofplay.present.web.render import NAVIGATION

pytestmark = pytest.mark.model

VIEWS = [*(path for path, _ in NAVIGATION), "/search?q=fuel", "/who?by=people&size=100"]


def open_one(page: Any, address: str, view: str, start: str) -> None:
    """Open *view* and follow its first link that begins with *start*."""
    page.goto(address + view)
    page.click(f"main a[href^='{start}']")
    page.wait_for_load_state()


def until(page: Any, said: str, seconds: float = 10) -> None:
    """Wait until an expression holds; asked anew, for what polls in the page its policy forbids."""
    end = monotonic() + seconds
    while not page.evaluate(said):
        assert monotonic() < end, said
        page.wait_for_timeout(50)


def violations(page: Any) -> list[str]:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = axe.Axe().run(
        page, options={"runOnly": {"type": "tag", "values": tags}, "preload": False}
    )
    return [
        f"{each['id']}: {each['nodes'][0]['html'][:160]} {each['nodes'][0]['failureSummary'][:200]}"
        for each in found.response["violations"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing(page: Any, address: str, view: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(address + view)

    assert violations(page) == []


@pytest.mark.parametrize(
    ("view", "start"),
    [
        ("/", "/cell/"),
        ("/acts", "/statement/"),
        ("/reports", "/report/"),
        ("/figures", "/figures/"),
        ("/side", "/side?r="),
        ("/people", "/people/"),
    ],
)
def test_axe_finds_nothing_on_pages_of_one_thing(
    page: Any, address: str, view: str, start: str
) -> None:
    open_one(page, address, view, start)
    assert violations(page) == []

    page.emulate_media(color_scheme="dark")
    assert violations(page) == []


@pytest.mark.parametrize("view", VIEWS)
def test_a_phone_needs_no_sideways_scrolling(page: Any, address: str, view: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(address + view)

    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_no_name_in_the_matrix_is_broken_on_a_phone(page: Any, address: str) -> None:
    page.set_viewport_size({"width": 400, "height": 800})
    page.goto(address)

    broken = page.evaluate(
        """() => [...document.querySelectorAll('.matrix th')].flatMap(cell => {
            const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), found = [];
            for (let node; node = walker.nextNode();)
                for (const word of node.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
                    const range = document.createRange();
                    range.setStart(node, word.index);
                    range.setEnd(node, word.index + word[0].length);
                    if (range.getClientRects().length > 1) found.push(word[0]);
                }
            return found; })"""
    )
    assert broken == []
    assert page.locator(".matrix td").count() > page.locator(".matrix td .cell").count()
    assert "nothing found" not in page.locator(".matrix").inner_text()


def test_a_cell_leads_to_its_sentence(page: Any, address: str) -> None:
    page.goto(address)
    page.click("a.cell")
    sentence = page.inner_text(".card .sentence >> nth=0")
    page.click(".card h3 a")

    assert sentence in page.inner_text(".evidence blockquote")
    page.click("figcaption a")
    assert sentence in page.inner_text("article.text")


def test_the_slider_replays_the_matrix(page: Any, address: str) -> None:
    page.goto(address)
    now = page.inner_text("table.matrix")
    slider = page.locator("#slider")
    slider.focus()
    with page.expect_response(lambda answer: "as_of=2023-11-03" in answer.url):
        page.keyboard.press("Home")
    until(page, "document.querySelector('#positions-h').innerText.includes('3 Nov')")

    assert page.inner_text("table.matrix") != now
    assert "as_of=2023-11-03" in page.url
    assert page.evaluate("document.activeElement.id") == "slider"
    with page.expect_response(lambda answer: "as_of=2023-11-04" in answer.url):
        page.keyboard.press("ArrowRight")


def test_a_twin_is_followed(page: Any, address: str) -> None:
    open_one(page, address, "/side", "/side?r=")
    twin = page.locator("a.twin").last
    target = twin.get_attribute("data-to")
    twin.click()

    assert page.url.endswith(f"#s-{target}")
    marked = page.locator(".found")
    assert marked.count() == 2
    assert page.evaluate(
        """() => [...document.querySelectorAll('.found')].every(place => {
            const box = place.closest('.scroll').getBoundingClientRect();
            const at = place.getBoundingClientRect();
            return at.top >= box.top - 1 && at.top < box.bottom;
        })"""
    )


def test_columns_scroll_together(page: Any, address: str) -> None:
    open_one(page, address, "/side", "/side?r=")
    first = page.locator(".scroll").first
    first.hover()
    page.mouse.wheel(0, 200)
    until(page, "document.querySelectorAll('.scroll')[1].scrollTop > 0")

    page.uncheck("#together")
    before = page.evaluate("document.querySelectorAll('.scroll')[1].scrollTop")
    page.mouse.wheel(0, -150)
    page.wait_for_timeout(200)
    assert page.evaluate("document.querySelectorAll('.scroll')[1].scrollTop") == before


def test_a_point_shows_its_sentence_and_leads_to_it(page: Any, address: str) -> None:
    page.goto(address + "/figures")
    keys = page.eval_on_selector_all("main th a", "links => links.map(link => link.href)")
    for key in keys:
        page.goto(key)
        if page.locator("#chart svg a").count():
            break
    mark = page.locator("#chart svg a").first
    mark.hover(force=True)
    until(page, "!document.querySelector('#tip').innerText.startsWith('Point at')")
    said = page.inner_text("#tip")
    assert any(said.endswith(row) for row in page.locator("td:nth-child(4)").all_inner_texts())

    mark.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/statement/**")


def test_a_plot_is_downloaded(page: Any, address: str) -> None:
    open_one(page, address, "/figures", "/figures/")
    for kind in ("PNG", "SVG", "CSV"):
        with page.expect_download() as event:
            page.click(f".downloads a:text-is('{kind}')")
        assert event.value.suggested_filename.endswith(kind.lower())


def test_the_search_finds(page: Any, address: str) -> None:
    page.goto(address)
    page.fill("#q", '"humanitarian pauses"')
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?**")
    assert "humanitarian pauses" in page.inner_text(".hits li >> nth=0").lower()


def test_reports_are_chosen_for_the_side_by_side(page: Any, address: str) -> None:
    page.goto(address + "/reports")
    for place in range(3):
        page.check(f"tbody input >> nth={place}")
    page.click("main form button:text('side by side')")

    assert page.locator(".column").count() == 3


def test_the_keyboard_reaches_the_content(page: Any, address: str) -> None:
    page.goto(address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_it_reads_without_a_script(context: Any, address: str) -> None:
    plain = context.browser.new_context(java_script_enabled=False) if context.browser else None
    if plain is None:
        tab = context.new_page()
        tab.route("**/*.js", lambda route: route.abort())
    else:
        tab = plain.new_page()
    tab.goto(address)
    tab.click("details.days summary")
    tab.click(".days a >> nth=0")
    assert "as known on 3 Nov" in tab.inner_text("#positions-h")
    assert not tab.is_visible("#slider")
    tab.close()


def test_a_published_site_opens_from_disk(page: Any, ledger: Path, tmp_path: Path) -> None:
    from stateofplay.ledger import open_ledger  # noqa: PLC0415

    with open_ledger(ledger) as kept:
        write_site(kept, tmp_path / "site")
    page.goto((tmp_path / "site" / "index.html").as_uri())
    page.click("a.cell")
    sentence = page.inner_text(".card .sentence >> nth=0")
    page.click(".card h3 a")
    assert sentence in page.inner_text("main")

    page.goto((tmp_path / "site" / "index.html").as_uri())
    page.focus("#slider")
    page.keyboard.press("Home")
    page.wait_for_url("**/index--as_of-2023-11-03.html")
    assert violations(page) == []

    page.fill("#q", "ceasefire")
    page.keyboard.press("Enter")
    page.wait_for_selector("#hits li")
    assert violations(page) == []

"""The pages as the server gives them, without a browser: what works without JavaScript."""

from __future__ import annotations

import csv
import html
import json
import re
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from stateofplay import ontology, pipeline
from stateofplay.ledger import open_ledger
from stateofplay.present.views.doubt import unsure
from stateofplay.present.views.filters import Filters, told_cells
from stateofplay.present.web import words
from stateofplay.present.web.app import create_app
from stateofplay.present.web.render import NAVIGATION

from .conftest import ATTACK

pytestmark = pytest.mark.model

VIEWS = [path for path, _ in NAVIGATION]
PATHS = [
    *VIEWS,
    "/?as_of=2023-11-03",
    "/?all=1",
    "/?changed=2023-10-01&publisher=Courier&story=x",
    "/search?q=ceasefire",
    "/who?by=people&size=200",
    "/acts?type=reject&party=israel&since=2023-11-03&until=2023-11-05",
    "/map?party=israel",
    "/timeline?about=pauses",
    "/figures?type=killed",
    "/compare?relation=differs",
]


def links(page: str, start: str) -> list[str]:
    return [html.unescape(found) for found in re.findall(rf'href="({start}[^"#]*)', page)]


@pytest.mark.parametrize("path", PATHS)
def test_every_view_opens(client: TestClient, path: str) -> None:
    response = client.get(path)

    assert response.status_code == 200
    assert response.text.count("<h1>") == 1


def test_every_link_leads_somewhere(client: TestClient) -> None:
    seen: set[str] = set()
    waiting = ["/"]
    while waiting:
        path = waiting.pop()
        kind = re.sub(r"[?].*|(?<=/)[^/]+$", "", path)
        if path in seen or sum(re.sub(r"[?].*|(?<=/)[^/]+$", "", p) == kind for p in seen) > 12:
            continue
        seen.add(path)
        response = client.get(path)
        assert response.status_code == 200, path
        if "text/html" in response.headers["content-type"]:
            waiting += links(response.text, "/")
    assert len(seen) > 60


def test_from_a_cell_to_its_sentence_within_two_clicks(client: TestClient) -> None:
    cell = client.get(links(client.get("/").text, "/cell/")[0]).text
    statement = client.get(links(cell, "/statement/")[0]).text

    sentence = re.search(r'<span class="sentence">(.*?)</span>', cell, re.DOTALL)
    assert sentence
    assert sentence[1] in statement


def test_the_matrix_of_a_day_is_that_of_the_command_line(client: TestClient, ledger: Path) -> None:
    records = client.get("/api/positions?as_of=2023-11-04&limit=500").json()["records"]
    with open_ledger(ledger) as kept:
        day = words.before(date(2023, 11, 5))
        expected = [
            (cell.proposal, cell.holder.id, str(cell.stance), list(told))
            for cell, told in told_cells(kept, Filters(as_of=day))
        ]

    shown = [
        (each["proposal"], each["holder"]["id"], each["stance"], each["according_to"])
        for each in records
    ]
    assert shown == expected


def test_a_position_tells_by_whose_word_alone_it_is_known(client: TestClient) -> None:
    records = client.get("/api/positions?limit=500").json()["records"]

    told = {bool(each["according_to"]) for each in records}
    assert told == {True, False}


def test_the_landing_page_says_above_all_that_no_person_has_checked(client: TestClient) -> None:
    page = client.get("/").text

    assert page.index("no person has checked") < page.index("What changed")


def test_what_the_program_is_unsure_of_carries_a_mark(client: TestClient, ledger: Path) -> None:
    with open_ledger(ledger) as kept:
        scores = {each.id: each.statement.confidence for each in kept.entries(kinds=("act",))}
    rows = dict(re.findall(r'<tr id="s-([^"]+)">(.*?)</tr>', client.get("/acts").text, re.DOTALL))

    marked = {key for key, row in rows.items() if 'class="doubt"' in row}
    assert marked == {key for key in rows if unsure(scores[key])}
    assert 0 < len(marked) < len(rows)


def test_hostile_text_shows_as_text_on_every_page(client: TestClient) -> None:
    paths = [*PATHS, "/search?q=Norland", f"/search?q={ATTACK}", f"/?party={ATTACK}"]
    paths += links(client.get("/reports").text, "/report/")
    statements = links(client.get("/acts?party=Norland").text, "/statement/")
    assert statements
    series = links(client.get("/figures").text, "/figures/")
    people = links(client.get("/people?party=Norland").text, "/people/")

    for path in [*paths, *statements, *series, *people, f"/people/{ATTACK}"]:
        page = client.get(path).text
        assert "<script>" not in page, path
        assert "<img" not in page, path
        assert "onerror=alert(2)>" not in page, path
        assert 'href="javascript:' not in page, path
        assert re.search(r'\sstyle="', page) is None, path


def test_no_formula_leaves_in_a_csv(client: TestClient) -> None:
    series = links(client.get("/figures").text, "/figures/")
    assert series
    for key in series:
        response = client.get(f"{key}.csv")
        rows = list(csv.reader(response.text.splitlines()))
        assert rows
        assert not [cell for row in rows for cell in row if cell[:1] in set("=+-@\t\r")]
        assert "attachment" in response.headers["content-disposition"]


def test_charts_leave_as_pictures(client: TestClient) -> None:
    pages = [(key, client.get(key).text) for key in links(client.get("/figures").text, "/figures/")]
    key = next(key for key, page in pages if 'id="chart"' in page)

    assert client.get(f"{key}.png").content.startswith(b"\x89PNG")
    drawing = client.get(f"{key}.svg").text
    assert drawing.startswith("<svg")
    assert "var(" not in drawing
    assert client.get(f"{key}.exe").status_code == 404


def test_the_browser_may_load_nothing_but_our_own(client: TestClient) -> None:
    for path in ("/", "/static/style.css", "/static/page.js", "/api"):
        response = client.get(path)
        policy = response.headers["content-security-policy"]
        assert response.status_code == 200
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy


def test_a_foreign_host_name_is_refused(client: TestClient) -> None:
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_can_be_written(client: TestClient, method: str) -> None:
    assert client.request(method, "/").status_code == 405


def test_beyond_loopback_the_token_is_asked_for(ledger: Path) -> None:
    client = TestClient(create_app(ledger, token="s3cret", hosts=("*",)))  # noqa: S106

    assert client.get("/").status_code == 401
    assert client.get("/?token=wrong").status_code == 401
    assert client.get("/api/acts", headers={"authorization": "Bearer s3cret"}).status_code == 200
    assert client.get("/?token=s3cret").status_code == 200
    assert client.get("/acts").status_code == 200  # the cookie is kept


@pytest.mark.parametrize(
    "path",
    [
        "/nowhere",
        "/statement/zzz",
        "/report/zzz",
        "/cell/zzz",
        "/figures/zzz",
        "/people/zzz",
        "/acts?since=x",
        "/acts?offset=-1",
        "/acts?offset=²",
        "/?as_of=2023-13-01",
        "/side?r=zzz&r=yyy",
        "/who?size=9999999999",
    ],
)
def test_what_is_not_there_is_said(client: TestClient, path: str) -> None:
    response = client.get(path)

    assert response.status_code == 404
    assert "<h1>Not found</h1>" in response.text
    assert all(f'href="{view}"' in response.text for view, _ in NAVIGATION)


def test_every_type_of_act_has_a_word() -> None:
    assert set(words.ACTS) == set(ontology.load().acts)


def test_copies_and_later_forms_show(tmp_path: Path) -> None:
    text = "Norland rejected a ceasefire with the Southern Front on Monday. It urged a truce."
    for number, (site, told) in enumerate(
        [("Herald", text), ("Courier", text), ("Herald", text + " It urged aid for the town.")]
    ):
        given = {"title": "Norland rejects it", "sitename": site, "date": "2031-05-05"}
        given |= {"url": f"https://{site}.example/1", "text": told}
        (tmp_path / f"{number}.json").write_text(json.dumps(given), "utf-8")
    path = tmp_path / "three.db"
    with open_ledger(path) as kept:
        pipeline.read_into(kept, [str(tmp_path / f"{number}.json") for number in range(3)])
        rows = {row.header.source: row for row in kept.reports()}
    client = TestClient(create_app(path))

    listed = client.get("/reports").text
    copy = next(row for row in rows.values() if row.copy_of)
    later = next(row for row in rows.values() if row.revision_of)
    assert "copy of" in listed
    assert "later form of" in listed
    assert f'href="/report/{copy.copy_of}"' in client.get(f"/report/{copy.header.id}").text
    assert "Later form:" in client.get(f"/report/{later.revision_of}").text
    records = client.get("/api/reports").json()["records"]
    assert copy.copy_of in {record["copy_of"] for record in records}


def test_that_nothing_was_matched_is_said_once(client: TestClient, ledger: Path) -> None:
    with open_ledger(ledger) as kept:
        first, second, *_ = [row.header.id for row in kept.reports()]
    shown = client.get(f"/side?r={first}&r={second}").text

    assert shown.count('class="tag no-match"') > 2
    assert shown.lower().count("no match was found") == 1


def test_what_is_unsure_is_marked_in_the_timeline(client: TestClient, ledger: Path) -> None:
    with open_ledger(ledger) as kept:
        acts = {entry.id: entry.statement.confidence for entry in kept.entries(kinds=("act",))}
    rows = client.get("/timeline").text.split('<li id="s-')[1:]

    assert rows
    marked = {row.partition('"')[0] for row in rows if 'class="doubt"' in row}
    assert marked == {key for row in rows if unsure(acts[key := row.partition('"')[0]])}
    assert marked


def test_side_by_side_only_what_has_a_match_is_tagged_in_the_text(client: TestClient) -> None:
    address = links(client.get("/side").text, "/side\\?r=")[0]
    page = client.get(address).text
    texts = re.findall(r'<div class="text scroll".*?</div>', page, re.DOTALL)

    assert len(texts) > 1
    assert all('class="tag no-match"' not in text for text in texts)
    assert any('class="tag both"' in text for text in texts)
    assert 'class="tag no-match"' in page

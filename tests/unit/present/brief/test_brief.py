"""``stateofplay brief``: every line stands on statements, and no report's words are markup."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stateofplay.compare import compare, positions
from stateofplay.core.judgements import Entry, Relation, Resolved
from stateofplay.core.statements import Act, Bound, Figure, Mention, MentionKind, Reality
from stateofplay.core.text import Span
from stateofplay.ledger import open_ledger
from stateofplay.present import cli
from stateofplay.present.brief.brief import brief_of
from stateofplay.present.brief.formats import Brief, html, markdown, marked, record
from stateofplay.present.brief.lines import Group, Kept, Line, Section, Source, heard_in
from stateofplay.present.brief.sections import sections
from stateofplay.present.views.filters import Filters
from stateofplay.present.views.listing import credited
from stateofplay.settling import settle
from tests.unit.compare.made import act, actor, figure
from tests.unit.ledger.story import REPORT, another, reading, resolved


def section(title: str, *entries: Entry, since: date | None = None) -> list[tuple[str, str]]:
    """The lines of one section of the brief of *entries*."""
    kept = Kept(
        entries={entry.id: entry for entry in entries},
        heard=heard_in(entries),
        positions=positions(entries),
        comparisons=compare(entries),
        since=since,
        figures=tuple(entry.id for entry in entries if isinstance(entry.content, Figure)),
        acts=tuple(entry.id for entry in entries if isinstance(entry.content, Act)),
    )
    found = next(part for part in sections(kept) if part.title == title)
    assert all(line.sources for group in found.groups for line in group.lines)
    return [(line.about, line.text) for group in found.groups for line in group.lines]


def test_who_wants_what_with_the_condition_and_through_whom() -> None:
    minister = actor("Ada Stone", "Northland")
    refusal = act("REJECT", minister, condition=("until", "the border opens"))

    lines = section("Who wants what", refusal, act("REQUEST", "Arcadia", report="Wire"))

    assert lines == [
        ("Northland", "rejects it until the border opens (since 2023-11-03), through Ada Stone"),
        ("Arcadia", "asks for it (since 2023-11-03)"),
    ]


def test_what_only_others_tell_of_a_holder_says_so() -> None:
    told = replace(act("AGREE", "Sudland"), attributed_to=(actor("Ada Stone", "Northland"),))

    assert section("Who wants what", told) == [
        ("ceasefire", "Sudland accepts it (since 2023-11-03), according to Ada Stone")
    ]


def test_a_pronoun_is_no_source_of_a_count() -> None:
    found = act("AGREE", "Sudland")
    he = Mention(
        report_id="r", span=Span(0, 2), exact="He", kind=MentionKind.PRONOUN, head="he", sentence=0
    )
    said = replace(found.statement, attributed_to=(he,))
    unknown = replace(found, statement=said, attributed_to=(replace(actor("He"), id="mention:he"),))
    known = replace(found, statement=said, attributed_to=(actor("Ada Stone"),))

    assert (credited(unknown), credited(known)) == ((), ("Ada Stone",))


def test_a_threat_is_told_with_its_condition_in_the_words_of_the_reports() -> None:
    unless = ("unless", "the troops leave")
    told = replace(
        act("THREATEN", "Norland", condition=unless), trigger="vowed", about="new tariffs"
    )
    same = replace(
        act("THREATEN", "Norland", condition=unless, report="Wire", day=4), trigger="threat"
    )
    no_terms = act("THREATEN", "Sudland")
    no_way_out = act("THREATEN", "Sudland", condition=("without", "a permit"))
    denied = act("THREATEN", "Sudland", condition=unless, reality=Reality.DENIED)
    unknown = act("THREATEN", replace(actor("we"), id="mention:we"), condition=unless)
    others = [replace(each, trigger="vows") for each in (no_terms, no_way_out, denied, unknown)]
    mused = replace(act("THREATEN", "Omar Brandt", condition=unless), trigger="would be lost")

    assert section("Threats and warnings", told, same, mused, *others) == [
        ("Norland", "“vowed … new tariffs unless the troops leave” (2023-11-03)")
    ]


def test_what_a_threat_is_of_is_not_said_twice() -> None:
    terms = ("until", "we reach all our goals")
    told = replace(
        act("THREATEN", actor("Norland", "Norland"), condition=terms),
        trigger="will fight",
        about="all our goals",
    )

    assert section("Threats and warnings", told) == [
        ("Norland", "“will fight … until we reach all our goals” (2023-11-03)")
    ]


def test_what_has_no_room_is_counted_and_its_proposals_are_named() -> None:
    topics = [f"plan {letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVW"]
    entries = [act("REQUEST", "Arcadia", topic) for topic in topics]
    kept = Kept(
        entries={entry.id: entry for entry in entries},
        heard=heard_in(entries),
        positions=positions(entries),
        comparisons=(),
        since=None,
    )

    told, _, changed, wanted, *_ = sections(kept)

    named = "plan H, plan I, plan J, plan K, plan L, plan M and 10 other proposals"
    assert wanted.more == f"And 16 more positions; no room was left for {named}"
    assert "--since DAY" in changed.empty
    assert told.empty.startswith("No act that independent reports tell")
    assert sections(replace(kept, since=date(2023, 11, 3)))[2].empty == "Nothing found."


def test_those_of_whom_most_is_told_have_room_on_the_page() -> None:
    voices = [act("REQUEST", f"Voice {number:02}") for number in range(30)]
    loud = [act("REJECT", "Norland", report=report) for report in ("Herald", "Post")]
    often = act("REQUEST", "Zembia")
    elsewhere = act("ASSAULT", "Zembia", None, report="Wire")
    turned = [act("AGREE", "Ystad", day=2), act("REJECT", "Ystad", day=3)]

    lines = section("Who wants what", *voices, *loud, often, elsewhere, *turned)

    assert len(lines) == 7
    assert [about for about, _ in lines[:4]] == ["Ystad", "Norland", "Zembia", "Voice 00"]


def test_no_proposal_and_no_party_takes_the_room_of_another() -> None:
    many = [act("REQUEST", f"Voice {number}") for number in range(40)]
    others = [act("REQUEST", "Norland", f"plan {letter}") for letter in "ABCDEF"]
    least = act("REQUEST", "Zembia", "plan Z")

    lines = section("Who wants what", *many, *others, least)

    assert len(lines) == 7
    assert [about for about, _ in lines[-3:]] == [f"plan {letter}" for letter in "BCZ"]


def test_whom_somebody_asks_is_told_if_no_word_of_the_proposal_names_them() -> None:
    asked = act("REQUEST", "Arcadia", to="Norland")
    entry = replace(
        asked,
        statement=replace(
            asked.statement,
            content=replace(asked.content, recipients=(at(Span(5, 9)),), about=Span(10, 20)),
        ),
    )
    within = replace(
        entry,
        statement=replace(
            asked.statement,
            content=replace(asked.content, recipients=(at(Span(12, 15)),), about=Span(10, 20)),
        ),
    )

    assert section("Who wants what", entry) == [
        ("ceasefire", "Arcadia asks for it, of Norland (since 2023-11-03)")
    ]
    assert section("Who wants what", within) == [
        ("ceasefire", "Arcadia asks for it (since 2023-11-03)")
    ]


def at(span: Span) -> Mention:
    return Mention(
        report_id="r",
        span=span,
        exact="Norland",
        kind=MentionKind.PLACE,
        head="Norland",
        sentence=0,
    )


def test_a_change_of_side_is_what_changed() -> None:
    told = [act("REJECT", "Arcadia", day=3), act("AGREE", "Arcadia", day=5, report="Wire")]

    assert section("What changed", *told) == [
        (
            "Arcadia",
            "ceasefire: rejects it (2023-11-03 to 2023-11-04), then accepts it (since 2023-11-05)",
        )
    ]
    assert section("What changed", told[0]) == []


def test_a_change_that_one_report_or_two_speakers_tell_is_left_to_the_positions() -> None:
    refusal, assent = act("REJECT", "Arcadia", day=3), act("AGREE", "Arcadia", day=5)
    ministry = act("REJECT", actor("Ministry of Arcadia", "Arcadia"), day=3)
    head = act("AGREE", actor("Omar Brandt", "Arcadia"), day=5, report="Wire")

    assert section("What changed", refusal, assent) == []
    assert section("What changed", ministry, head) == []
    assert section("What changed", refusal, assent, since=date(2023, 11, 4)) == []


def test_what_nobody_spoke_stands_in_no_quotation_marks() -> None:
    told = act("REJECT", "Arcadia", condition=("unless", "the army leaves"))
    wish = act("REQUEST", "Norland", condition=("on condition that", "the road is open"))

    lines = dict(section("Who wants what", replace(told, because="talks had failed"), wish))

    assert lines["Arcadia"] == (
        "rejects it unless the army leaves; a reason is told: talks had failed (since 2023-11-03)"
    )
    assert lines["Norland"] == (
        "is for it only on condition that the road is open (since 2023-11-03)"
    )


def test_what_changed_since_a_day_has_who_spoke_first_since_then() -> None:
    told = [act("REJECT", "Arcadia", day=3), act("REQUEST", "Norland", day=5, report="Wire")]

    assert section("What changed", *told, since=date(2023, 11, 4)) == [
        ("Norland", "ceasefire: new: asks for it (since 2023-11-05)")
    ]


def test_figures_move_by_claimant() -> None:
    told = [
        figure(9200, bound=Bound.MORE_THAN, day=3),
        figure(9200, bound=Bound.MORE_THAN, day=3, report="Wire"),
        figure(9770, day=5, report="Gazette"),
    ]

    assert section("Figures, by whose count", *told) == [
        (
            "health ministry",
            "villagers killed: more than 9,200 (2023-11-03) → 9,770 (2023-11-05)",
        )
    ]


def test_a_correction_within_a_day_is_told_as_the_comparison_has_it() -> None:
    told = [
        figure(60, bound=Bound.AT_LEAST, day=4, told=3),
        figure(
            40,
            report="Wire",
            day=4,
            told=3,
            text="Correction: the ministry counted 40 villagers dead, not 60",
        ),
    ]
    [update] = [group for group in compare(told) if group.relation is Relation.UPDATES]
    [(_, text)] = section("Figures, by whose count", *told)

    assert "at least 60 became 40" in update.summary
    assert update.statements == tuple(entry.id for entry in told)
    assert text == "villagers killed: at least 60 (2023-11-03) → 40 (2023-11-03)"


def test_a_long_series_shows_its_beginning_and_its_end() -> None:
    told = [figure(9000 + 10 * day, day=day, report=f"Paper {day}") for day in range(3, 13)]

    [(_, text)] = section("Figures, by whose count", *told)

    assert text.startswith("villagers killed: 9,030 (2023-11-03) → … 5 more … → 9,090 (2023-11-09)")
    assert text.endswith("→ 9,120 (2023-11-12)")


def test_a_figure_that_nothing_else_is_told_of_is_not_left_out() -> None:
    assert section("Figures, by whose count", figure(9200, day=3)) == [
        ("health ministry", "villagers killed: 9,200 (2023-11-03)")
    ]


def test_figures_that_differ_are_lines_of_their_own() -> None:
    told = [
        figure(9770, told=3, by="health ministry", text="They counted 9770 villagers dead in all"),
        figure(
            9470, told=3, by="army", report="Wire", text="They counted 9470 villagers dead in all"
        ),
    ]

    [(about, text)] = section("Where reports differ", *told)

    assert about == "villagers killed"
    assert "9,470" in text
    assert "9,770" in text


def test_the_order_of_entries_does_not_matter() -> None:
    told = [
        act("REJECT", actor("Ada Stone", "Northland")),
        act("REQUEST", "Arcadia", report="Wire"),
        act("AGREE", "Arcadia", day=5, report="Wire"),
        figure(9200, day=3),
        figure(9770, day=5, report="Wire"),
    ]
    titles = ("What changed", "Who wants what", "Figures, by whose count")

    for title in titles:
        assert section(title, *told) == section(title, *told[::-1])


NASTY = (
    "<script>alert(1)</script> *b* [x](javascript:y) `c` & _d_\n# h http://e.example www.f.example"
)


def nasty(url: str | None = None) -> Brief:
    header = replace(
        act("REJECT", "Arcadia").report, publisher=f"Out|let {NASTY}", url=url, id="0" * 16
    )
    line = Line(about=NASTY, text=NASTY, sources=(Source(statement="ab" * 8, report=header),))
    part = Section(title="T", groups=(Group(title=NASTY, lines=(line,)),), left_out=0, see="acts")
    return Brief(
        reports=1,
        undated=0,
        outlets=(NASTY,),
        first=date(2023, 11, 3),
        last=date(2023, 11, 3),
        filters=(NASTY,),
        checked=0,
        statements=1,
        sections=(part,),
    )


def test_no_word_of_a_report_is_html() -> None:
    tags: list[str] = []
    words: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            tags.append(tag)
            assert all(name != "href" or str(value).startswith("http") for name, value in attrs)

        def handle_data(self, data: str) -> None:
            words.append(data)

    Reader().feed(html(nasty('https://a.example/"><script>')))

    assert "script" not in tags
    assert "<script>alert(1)</script> *b*" in "".join(words)


def test_a_page_needs_nothing_from_elsewhere() -> None:
    page = html(nasty("javascript:alert(1)"))

    assert 'javascript:alert(1)"' not in page
    assert re.findall(r"(?:src|href)=", page) == []
    assert "default-src 'none'" in page


def test_no_word_of_a_report_is_markdown() -> None:
    text = markdown(nasty("javascript:alert(1)"))

    assert "<" not in text.replace("\\<", "")
    assert "\n# h" not in text
    assert "](" not in text.replace("\\](", "")
    assert "http://e" not in text
    assert "javascript:alert" not in text


def test_a_link_is_the_address_and_cannot_end_early() -> None:
    text = markdown(nasty("https://a.example/x> y\n[z]: evil"))

    [definition] = re.findall(r"^\[00000000\]: (.*)$", text, re.MULTILINE)
    assert definition == "<https://a.example/x%3E%20y%0A%5Bz%5D:%20evil>"


@given(st.text())
def test_marked_text_is_one_line_without_open_markup(text: str) -> None:
    shown = marked(text)

    assert "\n" not in shown
    assert re.search(r"(?<!\\)(?:\\\\)*[*_`\[\]<]", shown) is None


def test_the_head_says_what_is_covered_and_that_nobody_checked() -> None:
    text = markdown(nasty())

    assert "1 report of 1 outlet, 2023-11-03." in text
    assert "no person has checked them" in text
    assert record(nasty())["coverage"]["reports"] == 1


def test_reports_that_name_no_outlet_are_counted_as_such() -> None:
    assert replace(nasty(), reports=2, unnamed=1).coverage.endswith(
        "2023-11-03, 1 of them without an outlet's name."
    )
    assert replace(nasty(), outlets=(), unnamed=1).coverage.startswith("1 report, 2023-11-03")


def on_a_topic(found: Resolved) -> Resolved:
    """The same, its proposals named by topics: of others no change is told."""
    return replace(found, subjects=tuple(replace(s, topical=True) for s in found.subjects))


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """Two reports of a refusal, and one, two days later, of a request."""
    path = tmp_path / "test.db"
    asking = replace(another("Evening Gazette", 6), title="Minister asks for a pause")
    with open_ledger(path) as kept:
        run = kept.begin_run("one", {})
        for report in (REPORT, another()):
            kept.keep(reading(report), on_a_topic(resolved(report)), run)
        told = reading(asking)
        [statement] = told.statements
        assert isinstance(statement.content, Act)
        request = replace(statement, content=replace(statement.content, type="REQUEST"))
        subject = replace(resolved(asking).subjects[0], statement_id=request.id)
        decided = on_a_topic(replace(resolved(asking), subjects=(subject,)))
        kept.keep(replace(told, statements=(request,)), decided, run)
        settle(kept, run)
    return path


def brief(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], ledger: Path, *options: str
) -> str:
    monkeypatch.setattr(sys, "argv", ["stateofplay", "brief", *options, "--ledger", str(ledger)])
    with pytest.raises(SystemExit) as end:
        cli.main()
    out, err = capsys.readouterr()
    assert end.value.code == 0, err
    return out


CHANGED = "rejects it (2023-11-03 to 2023-11-05), then asks for it (since 2023-11-06)"


@pytest.mark.parametrize(
    ("options", "has", "lacks"),
    [
        ((), ("3 reports of 3 outlets, 2023-11-03 to 2023-11-06", CHANGED, "**pauses**"), "Only"),
        (("--until", "2023-11-04"), ("2 reports", "rejects it (since 2023-11-03)"), CHANGED),
        (("--as-of", "2023-11-04"), ("as known on: 2023-11-04", "2 reports"), CHANGED),
        (("--since", "2023-11-05"), ("1 report of 1 outlet, 2023-11-06", CHANGED), "2 reports"),
        (("--about", "pause"), ("Only about: pause", "**pauses**"), "evacuation"),
        (("--party", "ada"), ("Only party: ada", "**pauses**: Ada Stone asks"), "Arcadia"),
        (("--party", "ada", "--until", "2023-10-01"), ("Nothing that passes makes a line",), "##"),
        (("--format", "html"), ("<!doctype html>", "<strong>Ada Stone</strong>"), "**"),
    ],
)
def test_every_option(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    ledger: Path,
    options: tuple[str, ...],
    has: tuple[str, ...],
    lacks: str,
) -> None:
    out = brief(monkeypatch, capsys, ledger, *options)

    for words in has:
        assert words in out
    assert lacks not in out
    assert brief(monkeypatch, capsys, ledger, *options) == out


@pytest.mark.parametrize("words", [("--about", "evacuation"), ("--party", "Arcadia")])
def test_words_that_nothing_has_make_no_page(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    ledger: Path,
    words: tuple[str, str],
) -> None:
    monkeypatch.setattr(sys, "argv", ["stateofplay", "brief", *words, "--ledger", str(ledger)])
    with pytest.raises(SystemExit) as end:
        cli.main()
    out, err = capsys.readouterr()

    assert (end.value.code, out) == (2, "")
    assert repr(words[1]) in err


def test_json_names_every_source(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], ledger: Path
) -> None:
    found = json.loads(brief(monkeypatch, capsys, ledger, "--format", "json"))

    with open_ledger(ledger) as kept:
        known = {entry.id for entry in kept.entries()}
    lines = [line for part in found["sections"] for line in part["lines"]]
    cited = {source["statement"] for line in lines for source in line["sources"]}
    assert lines
    assert cited == known
    assert found["coverage"]["outlets"] == ["Coastal Herald", "Evening Gazette", "Harbour Wire"]


def test_what_rests_on_a_guess_is_no_position_of_the_brief(guessed: Path) -> None:
    with open_ledger(guessed) as ledger:
        wanted = brief_of(ledger, Filters()).sections[3]

    assert wanted.title == "Who wants what"
    [sources] = [line.sources for group in wanted.groups for line in group.lines]
    assert [source.report.published for source in sources] == [date(2023, 11, 4)]

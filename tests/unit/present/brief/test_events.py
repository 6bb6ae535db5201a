"""What happened, as a brief tells it: acts of several reports, in the words of one of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from stateofplay.core.judgements import Comparison, Entry, Relation
from stateofplay.core.text import Span
from stateofplay.present.brief.events import events
from stateofplay.present.brief.lines import Kept, heard_in
from tests.unit.compare.made import act


def same(
    *entries: Entry,
    relation: Relation = Relation.SAME,
    topic: str = "Arcadia: Sudland",
    says: str = "Arcadia: “the words of one report”",
    besides: str = "",
) -> Comparison:
    reason = f"{len(entries)} independent reports state it in their own words{besides}"
    return Comparison(
        topic=topic,
        relation=relation,
        kind="act",
        summary=f"{says}: {reason}",
        reasons=("same actor: Arcadia", reason),
        statements=tuple(entry.id for entry in entries),
        reports=tuple(entry.report.id for entry in entries),
    )


def lines(*groups: Comparison, since: date | None = None) -> list[tuple[str, str]]:
    entries = [HERALD, WIRE, OTHER, *BLAMED, *LONG, *HEADLINES]
    kept = Kept(
        entries={entry.id: entry for entry in entries},
        heard=heard_in(entries),
        positions=(),
        comparisons=groups,
        since=since,
    )
    return [(line.about, line.text) for line in events(kept) if line is not None]


def expelled(report: str, text: str, *, told: int | None = None) -> Entry:
    made = act("SANCTION", "Arcadia", None, to="Sudland", report=report, text=text, told=told)
    content = replace(made.content, trigger=Span(start := 2 + text.index(VERB), start + len(VERB)))
    return replace(made, statement=replace(made.statement, content=content))


VERB = "expelled"

HERALD = expelled("Herald", "On Friday Arcadia expelled the envoys of Sudland over the fire.")
WIRE = expelled("Wire", "Arcadia has expelled envoys.")
HEADLINES = [expelled(name, "Arcadia expelled all envoys") for name in ("Sun", "Star")]


BLAMED = [
    act("ACCUSE", "Arcadia", None, to="Sudland", report=report, text=f"{report} blamed Sudland")
    for report in ("Herald", "Wire")
]
OTHER = expelled("Gazette", "No envoy of Sudland stays, all are expelled, Arcadia says.")
TAIL = " ".join(f"word{n}" for n in range(60))
LONG = [
    expelled(report, f"Arcadia expelled envoys of Sudland {TAIL}.") for report in ("Day", "Post")
]


def test_who_did_it_stands_before_the_fullest_words_and_how_many_tell_it() -> None:
    words = "expelled the envoys of Sudland over the fire"

    assert lines(same(WIRE, HERALD)) == [("Arcadia", f"“{words}” (2 independent reports)")]


def test_a_side_taken_is_said_in_the_words_used_for_all() -> None:
    assert lines(same(WIRE, HERALD, says="Arcadia rejected truce “without terms”")) == [
        ("Arcadia", "rejected truce “without terms” (2 independent reports)")
    ]


def test_how_many_tell_a_stance_is_said_once() -> None:
    group = same(HERALD, WIRE)
    counted = "2 independent reports"
    group = replace(
        group,
        summary=f"Arcadia asks for a truce: {counted}",
        reasons=(f"{counted} tell it in their own words",),
    )

    assert lines(group) == [("Arcadia", f"asks for a truce ({counted})")]


def test_what_may_come_says_so_in_the_words_of_a_report() -> None:
    may_come = "Arcadia, as what may come: “the words of one report”"

    told = "as what may come: “expelled the envoys of Sudland over the fire”"
    assert lines(same(WIRE, HERALD, says=may_come)) == [
        ("Arcadia", f"{told} (2 independent reports)")
    ]
    assert lines(same(*HEADLINES, says=may_come)) == []


def test_other_terms_stand_behind_how_many_tell_it() -> None:
    [(_, text)] = lines(same(WIRE, HERALD, besides="; told on other terms: “if A” and “if B”"))

    assert text.endswith("(2 independent reports; told on other terms: “if A” and “if B”)")


def test_what_only_headlines_tell_makes_no_line() -> None:
    assert lines(same(*HEADLINES)) == []


def test_what_is_repeated_or_told_by_one_report_alone_is_no_such_line() -> None:
    assert lines(same(HERALD)) == []
    assert lines(same(HERALD, WIRE, relation=Relation.REPEATS)) == []


def test_what_most_reports_tell_stands_first() -> None:
    [first, _] = lines(same(*LONG, topic="Arcadia: envoys"), same(HERALD, WIRE, OTHER))

    assert "3 independent reports" in first[1]


def test_what_is_called_alike_is_told_once() -> None:
    assert len(lines(same(*LONG), same(HERALD, WIRE, OTHER))) == 1


def test_two_acts_of_the_same_sentences_are_told_once() -> None:
    assert len(lines(same(HERALD, WIRE), same(*BLAMED, topic="Arcadia: blame"))) == 1


def test_a_line_needs_a_source_of_the_days_asked_for() -> None:
    assert lines(same(HERALD, WIRE), since=date(2023, 11, 4)) == []
    assert len(lines(same(HERALD, WIRE), since=date(2023, 11, 3))) == 1

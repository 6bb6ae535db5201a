"""A deed that who is said to have done it denies is not told as if nobody did."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stateofplay.compare.acts.disputed import dispute_block
from stateofplay.compare.facts import side
from stateofplay.core.judgements import Comparison, Entry, Relation
from stateofplay.core.text import Span
from stateofplay.present.brief.events import events
from stateofplay.present.brief.lines import Kept, heard_in
from tests.unit.compare.made import act

VERB = "poisoned"


def deed(report: str, kind: str = "ASSAULT", *, who: str = "Norland") -> Entry:
    text = f"{who} poisoned the exiled envoy of the {report} in the harbour of Vell."
    made = act(kind, who, None, to="Ada Stone", report=report, text=text)
    start = 2 + text.index(VERB)
    content = replace(made.content, trigger=Span(start, start + len(VERB)))
    told = replace(made.statement, content=content)
    return replace(made, statement=told, trigger=VERB, about="exiled envoy in the harbour")


def denial(about: str, who: str = "Norland") -> Entry:
    made = act("REJECT", who, None, report="Gazette", text=f"{who} denied {about}.")
    return replace(made, trigger="denied", about=about)


def group(relation: Relation, block: str, *entries: Entry) -> Comparison:
    return Comparison(
        topic="Norland: envoy",
        relation=relation,
        kind="act",
        summary="Norland: “poisoned the envoy”: 2 independent reports",
        reasons=("2 independent reports",),
        statements=tuple(each.id for each in entries),
        reports=tuple(each.report.id for each in entries),
        block=block,
    )


def told(denied: Entry, *deeds: Entry) -> tuple[str, set[str]]:
    """Give the text of the one line, and the reports that it cites."""
    entries = [*deeds, denied]
    disputed = dispute_block(side(denied.actors[0]))
    kept = Kept(
        entries={each.id: each for each in entries},
        heard=heard_in(entries),
        positions=(),
        comparisons=(
            group(Relation.SAME, "", *deeds),
            group(Relation.DIFFERS, disputed, denied),
        ),
        since=None,
    )
    [line] = [each for each in events(kept) if each is not None]
    return line.text, {each.report.id for each in line.sources}


def test_who_denies_a_deed_is_named_and_cited() -> None:
    text, cited = told(denial("having poisoned any exiled envoy"), deed("Herald"), deed("Wire"))

    assert text.endswith("(2 independent reports; denied by Norland)")
    assert cited == {"Herald", "Wire", "Gazette"}


@pytest.mark.parametrize(
    "denied",
    [
        denial("having closed the granaries"),  # of something else
        denial("having poisoned any exiled envoy", who="Sudland"),  # by somebody else
    ],
)
def test_what_is_denied_of_another_deed_or_by_others_is_not_said(denied: Entry) -> None:
    text, cited = told(denied, deed("Herald"), deed("Wire"))

    assert "denied" not in text
    assert cited == {"Herald", "Wire"}


def test_words_of_whoever_says_them_are_no_deed_to_deny() -> None:
    spoken = [deed(name, "ACCUSE") for name in ("Herald", "Wire")]

    assert "denied" not in told(denial("having poisoned any exiled envoy"), *spoken)[0]

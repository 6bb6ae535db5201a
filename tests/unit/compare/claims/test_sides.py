from __future__ import annotations

from dataclasses import replace

import pytest

from stateofplay.compare import positions
from stateofplay.compare.claims.sides import Told, load_data, recalls, side_taken
from stateofplay.core.judgements import Entry
from stateofplay.core.positions import Stance
from stateofplay.core.text import Span
from tests.unit.compare.made import act

DATA = load_data()


BY_TYPE = Stance.MIXED
"""In place of the side that the type of an act takes: no words take it."""


def told(words: list[str], *, known: bool = True) -> Told:
    return Told(*words, known=known)


def written(kind: str) -> list[tuple[list[str], bool, str | None]]:
    ways = [(way, way.get("known", True)) for way in DATA["ways"]]
    return [(words, known, way["stance"]) for way, known in ways for words in way[kind]]


@pytest.mark.parametrize(("words", "known", "stance"), written("examples"))
def test_acts_whose_words_take_a_side_or_none(
    words: list[str], known: bool, stance: str | None
) -> None:
    assert side_taken(told(words, known=known), BY_TYPE) == stance


@pytest.mark.parametrize(("words", "known", "_"), written("not"))
def test_acts_whose_type_alone_tells_the_side(words: list[str], known: bool, _: str | None) -> None:
    assert side_taken(told(words, known=known), BY_TYPE) == BY_TYPE


def test_of_a_deed_only_criticised_no_side_is_taken() -> None:
    [proposal] = DATA["never"][:1]

    assert side_taken(told(["ACCUSE", "condemned", "the deal", proposal])) is None


def leaving(**fields: str) -> Entry:
    left = act("SANCTION", "Norland", "agreement", condition=("in return for", "the captives"))
    return replace(left, trigger="withdrew", about="from the landmark accord", **fields)


def test_who_leaves_an_accord_rejects_it_on_no_terms() -> None:
    [cell] = positions([leaving()])

    assert (cell.stance, cell.proposal, cell.condition) == (Stance.REJECTS, "agreement", None)


def test_who_threatens_keeps_the_condition() -> None:
    threat = act("THREATEN", "Norland", "agreement", condition=("if", "new duties come"))
    [cell] = positions([replace(threat, trigger="warned", about="all deals will be void")])

    assert (cell.stance, cell.condition) == (Stance.REJECTS, "if new duties come")


def test_who_eases_carries_out_what_was_asked() -> None:
    eased = act("RETREAT", "Norland", "lifting of sanctions")
    [cell] = positions([replace(eased, trigger="lifted", about="the sanctions")])

    assert cell.stance is Stance.ACCEPTS


def test_which_words_only_recall_a_deed() -> None:
    assert [before for before in DATA["recalled"] if not recalls(before)] == []
    assert [before for before in DATA["fresh"] if recalls(before)] == []


def exit_told(before: str, day: int) -> Entry:
    text = f"  {before} withdrew from the accord"
    told = act("SANCTION", "Norland", "agreement", text=text, day=day)
    span = Span(text.index("withdrew"), text.index(" from"))
    content = replace(told.statement.content, trigger=span)
    statement = replace(told.statement, content=content)
    return replace(told, trigger="withdrew", about="from the accord", statement=statement)


def test_a_deed_that_is_only_recalled_is_no_change_of_heart() -> None:
    asked = act("REQUEST", "Norland", "agreement", day=3)
    recalled = exit_told("Tension has grown since Norland", 5)
    news = exit_told("On Friday Norland", 5)

    assert [cell.stance for cell in positions([asked, recalled])] == [Stance.ASKS]
    assert [cell.stance for cell in positions([asked, news])] == [Stance.ASKS, Stance.REJECTS]
    assert [cell.stance for cell in positions([recalled])] == [Stance.REJECTS]


def denied(**fields: str) -> Entry:
    return replace(act("REJECT", "Norland", "dialogue"), trigger="never met", **fields)


def test_what_is_never_done_is_no_refusal() -> None:
    assert positions([denied()]) == ()


def test_a_persons_word_on_a_refusal_is_not_doubted() -> None:
    [cell] = positions([denied(status="accepted")])

    assert cell.stance is Stance.REJECTS

"""In which order the first page tells what changed."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import cast

from stateofplay.core.positions import Position, Stance
from stateofplay.present.web.landing import changes
from stateofplay.present.web.snapshot import Snapshot
from tests.unit.compare.made import actor

SINCE = date(2023, 11, 3)


def asks(who: str, proposal: str, *, confidence: float = 0.9) -> Position:
    return Position(
        proposal=proposal,
        holder=actor(who),
        stance=Stance.ASKS,
        condition=None,
        because=None,
        since=SINCE,
        until=None,
        statements=(f"{who}:{proposal}",),
        publishers=("Herald",),
        reports=1,
        independent=1,
        confidence=confidence,
    )


def told(*held: Position) -> list[str]:
    snapshot = cast("Snapshot", SimpleNamespace(by_id={}, comparisons=()))
    return [change.statement for change in changes(snapshot, held, SINCE, None)]


def test_a_proposal_on_which_several_speak_comes_before_one_of_a_single_party() -> None:
    alone, one, other = (
        asks("Arcadia", "stamps"),
        asks("Norland", "truce"),
        asks("Sudland", "truce"),
    )

    assert told(alone, one, other)[-1] == "Arcadia:stamps"


def test_a_guess_comes_last_whatever_it_is_about() -> None:
    sure = asks("Arcadia", "stamps")
    guesses = [asks(who, "truce", confidence=0.3) for who in ("Norland", "Sudland")]

    assert told(*guesses, sure)[0] == "Arcadia:stamps"

"""The one name that is the best guess for actor and recipient gets the role it is surer of."""

from __future__ import annotations

import numpy as np
import pytest

from stateofplay.extract.reader.backend import RoleAnswers
from stateofplay.extract.reader.clash import parted
from stateofplay.extract.reader.context import SEGMENT_HERE, Context
from stateofplay.extract.reader.decode import Place
from stateofplay.extract.reader.types import ROLES

TANKS, FRONT, ARMY = range(3)


def answers(actor: list[float], recipient: list[float]) -> RoleAnswers:
    """Scores of "nobody" and of three words of one unit each, as actor and as recipient."""
    starts = np.zeros((len(ROLES), 4))
    starts[ROLES.index("actor")] = actor
    starts[ROLES.index("recipient")] = recipient
    ends = np.zeros((len(ROLES), 3))
    same = np.eye(3) * 9.0
    return RoleAnswers(starts, ends, same, np.eye(3), np.zeros(1))


def context() -> Context:
    return Context([0, 1, 2], [SEGMENT_HERE] * 3, [0] * 3, [0] * 3, [0] * 3)


def key(place: Place) -> str:
    return str(place.first)


def units(places: list[Place]) -> list[int]:
    return [place.first for place in places]


def test_who_is_surely_acted_upon_does_not_act() -> None:
    said = answers(actor=[0.2, 0.3, 0.5, 0.0], recipient=[0.07, 0.01, 0.92, 0.0])

    found = parted(said, context(), key, [Place(FRONT, FRONT + 1, 0.5)], least=0.5)

    assert found is not None
    assert (units(found[0]), units(found[1])) == ([TANKS], [FRONT])


def test_nobody_acts_where_nobody_else_is_likely() -> None:
    said = answers(actor=[0.4, 0.05, 0.5, 0.05], recipient=[0.07, 0.01, 0.92, 0.0])

    found = parted(said, context(), key, [Place(FRONT, FRONT + 1, 0.5)], least=0.5)

    assert found is not None
    assert (units(found[0]), units(found[1])) == ([], [FRONT])


@pytest.mark.parametrize(
    ("actor", "recipient"),
    [
        ([0.0, 0.05, 0.95, 0.0], [0.1, 0.0, 0.5, 0.4]),  # surely acts, and another is acted upon
        ([0.2, 0.3, 0.5, 0.0], [0.9, 0.0, 0.1, 0.0]),  # nobody is acted upon
        ([0.2, 0.3, 0.5, 0.0], [0.1, 0.0, 0.2, 0.7]),  # another is the best recipient
    ],
)
def test_who_acts_otherwise_is_left_to_act(actor: list[float], recipient: list[float]) -> None:
    said = answers(actor, recipient)

    assert parted(said, context(), key, [Place(FRONT, FRONT + 1, 0.5)], least=0.5) is None


def test_of_several_actors_none_is_moved() -> None:
    said = answers(actor=[0.0, 0.5, 0.5, 0.0], recipient=[0.07, 0.01, 0.92, 0.0])
    actors = [Place(TANKS, TANKS + 1, 0.5), Place(FRONT, FRONT + 1, 0.5)]

    assert parted(said, context(), key, actors, least=0.5) is None

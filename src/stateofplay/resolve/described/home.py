"""Offices told without a state in a report that is at home in one: "the attorney general".

A report tells of no head of its own state whose head that is ("President Moreau"); nor does it of
those below. The offices are data (``home:`` in ``data/offices.yml``).
"""

from __future__ import annotations

from stateofplay.core.statements import Mention
from stateofplay.resolve.described.roles import at_home
from stateofplay.resolve.named.chains import Board, Chain
from stateofplay.resolve.named.owners import is_former, office_of, owner_of
from stateofplay.resolve.reference.forms import bare
from stateofplay.resolve.reference.lexicon import Lexicon
from stateofplay.resolve.reference.offices import states_with

_BODIES = frozenset({"organisation", "military", "government", "role", "people"})


def homes_of(board: Board, lexicon: Lexicon) -> frozenset[str]:
    """Give the states whose heads the report tells without the state."""
    heads = [c for c in board.persons() if c.office and at_home(c, c.office, lexicon)]
    return frozenset(chain.party for chain in heads if chain.party)


def place_at_home(board: Board, lexicon: Lexicon) -> None:
    """Give those of an office whose state is not told the one at home that has such an office."""
    homes = homes_of(board, lexicon)
    for chain in list(board.persons()) if homes else ():
        if chain.party is not None or chain.office is None or _of_another(chain, lexicon):
            continue
        told = bare(chain.role or chain.name)
        states = [] if is_former(told) else states_with(told, homes)
        if len(states) == 1:
            chain.party = states[0]
            chain.reasons.append(f"speaks for {states[0]}: “{told}” is told without a state")


def place_bodies_at_home(board: Board, lexicon: Lexicon) -> None:
    """Give bodies of a state ("the Navy"), or their officials, told without one that at home.

    Who pronouns are is decided before: what is told of the state at home stands out no more.
    """
    homes = homes_of(board, lexicon)
    for chain in list(board.chains.values()) if homes else ():
        if chain.party is not None or chain.kind not in _BODIES or is_former(chain.name):
            continue
        states = states_with(chain.name, homes)
        if len(states) == 1:
            chain.party = states[0]
            chain.reasons.append(f"of {states[0]}: “{chain.name}” is told without a state")


def _of_another(chain: Chain, lexicon: Lexicon) -> bool:
    """Whether the report tells whose an office of *chain* is, or that it is held no more."""
    held = [each for each in chain.mentions if office_of(each, lexicon) is not None]
    return any(_is_owned(each, lexicon) for each in held)


def _is_owned(mention: Mention, lexicon: Lexicon) -> bool:
    return owner_of(mention, lexicon) is not None or is_former(
        f"{mention.role or ''} {mention.exact}"
    )

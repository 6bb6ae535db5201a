"""Descriptions of those of several: "Norland and Kalmo's ministers", "Front and state forces"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from stateofplay.core.statements import Mention, MentionKind
from stateofplay.resolve.named.chains import Board, Chain
from stateofplay.resolve.named.codes import ARMED
from stateofplay.resolve.named.forces import FORCES, whole
from stateofplay.resolve.named.known import chain_of
from stateofplay.resolve.named.owners import is_former, office_of
from stateofplay.resolve.reference.forms import bare, is_acronym, key
from stateofplay.resolve.reference.lexicon import Lexicon
from stateofplay.resolve.reference.offices import is_headship, same_office
from stateofplay.resolve.reference.tables import Known

_REACH = 80
"""Code points before a description in which the first of several states can be told."""
_NAME = r"[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,2}(?:['\u2019]s?)?"
_SEVERAL = rf"{_NAME}(?:, (?:the )?{_NAME})*,? and (?:the )?{_NAME}"
_BEFORE = re.compile(rf"({_SEVERAL}) $")
_BEHIND = re.compile(rf" of (?:the )?({_SEVERAL})(?![\w-]| [a-z-]+s\b)")
_PARTED = re.compile(r"(?:,? and |, )(?:the )?")
_NOUN = re.compile(r"(?<![\w'\u2019])[a-z-]+(?: [a-z-]+)*$")


def place_joint(board: Board, mention: Mention, text: str, lexicon: Lexicon) -> bool:
    """Chain a description of those of several states with one of each.

    Args:
        board: The chains so far; all names are on it.
        mention: A description.
        text: The report's: a parser ends many a mention before the second state.
        lexicon: The reference data.

    Returns:
        False, and nothing decided, if it is not told of several states.
    """
    if mention.plural is not True or is_former(mention.exact):
        return False
    noun, owners = _told_of(mention, text, lexicon)
    if len({known.name for known in owners}) < 2:
        return False
    chains = [chain for known in owners if (chain := _of_one(board, mention, noun, known, lexicon))]
    if len(chains) < len(owners):
        return False
    names = ", ".join(known.name for known in owners)
    board.put_all(mention, chains, f"“{bare(mention.exact)}”: of each of {names}")
    return True


def _told_of(mention: Mention, text: str, lexicon: Lexicon) -> tuple[str, Sequence[Known]]:
    """The noun of a description, and the states it is of; none if it is of one, or of others."""
    head, link, _ = mention.exact.partition(" of ")
    told = _NOUN.search(head)
    if told is None:
        return "", ()
    start = mention.span.start
    if link:
        found = _BEHIND.match(text, start + len(head))
        names = _PARTED.split(found[1]) if found else []
        states = tuple(_states(names, lexicon, adjective=False))
        return bare(told[0]), states if len(states) == len(names) else ()
    found = _BEFORE.search(text, max(0, start - _REACH), start + told.start())
    names = _PARTED.split(found[1]) if found else []
    owned = bool(names) and names[-1].endswith(("'s", "\u2019s", "s'", "s\u2019"))
    return bare(told[0]), tuple(_states(names, lexicon, adjective=not owned))


def _states(names: Sequence[str], lexicon: Lexicon, *, adjective: bool) -> Iterator[Known]:
    """The states that the last of *names* tell, up to the first one from behind that tells none."""
    found: list[Known] = []
    for name in reversed(names):
        known = lexicon.find(name)
        if known is None or known.kind not in ("state", "organisation", "people", ARMED):
            break
        named = known.kind == ARMED or is_acronym(bare(name))
        if adjective != (known.how in ("demonym", "people")) and not named:
            break
        found.append(known)
    yield from reversed(found)


def _of_one(
    board: Board, mention: Mention, noun: str, known: Known, lexicon: Lexicon
) -> Chain | None:
    """Those of one state: its government, its forces, who holds the office, or its officials."""
    group = lexicon.noun_class(noun)
    party = known.officials or known.party
    if party is None or known.kind == ARMED:
        fights = group is not None and group.kind in (ARMED, FORCES)
        return chain_of(board, known) if party is not None and fights else None
    if mention.kind is not MentionKind.ROLE and group is not None:
        if group.state and known.kind == "state":
            return chain_of(board, known)
        return whole(board, group, party, lexicon) if group.kind == FORCES else None
    office = office_of(mention, lexicon)
    if office is None or not lexicon.offices.get(office, False):
        return None
    held = [each for each in board.persons() if _holds(each, office, party)]
    if len(held) == 1 and is_headship(office):
        return held[0]
    name = f"{lexicon.demonyms.get(party, party)} {noun}"
    return board.chain(("words", "people", key(name)), name, "people", party)


def _holds(chain: Chain, office: str, party: str) -> bool:
    told = chain.kind == "person" and chain.party == party and chain.office is not None
    return told and same_office(office, chain.office or "")

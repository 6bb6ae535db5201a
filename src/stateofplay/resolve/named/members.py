"""Whose people are whom a name tells them by: "Front fighters", "members of the Front".

Who fights for a group acts for it: they are the group. Who holds an office in it speaks for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from stateofplay.core.statements import Mention
from stateofplay.resolve.named.chains import Board, Chain
from stateofplay.resolve.named.codes import ARMED
from stateofplay.resolve.named.forces import FORCES, force_name
from stateofplay.resolve.named.known import chain_of
from stateofplay.resolve.named.owners import is_former
from stateofplay.resolve.reference.forms import bare, key, singular
from stateofplay.resolve.reference.lexicon import Lexicon

_TYPE = re.compile(r"[A-Z]-\d")
"""What the name of a type of aircraft has: "F-16 fighters"."""
_ORGANISATION = "organisation"


def band_of(board: Board, mention: Mention, lexicon: Lexicon) -> Chain | None:
    """Find the group of the report whose fighters, troops or members *mention* are.

    Args:
        board: The chains so far; all names are on it.
        mention: A description of several.
        lexicon: The reference data.

    Returns:
        The chain of an armed group, of a force by a name of its own, or of whoever has "fighters";
        None if the words tell no such, or those who are with it no more.
    """
    words, group = bare(mention.exact), lexicon.noun_class(mention.exact)
    followers = mention.plural is True and _is_follower(words, lexicon)
    kind = ARMED if followers else group.kind if group is not None else ""
    if kind not in (ARMED, FORCES) or is_former(words):
        return None
    owner = named_in(board, mention, lexicon)
    if owner is None or owner.kind not in (ARMED, _ORGANISATION):
        return None
    if owner.kind == ARMED or force_name(owner.name, lexicon):
        return owner
    fights = kind == ARMED and not followers and owner.key[0] == "name"
    return owner if fights and not _TYPE.search(owner.name) else None


def _is_follower(words: str, lexicon: Lexicon) -> bool:
    told = words.split(" of ", maxsplit=1)[0].casefold().split()
    return bool(told) and singular(told[-1]) in lexicon.followers


def named_in(board: Board, mention: Mention, lexicon: Lexicon) -> Chain | None:
    """Find who is named in a description as whose it is: "Front officers", "members of the Front".

    Returns:
        The chain of somebody known as an armed group, or of a name that the report tells of
        itself; None if there is none, or more than the name stands there.
    """
    for words in _names_in(mention, lexicon):
        known = lexicon.find(words) or lexicon.find(board.full_name(words))
        if known is not None:
            return chain_of(board, known) if known.kind == ARMED else None
        if (chain := board.named(words)) is not None and chain.mentions:
            return chain
    return None


def _names_in(mention: Mention, lexicon: Lexicon) -> Iterator[str]:
    """The words that may name whose *mention* is: its owner, what stands before or behind."""
    owner = (mention.owner or "").removesuffix("'s").removesuffix("\u2019s")
    if owner[:1].isupper():
        yield owner
    before, link, behind = bare(mention.exact).partition(" of ")
    size = len((lexicon.noun(before) or lexicon.office(before) or "-").split())
    parts = before.split()[:-size]
    while parts and parts[0][0].islower() and "-" not in parts[0]:
        parts = parts[1:]
    if parts and all(part[0].isupper() for part in parts):
        yield " ".join(parts)
    if link and key(behind) and bare(behind)[0].isupper():
        yield bare(behind)

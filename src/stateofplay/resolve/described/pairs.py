"""Two in one description: "both men", "the two leaders", "the two sides".

The nouns are data (``data/pairs.yml``).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from stateofplay.core.statements import Mention
from stateofplay.datafiles import read_mapping
from stateofplay.resolve.named.chains import Board, Chain
from stateofplay.resolve.named.codes import ARMED
from stateofplay.resolve.reference.lexicon import Lexicon
from stateofplay.resolve.reference.offices import governs, is_head, is_sole

DATA = "pairs.yml"
_REACH = 5
"""Sentences that such words look back, at most."""
_NEAR = 3
"""Sentences that they look back for two who are told in one sentence, at most."""

_BEFORE = "the "

_GROUPS = frozenset({"people", "military", "government", "organisation", ARMED})

_Told = Callable[[Chain], Iterable[Chain]]
"""Whom a chain can stand for in a pair: itself, its party, nobody."""


@cache
def load_data() -> dict[str, Any]:
    """Read ``pairs.yml`` as it is, examples included."""
    return read_mapping("stateofplay.resolve", "data", DATA)


@cache
def _pattern() -> re.Pattern[str]:
    data = load_data()
    nouns = "|".join([*data["persons"], *data["states"], *data["parties"]])
    return re.compile(
        rf"(?:both|the two|two|the pair of)(?: ({nouns}))|both|the two|the pair", re.IGNORECASE
    )


def noun_of_two(words: str) -> str | None:
    """Give the noun in words for two, "" for bare ones ("both"); None for all other words.

    Example:
        >>> [noun_of_two(words) for words in ("the two Leaders", "both", "three sides")]
        ['leaders', '', None]
    """
    found = _pattern().fullmatch(" ".join(words.split()))
    return None if found is None else (found[1] or "").lower()


def place_pair(board: Board, mention: Mention, text: str, lexicon: Lexicon) -> bool:
    """Chain words for two with the two whom they can only mean.

    Of persons these are the two who acted or spoke last before them, of leaders first the two who
    are told in one sentence; so are two states or sides.

    Args:
        board: The chains so far.
        mention: A description.
        text: The report's: a parser leaves "the" out before "two sides".
        lexicon: The reference data.

    Returns:
        False, and nothing decided, if they are no such words or no two stand before them.
    """
    noun = noun_of_two(mention.exact)
    if noun is None or not _is_definite(mention, text):
        return False
    data = load_data()
    words, why = f"“{' '.join(mention.exact.lower().split())}”", "the last two told in one sentence"
    told: Sequence[Chain] = ()
    if noun in data["states"] or noun in data["parties"]:
        kinds = {"state"} if noun in data["states"] else {"state", ARMED}
        told = _in_one_sentence(board, mention, _parties(board, kinds, lexicon))
        told = () if _tells_others(board, mention) else told
    elif noun in data["heads"]:
        told = _in_one_sentence(board, mention, _head)
    if not told and (not noun or noun in data["persons"]):
        told, why = _last_persons(board, mention, noun), "the last two told as acting"
    if not told:
        return False
    board.put_all(mention, told, f"{words}: {told[0].name} and {told[1].name}, {why}")
    return True


def _is_definite(mention: Mention, text: str) -> bool:
    """Whether words for two take up two who are told: "two women" may be any."""
    start = mention.span.start
    before = text[max(0, start - len(_BEFORE)) : start].lower()
    return not mention.exact.lower().startswith("two") or before == _BEFORE


def _tells_others(board: Board, mention: Mention) -> bool:
    """Whether two groups that are nobody's are told before *mention*: a crowd and the police."""
    told = {
        chain.key
        for chain in board.chains.values()
        for item in chain.mentions
        if item.sentence == mention.sentence and item.span.end <= mention.span.start
        if chain.party is None and chain.kind in _GROUPS
    }
    return len(told) > 1


def _last_persons(board: Board, mention: Mention, noun: str) -> Sequence[Chain]:
    """The two persons who were subjects last before *mention*, () if there are none.

    Leaders are of somebody: no expert on them is one.
    """
    last: list[tuple[Mention, Chain]] = []
    heads = noun in load_data()["heads"]
    for chain in board.persons():
        if chain.kind != "person" or (heads and chain.party is None):
            continue
        told = [item for item in chain.mentions if _leads_to(item, mention)]
        if told:
            last.append((max(told, key=lambda item: item.span), chain))
    if len(last) < 2:
        return ()
    return [chain for _, chain in sorted(last, key=lambda item: item[0].span)[-2:]]


def _leads_to(item: Mention, mention: Mention) -> bool:
    near = item.span < mention.span and mention.sentence - item.sentence <= _REACH
    return near and item.subject and (item.sentence > 0 or mention.sentence == 0)


def _in_one_sentence(board: Board, mention: Mention, stands_for: _Told) -> Sequence[Chain]:
    """The two of the nearest sentence before *mention* that tells two; () if it tells more.

    Whoever is told alone in a sentence between is one of them.
    """
    alone: set[tuple[str, ...]] = set()
    told = _by_sentence(board, mention, stands_for)
    for back in range(_NEAR + 1):
        found = told.get(mention.sentence - back, {})
        if len(found) >= 2:
            return list(found.values()) if len(found) == 2 and alone <= found.keys() else ()
        alone |= found.keys()
    return ()


def _by_sentence(
    board: Board, mention: Mention, stands_for: _Told
) -> Mapping[int, dict[tuple[str, ...], Chain]]:
    """Those who can be of the pair, by the sentences before *mention* that tell them."""
    first = max(mention.sentence - _NEAR, min(1, mention.sentence))
    found: dict[int, dict[tuple[str, ...], Chain]] = defaultdict(dict)
    for chain in list(board.chains.values()):
        for item in chain.mentions:
            if first <= item.sentence and item.span.end <= mention.span.start:
                for one in stands_for(chain):
                    found[item.sentence][one.key] = one
    return found


def _parties(board: Board, kinds: set[str], lexicon: Lexicon) -> _Told:
    """Give what makes of a chain the state, or group, that it is or speaks for."""

    def stands_for(chain: Chain) -> Iterable[Chain]:
        if chain.kind in kinds and chain.party is not None:
            yield chain
            return
        known = lexicon.find(chain.party) if chain.party is not None else None
        if known is not None and known.kind in kinds and known.party == known.name:
            yield board.chain(("known", known.name), known.name, known.kind, known.party)

    return stands_for


def _head(chain: Chain) -> Iterable[Chain]:
    office = chain.office or ""
    if chain.kind == "person" and (governs(office) or is_head(office) or is_sole(office)):
        yield chain

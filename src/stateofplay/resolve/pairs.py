"""Two persons in one description: "both men", "the two leaders"."""

from __future__ import annotations

import re

from stateofplay.core.statements import Mention
from stateofplay.resolve.chains import Board, Chain

_PAIR = re.compile(
    r"(?:both|the two|the pair of)(?: (?:men|women|leaders|ministers|foreign ministers|presidents"
    r"|prime ministers|diplomats|politicians|officials|statesmen))?|the pair",
    re.IGNORECASE,
)
_REACH = 5
"""Sentences that such words look back, at most."""


def place_pair(board: Board, mention: Mention) -> bool:
    """Chain words for two with the two persons who acted or spoke last before them.

    Returns:
        False, and nothing decided, if they are no such words or no two persons stand before
        them.
    """
    words = " ".join(mention.exact.split())
    if not _PAIR.fullmatch(words):
        return False
    last: list[tuple[Mention, Chain]] = []
    for chain in board.persons():
        if chain.kind != "person":
            continue
        told = [item for item in chain.mentions if _leads_to(item, mention)]
        if told:
            last.append((max(told, key=lambda item: item.span), chain))
    if len(last) < 2:
        return False
    pair = sorted(last, key=lambda item: item[0].span)[-2:]
    first, second = (chain for _, chain in pair)
    reason = f"“{words.lower()}”: {first.name} and {second.name}, the last two told as acting"
    board.put_all(mention, (first, second), reason)
    return True


def _leads_to(item: Mention, mention: Mention) -> bool:
    near = item.span < mention.span and mention.sentence - item.sentence <= _REACH
    return near and item.subject and (item.sentence > 0 or mention.sentence == 0)

"""Other names that a report explains: "Ada Stone, widely known as Badger", "a group known as V40".

What is told behind words like "known as" is one with whom they stand beside, in the whole report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from stateofplay.core.statements import Mention, MentionKind
from stateofplay.resolve.named.apposition import place_beside
from stateofplay.resolve.named.chains import Board, Chain
from stateofplay.resolve.named.codes import ARMED
from stateofplay.resolve.named.forces import FORCES
from stateofplay.resolve.reference.forms import bare
from stateofplay.resolve.reference.lexicon import Lexicon

_REACH = 80
"""Code points between a name and the other one, at most."""
_BODIES = frozenset({"organisation", ARMED, FORCES, "government"})
_BETWEEN = r"(?: (?:in|of|from) [A-Z]\w+)?(?: \([A-Z]{{2,8}}\))?[,;]?(?: [-\u2013\u2014])?"
_OPENING = r" \(?(?:(?:who|which|that) )?(?:(?:is|are|was|were) )?(?:(?:{how}) )*(?:{known})"
_ENDING = r" (?:the )?[\"'\u201c\u2018]?"


def place_aliases(board: Board, mentions: Sequence[Mention], text: str, lexicon: Lexicon) -> None:
    """Join the other names that the report explains with those whose they are.

    Args:
        board: The chains so far; all names are on it.
        mentions: All mentions of the report, in order of the text.
        text: The report's.
        lexicon: The reference data.
    """
    for mention, other in list(_explained(mentions, text, lexicon)):
        alias = board.of(other)
        if alias is None:
            continue
        chain = board.of(mention) or _linked(board, mention, mentions)
        if chain is not None:
            _join(board, chain, alias)
        elif not place_beside(board, mention, other, lexicon) and _are_others(mention, lexicon):
            _call(board, mention, alias)


def _call(board: Board, mention: Mention, alias: Chain) -> None:
    if alias.kind in _BODIES:
        board.put(mention, alias, f"“{bare(mention.exact)}” are known as {alias.name}")


def _are_others(mention: Mention, lexicon: Lexicon) -> bool:
    """Whether a description tells of several, and not of what kind: "allies of the army"."""
    several = mention.kind is MentionKind.GROUP or mention.plural is True
    return several and lexicon.noun_class(mention.exact.partition(" of ")[0]) is None


def _explained(
    mentions: Sequence[Mention], text: str, lexicon: Lexicon
) -> Iterator[tuple[Mention, Mention]]:
    """Yield whom words like "known as" stand behind, the widest description, and the other name."""
    how, known = (
        "|".join(map(re.escape, sorted(words))) for words in (lexicon.known_how, lexicon.known_as)
    )
    between = re.compile((_BETWEEN + _OPENING + _ENDING).format(how=how, known=known))
    ends: dict[int, Mention] = {}
    for mention in mentions:
        if mention.kind is not MentionKind.PRONOUN:
            ends.setdefault(mention.span.end, mention)  # the widest that ends there comes first
    told = [
        m for m in mentions if m.kind is not MentionKind.PRONOUN and bare(m.exact)[:1].isupper()
    ]
    for other in told:
        begins = other.span.end - len(bare(other.exact))
        start = max(0, begins - _REACH)
        for end in range(begins - 1, start, -1):
            named = ends.get(end)
            if named is not None and between.fullmatch(text, end, begins):
                yield named, other
                break


def _linked(board: Board, mention: Mention, mentions: Sequence[Mention]) -> Chain | None:
    """The chain of the name that a description stands beside: "Stone, a rebel, known as"."""
    other = next((m for m in mentions if m.span == mention.same_as), None)
    return board.of(other) if other is not None else None


def _join(board: Board, chain: Chain, alias: Chain) -> None:
    """Make one of two that a report says are one, unless the reference data know both."""
    if chain is alias or (chain.key[0] == alias.key[0] == "known"):
        return
    full = chain.person is not None and chain.person.full and alias.key[0] != "known"
    if full and alias.kind in ("person", "organisation"):
        board.absorb(chain, alias, f"“{alias.name}” is what {chain.name} is known as")
    elif chain.kind in _BODIES and alias.kind in _BODIES:
        one, other = (alias, chain) if alias.key[0] == "known" else (chain, alias)
        board.absorb(one, other, f"“{other.name}” is what {one.name} is known as")

"""Pronouns: who "he", "they" and "we" are, where the text settles it.

A pronoun looks back for the nearest subject that agrees with it, in its own sentence and then in
the ones before. Inside a direct quotation the first person is the speaker. What two candidates
fit equally well stays open.
"""

from __future__ import annotations

from collections.abc import Sequence

from stateofplay.core.statements import Act, Mention, MentionKind, Quotation, Statement
from stateofplay.resolve.chains import Board, Chain

_MASCULINE = frozenset({"he", "him", "his", "himself"})
_FEMININE = frozenset({"she", "her", "hers", "herself"})
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_NEUTER = frozenset({"it", "its", "itself"})
_I = frozenset({"i", "me", "my", "mine", "myself"})
_WE = frozenset({"we", "us", "our", "ours", "ourselves"})
_RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
_COLLECTIVE = frozenset({"armed group", "military", "organisation", "people", "government"})
_THINGS = frozenset({"state", "government", "military", "organisation", "armed group"})
_REACH = 2
_ADJACENT = 3


def place_pronouns(
    board: Board,
    mentions: Sequence[Mention],
    statements: Sequence[Statement],
    verbal: frozenset[str],
) -> None:
    """Chain the pronouns of a report, in order of the text.

    Args:
        board: The chains of all other mentions.
        mentions: All mentions, in order of the text.
        statements: The report's statements; its quotations tell who speaks where.
        verbal: Names of the act types that are done by words.
    """
    quotations = [s.content for s in statements if isinstance(s.content, Quotation)]
    deeds = _deeds(statements, verbal)
    by_span = {mention.span: mention for mention in mentions}
    for mention in mentions:
        if mention.kind is not MentionKind.PRONOUN or board.of(mention) is not None:
            continue
        word = mention.exact.strip().lower()
        if mention.same_as is not None and (other := by_span.get(mention.same_as)):
            chain = board.of(other)
            reason = f"“{word}” refers to “{other.exact}”"
        elif word in _I | _WE:
            chain = _speaker(board, mention, quotations)
            if chain is not None and word in _WE and mention.id in deeds:
                chain = _party_of(board, chain)
            reason = f"“{word}” in direct speech is the speaker"
        elif word in _RELATIVE:
            chain = _just_before(board, mention, mentions)
            reason = f"“{word}” refers to the name just before it"
        else:
            chain = _antecedent(board, word, mention, mentions, quotations)
            reason = f"“{word}”: nearest subject that agrees with it"
        if chain is not None:
            board.put(mention, chain, reason)
            _mark(chain, word)


def _mark(chain: Chain, word: str) -> None:
    if chain.gender is None and chain.singular and word in _MASCULINE | _FEMININE:
        chain.gender = "he" if word in _MASCULINE else "she"


def _deeds(statements: Sequence[Statement], verbal: frozenset[str]) -> frozenset[str]:
    """Ids of the mentions that act in something done, not said."""
    return frozenset(
        mention.id
        for statement in statements
        if isinstance(statement.content, Act) and statement.content.type not in verbal
        for mention in statement.content.actors
    )


def _speaker(board: Board, mention: Mention, quotations: Sequence[Quotation]) -> Chain | None:
    around = [q for q in quotations if q.direct and q.content.contains(mention.span)]
    for quotation in sorted(around, key=lambda q: q.content.end - q.content.start):
        for speaker in quotation.speakers:
            if (chain := board.of(speaker)) is not None:
                return chain
    return None


def _party_of(board: Board, chain: Chain) -> Chain:
    """The party a person speaks for, as a chain; the person if no party is told."""
    if chain.party is None or not chain.singular:
        return chain
    known = board.chains.get(("known", chain.party)) or board.chains.get(("name", chain.party))
    return known or board.chain(("known", chain.party), chain.party, "state", chain.party)


def _just_before(board: Board, mention: Mention, mentions: Sequence[Mention]) -> Chain | None:
    best: Mention | None = None
    for other in mentions:
        gap = mention.span.start - other.span.end
        if 0 <= gap <= _ADJACENT and other.kind is not MentionKind.PRONOUN:
            best = other
    return board.of(best) if best else None


def _antecedent(
    board: Board,
    word: str,
    mention: Mention,
    mentions: Sequence[Mention],
    quotations: Sequence[Quotation],
) -> Chain | None:
    before = [
        other
        for other in mentions
        if other.span.end <= mention.span.start
        and mention.sentence - other.sentence <= _REACH
        and (other.sentence > 0 or mention.sentence == 0)
        and _fits(board.of(other), other, word, mention.sentence - other.sentence)
    ]
    before = [other for other in before if not _speaks_here(board, other, mention, quotations)]
    for distance in range(_REACH + 1):
        here = [other for other in before if mention.sentence - other.sentence == distance]
        subjects = _chains(board, [other for other in here if other.subject])
        if subjects:
            return subjects[-1] if distance == 0 or len(subjects) == 1 else subjects[0]
        others = _chains(board, here)
        if len(others) == 1:
            return others[0]
        if others:
            return None
    return None


def _speaks_here(
    board: Board, other: Mention, mention: Mention, quotations: Sequence[Quotation]
) -> bool:
    """Whether *other* is the one who says the direct words around *mention*: "he" is not him."""
    chain = board.of(other)
    return any(
        quotation.direct
        and quotation.content.contains(mention.span)
        and any(board.of(speaker) is chain for speaker in quotation.speakers)
        for quotation in quotations
    )


def _chains(board: Board, mentions: Sequence[Mention]) -> list[Chain]:
    """The chains of *mentions*, each once, in the order in which they were last named."""
    found: dict[tuple[str, ...], Chain] = {}
    for mention in mentions:
        chain = board.of(mention)
        if chain is not None:
            found.pop(chain.key, None)
            found[chain.key] = chain
    return list(found.values())


def _fits(chain: Chain | None, mention: Mention, word: str, distance: int) -> bool:
    """Whether *word* agrees with a mention of *chain* that stands *distance* sentences before it.

    A place is never meant: what does or says something is not a place.
    """
    if chain is None:
        return False
    if word in _MASCULINE | _FEMININE:
        gender = "he" if word in _MASCULINE else "she"
        return chain.singular and mention.plural is not True and chain.gender in (None, gender)
    if word in _PLURAL:
        if chain.singular:
            return False
        return mention.plural is True or (chain.kind in _COLLECTIVE and distance < _REACH)
    if word in _NEUTER:
        return chain.kind in _THINGS and mention.plural is not True
    return False

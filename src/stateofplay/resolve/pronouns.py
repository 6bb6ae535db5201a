"""Pronouns: who "he", "they" and "we" are, where the text settles it.

A pronoun looks back for the nearest subject that agrees with it, in its own sentence and then in
the ones before. Inside a direct quotation the first person is the speaker. What two candidates
fit equally well stays open.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

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
_BESIDE = 200


@dataclass(frozen=True, slots=True)
class _Scene:
    """What a pronoun can look at.

    Attributes:
        deeds: Ids of the mentions that act in something done, not said.
        barred: Id of a mention -> mentions it cannot mean ("Moreau told *him*").
    """

    board: Board
    mentions: Sequence[Mention]
    quotations: Sequence[Quotation]
    deeds: frozenset[str]
    barred: Mapping[str, Sequence[Mention]]


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
    acts = [s.content for s in statements if isinstance(s.content, Act)]
    scene = _Scene(board, mentions, quotations, _deeds(acts, verbal), _barred(acts, mentions))
    by_span = {mention.span: mention for mention in mentions}
    for mention in mentions:
        if mention.kind is not MentionKind.PRONOUN or board.of(mention) is not None:
            continue
        other = by_span.get(mention.same_as) if mention.same_as else None
        chain, reason = _linked(scene, mention, other) if other else _found(scene, mention)
        if chain is not None:
            board.put(mention, chain, reason)
            _mark(chain, mention.exact.strip().lower())


def _linked(scene: _Scene, mention: Mention, other: Mention) -> tuple[Chain | None, str]:
    return scene.board.of(other), f"“{mention.exact.lower()}” refers to “{other.exact}”"


def _found(scene: _Scene, mention: Mention) -> tuple[Chain | None, str]:
    word = mention.exact.strip().lower()
    if word in _I | _WE:
        chain = _speaker(scene, mention)
        if chain is not None and word in _WE and mention.id in scene.deeds:
            chain = _party_of(scene.board, chain)
        return chain, f"“{word}” in direct speech is the speaker"
    if word in _RELATIVE:
        return _just_before(scene, mention), f"“{word}” refers to the name just before it"
    return _antecedent(scene, word, mention), f"“{word}”: nearest subject that agrees with it"


def _barred(acts: Iterable[Act], mentions: Sequence[Mention]) -> dict[str, list[Mention]]:
    """Find whom a pronoun cannot mean: the actor of the act it is the recipient of.

    Nor does anybody reject what is their own: "Moreau turned down *his* request".
    """
    found: dict[str, list[Mention]] = defaultdict(list)
    for act in acts:
        held = list(act.recipients)
        if act.type == "REJECT" and act.about is not None:
            held += [m for m in mentions if m.span.start == act.about.start]
        for mention in held:
            found[mention.id] += [actor for actor in act.actors if actor.id != mention.id]
    return found


def _mark(chain: Chain, word: str) -> None:
    if chain.gender is None and chain.singular and word in _MASCULINE | _FEMININE:
        chain.gender = "he" if word in _MASCULINE else "she"


def _deeds(acts: Iterable[Act], verbal: frozenset[str]) -> frozenset[str]:
    """Ids of the mentions that act in something done, not said."""
    return frozenset(m.id for act in acts if act.type not in verbal for m in act.actors)


def _speaker(scene: _Scene, mention: Mention) -> Chain | None:
    around = [q for q in scene.quotations if q.direct and q.content.contains(mention.span)]
    for quotation in sorted(around, key=lambda q: q.content.end - q.content.start):
        for speaker in quotation.speakers:
            if (chain := scene.board.of(speaker)) is not None:
                return chain
    return None if around else _speaker_beside(scene, mention)


def _speaker_beside(scene: _Scene, mention: Mention) -> Chain | None:
    """The speaker of the direct words next to *mention*: a quotation can run over sentences."""
    best: tuple[int, Chain] | None = None
    for quotation in scene.quotations:
        content = quotation.content
        gap = max(content.start - mention.span.end, mention.span.start - content.end)
        chains = [chain for s in quotation.speakers if (chain := scene.board.of(s)) is not None]
        if quotation.direct and chains and gap <= _BESIDE and (best is None or gap < best[0]):
            best = gap, chains[0]
    return best[1] if best else None


def _party_of(board: Board, chain: Chain) -> Chain:
    """The party a person speaks for, as a chain; the person if no party is told."""
    if chain.party is None or not chain.singular:
        return chain
    known = board.chains.get(("known", chain.party)) or board.chains.get(("name", chain.party))
    return known or board.chain(("known", chain.party), chain.party, "state", chain.party)


def _just_before(scene: _Scene, mention: Mention) -> Chain | None:
    best: Mention | None = None
    for other in scene.mentions:
        gap = mention.span.start - other.span.end
        if 0 <= gap <= _ADJACENT and other.kind is not MentionKind.PRONOUN:
            best = other
    return scene.board.of(best) if best else None


def _antecedent(scene: _Scene, word: str, mention: Mention) -> Chain | None:
    before = [
        other
        for other in scene.mentions
        if other.span.end <= mention.span.start
        and mention.sentence - other.sentence <= _REACH
        and (other.sentence > 0 or mention.sentence == 0)
        and _fits(scene.board.of(other), other, word, mention.sentence - other.sentence)
        and not _is_barred(scene, other, mention)
    ]
    for distance in range(_REACH + 1):
        here = [other for other in before if mention.sentence - other.sentence == distance]
        subjects = _chains(scene.board, [other for other in here if other.subject])
        if subjects:
            return subjects[-1] if distance == 0 or len(subjects) == 1 else subjects[0]
        others = _chains(scene.board, here)
        if len(others) == 1:
            return others[0]
        if others:
            return None
    return None


def _is_barred(scene: _Scene, other: Mention, mention: Mention) -> bool:
    """Whether the grammar keeps *mention* from being *other*.

    So it is with the actor whose recipient the pronoun is, and with the one who says the direct
    words around it: "he" there is somebody else.
    """
    chain = scene.board.of(other)
    if any(scene.board.of(actor) is chain for actor in scene.barred.get(mention.id, ())):
        return True
    return any(
        quotation.direct
        and quotation.content.contains(mention.span)
        and any(scene.board.of(speaker) is chain for speaker in quotation.speakers)
        for quotation in scene.quotations
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

"""Pronouns: who "he", "they" and "we" are, where the text settles it.

The first person in quotation marks is the speaker; "we" is whom the speaker speaks for, but for
what the speaker does by saying so ("we reject it"). The third person takes up who stands out most
before it (`stateofplay.resolve.described.salience`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from stateofplay.core.closed_classes import (
    FEMININE,
    FIRST_PERSON,
    FIRST_PLURAL,
    MASCULINE,
    NEUTER,
    RELATIVE,
    THIRD_PERSON,
)
from stateofplay.core.statements import Act, Mention, MentionKind, Quotation, Reading
from stateofplay.resolve.described.salience import (
    Scene,
    ahead,
    antecedent,
)
from stateofplay.resolve.described.speeches import Speech, speech_at, speeches_of
from stateofplay.resolve.named.chains import Board, Chain
from stateofplay.resolve.reference.lexicon import Lexicon

_ADJACENT = 3
_AFTER_WORDS = re.compile(r"(?:(?<=,)|,)[\"'\u2019\u201d]?\s")
"""Between what somebody says and a pronoun for who says it: ", he said"."""
_AND = re.compile(r",?\s+(?:and|with)\s+(?:(?:his|her|their)\s+(?:[\w-]+\s+){1,3})?|,\s+")


def place_pronouns(
    board: Board, mentions: Sequence[Mention], reading: Reading, lexicon: Lexicon
) -> None:
    """Chain the pronouns of a report: what is told first, then what is said.

    Who speaks must be known before "we" and "I" within the words can be.

    Args:
        board: The chains of all other mentions.
        mentions: All mentions, in order of the text.
        reading: The report's statements tell who acts and who speaks where.
        lexicon: The reference data.
    """
    scene = _scene(board, mentions, reading, lexicon)
    by_span = {mention.span: mention for mention in mentions}
    pronouns = [m for m in mentions if m.kind is MentionKind.PRONOUN and board.of(m) is None]
    told = [m for m in pronouns if speech_at(scene.speeches, m.span) is None]
    said = [m for m in pronouns if speech_at(scene.speeches, m.span) is not None]
    for mention in (*told, *said):
        other = by_span.get(mention.same_as) if mention.same_as else None
        chains, reason = _linked(scene, mention, other) if other else _found(scene, mention)
        board.put_all(mention, chains, reason)
        for chain in chains:
            _mark(chain, mention.exact.strip().lower())


def _scene(board: Board, mentions: Sequence[Mention], reading: Reading, lexicon: Lexicon) -> Scene:
    contents = [statement.content for statement in reading.statements]
    acts = [content for content in contents if isinstance(content, Act)]
    speeches = speeches_of(reading)
    speaking = {m.id for c in contents if isinstance(c, Quotation) for m in c.speakers}
    speaking |= {speech.speaker.id for speech in speeches if speech.speaker is not None}
    return Scene(
        board=board,
        lexicon=lexicon,
        mentions=mentions,
        level=_levels(reading, speeches),
        speeches=speeches,
        speakers=frozenset(speaking),
        acting=frozenset(m.id for act in acts for m in act.actors),
        reported=tuple(c for c in contents if isinstance(c, Quotation) and not c.direct),
        barred=_barred(reading, acts, mentions),
        together=_together(board, mentions, reading.report.full_text),
        deniers=_deniers(reading),
        saying=_saying(acts, lexicon),
        text=reading.report.full_text,
    )


def _saying(acts: Sequence[Act], lexicon: Lexicon) -> frozenset[str]:
    """Ids of the mentions that act, and only by what they say."""
    types: dict[str, set[str]] = defaultdict(set)
    for act in acts:
        for actor in act.actors:
            types[actor.id].add(act.type)
    return frozenset(one for one, done in types.items() if done <= lexicon.acts_of_speakers)


def _levels(reading: Reading, speeches: Sequence[Speech]) -> tuple[int, ...]:
    """For each sentence, how many sentences up to it are told, not said in quotation marks."""
    told = 0
    levels: list[int] = []
    for sentence in reading.sentences:
        told += not any(speech.span.contains(sentence) for speech in speeches)
        levels.append(told)
    return tuple(levels)


def _linked(scene: Scene, mention: Mention, other: Mention) -> tuple[tuple[Chain, ...], str]:
    chain = _spoken_for(scene, mention, scene.board.of(other))
    return _one(chain), f"“{mention.exact.lower()}” refers to “{other.exact}”"


def _found(scene: Scene, mention: Mention) -> tuple[tuple[Chain, ...], str]:
    word = mention.exact.strip().lower()
    if word in FIRST_PERSON:
        chain = _spoken_for(scene, mention, _speaker(scene, mention))
        return _one(chain), f"“{word}” in direct speech is the speaker"
    if word in RELATIVE:
        return _one(_just_before(scene, mention)), f"“{word}” refers to the name just before it"
    if word not in THIRD_PERSON:
        return (), ""
    denier = scene.deniers.get(mention.id)
    chain = scene.board.of(denier) if denier is not None and word in NEUTER else None
    if chain is not None and not chain.singular:
        return _one(chain), f"“{word}” is who denies it"
    if (chain := ahead(scene, mention)) is not None:
        return _one(chain), f"“{word}” is the subject behind its clause"
    return antecedent(scene, mention), f"“{word}”: who stands out most of those that agree"


def _spoken_for(scene: Scene, mention: Mention, speaker: Chain | None) -> Chain | None:
    """Give whom *mention* means if *speaker* says it: the speaker, or for "we" the party."""
    word = mention.exact.strip().lower()
    if speaker is None or word not in FIRST_PLURAL or (word == "we" and mention.id in scene.saying):
        return speaker
    return party_of(scene.board, speaker, scene.lexicon)


def _one(chain: Chain | None) -> tuple[Chain, ...]:
    return () if chain is None else (chain,)


def _together(board: Board, mentions: Sequence[Mention], text: str) -> dict[str, list[Chain]]:
    """Find persons told together: "Moreau and her colleague Ada Stone", "both men"."""
    found = {m.id: list(board.several(m)) for m in mentions if board.several(m)}
    persons = [m for m in mentions if (c := board.of(m)) is not None and c.kind == "person"]
    for one, other in pairwise(persons):
        first, second = board.of(one), board.of(other)
        between = text[one.span.end : max(one.span.end, other.span.start)]
        if first is None or second is None or first is second:
            continue
        if one.sentence == other.sentence and _AND.fullmatch(between):
            found[other.id] = [*found.get(one.id, [first]), second]
    return found


def _deniers(reading: Reading) -> dict[str, Mention]:
    """Find who denies what a pronoun did in the same sentence: "Norland denied that it struck"."""
    found: dict[str, Mention] = {}
    for statement in reading.statements:
        content, sources = statement.content, statement.attributed_to
        if not isinstance(content, Act) or content.reality != "denied" or len(sources) != 1:
            continue
        for actor in content.actors:
            beside = sources[0].sentence == actor.sentence and sources[0].span < actor.span
            if actor.kind is MentionKind.PRONOUN and beside:
                found[actor.id] = sources[0]
    return found


def _barred(
    reading: Reading, acts: Iterable[Act], mentions: Sequence[Mention]
) -> dict[str, list[Mention]]:
    """Find whom a pronoun cannot mean: the actor of the act it is the recipient of.

    Nor does anybody reject what is their own: "Moreau turned down *his* request". Who says
    something right behind it is nobody whom these words tell of in passing: "under pressure of the
    envoy, *he* said"; who is told to do something may say so ("Moreau will go, *she* said").
    """
    found: dict[str, list[Mention]] = defaultdict(list)
    for act in acts:
        held = list(act.recipients)
        if act.type == "REJECT" and act.about is not None:
            held += [m for m in mentions if m.span.start == act.about.start]
        for mention in held:
            found[mention.id] += [actor for actor in act.actors if actor.id != mention.id]
    text = reading.report.full_text
    contents = [statement.content for statement in reading.statements]
    for said in (each for each in contents if isinstance(each, Quotation)):
        for speaker in said.speakers:
            if _AFTER_WORDS.fullmatch(text, said.content.end, speaker.span.start):
                found[speaker.id] += _in_passing(said, mentions)
    return found


def _in_passing(said: Quotation, mentions: Sequence[Mention]) -> list[Mention]:
    """Find whom the words of a quotation name, but for who is the subject of a verb in them."""
    within = [m for m in mentions if said.content.contains(m.span)]
    return [m for m in within if m.kind is not MentionKind.PRONOUN and not m.subject]


def _mark(chain: Chain, word: str) -> None:
    if chain.gender is None and chain.singular and word in MASCULINE | FEMININE:
        chain.gender = "he" if word in MASCULINE else "she"


def _speaker(scene: Scene, mention: Mention) -> Chain | None:
    speech = speech_at(scene.speeches, mention.span)
    return scene.board.of(speech.speaker) if speech is not None and speech.speaker else None


def party_of(board: Board, chain: Chain, lexicon: Lexicon) -> Chain:
    """The party a person speaks for, as a chain; the person if no party is told."""
    if chain.party is None or not chain.singular:
        return chain
    known = board.chains.get(("known", chain.party)) or board.named(chain.party)
    if known is not None:
        return known
    found = lexicon.find(chain.party)
    kind = found.kind if found is not None else "organisation"
    return board.chain(("known", chain.party), chain.party, kind, chain.party)


def _just_before(scene: Scene, mention: Mention) -> Chain | None:
    best: Mention | None = None
    for other in scene.mentions:
        gap = mention.span.start - other.span.end
        if 0 <= gap <= _ADJACENT and other.kind is not MentionKind.PRONOUN:
            best = other
    return scene.board.of(best) if best else None

"""Which of those told before a pronoun it takes up: agreement first, then how much they stand out.

The weights order what reports do; they were set on hand-read reports (see ``make bench``). Two
candidates that stand out equally leave the pronoun open.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stateofplay.core.closed_classes import FEMININE, MASCULINE, SUBJECTIVE, THIRD_PLURAL
from stateofplay.core.statements import Mention, MentionKind, Quotation
from stateofplay.resolve.described.speeches import Speech, speech_at
from stateofplay.resolve.named.chains import Board, Chain
from stateofplay.resolve.reference.lexicon import Lexicon

_REACH = 4
"""Sentences that a pronoun looks back, at most."""

_PER_SENTENCE = 10.0
_SUBJECT = 8.0
_SPEAKER = 6.0
_ACTING = 3.0
_REPORTING = 5.0
_OTHER_LEVEL = 15.0
_TOLD_OF = 3.0
_TOLD_OFTEN = 1.0
_NAMELESS = 3.0
_NAMELESS_SAID = 7.0
_MARGIN = 2.0
_FIRST_AFTER = 2
"""The first sentence that has one before it which is no headline."""
_GAP = 100
"""Code points between the two that cost one point."""
_ONE = (MASCULINE | FEMININE) & SUBJECTIVE
_SPEECH = frozenset('\u201c\u201d"\n')
_COLLECTIVE = frozenset({"armed group", "military", "organisation", "people", "government"})
_THINGS = frozenset({"state", "government", "military", "organisation", "armed group"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What a pronoun can look at.

    Attributes:
        lexicon: The reference data.
        mentions: All mentions, in order of the text.
        level: For each sentence, how many sentences up to it are not said; may be empty.
        speeches: What stands in quotation marks.
        speakers: Ids of the mentions that say something.
        reported: Quotations without quotation marks.
        acting: Ids of the mentions that act.
        barred: Id of a mention -> mentions it cannot mean ("Moreau told *him*").
        together: Id of a mention -> the persons told together up to it ("Moreau and Stone").
        deniers: Id of a mention that does what is denied -> who denies it.
        saying: Ids of the mentions that act only by what they say.
        text: The report's.
    """

    board: Board
    lexicon: Lexicon
    mentions: Sequence[Mention]
    level: Sequence[int]
    speeches: Sequence[Speech]
    reported: Sequence[Quotation]
    speakers: frozenset[str]
    acting: frozenset[str]
    barred: Mapping[str, Sequence[Mention]]
    together: Mapping[str, Sequence[Chain]]
    deniers: Mapping[str, Mention]
    saying: frozenset[str]
    text: str


def ahead(scene: Scene, mention: Mention) -> Chain | None:
    """Find the subject that a pronoun in the words before it takes up: "In his speech, Stone said".

    Nobody whom the pronoun can be stands before it in its sentence; a comma ends the words.
    """
    word = mention.exact.strip()
    if word not in MASCULINE | FEMININE or speech_at(scene.speeches, mention.span) is not None:
        return None
    here = [m for m in scene.mentions if m.sentence == mention.sentence and m is not mention]
    for other in here:
        chain = scene.board.of(other)
        if chain is None or not _agrees(chain, other, word, scene.board.nations, quoted=False):
            continue
        if other.kind is MentionKind.PRONOUN or _is_barred(scene, chain, mention, None):
            continue
        between = scene.text[mention.span.end : max(mention.span.end, other.span.start)]
        fronted = between.rstrip().endswith(",") and not set(between) & _SPEECH
        return chain if fronted and other.subject and chain.kind == "person" else None
    return None


def antecedent(scene: Scene, mention: Mention) -> tuple[Chain, ...]:
    """Find whom a pronoun of the third person means; () if nobody, or two equally, fit.

    Only "they" means several chains: persons named together before it. "It" that opens a sentence
    looks no farther than the sentence before, where that has somebody it can be.
    """
    word = mention.exact.strip().lower()
    here = speech_at(scene.speeches, mention.span)
    bodies = _bodies_before(scene, mention) if here is None else {}
    if len(bodies) == 1:
        return tuple(bodies.values())
    scores: dict[tuple[str, ...], float] = {}
    chains: dict[tuple[str, ...], tuple[Chain, ...]] = {}
    for other in _before(scene, mention):
        for held in _candidates(scene, other, word):
            if any(_is_barred(scene, chain, mention, here) for chain in held):
                continue
            quoted, nations = here is not None, scene.board.nations
            if len(held) == 1 and not _agrees(held[0], other, word, nations, quoted=quoted):
                continue
            name = tuple(part for chain in held for part in chain.key)
            score = _score(scene, other, mention, here)
            score += max(_weight(chain, word, quoted=here is not None) for chain in held)
            chains[name] = held
            scores[name] = max(score, scores.get(name, score))
    ranked = sorted(scores, key=lambda key: (-scores[key], key))
    if not ranked or (len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < _MARGIN):
        return ()
    best = chains[ranked[0]]
    return () if bodies and all(chain.key not in bodies for chain in best) else best


def _bodies_before(scene: Scene, mention: Mention) -> dict[tuple[str, ...], Chain]:
    """Find the bodies that the sentence before "It" tells of: what acts or speaks as a subject.

    Returns:
        Chains by their keys; none for any other pronoun.
    """
    found: dict[tuple[str, ...], Chain] = {}
    if mention.exact.strip() != "It" or not mention.subject or mention.sentence < _FIRST_AFTER:
        return found
    for other in _before(scene, mention):
        chain = scene.board.of(other)
        if other.sentence != mention.sentence - 1 or chain is None or not other.subject:
            continue
        if _is_body(scene, chain, other) and not _is_barred(scene, chain, mention, None):
            found[chain.key] = chain
    return found


def _is_body(scene: Scene, chain: Chain, other: Mention) -> bool:
    """Whether *other* acts or speaks as one body; what acts is no place, though named like one."""
    if speech_at(scene.speeches, other.span) is not None or other.plural is True:
        return False
    if chain.kind == "place":
        return other.kind is MentionKind.PLACE and other.id in scene.acting
    active = other.id in scene.acting or other.id in scene.speakers
    return active and chain.kind in _THINGS and not _is_thing(chain, other)


def _candidates(scene: Scene, other: Mention, word: str) -> list[tuple[Chain, ...]]:
    """Whom *other* brings in: its chain, and for "they" the persons told together with it."""
    chain = scene.board.of(other)
    found: list[tuple[Chain, ...]] = [] if chain is None else [(chain,)]
    together = scene.together.get(other.id, ()) if word in THIRD_PLURAL else ()
    return [*found, tuple(together)] if together else found


def _before(scene: Scene, mention: Mention) -> list[Mention]:
    end = bisect_left(scene.mentions, mention.span.start, key=lambda one: one.span.start)
    found = []
    for place in range(end - 1, -1, -1):  # the farther before, the more sentences lie between
        other = scene.mentions[place]
        if _distance(scene, other, mention) > _REACH:
            break
        headline = other.sentence == 0 and mention.sentence > 0
        if other.span.end <= mention.span.start and not headline:
            found.append(other)
    return found[::-1]


def _distance(scene: Scene, other: Mention, mention: Mention) -> int:
    """How many sentences *other* stands before *mention*; those said in between do not count."""
    if mention.sentence >= len(scene.level):
        return mention.sentence - other.sentence
    if other.sentence == mention.sentence:
        return 0
    return max(1, scene.level[mention.sentence] - scene.level[other.sentence])


def _score(scene: Scene, other: Mention, mention: Mention, here: Speech | None) -> float:
    """How much *other* stands out for *mention*."""
    distance = _distance(scene, other, mention)
    score = -_PER_SENTENCE * distance
    if other.subject:
        score += _SUBJECT if mention.subject or distance == 0 else _SUBJECT / 2
    if other.id in scene.acting:
        score += _ACTING
    if any(q.content.contains(mention.span) and other in q.speakers for q in scene.reported):
        score += _REPORTING
    there = speech_at(scene.speeches, other.span)
    if other.id in scene.speakers and mention.id in scene.speakers and there is None:
        score += _SPEAKER
    if _is_told_of(scene, other, mention):
        score -= _TOLD_OF
    if here is None and there is not None:
        score -= _OTHER_LEVEL
    if here is not None and there is here:
        score += _OTHER_LEVEL / 2
    return score - (mention.span.start - other.span.end) / _GAP


def _is_told_of(scene: Scene, other: Mention, mention: Mention) -> bool:
    """Whether "he" speaks, and *other* is told of before: "Moreau said Stone had left. *He* said".

    Who spoke goes on. Bodies do so less: "it said" may be any of them.
    """
    speaks = mention.id in scene.speakers and mention.exact.strip().lower() in _ONE
    return speaks and any(
        said.content.contains(other.span) and not said.content.contains(mention.span)
        for said in scene.reported
    )


def _weight(chain: Chain, word: str, *, quoted: bool) -> float:
    """What the chain as a whole adds: how often it is told, and how well it is known.

    Who speaks of "them" speaks of those with a name rather than of "experts".
    """
    weight = _TOLD_OFTEN * min(len(chain.mentions), 5)
    if chain.key[0] == "words" and (quoted or word not in THIRD_PLURAL):
        weight -= _NAMELESS_SAID if quoted else _NAMELESS
    return weight


def _is_barred(scene: Scene, chain: Chain, mention: Mention, here: Speech | None) -> bool:
    """Whether the grammar keeps *mention* from being *chain*.

    So it is with the actor whose recipient the pronoun is, and with the one who says the direct
    words around it: "he" there is somebody else.
    """
    if any(scene.board.of(actor) is chain for actor in scene.barred.get(mention.id, ())):
        return True
    speaker = scene.board.of(here.speaker) if here is not None and here.speaker else None
    return speaker is not None and (chain is speaker or chain.name == speaker.party)


def _agrees(
    chain: Chain, other: Mention, word: str, nations: frozenset[str], *, quoted: bool
) -> bool:
    """Whether *word* agrees with *other*, a mention of *chain*.

    A place is never meant: what does or says something is not a place. Who speaks may call a
    state "they", and so is one told by its people (*nations*) called. A person's name is one's,
    whatever number a parser gave it.
    """
    if word in MASCULINE | FEMININE:
        gender = "he" if word in MASCULINE else "she"
        one = other.plural is not True or other.kind is MentionKind.PERSON
        return chain.singular and one and chain.gender in (None, gender)
    if word in THIRD_PLURAL:
        if chain.singular or _is_thing(chain, other):
            return False
        if chain.kind == "state":
            return quoted or other.id in nations
        return other.plural is True or chain.kind in _COLLECTIVE
    return chain.kind in _THINGS and other.plural is not True and not _is_thing(chain, other)


def _is_thing(chain: Chain, other: Mention) -> bool:
    """Whether words that nothing is known of may name no actor at all ("fire power")."""
    unknown = chain.key[0] == "words" and chain.kind == "organisation" and chain.party is None
    return unknown and other.kind is not MentionKind.ORGANISATION

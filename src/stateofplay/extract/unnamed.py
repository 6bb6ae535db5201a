"""The doer of a deed in whom the reader hardly believes is let go, if grammar does not name him."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from stateofplay.core.statements import Step
from stateofplay.core.text import Span
from stateofplay.extract.complete import head_of
from stateofplay.extract.drafts import ActDraft
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.syntax import (
    child,
    doers,
    governors,
    is_passive,
    joined,
    objects,
    preposition_objects,
    subjects,
    surface_subjects,
)
from stateofplay.extract.wordlists import wordlists

_DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION"})
_OF_FORCE = frozenset({"ASSAULT", "COERCE"})
_HELD = frozenset({"nsubjpass", "nsubj", "dobj"})
_VERBS = frozenset({"VERB", "AUX"})
_NOUNS = frozenset({"NOUN", "PROPN"})

_LEAST = 0.4
"""Below it, five of six whom the reader took for a doer were wrong on hand-read reports."""

_LEAST_UNNAMED = 0.6
"""The same for deeds that are told without a doer (nouns, passives, what a thing did), if nobody
in the report is sure to do such deeds who may be meant: five of seven were wrong."""

_LEAST_TELLING = 0.8
"""The same for who tells of the deed."""


_SURE = 0.8
"""From it on, the reader is believed to tell who does such deeds in this report."""

_STEM = 4
"""Letters that a name shares with what is made of it: Norland, Norlander."""


def without_doubted(
    parsed: Parsed, draft: ActDraft, known: Collection[tuple[str, str]] = ()
) -> ActDraft:
    """Leave the actor open where neither the sentence nor the reader is plain on him.

    Args:
        parsed: The report.
        draft: One act.
        known: Who does such deeds in the report (`sure_doers`): he may be meant again.
    """
    head = head_of(parsed, draft.trigger)
    if head is None or not draft.actors or draft.types[0][0] not in _DEEDS:
        return draft
    doubted = {span for span in draft.actors if _is_doubted(parsed, draft, head, span, known)}
    if not doubted:
        return draft
    kept = tuple(span for span in draft.actors if span not in doubted)
    step = Step(what="actor", how="taken back: the sentence names no doer")
    return replace(draft, actors=kept, steps=(*draft.steps, step))


def sure_doers(parsed: Parsed, found: Iterable[ActDraft]) -> frozenset[tuple[str, str]]:
    """Find who does what in a report for sure: types of deeds with stems of names."""
    sure = set()
    for draft in found:
        head = head_of(parsed, draft.trigger)
        if head is None or draft.types[0][0] not in _DEEDS:
            continue
        for actor in draft.actors:
            believed = draft.actor_scores.get(actor, 1.0) >= _SURE
            if believed or _is_told(parsed, head, actor):
                sure.add((draft.types[0][0], _stem(parsed, actor)))
    return frozenset(sure)


def _stem(parsed: Parsed, actor: Span) -> str:
    words = parsed.report.full_text[actor.start : actor.end].lower().removeprefix("the ")
    return "".join(filter(str.isalpha, words))[:_STEM]


def _is_doubted(
    parsed: Parsed,
    draft: ActDraft,
    head: Token,
    actor: Span,
    known: Collection[tuple[str, str]],
) -> bool:
    """Whether the reader hardly believes in *actor*, and grammar does not name him either.

    Of deeds only: who says something, the reader knows well enough.
    """
    score, named = draft.actor_scores.get(actor, 1.0), head_of(parsed, actor)
    if score < _LEAST or named is None or not _is_unnamed(parsed, head):
        plain = (word.i for one in (*subjects(head), *doers(head)) for word in joined(one))
        return score < _LEAST and (named is None or named.i not in plain)
    if _is_told(parsed, head, actor):
        return False
    if any(head.sent.start_char <= actor.start < its.idx for its in _owners(head)):
        return False  # "Norland ended | its raids"
    kind = draft.types[0][0]
    if kind not in _OF_FORCE:
        return score < _LEAST
    if score < _LEAST_TELLING and _only_tells(head, named):
        return True
    again = (kind, _stem(parsed, actor)) in known or _is_plain(parsed, head, named)
    return score < _LEAST_UNNAMED and not again


def _is_plain(parsed: Parsed, head: Token, named: Token) -> bool:
    """Whether the reader is to be believed: of what a noun holds, and of the one in the headline.

    "The raid that began | in Norland's north"; of "raids", not of "the raids", which were told.
    """
    if head.pos_ not in _NOUNS:
        return False
    pointed = any(word.dep_ in {"det", "poss"} for word in head.lefts)
    return (head.is_ancestor(named) and named.i > head.i) or (
        parsed.in_headline(named) and not pointed
    )


def _is_told(parsed: Parsed, head: Token, actor: Span) -> bool:
    """Whether grammar names *actor* as the doer, or he stands right before its verb.

    Not by a name put before the noun: "the Marl raid" may have hit Marl.
    """
    light = head.dep_ == "dobj" and head.head.lemma_.lower() in wordlists("verbs")["light"]
    verb = head.head if light else head
    before = parsed.report.full_text[actor.end : verb.idx].strip() if actor.end <= verb.idx else "-"
    if verb.pos_ in _VERBS and not is_passive(verb) and not before:
        return True
    told = [word for one in _named(head) for word in joined(one) if word.dep_ != "compound"]
    spans = [m.span for word in told if (m := parsed.mention_at(word)) is not None]
    spans += [Span(word.idx, word.idx + len(word)) for word in told]
    return any(span.overlaps(actor) for span in spans)


def _is_unnamed(parsed: Parsed, head: Token) -> bool:
    """Whether the deed is told without its doer: "the strikes", "was hit", "a mine killed two"."""
    if head.pos_ in _NOUNS or is_passive(head):
        return True
    subject = child(head, "nsubj")
    return subject is not None and subject.pos_ == "NOUN" and parsed.mention_at(subject) is None


def _named(head: Token) -> Iterator[Token]:
    """Yield whom the sentence names as the doer of what *head* tells."""
    yield from subjects(head)
    yield from doers(head)
    if head.dep_ == "pobj" and head.head.head.lemma_.lower() in wordlists("unnamed")["amounts"]:
        yield from doers(head.head.head)  # "launched a series of raids"
    things = [word for word in subjects(head) if word.pos_ in _NOUNS]
    things += preposition_objects(head, "in", "during", "under", "by")
    for thing in things:  # "killed in a raid by Norland", "Norland's jets hit it"
        yield from doers(thing)
    if head.pos_ in _NOUNS:
        yield from preposition_objects(head, "between")
        yield from _blamed(head)


def _blamed(noun: Token) -> Iterator[Token]:
    """Yield who is blamed for *noun*, or who is told to be behind it or to answer for it."""
    lists, before = wordlists("unnamed"), noun.head
    if noun.dep_ != "pobj":
        if noun.dep_ in _HELD and before.lemma_.lower() in lists["lays"]:
            yield from preposition_objects(before, "to", "on", "at")
        return
    above = before.head
    if above.lemma_.lower() in wordlists("verbs")["object_blamed"]:
        yield from objects(above)
    if lists["answerable"].isdisjoint({before.lower_, above.lemma_.lower()}):
        return
    if above.pos_ in _NOUNS:
        yield from doers(above)
    verb = above if above.pos_ in _VERBS else above.head
    for word in surface_subjects(verb, 0) if verb.pos_ in _VERBS else ():
        yield word
        yield from doers(word)  # "issued a statement claiming responsibility"


def _only_tells(head: Token, named: Token) -> bool:
    """Whether *named* only says, hears or thinks something of the deed, in which nobody is he."""
    if named.sent != head.sent or named.i in _possessors(head):
        return False
    for clause, verb in governors(head):
        if verb.pos_ not in _VERBS:
            continue
        if any(named.i == word.i for one in surface_subjects(verb, 0) for word in joined(one)):
            telling = _telling_verbs(as_clause=clause.dep_ == "ccomp")
            return head.i > verb.i and verb.lemma_.lower() in telling and not _takes_up(head, verb)
    return False


def _owners(noun: Token) -> Iterator[Token]:
    """Yield the pronouns that tell whose *noun* is: "| its raids"."""
    own = wordlists("unnamed")["owners"]
    yield from (word for word in noun.lefts if word.dep_ == "poss" and word.lower_ in own)


def _possessors(head: Token) -> set[int]:
    found = (*subjects(head), *doers(head), *preposition_objects(head, "by"))
    return {word.i for one in found for word in joined(one)}


def _telling_verbs(*, as_clause: bool) -> frozenset[str]:
    """Verbs under which a deed is only told: of those of saying, not "announced strikes"."""
    said = wordlists("verbs")["say"]
    return wordlists("unnamed")["tells"] | (
        said if as_clause else said - wordlists("verbs")["light"]
    )


def _takes_up(head: Token, verb: Token) -> bool:
    """Whether a pronoun between *verb* and the deed, or with it, can be who speaks: "said its"."""
    taking = wordlists("unnamed")["owners"] | wordlists("unnamed")["takes_up"]
    low, high = sorted((verb.i, head.i))
    return any(word.lower_ in taking for word in head.doc[low + 1 : high])

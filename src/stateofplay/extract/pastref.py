"""The words by which an act lies in the past, though they tell no day of it.

TIMEX3 calls such words ``PAST_REF``: "Norland previously refused", "used to refuse", "its prior
refusal", "during her tenure she refused", "then-minister Stone refused". The pluperfect alone is no
such word: "had refused" in the news of a day is mostly news of the day before; nor is the perfect
("has refused in the past" may hold to this day).

Words are data (``words/pastref.yml``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from stateofplay.core.closed_classes import ARTICLES
from stateofplay.core.statements import Mention
from stateofplay.core.text import Span
from stateofplay.extract.background import clause_of, is_past
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.wordlists import wordlists

_THEN_BEFORE = re.compile(r"\b([Tt]hen)-[\w-]+ (?:(?:[A-Z][\w.-]*|of|the) )*\Z")
_THEN_WITHIN = re.compile(r"(?:the )?([Tt]hen)[ -](?=\w)")
_THEN_BEHIND = re.compile(r", (then) (?:the |an? )?(?=[\w-]+)")
_NEAR = 48
"""Code points before a name in which the title with "then-" stands."""
_NEW = ARTICLES - {"the"} | {"another"}


def past_words_of(parsed: Parsed, trigger: Token, actors: Iterable[Mention]) -> Span | None:
    """Give the words that place what *trigger* names in a past without a day; None if none do.

    Args:
        parsed: The report.
        trigger: The head of the words that name an act for which no day is told.
        actors: Who acts.
    """
    if trigger.pos_ == "NOUN":
        return _before_noun(trigger)
    if trigger.pos_ == "ADJ" and (found := _before_quality(trigger)) is not None:
        return found
    verb = clause_of(parsed, trigger)
    if verb is None or not is_past(verb):
        return None
    return next(_beside(trigger, verb), None) or _then(parsed, actors)


def _before_noun(noun: Token) -> Span | None:
    """What tells that it is over: "the | prior | refusal"."""
    known = wordlists("pastref")["before_noun"]
    if any(word.lower_ in _NEW for word in noun.lefts):
        return None  # "a previous raid" may be that of yesterday
    words = (w for w in noun.lefts if w.dep_ == "amod" and w.lower_ in known)
    return next(map(_span, words), None)


def _before_quality(word: Token) -> Span | None:
    """What tells that somebody is so no more, without a verb: "initially | reluctant"."""
    known = wordlists("pastref")["adverbs"]
    return next((_span(w) for w in word.lefts if w.dep_ == "advmod" and w.lower_ in known), None)


def _beside(trigger: Token, verb: Token) -> Iterator[Span]:
    """Adverbs and phrases of the verb, or of what names the act under it."""
    known = wordlists("pastref")
    if verb.lower_ == "used" and trigger.head == verb and _is_habit(verb, trigger):
        yield _span(verb)
    for part in (*verb.children, *(trigger.children if trigger.i != verb.i else ())):
        if part.dep_ == "advmod" and part.lower_ in known["adverbs"]:
            yield _span(part)
        elif part.dep_ == "prep" and part.lower_ in {"in", "at", "during"}:
            yield from filter(None, (_of_phrase(part, noun) for noun in part.children))


def _is_habit(used: Token, trigger: Token) -> bool:
    """Whether it is "used to refuse", not "used its vote to refuse"."""
    between = [word.lower_ for word in used.doc[used.i + 1 : trigger.i]]
    return trigger.dep_ == "xcomp" and between == ["to"]


def _of_phrase(preposition: Token, noun: Token) -> Span | None:
    """A phrase that does: "in the past", "at the time", "during her first term"."""
    known = wordlists("pastref")
    last = noun.subtree
    words = [word.lower_ for word in last]
    plain = " ".join([preposition.lower_, *words]) in known["phrases"]
    owned = any(word.dep_ in {"poss", "compound", "nmod"} for word in noun.lefts)
    held = noun.lower_ in known["terms"] and owned
    counted = noun.lower_ in known["counted_terms"] and not known["over"].isdisjoint(words)
    if not (plain or held or counted):
        return None
    return Span(preposition.idx, noun.idx + len(noun))


def _then(parsed: Parsed, actors: Iterable[Mention]) -> Span | None:
    """What tells that somebody is it no more: "then-minister Stone", "Ada Stone, then minister"."""
    text = parsed.report.full_text
    for actor in actors:
        begin, end = actor.span.start, actor.span.end
        before = _THEN_BEFORE.search(text, max(0, begin - _NEAR), begin)
        found = before or _THEN_WITHIN.match(text, begin, end) or _THEN_BEHIND.match(text, end)
        if found is not None:
            return Span(found.start(1), found.end(1))
    return None


def _span(word: Token) -> Span:
    return Span(word.idx, word.idx + len(word))

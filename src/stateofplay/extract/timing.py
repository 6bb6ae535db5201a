"""The words that say when an act took place.

When something happened, when it was said and when it was reported are three times: the day of
"said on Friday" goes to what the speaker does by saying it, not to what the speaker tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from stateofplay.core.closed_classes import FIRST_PERSON, SUBJECTIVE
from stateofplay.core.text import Span
from stateofplay.extract.attribution import speakers
from stateofplay.extract.outgrown import has_day
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.syntax import child
from stateofplay.extract.wordlists import wordlists
from stateofplay.timex import Kind, Timex

_OPENS = re.compile(r"\b(?:since|from|between|until|till|by|before|prior to)(?: the)? \Z", re.I)
_ENTRY = re.compile(r"(?: ?(?:GMT|UTC|BST|CET|EST|EDT|ET))?(?:\s*[-\u2013\u2014|:]\s|\s*\n)")
"""What follows the clock of an entry of a live report."""
_FARTHEST = 5
"""Clauses between an act and the one whose time it shares, at most."""


def time_of(parsed: Parsed, trigger: Token, actors: frozenset[Span] = frozenset()) -> Span | None:
    """The words of time that tell when what *trigger* names took place.

    Those that hang on it go first, then those of what takes part in it ("Tuesday's strike killed
    five"), then those of the clause whose time it shares ("met on Friday, urging ...").

    Args:
        parsed: The report.
        trigger: The head of the words that name the act.
        actors: Mentions that act; what they tell themselves has the time of their telling.

    Returns:
        None if no words of the sentence settle it. Durations and repetitions tell no day.
    """
    held = times_held(parsed, trigger)
    if not held:
        return None
    for holder in holders(parsed, trigger, actors):
        here = [timex.span for timex in held.get(holder.i, ())]
        if here:
            return whole_words(parsed, holder, min(here, key=lambda s: _distance(s, trigger)))
    return None


def times_beside(parsed: Parsed, word: Token) -> tuple[Timex, ...]:
    """Give the expressions of time in the sentence of *word*, in order."""
    sentence = word.sent
    return parsed.times_within(Span(sentence.start_char, sentence.end_char))


def times_held(parsed: Parsed, word: Token) -> dict[int, list[Timex]]:
    """Give those of the sentence of *word* by the index of the word whose time they tell."""
    held: dict[int, list[Timex]] = {}
    for timex in times_beside(parsed, word):
        at = governor_of(parsed, timex)
        if at is not None:
            held.setdefault(at, []).append(timex)
    return held


def governor_of(parsed: Parsed, timex: Timex) -> int | None:
    """Index of the verb or noun whose time *timex* tells; None if it is another event's date."""
    tokens = parsed.doc.char_span(timex.span.start, timex.span.end, alignment_mode="expand")
    if tokens is None or not len(tokens) or has_day(parsed, timex.span):
        return None
    if _opens_entry(parsed, timex):
        return None
    word = tokens.root
    after = wordlists("setting")["after"]
    while word.dep_ != "ROOT":
        if word.lower_ in after and not _lasts(word, tokens.root):
            return None
        below, word = word, word.head
        if word.pos_ in {"VERB", "AUX"}:
            return int((_told_before(below, word) or word).i)
        if word.pos_ in {"NOUN", "PROPN"} and not _is_time(word, parsed):
            if _is_where(word) and word.i < tokens.start:
                continue
            return int(word.i)
    return int(word.i)


def _lasts(preposition: Token, time: Token) -> bool:
    """Whether *preposition* tells for how long: "over the weekend", not "over Friday's raid"."""
    return preposition.lower_ == "over" and time.head == preposition


def _is_where(name: Token) -> bool:
    """Whether *name* is that of a place, which has no time: "a raid in | Norport on Friday"."""
    where = wordlists("setting")["where"]
    return name.pos_ == "PROPN" and name.dep_ == "pobj" and name.head.lower_ in where


def _opens_entry(parsed: Parsed, timex: Timex) -> bool:
    """Whether *timex* is the clock at the head of an entry ("14:05 - "): when that was written."""
    text, span = parsed.report.full_text, timex.span
    begins = span.start == 0 or text[span.start - 1] == "\n"
    return begins and timex.kind is Kind.TIME and _ENTRY.match(text, span.end) is not None


def _told_before(time: Token, verb: Token) -> Token | None:
    """The clause that *time* closes, if who says so follows: "12 died, on Monday, he said"."""
    subject = child(verb, "nsubj")
    says = verb.lemma_.lower() in wordlists("verbs")["say"]
    if not says or subject is None or subject.left_edge.i <= time.right_edge.i + 1:
        return None
    closed = verb.doc[time.right_edge.i + 1].text == ","
    told = (word for word in verb.lefts if word.dep_ == "ccomp" and word.i < time.i)
    return next(told, None) if closed else None


def _is_time(word: Token, parsed: Parsed) -> bool:
    return bool(parsed.times_within(Span(word.idx, word.idx + len(word.text))))


def holders(
    parsed: Parsed, trigger: Token, actors: frozenset[Span] = frozenset()
) -> Iterator[Token]:
    """Words whose time and place are those of *trigger*, the nearest first."""
    word: Token | None = trigger
    for _ in range(_FARTHEST):
        if word is None:
            return
        yield word
        if word.pos_ in {"VERB", "AUX"}:
            yield from _taking_part(word)
        word = _above(parsed, word, actors)


def _taking_part(verb: Token) -> Iterator[Token]:
    """Nouns and clauses under *verb* whose time is its time: "an attack on Tuesday killed"."""
    lists = wordlists("setting")
    for part in verb.children:
        if part.dep_ in {"nsubj", "nsubjpass"}:
            yield part
        elif part.dep_ in {"prep", "agent"} and part.lower_ in lists["during"]:
            yield from (noun for noun in part.children if noun.dep_ == "pobj")
        elif part.dep_ == "advcl" and _is_aside(part):
            yield part


def _above(parsed: Parsed, word: Token, actors: frozenset[Span]) -> Token | None:
    """The word next above whose time *word* shares; None if there is none."""
    head = word.head
    if head.i == word.i:
        return None
    if word.pos_ not in {"VERB", "AUX"}:
        return _verb_of(word)
    shares = {
        "conj": True,
        "xcomp": True,
        "advcl": _is_aside(word),
        "relcl": word.tag_ != "VB",
        "acl": word.tag_ != "VB",
    }.get(word.dep_)
    if shares is None and word.dep_ in {"ccomp", "parataxis"}:
        shares = _tells(parsed, word, head, actors)
    return head if shares else None


def _verb_of(noun: Token) -> Token | None:
    """The verb whose time a deed named by *noun* has; not what is only spoken of."""
    head = noun.head
    if head.pos_ in {"NOUN", "PROPN"} and noun.dep_ in {"conj", "appos", "compound"}:
        return head
    if noun.dep_ == "pobj" and head.lower_ in wordlists("setting")["during"]:
        return head.head if head.head.pos_ in {"VERB", "AUX"} else None
    if noun.dep_ not in {"nsubj", "nsubjpass", "dobj", "attr"} or head.pos_ not in {"VERB", "AUX"}:
        return None
    spoken_of = noun.dep_ == "dobj" and head.lemma_.lower() in wordlists("setting")["speaks_of"]
    return None if spoken_of else head


def _tells(parsed: Parsed, clause: Token, verb: Token, actors: frozenset[Span]) -> bool:
    """Whether who says *clause* is who acts by it: "said on Friday it would not leave"."""
    if verb.lemma_.lower() not in wordlists("verbs")["say"]:
        return False
    for speaker in speakers(clause)[:2]:
        mention = parsed.mention_at(speaker)
        if mention is not None and (mention.span in actors or mention.same_as in actors):
            return True
    own = parsed.report.full_text
    return any(own[span.start : span.end].lower() in FIRST_PERSON & SUBJECTIVE for span in actors)


def _is_aside(verb: Token) -> bool:
    """Whether *verb* is a participle told of in one breath: "..., urging both to stop"."""
    return verb.tag_ == "VBG" and not any(word.dep_ == "mark" for word in verb.children)


def _distance(span: Span, trigger: Token) -> int:
    return int(min(abs(span.start - trigger.idx), abs(span.end - trigger.idx)))


def opens_before(parsed: Parsed, span: Span) -> bool:
    """Say whether a stretch begins or ends with *span*: "since | Friday"."""
    return _OPENS.search(parsed.report.full_text[max(0, span.start - 16) : span.start]) is not None


def whole_words(parsed: Parsed, holder: Token, span: Span) -> Span:
    """Take the word into the words of time that makes them the beginning or end of a stretch.

    Not what stands before a noun that has the day before it: "since the October attacks".
    """
    if holder.pos_ == "NOUN" and span.end <= holder.idx:
        return span
    text = parsed.report.full_text
    match = _OPENS.search(text[max(0, span.start - 16) : span.start])
    return Span(span.start - len(match[0]), span.end) if match else span

"""The day of a count that hangs on what it was killed, taken or fired in.

"The raid of 7 October, in which 40 died", "the 2010 bombing of a train that killed 40", "40 were
killed when gunmen attacked on Friday": without the day a count of history passes for today's.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from stateofplay.core.text import Span
from stateofplay.extract.figures.asides import teller_before
from stateofplay.extract.figures.rules import load_rulebook
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.syntax import child, governors, preposition_objects
from stateofplay.extract.timing import opens_before, times_beside, times_held, whole_words
from stateofplay.extract.wordlists import wordlists
from stateofplay.timex import Timex

_FARTHEST = 6
"""Words climbed from a count to the deed that has a day, at most."""
_BEFORE = 8
"""Words between a deed and what is said of it, at most."""
_RELATIVE = frozenset({"WDT", "WP", "WRB"})
_SHARED = frozenset({"conj", "xcomp"})
_FINITE = frozenset({"VBZ", "VBP"})


def day_right_before(parsed: Parsed, governor: Token) -> Span | None:
    """The day that a clause stands right behind: "on 7 October, when gunmen killed 40".

    Goes by the order of words, whatever the parser hangs the clause on.
    """
    told = {governor.i, governor.head.i if governor.dep_ == "conj" else governor.i}
    openings = (_opening(word, aside=word.i in told) for word in _climbed(governor))
    for opening in (_said_of(governor), *openings):
        timex = _ending_before(parsed, opening) if opening is not None else None
        if timex is not None and opening is not None:
            since = opening.tag_ != "WRB" and opens_before(parsed, timex.span)
            return None if since else timex.span
    return None


def day_of_deed(parsed: Parsed, governor: Token) -> Span | None:
    """The day of the deed that a clause tells of: "the 2010 bombings of a train that killed 40".

    Else that of a clause of when: "were killed when gunmen attacked on Friday".
    """
    held = times_held(parsed, governor)
    if not held:
        return None
    deed = next((word for word in deeds_of(governor) if word.i in held), None)
    return whole_words(parsed, deed, held[deed.i][-1].span) if deed is not None else None


def day_of_telling(parsed: Parsed, governor: Token) -> Span | None:
    """The day on which a count was said to hold: "said on Friday that 40 have been killed".

    Only what has come about by then holds; when 40 "were killed" is another day.
    """
    joined_to = governor.head if governor.dep_ == "conj" else governor
    perfect = governor.tag_ == "VBN" and any(word.tag_ in _FINITE for word in joined_to.lefts)
    if not perfect and governor.tag_ not in _FINITE:
        return None
    say = wordlists("verbs")["say"]
    verb = next((above for _, above in governors(governor) if above.lemma_.lower() in say), None)
    if verb is None or verb.tag_ != "VBD":
        return None
    told = times_held(parsed, verb).get(verb.i)
    return told[0].span if told else None


def _climbed(governor: Token) -> Iterator[Token]:
    """The clauses that a count is told in, the nearest first, up to the main one."""
    word = governor
    for _ in range(_FARTHEST):
        if word.pos_ in {"VERB", "AUX"}:
            yield word
        if word.head == word or (word.dep_ == "ccomp" and not _is_told_of(word)):
            return
        word = word.head


def _is_told_of(clause: Token) -> bool:
    """Whether *clause* is what somebody says of a deed: "the raid that officials say killed 40"."""
    verb = clause.head
    says = clause.dep_ == "ccomp" and verb.lemma_.lower() in wordlists("verbs")["say"]
    return says and verb.dep_ == "relcl" and child(clause, "mark") is None


def _opening(clause: Token, *, aside: bool) -> Token | None:
    """The first word of a relative clause or one of when: "in" of "in which 40 died".

    With *aside*, so of a participle told in one breath: "struck the port on Friday, | killing 40".
    """
    first = next((word for word in clause.subtree if not word.is_space), clause)
    if first.tag_ in _RELATIVE or (aside and first == clause and _is_aside(clause)):
        return first
    inner = first.nbor(1) if first.dep_ == "prep" and first.i + 1 < len(first.doc) else first
    return first if inner.tag_ in _RELATIVE else None


def _is_aside(verb: Token) -> bool:
    told = verb.tag_ == "VBG" and verb.lower_ not in load_rulebook().part_words
    return told and verb.i > 0 and verb.nbor(-1).text == ","


def _ending_before(parsed: Parsed, word: Token) -> Timex | None:
    """The words of time right before *word*, a comma between them or not.

    Not a day that did something itself: "the war triggered by 9/11 that has cost 40 lives".
    """
    text = parsed.report.full_text
    for timex in times_beside(parsed, word):
        if timex.span.end <= word.idx and not text[timex.span.end : word.idx].strip(" ,"):
            return None if text[: timex.span.start].endswith("by ") else timex
    return None


def deeds_of(governor: Token) -> Iterator[Token]:
    """Yield words whose day is that of a count under *governor*, the nearest first."""
    yield from _of_clauses(governor)
    yield from _told_of(governor)
    word, relative = governor, False
    for _ in range(_FARTHEST):
        above = _above(word)
        if above is None:
            return
        relative = relative or word.dep_ == "relcl"
        if word.dep_ == "relcl" and not is_happening(above):  # "the site of the raid that killed"
            yield from (noun for noun in preposition_objects(above, "of") if is_happening(noun))
        word = above
        if relative and (word.pos_ in {"VERB", "AUX"} or is_happening(word)):
            yield word


def _said_of(governor: Token) -> Token | None:
    """The first word of what somebody says of a deed: "a raid | that officials say killed 40".

    Goes by the order of words: parsers hang such clauses anywhere.
    """
    teller = teller_before(governor)
    opening = teller.left_edge.i - 1 if teller is not None else 0
    return governor.doc[opening] if opening > 0 else None


def _told_of(governor: Token) -> Iterator[Token]:
    """The deed of which somebody says it."""
    opening = _said_of(governor)
    before = opening.i if opening is not None else 0
    for word in reversed(governor.doc[max(0, before - _BEFORE) : before]):
        if word.pos_ in {"VERB", "AUX"}:
            return
        if is_happening(word):
            yield word
            return


def _above(word: Token) -> Token | None:
    """The word above whose day *word* shares."""
    if word.pos_ in {"VERB", "AUX"}:
        aside = word.dep_ == "advcl" and word.tag_ == "VBG"
        shares = word.dep_ in _SHARED or word.dep_ == "relcl" or aside or _is_told_of(word)
        return word.head if shares else None
    words = wordlists("figures")
    over = word.head
    if word.dep_ in {"compound", "nmod", "poss"}:
        return over
    if word.dep_ == "pobj" and over.lower_ in words["of_deed"]:
        return over.head if over.head.pos_ in {"NOUN", "PROPN"} else None
    return done_by(word)


def done_by(deed: Token) -> Token | None:
    """Give the verb that says no more than that *deed* took place ("launched an attack")."""
    verb = deed.head
    done = deed.dep_ in {"dobj", "nsubjpass", "nsubj"} and verb.pos_ == "VERB"
    done = done and is_happening(deed) and verb.lemma_.lower() in wordlists("figures")["doing"]
    return verb if done else None


def is_happening(noun: Token) -> bool:
    """Say whether *noun* names something that happens on a day: "raid", "earthquake"."""
    lemma = noun.lemma_.lower()
    return lemma in wordlists("figures")["happenings"] or lemma in load_rulebook().side.deeds


def _of_clauses(governor: Token) -> Iterator[Token]:
    """The clause of when beside a count, and what a deed that took part in it is told to do."""
    for part in governor.children:
        when = child(part, "advmod") if part.dep_ == "advcl" else None
        if when is not None and when.lower_ == "when":
            yield part
        if part.dep_ in {"agent", "prep"} and part.lower_ in wordlists("setting")["during"]:
            noun = child(part, "pobj")
            aiming = child(noun, "acl") if noun is not None else None
            if aiming is not None and aiming.tag_ == "VBG":
                yield aiming

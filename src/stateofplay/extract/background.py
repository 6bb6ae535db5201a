"""The old day of an act for which its own clause tells none.

A clause or sentence that tells of an old day opens a narrative container (Pustejovsky and Stubbs
2011): what plain past tells beside it lies there, too. "In 2011 the talks collapsed. Norland
refused ..." goes on in 2011 as long as nothing else is told; "left in 2011 after Norland refused",
"agreed under a law of 1992" and "asked him to come in 2011" tell of deeds of then.

Words are data (``words/background.yml``).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from spacy.tokens import Span as Words
from spacy.tokens import Token

from stateofplay.core.text import Span
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.syntax import child
from stateofplay.extract.timing import holders, opens_before, times_held
from stateofplay.extract.wordlists import wordlists
from stateofplay.timex import Kind, Timex

_OLD = timedelta(60)
"""What lies further back than this before its report is no news of it."""
_FARTHEST = 3
"""Sentences of a paragraph that go on telling of the day of one before them, at most."""

_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_TOLD = frozenset({"ccomp", "parataxis"})
_UNDER = frozenset({"dobj", "pobj", "prep"})


def old_day_of(parsed: Parsed, trigger: Token) -> Span | None:
    """Give the words of an old day on which what *trigger* names took place, or about then.

    Args:
        parsed: The report.
        trigger: The head of the words that name an act for which no own time is told.

    Returns:
        None where no old day is told, or the act may be of these days.
    """
    verb = clause_of(parsed, trigger)
    if verb is None or not is_past(verb) or _is_reported(verb):
        return None
    told = parsed.times_within(Span(verb.sent.start_char, verb.sent.end_char))
    if told:
        return _beside(parsed, verb) if all(_is_old(parsed, each) for each in told) else None
    return _carried(parsed, verb)


def clause_of(parsed: Parsed, trigger: Token) -> Token | None:
    """Give the finite verb whose time an act has; None if there is none."""
    verbs = (word for word in holders(parsed, trigger) if word.pos_ in _VERBAL)
    return next((verb for verb in verbs if _is_finite(verb)), None)


def _is_finite(verb: Token) -> bool:
    return verb.tag_ in _FINITE or any(word.tag_ in _FINITE for word in _helping(verb))


def is_past(verb: Token) -> bool:
    """Say whether a verb is plain past or pluperfect: "refused", "was refused", "had refused"."""
    tags = {word.tag_ for word in _helping(verb)}
    if not tags.isdisjoint({"MD", "VBP", "VBZ", "TO"}):
        return False
    return verb.tag_ == "VBD" or "VBD" in tags


def _helping(verb: Token) -> list[Token]:
    return [word for word in verb.children if word.dep_ in {"aux", "auxpass"}]


def _is_reported(verb: Token) -> bool:
    """Whether somebody tells it: the tense is then that of the telling ("said it had shelled")."""
    while verb.head.i != verb.i:
        if verb.dep_ in _TOLD:
            return True
        verb = verb.head
    return False


def _beside(parsed: Parsed, verb: Token) -> Span | None:
    """The old day of another clause of the sentence that tells of the same time."""
    held = times_held(parsed, verb)

    def day(word: Token) -> Span | None:
        here = [timex.span for timex in held.get(word.i, ())]
        return here[0] if here else None

    known = wordlists("background")
    for part in verb.children:
        mark = child(part, "mark", "advmod")
        if part.dep_ == "advcl" and mark is not None and mark.lower_ in known["at_once"]:
            found = day(part) if is_past(part) else None
        elif part.dep_ in {"xcomp", "ccomp"} and part.tag_ == "VB":
            found = day(part)  # nobody asks today for what was to be then
        elif part.dep_ == "prep" and part.lower_ in known["by"]:
            laws = (noun for noun in part.children if noun.lemma_.lower() in known["laws"])
            found = next(filter(None, map(day, laws)), None)
        else:
            continue
        if found is not None:
            return found
    return _above(verb, held)


def _above(verb: Token, held: dict[int, list[Timex]]) -> Span | None:
    """The old day of the clause that this one hangs on: "left in 2011 after it refused"."""
    while verb.dep_ in {"conj", "relcl", "advcl"} and verb.head.i != verb.i:
        above = verb.head
        while above.pos_ not in _VERBAL and above.head.i != above.i:
            above = above.head
        if above.pos_ not in _VERBAL or not is_past(above):
            return None
        words = [above, *_held_by(above)] if verb.dep_ == "advcl" else [above]
        for word in words:
            for timex in held.get(word.i, ()):
                if word.i == above.i or timex.span.start > word.idx:
                    return timex.span
        verb = above
    return None


def _held_by(verb: Token) -> Iterator[Token]:
    """Nouns of a clause that a day behind them may be of: "went on with the pullout | in 2011"."""
    for part in verb.children:
        if part.dep_ in _UNDER:
            if part.pos_ in _NOMINAL:
                yield part
            yield from _held_by(part)


def _carried(parsed: Parsed, verb: Token) -> Span | None:
    """The old day of a sentence before in the paragraph, where nothing ended its story."""
    here = verb.sent
    if not _goes_on(here):
        return None
    for before in _before(parsed, here):
        told = parsed.times_within(Span(before.start_char, before.end_char))
        if told:
            return _opened(parsed, before) if all(_is_old(parsed, each) for each in told) else None
        if not _goes_on(before):
            return None
    return None


def _before(parsed: Parsed, sentence: Words) -> Iterator[Words]:
    """The sentences of its paragraph before it, the nearest first."""
    for _ in range(_FARTHEST):
        if sentence.start == 0:
            return
        before = sentence.doc[sentence.start - 1].sent
        between = parsed.report.full_text[before.start_char : sentence.start_char]
        if "\n" in between or before.start_char < len(parsed.report.title):
            return
        yield before
        sentence = before


def _goes_on(sentence: Words) -> bool:
    """Whether a sentence goes on with a story: plain past, nobody's word, none of these days."""
    root = sentence.root
    says = root.lemma_.lower() in wordlists("verbs")["say"]
    if root.pos_ not in _VERBAL or not is_past(root) or says:
        return False
    known = wordlists("background")["no_story"]
    return not any(word.lower_ in known for word in sentence)


def _opened(parsed: Parsed, sentence: Words) -> Span | None:
    """The old day that the main clause of a sentence tells."""
    root = sentence.root
    if root.pos_ not in _VERBAL or not is_past(root):
        return None
    held = times_held(parsed, root).get(root.i, [])
    return held[-1].span if held else None


def _is_old(parsed: Parsed, timex: Timex) -> bool:
    published = parsed.report.published
    if published is None or timex.days is None or timex.kind is not Kind.DATE:
        return False
    return published - timex.days[1] > _OLD and not opens_before(parsed, timex.span)

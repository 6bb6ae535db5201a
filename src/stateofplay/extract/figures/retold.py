"""The day of a count whose deed is told with its day in another sentence of the report.

"Gunmen raided the port on Monday. ... The raid killed 12": the twelve died on Monday. A deed is
taken for one told before only by its own noun: "the raid" for what was a raid, "the Norport raid"
for one that is told of Norport. Where that leaves two days, or another raid was told in between,
nothing is known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from stateofplay.core.closed_classes import DEFINITE
from stateofplay.core.stems import stem
from stateofplay.core.text import Span
from stateofplay.extract.figures.dated import deeds_of, done_by, is_happening
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.syntax import child
from stateofplay.extract.timing import holders, times_held, whole_words
from stateofplay.extract.wordlists import wordlists
from stateofplay.timex import EVE

_LONGEST = 2
"""Days that words of time may cover and yet tell when one deed was done: "over the weekend"."""
_NEAR = 3
"""Sentences between "the raid" and what was told of it before, at most."""
_CLAUSES = frozenset({"advcl", "ccomp", "relcl", "parataxis"})


def day_told_elsewhere(parsed: Parsed, governor: Token) -> Span | None:
    """Give the words of time that another sentence has for the deed that a count hangs on.

    Args:
        parsed: The report.
        governor: The verb, adjective or noun whose circumstances are those of the count.

    Returns:
        None if the count hangs on no deed named as known, or its day is not told for sure.
    """
    deed = next(_known_deeds(parsed, governor), None)
    if deed is None:
        return None
    alike = [word for word in parsed.doc if word.i != deed.i and _is_alike(word, deed)]
    named = _naming(deed)
    if named:
        return _only([day for word in alike if (day := _day_if_of(parsed, word, named))], parsed)
    return _nearest(parsed, deed, alike)


def _known_deeds(parsed: Parsed, governor: Token) -> Iterator[Token]:
    """Deeds a count hangs on that are told as known ("the raid", "their raid"), nearest first."""
    for word in (*_hanging(governor), *holders(parsed, governor), *deeds_of(governor)):
        if word.pos_ == "NOUN" and is_happening(word):
            opening = child(word, "det", "poss")
            known = opening is not None and (opening.dep_ == "poss" or opening.lower_ in DEFINITE)
            others = wordlists("figures")["another"]
            if known and not any(part.lower_ in others for part in word.lefts):
                yield word
            return


def _hanging(governor: Token) -> Iterator[Token]:
    """The nouns that a count's own noun is said to be of: "deaths in the raid"."""
    for word in governor.rights:
        if word.dep_ == "prep" and word.lower_ in wordlists("setting")["during"]:
            yield from (noun for noun in word.children if noun.dep_ == "pobj")


def _is_alike(word: Token, deed: Token) -> bool:
    """Whether *word* names a deed like *deed*, as a noun or a verb: "bombed", "the bombing"."""
    return word.pos_ in {"NOUN", "VERB"} and stem(word.lemma_) == stem(deed.lemma_)


def _naming(deed: Token) -> frozenset[str]:
    """Stems of what tells a deed from others of its kind: "the Norport ferry raid"."""
    found: list[Token] = []
    for part in deed.children:
        if part.dep_ in {"compound", "nmod", "amod", "poss"}:
            found.append(part)
        elif part.dep_ == "prep":
            found += [noun for noun in part.children if noun.dep_ == "pobj"]
    found = [each for word in found for each in (word, *_before(word))]
    return frozenset(stem(each.lower_) for each in found if _tells_apart(each))


def _before(noun: Token) -> Iterator[Token]:
    return (part for part in noun.lefts if part.dep_ in {"compound", "nmod", "amod", "poss"})


def _tells_apart(word: Token) -> bool:
    return word.pos_ in {"NOUN", "PROPN"} or (word.pos_ == "ADJ" and word.text[:1].isupper())


def _day_if_of(parsed: Parsed, word: Token, named: frozenset[str]) -> Span | None:
    """The day of a deed whose sentence has all that tells another one from its kind."""
    clause = word if word.pos_ == "VERB" else done_by(word) or word
    common = {stem(each.lower_) for each in word.sent if each.pos_ == "NOUN"}
    return _day(parsed, word) if named <= common | set(_stems_under(clause)) else None


def _stems_under(word: Token) -> Iterator[str]:
    """Stems of what stands under *word*, but in clauses of their own ("a raid that ...")."""
    yield stem(word.lower_)
    for part in word.children:
        if part.dep_ not in _CLAUSES:
            yield from _stems_under(part)


def _nearest(parsed: Parsed, deed: Token, alike: Sequence[Token]) -> Span | None:
    """The day of what "the raid" points back to, over others that point to the same."""
    at = _number(parsed, deed)
    for word in reversed([each for each in alike if each.i < deed.i]):
        here = _number(parsed, word)
        if at - here > _NEAR:
            return None
        day = _day(parsed, word)
        if day is not None:
            return day
        if not _points_back(word):
            return None
        at = here
    return None


def _points_back(word: Token) -> bool:
    opening = child(word, "det")
    return word.pos_ == "NOUN" and opening is not None and opening.lower_ in DEFINITE


def _day(parsed: Parsed, word: Token) -> Span | None:
    """The words of time of one deed that has been done."""
    for deed in (word, done_by(word)):
        timex = next(iter(times_held(parsed, deed).get(deed.i, ())), None) if deed else None
        if deed is None or timex is None or timex.days is None:
            continue
        first, last = timex.days
        published = parsed.report.published
        done = published is None or first - published <= EVE
        stretch = whole_words(parsed, deed, timex.span) != timex.span  # "since Monday"
        return timex.span if done and not stretch and (last - first).days < _LONGEST else None
    return None


def _only(days: Sequence[Span], parsed: Parsed) -> Span | None:
    told = {parsed.times_within(day)[0].days for day in days}
    return days[0] if len(told) == 1 else None


def _number(parsed: Parsed, word: Token) -> int:
    """The place of the sentence of *word* among those of the report."""
    return parsed.sentence_number(Span(word.idx, word.idx + len(word.text)))

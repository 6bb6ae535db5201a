"""Where the words that tell an act begin and end in its sentence, as far as its words show that."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from stateofplay.core.text import Span
from stateofplay.datafiles import read_mapping

DATA = "quoted.yml"

_LONGEST = 30
"""Words up to which more is shown than what the act is told with."""

_NEAR = 5
"""Words at most between who acts and the verb."""

_CLAUSE = 10
"""Words at most between the beginning of a clause and its verb, where who acts follows."""

_JOINED = 3
"""Of so many words behind "and" one is a verb, where another clause begins."""

BORDER = re.compile(r",(?!\d)|[;()\[\]\u2013\u2014!]|:(?=\s)|\s-+\s|\.[\"'\u201d\u2019]*\s*$")
WORD = re.compile(r"\S+")
_CLITIC = re.compile(r"['\u2019](?:re|ve|ll|d|m)(?=\s)")
_OWNED = re.compile(r"['\u2019]s?(?=\s)")


@cache
def load_data() -> dict[str, Any]:
    """Read ``quoted.yml`` as it is, examples included."""
    return read_mapping("stateofplay.compare", "data", DATA)


@cache
def listed(kind: str) -> frozenset[str]:
    """Give the words of a list of the data."""
    return frozenset(load_data()[kind])


def is_verb(word: str) -> bool:
    """Say whether a word in small letters is surely told as a verb."""
    word = word.strip("\"'\u2018\u201c")
    return word.endswith("ed") or word in listed("auxiliaries") or word in listed("verbs")


def first_of(
    sentence: str, trigger: Span, actors: Sequence[Span], parts: Sequence[Span]
) -> tuple[int, bool]:
    """Say where the words begin, and whether they follow who acts or to whom it is done.

    Args:
        sentence: The sentence.
        trigger: The words that name the act.
        actors: Who acts.
        parts: To whom, and what it is about.

    Returns:
        False, too, where only a possessive leads to the act: "Norland's | attack".
    """
    end = max((each.end for each in actors if each.end <= trigger.start), default=None)
    found = None if end is None else _behind(sentence, trigger, end, actors)
    if found is not None and found[1]:
        return found
    before = sentence[: trigger.start]
    opening = max((border.end() for border in BORDER.finditer(before)), default=0)
    words = before[opening:].lower().split()
    if end is None and len(words) <= _CLAUSE and words and words[-1] in listed("passive"):
        return _at_word(sentence, opening), False
    if (patient := _patient(sentence, trigger, parts)) is not None:
        return patient, False
    if found is not None:
        return found
    return _auxiliaries(sentence, trigger.start), False


def _behind(
    sentence: str, trigger: Span, end: int, actors: Sequence[Span]
) -> tuple[int, bool] | None:
    """Say where words begin behind the name of who acts, None if it does not lead to the act."""
    between = sentence[end : trigger.start]
    words = between.split()
    named = any(word[0].isupper() for word in words)  # "Ada Stone and Ben Reed | signed it"
    if named or BORDER.search(between) or len(words) > _NEAR:
        return None
    if clitic := _CLITIC.match(between):
        return _at_word(sentence, end + clitic.end()), True
    if words and words[0].lower() in listed("inner"):
        return _auxiliaries(sentence, trigger.start), True
    owned = _OWNED.match(between)
    if owned is None:
        return _at_word(sentence, end), True
    if any(map(is_verb, sentence[trigger.start : trigger.end].lower().split())):
        return max(each.start for each in actors if each.end == end), True
    return _at_word(sentence, end + owned.end()), False


def _patient(sentence: str, trigger: Span, parts: Sequence[Span]) -> int | None:
    """Say where the name begins of those to whom it was done, or who are to do what is asked.

    "The pilot | has been rescued"; "Stone said Norland | should withdraw".
    """
    said = sentence[trigger.start : trigger.end].lower().split()
    for part in parts:
        words = sentence[part.end : trigger.start].lower().split()
        if part.end > trigger.start or not all(word in listed("before") for word in words):
            continue
        if not listed("auxiliaries").isdisjoint(sentence[part.start : part.end].lower().split()):
            continue  # "denied that | Norland had agreed | was so": a clause, and somebody's word
        leading = [*words, *said[:1]] if len(said) > 1 else words
        if leading and leading[-1] in listed("passive"):  # "word of a treaty | was wrong"
            found = any(map(is_verb, said[len(leading) - len(words) :]))
        else:
            found = not listed("auxiliaries").isdisjoint(leading)
        if found:
            return part.start
    return None


def last_of(sentence: str, first: int, end: int, *, brief: bool) -> int:
    """Say where the words end: at the next border of a clause, a condition behind it taken in.

    Of a clause without end so many words are taken as have room, all of its parts in any case.
    """
    rest = sentence[end:]
    border = BORDER.search(rest)
    stops = [border.start() if border else len(rest)]
    words = [*WORD.finditer(rest[: stops[0]])]
    for place, word in enumerate(words):
        if place and words[place - 1].group().lower() in listed("units"):
            continue  # "three days | after the raid"
        aside = brief and word.group().lower() in listed("asides")
        if aside or _is_border(
            word.group(), [each.group() for each in words[place + 1 :][:_JOINED]]
        ):
            stops.insert(0, word.start())
            break
    for word in words:
        if word.start() < stops[0] and word.group().lower() in listed("terms"):
            stops.append(word.start())
            break
    last = next((each for each in stops if _fits(sentence[first : end + each])), None)
    if last is None:
        told = [*WORD.finditer(sentence[first:])][:_LONGEST]
        return max(end, first + told[-1].end())
    return end + len(rest[:last].rstrip())


def goes_on(behind: str, *, alone: bool) -> bool:
    """Whether words behind a noun and its parts belong to it: "the raid | on the camp".

    An article or a verb begins something else: "the raid | a crime", "aggression | topped the
    agenda", "the raid on the camp | represents a crime".

    Args:
        behind: What follows.
        alone: Whether the noun stands without parts: then only what surely belongs to it does.
    """
    words = behind.lower().split()[:2]
    if not words:
        return True
    if alone:
        return words[0] in listed("onward") or words[0].endswith("ing")
    verb = is_verb(words[0]) or (
        words[0].endswith("s") and not listed("determiners").isdisjoint(words[1:])
    )
    return not (verb or words[0] in listed("articles"))


def _auxiliaries(sentence: str, place: int) -> int:
    """Go back over words that belong to a verb: "has not yet ..."."""
    for word in reversed([*WORD.finditer(sentence[:place])]):
        plain = word.group().lower()
        if plain not in listed("before") and not re.fullmatch(r"[a-z]+ly", word.group()):
            break
        place = word.start()
    return place


def _at_word(sentence: str, place: int) -> int:
    return place + len(sentence[place:]) - len(sentence[place:].lstrip())


def _is_border(word: str, behind: Sequence[str]) -> bool:
    plain = word.lower()
    if plain in listed("joining"):
        return any(is_verb(each.lower()) for each in behind)
    return plain in listed("borders")


def _fits(text: str) -> bool:
    return len(text.split()) <= _LONGEST

"""What was done, in the words of the report that tells it most fully.

A type of act is a drawer: to raise a tariff and to break off talks lie in one. So a reader is shown
the words themselves, from the verb to the end of what it is told with, and never a part of a
condition. Of several reports' words those are taken that tell most: a sentence before a headline, a
verb that follows who acts before a noun, and more of whom, what and on which terms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from stateofplay.compare.facts import side
from stateofplay.core.judgements import Entry
from stateofplay.core.statements import Act
from stateofplay.core.text import Span
from stateofplay.datafiles import read_mapping

DATA = "quoted.yml"

_LONGEST = 30
"""Words up to which more is shown than what the act is told with."""

_FEWEST = 3
"""Words that tell what was done: "the tariff hike" does not."""

_NEAR = 5
"""Words at most between who acts and the verb."""

_CLAUSE = 10
"""Words at most between the beginning of a clause and its verb, where who acts follows."""

_BEFORE, _TELLING = 7, 4
"""Words before a number that tell what it is of, and words that tell more than the number."""

_JOINED = 3
"""Of so many words behind "and" one is a verb, where another clause begins."""

_ENDS = re.compile(r"[.!\u2026][\"'\u201d\u2019)\]]*$|[,.!]['\u2019\u201d\"]+$")
_BORDER = re.compile(r",(?!\d)|[;()\[\]\u2013\u2014!]|:(?=\s)|\s-+\s|\.[\"'\u201d\u2019]*\s*$")
_WORD = re.compile(r"\S+")
_CLITIC = re.compile(r"['\u2019](?:re|ve|ll|d|m)(?=\s)")
_OWNED = re.compile(r"['\u2019]s?(?=\s)")


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of a report that tell an act.

    Attributes:
        text: Verbatim, but for line breaks and the form of quotation marks.
        statement: Id of the entry whose words they are.
        proper: Whether they tell it in a sentence, no headline or bare noun, and in no speech of
            somebody of another side.
        rank: How much they tell; the lowest first.
    """

    text: str
    statement: str
    proper: bool
    rank: tuple[float | str, ...]

    @property
    def is_bare(self) -> bool:
        """Whether it is hardly more than a noun: "U.N. sanctions"."""
        return len(self.text.split()) < _FEWEST


def fullest(entries: Iterable[Entry]) -> Quoted | None:
    """Give the words that tell an act most fully; None where no words tell it.

    Args:
        entries: Statements of one act.
    """
    found = [quoted for entry in entries if (quoted := quoted_of(entry)) is not None]
    return min(found, key=lambda each: each.rank, default=None)


def quoted_of(entry: Entry) -> Quoted | None:
    """Cut the words that tell an act out of its sentence.

    Returns:
        None for what is no act, for a question or a link, and where a person corrected the entry:
        the words may then tell something else.
    """
    act, evidence = entry.content, entry.statement.evidence
    if not isinstance(act, Act) or entry.corrected or is_furniture(evidence.exact):
        return None
    sentence, inside = evidence.exact, evidence.span
    trigger = _shifted(act.trigger, inside)
    parts = [_shifted(span, inside) for span in _parts(act) if inside.contains(span)]
    actors = [_shifted(who.span, inside) for who in act.actors if inside.contains(who.span)]
    first, led = _first(sentence, trigger, actors)
    is_verb = any(map(_is_verb, sentence[first : trigger.end].lower().split()))
    last = max([trigger.end, *(each.end for each in parts)])
    # Behind a noun and what belongs to it, an article or verb begins something else: "the raid |
    # a crime", "aggression | topped the agenda".
    behind = sentence[last:].lower().split()[:1]
    if is_verb or not (_listed("articles").intersection(behind) or any(map(_is_verb, behind))):
        last = _last(sentence, first, last)
    text = _balanced(_trimmed(sentence[first:last].split()))
    words = text.split()
    proper = _is_sentence(entry) and len(words) >= _FEWEST and text[0] not in "'\u2019"
    proper = proper and words[0].lower() not in _listed("borders")  # a word is lost before "since"
    rank = (
        not proper,
        act.direct_quote,
        not (is_verb and led),
        -min(sum(each.start >= trigger.start for each in parts), 2),
        _BORDER.search(sentence[first:last]) is not None,
        not any(sign.isdigit() for sign in text),
        -len(words),
        (entry.report.published or date.max).toordinal(),
        entry.id,
    )
    return Quoted(text, entry.id, proper, rank) if text else None


def _is_sentence(entry: Entry) -> bool:
    """Whether it is told in a whole sentence, and in no speech of somebody of another side."""
    evidence, act = entry.statement.evidence, entry.content
    if evidence.span.end <= len(entry.report.title) or not _ENDS.search(evidence.exact.rstrip()):
        return False
    direct = isinstance(act, Act) and act.direct_quote
    own = {side(actor) for actor in entry.actors}
    return not direct or all(side(actor) in own for actor in entry.attributed_to)


def around(entries: Iterable[Entry]) -> str:
    """Give the fullest words around a number: some before it, and to the end of its clause.

    Args:
        entries: Figures of one number.

    Returns:
        "" where no sentence has more than the number itself.
    """
    found = []
    for entry in entries:
        sentence, inside = entry.statement.evidence.exact, entry.statement.evidence.span
        if not _is_sentence(entry) or is_furniture(sentence):
            continue
        number = _shifted(entry.content.trigger, inside)
        opening = max(
            (each.end() for each in _BORDER.finditer(sentence[: number.start])), default=0
        )
        before = [*_WORD.finditer(sentence[opening : number.start])][-_BEFORE:]
        led = [place for place, word in enumerate(before) if word.group() in _listed("borders")]
        before = before[led[-1] + 1 :] if led else before
        first = opening + before[0].start() if before else number.start
        words = sentence[first : _last(sentence, first, number.end)].split()
        found.append((-len(words), entry.id, _balanced(_trimmed(words))))
    text = min(found, default=(0, "", ""))[-1]
    return text if len(text.split()) >= _TELLING else ""


def is_furniture(line: str) -> bool:
    """Say whether a line asks, leads elsewhere, stands under a picture or is somebody's post."""
    data, plain = load_data(), " ".join(line.split())
    if plain.lower().endswith(tuple(data["ends"])) or any(sign in plain for sign in data["within"]):
        return True
    return _links().match(plain) is not None


@cache
def _links() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(map(re.escape, load_data()['links']))})(?!\w)")


@cache
def load_data() -> dict[str, Any]:
    """Read ``quoted.yml`` as it is, examples included."""
    return read_mapping("stateofplay.compare", "data", DATA)


def _shifted(span: Span, inside: Span) -> Span:
    return Span(span.start - inside.start, span.end - inside.start)


def _parts(act: Act) -> list[Span]:
    spans = [who.span for who in act.recipients]
    spans += [act.about] if act.about else []
    spans += [act.condition.span] if act.condition else []
    return spans


def _is_verb(word: str) -> bool:
    word = word.strip("\"'\u2018\u201c")
    return word.endswith("ed") or word in _listed("auxiliaries") or word in _listed("verbs")


@cache
def _listed(kind: str) -> frozenset[str]:
    return frozenset(load_data()[kind])


def _first(sentence: str, trigger: Span, actors: Sequence[Span]) -> tuple[int, bool]:
    """Say where the words begin, and whether they follow who acts, no possessive between."""
    end = max((each.end for each in actors if each.end <= trigger.start), default=None)
    if end is not None:
        between = sentence[end : trigger.start]
        words = between.split()
        named = any(word[0].isupper() for word in words)  # "Ada Stone and Ben Reed | signed it"
        if not named and not _BORDER.search(between) and len(words) <= _NEAR:
            if clitic := _CLITIC.match(between):
                return _at_word(sentence, end + clitic.end()), True
            owned = _OWNED.match(between)
            if words and words[0].lower() in _listed("inner"):
                return _auxiliaries(sentence, trigger.start), True
            return _at_word(sentence, end + (owned.end() if owned else 0)), owned is None
        return _auxiliaries(sentence, trigger.start), False
    before = sentence[: trigger.start]
    opening = max((border.end() for border in _BORDER.finditer(before)), default=0)
    words = before[opening:].lower().split()
    if len(words) <= _CLAUSE and words and words[-1] in _listed("passive"):
        return _at_word(sentence, opening), False
    return _auxiliaries(sentence, trigger.start), False


def _at_word(sentence: str, place: int) -> int:
    return place + len(sentence[place:]) - len(sentence[place:].lstrip())


def _auxiliaries(sentence: str, place: int) -> int:
    """Go back over words that belong to a verb: "has not yet ..."."""
    for word in reversed([*_WORD.finditer(sentence[:place])]):
        plain = word.group().lower()
        if plain not in _listed("before") and not re.fullmatch(r"[a-z]+ly", word.group()):
            break
        place = word.start()
    return place


def _last(sentence: str, first: int, end: int) -> int:
    """Say where the words end: at the next border of a clause, a condition behind it taken in.

    Of a clause without end so many words are taken as have room, all of its parts in any case.
    """
    rest = sentence[end:]
    border = _BORDER.search(rest)
    stops = [border.start() if border else len(rest)]
    words = [*_WORD.finditer(rest[: stops[0]])]
    for place, word in enumerate(words):
        if place and words[place - 1].group().lower() in _listed("units"):
            continue  # "three days | after the raid"
        if _is_border(word.group(), [each.group() for each in words[place + 1 :][:_JOINED]]):
            stops.insert(0, word.start())
            break
    for word in words:
        if word.start() < stops[0] and word.group().lower() in _listed("terms"):
            stops.append(word.start())
            break
    last = next((each for each in stops if _fits(sentence[first : end + each])), None)
    if last is None:
        told = [*_WORD.finditer(sentence[first:])][:_LONGEST]
        return max(end, first + told[-1].end())
    return end + len(rest[:last].rstrip())


def _is_border(word: str, behind: Sequence[str]) -> bool:
    plain = word.lower()
    if plain in _listed("joining"):
        return any(_is_verb(each.lower()) for each in behind)
    return plain in _listed("borders")


def _fits(text: str) -> bool:
    return len(text.split()) <= _LONGEST


def _trimmed(words: list[str]) -> str:
    """Take off words at the beginning and the end that tell nothing by themselves."""
    while words and words[-1].lower() in _listed("open"):
        words.pop()
    while words and words[0].lower() in _listed("leading"):
        words.pop(0)
    return " ".join(words)


def _balanced(text: str) -> str:
    """Take out quotation marks of which one half is cut off; those within are single ones."""
    plain = without_halves(text).strip(" ,;:-\u2013\u2014").lstrip(". ")
    return plain.replace("\u201c", "\u2018").replace("\u201d", "\u2019")


def without_halves(text: str) -> str:
    """Give *text* without the quotation marks of a kind of which one half is cut off."""
    for opening, closing in (("\u201c", "\u201d"), ('"', '"')):
        marks = text.count(opening) + (text.count(closing) if opening != closing else 0)
        if marks % 2:
            text = text.replace(opening, "").replace(closing, "")
    return text

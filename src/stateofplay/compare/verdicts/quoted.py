"""What was done, in the words of the report that tells it most fully.

A type of act is a drawer: to raise a tariff and to break off talks lie in one. So a reader is shown
the words themselves, from the verb to the end of what it is told with, and never a part of a
condition. Of several reports' words those are taken that tell most: a sentence before a headline, a
verb that follows who acts before a noun, and more of whom, what and on which terms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from stateofplay.compare.facts import side
from stateofplay.compare.verdicts.cutting import (
    BORDER,
    WORD,
    first_of,
    goes_on,
    is_verb,
    last_of,
    listed,
    load_data,
)
from stateofplay.core.judgements import Entry
from stateofplay.core.statements import Act
from stateofplay.core.text import Span

_FEWEST = 3
"""Words that tell what was done: "the tariff hike" does not."""

_BEFORE, _TELLING = 7, 4
"""Words before a number that tell what it is of, and words that tell more than the number."""

_ENDS = re.compile(r"[.!\u2026][\"'\u201d\u2019)\]]*$|[,.!]['\u2019\u201d\"]+$")


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


def quoted_of(entry: Entry, *, brief: bool = False) -> Quoted | None:
    """Cut the words that tell an act out of its sentence.

    Args:
        entry: The act.
        brief: Whether to leave out when, where and with what it was done, if that is told behind.

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
    first, led = first_of(sentence, trigger, actors, parts)
    verbal = any(map(is_verb, sentence[first : trigger.end].lower().split()))
    last = max([trigger.end, *(each.end for each in parts)])
    if verbal or goes_on(sentence[last:], alone=last == trigger.end):
        last = last_of(sentence, first, last, brief=brief)
    text = _balanced(_trimmed(sentence[first:last].split()))
    words = text.split()
    proper = _is_sentence(entry) and len(words) >= _FEWEST and text[0] not in "'\u2019"
    proper = proper and words[0].lower() not in listed("borders")  # a word is lost before "since"
    rank = (
        not proper,
        act.direct_quote,
        not (verbal and led),
        -min(sum(each.start >= trigger.start for each in parts), 2),
        BORDER.search(sentence[first:last]) is not None,
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
        opening = max((each.end() for each in BORDER.finditer(sentence[: number.start])), default=0)
        before = [*WORD.finditer(sentence[opening : number.start])][-_BEFORE:]
        led = [place for place, word in enumerate(before) if word.group() in listed("borders")]
        before = before[led[-1] + 1 :] if led else before
        first = opening + before[0].start() if before else number.start
        words = sentence[first : last_of(sentence, first, number.end, brief=False)].split()
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


def _shifted(span: Span, inside: Span) -> Span:
    return Span(span.start - inside.start, span.end - inside.start)


def _parts(act: Act) -> list[Span]:
    spans = [who.span for who in act.recipients]
    spans += [act.about] if act.about else []
    spans += [act.condition.span] if act.condition else []
    return spans


def _trimmed(words: list[str]) -> str:
    """Take off words at the beginning and the end that tell nothing by themselves."""
    while words and words[-1].lower() in listed("open"):
        words.pop()
    while words and words[0].lower() in listed("leading"):
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

"""Who speaks where: every stretch in quotation marks and the mention of its speaker.

A quotation is often told in pieces, over sentences and paragraphs, with its speaker named at one
of them only. The others are the same speaker's.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stateofplay.core.closed_classes import FIRST_PERSON
from stateofplay.core.statements import Act, Mention, MentionKind, Quotation, Reading
from stateofplay.core.text import Span

_QUOTED = re.compile(
    "\u201c[^\u201c\u201d\n]+[\u201d\n]"  # curly, or open to the end of the paragraph
    '|"[^"\n]+"'
    r'|"[^"\n]+\n(?=\s*")'  # straight, left open at the end of a paragraph: the next goes on
    '|(?m:^"[^"\n]+$)'  # straight, left open because the next paragraph goes on
    r"|\u2018[^\u2018\n]{2,}?\u2019(?!\w)"
    r"|(?<!\w)'[^'\n]{12,}?'(?!\w)"
)
_SIGNATURE = re.compile(r"(?m)^([^\n]+)\s[-\u2013\u2014] ?([A-Z][^\n()\u2014]{1,60}) \(@\w{2,}\)")
"""A line of a message and who sent it, with the name that a network knows them by."""
_SINGLE = re.compile(r"\bI\b(?!\.)")
_BESIDE = 60
"""Code points between a quotation and the cue that names its speaker, at most."""

_WORDS_OF_A_SPEECH = 4
"""Words from which a quoted stretch is said, not a term in scare quotes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """A stretch in quotation marks.

    Attributes:
        span: Where it stands, marks included.
        speaker: Who says it; None if the report does not tell.
    """

    span: Span
    speaker: Mention | None


def speeches_of(reading: Reading) -> tuple[Speech, ...]:
    """Find what is said in quotation marks in a report, in order of the text."""
    text = reading.report.full_text
    cues = list(_cues(reading))
    found: list[Speech] = []
    for match in _QUOTED.finditer(text):
        span = Span(match.start(), match.end())
        human = _SINGLE.search(match[0]) is not None
        speaker = _told(span, cues, near=_is_said(span, text), human=human)
        found.append(Speech(span=span, speaker=speaker))
    return tuple(sorted((*_carried(found, text), *_signed(reading, found)), key=_begin))


def _begin(speech: Speech) -> int:
    return speech.span.start


def _signed(reading: Reading, quoted: Sequence[Speech]) -> Iterator[Speech]:
    """Find messages set into a report with their sender behind them: "We reject it. - Stone (@s)".

    One that holds words in quotation marks is left out.
    """
    for match in _SIGNATURE.finditer(reading.report.full_text):
        span, name = Span(*match.span(1)), Span(*match.span(2))
        sender = [m for m in reading.mentions if name.contains(m.span)]
        if sender and not any(each.span.overlaps(span) for each in quoted):
            sender.sort(key=lambda one: one.span.start - one.span.end)
            yield Speech(span=span, speaker=sender[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cue:
    """A place in the text that names a speaker, with the words that are said."""

    speaker: Mention
    trigger: Span
    content: Span | None


def _cues(reading: Reading) -> Iterator[_Cue]:
    """What names a speaker: quotations, sources of acts, and actors whose words an act quotes."""
    acts = []
    for statement in reading.statements:
        content = statement.content
        if isinstance(content, Quotation) and content.speakers:
            yield _Cue(
                speaker=content.speakers[0], trigger=content.trigger, content=content.content
            )
        elif isinstance(content, Act):
            acts.append((content, statement.attributed_to))
    for act, sources in acts:
        if sources:
            yield _Cue(speaker=sources[0], trigger=sources[0].span, content=act.trigger)
        if act.actors and act.about is not None:
            yield _Cue(speaker=act.actors[0], trigger=act.trigger, content=act.about)


def _told(span: Span, cues: Sequence[_Cue], *, near: bool, human: bool) -> Mention | None:
    """The speaker whom a cue outside of *span* gives it to, or, if *near*, who stands beside it.

    No place is one if *human*: the words are those of one person ("I").
    """
    outside = [
        cue
        for cue in cues
        if not span.contains(cue.speaker.span) and cue.speaker.exact.lower() not in FIRST_PERSON
    ]
    if human:
        outside = [cue for cue in outside if cue.speaker.kind is not MentionKind.PLACE]
    for cue in outside:
        if cue.content is not None and cue.content.overlaps(span):
            return cue.speaker
    gaps = [
        (_gap(cue.trigger, span), index)
        for index, cue in enumerate(outside)
        if not span.contains(cue.trigger)
    ]
    gap, index = min(gaps, default=(_BESIDE, 0))
    return outside[index].speaker if near and gap < _BESIDE else None


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end)


def _carried(found: Sequence[Speech], text: str) -> list[Speech]:
    """Give stretches without a speaker that of the piece before or after them."""
    done: list[Speech] = []
    for place, speech in enumerate(found):
        if speech.speaker is not None or not _is_said(speech.span, text):
            done.append(speech)
            continue
        before = [s for s in done if s.speaker is not None][-1:]
        after = [s for s in found[place + 1 :] if s.speaker is not None][:1]
        near = [s for s in before if _runs_on(s.span, speech.span, text)]
        near += [s for s in after if _same_paragraph(speech.span, s.span, text)]
        done.append(Speech(span=speech.span, speaker=near[0].speaker if near else None))
    return done


def _is_said(span: Span, text: str) -> bool:
    return len(text[span.start : span.end].split()) >= _WORDS_OF_A_SPEECH


def _same_paragraph(one: Span, other: Span, text: str) -> bool:
    return "\n" not in text[one.start : other.start].rstrip("\n")


def _runs_on(before: Span, span: Span, text: str) -> bool:
    """Whether the speech of *before* goes on in *span*: in one paragraph, or opening the next."""
    between = text[before.end : span.start]
    if "\n" not in between and not text[before.start : before.end].endswith("\n"):
        return True
    lines = [line for line in between.split("\n") if line.strip()]
    opens = text[: span.start].rstrip(" ").endswith("\n")
    return opens and len(lines) <= 3


def speech_at(speeches: Sequence[Speech], span: Span) -> Speech | None:
    """The stretch that *span* stands in, None if in none; *speeches* are in order of the text."""
    after = bisect_right(speeches, span.start, key=lambda speech: speech.span.start)
    if not after:
        return None
    last = speeches[after - 1]
    return last if last.span.contains(span) else None

"""A report without what an outlet set between its words; every place in it is where it was."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from functools import cached_property
from itertools import starmap, takewhile
from operator import eq

from stateofplay.core.statements import Act, Mention, Quotation, Reading, Statement
from stateofplay.core.text import Report, Span, cite


@dataclass(frozen=True, kw_only=True)
class Plain(Report):
    """A report of which some stretches are blank; to all that is found in it, it is *whole*."""

    whole: Report

    @cached_property
    def id(self) -> str:
        """The id of the whole report."""
        return self.whole.id


def blanked(report: Report, stretches: list[Span]) -> Report:
    """Give *report* with blanks for the words of *stretches*; itself if there are none.

    Args:
        stretches: Of the text, not of the headline; line ends in them stay.
    """
    if not stretches:
        return report
    letters = list(report.full_text)
    for stretch in stretches:
        for at in range(stretch.start, stretch.end):
            if letters[at] != "\n":
                letters[at] = " "
    given = {each.name: getattr(report, each.name) for each in fields(Report)}
    text = "".join(letters[len(report.title) + 2 :])
    return Plain(**{**given, "text": text}, whole=report)


def whole_of(report: Report) -> Report:
    """Give the report that *report* is the plain form of; itself if it is none."""
    return report.whole if isinstance(report, Plain) else report


def cut_at_blanks(reading: Reading) -> Reading:
    """Give what was read in a plain report without mentions that reach into a blank.

    They end before it: "Ada Stone" of "Ada Stone [link]'s deal". To be done before it is decided
    who is meant, since the place of a mention is its id.
    """
    if whole_of(reading.report) is reading.report:
        return reading
    mentions = {each.id: each for each in _cut(reading.mentions, reading.report)}
    statements = tuple(_with_mentions_cut(each, reading.report) for each in reading.statements)
    return replace(reading, mentions=tuple(mentions.values()), statements=statements)


def restored(reading: Reading) -> Reading:
    """Give what was read in a plain report as read in the whole one, whose words it cites."""
    whole = whole_of(reading.report)
    if whole is reading.report:
        return reading
    statements = (
        replace(each, evidence=cite(whole, each.evidence.span)) for each in reading.statements
    )
    return replace(reading, report=whole, statements=tuple(statements))


def _with_mentions_cut(statement: Statement, plain: Report) -> Statement:
    content = statement.content
    if isinstance(content, Act):
        actors, recipients = _cut(content.actors, plain), _cut(content.recipients, plain)
        content = replace(content, actors=actors, recipients=recipients)
    elif isinstance(content, Quotation):
        content = replace(content, speakers=_cut(content.speakers, plain))
    else:
        content = replace(content, whose=_cut_one(content.whose, plain))
    return replace(
        statement,
        content=content,
        attributed_to=_cut(statement.attributed_to, plain),
        place=_cut_one(statement.place, plain),
    )


def _cut(mentions: Iterable[Mention], plain: Report) -> tuple[Mention, ...]:
    found = []
    for mention in mentions:
        span = _before_blank(mention.span, plain)
        same_as = mention.same_as and _before_blank(mention.same_as, plain)
        exact = plain.full_text[span.start : span.end]
        found.append(replace(mention, span=span, exact=exact, same_as=same_as))
    return tuple(found)


def _cut_one(mention: Mention | None, plain: Report) -> Mention | None:
    return None if mention is None else _cut([mention], plain)[0]


def _before_blank(span: Span, plain: Report) -> Span:
    """*span* up to where the whole report has other words; itself if it has none."""
    told, words = (each.full_text[span.start : span.end] for each in (plain, whole_of(plain)))
    if told == words:
        return span
    same = sum(takewhile(bool, starmap(eq, zip(told, words, strict=True))))
    return Span(span.start, span.start + len(told[:same].rstrip()))

"""A report without what an outlet set between its words; every place in it is where it was."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from functools import cached_property
from itertools import takewhile
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


def restored(reading: Reading) -> Reading:
    """Give what was read in a plain report as read in the whole one, whose words it cites.

    A mention that reaches into a blank ends before it: "Ada Stone" of "Ada Stone [link]'s deal".
    """
    whole = whole_of(reading.report)
    if whole is reading.report:
        return reading
    statements = tuple(_restored(each, whole) for each in reading.statements)
    return replace(reading, report=whole, statements=statements)


def _restored(statement: Statement, whole: Report) -> Statement:
    def cut(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
        return tuple(_cut(each, whole) for each in mentions)

    content, place = statement.content, statement.place
    if isinstance(content, Act):
        content = replace(content, actors=cut(content.actors), recipients=cut(content.recipients))
    elif isinstance(content, Quotation):
        content = replace(content, speakers=cut(content.speakers))
    return replace(
        statement,
        content=content,
        evidence=cite(whole, statement.evidence.span),
        attributed_to=cut(statement.attributed_to),
        place=place and _cut(place, whole),
    )


def _cut(mention: Mention, whole: Report) -> Mention:
    """*mention* up to where the whole report has other words; itself if it has none."""
    words = whole.full_text[mention.span.start : mention.span.end]
    if mention.exact == words:
        return mention
    same = takewhile(lambda pair: eq(*pair), zip(mention.exact, words, strict=True))
    exact = mention.exact[: sum(1 for _ in same)].rstrip()
    span = Span(mention.span.start, mention.span.start + len(exact))
    return replace(mention, span=span, exact=exact)

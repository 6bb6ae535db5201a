"""A report without what an outlet set between its words; every place in it is where it was."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from functools import cached_property

from stateofplay.core.statements import Reading
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
    """Give what was read in a plain report as read in the whole one, whose words it cites."""
    whole = whole_of(reading.report)
    if whole is reading.report:
        return reading
    statements = (
        replace(each, evidence=cite(whole, each.evidence.span)) for each in reading.statements
    )
    return replace(reading, report=whole, statements=tuple(statements))

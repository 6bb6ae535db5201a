"""What must hold of a statement before it is written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from stateofplay.core.errors import EvidenceError, Problem, Stage
from stateofplay.core.statements import Act, Content, Figure, Mention, Quotation, Statement
from stateofplay.core.text import Report, Span, cite, verify


def objection(report: Report, statement: Statement) -> Problem | None:
    """Say why *statement* must not be written, or None if all its words stand in *report*."""
    try:
        verify(report, statement.evidence)
        for span in _spans(statement):
            cite(report, span)
        for mention in _mentions(statement):
            _verify_mention(report, mention)
    except EvidenceError as error:
        message = f"{statement.kind} by {statement.found_by} not kept: {error}"
        return Problem(
            source=report.source, stage=Stage.LEDGER, message=message, report_id=report.id
        )
    return None


def _verify_mention(report: Report, mention: Mention) -> None:
    span = mention.span
    same_report = mention.report_id == report.id
    if not same_report or mention.exact != cite(report, span).exact:
        problem = f"the words of the mention {mention.exact!r} do not stand there"
        raise EvidenceError(mention.report_id, span.start, span.end, problem)


def _spans(statement: Statement) -> Iterator[Span]:
    yield statement.content.trigger
    if statement.time:
        yield statement.time
    match statement.content:
        case Act() as act:
            condition = act.condition and act.condition.span
            yield from (span for span in (act.about, act.because, condition) if span)
        case Figure() as figure:
            yield from (span for span in (figure.part_of,) if span)
        case Quotation() as quotation:
            yield quotation.content
        case _:
            assert_never(statement.content)


def _mentions(statement: Statement) -> Iterator[Mention]:
    yield from statement.attributed_to
    if statement.place:
        yield statement.place
    yield from people(statement.content)


def people(content: Content) -> Iterator[Mention]:
    """Give the mentions that a content carries, those of whom it tells first."""
    match content:
        case Act():
            yield from content.actors
            yield from content.recipients
        case Figure():
            return
        case Quotation():
            yield from content.speakers
        case _:
            assert_never(content)

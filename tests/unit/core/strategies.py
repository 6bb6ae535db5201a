"""Reports and statements of every shape, for property tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from stateofplay.core.judgements import Entity
from stateofplay.core.statements import Act, Condition, Figure, Mention, Quotation, Statement
from stateofplay.core.text import Evidence, Report, Span, cite

ANY_TEXT = st.text(st.characters(), max_size=60)
"""Any code point at all: halves of surrogate pairs, NUL, right-to-left marks."""

NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, places=2).map(Decimal)


def reports() -> st.SearchStrategy[Report]:
    return st.builds(
        Report,
        source=ANY_TEXT,
        title=ANY_TEXT,
        text=ANY_TEXT,
        published=st.none() | st.dates(min_value=date(1900, 1, 1)),
        publisher=st.none() | ANY_TEXT,
        url=st.none() | ANY_TEXT,
        author=st.none() | ANY_TEXT,
        extra=st.dictionaries(ANY_TEXT, st.integers() | ANY_TEXT, max_size=2),
    )


def spans(report: Report) -> st.SearchStrategy[Span]:
    last = len(report.full_text)
    starts = st.integers(0, last - 1)
    return starts.flatmap(lambda start: st.integers(start + 1, last).map(lambda e: Span(start, e)))


def statements(report: Report) -> st.SearchStrategy[Statement]:
    """Every field drawn by its type: one that is added later is drawn, too."""
    span = spans(report)
    maybe = st.none() | span
    mention = st.builds(
        Mention,
        report_id=st.just(report.id),
        exact=st.just(""),
        span=span,
        kind=...,
        head=ANY_TEXT,
        sentence=st.integers(0, 99),
        plural=...,
        subject=...,
        owner=...,
        role=...,
        same_as=maybe,
    ).map(lambda it: replace(it, exact=report.full_text[it.span.start : it.span.end]))
    with_mentions = st.lists(mention, max_size=2).map(tuple)
    condition = st.none() | st.builds(Condition, connective=ANY_TEXT, span=span)
    act = st.builds(
        Act,
        trigger=span,
        mode=...,
        cameo=...,
        actors=with_mentions,
        recipients=with_mentions,
        about=maybe,
        parts=st.lists(span, max_size=3).map(tuple),
        condition=condition,
        because=maybe,
        reality=...,
        direct_quote=...,
    )
    figure = st.builds(
        Figure,
        trigger=span,
        value=NUMBERS,
        high=st.none() | NUMBERS,
        bound=...,
        unit=...,
        of=...,
        whose=st.none() | mention,
        words=...,
        cumulative=...,
        part_of=maybe,
        reality=...,
        direct_quote=...,
    )
    quotation = st.builds(Quotation, trigger=span, content=span, speakers=with_mentions, direct=...)
    evidence: st.SearchStrategy[Evidence] = span.map(lambda where: cite(report, where))
    return st.builds(
        Statement,
        content=act | figure | quotation,
        evidence=evidence,
        attributed_to=with_mentions,
        time=maybe,
        place=st.none() | mention,
        found_by=ANY_TEXT,
        confidence=st.none() | st.floats(0, 1),
        steps=...,
    )


def entities(report: Report) -> st.SearchStrategy[Entity]:
    mention_ids = spans(report).map(lambda span: f"{report.id}:{span.start}-{span.end}")
    return st.builds(
        Entity,
        report_id=st.just(report.id),
        party=...,
        role=...,
        mentions=st.lists(mention_ids, max_size=4).map(tuple),
        reasons=...,
    )

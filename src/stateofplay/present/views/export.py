"""Ledger rows as the contract's records: plain dictionaries, ready for JSON.

The contract is ``present/contract.schema.json``; a test holds every record to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from stateofplay.core.judgements import Actor, Comparison, Entry, Header, Interval, Place
from stateofplay.core.positions import Position
from stateofplay.core.statements import Act, Figure, Quotation
from stateofplay.core.text import Span
from stateofplay.ledger import Ledger
from stateofplay.ontology import Ontology

SCHEMA = 1

Record = dict[str, Any]
"""A JSON object; its fields are those of the contract."""


def statement_record(entry: Entry, ontology: Ontology) -> Record:
    """Give *entry* the shape of the contract's statement.

    Returns:
        An act or a figure as the contract has it; a quotation in the same manner, with
        ``speakers`` and ``content``.
    """
    head: Record = {"schema": SCHEMA, "id": entry.id, "kind": entry.statement.kind}
    head |= {"report": report_reference(entry.report), "evidence": _evidence(entry)}
    head["trigger"] = _trigger(entry)
    return head | _content(entry, ontology) | _common(entry)


def position_record(position: Position, by_whose_word: Sequence[str] | None = None) -> Record:
    """Give *position* the shape of the contract's cell.

    Args:
        position: The cell.
        by_whose_word: Those who alone tell of it, if nobody of the holder's own side does; None
            if it was not looked for.
    """
    holder = position.holder
    told = {} if by_whose_word is None else {"according_to": list(by_whose_word)}
    return {
        "proposal": position.proposal,
        "also_told": list(position.also_told),
        "words": position.words,
        "of_whom": list(position.of_whom),
        "holder": {"id": holder.id, "name": holder.name, "party": holder.party},
        "stance": str(position.stance),
        "announced": position.announced,
        "condition": position.condition,
        "because": position.because,
        "since": position.since and position.since.isoformat(),
        "until": position.until and position.until.isoformat(),
        "statements": list(position.statements),
        "publishers": list(position.publishers),
        "reports": position.reports,
        "independent": position.independent,
        "qualified": position.qualified,
        "confidence": position.confidence,
        **told,
    }


def comparison_record(comparison: Comparison) -> Record:
    """Give *comparison* the shape of the contract's group."""
    return {
        "topic": comparison.topic,
        "relation": str(comparison.relation),
        "kind": comparison.kind,
        "summary": comparison.summary,
        "reasons": list(comparison.reasons),
        "statements": list(comparison.statements),
        "reports": list(comparison.reports),
    }


def exported(ledger: Ledger, ontology: Ontology, kinds: Sequence[str]) -> Iterator[Record]:
    """Give all records of some kinds; those of an earlier state of a page name the newest one."""
    newest = ledger.outdated()
    for entry in ledger.entries_to_export(kinds):
        record = statement_record(entry, ontology)
        record["report"]["revised_by"] = newest.get(entry.report.id)
        yield record


def report_reference(header: Header) -> Record:
    """Name a report as the contract does."""
    return {
        "id": header.id,
        "source": header.source,
        "title": header.title,
        "publisher": header.publisher,
        "published": header.published and header.published.isoformat(),
        "url": header.url,
    }


def _evidence(entry: Entry) -> Record:
    evidence = entry.statement.evidence
    return {
        "start": evidence.span.start,
        "end": evidence.span.end,
        "exact": evidence.exact,
        "prefix": evidence.prefix,
        "suffix": evidence.suffix,
    }


def _trigger(entry: Entry) -> Record:
    span: Span = entry.content.trigger
    return {"start": span.start, "end": span.end, "exact": entry.trigger}


def _content(entry: Entry, ontology: Ontology) -> Record:
    match entry.content:
        case Act() as act:
            return _act(entry, act, ontology)
        case Figure() as figure:
            return _figure(figure)
        case Quotation() as quotation:
            return {
                "speakers": [actor_record(actor) for actor in entry.actors],
                "content": {"text": entry.content_text},
                "direct_quote": quotation.direct,
            }


def _act(entry: Entry, act: Act, ontology: Ontology) -> Record:
    connective = entry.condition
    return {
        "act": act.type,
        "mode": act.mode,
        "cameo": act.cameo,
        "quad": ontology.acts[act.type].quad,
        "actors": [actor_record(actor) for actor in entry.actors],
        "recipients": [actor_record(actor) for actor in entry.recipients],
        "about": _about(entry),
        "condition": {"connective": connective[0], "text": connective[1]} if connective else None,
        "because": {"text": entry.because} if entry.because else None,
        "reality": str(act.reality),
        "direct_quote": act.direct_quote,
    }


def _about(entry: Entry) -> Record | None:
    if not entry.about:
        return None
    return {"text": entry.about, "proposal": entry.proposal, "also": list(entry.also)}


def _figure(figure: Figure) -> Record:
    return {
        "measure": figure.measure,
        "of": figure.of,
        "value": number(figure.value),
        "high": None if figure.high is None else number(figure.high),
        "bound": str(figure.bound),
        "unit": figure.unit,
        "cumulative": figure.cumulative,
        "reality": str(figure.reality),
        "direct_quote": figure.direct_quote,
    }


def _common(entry: Entry) -> Record:
    return {
        "attributed_to": [actor_record(actor) for actor in entry.attributed_to],
        "time": entry.time and _time(entry.time),
        "place": entry.place and _place(entry.place),
        "found_by": entry.statement.found_by,
        "confidence": entry.statement.confidence,
        "status": entry.status,
    }


def actor_record(actor: Actor) -> Record:
    """Name somebody as the contract does."""
    return {
        "id": actor.id,
        "name": actor.name,
        "mention": actor.mention,
        "party": actor.party,
        "role": actor.role,
    }


def _time(time: Interval) -> Record:
    start, end = time.start, time.end
    return {
        "start": start and start.isoformat(),
        "end": end and end.isoformat(),
        "text": time.text,
        "value": time.value,
    }


def _place(place: Place) -> Record:
    return {
        "name": place.name,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
        "kind": place.kind,
    }


def number(value: Decimal) -> int | float:
    """Give *value* as JSON's number: whole where it is whole."""
    return int(value) if value == value.to_integral_value() else float(value)

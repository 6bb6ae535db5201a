"""What the pages show: ledger rows gathered for the templates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from stateofplay.core.errors import UsageError
from stateofplay.core.judgements import Entry, Relation
from stateofplay.core.statements import Act, Figure
from stateofplay.core.text import Span
from stateofplay.ledger import Ledger
from stateofplay.present.matrix import matrix
from stateofplay.present.views import Filters, amount, cells
from stateofplay.present.why import decisions, found

SHOWN = 8
"""Comparisons of one relation on the landing page."""

CHANGES = (Relation.UPDATES, Relation.DIFFERS, Relation.SAME)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece of a report's text, and the statements that stand on it.

    Attributes:
        entries: Empty for text on which nothing stands.
    """

    text: str
    entries: tuple[Entry, ...] = ()


def landing(ledger: Ledger, filters: Filters) -> dict[str, Any]:
    """Gather the matrix and the main comparisons."""
    held = tuple(cells(ledger, filters))
    groups = ledger.comparisons()
    shown = {
        str(relation): sorted(
            (group for group in groups if group.relation is relation),
            key=lambda group: (-len(group.reports), group.topic),
        )[:SHOWN]
        for relation in CHANGES
    }
    return {
        "title": "State of play",
        "matrix": matrix(held, width=8, height=20),
        "groups": shown,
        "reports": sum(1 for _ in ledger.reports()),
        "filters": filters,
    }


def statement(ledger: Ledger, key: str) -> dict[str, Any]:
    """Gather an entry, its sentence cut at the trigger, and every reason."""
    entry = found(ledger, key)
    trace = ledger.trace(entry)
    evidence, trigger = entry.statement.evidence, entry.content.trigger
    low, high = trigger.start - evidence.span.start, trigger.end - evidence.span.start
    inside = 0 <= low < high <= len(evidence.exact)
    return {
        "title": described(entry),
        "entry": entry,
        "before": evidence.exact[:low] if inside else evidence.exact,
        "after": evidence.exact[high:] if inside else "",
        "inside": inside,
        "act": entry.content if isinstance(entry.content, Act) else None,
        "amount": amount(entry.content) if isinstance(entry.content, Figure) else None,
        "decisions": decisions(trace),
        "trace": trace,
    }


def report(ledger: Ledger, key: str) -> dict[str, Any]:
    """Gather a report's text, cut into pieces at the sentences that hold statements.

    Raises:
        UsageError: If there is no report of that id.
    """
    whole = ledger.report(key)
    if whole is None:
        raise UsageError(f"There is no report {key!r}.", "The list of reports names them.")
    entries = tuple(ledger.entries(report_ids=(key,), kinds=("act", "figure")))
    return {
        "title": whole.title or "(no headline)",
        "report": whole,
        "headline": pieces(whole.full_text, entries, Span(0, len(whole.title))),
        "body": pieces(whole.full_text, entries, Span(len(whole.title) + 2, len(whole.full_text))),
        "entries": entries,
        "described": described,
    }


def pieces(text: str, entries: tuple[Entry, ...], part: Span) -> list[Piece]:
    """Cut *part* of *text* so that every sentence with statements is a piece of its own."""
    by_span: dict[Span, list[Entry]] = {}
    for entry in entries:
        if part.contains(entry.statement.evidence.span):
            by_span.setdefault(entry.statement.evidence.span, []).append(entry)
    cut: list[Piece] = []
    at = part.start
    for span in sorted(by_span):
        if span.start < at:
            continue
        cut.append(Piece(text=text[at : span.start]))
        cut.append(Piece(text=text[span.start : span.end], entries=tuple(by_span[span])))
        at = span.end
    cut.append(Piece(text=text[at : part.end]))
    return [piece for piece in cut if piece.text]


def described(entry: Entry) -> str:
    """Say an entry in a few words: "Netanyahu: REJECT - humanitarian pauses"."""
    content = entry.content
    if isinstance(content, Figure):
        of = f" {content.of}" if content.of else ""
        return f"{amount(content)}{of}: {content.measure}"
    who = ", ".join(dict.fromkeys(actor.name for actor in entry.actors)) or "somebody"
    kind = content.type if isinstance(content, Act) else "says"
    whom = ", ".join(dict.fromkeys(actor.name for actor in entry.recipients))
    about = entry.proposal or entry.about
    parts = [f"{who}: {kind}", f"to {whom}" if whom else "", f"about {about}" if about else ""]
    return ", ".join(part for part in parts if part)

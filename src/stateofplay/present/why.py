"""``stateofplay why ID``: how an entry came to be."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from stateofplay import ontology
from stateofplay.core.errors import UsageError
from stateofplay.core.judgements import Actor, Entry
from stateofplay.core.statements import Mention, Quotation
from stateofplay.ledger import Ledger, Trace
from stateofplay.present.export import Record, report_reference, statement_record
from stateofplay.present.formats import Format, printable, write_csv, write_json
from stateofplay.present.options import DEFAULT_LEDGER, FormatOption, LedgerOption, existing

LABEL_WIDTH = 14


def why(
    statement_id: Annotated[str, typer.Argument(metavar="ID", help="An id, or its beginning.")],
    ledger: LedgerOption = DEFAULT_LEDGER,
    form: FormatOption = Format.TABLE,
) -> None:
    """Show the sentence, the matched words, the rule or model, and the decisions."""
    with existing(ledger) as kept:
        entry = found(kept, statement_id)
        trace = kept.trace(entry)
    if form is Format.TABLE:
        print_explanation(Console(highlight=False), entry, trace)
    else:
        writer = write_csv if form is Format.CSV else write_json
        writer([explanation_record(entry, trace)])


def found(ledger: Ledger, statement_id: str) -> Entry:
    """Look up an entry by its id or the beginning of it.

    Raises:
        UsageError: If no entry's id begins so, or several do.
    """
    entry = ledger.entry(statement_id)
    if entry is None:
        raise UsageError(
            f"No entry has an id that begins with {statement_id!r}.",
            "Ids are shown by: stateofplay acts, figures, compare, search.",
        )
    return entry


def explanation_record(entry: Entry, trace: Trace) -> Record:
    """Give the explanation as plain data: the statement, the steps and the decisions."""
    return statement_record(entry, ontology.load()) | {
        "steps": [{"what": step.what, "how": step.how} for step in entry.statement.steps],
        "decisions": [{"what": what, "why": reason} for what, reason in decisions(trace)],
        "engine": trace.engine,
    }


def decisions(trace: Trace) -> list[tuple[str, str]]:
    """List what was decided about an entry, each with its reason."""
    lines: list[tuple[str, str]] = []
    for mention, entity, identity in trace.who:
        label = f'"{mention.exact}"'
        if entity is None:
            lines.append((label, "nobody it could be taken for: left as written"))
            continue
        lines += [(f"{label} is {entity.name}", reason) for reason in entity.reasons]
        if identity is not None:
            lines += [(f"{entity.name} is {identity.name}", why) for why in identity.reasons]
    if trace.subject:
        lines += [(f"proposal {trace.subject.proposal}", why) for why in trace.subject.reasons]
    if trace.setting:
        lines += [("when and where", reason) for reason in trace.setting.reasons]
    for comparison in trace.comparisons:
        lines += [(str(comparison.relation), comparison.summary)]
    return list(dict.fromkeys(lines))


def print_explanation(console: Console, entry: Entry, trace: Trace) -> None:
    """Print the explanation for people."""
    reference = report_reference(entry.report)
    where = [reference["publisher"], reference["published"], reference["title"]]
    _line(console, "report", " | ".join(part for part in where if part))
    console.print(_marked(entry), soft_wrap=False)
    _line(console, "trigger", entry.trigger)
    for label, actors in _people(entry):
        for actor in actors:
            _line(console, label, _described(actor))
    _line(console, "about", entry.about)
    _line(console, "proposal", entry.proposal)
    _line(console, "condition", " ".join(entry.condition) if entry.condition else None)
    _line(console, "because", entry.because)
    _line(console, "found by", entry.statement.found_by)
    confidence = entry.statement.confidence
    _line(console, "confidence", None if confidence is None else f"{confidence:.2f}")
    checked = "no person has checked it" if entry.status == "machine" else entry.status
    _line(console, "checked", checked)
    for step in entry.statement.steps:
        _line(console, f"- {step.what}", step.how)
    for what, reason in decisions(trace):
        _line(console, "- decided", f"{what}: {reason}")
    _line(console, "engine", trace.engine)


def _people(entry: Entry) -> list[tuple[str, tuple[Actor, ...]]]:
    first = "speaker" if isinstance(entry.content, Quotation) else "actor"
    people = [(first, entry.actors), ("recipient", entry.recipients)]
    return [*people, ("according to", entry.attributed_to)]


def _described(actor: Actor) -> str:
    party = f" ({actor.party})" if actor.party and actor.party != actor.name else ""
    written = f', written "{actor.mention}"' if actor.mention != actor.name else ""
    return f"{actor.name}{party}{written}"


def _marked(entry: Entry) -> Text:
    """Give the sentence with trigger in bold and the named people underlined."""
    evidence = entry.statement.evidence
    text = Text("  " + printable(evidence.exact))
    content = entry.content
    spans = [(content.trigger, "bold reverse")]
    mentions: tuple[Mention, ...] = (
        content.speakers if isinstance(content, Quotation) else entry.statement.attributed_to
    )
    for name in ("actors", "recipients"):
        mentions += getattr(content, name, ())
    spans += [(mention.span, "underline") for mention in mentions]
    for span, style in spans:
        if evidence.span.contains(span):
            shift = 2 - evidence.span.start
            text.stylize(style, span.start + shift, span.end + shift)
    return text


def _line(console: Console, label: str, value: str | None) -> None:
    if value:
        text = Text(f"{label:<{LABEL_WIDTH}}", style="dim")
        text.append(printable(value), style="default")
        console.print(text)

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
from stateofplay.ledger import Explanation, Ledger
from stateofplay.present.export import Record, report_reference, statement_record
from stateofplay.present.formats import Format, write_json
from stateofplay.present.options import DEFAULT_LEDGER, FormatOption, LedgerOption, existing

LABEL_WIDTH = 14


def why(
    statement_id: Annotated[str, typer.Argument(metavar="ID", help="An id, or its beginning.")],
    ledger: LedgerOption = DEFAULT_LEDGER,
    form: FormatOption = Format.TABLE,
) -> None:
    """Show the sentence, the matched words, the rule or model, and the decisions."""
    with existing(ledger) as kept:
        explanation = explained(kept, statement_id)
    if form is Format.TABLE:
        print_explanation(Console(highlight=False), explanation)
    else:
        write_json([explanation_record(explanation)])


def explained(ledger: Ledger, statement_id: str) -> Explanation:
    """Look up an entry with all the reasons kept for it.

    Raises:
        UsageError: If no entry's id begins so, or several do.
    """
    found = ledger.explain(statement_id)
    if found is None:
        raise UsageError(
            f"No single entry has an id that begins with {statement_id!r}.",
            "Ids are shown by: stateofplay acts, figures, compare, search.",
        )
    return found


def explanation_record(explanation: Explanation) -> Record:
    """Give the explanation as plain data: the statement, the steps and the decisions."""
    entry = explanation.entry
    return statement_record(entry, ontology.load()) | {
        "steps": [{"what": step.what, "how": step.how} for step in entry.statement.steps],
        "decisions": list(explanation.decisions),
    }


def print_explanation(console: Console, explanation: Explanation) -> None:
    """Print the explanation for people."""
    entry = explanation.entry
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
    _line(console, "checked", "no person has checked it" if entry.status == "machine" else entry.status)
    for step in entry.statement.steps:
        _line(console, f"- {step.what}", step.how)
    for decision in explanation.decisions:
        _line(console, "- decided", decision)


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
    text = Text("  " + "".join(c if c.isprintable() else " " for c in evidence.exact))
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
        text.append(value, style="default")
        console.print(text)

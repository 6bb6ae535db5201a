"""``stateofplay why ID``: how an entry came to be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Annotated

import typer
from rich.console import Console
from rich.padding import Padding
from rich.table import Column, Table
from rich.text import Text

from stateofplay import ontology
from stateofplay.compare.claims.claims import sides_of
from stateofplay.compare.figures.amounts import aside
from stateofplay.compare.rows.gist import gist_of
from stateofplay.core.errors import UsageError
from stateofplay.core.judgements import Actor, Entity, Entry
from stateofplay.core.statements import Act, Mention, MentionKind, Quotation
from stateofplay.ledger import Earlier, Ledger, Trace
from stateofplay.present.options import DEFAULT_LEDGER, FormatOption, LedgerOption, existing
from stateofplay.present.views.counts import counting, day
from stateofplay.present.views.export import Record, report_reference, statement_record
from stateofplay.present.views.filters import Filters, told_cells
from stateofplay.present.views.formats import SHORT_ID, Format, printable, write_csv, write_json

LABEL_WIDTH = 14

_WORDS = (
    "i me my mine we us our ours he him his she her hers they them their theirs it its"
    " himself herself itself themselves myself ourselves who whom whose which that"
)
_SUPERSEDED = (
    "this entry no longer holds and is in no view: the report was read anew, and not so again."
)

PRONOUNS = frozenset(_WORDS.split())


def why(
    statement_id: Annotated[str, typer.Argument(metavar="ID", help="An id, or its beginning.")],
    ledger: LedgerOption = DEFAULT_LEDGER,
    form: FormatOption = Format.TABLE,
) -> None:
    """Show the sentence, the matched words, the rule or model, and the decisions."""
    with existing(ledger) as kept:
        entry = kept.entry(statement_id)
        earlier = kept.earlier(statement_id) if entry is None else None
        if earlier is not None:
            entry, trace = earlier.entry, earlier.trace
        else:
            entry = entry or found(kept, statement_id)
            trace = kept.trace(entry)
        rows = rows_of(kept, entry) if earlier is None else []
    if form is Format.TABLE:
        print_explanation(Console(highlight=False), entry, trace, earlier)
        for what, reason in rows:
            _line(Console(highlight=False), "- shown in", f"{what}: {reason}")
    else:
        writer = write_csv if form is Format.CSV else write_json
        record = explanation_record(entry, trace, earlier)
        record["decisions"] += [{"what": what, "why": reason} for what, reason in rows]
        writer([record])


def rows_of(ledger: Ledger, entry: Entry) -> list[tuple[str, str]]:
    """Give the rows of the table of positions in which several names stand with an entry's."""
    found: dict[str, dict[str, None]] = {}
    for cell, _ in told_cells(ledger, Filters()) if entry.proposal else ():
        if entry.id in cell.statements and (cell.also_told or cell.proposal != entry.proposal):
            found.setdefault(cell.proposal, {}).update(dict.fromkeys(cell.also_told))
    return [(f"the row “{name}”", why_one(name, sorted(others))) for name, others in found.items()]


def why_one(name: str, others: Iterable[str]) -> str:
    """Why several names stand in one row."""
    gist = gist_of(name)
    alike = [other for other in others if gist_of(other).block != gist.block]
    same = [other for other in others if other not in alike]
    reasons = (
        (f"names of one kind, of the same parties ({gist.words})", same),
        ("names alike in their words, told in sentences that are alike", alike),
    )
    return "; ".join(f"{why}: {', '.join((name, *names))}" for why, names in reasons if names)


def found(ledger: Ledger, statement_id: str) -> Entry:
    """Look up an entry by its id or the beginning of it.

    Raises:
        UsageError: If no entry's id begins so, or several do.
    """
    entry = ledger.entry(statement_id)
    if entry is None and (earlier := ledger.earlier(statement_id)):
        raise UsageError(
            f"The entry {statement_id!r} is of an earlier reading and no longer holds.",
            f"What holds now: {_now(earlier)}. The old one: stateofplay why {statement_id}",
        )
    if entry is None:
        raise UsageError(
            f"No entry has an id that begins with {statement_id!r}.",
            "Ids are shown by: stateofplay acts, figures, compare, search.",
        )
    return entry


def _now(earlier: Earlier) -> str:
    if not earlier.now:
        return f"no {earlier.entry.statement.kind} of this sentence"
    return ", ".join(each[:SHORT_ID] for each in earlier.now)


def explanation_record(entry: Entry, trace: Trace, earlier: Earlier | None = None) -> Record:
    """Give the explanation as plain data: the statement, the steps and the decisions.

    Args:
        entry: What is explained.
        trace: What was decided about it.
        earlier: What became of it, if it is of a reading that another one superseded.
    """
    return statement_record(entry, ontology.load()) | {
        "steps": [{"what": step.what, "how": step.how} for step in entry.statement.steps],
        "decisions": [{"what": what, "why": reason} for what, reason in decisions(trace)],
        "corrections": [asdict(change) for change in entry.corrected],
        "note": entry.note or None,
        "engine": trace.engine,
        "superseded": earlier and {"by": earlier.engine, "now": list(earlier.now)},
    }


def decisions(trace: Trace) -> list[tuple[str, str]]:
    """List what was decided about an entry, each decision once, with all its reasons."""
    lines: list[tuple[str, str]] = []
    for mention, entity, identity in trace.who:
        label = f'"{mention.exact}"'
        if entity is None:
            lines.append((label, "nobody it could be taken for: left as written"))
            continue
        lines.append((f"{label} is {entity.name}", "; ".join(_own_reasons(mention, entity))))
        if identity is not None:
            same = identity.name == entity.name
            what = f"{entity.name} elsewhere" if same else f"{entity.name} is {identity.name}"
            lines.append((what, "; ".join(identity.reasons)))
    if trace.subject:
        named = " and ".join((trace.subject.proposal, *trace.subject.also))
        lines.append((f"proposal {named}", "; ".join(trace.subject.reasons)))
    if trace.setting:
        lines.append(("when and where", "; ".join(trace.setting.reasons)))
    lines += [(str(each.relation), each.summary) for each in trace.comparisons]
    return [(what, reason) for what, reason in dict.fromkeys(lines) if reason]


def corrections(entry: Entry) -> list[tuple[str, str]]:
    """List what a person corrected: the field, what the program had read and what they said."""
    return [
        (each.field, f"the program read “{each.read}”, a person says “{each.said}”")
        for each in entry.corrected
    ]


def _checked(entry: Entry) -> str:
    if entry.status == "machine":
        return "no person has checked it"
    return f"{entry.status}: {entry.note}" if entry.note else entry.status


def _own_reasons(mention: Mention, entity: Entity) -> list[str]:
    """Give the reasons that bear on *mention*; other pronouns of the chain have their own."""
    word = mention.exact.casefold()
    if mention.kind is MentionKind.PRONOUN:
        own = [reason for reason in entity.reasons if reason.startswith(f"“{word}”")]
        return own or list(entity.reasons[:1])
    said = {f"“{pronoun}”" for pronoun in PRONOUNS}
    return [reason for reason in entity.reasons if not reason.startswith(tuple(said))]


def print_explanation(
    console: Console, entry: Entry, trace: Trace, earlier: Earlier | None = None
) -> None:
    """Print the explanation for people; if another reading superseded it, that before all else."""
    if earlier is not None:
        _line(console, "superseded", f"{_SUPERSEDED} What holds now: {_now(earlier)}")
        _line(console, "- now by", earlier.engine)
    reference = report_reference(entry.report)
    where = [reference["publisher"], reference["published"], reference["title"]]
    _line(console, "report", " | ".join(part for part in where if part))
    console.print(Padding(_marked(entry), (0, 0, 0, 2)))
    _line(console, entry.statement.kind, _said(entry))
    _line(console, "trigger", entry.trigger)
    for label, actors in _people(entry):
        for actor in actors:
            _line(console, label, _described(actor))
    _line(console, "about", entry.about)
    _line(console, "proposal", " and ".join(entry.proposals))
    _line(console, "position", _side(entry))
    _line(console, "condition", " ".join(entry.condition) if entry.condition else None)
    _line(console, "because", entry.because)
    _line(console, "when", _when(entry))
    _line(console, "where", entry.place.name if entry.place else None)
    _line(console, "found by", entry.statement.found_by)
    confidence = entry.statement.confidence
    _line(console, "confidence", None if confidence is None else f"{confidence:.2f}")
    _line(console, "checked", _checked(entry))
    for what, how in corrections(entry):
        _line(console, f"- {what}", how)
    for step in entry.statement.steps:
        _line(console, f"- {step.what}", step.how)
    for what, reason in decisions(trace):
        _line(console, "- decided", f"{what}: {reason}")
    _line(console, "engine", trace.engine)


def _said(entry: Entry) -> str | None:
    """Name the type of an act or what a figure counts; say so if it is denied or only possible."""
    content = entry.content
    if isinstance(content, Quotation):
        return None
    return content.type + aside(content) if isinstance(content, Act) else counting(content)


def _side(entry: Entry) -> str | None:
    """Say which side the words of an act take, where its type does not say so itself."""
    by_words, by_type = sides_of(entry)
    if by_words is by_type:
        return None
    beyond = "its type takes no side" if by_type is None else f"its type {by_type}"
    return f"{by_words or 'none'}, by the words of the act: {beyond}"


def _when(entry: Entry) -> str | None:
    """Give the days of what is told, with the words that name them if any do."""
    if entry.time is None:
        return None
    words = f' ("{entry.time.text}")' if entry.time.text else ""
    return f"{day(entry.time)}{words}".strip() or None


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
    text = Text(printable(evidence.exact))
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
            start = evidence.span.start
            text.stylize(style, span.start - start, span.end - start)
    return text


def _line(console: Console, label: str, value: str | None) -> None:
    if value:
        row = Table.grid(
            Column(width=LABEL_WIDTH - 1, no_wrap=True), Column(), padding=(0, 1, 0, 0)
        )
        row.add_row(Text(label, style="dim"), Text(printable(value)))
        console.print(row)

"""Pages of one statement, of one report, and of reports side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stateofplay.core.errors import UsageError
from stateofplay.core.judgements import Comparison, Relation
from stateofplay.core.text import Report, Span
from stateofplay.ledger import Ledger
from stateofplay.present.web.asked import Asked
from stateofplay.present.web.landing import contexts
from stateofplay.present.web.lines import Line
from stateofplay.present.web.page import Page, Site, part
from stateofplay.present.web.snapshot import Snapshot
from stateofplay.present.web.stories import shared_counts
from stateofplay.present.web.words import TAGS, described
from stateofplay.present.why import corrections, decisions, found

MOST = 4
"""Reports that stand side by side, at most."""

KINDS = ("act", "figure")

TELLING = ("differs", "changed", "both", TAGS[Relation.ONLY])
"""Tags in the order in which they stand for a sentence of several statements."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece of a report's text, and the statements that stand on it (none for plain text)."""

    text: str
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """What the margin says of a statement.

    Attributes:
        word: ``both``, ``no match``, ``differs`` or ``changed``.
        why: The comparison's summary; "" where there is none, which the page says once for all.
        twins: The statements of the other reports.
    """

    word: str
    why: str
    twins: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One of the reports that stand side by side.

    Attributes:
        tags: Of each statement, by its id.
        margin: Of each sentence, by the id of its first statement: its most telling tag.
    """

    report: Report
    headline: tuple[Piece, ...]
    body: tuple[Piece, ...]
    tags: dict[str, Tag]
    margin: dict[str, Tag]


def statement(site: Site, asked: Asked) -> Page:
    """Make the page of one statement: its sentence in context and every reason.

    Raises:
        UsageError: If no statement's id begins so, or several do.
    """
    entry = found(site.ledger, asked.key)
    line = site.snapshot.by_id.get(entry.id)
    if line is None:
        raise UsageError(f"{asked.key!r} is being read.", "Load the page again in a moment.")
    trace = site.ledger.trace(entry, site.snapshot.groups_of.get(entry.id, ()))
    return Page(
        template="statement.html",
        title=described(line),
        values={
            "entry": entry,
            "line": line,
            "context": contexts(site, [line], 600)[line.id],
            "decisions": decisions(trace),
            "corrections": corrections(entry),
            "trace": trace,
        },
    )


def report(site: Site, asked: Asked) -> Page:
    """Make the page of one report: its text, underlined where statements stand."""
    whole = _report(site.ledger, asked.key)
    lines = [each for each in site.snapshot.of_report.get(whole.id, ()) if each.kind in KINDS]
    headline, body = _cut(whole, lines)
    near = [
        (count, one if other == whole.id else other)
        for (one, other), count in shared_counts(_groups(site.snapshot, lines)).items()
        if whole.id in (one, other)
    ]
    near.sort(key=lambda item: (-item[0], item[1]))
    return Page(
        template="report.html",
        title=whole.title or "(no headline)",
        values={
            "report": whole,
            "row": site.snapshot.rows.get(whole.id),
            "headline": headline,
            "body": body,
            "lines": lines,
            "later": site.snapshot.descent.get(whole.id, [])[:20],
            "near": [(count, site.snapshot.rows[key].header) for count, key in near[:8]],
        },
    )


def _groups(snapshot: Snapshot, lines: Iterable[Line]) -> list[Comparison]:
    found = (group for line in lines for group in snapshot.groups_of.get(line.id, ()))
    return list(dict.fromkeys(found))


def side(site: Site, asked: Asked) -> Page:
    """Make the side by side of the reports asked for; without any, offer some."""
    keys = asked.all("r") or tuple(asked.key.split("+")) if asked.key else asked.all("r")
    if len(keys) < 2:
        return _offers(site, asked)
    columns = [_column(site, key, keys) for key in keys[:MOST]]
    return Page(
        template="side.html",
        title="Side by side",
        values={
            "columns": columns,
            "names": naming(site.snapshot, keys[:MOST]),
            "headers": {key: site.snapshot.rows[key].header for key in keys[:MOST]},
        },
    )


def _offers(site: Site, asked: Asked) -> Page:
    story = asked.text("story")
    chosen = next((s.reports for s in site.snapshot.stories if s.key == story), None)
    pairs = [
        pair
        for pair in site.snapshot.offers
        if chosen is None or (pair[1] in chosen and pair[2] in chosen)
    ]
    return Page(
        template="offers.html",
        title="Side by side",
        values={
            "shown": part(pairs, asked, 40),
            "rows": site.snapshot.rows,
            "story": story,
            "common": lambda one, other: common(site.snapshot, one, other),
        },
    )


def common(snapshot: Snapshot, one: str, other: str) -> tuple[str, ...]:
    """Say what two reports both tell of: the topics of what compares them, each once."""
    groups = _groups(snapshot, snapshot.of_report.get(one, ()))
    shared = (group for group in groups if other in group.reports)
    return tuple(
        dict.fromkeys(group.topic for group in shared if group.relation is not Relation.ONLY)
    )


def _column(site: Site, key: str, keys: Sequence[str]) -> Column:
    whole = _report(site.ledger, key)
    lines = [each for each in site.snapshot.of_report.get(whole.id, ()) if each.kind in KINDS]
    headline, body = _cut(whole, lines)
    tags = {line.id: tag(site.snapshot, line, keys) for line in lines}
    margin = {
        piece.lines[0].id: min((tags[line.id] for line in piece.lines), key=_telling)
        for piece in (*headline, *body)
        if piece.lines
    }
    return Column(report=whole, headline=headline, body=body, tags=tags, margin=margin)


def _telling(tag: Tag) -> int:
    return TELLING.index(tag.word)


def tag(snapshot: Snapshot, line: Line, keys: Sequence[str]) -> Tag:
    """Say how a statement stands to those of the other reports shown."""
    for relation in (Relation.DIFFERS, Relation.UPDATES, Relation.SAME, Relation.REPEATS):
        for group in snapshot.groups_of.get(line.id, ()):
            if group.relation is not relation:
                continue
            twins = tuple(
                other
                for key in group.statements
                if (other := snapshot.by_id.get(key)) is not None
                and other.report.id != line.report.id
                and other.report.id in keys
            )
            if twins:
                return Tag(word=TAGS[relation], why=group.summary, twins=twins)
    return Tag(word=TAGS[Relation.ONLY], why="")


def naming(snapshot: Snapshot, keys: Sequence[str]) -> list[tuple[str, str, dict[str, list[str]]]]:
    """List who is called otherwise in one report than in another: name, id, names by report."""
    people = snapshot.people
    called: dict[str, dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    shown: dict[str, str] = {}
    for key in keys:
        for line in snapshot.of_report.get(key, ()):
            for actor in line.people:
                known = people.get(actor.id)  # whose names are names: no pronouns among them
                if known and actor.mention in (known.name, *known.also_called):
                    shown[actor.id] = actor.name
                    called[actor.id][key][actor.mention] = None
    return [
        (shown[actor], actor, {key: list(forms) for key, forms in by_report.items()})
        for actor, by_report in sorted(called.items())
        if len(by_report) > 1 and len({frozenset(forms) for forms in by_report.values()}) > 1
    ]


def _report(ledger: Ledger, key: str) -> Report:
    whole = ledger.report(key)
    if whole is None:
        raise UsageError(f"There is no report {key!r}.", "The list of reports names them.")
    return whole


def _cut(whole: Report, lines: Sequence[Line]) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    text, head = whole.full_text, len(whole.title)
    return (
        pieces(text, lines, Span(0, head)),
        pieces(text, lines, Span(head + 2, len(text))),
    )


def pieces(text: str, lines: Iterable[Line], within: Span) -> tuple[Piece, ...]:
    """Cut a part of a text so that every sentence with statements is a piece of its own."""
    by_span: dict[Span, list[Line]] = defaultdict(list)
    for line in lines:
        span = Span(line.start, line.start + len(line.sentence))
        if within.contains(span):
            by_span[span].append(line)
    cut: list[Piece] = []
    at = within.start
    for span in sorted(by_span):
        if span.start < at:
            continue
        cut.append(Piece(text=text[at : span.start]))
        cut.append(Piece(text=text[span.start : span.end], lines=tuple(by_span[span])))
        at = span.end
    cut.append(Piece(text=text[at : within.end]))
    return tuple(piece for piece in cut if piece.text)

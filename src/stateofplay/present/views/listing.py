"""What filters look at in the acts and figures of a large ledger, in columns.

A filter that few statements pass is answered from here; only these statements are read then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from stateofplay.core.judgements import Entry, Header
from stateofplay.core.reviews import Status
from stateofplay.core.statements import Act, Figure, MentionKind
from stateofplay.ledger import Ledger
from stateofplay.present.views.remembered import is_large, recall, remembered

KINDS = ("act", "figure")
"""The kinds of statements that are listed."""

Words = tuple[str | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One field of many statements: each value once, and which one each statement has."""

    values: tuple[Words, ...]
    of: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The statements of one kind that are not rejected, by day of publication, then text.

    Attributes:
        kinds: See `kind_of`.
        people: See `people_of`.
        about: See `about_of`.
        told: See `told_of`; nothing for acts, of which nobody asks it.
        reports: Id, outlet and day of the report.
    """

    ids: tuple[str, ...]
    kinds: Column
    people: Column
    about: Column
    told: Column
    reports: Column


Test = Callable[..., bool]
"""Takes the words of a column's value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tests:
    """Which statements are wanted: by a test for each column; of the last two one is enough."""

    kind: Test
    people: Test
    report: Test
    about: Test
    told: Test


def kind_of(entry: Entry) -> str:
    """Give the type of an act or the measure of a figure."""
    content = entry.content
    return content.type if isinstance(content, Act) else getattr(content, "measure", "")


def people_of(entry: Entry) -> Words:
    """Give the names and parties of all whom *entry* names."""
    people = (*entry.actors, *entry.recipients, *entry.attributed_to)
    return tuple([name for actor in people for name in (actor.name, actor.party)])


def credited(entry: Entry) -> tuple[str, ...]:
    """Give the names of those whose word *entry* is told by; "he" names nobody."""
    pronouns = {m.exact for m in entry.statement.attributed_to if m.kind is MentionKind.PRONOUN}
    names = dict.fromkeys(actor.name for actor in entry.attributed_to)
    return tuple(name for name in names if name not in pronouns)


def about_of(entry: Entry) -> Words:
    """Give the proposal, the words that *entry* is about, and its further proposals."""
    content = entry.content
    of = content.of if isinstance(content, Figure) else None
    return entry.proposal, entry.about, of, *entry.also


def told_of(entry: Entry) -> str:
    """Give place and sentence of *entry*."""
    return f"{entry.place.name if entry.place else ''} {entry.statement.evidence.exact}"


def listing(ledger: Ledger, kind: str) -> Listing:
    """Give the listing of a kind of `KINDS`; it is worked out if it is not remembered."""
    [found] = remembered(
        ledger, f"listed {kind}s", Listing, lambda: [listed(ledger.entries(kinds=(kind,)))]
    )
    return found


def keep(ledger: Ledger, kind: str, entries: Iterable[Entry]) -> None:
    """Remember the listing of all *entries* of a kind, if the ledger is large."""
    if is_large(ledger):
        remembered(ledger, f"listed {kind}s", Listing, lambda: [listed(entries)])


def known_listing(ledger: Ledger, kind: str) -> Listing | None:
    """Give the listing of a kind if it is remembered."""
    found = recall(ledger, f"listed {kind}s", Listing)
    return None if found is None else next(iter(found))


def listed(entries: Iterable[Entry]) -> Listing:
    """List the entries of one kind."""
    kept = [entry for entry in entries if entry.status != Status.REJECTED]
    return Listing(
        ids=tuple([entry.id for entry in kept]),
        kinds=_column([(kind_of(entry),) for entry in kept]),
        people=_column([people_of(entry) for entry in kept]),
        about=_column([about_of(entry) for entry in kept]),
        told=_column(
            [(told_of(entry),) if isinstance(entry.content, Figure) else () for entry in kept]
        ),
        reports=_column([_report_of(entry.report) for entry in kept]),
    )


def _report_of(header: Header) -> Words:
    day = header.published.isoformat() if header.published else None
    return header.id, header.publisher, day


def _column(values: Sequence[Words]) -> Column:
    numbers: dict[Words, int] = {}
    of = tuple([numbers.setdefault(value, len(numbers)) for value in values])
    return Column(values=tuple(numbers), of=of)


def wanted(found: Listing, tests: Tests) -> list[str]:
    """Give the ids of the statements that pass *tests*, in order."""
    kinds = [tests.kind(*value) for value in found.kinds.values]
    people = [tests.people(*value) for value in found.people.values]
    reports = [tests.report(*value) for value in found.reports.values]
    about = [tests.about(*value) for value in found.about.values]
    columns = (found.kinds, found.people, found.reports, found.about, found.told)
    rows = zip(found.ids, *(column.of for column in columns), strict=True)
    return [
        key
        for key, kind, who, report, what, told in rows
        if kinds[kind]
        and people[who]
        and reports[report]
        and (about[what] or tests.told(*found.told.values[told]))
    ]

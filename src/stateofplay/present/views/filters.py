"""What a view shows: entries and positions that pass a user's filters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from stateofplay.compare import compare, positions
from stateofplay.compare.facts import is_sure
from stateofplay.core.errors import UsageError
from stateofplay.core.judgements import Comparison, Entry
from stateofplay.core.positions import Position
from stateofplay.core.reviews import Status
from stateofplay.core.statements import LIKELY, Act
from stateofplay.core.stems import words_of
from stateofplay.ledger import Ledger
from stateofplay.present.views.directory import Called, also_called
from stateofplay.present.views.listing import about_of, kind_of, people_of, told_of
from stateofplay.present.views.matching import folded, has, in_any_form
from stateofplay.present.views.remembered import remembered


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What to show; None and "" mean everything.

    Attributes:
        party: Part of an actor's or party's name; case and accents never count.
        called: Names of those whom reports also call so; None if not looked up (`with_names`).
        about: Part of a proposal's or topic's name or of the words it goes by in a report; of
            figures also words of the sentence or the place.
        shorter: Shorter names of whom *about* names in full ("Stone" of "Ada Stone"); None if not
            looked up (`with_names`).
        topic: The proposal that these words are another word for ("truce"), "" if none; None if not
            looked up (`with_names`).
        publisher: Part of an outlet's name.
        type: An act type or measure, any case.
        relation: A relation of comparisons.
        since: First day of publication.
        until: Last day of publication.
        as_of: Show what had been published by this day.
        report: Beginning of a report id.
        sure: Of positions, only what acts say of which the program is not unsure (`doubt.unsure`).
        newest: At most so many acts or figures, the last by publication and text.
    """

    party: str = ""
    called: frozenset[str] | None = None
    about: str = ""
    shorter: tuple[str, ...] | None = None
    topic: str | None = None
    publisher: str = ""
    type: str = ""
    relation: str = ""
    since: date | None = None
    until: date | None = None
    as_of: date | None = None
    report: str = ""
    sure: bool = False
    newest: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A position with what its statements say of it.

    Attributes:
        sources: Those by whose word alone it is known (`by_whose_word`).
        wordings: What its statements are about, in their words.
    """

    position: Position
    sources: tuple[str, ...]
    wordings: tuple[str, ...]


def cells(ledger: Ledger, filters: Filters, found: Iterable[Entry] = ()) -> Iterator[Position]:
    """Compute the positions that pass *filters*; positions come from all acts known by then.

    Args:
        found: The statements known by then, where they are at hand.
    """
    for cell, _ in told_cells(ledger, filters, found):
        yield cell


def told_cells(
    ledger: Ledger, filters: Filters, found: Iterable[Entry] = ()
) -> Iterator[tuple[Position, tuple[str, ...]]]:
    """Give what `cells` does, each with those by whose word alone it is known (`by_whose_word`)."""
    filters = with_names(ledger, filters)

    def make() -> Iterator[Told]:
        acts = [entry for entry in found if isinstance(entry.content, Act)]
        return _told(acts or ledger.entries(kinds=("act",), until=last_day(filters)), filters)

    name = "sure positions" if filters.sure else "positions"
    told_all = make() if last_day(filters) else remembered(ledger, name, Told, make)
    for told in told_all:
        cell, holder = told.position, told.position.holder
        if not of_party(filters, holder.name, holder.party):
            continue
        if not is_about(filters, cell.proposal, *cell.also_told, *told.wordings):
            continue
        if not has(filters.publisher, *cell.publishers):
            continue
        if filters.since and cell.since and cell.since < filters.since:
            continue
        yield cell, told.sources


def _told(acts: Iterable[Entry], filters: Filters) -> Iterator[Told]:
    known = {entry.id: entry for entry in acts if not filters.sure or is_sure(entry, LIKELY)}
    for cell in positions(tuple(known.values()), as_of=filters.as_of):
        told = [known[each] for each in cell.statements]
        wordings = tuple(dict.fromkeys(entry.about for entry in told if entry.about))
        yield Told(position=cell, sources=by_whose_word(cell, told), wordings=wordings)


def compared(
    ledger: Ledger, last: date | None, found: Iterable[Entry] = ()
) -> Iterable[Comparison]:
    """Give the comparisons of what was published up to *last*, or of all for None.

    Args:
        found: The acts and figures of that time that are not rejected, where they are at hand.
    """
    if last is None:
        return ledger.comparisons()
    known = tuple(found) or ledger.entries(kinds=("act", "figure"), until=last)
    return compare(tuple(entry for entry in known if entry.status != Status.REJECTED))


def with_names(ledger: Ledger, filters: Filters) -> Filters:
    """Add to *filters* what else their words mean.

    Of the party's name these are the actors it is an abbreviation or another spelling of, of what
    is asked about the proposal: all positions on it are asked for, whatever words they use.
    """
    return meant(filters, lambda: also_called(ledger))


def meant(filters: Filters, known: Callable[[], Iterable[Called]]) -> Filters:
    """Do what `with_names` does, by those whom *known* gives."""
    if filters.topic is None:
        filters = replace(filters, topic=_topic_of(filters.about))
    if filters.called is None:
        filters = replace(filters, called=_also_called(known, folded(filters.party)))
    if filters.shorter is None:
        filters = replace(filters, shorter=_shorter(known, folded(filters.about)))
    return filters


def _topic_of(about: str) -> str:
    if not about:
        return ""
    from stateofplay.resolve.proposals.topics import Topics  # noqa: PLC0415 - reads all topics

    topic = Topics.load().find(about, weak=False)
    return topic[0] if topic else ""


def _also_called(known: Callable[[], Iterable[Called]], wanted: str) -> frozenset[str]:
    if not wanted:
        return frozenset()
    return frozenset(each.name for each in known() if wanted in each.also)


def _shorter(known: Callable[[], Iterable[Called]], wanted: str) -> tuple[str, ...]:
    """Names of the same, made of words of the full one that is *wanted*, its last word too."""
    words = words_of(wanted)
    if len(words) < 2:
        return ()
    named = [(folded(each.name), *each.also) for each in known()]
    forms = dict.fromkeys(form for names in named if wanted in names for form in names)
    parted = {form: words_of(form) for form in forms if form != wanted}
    return tuple(
        form for form, own in parted.items() if own[-1:] == words[-1:] and set(own) <= set(words)
    )


def of_party(filters: Filters, *names: str | None) -> bool:
    """Say whether one of *names*, an actor's and a party's, is asked for."""
    return has(filters.party, *names) or not (filters.called or frozenset()).isdisjoint(names)


def is_about(filters: Filters, proposal: str | None, *words: str | None) -> bool:
    """Say whether *proposal*, a further one, or one of the *words* it goes by is asked for."""
    if not filters.about or (filters.topic and filters.topic in (proposal, *words)):
        return True
    sought = (filters.about, *(filters.shorter or ()))
    return any(has(each, proposal, *words) or in_any_form(each, *words) for each in sought)


def by_whose_word(cell: Position, statements: Iterable[Entry]) -> tuple[str, ...]:
    """Name those who alone tell of a position, where nobody of the holder's own side does.

    A demand that only the other side tells of is a claim: the table must not show it as a fact.

    Returns:
        Names in order of the statements; empty if a report tells it of itself, or if the holder
        or somebody who speaks for the holder's party does.
    """
    own = {cell.holder.name, cell.holder.party} - {None}
    found: dict[str, None] = {}
    for entry in statements:
        sources = entry.attributed_to
        if not sources or any({each.name, each.party} & own for each in sources):
            return ()
        found.update(dict.fromkeys(each.name for each in sources))
    return tuple(found)


def check_days(filters: Filters) -> None:
    """Refuse an interval that no day lies in.

    Raises:
        UsageError: If it ends before it begins.
    """
    last = last_day(filters)
    if filters.since and last and last < filters.since:
        raise UsageError(
            f"No day lies between {filters.since} and {last}.",
            "Give --since a day that is not after --until or --as-of.",
        )


def check_report(ledger: Ledger, filters: Filters) -> None:
    """Refuse a report that is not there.

    Raises:
        UsageError: If no report has an id that begins so.
    """
    wanted = filters.report
    if wanted and not ledger.report_ids(wanted):
        raise UsageError(
            f"No report has an id that begins with {wanted!r}.",
            "Ids of reports are shown by: stateofplay reports",
        )


def last_day(filters: Filters) -> date | None:
    """Give the last day of publication that passes, None if every day does."""
    days = [day for day in (filters.until, filters.as_of) if day]
    return min(days) if days else None


def passes(entry: Entry, filters: Filters, *, by_sentence: bool = False) -> bool:
    """Say whether *entry* passes all *filters* but those on days and relations.

    Args:
        by_sentence: Whether `Filters.about` is also sought in the place and among the words of the
            sentence: a toll is asked for by what it is the toll of.
    """
    return (
        entry.status != Status.REJECTED
        and is_of_type(filters, kind_of(entry))
        and of_party(filters, *people_of(entry))
        and (
            is_about(filters, *about_of(entry))
            or (by_sentence and is_told_with(filters, told_of(entry)))
        )
        and has(filters.publisher, entry.report.publisher)
        and entry.report.id.startswith(filters.report)
    )


def is_told_with(filters: Filters, told: str) -> bool:
    """Say whether place and sentence of a figure have what it is asked to be about."""
    return any(in_any_form(each, told) for each in (filters.about, *(filters.shorter or ())))


def is_of_type(filters: Filters, kind: str) -> bool:
    """Say whether *kind*, an act's type or a measure, is asked for."""
    return not filters.type or kind.casefold() == filters.type.casefold()

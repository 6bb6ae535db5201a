"""What a brief is computed from, read from the ledger: all of it, or only what lines can show."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice

from stateofplay.core.judgements import Comparison, Entry, Relation
from stateofplay.core.positions import Position
from stateofplay.core.reviews import Status
from stateofplay.core.statements import Act, Figure, Reality
from stateofplay.ledger import Ledger
from stateofplay.present.brief.lines import Heard, Kept, heard_in
from stateofplay.present.brief.threats import THREAT
from stateofplay.present.views.filters import Filters, cells, compared, is_about, last_day, passes
from stateofplay.present.views.listing import KINDS, Listing, keep, known_listing, wanted
from stateofplay.present.views.passing import MANY, tests_of
from stateofplay.present.views.remembered import is_large, recall, remembered

_HEARD = "heard"

_LEADS = 400
"""Acts among which those that have a line of their own are chosen."""


def kept_of_all(ledger: Ledger, filters: Filters) -> Kept:
    """Read all acts and figures; *filters* have their names (`with_names`)."""
    last = last_day(filters)
    found = ledger.entries(kinds=KINDS, until=last)
    entries = {entry.id: entry for entry in found if entry.status != Status.REJECTED}
    everything = compared(ledger, last, entries.values())
    passing = {
        each.id for each in entries.values() if passes(each, filters, by_sentence=not _is_act(each))
    }
    heard = heard_in(entries.values())
    if last is None:
        _keep(ledger, entries.values(), heard)
    recent = {key for key, each in entries.items() if _is_since(each, filters.since)}
    comparisons = tuple(each for each in everything if _is_wanted(each, passing, filters))
    shown = recent.union(_compared(comparisons, recent.__contains__))
    return Kept(
        entries=entries,
        heard=heard,
        positions=tuple(cells(ledger, _without_days(filters), entries.values())),
        comparisons=comparisons,
        since=filters.since,
        figures=_actual_figures(entries, passing & shown),
        acts=tuple(key for key in entries if key in passing and _is_act(entries[key])),
        leads=_leads(heard, (passing & recent).__contains__),
    )


def kept_of_few(ledger: Ledger, filters: Filters) -> Kept | None:
    """Read only what lines of the brief can be made of, by what is remembered of a large ledger.

    Returns:
        None if that is not remembered, or too much: then all must be read.
    """
    heard = next(iter(recall(ledger, _HEARD, Heard) or ()), None)
    if last_day(filters) is not None or heard is None:
        return None
    known = [each for kind in KINDS if (each := known_listing(ledger, kind)) is not None]
    if len(known) < len(KINDS):
        return None
    acts, figures = (_passing(each, filters, kind) for each, kind in zip(known, KINDS, strict=True))
    threats = _passing(known[0], replace(filters, type=THREAT), KINDS[0])
    passing = {*acts, *figures}
    comparisons = [each for each in ledger.comparisons() if _is_wanted(each, passing, filters)]
    positions = tuple(cells(ledger, _without_days(filters)))
    recent = _recent(known, filters.since)
    leads = _leads(heard, lambda each: each in passing and recent(each))
    shown = {*threats, *leads, *(each for each in figures if recent(each))}
    shown.update(_compared(comparisons, recent), _told(positions, recent))
    if len(shown) > MANY:
        return None
    entries = {entry.id: entry for entry in ledger.entries_listed(shown)}
    return Kept(
        entries=entries,
        heard=heard,
        positions=positions,
        comparisons=tuple(comparisons),
        since=filters.since,
        figures=_actual_figures(entries, passing),
        acts=tuple(each for each in threats if each in entries),  # others write meanwhile
        leads=tuple(each for each in leads if each in entries),
    )


def _keep(ledger: Ledger, entries: Collection[Entry], heard: Heard) -> None:
    """Remember what the next brief of a large ledger needs, so that it need not read all."""
    for kind in KINDS:
        keep(ledger, kind, (entry for entry in entries if entry.statement.kind == kind))
    if is_large(ledger):
        remembered(ledger, _HEARD, Heard, lambda: [heard])


def _leads(heard: Heard, wanted: Callable[[str], bool]) -> tuple[str, ...]:
    return tuple(islice(filter(wanted, heard.leads), _LEADS))


def _is_since(entry: Entry, since: date | None) -> bool:
    day = entry.report.published
    return since is None or (day is not None and day >= since)


def _without_days(filters: Filters) -> Filters:
    return replace(filters, since=None, sure=True)


def _is_act(entry: Entry) -> bool:
    return isinstance(entry.content, Act)


def _actual_figures(entries: Mapping[str, Entry], passing: set[str]) -> tuple[str, ...]:
    return tuple(
        key
        for key, entry in entries.items()
        if key in passing
        and isinstance(entry.content, Figure)
        and entry.content.reality is Reality.ACTUAL
    )


def _is_wanted(group: Comparison, passing: set[str], filters: Filters) -> bool:
    """Whether a statement of *group* passes, or its topic is the one asked for."""
    if not filters.party and is_about(filters, group.topic, group.summary):
        return True
    return not passing.isdisjoint(group.statements)


def _passing(listed: Listing, filters: Filters, kind: str) -> list[str]:
    by_sentence = kind == "figure"  # as in the view of figures
    return wanted(listed, tests_of(replace(filters, since=None), by_sentence=by_sentence))


def _recent(listings: Iterable[Listing], since: date | None) -> Callable[[str], bool]:
    """Tell of a statement whether a line may stand on it alone: was it published since a day."""
    if since is None:
        return lambda _: True
    every = Filters(since=since)
    found = {key for each in listings for key in wanted(each, tests_of(every, by_sentence=False))}
    return found.__contains__


def _compared(groups: Sequence[Comparison], recent: Callable[[str], bool]) -> Iterator[str]:
    """Give the statements of comparisons of which lines can be made.

    Counts of one thing make one line, however many comparisons relate them.
    """
    for group in groups:
        series = group.kind == "figure" and group.relation is not Relation.ONLY
        if series or any(map(recent, group.statements)):
            yield from group.statements


def _told(positions: Sequence[Position], recent: Callable[[str], bool]) -> Iterator[str]:
    """Give the statements of positions of which lines can be made, with those before them."""
    spoken = {each.proposal for each in positions if any(map(recent, each.statements))}
    for each in positions:
        if each.proposal in spoken:
            yield from each.statements

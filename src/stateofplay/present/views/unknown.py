"""Words of a filter that nothing in the ledger has: they are said to be wrong, with near ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from stateofplay.core.errors import UsageError
from stateofplay.core.stems import words_of
from stateofplay.ledger import Ledger
from stateofplay.present.views.directory import directory
from stateofplay.present.views.filters import (
    Filters,
    is_about,
    is_told_with,
    of_party,
    with_names,
)
from stateofplay.present.views.listing import KINDS, Listing, listing
from stateofplay.present.views.matching import folded, has

_ALIKE, _SHOWN = 0.75, 4
"""How alike names are for one to be offered for the other, and how many are."""


def check_words(ledger: Ledger, filters: Filters) -> None:
    """Refuse a name or words that nothing in the ledger has; asked where nothing was found.

    What is there and only not together with the other filters is no mistake, nor is anything asked
    of a ledger without a statement.

    Raises:
        UsageError: With near names.
    """
    filters = with_names(ledger, filters)
    if filters.publisher:
        _check_publisher(ledger, filters)
    listings = [listing(ledger, kind) for kind in KINDS]
    if not any(listed.ids for listed in listings):
        return
    if filters.party:
        _check_party(ledger, filters, listings)
    if filters.about:
        _check_about(ledger, filters, listings)


def _check_publisher(ledger: Ledger, filters: Filters) -> None:
    known = [each for row in ledger.reports() if (each := row.header.publisher)]
    if known and not has(filters.publisher, *known):
        raise UsageError(
            f"No report is by an outlet called {filters.publisher!r}.",
            _near(filters.publisher, known) or "Outlets are shown by: stateofplay reports",
        )


def _check_party(ledger: Ledger, filters: Filters, listings: Iterable[Listing]) -> None:
    people = [value for listed in listings for value in listed.people.values]
    people += [(each.name, each.party, *each.also_called) for each in directory(ledger)]
    if not any(of_party(filters, *names) for names in people):
        raise UsageError(
            f"Nobody here is called {filters.party!r}.",
            _near(filters.party, (name for names in people for name in names))
            or "Who is here: stateofplay names",
        )


def _check_about(ledger: Ledger, filters: Filters, listings: list[Listing]) -> None:
    topics = [value for listed in listings for value in listed.about.values]
    told = (text for listed in listings for value in listed.told.values for text in value)
    if any(is_about(filters, *words) for words in topics):
        return
    if any(is_told_with(filters, text) for text in told if text):
        return
    if any(is_about(filters, each.topic, each.summary) for each in ledger.comparisons()):
        return
    raise UsageError(
        f"Nothing here is about {filters.about!r}.",
        _near(filters.about, (proposal for proposal, *_ in topics))
        or "What there is: stateofplay topics; words of the reports: stateofplay search WORDS",
    )


def _near(wanted: str, names: Iterable[str | None]) -> str:
    """Give names like *wanted*, as a whole or by one of their words; "" if there are none."""
    known: dict[str, str] = {}
    for name in names:
        for form in _forms(name or ""):
            known.setdefault(form, name or "")
    near = get_close_matches(folded(wanted), known, n=3 * _SHOWN, cutoff=_ALIKE)
    found = list(dict.fromkeys(known[form] for form in near))[:_SHOWN]
    return f"Near it: {'; '.join(found)}." if found else ""


def _forms(name: str) -> Iterator[str]:
    plain = folded(name)
    yield from dict.fromkeys([plain, *words_of(plain)])

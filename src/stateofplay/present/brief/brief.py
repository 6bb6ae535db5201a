"""``stateofplay brief``: the ledger on a page, every line with its sources."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from typing import Annotated, Literal

import typer

from stateofplay.ledger import Ledger
from stateofplay.present.brief.chapters import chapters, told
from stateofplay.present.brief.formats import Brief, html, markdown, record
from stateofplay.present.brief.kept import kept_of_all, kept_of_few
from stateofplay.present.brief.lines import Kept
from stateofplay.present.brief.sections import sections
from stateofplay.present.options import (
    DEFAULT_LEDGER,
    AboutOption,
    AsOfOption,
    LedgerOption,
    PartyOption,
    SinceOption,
    UntilOption,
    existing,
    one_of,
)
from stateofplay.present.views.filters import (
    Filters,
    check_days,
    last_day,
    with_names,
)
from stateofplay.present.views.remembered import remembered
from stateofplay.present.views.unknown import check_words


def brief(
    ledger: LedgerOption = DEFAULT_LEDGER,
    form: Annotated[
        Literal["markdown", "html", "json"],
        typer.Option(
            "--format",
            parser=one_of("markdown", "html", "json"),
            metavar="markdown|html|json",
            help="markdown and html for people; json for programs.",
        ),
    ] = "markdown",
    party: PartyOption = "",
    about: AboutOption = "",
    since: SinceOption = None,
    until: UntilOption = None,
    as_of: AsOfOption = None,
) -> None:
    """Summarise what several reports tell, what changed, who wants what, figures, differences."""
    filters = Filters(party=party, about=about, since=since, until=until, as_of=as_of)
    check_days(filters)
    with existing(ledger) as kept:
        found = brief_of(kept, filters)
        if not found.statements:
            check_words(kept, filters)
    if form == "json":
        sys.stdout.write(json.dumps(record(found), ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stdout.write(html(found) if form == "html" else markdown(found))


def brief_of(ledger: Ledger, filters: Filters) -> Brief:
    """Compute the brief of a ledger.

    Args:
        ledger: What is kept; only what was published up to the filters' last day counts.
        filters: ``party``, ``about``, ``since``, ``until``, ``as_of`` limit it.
    """
    if filters == Filters():  # takes reading all, and is what is asked for most
        [whole] = remembered(ledger, "brief", Brief, lambda: [_made(ledger, filters)])
        return whole
    return _made(ledger, filters)


def _made(ledger: Ledger, filters: Filters) -> Brief:
    filters = with_names(ledger, filters)
    kept = kept_of_few(ledger, filters) or kept_of_all(ledger, filters)
    return _with_coverage(ledger, filters, kept)


def _with_coverage(ledger: Ledger, filters: Filters, kept: Kept) -> Brief:
    last = last_day(filters)
    headers = [
        row.header
        for row in ledger.reports()
        if (last is None or (row.header.published and row.header.published <= last))
        and (
            filters.since is None
            or (row.header.published and row.header.published >= filters.since)
        )
    ]
    days = [header.published for header in headers if header.published]
    parted = chapters(days)
    kept = replace(kept, latest=parted[-1].first if len(parted) > 1 else None)
    parts = sections(kept)
    behind = {
        source.statement
        for section in parts
        for group in section.groups
        for line in group.lines
        for source in line.sources
    }
    return Brief(
        reports=len(headers),
        undated=len(headers) - len(days),
        outlets=tuple(sorted({header.publisher for header in headers if header.publisher})),
        unnamed=sum(not header.publisher for header in headers),
        first=min(days, default=None),
        last=max(days, default=None),
        chapters=told(parted),
        filters=_said(filters),
        checked=sum(kept.entries[each].status != "machine" for each in behind),
        statements=len(behind),
        found=kept.heard.statements,
        sections=parts,
    )


def _said(filters: Filters) -> tuple[str, ...]:
    parts = (
        ("party", filters.party),
        ("about", filters.about),
        ("published since", filters.since),
        ("published until", filters.until),
        ("as known on", filters.as_of),
    )
    return tuple(f"{what}: {value}" for what, value in parts if value)

"""Pages that are lists: acts, comparisons, reports, people, search, problems."""

from __future__ import annotations

from collections import Counter
from datetime import date

from stateofplay.core.errors import UsageError
from stateofplay.core.judgements import Relation
from stateofplay.present.views.filters import is_about
from stateofplay.present.views.matching import has
from stateofplay.present.web.asked import Asked
from stateofplay.present.web.page import Page, Site, part
from stateofplay.present.web.words import RELATIONS

FIRST, HITS = 100, 500
"""Best hits shown of statements and of reports; and looked through where filters choose."""


def acts(site: Site, asked: Asked) -> Page:
    """Make the list of acts."""
    lines = site.snapshot.chosen(asked, site.snapshot.of_kinds("act"))
    return Page(
        template="acts.html", title="Acts", values={"shown": part(lines, asked), "path": "/acts"}
    )


def compare(site: Site, asked: Asked) -> Page:
    """Make the list of what reports agree and differ on."""
    relation, filters = asked.text("relation"), asked.meant(site.snapshot.called)
    counts = Counter(group.relation for group in site.snapshot.comparisons)
    groups = [
        group
        for group in site.snapshot.groups
        if (not relation or group.relation == relation)
        and is_about(filters, group.topic, group.summary)
    ]
    order = list(RELATIONS)
    return Page(
        template="compare.html",
        title="Agree and differ",
        values={
            "shown": part(groups, asked, 50),
            "counts": [(each, RELATIONS[each], counts[each]) for each in order],
            "relation": Relation(relation) if relation in order else None,
            "lines": site.snapshot.by_id,
            "path": "/compare",
        },
    )


def reports(site: Site, asked: Asked) -> Page:
    """Make the list of reports."""
    publisher, story = asked.text("publisher"), asked.text("story")
    since, until = asked.day("since"), asked.day("until")
    about = asked.text("about")
    rows = [
        row
        for row in site.snapshot.reports
        if has(publisher, row.header.publisher)
        and has(about, row.header.title)
        and (not story or site.snapshot.story_of.get(row.header.id) == story)
        and (not since or (row.header.published or date.min) >= since)
        and (not until or (row.header.published or date.max) <= until)
    ]
    return Page(
        template="reports.html",
        title="Reports",
        values={"shown": part(rows, asked), "path": "/reports"},
    )


def people(site: Site, asked: Asked) -> Page:
    """Make the list of people and parties."""
    party, kind = asked.text("party"), asked.text("type")
    known = [
        each
        for each in site.snapshot.known
        if has(party, each.name, each.party, *each.also_called) and (not kind or each.kind == kind)
    ]
    return Page(
        template="people.html",
        title="People and parties",
        values={
            "shown": part(known, asked),
            "kinds": sorted({each.kind for each in site.snapshot.known}),
            "path": "/people",
        },
    )


def person(site: Site, asked: Asked) -> Page:
    """Make the page of somebody: names, positions, acts.

    Raises:
        UsageError: If nobody of that id is known.
    """
    snapshot = site.snapshot
    known = snapshot.people.get(asked.key)
    lines = snapshot.of_actor.get(asked.key, [])
    positions = snapshot.held_by.get(asked.key, [])
    if known is None and not lines and not positions:
        raise UsageError(f"Nobody is known as {asked.key!r}.", "See: people and parties.")
    people_of = (actor for line in lines for actor in line.people if actor.id == asked.key)
    first = next(people_of, None)
    shown_name = positions[0].holder.name if positions else asked.key
    return Page(
        template="person.html",
        title=known.name if known else (first.name if first else shown_name),
        values={
            "known": known,
            "party": known.party if known else (first.party if first else None),
            "positions": positions,
            "shown": part(lines, asked, 50),
            "members": snapshot.members.get(known.name, [])[:60] if known else [],
            "path": f"/people/{asked.key}",
        },
    )


def search(site: Site, asked: Asked) -> Page:
    """Make the page of the search: full text, then the filters."""
    words, kind = asked.text("q"), asked.text("kind")
    filtered = bool(asked.filters())
    most, most_reports = (HITS, 0) if filtered else (FIRST, FIRST)
    hits = site.ledger.search(words, most, reports=most_reports) if words else ()
    lines = site.snapshot.by_id
    met = [lines[hit.id] for hit in hits if hit.id in lines] if filtered else []
    passing = {line.id for line in site.snapshot.chosen(asked, met)}
    chosen = [
        hit
        for hit in hits
        if (not kind or hit.kind == kind) and (not filtered or hit.id in passing)
    ]
    return Page(
        template="search.html",
        title="Search",
        values={
            "words": words,
            "kind": kind,
            "most": most,
            "shown": part(chosen, asked, 50),
            "lines": lines,
            "path": "/search",
        },
    )


def problems(site: Site, asked: Asked) -> Page:
    """Make the list of what could not be read."""
    found = list(site.ledger.problems())
    return Page(
        template="problems.html",
        title="Problems",
        values={"shown": part(found, asked), "path": "/problems"},
    )

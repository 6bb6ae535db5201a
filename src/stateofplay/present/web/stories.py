"""Stories: reports that tell of the same things within a few days."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from stateofplay.core.judgements import Comparison, Relation
from stateofplay.ledger import ReportRow

SHARED = 2
DAYS = 3
CROWD = 40
"""Reports of one comparison that are looked at; more would add pairs and nothing else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Reports on one story.

    Attributes:
        key: Id of the first report, shortened.
        title: Headline of the report that shares most with the others.
        reports: Ids, in order of publication.
    """

    key: str
    title: str
    reports: tuple[str, ...]


def stories(groups: Iterable[Comparison], reports: Sequence[ReportRow]) -> tuple[Story, ...]:
    """Group the reports that share at least two acts or figures within three days.

    A report joins the story of the earlier report with which it shares most, so that a long
    run of news does not become one story by its links.
    """
    days = {row.header.id: row.header.published for row in reports}
    titles = {row.header.id: row.header.title for row in reports}
    shared = _shared(groups, days)
    home: dict[str, str] = {}
    weight: Counter[str] = Counter()
    for row in reports:
        report = row.header.id
        links = shared.get(report, {})
        known = [(count, other) for other, count in links.items() if other in home]
        first = max(known, key=lambda item: (item[0], item[1]), default=None)
        near = first is not None and _near(days[home[first[1]]], days[report])
        home[report] = home[first[1]] if first is not None and near else report
        weight[report] = sum(links.values())
    members: dict[str, list[str]] = defaultdict(list)
    for report, first_report in home.items():
        members[first_report].append(report)
    found = []
    for first_report, ids in members.items():
        if len(ids) > 1:
            central = max(ids, key=lambda report: (weight[report], report))
            title = titles[central] or "(no headline)"
            found.append(Story(key=first_report[:12], title=title, reports=tuple(ids)))
    return tuple(sorted(found, key=lambda story: (-len(story.reports), story.key)))


def shared_counts(groups: Iterable[Comparison]) -> Counter[tuple[str, str]]:
    """Count for pairs of reports in how many comparisons both take part."""
    counts: Counter[tuple[str, str]] = Counter()
    for group in groups:
        if group.relation is not Relation.ONLY and len(group.reports) > 1:
            counts.update(combinations(sorted(set(group.reports[:CROWD])), 2))
    return counts


def _shared(
    groups: Iterable[Comparison], days: dict[str, date | None]
) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for (one, other), count in shared_counts(groups).items():
        if count >= SHARED and _near(days.get(one), days.get(other)):
            found[one][other] = found[other][one] = count
    return found


def _near(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and abs((one - other).days) <= DAYS

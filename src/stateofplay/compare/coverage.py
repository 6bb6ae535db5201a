"""Which reports are on the same story, so that silence about something can be seen.

Two reports are on one story if they share at least two acts or figures and were published within
three days. Not mentioned is not denied: coverage only says who else had the chance.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import combinations

from stateofplay.compare.facts import Fact

_SHARED = 2
_DAYS = 3
_CROWD = 40


def neighbours(groups: Iterable[Iterable[Fact]]) -> Mapping[str, frozenset[str]]:
    """Find for each report those on the same story.

    Args:
        groups: Statements of one act or number each.

    Returns:
        Report id -> ids of other reports; a report without any is left out.
    """
    shared: Counter[tuple[str, str]] = Counter()
    published: dict[str, date | None] = {}
    for group in groups:
        reports = dict.fromkeys(fact.report for fact in group)
        published.update((fact.report, fact.entry.report.published) for fact in group)
        if len(reports) > 1:
            shared.update(combinations(sorted(list(reports)[:_CROWD]), 2))
    found: dict[str, set[str]] = defaultdict(set)
    for (one, other), count in shared.items():
        if count >= _SHARED and _near(published[one], published[other]):
            found[one].add(other)
            found[other].add(one)
    return {report: frozenset(others) for report, others in found.items()}


def _near(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and abs((one - other).days) <= _DAYS

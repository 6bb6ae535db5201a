"""Copies among the prints of all reports at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import combinations

from stateofplay.compare.reports.copies import CROWD, LEAST, Print, copies_among, is_copy

_MANY = 100
"""Reports from which it is worth to load what counts faster."""


def copies_of(prints: Mapping[str, Print]) -> list[tuple[str, str]]:
    """List the pairs of reports that carry one text, as `copies_among` does, of many faster."""
    return copies_among(prints) if len(prints) < _MANY else sorted(pairs_among(prints))


def pairs_among(prints: Mapping[str, Print]) -> set[tuple[str, str]]:
    """List the pairs of reports that carry one text, with numbers of all runs in one array."""
    import numpy as np  # noqa: PLC0415 - views of a ledger need not wait for it

    reports = sorted(prints)
    if not reports:
        return set()
    runs = [np.unique(np.asarray(prints[each].runs, dtype=np.int64)) for each in reports]
    owners = np.repeat(np.arange(len(reports)), [len(each) for each in runs])
    order = np.argsort(np.concatenate(runs), kind="stable")
    runs_held, owners = np.concatenate(runs)[order], owners[order]
    _, first, sizes = np.unique(runs_held, return_index=True, return_counts=True)
    few = sizes <= CROWD
    own = np.bincount(owners[np.repeat(few, sizes)], minlength=len(reports))
    shared: Counter[tuple[int, int]] = Counter()
    held = owners.tolist()
    several = few & (sizes > 1)
    for start, size in zip(first[several].tolist(), sizes[several].tolist(), strict=True):
        shared.update(combinations(held[start : start + size], 2))
    found = set()
    for pair, count in shared.items():
        if count >= LEAST:
            shorter, longer = sorted(pair, key=lambda place: (own[place], reports[place]))
            both = (prints[reports[each]] for each in (shorter, longer))
            if is_copy(count, int(own[shorter]), *both):
                found.add((reports[pair[0]], reports[pair[1]]))
    return found

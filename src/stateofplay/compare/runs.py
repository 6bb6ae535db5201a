"""Copies among the prints of all reports at once, by the hashes of their runs of words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import combinations

from stateofplay.compare.copies import CROWD, LEAST, Print, is_copy


def pairs_among(prints: Mapping[str, Print]) -> set[tuple[str, str]]:
    """List the pairs of reports that carry one text, as `copies_among` does, but faster.

    That two of a million runs have one hash, of 64 bits, changes a count by one, where fifteen
    are the least that count.
    """
    import numpy as np  # noqa: PLC0415 - views of a ledger need not wait for it

    reports = sorted(prints)
    if not reports:
        return set()
    hashed = (map(hash, prints[each].runs) for each in reports)
    runs = [np.unique(np.fromiter(each, dtype=np.int64)) for each in hashed]
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

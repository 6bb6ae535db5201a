"""Runs of words as numbers, by which copies are found among all reports at once.

A ledger keeps the numbers of each report, so that no text is read again to find the copies of a
new one.
"""

from __future__ import annotations

import struct
import zlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from stateofplay.compare.copies import CROWD, LEAST, Print, is_copy

_NUMBER = "<u4"


def numbered(found: Print) -> bytes:
    """Give the runs of a print as numbers of four bytes each, the same in every process."""
    runs = [zlib.crc32(str(run).encode("utf-8", "replace")) for run in found.runs]
    return struct.pack(f"<{len(runs)}I", *runs)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A print, its runs `numbered`."""

    runs: bytes
    house: str | None
    day: date | None

    def printed(self) -> Print:
        """Give the print, each run as its number."""
        runs = struct.unpack(f"<{len(self.runs) // 4}I", self.runs)
        return Print(runs, (self.house or "").casefold(), self.day)


def pairs_among(prints: Mapping[str, Numbered]) -> set[tuple[str, str]]:
    """List the pairs of reports that carry one text, as `copies_among` does, but all at once.

    That two of a million runs have one number changes a count by one, where fifteen are the least
    that count.
    """
    import numpy as np  # noqa: PLC0415 - views of a ledger need not wait for it

    reports = sorted(prints)
    if not reports:
        return set()
    runs = [np.unique(np.frombuffer(prints[each].runs, dtype=_NUMBER)) for each in reports]
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
            both = (prints[reports[each]].printed() for each in (shorter, longer))
            if is_copy(count, int(own[shorter]), *both):
                found.add((reports[pair[0]], reports[pair[1]]))
    return found

"""Asking networks that `torch.onnx` wrote: several windows or candidates at once, padded."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from stateofplay.extract.reader.backend import Floats, Ints, Network, RoleAnswers
from stateofplay.extract.reader.context import Context
from stateofplay.extract.reader.units import Window

WINDOWS_AT_ONCE = 4
CANDIDATES_AT_ONCE = 16


class PaddedBackend:
    """Both networks; what is asked together shares its 8-bit scales, so all must be asked."""

    apart = False

    def __init__(self, encoder: Network, roles: Network) -> None:
        self._encoder, self._roles = encoder, roles

    def encode(self, windows: Sequence[Window]) -> tuple[Floats, Floats]:
        """Vectors and tag logits of all units of a report, in order."""
        vectors: list[Floats] = [np.zeros((0, 0), np.float32)] * len(windows)
        tags = list(vectors)
        for rows in _length_batches([len(w.pieces) for w in windows], WINDOWS_AT_ONCE):
            batch = [windows[i] for i in rows]
            inputs = {
                "pieces": _padded([w.pieces for w in batch]),
                "mask": _padded([[1] * len(w.pieces) for w in batch]),
                "firsts": _padded([w.firsts for w in batch]),
                "shapes": _padded([w.shapes for w in batch]),
            }
            units, logits = self._encoder.run(inputs)
            for k, i in enumerate(rows):
                vectors[i] = units[k, : len(windows[i].firsts)]
                tags[i] = logits[k, : len(windows[i].firsts)]
        return np.concatenate(vectors), np.concatenate(tags)

    def roles(self, vectors: Floats, contexts: Sequence[Context]) -> list[RoleAnswers]:
        """What the role model says of each candidate."""
        out: dict[int, RoleAnswers] = {}
        for rows in _length_batches([len(c.units) for c in contexts], CANDIDATES_AT_ONCE):
            batch = [contexts[i] for i in rows]
            inputs = {
                "units": vectors[_padded([c.units for c in batch])],
                "segments": _padded([c.segments for c in batch]),
                "marks": _padded([c.marks for c in batch]),
                "distances": _padded([c.distances for c in batch]),
                "mask": _padded([[1] * len(c.units) for c in batch]),
            }
            answers = RoleAnswers(*self._roles.run(inputs))
            out.update((i, answers.of(k)) for k, i in enumerate(rows))
        return [out[i] for i in range(len(contexts))]


def _length_batches(lengths: Sequence[int], size: int) -> list[list[int]]:
    """Indices in batches of at most *size*, alike in length, so that little is padded."""
    order = sorted(range(len(lengths)), key=lambda i: (lengths[i], i))
    return [order[i : i + size] for i in range(0, len(order), size)]


def _padded(rows: Sequence[Sequence[int]]) -> Ints:
    out = np.zeros((len(rows), max(len(r) for r in rows)), np.int64)
    for i, row in enumerate(rows):
        out[i, : len(row)] = row
    return out

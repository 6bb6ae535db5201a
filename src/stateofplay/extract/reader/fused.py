"""Asking networks whose graphs are fused as they are to run: one window, one sentence at a time."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from stateofplay.extract.reader.backend import Floats, Ints, Network, RoleAnswers
from stateofplay.extract.reader.context import Context
from stateofplay.extract.reader.decode import softmax
from stateofplay.extract.reader.units import Window

CANDIDATES_AT_ONCE = 16


class FusedBackend:
    """Both networks, as `training.graph` writes them."""

    def __init__(self, encoder: Network, roles: Network) -> None:
        self._encoder, self._roles = encoder, roles

    def encode(self, windows: Sequence[Window]) -> tuple[Floats, Floats]:
        """Vectors and tag logits of all units of a report, in order.

        One window at a time: padding costs more than a batch saves, and 8-bit scales are taken
        over all that is computed together, so that a window's mates would change its answers.
        """
        encoded = [
            self._encoder.run(
                {
                    "pieces": _ints(window.pieces),
                    "firsts": _ints(window.firsts),
                    "shapes": _ints(window.shapes),
                }
            )
            for window in windows
        ]
        vectors, tags = zip(*encoded, strict=True)
        return np.concatenate(vectors), np.concatenate(tags)

    def roles(self, vectors: Floats, contexts: Sequence[Context]) -> list[RoleAnswers]:
        """What the role model says of each candidate; those of one sentence are asked together."""
        out: dict[int, RoleAnswers] = {}
        for rows in _of_one_sentence(contexts):
            context = contexts[rows[0]]
            inputs = {
                "units": vectors[context.units],
                "segments": _ints(context.segments),
                "marks": _ints([contexts[i].marks for i in rows]),
                "distances": _ints([contexts[i].distances for i in rows]),
                "paths": _ints([contexts[i].paths for i in rows]),
            }
            starts, *others = self._roles.run(inputs)
            answers = RoleAnswers(softmax(starts), *others)
            out.update((i, answers.of(k)) for k, i in enumerate(rows))
        return [out[i] for i in range(len(contexts))]


def _of_one_sentence(contexts: Sequence[Context]) -> list[list[int]]:
    """Indices of acts, or numbers, that show the same units, CANDIDATES_AT_ONCE at most."""
    groups: dict[tuple[int, ...], list[int]] = {}
    for i, context in enumerate(contexts):
        units = context.units
        groups.setdefault((max(context.marks), units[0], units[-1], len(units)), []).append(i)
    return [
        group[start : start + CANDIDATES_AT_ONCE]
        for group in groups.values()
        for start in range(0, len(group), CANDIDATES_AT_ONCE)
    ]


def _ints(values: Sequence[int] | Sequence[Sequence[int]]) -> Ints:
    return np.array(values, np.int64)

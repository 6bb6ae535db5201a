"""Padding: windows for the encoder, candidates for the role model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from stateofplay.extract.reader.types import ROLES
from stateofplay.extract.reader.units import Window
from training.features import Candidate

MAX_FILLERS = 3
MAX_PLACES = 2


@dataclass(frozen=True, slots=True)
class RoleTargets:
    """Targets of the role model for a batch of candidates.

    Attributes:
        starts: True where a filler may start, (candidates, roles, fillers, 1 + units).
        weights: How much each filler counts, (candidates, roles, fillers).
        places: Rows of candidate, role, first and last position of a right place.
        place_weights: How much each place counts.
    """

    starts: Tensor
    weights: Tensor
    places: Tensor
    place_weights: Tensor


def encoder_inputs(windows: Sequence[Window]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Pieces, mask, first positions and shapes, padded."""
    length = max(len(w.pieces) for w in windows)
    units = max(len(w.firsts) for w in windows)
    pieces = torch.zeros(len(windows), length, dtype=torch.long)
    mask = torch.zeros(len(windows), length, dtype=torch.long)
    firsts = torch.zeros(len(windows), units, dtype=torch.long)
    shapes = torch.zeros(len(windows), units, dtype=torch.long)
    for i, w in enumerate(windows):
        pieces[i, : len(w.pieces)] = torch.tensor(w.pieces)
        mask[i, : len(w.pieces)] = 1
        firsts[i, : len(w.firsts)] = torch.tensor(w.firsts)
        shapes[i, : len(w.shapes)] = torch.tensor(w.shapes)
    return pieces, mask, firsts, shapes


def role_inputs(
    candidates: Sequence[Candidate], offsets: Sequence[int]
) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]:
    """Unit numbers in the batch, segments, marks, distances, paths and mask, padded."""
    length = max(len(c.context.units) for c in candidates)
    out = [torch.zeros(len(candidates), length, dtype=torch.long) for _ in range(6)]
    for i, (c, offset) in enumerate(zip(candidates, offsets, strict=True)):
        n = len(c.context.units)
        out[0][i, :n] = torch.tensor(c.context.units) + offset
        out[1][i, :n] = torch.tensor(c.context.segments)
        out[2][i, :n] = torch.tensor(c.context.marks)
        out[3][i, :n] = torch.tensor(c.context.distances)
        out[4][i, :n] = torch.tensor(c.context.paths)
        out[5][i, :n] = 1
    return out[0], out[1], out[2], out[3], out[4], out[5]


def role_targets(candidates: Sequence[Candidate]) -> RoleTargets:
    """Where fillers start and end; column 0 of the starts stands for "no filler"."""
    length = 1 + max(len(c.context.units) for c in candidates)
    shape = (len(candidates), len(ROLES), MAX_FILLERS)
    starts = torch.zeros(*shape, length, dtype=torch.bool)
    weights = torch.zeros(shape)
    places: list[tuple[int, int, int, int]] = []
    place_weights: list[float] = []
    for i, candidate in enumerate(candidates):
        for role, targets in candidate.roles.items():
            r = ROLES.index(role)
            if targets is None:
                continue
            if not targets:
                starts[i, r, 0, 0] = True
                weights[i, r, 0] = 1.0
            for k, (spans, weight) in enumerate(targets[:MAX_FILLERS]):
                starts[i, r, k, [1 + first for first, _ in spans]] = True
                weights[i, r, k] = weight / min(len(targets), MAX_FILLERS)
                shown = spans[-MAX_PLACES:]
                places += [(i, r, first, last) for first, last in shown]
                place_weights += [weight / len(shown)] * len(shown)
    rows = torch.tensor(places, dtype=torch.long).reshape(-1, 4)
    return RoleTargets(starts, weights, rows, torch.tensor(place_weights))

"""Reports shown a little otherwise each time, so that the reader does not learn them by heart."""

from __future__ import annotations

import random
from collections.abc import Sequence

import torch
from torch import Tensor

from stateofplay.extract.reader.units import LOWER, TITLE, Window

MASK_SHARE = 0.08
"""Of the word pieces hidden."""
MASK_PIECE, SEPARATOR = 103, 102
SWAP_SHARE = 0.15
"""Of the names of a report that are exchanged for others, everywhere in it."""
REMEMBERED = 20_000
FIRST_WORD = 1990
"""Pieces below are marks, letters and the commonest words."""


def hidden(
    pieces: Tensor, mask: Tensor, firsts: Tensor, shapes: Tensor
) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """The inputs with some pieces hidden; not the first of a window, nor what separates."""
    chosen = (torch.rand(pieces.shape) < MASK_SHARE) & (pieces > MASK_PIECE)
    return pieces.masked_fill(chosen, MASK_PIECE), mask, firsts, shapes


class Names:
    """Exchanges names of a report for names of reports seen before."""

    def __init__(self) -> None:
        self._pool: list[int] = []

    def exchanged(self, windows: Sequence[Window], rng: random.Random) -> list[Window]:
        """The windows with some names exchanged, each for the same other one everywhere."""
        names = sorted(name_pieces(windows))
        self._pool = (self._pool + names)[-REMEMBERED:]
        swap = {name: rng.choice(self._pool) for name in names if rng.random() < SWAP_SHARE}
        return [_with(window, swap) for window in windows] if swap else list(windows)


def name_pieces(windows: Sequence[Window]) -> set[int]:
    """Pieces that are a capitalised word within a sentence by themselves."""
    names: set[int] = set()
    others: set[int] = set()
    for window in windows:
        ends = [*window.firsts[1:], len(window.pieces)]
        for first, end, shape in zip(window.firsts, ends, window.shapes, strict=True):
            if shape == LOWER or end - first != 1:
                others.add(window.pieces[first])
            elif shape == TITLE and first > 1 and window.pieces[first - 1] != SEPARATOR:
                names.add(window.pieces[first])
    return {name for name in names - others if name > FIRST_WORD}


def _with(window: Window, swap: dict[int, int]) -> Window:
    firsts = set(window.firsts)
    ends = firsts | {i for i, piece in enumerate(window.pieces) if piece == SEPARATOR}
    pieces = [
        swap.get(piece, piece) if i in firsts and i + 1 in ends else piece
        for i, piece in enumerate(window.pieces)
    ]
    return Window(pieces, window.firsts, window.shapes)

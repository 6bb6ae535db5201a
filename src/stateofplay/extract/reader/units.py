"""From sentences to the model's input: units (words, marks), word pieces, and windows of them.

A unit is what a label is put on: a word, a number, a possessive ending or one punctuation mark.
Consecutive sentences of a report are packed into windows that the encoder reads in one go.
"""
# ruff: noqa: RUF001 (typographic quotes are what is matched)

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tokenizers import Tokenizer

MAX_PIECES = 256
_REMEMBERED = 50_000
"""Words whose pieces are remembered: 10 MB; more are forgotten all at once."""
_UNIT = re.compile(
    r"(?:[A-Za-z]\.){2,}"  # U.S.
    r"|\d+(?:[.,]\d+)*[A-Za-z]*"  # 9,200  14.3bn  7am
    r"|[^\W_]+(?:['’](?!s\b)[^\W_]+)*"  # words, don't, O'Brien
    r"|['’]s\b"
    r"|[^\w\s]|_"
)
LOWER, TITLE, UPPER, NUMBER, MARK = range(5)
N_SHAPES = 5


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit: its sentence, its code points there, and how it is written."""

    sentence: int
    start: int
    end: int
    shape: int


@dataclass(slots=True)
class Window:
    """Word pieces of some consecutive sentences, and where each unit's first piece stands."""

    pieces: list[int]
    firsts: list[int] = field(default_factory=list)
    shapes: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A report ready for the encoder: its units in order, and the windows that hold them."""

    units: list[Unit]
    bounds: list[tuple[int, int]]
    windows: list[Window]


def shape_of(word: str) -> int:
    """How a unit is written."""
    if word[0].isdigit():
        return NUMBER
    if not word[0].isalpha():
        return MARK
    if len(word) > 1 and word.isupper():
        return UPPER
    return TITLE if word[0].isupper() else LOWER


def split_units(sentence: str, index: int) -> list[Unit]:
    """The units of one sentence."""
    return [Unit(index, m.start(), m.end(), shape_of(m.group())) for m in _UNIT.finditer(sentence)]


class Preparer:
    """Turns the sentences of a report into units and windows."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self._tokenizer = tokenizer
        self._known: dict[str, list[int]] = {}
        self._cls = _known(tokenizer, "[CLS]")
        self._sep = _known(tokenizer, "[SEP]")

    def prepare(self, sentences: Sequence[str], budget: int) -> Prepared:
        """Split and pack *sentences*; a window holds up to *budget* pieces, one sentence at least.

        Args:
            sentences: The sentences of one report in order, the headline first.
            budget: Word pieces a window may hold. What of a sentence exceeds 256 is not read.
        """
        units: list[Unit] = []
        bounds: list[tuple[int, int]] = []
        windows: list[Window] = []
        for index, sentence in enumerate(sentences):
            row = split_units(sentence, index)
            ids, firsts = self._encoded([sentence[unit.start : unit.end] for unit in row])
            kept = row[: len(firsts)]
            start = len(units)
            units.extend(kept)
            bounds.append((start, len(units)))
            if not kept:
                continue
            if not windows or len(windows[-1].pieces) + len(ids) + 1 > min(budget, MAX_PIECES):
                windows.append(Window([self._cls]))
            window = windows[-1]
            offset = len(window.pieces)
            window.firsts.extend(offset + first for first in firsts)
            window.shapes.extend(unit.shape for unit in kept)
            window.pieces.extend([*ids, self._sep])
        return Prepared(units, bounds, windows)

    def _encoded(self, words: Sequence[str]) -> tuple[list[int], list[int]]:
        """The pieces of a sentence's *words* that are read, and where each word's first stands."""
        ids: list[int] = []
        firsts: list[int] = []
        for word in words:
            own = self._pieces(word)
            if own and len(ids) < MAX_PIECES - 2:
                firsts.append(len(ids))
            ids += own
        return ids[: MAX_PIECES - 2], firsts

    def _pieces(self, word: str) -> list[int]:
        """The pieces of one word, from memory if it was met before."""
        own = self._known.get(word)
        if own is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            own = self._tokenizer.encode(word, add_special_tokens=False).ids
            self._known[word] = own
        return own


def _known(tokenizer: Tokenizer, token: str) -> int:
    """Number of a token that the vocabulary must have."""
    number = tokenizer.token_to_id(token)
    if number is None:
        raise ValueError(f"the tokenizer has no {token}")
    return int(number)

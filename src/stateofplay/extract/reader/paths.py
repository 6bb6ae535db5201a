"""Grammatical paths from a candidate to the units of its sentence, as numbers for the role model.

A path names the edges of the dependency parse (ClearNLP labels) from the candidate's head up to
the common ancestor and down to the unit: "urging" to "Blinken" in "Blinken left, urging Israel" is
``<advcl>nsubj``; prepositions are named (``>prep:by>pobj``). A noun's modifiers share one path.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stateofplay.extract.reader.units import Prepared

NO_PATH, RARE = 0, 1
FIRST_PATH = 2
"""Numbers below are no paths: not parsed or in another sentence; too rare to be learnt."""

_LONGEST = 5
"""Edges up, and edges down; longer paths say nothing."""

_PREPOSITIONS = frozenset({"prep", "dative", "agent"})
_MODIFIERS = frozenset(
    ("amod", "case", "compound", "det", "nmod", "nummod", "poss", "predet", "punct", "quantmod")
) | {"advmod"}


@dataclass(frozen=True, slots=True)
class Tree:
    """The dependency parse of a report, token by token.

    Attributes:
        starts: Code point of the report where each token starts, rising.
        heads: Number of each token's head; its own for a root.
        labels: Label of the edge to the head, and the token's lower-cased word if a preposition.
    """

    starts: Sequence[int]
    heads: Sequence[int]
    labels: Sequence[str]


def edge(label: str, word: str) -> str:
    """The label of an edge in a `Tree`."""
    return f"{label}:{word.lower()}" if label in _PREPOSITIONS else label


class Syntax:
    """A report's parse under its units."""

    def __init__(
        self, tree: Tree, report: Prepared, offsets: Sequence[int], known: Mapping[str, int]
    ) -> None:
        """Find each unit's token.

        Args:
            tree: The parse.
            report: The units.
            offsets: Code point where each sentence starts.
            known: Numbers of the paths that the role model knows, `FIRST_PATH` and up.
        """
        self._tree, self._known = tree, known
        self._tokens = [
            bisect_right(tree.starts, offsets[u.sentence] + u.start) - 1 for u in report.units
        ]

    def paths(self, span: tuple[int, int], units: Sequence[int]) -> list[int]:
        """The numbers of the paths from the candidate *span* to *units* (all unit numbers)."""
        known = self._known
        return [
            NO_PATH if path is None else known.get(path, RARE) for path in self.names(span, units)
        ]

    def names(self, span: tuple[int, int], units: Sequence[int]) -> list[str | None]:
        """The paths by name; None where there is none."""
        found = self._upwards(self._head(span))
        return [self._path(self._tokens[unit], found) for unit in units]

    def _head(self, span: tuple[int, int]) -> int:
        """The first token of *span* whose head is outside it."""
        tokens = self._tokens[span[0] : span[1]]
        inside, heads = set(tokens), self._tree.heads
        return next((t for t in tokens if heads[t] not in inside or heads[t] == t), tokens[0])

    def _upwards(self, token: int) -> dict[int, str | None]:
        """Paths to *token* and what it hangs on."""
        heads, labels = self._tree.heads, self._tree.labels
        path = ""
        found: dict[int, str | None] = {token: path}
        for _ in range(_LONGEST):
            if heads[token] == token:
                break
            path += "<" + labels[token]
            token = heads[token]
            found[token] = path
        return found

    def _path(self, token: int, found: dict[int, str | None]) -> str | None:
        """The path to *token*; *found* has those known so far and is added to."""
        heads, labels = self._tree.heads, self._tree.labels
        below = []
        while token not in found:
            below.append(token)
            if heads[token] == token or len(below) > 4 * _LONGEST:
                found[token] = None
                break
            token = heads[token]
        path = found[token]
        for token in reversed(below):
            path = found[token] = _longer(path, labels[token])
        return path


def _longer(path: str | None, label: str) -> str | None:
    """*path* and one edge down; a modifier of what has one is told by a plus."""
    if path is None or path.count(">") >= _LONGEST:
        return None
    if path and label in _MODIFIERS:
        return path if path[-1] == "+" else path + "+"
    return f"{path}>{label}"

"""spaCy's name finder, all tokens at once: the same names in a tenth of the time.

The finder walks through a text and says of each token whether it begins, continues or ends a
name, is one, or is none. Outside a name its answer hangs on the token alone, so that it can be
computed for all tokens together; only names of several tokens are then followed, all at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span

from stateofplay.analyse.vectors import Floats, TokenVectors

_SEEN: list[int | str] = ["SENT_START", "IS_SPACE"]
_FEATURES = 3
"""What the finder looks at: the token, and inside a name also its first and its last word."""

Flags = NDArray[np.bool_]
Ints = NDArray[np.intp]
Found = tuple[int, int, str]
"""First token, token after the last, type."""


class NameFinder:
    """Does to docs what a pipeline's name finder does.

    Raises:
        ValueError: If it is not built as expected.
    """

    def __init__(self, finder: EntityRecognizer) -> None:
        """Take the weights of *finder*."""
        model: Any = finder.model
        lower, upper = (model.get_ref(name) for name in ("lower", "upper"))
        vectors, _, self._narrow = model.get_ref("tok2vec").layers
        self._product = model.ops.gemm  # numpy's own spreads over all cores, and waits there
        if lower.get_dim("nF") != _FEATURES or finder.cfg["beam_width"] != 1:
            raise ValueError("a finder of names of another kind")
        self._vectors = TokenVectors(vectors)
        # pieces before hidden units, so that the best piece is found in long stretches
        matrix = lower.get_param("W").swapaxes(1, 2)  # (features, pieces, hidden, inputs)
        self._pieces: int = matrix.shape[1]
        self._lower: Floats = matrix.reshape(-1, matrix.shape[3]).T.copy()
        self._pad: Floats = lower.get_param("pad")[0].swapaxes(1, 2).reshape(_FEATURES, -1)
        self._bias: Floats = lower.get_param("b").T.reshape(-1)
        self._upper: Floats = upper.get_param("W").T.copy()
        self._upper_bias: Floats = upper.get_param("b")
        self._read_moves([finder.moves.get_class_name(i) for i in range(finder.moves.n_moves)])

    def _read_moves(self, names: Sequence[str]) -> None:
        """Tell the moves apart: "B-ORG" begins a name, "U-ORG" is one, "O" is none."""
        moves = [(name[:1], name[2:]) for name in names]
        numbers = {move: i for i, move in enumerate(moves)}
        self._labels = [label for _, label in moves]
        self._begins = np.array([kind == "B" for kind, _ in moves])
        self._is_name = np.array([kind == "U" and bool(label) for kind, label in moves])
        self._is_none = np.array([kind == "O" for kind, _ in moves])
        # for each move that begins a name, those that go on with it and that end it
        self._goes_on = np.array([numbers.get(("I", label), 0) for label in self._labels])
        self._ends = np.array([numbers.get(("L", label), 0) for label in self._labels])

    def __call__(self, docs: Sequence[Doc]) -> None:
        """Set the names of *docs*, which have their sentences."""
        docs = [doc for doc in docs if len(doc)]
        if not docs:
            return
        seen = np.concatenate([doc.to_array(_SEEN).reshape(len(doc), 2) for doc in docs])
        after = np.cumsum([len(doc) for doc in docs])
        closes = np.roll(seen[:, 0] == 1, -1)  # no name goes on behind these tokens
        closes[after - 1] = True
        names = self._find(docs, closes, seen[:, 1] == 1)
        for doc, end in zip(docs, after.tolist(), strict=True):
            first = end - len(doc)
            own = [
                Span(doc, start - first, stop - first, label=label)
                for start, stop, label in names
                if first <= start < end
            ]
            doc.set_ents(own)

    def _find(self, docs: Sequence[Doc], closes: Flags, space: Flags) -> list[Found]:
        """The names in the tokens of *docs*, numbered through.

        Args:
            docs: What to look through.
            closes: Tokens behind which no name goes on.
            space: Tokens that are white space and begin no name.
        """
        narrow = self._narrow.predict(np.concatenate(self._vectors(docs)))
        features = self._product(narrow, self._lower).reshape(len(narrow), _FEATURES, -1)
        scores = self._scores(features[:, 0] + self._pad[1] + self._pad[2])
        scores[:, ~(self._begins | self._is_name | self._is_none)] = -np.inf
        scores[np.ix_(closes | space, self._begins)] = -np.inf
        scores[np.ix_(space, self._is_name)] = -np.inf
        moves = scores.argmax(axis=1)
        starts = np.flatnonzero(self._begins[moves])
        last = dict(
            zip(starts.tolist(), self._last(features, closes, starts, moves[starts]), strict=True)
        )
        found: list[Found] = []
        free = 0
        for i in np.flatnonzero(~self._is_none[moves]).tolist():
            if i >= free:
                free = last.get(i, i) + 1
                found.append((i, free, self._labels[moves[i]]))
        return found

    def _last(self, features: Floats, closes: Flags, starts: Ints, moves: Ints) -> list[int]:
        """The last token of each name that begins at one of *starts* with one of *moves*."""
        last = starts + 1
        going = np.arange(len(starts))
        while len(going):
            here, move = last[going], moves[going]
            inside = features[here, 0] + features[starts[going], 1] + features[here - 1, 2]
            scores = self._scores(inside)
            rows = np.arange(len(going))
            goes_on = scores[rows, self._goes_on[move]] >= scores[rows, self._ends[move]]
            going = going[goes_on & ~closes[here]]
            last[going] += 1
        return last.tolist()  # type: ignore[no-any-return]

    def _scores(self, features: Floats) -> Floats:
        """Of each move, from sums of features."""
        hidden = (features + self._bias).reshape(len(features), self._pieces, -1).max(axis=1)
        scores: Floats = self._product(hidden, self._upper) + self._upper_bias
        return scores

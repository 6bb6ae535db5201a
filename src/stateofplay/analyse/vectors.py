"""spaCy's token vectors by onnxruntime: the same network and weights in a third of the time.

A vector is made in two steps: what a token looks like (its normal form, prefix, suffix, shape)
is hashed and mixed, which depends on the token alone and is remembered; then four layers each
mix in the neighbours. The second step is the graph ``data/windows.onnx``, which holds no
weights: they are taken from the loaded pipeline. Vectors differ from spaCy's in the sixth digit.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from spacy.tokens import Doc
from thinc.api import Model

Floats = NDArray[np.float32]

GRAPH = Path(__file__).parent / "data" / "windows.onnx"
LAYERS, WIDTH, PIECES = 4, 96, 3
_REMEMBERED = 30_000
"""Tokens whose look is remembered: 12 MB; more are forgotten all at once."""
_BLOCK = 32
"""Tokens mixed at once, always as many, so that no vector depends on what is mixed with it."""


class TokenVectors:
    """Does what a pipeline's tok2vec does.

    Raises:
        ValueError: If the pipeline's network is not of the shape that the graph has.
    """

    def __init__(self, model: Model[Any, Any]) -> None:
        """Take the weights of *model*, an embedding and an encoder of windows."""
        try:
            embed, encode = model.layers
            features, _, hashed, mixed, _ = embed.layers
            self._columns: list[int | str] = list(features.attrs["columns"])
            self._hashed, self._mixed = hashed.layers[0], mixed.layers[0]
            self._pad: int = encode.attrs["pad"]
            self._weights = _weights(encode.layers[0].layers)
        except (AttributeError, KeyError, IndexError) as error:
            raise ValueError("not a network of windows over hashed looks") from error
        self._session = _session()
        # what is a hash already makes one number of 64 bits for each look
        self._factors = np.array([_factor(i) for i in range(len(self._columns))], np.uint64)
        self._known: dict[int, int] = {}
        self._table = np.zeros((_REMEMBERED, WIDTH), np.float32)

    def __call__(self, docs: Sequence[Doc]) -> list[Floats]:
        """The vectors of each doc's tokens; docs do not touch each other."""
        first = self._pad
        starts = []
        for doc in docs:
            starts.append(first)
            first += len(doc) + self._pad
        rows = [
            i
            for start, doc in zip(starts, docs, strict=True)
            for i in range(start, start + len(doc))
        ]
        looks = np.zeros((first, WIDTH), np.float32)
        if rows:
            looks[rows] = self._looks(docs)
        (vectors,) = self._session.run(None, {"x": looks, **self._weights})
        return [vectors[s : s + len(doc)] for s, doc in zip(starts, docs, strict=True)]

    def _looks(self, docs: Sequence[Doc]) -> Floats:
        """What each token of *docs* looks like, from memory if it was met before."""
        looks = [doc.to_array(self._columns).reshape(len(doc), -1) for doc in docs if len(doc)]
        columns = np.concatenate(looks).astype(np.uint64)
        keys = (columns * self._factors).sum(axis=1, dtype=np.uint64).tolist()
        new = {key: i for i, key in enumerate(keys) if key not in self._known}
        if len(self._known) + len(new) > _REMEMBERED:
            self._known.clear()
            new = {key: i for i, key in enumerate(keys)}
            if len(new) > _REMEMBERED:
                return self._mix(columns)
        if new:
            at = len(self._known)
            self._table[at : at + len(new)] = self._mix(columns[list(new.values())])
            self._known.update((key, at + i) for i, key in enumerate(new))
        return self._table[[self._known[key] for key in keys]]

    def _mix(self, looks: NDArray[np.uint64]) -> Floats:
        ids = np.zeros((-(-len(looks) // _BLOCK) * _BLOCK, len(self._columns)), np.uint64)
        ids[: len(looks)] = looks
        blocks = [ids[i : i + _BLOCK] for i in range(0, len(ids), _BLOCK)]
        mixed: list[Floats] = [self._mixed.predict(self._hashed.predict(b)) for b in blocks]
        return np.concatenate(mixed)[: len(looks)]


def _factor(place: int) -> int:
    """Give an odd number of 64 bits, another one for each place."""
    return pow(3, 5 * place + 1, 2**64) * 0x9E3779B97F4A7C15 % 2**64 | 1


def _weights(layers: Sequence[Model[Any, Any]]) -> dict[str, Floats]:
    """The weights of the residual layers by the names of the graph's inputs.

    Raises:
        ValueError: If they are not as many, or not as wide, as the graph's.
    """
    weights: dict[str, Floats] = {}
    for number, layer in enumerate(layers):
        window, mix = layer.layers[0].layers[:2]
        maxout, norm = mix.layers[0].layers
        matrix, bias, gain, shift = (
            np.asarray(part.get_param(name), np.float32)
            for part, name in ((maxout, "W"), (maxout, "b"), (norm, "G"), (norm, "b"))
        )  # the matrix is (width, pieces, inputs)
        if matrix.shape != (WIDTH, PIECES, 3 * WIDTH) or window.attrs["window_size"] != 1:
            raise ValueError("layers of another shape")
        weights[f"matrix{number}"] = np.ascontiguousarray(
            matrix.transpose(2, 1, 0).reshape(3 * WIDTH, -1)
        )
        weights[f"bias{number}"] = np.ascontiguousarray(bias.T).reshape(-1)
        weights[f"gain{number}"] = gain
        weights[f"shift{number}"] = shift
    if len(layers) != LAYERS:
        raise ValueError("another number of layers")
    return weights


def _session() -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(GRAPH), options, providers=["CPUExecutionProvider"])

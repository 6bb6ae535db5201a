"""Running the exported networks: onnxruntime on one core, the same answer every time."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from stateofplay.extract.reader.context import Context
from stateofplay.extract.reader.units import Window

Floats = NDArray[np.floating[Any]]
Ints = NDArray[np.int64]
WINDOWS_AT_ONCE = 4
CANDIDATES_AT_ONCE = 16


@dataclass(frozen=True, slots=True)
class RoleAnswers:
    """What the role model says of one candidate, or of several.

    Attributes:
        starts: Start logits per role; the first column is "no filler".
        ends: End logits per role.
        queries: Per unit as a start; its product with an end's key adds to that end's logit.
        keys: Per unit as an end.
        labels: Logits of types, realities, measures and bounds, in one row.
    """

    starts: Floats
    ends: Floats
    queries: Floats
    keys: Floats
    labels: Floats

    def of(self, number: int) -> RoleAnswers:
        """The answers for one candidate of several."""
        return RoleAnswers(
            self.starts[number], self.ends[number], self.queries[number], self.keys[number],
            self.labels[number],
        )  # fmt: skip


class Backend(Protocol):
    """The two networks, whoever runs them."""

    def encode(self, pieces: Ints, mask: Ints, firsts: Ints, shapes: Ints) -> tuple[Floats, Floats]:
        """Unit vectors and tag logits of padded windows."""

    def roles(
        self, units: Floats, segments: Ints, marks: Ints, distances: Ints, mask: Ints
    ) -> RoleAnswers:
        """What the role model says of padded candidates."""


class OnnxBackend:
    """The networks as ONNX files."""

    def __init__(self, encoder: Path, roles: Path, threads: int = 1) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
        providers = ["CPUExecutionProvider"]
        self._encoder = onnxruntime.InferenceSession(str(encoder), options, providers=providers)
        self._roles = onnxruntime.InferenceSession(str(roles), options, providers=providers)

    def encode(self, pieces: Ints, mask: Ints, firsts: Ints, shapes: Ints) -> tuple[Floats, Floats]:
        """Unit vectors and tag logits of padded windows."""
        units, tags = self._encoder.run(
            None, {"pieces": pieces, "mask": mask, "firsts": firsts, "shapes": shapes}
        )
        return units, tags

    def roles(
        self, units: Floats, segments: Ints, marks: Ints, distances: Ints, mask: Ints
    ) -> RoleAnswers:
        """What the role model says of padded candidates."""
        inputs: dict[str, Any] = {
            "units": units, "segments": segments, "marks": marks, "distances": distances,
            "mask": mask,
        }  # fmt: skip
        return RoleAnswers(*self._roles.run(None, inputs))


def encode_windows(backend: Backend, windows: Sequence[Window]) -> tuple[Floats, Floats]:
    """Vectors and tag logits of all units of a report, in order."""
    vectors: list[Floats] = [np.zeros((0, 0), np.float32)] * len(windows)
    tags = list(vectors)
    for rows in length_batches([len(w.pieces) for w in windows], WINDOWS_AT_ONCE):
        batch = [windows[i] for i in rows]
        pieces = _padded([w.pieces for w in batch])
        mask = _padded([[1] * len(w.pieces) for w in batch])
        firsts = _padded([w.firsts for w in batch])
        shapes = _padded([w.shapes for w in batch])
        units, logits = backend.encode(pieces, mask, firsts, shapes)
        for k, i in enumerate(rows):
            vectors[i] = units[k, : len(windows[i].firsts)]
            tags[i] = logits[k, : len(windows[i].firsts)]
    return np.concatenate(vectors), np.concatenate(tags)


def run_roles(backend: Backend, vectors: Floats, contexts: Sequence[Context]) -> list[RoleAnswers]:
    """What the role model says of each candidate."""
    out: dict[int, RoleAnswers] = {}
    for rows in length_batches([len(c.units) for c in contexts], CANDIDATES_AT_ONCE):
        batch = [contexts[i] for i in rows]
        answers = backend.roles(
            vectors[_padded([c.units for c in batch])],
            _padded([c.segments for c in batch]),
            _padded([c.marks for c in batch]),
            _padded([c.distances for c in batch]),
            _padded([[1] * len(c.units) for c in batch]),
        )
        out.update((i, answers.of(k)) for k, i in enumerate(rows))
    return [out[i] for i in range(len(contexts))]


def sha256_of(path: Path) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def length_batches(lengths: Sequence[int], size: int) -> list[list[int]]:
    """Indices in batches of at most *size*, alike in length, so that little is padded."""
    order = sorted(range(len(lengths)), key=lambda i: (lengths[i], i))
    return [order[i : i + size] for i in range(0, len(order), size)]


def _padded(rows: Sequence[Sequence[int]]) -> Ints:
    out = np.zeros((len(rows), max(len(r) for r in rows)), np.int64)
    for i, row in enumerate(rows):
        out[i, : len(row)] = row
    return out

"""Running the exported networks: onnxruntime on one core, the same answer every time."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
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


@dataclass(frozen=True, slots=True)
class RoleAnswers:
    """What the role model says of one candidate, or of several.

    Attributes:
        starts: Probability of each unit as a start, per role; the first column is "no filler".
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


class Network(Protocol):
    """One network, whoever runs it."""

    def run(self, inputs: Mapping[str, NDArray[Any]]) -> Sequence[Floats]:
        """Its outputs, in the order in which the file names them."""


class Backend(Protocol):
    """Both networks."""

    def encode(self, windows: Sequence[Window]) -> tuple[Floats, Floats]:
        """Vectors and tag logits of all units of a report, in order; one window at least."""

    def roles(self, vectors: Floats, contexts: Sequence[Context]) -> list[RoleAnswers]:
        """What the role model says of each candidate of a report."""


class OnnxNetwork:
    """A network kept as an ONNX file."""

    def __init__(self, path: Path, threads: int = 1) -> None:
        """Load it; *threads* are those that one run may take."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
        # More would fuse sums with the normalisation after them, which is ten times slower.
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        providers = ["CPUExecutionProvider"]
        self._session = onnxruntime.InferenceSession(str(path), options, providers=providers)

    def run(self, inputs: Mapping[str, NDArray[Any]]) -> Sequence[Floats]:
        """Its outputs, in the order in which the file names them."""
        outputs: Sequence[Floats] = self._session.run(None, dict(inputs))
        return outputs


def sha256_of(path: Path) -> str:
    """SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()

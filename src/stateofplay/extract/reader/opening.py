"""Opens the networks of an exported reader."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from stateofplay.extract.reader.backend import Backend, Network, OnnxNetwork
from stateofplay.extract.reader.fused import FusedBackend

LABELS = "labels.json"


def open_backend(
    folder: Path, threads: int = 1, around: Callable[[Network], Network] = lambda network: network
) -> Backend:
    """The networks in *folder*.

    Args:
        folder: Of an exported reader.
        threads: That one run of a network may take.
        around: Put around each network, to see what it is asked.
    """
    encoder, roles = (
        around(OnnxNetwork(folder / name, threads)) for name in ("encoder.onnx", "roles.onnx")
    )
    return FusedBackend(encoder, roles)

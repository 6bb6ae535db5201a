"""Opens the networks of an exported reader in the way that suits their files."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from stateofplay.extract.reader.backend import Backend, Network, OnnxNetwork
from stateofplay.extract.reader.fused import FusedBackend
from stateofplay.extract.reader.padded import PaddedBackend

LABELS = "labels.json"


def open_backend(
    folder: Path, threads: int = 1, around: Callable[[Network], Network] = lambda network: network
) -> Backend:
    """The networks in *folder*; its labels.json says by "graph" whether they are fused.

    Args:
        folder: Of an exported reader.
        threads: That one run of a network may take.
        around: Put around each network, to see what it is asked.

    Raises:
        OSError: If a file is missing.
        ValueError: If labels.json is not JSON.
    """
    fused = json.loads((folder / LABELS).read_text(encoding="utf-8")).get("graph") == "fused"
    encoder, roles = (
        around(OnnxNetwork(folder / name, threads, fused=fused))
        for name in ("encoder.onnx", "roles.onnx")
    )
    return FusedBackend(encoder, roles) if fused else PaddedBackend(encoder, roles)

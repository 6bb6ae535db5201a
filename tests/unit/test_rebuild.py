"""Whether a rebuilt reader is the one that ships."""

from __future__ import annotations

import json
from pathlib import Path

from training.rebuild import differences


def folder(path: Path, digest: str, act: float) -> Path:
    path.mkdir()
    labels = {"sha256": {"encoder.onnx": digest}, "settings": {"act": act, "floor": 0.1}}
    (path / "labels.json").write_text(json.dumps(labels), "utf-8")
    return path


def test_what_differs_is_named(tmp_path: Path) -> None:
    shipped = folder(tmp_path / "shipped", "aa", 0.4)
    assert differences(folder(tmp_path / "same", "aa", 0.4), shipped) == []
    other = folder(tmp_path / "other", "bb", 0.6)
    assert differences(other, shipped) == ["encoder.onnx", "setting act"]

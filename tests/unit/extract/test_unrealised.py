"""What did not, or not yet, come about is not told as done."""

from __future__ import annotations

import pytest

from stateofplay.analyse import Analyser
from stateofplay.core.text import Report
from stateofplay.extract.unrealised import is_alleged

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "word", "alleged"),
    [
        ("Norland allegedly struck two tankers.", "struck", True),
        ("The alleged raid on the port angered Sudland.", "raid", True),
        ("Norland struck the port of the alleged smugglers.", "struck", False),
    ],
)
def test_alleged(analyser: Analyser, text: str, word: str, *, alleged: bool) -> None:
    [(_, doc)] = analyser.pipe([Report(source="x", title="", text=text)])
    [token] = [token for token in doc if token.text == word]  # type: ignore[union-attr]

    assert is_alleged(token) is alleged

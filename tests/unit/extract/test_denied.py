"""What somebody denies is not told as done."""

from __future__ import annotations

import pytest

from stateofplay.analyse import Analyser
from stateofplay.core.text import Report
from stateofplay.extract.reality import deniers_of_part, is_denied

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "word", "denied"),
    [
        ("The group denied that its fighters had shelled villages.", "shelled", True),
        ("Norland denied bombing the hospital.", "bombing", True),
        ("The group said that its fighters had shelled villages.", "shelled", False),
        ("Its fighters shelled villages and denied it.", "shelled", False),
        ("Norland rejected claims that its drones had hit the port.", "hit", True),
        ("Norland denied the Front's accusations of shelling the town.", "shelling", True),
        ("It denied claims that it was arming rebels and sending troops.", "sending", True),
        ("It would not confirm or deny the claim that it fired rockets.", "fired", False),
        ("It denied claims that it broke the treaty and accused Norland.", "accused", False),
        ("The court examined claims that its drones had hit the port.", "hit", False),
        ("Army enters the town; Norland denies the raid.", "enters", False),
        ("Norland rejected the officer that had hit the man.", "hit", False),
    ],
)
def test_denied(analyser: Analyser, text: str, word: str, *, denied: bool) -> None:
    [(_, doc)] = analyser.pipe([Report(source="x", title="", text=text)])
    [token] = [token for token in doc if token.text == word]  # type: ignore[union-attr]
    assert is_denied(token) is denied


@pytest.mark.parametrize(
    ("text", "word", "deniers"),
    [
        ("Norland denied any involvement in the raid.", "raid", ["Norland"]),
        ("Norland denied being behind the raid.", "raid", ["Norland"]),
        ("Moreau denied that Norland was involved in the raid.", "raid", ["Norland", "Moreau"]),
        ("Moreau denied Norland's involvement in the raid.", "raid", ["Norland", "Moreau"]),
        ("Norland did not deny any role in the raid.", "raid", []),
        ("Norland denied reports on the raid.", "raid", []),
        ("Norland admitted its role in the raid.", "raid", []),
    ],
)
def test_who_denies_a_part(analyser: Analyser, text: str, word: str, deniers: list[str]) -> None:
    [(_, doc)] = analyser.pipe([Report(source="x", title="", text=text)])
    [token] = [token for token in doc if token.text == word]  # type: ignore[union-attr]
    found = {token.text for token in deniers_of_part(token) if token.pos_ == "PROPN"}
    assert found == set(deniers)

"""What did not, or not yet, come about is not told as done."""

from __future__ import annotations

import pytest

from stateofplay.analyse import Analyser
from stateofplay.core.text import Report
from stateofplay.extract.unrealised import is_alleged, is_unrealised

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "word", "unrealised"),
    [
        ("Norland could have shot down the plane, Moreau said.", "shot", True),
        ("Without the truce, Norland would have launched a raid.", "raid", True),
        ("The raid would have taken place on Monday.", "raid", True),
        ("Norland shot down the plane, Moreau said.", "shot", False),
        ("Norland said it would have shot down the plane.", "said", False),
        ("Moreau stopped a planned strike on Marl.", "strike", True),
        ("The mission warned of potential raids on the port.", "raids", True),
        ("It was a carefully planned strike on Marl.", "strike", False),
        ("Moreau called off the strike on Marl.", "strike", True),
        ("The strike on Marl was called off on Monday.", "strike", True),
        ("Moreau backed away from the strike on Marl.", "strike", True),
        ("The army refrained from striking at the town.", "striking", True),
        ("Moreau pulled out of launching strikes on Marl.", "launching", True),
        ("The army did not call off the strike on Marl.", "strike", False),
        ("Norland called off the siege of Marl.", "siege", False),
        ("The army condemned the strike on Marl.", "strike", False),
        ("Norland plans to send troops to Marl.", "send", True),
        ("Its soldiers are preparing to evacuate the base.", "evacuate", True),
        ("More soldiers are scheduled to be deployed in Marl.", "deployed", True),
        ("Its plans to shell the port angered Sudland.", "shell", True),
        ("Norland sent troops to Marl.", "sent", False),
        ("Norland managed to send troops to Marl.", "send", False),
    ],
)
def test_unrealised(analyser: Analyser, text: str, word: str, *, unrealised: bool) -> None:
    [(_, doc)] = analyser.pipe([Report(source="x", title="", text=text)])
    [token] = [token for token in doc if token.text == word]  # type: ignore[union-attr]

    assert is_unrealised(token) is unrealised


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

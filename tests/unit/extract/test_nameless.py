"""Who is harmed by a deed that names no doer, or only tells of it, did not do it."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc, Token

from stateofplay.analyse import Analyser
from stateofplay.core.text import Report
from stateofplay.extract.nameless import is_harmed, only_tells

pytestmark = pytest.mark.model


def _tokens(analyser: Analyser, text: str, *words: str) -> list[Token]:
    [(_, doc)] = analyser.pipe([Report(source="x", title="", text=text)])
    assert isinstance(doc, Doc)
    return [next(token for token in doc if token.text == word) for word in words]


@pytest.mark.parametrize(
    ("text", "deed", "named", "harmed"),
    [
        ("Norland decried the downing of its plane.", "downing", "Norland", True),
        ("Moreau waged a war against his own people.", "war", "Moreau", False),
        ("A Norland tanker was hit off Marl on Monday.", "hit", "Norland", True),
        ("Raids on Norland bases went on.", "Raids", "Norland", True),
        ("The base was hit by Norland.", "hit", "Norland", False),
        ("Norland said that the base was hit on Monday.", "hit", "Norland", False),
    ],
)
def test_harmed(analyser: Analyser, text: str, deed: str, named: str, *, harmed: bool) -> None:
    head, other = _tokens(analyser, text, deed, named)

    assert is_harmed(head, other) is harmed


@pytest.mark.parametrize(
    ("text", "deed", "named", "tells"),
    [
        ("Norland said that the base was hit on Monday.", "hit", "Norland", True),
        ("Norland condemned the raid on the port.", "raid", "Norland", True),
        ("Norland said that it hit the base.", "hit", "Norland", False),
        ("Norland defended its raid on the port.", "raid", "Norland", False),
        ("Norland launched a raid on the port.", "raid", "Norland", False),
    ],
)
def test_only_tells(analyser: Analyser, text: str, deed: str, named: str, *, tells: bool) -> None:
    head, other = _tokens(analyser, text, deed, named)

    assert only_tells(head, other) is tells

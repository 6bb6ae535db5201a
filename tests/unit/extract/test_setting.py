"""Which words of place belong to which act."""

from __future__ import annotations

import pytest

from stateofplay.analyse import Analyser
from stateofplay.core.text import Report, Span
from stateofplay.extract import parsed_of
from stateofplay.extract.complete import head_of
from stateofplay.extract.setting import place_of

pytestmark = pytest.mark.model

CASES = [
    # sentence, trigger, whether a deed, the place
    ("Two ministers met in Cairo on Friday.", "met", False, "Cairo"),
    ("Soldiers shot a man near the city of Amman.", "shot", True, "Amman"),
    ("Five people were killed in an airstrike in Beirut.", "killed", True, "Beirut"),
    ("The army launched air strikes on Damascus.", "strikes", True, "Damascus"),
    ("In Baghdad, protesters clashed with police.", "clashed", True, "Baghdad"),
    ("Ada Stone said in Cairo that soldiers shot a man.", "shot", True, None),
    ("Soldiers shot a man on Friday.", "shot", True, None),
    ("At least 40 people have been killed in Goma since Sunday.", "killed", True, "Goma"),
    ("Stone shot a man who believed in the Union.", "shot", True, None),
]


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return Analyser.load()


@pytest.mark.parametrize(("sentence", "trigger", "material", "wanted"), CASES)
def test_the_place(
    analyser: Analyser, sentence: str, trigger: str, material: bool, wanted: str | None
) -> None:
    report = Report(source="test", title="News", text=sentence)
    (pair,) = analyser.pipe([report])
    parsed = parsed_of(report, pair[1])
    start = report.full_text.index(trigger)
    head = head_of(parsed, Span(start, start + len(trigger)))
    assert head is not None
    place = place_of(parsed, head, frozenset(), material=material)
    assert (place.exact if place else None) == wanted

"""How far a condition reaches."""

from __future__ import annotations

import pytest

from stateofplay.analyse import Analyser
from stateofplay.core.text import Report, Span
from stateofplay.extract import parsed_of
from stateofplay.extract.reach import whole

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "condition", "rest"),
    [
        (
            "Norland rejected a truce until the miners were freed.",
            "until the miners",
            " were freed",
        ),
        (
            "Norland rejected talks unless the army withdraws its troops and gives up its weapons.",
            "unless the army withdraws its troops",
            " and gives up its weapons",
        ),
        (
            "Norland will fight until the miners are freed and the fighters leave.",
            "until the miners are freed",
            " and the fighters leave",
        ),
        (
            "Norland freed them in exchange for the opening of the port and the release of miners.",
            "in exchange for the opening of the port",
            " and the release of miners",
        ),
        (
            "Norland will fight as long as the siege continues and called for more troops.",
            "as long as the siege continues",
            "",
        ),
        (
            "Norland will fight if the siege goes on, and Vell will leave the pact.",
            "if the siege goes on",
            "",
        ),
    ],
)
def test_a_condition_reaches_over_what_is_joined_to_it(
    analyser: Analyser, text: str, condition: str, rest: str
) -> None:
    [(report, doc)] = analyser.pipe([Report(source="x", title="", text=text)])
    start = report.full_text.index(condition)
    trigger = Span(report.full_text.index("Norland") + 8, report.full_text.index("Norland") + 12)
    parsed = parsed_of(report, doc)  # type: ignore[arg-type]
    found = whole(parsed, Span(start, start + len(condition)), trigger)

    assert report.full_text[found.start : found.end] == condition + rest


def test_an_act_is_no_part_of_its_own_condition(analyser: Analyser) -> None:
    text = "She would go if she filed a request and promised to leave."
    [(report, doc)] = analyser.pipe([Report(source="x", title="", text=text)])
    start, act = report.full_text.index("if"), report.full_text.index("promised")
    condition = Span(start, report.full_text.index(" and"))
    parsed = parsed_of(report, doc)  # type: ignore[arg-type]

    assert whole(parsed, condition, Span(act, act + 8)) == condition
    assert whole(parsed, condition, Span(0, 3)) != condition

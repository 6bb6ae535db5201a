"""A state told by its people."""

from __future__ import annotations

import pytest

from stateofplay.core.statements import MentionKind
from stateofplay.resolve.named.nations import told_by_people
from tests.unit.resolve.marked import LEXICON, mentions_of, report_of


@pytest.mark.parametrize(
    ("marked", "stands"),
    [
        ("Envoys said the [Russians|people plural] agreed.", True),
        ("Most of the [Russians|people plural] agreed.", False),
        ("The [Russians|people plural] who came agreed.", False),
        ("Police held four Russians. The [Russians|people plural] left.", False),
        ("The [Kurds|people plural] agreed.", False),
    ],
)
def test_the_people_as_a_whole_stand_for_their_state(marked: str, *, stands: bool) -> None:
    report = report_of(marked)
    mentions = mentions_of(marked, report)
    assert all(each.kind is MentionKind.PEOPLE for each in mentions)
    assert bool(told_by_people(mentions, report.full_text, LEXICON)) is stands

"""Who puts a measure on whom, by the words of a report, and what its row is called."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stateofplay.compare import positions
from stateofplay.compare.rows.measures import called, told_in
from stateofplay.core.judgements import Entry
from stateofplay.core.positions import Stance
from tests.unit.compare.made import act, actor


@pytest.mark.parametrize(
    ("words", "by", "to"),
    [
        ("US tariffs on Turkish steel", {"United States"}, {"Turkey"}),
        ("Norwegian tariffs on 10 per cent of imports from Peru", {"Norway"}, {"Peru"}),
        ("tariffs against Peru for its raid on Chile", set(), {"Peru"}),
        ("tariffs on steel by Norway", {"Norway"}, set()),
        ("would tariff Peruvian copper", set(), {"Peru"}),
        ("tariffs paid to Norway by Peru", set(), set()),
    ],
)
def test_what_stands_behind_on_has_the_measure_put_on_it(
    words: str, by: set[str], to: set[str]
) -> None:
    assert told_in(words, "tariffs", {}) == (by, to)


def test_of_other_deeds_an_adjective_tells_who_does_them() -> None:
    assert told_in("a raid against Turkish forts", "military action", {})[0] == {"Turkey"}


def test_a_measure_is_called_by_one_on_each_side_or_on_one() -> None:
    assert called("tariffs", {"Norway"}, {"Peru"}) == "tariffs by Norway on Peru"
    assert called("tariffs", set(), {"Peru"}) == "tariffs on Peru"


@pytest.mark.parametrize(("by", "to"), [(set(), set()), ({"Peru"}, {"Peru"})])
def test_a_measure_is_not_called_by_nobody_or_by_one_on_themselves(
    by: set[str], to: set[str]
) -> None:
    assert called("tariffs", by, to) == ""


def _imposed(who: str, on: str, report: str) -> Entry:
    put = act("SANCTION", actor(who, who), "tariffs", report=report)
    return replace(put, trigger="imposed tariffs", recipients=(actor(on, on),))


def test_who_imposes_tariffs_is_for_these_and_not_for_those_of_others() -> None:
    cells = positions([_imposed("Norway", "Peru", "Herald"), _imposed("Peru", "Norway", "Post")])

    found = {(cell.proposal, cell.holder.name, cell.stance) for cell in cells}
    assert found == {
        ("tariffs by Norway on Peru", "Norway", Stance.SUPPORTS),
        ("tariffs by Peru on Norway", "Peru", Stance.SUPPORTS),
    }
    assert all(cell.also_told == ("tariffs",) for cell in cells)


def test_who_opposes_tariffs_stands_in_the_row_of_those_that_the_report_tells() -> None:
    against = act("REJECT", "Omar Brandt", "tariffs")

    cells = positions([_imposed("Norway", "Peru", "Herald"), against])

    assert {cell.proposal for cell in cells} == {"tariffs by Norway on Peru"}


def test_laws_are_those_of_the_state_that_backs_them_or_is_blamed_for_them() -> None:
    backed = act("SUPPORT", actor("Norway", "Norway"), "legislation")
    blamed = act("ACCUSE", actor("Chile", "Chile"), "legislation", report="Post")
    blamed = replace(
        blamed, trigger="condemned", about="the law", recipients=(actor("Peru", "Peru"),)
    )
    named = act("SUPPORT", actor("Peru", "Peru"), "fishery law", report="Wire")

    cells = positions([backed, blamed, named])

    assert {(cell.proposal, cell.holder.name, cell.stance) for cell in cells} == {
        ("legislation by Norway", "Norway", Stance.SUPPORTS),
        ("legislation by Peru", "Chile", Stance.REJECTS),
        ("fishery law", "Peru", Stance.SUPPORTS),
    }


def test_a_law_backed_by_nobody_who_makes_laws_is_nobodys() -> None:
    [cell] = positions([act("SUPPORT", actor("Miners' League", "Miners' League"), "legislation")])

    assert cell.proposal == "legislation"

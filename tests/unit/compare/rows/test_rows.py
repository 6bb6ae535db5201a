"""Which claims stand in one row of the table of positions, and what it is called."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from stateofplay.compare import Replay, positions
from stateofplay.compare.claims.claims import claims_of
from stateofplay.compare.facts import facts_of
from stateofplay.compare.rows.rows import rows_of
from stateofplay.core.judgements import Entry
from tests.unit.compare.made import act, actor


def _rows(*entries: Entry) -> list[set[str]]:
    """Give the names that stand in one row, of rows with several names."""
    claims = [claim for fact in facts_of(entries) for claim in claims_of(fact)]
    found: dict[str, set[str]] = {}
    for (_, name), row in rows_of(claims).items():
        found.setdefault(row, set()).add(name)
    return sorted((names for names in found.values() if len(names) > 1), key=sorted)


def _told(name: str, report: str = "Herald", who: str = "Ada Stone", day: int | None = 3) -> Entry:
    text = f"In its own words {report} tells of {name} in Yemen"
    return replace(act("SUPPORT", who, name, report=report, day=day, text=text), topical=False)


def test_wordings_of_one_deed_are_one_row_under_the_name_told_most() -> None:
    entries = [
        _told("Turkish offensive", "Herald"),
        _told("Turkish offensive", "Wire"),
        _told("Turkey's military incursion", "Post"),
    ]

    (cell,) = positions(entries)

    assert cell.proposal == "Turkish offensive"
    assert cell.also_told == ("Turkey's military incursion",)
    assert cell.reports == 3


def test_a_row_has_a_name_that_neither_judges_nor_shouts_where_it_can() -> None:
    judged, shouted = _told("shameful Turkish offensive"), _told("TURKISH OFFENSIVE", "Wire")

    (cell,) = positions([judged, shouted, _told("Turkey's military incursion", "Post")])

    assert cell.proposal == "Turkey's military incursion"


def test_other_doers_and_targets_are_other_rows() -> None:
    assert not _rows(_told("Turkish offensive"), _told("Russian offensive", "Post"))
    assert not _rows(_told("strikes on Yemen"), _told("strikes on Kenya", "Post"))


def test_a_bare_name_joins_the_one_row_of_its_report() -> None:
    rows = _rows(_told("Turkish offensive"), _told("incursion", who="Omar Brandt"))

    assert rows == [{"Turkish offensive", "incursion"}]


def test_a_bare_name_that_can_mean_two_rows_joins_none() -> None:
    both = _told("Turkish offensive"), _told("Russian offensive")

    assert not _rows(*both, _told("incursion", who="Omar Brandt"))


def test_a_bare_name_is_the_deed_of_its_holder_where_that_is_told_to_do_it() -> None:
    minister = actor("Ada Stone", party="Turkey")
    bare = replace(_told("incursion", "Post"), actors=(minister,))
    rows = _rows(_told("Turkish offensive"), _told("Russian offensive"), bare)

    assert rows == [{"Turkish offensive", "incursion"}]


def test_a_bare_name_of_another_month_joins_nothing() -> None:
    later = _told("incursion", "Post")
    later = replace(later, report=replace(later.report, published=date(2024, 2, 3)))

    assert not _rows(_told("Turkish offensive"), later)


def test_one_name_is_one_row_however_far_apart() -> None:
    later = _told("Turkish offensive", "Post")
    later = replace(later, report=replace(later.report, published=date(2024, 2, 3)))

    assert len(positions([_told("Turkish offensive"), later])) == 1


def test_a_report_without_a_day_joins_what_names_the_same_parties() -> None:
    undated = _told("Turkey's incursion into Yemen", "Post", day=None)

    assert _rows(_told("Turkish offensive in Yemen"), undated)


def test_what_a_person_decided_is_left_as_it_is() -> None:
    split = replace(_told("Turkish incursion", "Post"), settled=True)

    assert not _rows(_told("Turkish offensive"), split)


def test_talks_are_those_of_who_holds_them() -> None:
    kenya = actor("Kenya", party="Kenya")
    norway = actor("Norway", party="Norway")
    one = replace(_told("talks with Norway"), actors=(kenya,))
    other = replace(_told("talks with Kenya", "Post"), actors=(norway,))
    third = replace(_told("talks with Peru", "Wire"), actors=(norway,))

    assert _rows(one, other, third) == [{"talks with Norway", "talks with Kenya"}]


NAMES = (
    "Turkish offensive",
    "Turkey's incursion",
    "incursion",
    "strikes",
    "Russian strikes on Yemen",
    "end of strikes",
    "talks with Norway",
    "release of the memo",
    "memo's release",
    "release of Reed's memo",
)
ENTRIES = st.lists(
    st.builds(
        lambda name, report: _told(name, report, day={"a": 2, "b": 3, "c": None}[report]),
        st.sampled_from(NAMES),
        st.sampled_from(["a", "b", "c"]),
    ),
    max_size=10,
)
DAYS = st.one_of(st.none(), st.integers(1, 4).map(lambda day: date(2023, 11, day)))


@given(ENTRIES, st.randoms(use_true_random=False))
def test_rows_do_not_depend_on_the_order_of_reports(entries: list[Entry], random: object) -> None:
    mixed = list(entries)
    random.shuffle(mixed)  # type: ignore[attr-defined]

    assert positions(mixed) == positions(entries)


@given(ENTRIES, DAYS, DAYS)
def test_a_replay_makes_the_rows_of_every_day(
    entries: list[Entry], other: date | None, day: date | None
) -> None:
    replay = Replay(entries)
    replay.at(other)

    assert replay.at(day) == positions(entries, as_of=day)

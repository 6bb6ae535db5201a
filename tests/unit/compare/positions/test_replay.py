from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from stateofplay.compare import Replay, positions
from stateofplay.core.judgements import Entry
from tests.unit.compare.made import act, actor

TEXTS = ("", "One and the same long sentence in several reports", "Word for word another one")
ACTS = st.lists(
    st.builds(
        lambda type_, who, report, text: act(
            type_, who, report=report, day={"a": 2, "b": 3, "c": 4, "d": 4}[report], text=text
        ),
        st.sampled_from(["REQUEST", "REJECT", "AGREE", "ASSAULT"]),
        st.sampled_from(["Norland", actor("Ada Stone", party="Norland")]),
        st.sampled_from(["a", "b", "c", "d"]),
        st.sampled_from(TEXTS),
    ),
    max_size=12,
)
DAYS = st.one_of(st.none(), st.integers(1, 5).map(lambda day: date(2023, 11, day)))


@given(ACTS, DAYS, DAYS)
def test_a_replay_gives_the_positions_of_every_day(
    entries: list[Entry], other: date | None, day: date | None
) -> None:
    replay = Replay(entries)
    replay.at(other)  # what was worked out for one day must not show on another

    assert replay.at(day) == positions(entries, as_of=day)


def test_a_further_proposal_is_replayed_like_the_first() -> None:
    entries = [
        act("REQUEST", "Norland", also=("aid deliveries",), day=3),
        act("REJECT", "Norland", "aid deliveries", day=5, report="Post"),
    ]
    replay = Replay(entries)

    for day in (None, date(2023, 11, 3), date(2023, 11, 5)):
        assert replay.at(day) == positions(entries, as_of=day)

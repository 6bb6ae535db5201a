"""What a few reports change, found from the cards of all others, is what comparing all finds."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from stateofplay.compare import compare
from stateofplay.compare.upkeep.cards import Card, Cards
from stateofplay.compare.upkeep.comparisons import compare_all
from stateofplay.compare.upkeep.touched import News, Revision, revise
from stateofplay.core.judgements import Comparison, Entry, Relation
from stateofplay.core.statements import Bound, Reality
from tests.unit.compare.made import STORY, act, actor, figure

DAYS = {"Herald": 3, "Post": 4, "Wire": 3, "Globe": 9, "Echo": None, "Tribune": 5}
OUTLETS = st.sampled_from(sorted(DAYS))
TEXTS = st.sampled_from(["", "Norland shelled the harbour on Friday night", *STORY.values()])

ACTS = st.builds(
    act,
    st.sampled_from(["REJECT", "AGREE", "REQUEST", "CONSULT", "ASSAULT", "ACCUSE", "SANCTION"]),
    st.sampled_from([actor("Ada Stone", party="Norland"), actor("Norland"), actor("Carl Reed")]),
    st.sampled_from(["ceasefire", "ceasefire", None]),
    report=OUTLETS,
    told=st.sampled_from([None, None, 2, 3]),
    to=st.sampled_from([None, "Southland"]),
    reality=st.sampled_from([Reality.ACTUAL, Reality.ACTUAL, Reality.DENIED]),
    condition=st.sampled_from([None, None, ("until", "the captives are freed")]),
    text=TEXTS,
)
FIGURES = st.builds(
    figure,
    st.sampled_from([3, 9061, 9200, 9770]),
    of=st.sampled_from(["people", "children", "soldiers"]),
    bound=st.sampled_from([Bound.EXACT, Bound.MORE_THAN]),
    report=OUTLETS,
    by=st.sampled_from([None, "health ministry"]),
)


def on_its_day(entry: Entry) -> Entry:
    day = DAYS[entry.report.id]
    published = date(2023, 11, day) if day else None
    return replace(entry, report=replace(entry.report, published=published))


ENTRIES = st.lists(
    st.one_of(ACTS, FIGURES).map(on_its_day), max_size=24, unique_by=lambda entry: entry.id
)


class Held:
    """Comparisons that are kept up report by report, as a ledger keeps them."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self.entries = {entry.id: entry for entry in entries}
        found, cards = compare_all(self.entries.values())
        self.comparisons: set[Comparison] = set(found)
        self.cards = cards()

    def read(self, wanted: Mapping[str, Collection[str]]) -> list[Entry]:
        return [self.entries[key] for keys in wanted.values() for key in keys]

    def revise(self, reports: Collection[str], entries: Iterable[Entry]) -> Revision:
        told: dict[str, list[Entry]] = {report: [] for report in reports}
        for entry in entries:
            told[entry.report.id].append(entry)
        for key in [key for key, entry in self.entries.items() if entry.report.id in told]:
            del self.entries[key]
        found = revise(self.cards, News(entries=told, is_other=lambda *_: False), self.read)
        self.entries |= {entry.id: entry for listed in told.values() for entry in listed}
        self.comparisons = {each for each in self.comparisons if not touches(found, each)}
        self.comparisons.update(found.found)
        of: dict[str, Card | None] = {**self.cards.of, **found.cards}
        near = {**self.cards.near, **found.near}
        self.cards = Cards(
            of={report: card for report, card in of.items() if card is not None},
            near={report: others for report, others in near.items() if others and of.get(report)},
            copies=found.copies,
        )
        return found


def touches(found: Revision, held: Comparison) -> bool:
    return held.block in found.blocks or held.statements[0] in found.counted


def of(entries: Iterable[Entry], reports: Collection[str]) -> list[Entry]:
    return [each for each in entries if each.report.id in reports]


@given(ENTRIES, st.permutations(sorted(DAYS)), st.integers(1, 5))
def test_any_split_over_runs_gives_what_comparing_all_gives(
    entries: list[Entry], order: list[str], first: int
) -> None:
    held = Held(of(entries, order[:first]))
    for report in order[first:]:
        held.revise([report], of(entries, [report]))

    assert held.comparisons == set(compare(entries))
    assert held.cards == Held(entries).cards


@given(ENTRIES, st.sets(OUTLETS, max_size=3))
def test_reports_that_go_leave_nothing_behind(entries: list[Entry], gone: set[str]) -> None:
    held = Held(entries)
    held.revise(gone, [])
    rest = Held([each for each in entries if each.report.id not in gone])

    assert held.comparisons == rest.comparisons
    assert held.cards == rest.cards


@given(ENTRIES, ENTRIES, st.sets(OUTLETS, min_size=1, max_size=3))
def test_reports_that_are_told_otherwise_are_compared_anew(
    before: list[Entry], after: list[Entry], changed: set[str]
) -> None:
    held = Held(before)
    new = of(after, changed)
    held.revise(changed, new)
    anew = Held([*(each for each in before if each.report.id not in changed), *new])

    assert held.comparisons == anew.comparisons
    assert held.cards == anew.cards


def test_news_that_the_silence_of_a_new_report_shows_is_found_in_no_block_of_its_own() -> None:
    told = {
        name: act("REJECT", "Ada Stone", report=name, text=text) for name, text in STORY.items()
    }
    news = act("AGREE", actor("Carl Reed", party="Southland"), "prisoner exchange")
    held = Held([told["Herald"], news, told["Post"]])
    assert not [each for each in held.comparisons if each.relation is Relation.ONLY]

    found = held.revise(["Wire"], [told["Wire"]])

    [alone] = [each for each in held.comparisons if each.relation is Relation.ONLY]
    assert alone.statements == (news.id,)
    wire = found.cards["Wire"]
    assert wire is not None
    assert alone.block not in wire.known
    assert held.comparisons == set(compare([*told.values(), news]))

"""What a new report changes: comparing only within the blocks it touches gives the same."""

from __future__ import annotations

from hypothesis import given

from stateofplay.compare import blocks_of, compare, context_of, touched
from stateofplay.compare.facts import facts_of
from stateofplay.core.judgements import Entry

from .test_comparisons import ENTRIES


def settled(before: list[Entry], new: list[Entry]) -> set[object]:
    """Bring the comparisons of *before* up to date with *new*, within the touched blocks only."""
    everything = [*before, *new]
    known = context_of(facts_of(everything))
    blocks = touched([*everything], context_of(facts_of(before)), known)
    within = [entry for entry in everything if not blocks.isdisjoint(blocks_of(entry))]
    kept = {each for each in compare(before) if each.block not in blocks}
    return kept | set(compare(within, context=known, blocks=blocks))


@given(ENTRIES)
def test_comparing_what_is_touched_is_comparing_all(entries: list[Entry]) -> None:
    before = [entry for entry in entries if entry.report.id != "Wire"]
    new = [entry for entry in entries if entry.report.id == "Wire"]

    assert settled(before, new) == set(compare(entries))


@given(ENTRIES)
def test_every_comparison_is_of_a_block_of_its_statements(entries: list[Entry]) -> None:
    blocks = {entry.id: blocks_of(entry) for entry in entries}

    for group in compare(entries):
        assert all(group.block in blocks[key] for key in group.statements)

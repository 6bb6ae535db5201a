"""Statements are compared within blocks that each of them names by itself."""

from __future__ import annotations

from hypothesis import given

from stateofplay.compare import blocks_of, compare
from stateofplay.core.judgements import Entry

from .test_comparisons import ENTRIES


@given(ENTRIES)
def test_every_comparison_is_of_a_block_of_its_statements(entries: list[Entry]) -> None:
    blocks = {entry.id: blocks_of(entry) for entry in entries}

    for group in compare(entries):
        assert all(group.block in blocks[key] for key in group.statements)

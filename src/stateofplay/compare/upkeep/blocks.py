"""Which earlier statements a new one has to be compared with.

Statements are only compared within a block: acts of one type, side and subject; figures of one
measure; one holder's positions on one proposal; what one side is accused of and denies. A new
report changes the comparisons of the blocks it has statements in and, through what is known of
reports as a whole, those of its story: who is a copy of whom, and who else had the chance to tell.
All other comparisons stay as they are. Acts that reports on one story tell in words of their own
are compared as events, too (`stateofplay.compare.acts.retold`), which no entry names by itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from stateofplay.compare.acts.acts import act_block, key_of
from stateofplay.compare.acts.disputed import dispute_blocks
from stateofplay.compare.figures.populations import figure_block
from stateofplay.compare.positions.changes import position_block, position_blocks
from stateofplay.core.judgements import Entry
from stateofplay.core.statements import Figure


def blocks_of(entry: Entry) -> tuple[str, ...]:
    """Name the blocks in which *entry* is compared: none to a few, from the entry alone."""
    content = entry.content
    if isinstance(content, Figure):
        return (figure_block(content),)
    key = key_of(entry)
    if key is None:
        return ()
    return act_block(key), *position_blocks(entry), *dispute_blocks(entry)


def bears_on(entry: Entry) -> Iterator[str]:
    """Name the blocks of positions on which an act bears, be it only as one that is denied."""
    yield from position_blocks(entry)
    key = key_of(entry)
    if key is not None:
        yield from (position_block(proposal, key[2]) for proposal in entry.proposals)

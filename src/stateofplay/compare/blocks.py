"""Which earlier statements a new one has to be compared with.

Statements are only compared within a block: acts of one type, side and subject; figures of one
measure; one holder's positions on one proposal. A new report changes the comparisons of the blocks
it has statements in and, through what is known of reports as a whole, those of its story: who is a
copy of whom, and who else had the chance to tell. All other comparisons stay as they are:

    after = context_of(all entries of the reports)
    blocks = touched(entries, before, after)
    the comparisons whose block is among *blocks* are replaced by
        compare(entries of these blocks, context=after, blocks=blocks)

which gives what `compare` gives of everything.
"""

from __future__ import annotations

from collections.abc import Iterable

from stateofplay.compare.acts import act_block
from stateofplay.compare.changes import position_blocks
from stateofplay.compare.context import Context
from stateofplay.compare.populations import figure_block
from stateofplay.core.judgements import Entry
from stateofplay.core.statements import Figure


def blocks_of(entry: Entry) -> tuple[str, ...]:
    """Name the blocks in which *entry* is compared: none to a few, from the entry alone."""
    content = entry.content
    if isinstance(content, Figure):
        return (figure_block(content),)
    act = act_block(entry)
    return () if act is None else (act, *position_blocks(entry))


def touched(entries: Iterable[Entry], before: Context, after: Context) -> frozenset[str]:
    """Name the blocks whose comparisons may be others than before.

    Args:
        entries: At least all entries of the reports that `changed` gives. Entries that were
            decided anew (another actor, another proposal), or are gone, are to be given too,
            as they were and as they are.
        before: The context without the new reports.
        after: The context with them.
    """
    reports = changed(before, after)
    found = (blocks_of(entry) for entry in entries if entry.report.id in reports)
    return frozenset(block for blocks in found for block in blocks)


def changed(before: Context, after: Context) -> frozenset[str]:
    """Give the reports that are new, or gone, or have another origin or other neighbours."""
    reports = before.profiles.keys() | after.profiles.keys()
    return frozenset(
        report for report in reports if _known(report, before) != _known(report, after)
    )


def _known(report: str, context: Context) -> tuple[object, ...]:
    profile, near = context.profiles.get(report), context.near.get(report, frozenset())
    return profile, context.wires.find(report), near, context.told.get(report)

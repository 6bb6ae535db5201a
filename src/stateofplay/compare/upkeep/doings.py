"""What the acts of several reports say together, kept up as acts come and go.

Acts are parted into blocks (see `stateofplay.compare.acts.acts`), and those that make positions by
holder and proposal. Only blocks that acts came to or went from are grouped anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator

from stateofplay.compare.acts.acts import ActGroup, Key, act_block, groups_of_block, key_of
from stateofplay.compare.acts.disputed import dispute_blocks, disputes
from stateofplay.compare.acts.events import Events
from stateofplay.compare.acts.phrasing import told
from stateofplay.compare.acts.retold import Retold
from stateofplay.compare.facts import Fact, in_order, known
from stateofplay.compare.positions.agreed import agreements, claims_of_side
from stateofplay.compare.positions.changes import changes, position_blocks
from stateofplay.compare.reports.context import Context
from stateofplay.compare.upkeep.blocks import bears_on
from stateofplay.compare.verdicts.borne import borne_best
from stateofplay.compare.verdicts.drafts import Draft
from stateofplay.compare.verdicts.verdicts import Verdicts
from stateofplay.core.judgements import Comparison
from stateofplay.core.statements import Reality


class Doings:
    """The acts of some entries, and what they say together."""

    def __init__(self, context: Context, within: Container[str] | None = None) -> None:
        """Begin with no act.

        Args:
            context: It is to be right whenever something is revised.
            within: Names of the blocks that are asked for; None for all. For the positions of a
                holder, the acts of the holder's side on the proposal have to be asked for, too.
        """
        self._context = context
        self._within = within
        self._acts: dict[Key, dict[int, Fact]] = defaultdict(dict)
        self._groups: dict[Key, list[ActGroup]] = {}
        self._verdicts = Verdicts(context, _draft_of)
        self._retold = Retold(context, within)
        self._events = Events(self._retold, context, _draft_of)
        self._claims: dict[str, dict[int, Fact]] = defaultdict(dict)
        self._stances: dict[str, list[Comparison]] = {}
        self._charges: dict[str, dict[int, Fact]] = defaultdict(dict)
        self._disputes: dict[str, list[Comparison]] = {}

    def revise(
        self,
        gone: Iterable[Fact],
        new: Iterable[Fact],
        other: Collection[str] = (),
        around: Collection[str] = (),
    ) -> tuple[list[Comparison], list[Comparison]]:
        """Take acts out and in.

        Args:
            gone: Acts that were given before, the same objects.
            new: Acts that were not.
            other: Reports that have other copies now.
            around: Reports that have other neighbours, or whose neighbours tell something else.

        Returns:
            What was found before, and what is found now, of all that was touched.
        """
        gone, new = list(gone), list(new)
        blocks: set[Key] = set()
        positions: set[str] = set()
        told = (block for fact in (*gone, *new) for block in dispute_blocks(fact.entry))
        disputed = set(filter(self._covers, told))
        for fact in gone:
            for home in self._homes(fact, blocks, positions):
                del home[id(fact)]
        for fact in new:
            for home in self._homes(fact, blocks, positions):
                home[id(fact)] = fact
        for report in other:
            for fact in self._context.facts.get(report, ()):
                positions.update(bears_on(fact.entry))
        for key in sorted(blocks):
            self._group_anew(key)
        judged = self._verdicts.revise(other, around)
        events = self._retold.revise(gone, new, other, around)
        judged_before, judged_after = self._events.revise(events, judged)
        before, after = self._stances_anew(positions)
        held, found = self._disputes_anew(disputed)
        return [*before, *held, *judged_before], [*after, *found, *judged_after]

    def event_of(self, statement: str) -> str | None:
        """Name the block of the event of an act; see `stateofplay.compare.acts.retold`."""
        return self._retold.block_of(statement)

    def _homes(
        self, fact: Fact, blocks: set[Key], positions: set[str]
    ) -> Iterator[dict[int, Fact]]:
        """Give where an act stands, and note that this is touched."""
        key = key_of(fact.entry)
        if key is not None and self._covers(act_block(key)):
            blocks.add(key)
            yield self._acts[key]
        positions.update(filter(self._covers, bears_on(fact.entry)))
        for block in filter(self._covers, position_blocks(fact.entry)):
            yield self._claims[block]
        for block in filter(self._covers, dispute_blocks(fact.entry)):
            yield self._charges[block]

    def _covers(self, block: str) -> bool:
        return self._within is None or block in self._within

    def _group_anew(self, key: Key) -> None:
        """Group the acts of a block; a group that is as it was keeps what is said of it."""
        before = {_likeness(group): group for group in self._groups.pop(key, ())}
        if not self._acts[key]:
            del self._acts[key]
        else:
            groups = groups_of_block(key, _sorted(self._acts[key].values()), self._context)
            self._groups[key] = [before.pop(_likeness(each), each) for each in groups]
        for group in before.values():
            self._verdicts.take_out(group)
        for group in self._groups.get(key, ()):
            self._verdicts.put(group, alone=group.alone)

    def _stances_anew(self, blocks: Collection[str]) -> tuple[list[Comparison], list[Comparison]]:
        """Find which positions of *blocks* changed or are agreed on; give it before and now."""
        before = [each for block in blocks for each in self._stances.pop(block, ())]
        facts = {key: fact for block in blocks for key, fact in self._claims[block].items()}
        turned = changes(_sorted(facts.values()), self._context.wires)
        after = [each for each in turned if each.block in blocks]
        after += [each for block in sorted(blocks) for each in self._agreed(block)]
        for each in after:
            self._stances.setdefault(each.block, []).append(each)
        for block in blocks:
            if not self._claims[block]:
                del self._claims[block]
        return before, after

    def _disputes_anew(self, blocks: Iterable[str]) -> tuple[list[Comparison], list[Comparison]]:
        """Find what is accused and denied in *blocks*; give it before and now."""
        before, after = [], []
        for block in sorted(blocks):
            before += self._disputes.pop(block, [])
            found = list(disputes(block, _sorted(self._charges[block].values()), self._context))
            if found:
                self._disputes[block] = found
                after += found
            if not self._charges[block]:
                del self._charges[block]
        return before, after

    def _agreed(self, block: str) -> Iterator[Comparison]:
        """Find what independent reports agree on of the positions of a block."""
        claims = claims_of_side(block, _sorted(self._claims[block].values()))
        keys = {key_of(claim.fact.entry) for claim in claims}
        about = {f"about {claim.proposal}" for claim in claims}
        own = [key for key in keys if key is not None and key[2] == claims[0].holder.id]
        own = [key for key in own if key[3] in about]
        groups = [group for key in own for group in self._groups[key]]
        told = [said for group in groups if (said := self._verdicts.said_of(group))]
        return agreements(block, claims, self._context, told)


def _sorted(facts: Iterable[Fact]) -> list[Fact]:
    return sorted(facts, key=lambda fact: in_order(fact.entry))


def _likeness(group: ActGroup) -> tuple[object, ...]:
    return tuple(map(id, group.facts)), group.actor, group.topic, group.reasons, group.alone


def _draft_of(act: ActGroup) -> Draft:
    says = f"{act.actor}{_AS_TOLD[act.reality]} {_did(act)}"
    if not _takes_side(act) and (words := borne_best(fact.entry for fact in act.facts)):
        says = f"{act.actor}{_AS_TOLD[act.reality].removesuffix(':')}: \u201c{words.text}\u201d"
    topic = f"{act.actor}: {act.topic}"
    return Draft(act.block, topic, "act", act.facts, act.reasons, says)


def _takes_side(act: ActGroup) -> bool:
    """Whether it takes a side on a proposal that a topic names: that is said in the same words."""
    entries = [fact.entry for fact in act.facts]
    return act.type in _SIDES and any(entry.is_topical(act.topic) for entry in entries)


_SIDES = frozenset({"REQUEST", "REJECT", "AGREE", "CONCEDE"})
"""Acts that an everyday word tells exactly: asked for, rejected, agreed to."""

_AS_TOLD = {
    Reality.ACTUAL: "",
    Reality.DENIED: ", as denied:",
    Reality.POSSIBLE: ", as what may come:",
    None: ", told and denied:",
}
"""What stands between who acts and the act, so that nothing else is summarised as done."""


def _did(act: ActGroup) -> str:
    """Say what was done: the topic is a proposal, a counterpart, or the words that name the act."""
    entries = [fact.entry for fact in act.facts]
    accused = next((each.name for entry in entries for each in known(entry.recipients)), None)
    if act.type == "ACCUSE" and accused:
        return told(act.type, whom=accused, on=act.topic)
    if any(entry.proposal == act.topic for entry in entries):
        return told(act.type, on=act.topic)
    if any(each.name == act.topic for entry in entries for each in entry.recipients):
        return told(act.type, whom=act.topic)
    return told(act.type, words=act.topic)

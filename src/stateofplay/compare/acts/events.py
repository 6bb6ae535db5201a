"""What reports on one story say of one event, each in words of its own, as comparisons.

These go before what is said of the acts of one block: whatever such a comparison holds, too, is not
said again, and what another report tells in other words, nobody tells alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from functools import partial

from stateofplay.compare.acts.acts import ActGroup, when
from stateofplay.compare.acts.retelling import in_common
from stateofplay.compare.acts.retold import Retold
from stateofplay.compare.acts.tellings import Telling
from stateofplay.compare.facts import Fact, known
from stateofplay.compare.reports.context import Context
from stateofplay.compare.verdicts.drafts import Draft, told_by_several
from stateofplay.compare.verdicts.witnesses import judge_event
from stateofplay.core.judgements import Actor, Comparison, Relation

_SHOWN = 4
"""Words, or names, that a reason gives at most."""


class Events:
    """The comparisons of events, kept up as acts come and go."""

    def __init__(
        self, retold: Retold, context: Context, draft_of: Callable[[ActGroup], Draft]
    ) -> None:
        """Begin with no event.

        Args:
            retold: Which acts are of one event.
            context: What is known of the reports.
            draft_of: Says in words what the acts of a group say.
        """
        self._retold = retold
        self._context = context
        self._draft_of = draft_of
        self._found: dict[str, list[Comparison]] = {}
        self._of_block: dict[str, dict[Comparison, None]] = defaultdict(dict)
        self._home: dict[str, Comparison] = {}

    def revise(
        self,
        blocks: tuple[Collection[str], Collection[str]],
        of_blocks: tuple[Iterable[Comparison], Iterable[Comparison]],
    ) -> tuple[list[Comparison], list[Comparison]]:
        """Say anew what events say.

        Args:
            blocks: Events that fell, and those that are new.
            of_blocks: What is said of acts of one block (`compare.acts.acts`) and is not
                any more; what is said now.

        Returns:
            What was shown before and is shown now, of all that was touched.
        """
        fallen = [each for block in sorted(blocks[0]) for each in self._found.pop(block, ())]
        added = [each for block in sorted(blocks[1]) for each in self._said(block)]
        gone, new = map(list, of_blocks)
        keys = {key for each in (*fallen, *added) for key in each.statements}
        touched = dict.fromkeys(each for key in keys for each in self._of_block.get(key, ()))
        touched |= dict.fromkeys(gone)
        before = [each for each in touched if not self._is_held(each)]
        for each in fallen:
            for key in each.statements:
                del self._home[key]
        for each in added:
            self._home |= dict.fromkeys(each.statements, each)
        for each in gone:
            for key in each.statements:
                del self._of_block[key][each]
        for each in new:
            for key in each.statements:
                self._of_block[key][each] = None
        left = touched.keys() - set(gone) | set(new)
        after = [each for each in left if not self._is_held(each)]
        return [*fallen, *before], [*added, *after]

    def _is_held(self, comparison: Comparison) -> bool:
        """Whether an event says it, too."""
        homes = [self._home[key] for key in comparison.statements if key in self._home]
        if comparison.relation is Relation.ONLY:
            return bool(homes)
        if comparison.relation is Relation.DIFFERS:
            return any(set(comparison.statements) <= set(home.statements) for home in homes)
        return any(set(comparison.reports) <= set(home.reports) for home in homes)

    def _said(self, block: str) -> list[Comparison]:
        found = []
        for tellings in self._retold.groups_of(block):
            group = self._group(block, tellings)
            judge = partial(judge_event, quoted=_is_quoted(tellings))
            said = told_by_several(self._draft_of(group), self._context, judge)
            if said is not None:
                found.append(said)
        if found:
            self._found[block] = found
        return found

    def _group(self, block: str, tellings: Sequence[Telling]) -> ActGroup:
        facts = sorted((each.fact for each in tellings), key=_in_order)
        actor = _shown(each.entry.actors for each in facts)
        whom = _shown(each.entry.recipients for each in facts)
        topics = Counter(each.entry.proposal for each in facts if each.entry.proposal)
        shared = [each for each, count in topics.items() if count * 2 > len(facts)]
        topic = shared[0] if shared else whom.name if whom else facts[0].entry.trigger
        return ActGroup(
            block=block,
            actor=actor.name if actor else "somebody",
            topic=topic,
            facts=tuple(facts),
            reasons=tuple(filter(None, self._reasons(tellings, facts))),
        )

    def _reasons(self, tellings: Sequence[Telling], facts: Sequence[Fact]) -> list[str]:
        words = in_common(tellings)
        deeds = _listed(f"“{fact.entry.trigger}”" for fact in facts)
        return [
            _who(facts),
            f"the deed in the words of each: {deeds}",
            f"sentences with words in common: {_listed(words)}" if words else "",
            when(facts),
            *self._context.why_all(facts),
        ]


def _is_quoted(tellings: Sequence[Telling]) -> bool:
    """Whether most reports tell it with one quotation."""
    told = {(words, each.fact.report) for each in tellings for words in each.quoted}
    most = max(Counter(words for words, _ in told).values(), default=0)
    return 2 * most > len({each.fact.report for each in tellings})


def _who(facts: Sequence[Fact]) -> str:
    """Say how those who act are one, as far as they are told."""
    named = {actor.id: actor.name for fact in facts for actor in known(fact.entry.actors)[:1]}
    if len(named) == 1:
        silent = {fact.report for fact in facts} - {
            fact.report for fact in facts if known(fact.entry.actors)
        }
        left = f"; who acts is not known in {len(silent)} of the reports" if silent else ""
        return f"same actor: {next(iter(named.values()))}{left}"
    if not named:
        return "who acts is not known in any of the reports"
    return f"who acts, by names that can be of one: {_listed(named.values())}"


def _shown(listed: Iterable[Sequence[Actor]]) -> Actor | None:
    """Give whoever is named most often; who speaks for a side, or is one, before others."""
    found = [actor for actors in listed for actor in actors[:1]]
    counts = Counter(actor.name for actor in found)
    return max(
        found,
        key=lambda actor: (actor.party is not None, bool(known([actor])), counts[actor.name]),
        default=None,
    )


def _listed(words: Iterable[str]) -> str:
    return ", ".join(list(dict.fromkeys(words))[:_SHOWN])


def _in_order(fact: Fact) -> tuple[date, str, int]:
    published = fact.entry.report.published or date.max
    return published, fact.report, fact.entry.content.trigger.start

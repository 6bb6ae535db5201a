"""Which reports are copies of one another: one origin is one witness.

Two reports have one origin where they share sentences (wire copy), or where all that connects them
is one quoted passage. For what they tell, several reports of one outlet are one witness, too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from stateofplay.compare.copies import copies_among, print_of
from stateofplay.compare.facts import Fact, overlap

_SENTENCE_WORDS = 6
_NEAR_IDENTICAL = 0.75
_TELLING_WORDS = 8
_CONTAINED = 0.9
_CROWD = 40


class Groups:
    """Disjoint sets of strings (union-find); the smallest member names a set."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def find(self, item: str) -> str:
        """Give the name of the set of *item*."""
        root = item
        while (parent := self._parent.get(root, root)) != root:
            root = parent
        while (parent := self._parent.get(item, item)) != root:
            self._parent[item], item = root, parent
        return root

    def join(self, one: str, other: str) -> None:
        """Make the sets of *one* and *other* one set."""
        low, high = sorted((self.find(one), self.find(other)))
        self._parent[high] = low


def copies(facts: Iterable[Fact]) -> Groups:
    """Find reports that carry the same text, by the words of the sentences with statements."""
    groups = Groups()
    for one, other in copied(facts):
        groups.join(one, other)
    return groups


def copied(facts: Iterable[Fact]) -> list[tuple[str, str]]:
    """List the pairs of reports that `copies` joins."""
    sentences: dict[str, dict[int, str]] = defaultdict(dict)
    for fact in facts:
        evidence = fact.entry.statement.evidence
        sentences[fact.report][evidence.span.start] = evidence.exact
    prints = {
        report: print_of("\n".join(found[start] for start in sorted(found)))
        for report, found in sentences.items()
    }
    return copies_among(prints)


def origins(facts: Sequence[Fact], wires: Groups) -> dict[str, str]:
    """Give each report of a group its origin.

    Args:
        facts: Statements of one thing.
        wires: Which reports are copies as a whole.

    Returns:
        Report id -> name of the origin; independent reports have different ones.
    """
    groups = Groups()
    for fact in facts:
        groups.join(fact.report, wires.find(fact.report))
    for shared in (_by_sentence(facts), _by_quote(facts), _by_outlet(facts)):
        for reports in shared.values():
            for report in reports[1:]:
                groups.join(reports[0], report)
    if len(facts) <= _CROWD:
        for one, other in combinations(facts, 2):
            if one.report != other.report and _one_sentence(one, other):
                groups.join(one.report, other.report)
    return {fact.report: groups.find(fact.report) for fact in facts}


def _by_sentence(facts: Iterable[Fact]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for fact in facts:
        if fact.sentence.count(" ") >= _SENTENCE_WORDS:
            found[fact.sentence].append(fact.report)
    return found


def _one_sentence(one: Fact, other: Fact) -> bool:
    """Whether two sentences are one, up to a few words, or one is a shortened form of the other."""
    if overlap(one.words, other.words) >= _NEAR_IDENTICAL:
        return True
    least = min(len(one.words), len(other.words))
    return least >= _TELLING_WORDS and len(one.words & other.words) >= _CONTAINED * least


def _by_outlet(facts: Iterable[Fact]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for fact in facts:
        if publisher := fact.entry.report.publisher:
            found[publisher.casefold()].append(fact.report)
    return found


def _by_quote(facts: Iterable[Fact]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for fact in facts:
        for quote in fact.quotes:
            found[quote].append(fact.report)
    return found

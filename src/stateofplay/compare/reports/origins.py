"""Which reports are copies of one another: one origin is one witness.

Two reports have one origin where they share sentences (wire copy), or where all that connects them
is one quoted passage. For what they tell, several reports of one outlet are one witness, too, and
so are those of one address: the versions of one page. So is whoever credits another outlet's report
with it, and so are all who credit one outlet or news agency (`compare.reports.outlets`).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations

from stateofplay.compare.facts import Fact, overlap
from stateofplay.compare.reports.copies import Print, print_of
from stateofplay.compare.reports.outlets import credited, key_of
from stateofplay.compare.reports.runs import copies_of
from stateofplay.core.judgements import Entry

_SENTENCE_WORDS = 6
_NEAR_IDENTICAL = 0.75
_TELLING_WORDS = 8
_CONTAINED = 0.9
_CROWD = 40
_QUOTE_WORDS = 5
_WIRE_WORDS = 10
"""So many words in a row are not written twice."""


_PAGE = re.compile(r"https?://[^/]+/.")
"""An address of a page: that of a whole site is no page's."""


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


def copies(entries: Iterable[Entry]) -> Groups:
    """Find reports that carry the same text, by the words of the sentences with statements."""
    return wires_of(copied(entries))


def wires_of(pairs: Iterable[tuple[str, str]]) -> Groups:
    """Put the reports of *pairs*, copies of one another, into sets."""
    groups = Groups()
    for one, other in pairs:
        groups.join(one, other)
    return groups


def copied(entries: Iterable[Entry]) -> list[tuple[str, str]]:
    """List the pairs of reports that `copies` joins."""
    return copies_of(prints_of(entries))


def prints_of(entries: Iterable[Entry]) -> dict[str, Print]:
    """Give the print of each report, of the sentences in which statements stand."""
    sentences: dict[str, dict[int, str]] = defaultdict(dict)
    published: dict[str, tuple[str | None, date | None]] = {}
    for entry in entries:
        evidence, report = entry.statement.evidence, entry.report
        sentences[report.id][evidence.span.start] = evidence.exact
        published[report.id] = report.publisher, report.published
    return {
        report: print_of("\n".join(found[start] for start in sorted(found)), *published[report])
        for report, found in sentences.items()
    }


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
    if len({fact.report for fact in facts}) == 1:  # as most groups are
        return {facts[0].report: groups.find(facts[0].report)}
    first: dict[tuple[str, str], str] = {}
    for fact in facts:
        for sign in _of_report(fact):
            groups.join(first.setdefault(sign, fact.report), fact.report)
    for report, names in credited(facts).items():
        for key in names:
            groups.join(first.setdefault(("outlet", key), report), report)
    for one, other in _mostly_shared(facts, _shared(facts)):
        groups.join(one, other)
    return {fact.report: groups.find(fact.report) for fact in facts}


def _shared(facts: Sequence[Fact]) -> Iterator[Sequence[Fact]]:
    """Yield statements that are of one origin by their words, each time others."""
    alike: dict[tuple[str, str], dict[str, Fact]] = defaultdict(dict)
    for fact in facts:
        for sign in _signs(fact):
            alike[sign][fact.entry.id] = fact
    # Like sentences have many passages in common, and one is enough.
    of_others = {tuple(found): [*found.values()] for found in alike.values() if len(found) > 1}
    yield from of_others.values()
    if len(facts) <= _CROWD:
        yield from (pair for pair in combinations(facts, 2) if _one_sentence(*pair))


def _mostly_shared(
    facts: Iterable[Fact], shared: Iterable[Sequence[Fact]]
) -> Iterator[tuple[str, str]]:
    """Yield reports of which one has at least half of its statements in common with the other.

    Who tells a thing in five sentences, one of them a speaker's that others quote, too, is no echo.
    """
    told = Counter(fact.report for fact in facts)
    common: dict[tuple[str, str], set[str]] = defaultdict(set)
    for found in shared:
        reports = {fact.report for fact in found}
        if len(reports) > 1:
            for fact in found:
                for other in reports - {fact.report}:
                    common[fact.report, other].add(fact.entry.id)
    for (one, other), statements in common.items():
        if 2 * len(statements) >= told[one]:
            yield one, other


def _signs(fact: Fact) -> Iterator[tuple[str, str]]:
    """Give what statements of one origin have in common: kind and value."""
    if fact.sentence.count(" ") >= _SENTENCE_WORDS:
        yield "sentence", fact.sentence
    for quote in fact.quotes:
        for passage in _passages(quote.split(), _QUOTE_WORDS):
            yield "quote", passage
    for passage in _passages(fact.sentence.split(), _WIRE_WORDS):
        yield "passage", passage


def _of_report(fact: Fact) -> Iterator[tuple[str, str]]:
    """Give what reports of one origin have in common, whatever they tell: kind and value."""
    report = fact.entry.report
    if report.publisher:
        yield "outlet", key_of(report.publisher)
    if report.url and _PAGE.match(report.url):
        yield "address", report.url.partition("#")[0]


def _passages(words: Sequence[str], length: int) -> Iterator[str]:
    for start in range(len(words) - length + 1):
        yield " ".join(words[start : start + length])


def _one_sentence(one: Fact, other: Fact) -> bool:
    """Whether two sentences are one, up to a few words, or one is a shortened form of the other."""
    if overlap(one.words, other.words) >= _NEAR_IDENTICAL:
        return True
    least = min(len(one.words), len(other.words))
    return least >= _TELLING_WORDS and len(one.words & other.words) >= _CONTAINED * least

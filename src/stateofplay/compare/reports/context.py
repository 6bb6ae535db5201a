"""What comparing has to know of whole reports: which are copies, and which are on one story.

Each is a matter of two reports alone, whatever else is in the ledger: an earlier comparison stays
right until a report comes that shares one of its blocks (see `stateofplay.compare.upkeep.blocks`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from stateofplay.compare.facts import Fact, known, side
from stateofplay.compare.reports.copies import Print
from stateofplay.compare.reports.origins import Groups, prints_of, wires_of
from stateofplay.compare.reports.runs import copies_of
from stateofplay.compare.stories import (
    Candidates,
    Profile,
    likeness,
    profile_of,
    shared_words,
    threshold,
)
from stateofplay.core.judgements import Entry
from stateofplay.core.statements import Figure, Quotation

THIN = 60
"""A report of fewer words does not tell what it is about: nothing shows another story."""

COVERAGE_DAYS = 3
"""Reports further apart are not expected to tell the same."""

SAME_NEWS_DAYS = 1
"""Reports of one day's news are at most so many days apart: the day itself and the next."""


@dataclass(slots=True)
class Context:
    """The reports of some entries, looked at as a whole.

    Attributes:
        profiles: By report, for the story model.
        wires: Which reports are copies of one another.
        near: Reports on the story of a report, published within three days of it.
        told: What each report tells of: ids of those who act or are acted upon and of their
            parties, proposals, measures of figures.
        facts: The acts and figures of each report.
        prints: What reports have in common with their copies.
        copies: The pairs of reports from which *wires* are made.
    """

    profiles: Mapping[str, Profile]
    wires: Groups
    near: Mapping[str, frozenset[str]]
    told: Mapping[str, frozenset[str]] = field(default_factory=dict)
    facts: Mapping[str, Sequence[Fact]] = field(default_factory=dict)
    prints: Mapping[str, Print] = field(default_factory=dict)
    copies: Sequence[tuple[str, str]] = ()
    _likeness: dict[tuple[str, str], float] = field(default_factory=dict)
    _in_common: dict[tuple[str, str], str] = field(default_factory=dict)
    _matters: dict[str, dict[str, list[Fact]]] = field(default_factory=dict)

    def one_story(self, one: str, other: str) -> bool:
        """Say whether nothing speaks against two reports being on one story."""
        return self._reaches(one, other, "same")

    def related(self, one: str, other: str) -> bool:
        """Say whether two reports can be about one matter at all."""
        return self._reaches(one, other, "related")

    def others_on(self, fact: Fact) -> int:
        """Count the reports of other outlets on the story of *fact*, of the same day's news.

        A copy of its report is no other. A side taken on a known proposal matters to whoever is on
        the story; of anything else a report counts only if it tells of its people or its matter.
        """
        matter = subjects(fact.entry)
        return sum(
            fact.entry.topical or not matter.isdisjoint(self.told.get(other, ()))
            for other in self.near.get(fact.report, frozenset())
            if self._is_of_the_day(fact, other)
        )

    def of_matter(self, report: str, subject: str) -> Sequence[Fact]:
        """Give the facts of *report* that have *subject* among theirs (see `subjects`)."""
        found = self._matters.get(report)
        if found is None:
            found = self._matters[report] = defaultdict(list)
            for fact in self.facts.get(report, ()):
                for each in subjects(fact.entry):
                    found[each].append(fact)
        return found.get(subject, ())

    def outlet_of(self, report: str) -> tuple[str | None, date | None]:
        """Give who published a report of which anything is told, and when."""
        header = self.facts[report][0].entry.report
        return header.publisher, header.published

    def why(self, one: str, other: str) -> str:
        """Say in words what two reports have in common; "" if too little is known of them."""
        if self._thin(one) or self._thin(other):
            return ""
        pair = (one, other) if one < other else (other, one)
        if pair not in self._in_common:
            words = shared_words(*(self.profiles[item] for item in pair))
            said = f"one story: both reports have {', '.join(words)}" if words else ""
            self._in_common[pair] = said
        return self._in_common[pair]

    def why_all(self, facts: Iterable[Fact]) -> list[str]:
        """Say what the first report of *facts* has in common with the next one, if any."""
        reports = list(dict.fromkeys(fact.report for fact in facts))
        said = self.why(reports[0], reports[1]) if len(reports) > 1 else ""
        return [said] if said else []

    def forget(self, reports: Iterable[str]) -> None:
        """Work out anew what follows from the facts of *reports*."""
        for report in reports:
            self._matters.pop(report, None)

    def forget_likeness(self, reports: Collection[str]) -> None:
        """Work out anew what follows from the profiles of *reports*."""
        for held in (self._likeness, self._in_common):
            for pair in [each for each in held if each[0] in reports or each[1] in reports]:
                del held[pair]

    def _reaches(self, one: str, other: str, level: str) -> bool:
        if one == other or self._thin(one) or self._thin(other):
            return True
        return self._alike(one, other) >= threshold(level)

    def _is_of_the_day(self, fact: Fact, other: str) -> bool:
        if self.wires.find(fact.report) == self.wires.find(other):
            return False
        one, (publisher, published) = fact.entry.report, self.outlet_of(other)
        if one.publisher and publisher and one.publisher.casefold() == publisher.casefold():
            return False
        if one.published is None or published is None:
            return True
        return abs((one.published - published).days) <= SAME_NEWS_DAYS

    def _thin(self, report: str) -> bool:
        known = self.profiles.get(report)
        return known is None or known.size < THIN

    def _alike(self, one: str, other: str) -> float:
        pair = (one, other) if one < other else (other, one)
        found = self._likeness.get(pair)
        if found is None:
            found = self._likeness[pair] = likeness(*(self.profiles[item] for item in pair))
        return found


def context_of(facts: Sequence[Fact]) -> Context:
    """Look at the reports of *facts*, of which all acts and figures must be given."""
    by_report: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if not isinstance(fact.entry.content, Quotation):
            by_report[fact.report].append(fact)
    profiles = {
        report: profile_of(fact.entry for fact in found) for report, found in by_report.items()
    }
    told = {report: told_in(found) for report, found in by_report.items()}
    prints = prints_of(fact.entry for fact in facts)
    copies = copies_of(prints)
    found = Context(
        profiles=profiles,
        wires=wires_of(copies),
        near={},
        told=told,
        facts=by_report,
        prints=prints,
        copies=copies,
    )
    found.near = _near(found, profiles.values())
    return found


def subjects(entry: Entry) -> frozenset[str]:
    """Give what a statement is about, as in `Context.told`."""
    content = entry.content
    if isinstance(content, Figure):
        return frozenset({f"measure {content.measure}"})
    people = known((*entry.actors, *entry.recipients))
    names = [name for actor in people for name in (actor.id, side(actor))]
    return frozenset([*names, *(f"about {proposal}" for proposal in entry.proposals)])


def told_in(facts: Iterable[Fact]) -> frozenset[str]:
    """Give what a report with these facts tells of."""
    return frozenset(subject for fact in facts for subject in subjects(fact.entry))


def _near(context: Context, profiles: Iterable[Profile]) -> dict[str, frozenset[str]]:
    listed = Candidates(profile for profile in profiles if profile.size >= THIN)
    near: dict[str, set[str]] = defaultdict(set)
    for report, profile in listed.profiles.items():
        for other in listed.of(profile, COVERAGE_DAYS):
            if other not in near[report] and context.one_story(report, other):
                near[report].add(other)
                near[other].add(report)
    return {report: frozenset(others) for report, others in near.items() if others}

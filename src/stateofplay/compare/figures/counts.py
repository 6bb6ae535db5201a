"""What one report tells of the killed and hurt, and which of its numbers counts one whole.

Counts told side by side of the same harm are one number ("two girls and three men were shot"), and
so is who stands right before or behind it ("a man and three girls were shot"), or killed the
counted and himself ("killed two girls before killing himself"). A count over years is of
more than one event ("two dead over the past years").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from stateofplay.compare.figures.populations import listed
from stateofplay.core.judgements import Entry
from stateofplay.core.statements import Bound, Figure, Reality
from stateofplay.core.text import Evidence

ONE_BY_ONE = "figure/victim"
VICTIMS = "figure/victims"
_BY_SOMEBODY = ("figure/kill", "figure/shot-dead", "figure/shot-to-death")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A figure of a report, with the value that it has together with who is told beside it.

    Attributes:
        figure: The figure.
        by: The rule that found it.
        headline: Length of the headline in code points.
        evidence: The sentence.
        value: The number.
    """

    figure: Figure
    by: str
    headline: int
    evidence: Evidence
    value: int

    @classmethod
    def of(cls, entry: Entry) -> Told:
        """Take the figure of *entry*, which must be one."""
        assert isinstance(entry.content, Figure)  # noqa: S101 - for the type checker
        title = len(entry.report.title)
        statement = entry.statement
        return cls(
            figure=entry.content,
            by=statement.found_by,
            headline=title,
            evidence=statement.evidence,
            value=int(entry.content.value),
        )

    def after(self) -> str:
        """The rest of the sentence behind the number and its noun."""
        evidence = self.evidence
        return evidence.exact[self.figure.trigger.end - evidence.span.start :]

    def before(self) -> str:
        """The sentence up to the number."""
        evidence = self.evidence
        return evidence.exact[: max(0, self.figure.trigger.start - evidence.span.start)]

    def _is_of_years(self) -> bool:
        clause = re.split(r"[,;:]", self.after(), maxsplit=1)[0].lower()
        before = self.before().lower()
        return any(re.search(years, clause) for years in listed("of_years")) or any(
            re.match(years, before) for years in listed("of_years")
        )

    @property
    def is_of_others(self) -> bool:
        """Whether who is counted is told beside others: "three others were shot"."""
        counted = (self.figure.of or "").lower().split()
        return not listed("others").isdisjoint(counted[:1])

    @property
    def is_of_the_others(self) -> bool:
        """Whether "other" stands before the number: "the other four victims"; some may be dead."""
        start = self.figure.trigger.start - self.evidence.span.start
        told = self.evidence.exact[start:].lower().removeprefix("the ").split()
        return not listed("others").isdisjoint(told[:1])

    @property
    def is_of_another_time(self) -> bool:
        """Whether the sentence tells of another event: "a year ago a boy was shot there, too"."""
        sentence = self.evidence.exact.lower()
        return any(re.search(words, sentence) for words in listed("of_another_time"))

    @property
    def counts(self) -> bool:
        """Whether it is a number of the whole, told as so."""
        figure = self.figure
        plain = figure.bound is not Bound.VAGUE and figure.part_of is None
        last = figure.of.lower().split()[-1] if figure.of else ""
        if last in listed("of_a_year") | listed("of_each"):
            return False
        told = plain and figure.reality is Reality.ACTUAL and not self._is_of_years()
        return told and (ONE_BY_ONE not in self.by or self.by.endswith(VICTIMS))


def first(
    figures: Sequence[Told], measure: str, *, headline: bool = False, within: int | None = None
) -> Told | None:
    """The first number of *measure*, in the headline or *within* so many code points; or None."""
    for place, told in enumerate(figures):
        at = told.figure.trigger.start
        if told.figure.measure != measure or not told.counts or not told.value:
            continue
        if (headline and at >= told.headline) or (within is not None and at >= within):
            continue
        beside = list(_beside(told, figures[place + 1 :]))
        more = sum(other.value for other in beside) if beside else _stands_behind(told)
        more += _stands_before(told) + _doer_too(told)
        return replace(told, value=told.value + more)
    return None


def _stands_before(told: Told) -> bool:
    """Whether one person stands right before the number, of the same harm ("a man and 3 girls")."""
    before = told.before().lower()
    pairs = product(listed("one_person"), listed("joined_to"))
    return any(re.search(rf"{person}{joined}$", before) for person, joined in pairs)


def _stands_behind(told: Told) -> bool:
    """Whether one person stands right behind the number: "two children and their mother died"."""
    return told.value > 1 and any(re.match(one, told.after().lower()) for one in listed("one_more"))


def _doer_too(told: Told) -> bool:
    """Whether who killed the counted is told to have died by his own hand ("and then himself")."""
    if not told.by.endswith(_BY_SOMEBODY):
        return False
    after = told.after().lower()
    if told.value == 1:  # "a boy shot and killed himself" is one
        return any(re.search(end, after) for end in listed("doer_last"))
    if any(re.search(counted, after) for counted in listed("doer_counted")):
        return False
    return any(re.search(end, after) for end in listed("doer_too"))


def _beside(told: Told, later: Sequence[Told]) -> Iterator[Told]:
    """The counts that stand right behind *told* and are of the same harm, each of its own kind.

    "Three others, two men and a girl, were shot" tells who the three are.
    """
    kind = (told.figure.of or "people").lower().split()[-1]
    for other in () if kind in listed("general") else later:
        gap = other.figure.trigger.start - told.figure.trigger.end
        between = told.after()[:gap].strip().lower() if gap > 0 else ""
        if between not in listed("joining") or other.figure.measure != told.figure.measure:
            return
        if not other.counts:
            return
        yield other
        told = other

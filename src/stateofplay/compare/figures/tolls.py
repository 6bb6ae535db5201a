"""How many one report says were killed and hurt in what it is about, by a rule that is named.

Nothing is averaged or made up: the number is one that the report tells, or the persons it tells of
one by one. The rules, in order:

    headline      the first number in the headline, or the persons it lists; of those hurt, also of
                  all who were hit
    opening       the first number in the opening of the text
    persons       the persons told of one by one in the opening
    elsewhere     of those hurt, where no death is told or several are, the first number anywhere
    the rest      of all who were hit, those who did not die ("six were shot, two of them died");
                  in the opening if more than those killed and hurt who are told behind;
                  of "victims" only where nothing else is told
    none told     no word of any

Counts told side by side of the same harm are one number ("two girls and three men were shot"), and
so is who stands right before or behind it ("a man and three girls were shot"), or killed the
counted and himself ("killed two girls before killing himself"). A count over years is of
more than one event ("two dead over the past years"), and a number of dead told below a headline
that says fewer were hit is of another one.
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

OPENING = 1500
"""Code points, headline included, within which a report tells what it is about."""

_SHOT = "gunfire"
_ONE_BY_ONE = "figure/victim"
_VICTIMS = "figure/victims"


_BY_SOMEBODY = ("figure/kill", "figure/shot-dead", "figure/shot-to-death")
_SILENT, _PERSONS = "none told", "persons"
_LEAD = 700
"""Code points within which a report says that it tells of several events."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """What one report tells.

    Attributes:
        killed: How many died; 0 if no word of any.
        injured: How many more were hurt.
        killed_by: Name of the rule that chose the number.
        injured_by: The same.
        of_several: Whether the report says that it tells of several events.
    """

    killed: int
    injured: int
    killed_by: str
    injured_by: str
    of_several: bool = False

    @property
    def hit(self) -> int:
        """How many were killed or hurt."""
        return self.killed + self.injured

    @property
    def is_loose(self) -> bool:
        """Whether the hurt are told one by one beside the dead: they may be of another event."""
        return self.killed > 0 and self.injured_by == _PERSONS

    @property
    def is_one_by_one(self) -> bool:
        """Whether the hurt are told one by one."""
        return self.injured_by == _PERSONS

    def is_silent(self, measure: str) -> bool:
        """Whether the report has no word of the killed, or of the injured."""
        return (self.killed_by if measure == "killed" else self.injured_by) == _SILENT

    @property
    def words(self) -> int:
        """For how many of the two numbers the report has a word: 0, 1 or 2."""
        return (self.killed_by != _SILENT) + (self.injured_by != _SILENT)


def toll(entries: Sequence[Entry]) -> Toll:
    """Read the toll of one report's main event from its figures.

    Args:
        entries: The entries of one report, in order of the text.
    """
    figures = [_Told.of(entry) for entry in entries if isinstance(entry.content, Figure)]
    return replace(_of_main_event(figures), of_several=_are_several(entries))


def _are_several(entries: Sequence[Entry]) -> bool:
    """Whether headline or opening say that a report tells of several events."""
    headline = next((entry.report.title.lower() for entry in entries), "")
    evidence = [entry.statement.evidence for entry in entries]
    opening = [one.exact.lower() for one in evidence if one.span.start < _LEAD]
    found = any(re.search(word, one) for word in listed("several") for one in (headline, *opening))
    return found or any(re.search(word, headline) for word in listed("several_in_headline"))


def _of_main_event(figures: Sequence[_Told]) -> Toll:
    shot = [told for told in figures if _SHOT in told.by]
    hit = _first(shot, "affected", headline=True)
    killed, killed_by = _told(figures, "killed") or (0, _SILENT)
    if hit is not None and killed_by == "opening" and killed > hit.value:
        killed, killed_by = 0, _SILENT
    hurt = _told(figures, "injured") or (_anywhere(figures, "injured") if killed != 1 else None)
    if hurt is not None and hurt[1] == "opening" and hit is None:
        hit = _all_told_before(figures, shot, killed + hurt[0])
    if hurt is not None and hurt[1] != _PERSONS and (hurt[1] == "headline" or hit is None):
        return Toll(killed=killed, killed_by=killed_by, injured=hurt[0], injured_by=hurt[1])
    hit = hit or _first(shot, "affected", within=OPENING)
    if hit is None and hurt is None:
        victims = [told for told in figures if told.by.endswith(_VICTIMS) and told.value > 1]
        hit = _first(victims, "affected", within=OPENING)
    if hit is not None:
        others = hit.figure.of is not None and hit.figure.of.lower().split()[0] in listed("others")
        rest = hit.value if others else max(hit.value - killed, 0)
        return Toll(killed=killed, killed_by=killed_by, injured=rest, injured_by="the rest")
    injured, injured_by = hurt or (0, _SILENT)
    return Toll(killed=killed, killed_by=killed_by, injured=injured, injured_by=injured_by)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    figure: Figure
    by: str
    headline: int
    evidence: Evidence
    value: int

    @classmethod
    def of(cls, entry: Entry) -> _Told:
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
        return told and (_ONE_BY_ONE not in self.by or self.by.endswith(_VICTIMS))


def _told(figures: Sequence[_Told], measure: str) -> tuple[int, str] | None:
    """The number of *measure* with the rule that chose it, or None if there is no word of any."""
    in_headline = _first(figures, measure, headline=True)
    if in_headline is not None:
        return in_headline.value, "headline"
    persons = list(_persons(figures, measure))
    listed_there = sum(told.figure.trigger.start < told.headline for told in persons)
    if listed_there > 1:
        return listed_there, "headline"
    in_opening = _first(figures, measure, within=OPENING)
    if in_opening is not None:
        return in_opening.value, "opening"
    told_of = sum(told.figure.trigger.start < OPENING for told in persons)
    return (told_of, _PERSONS) if told_of else None


def _persons(figures: Sequence[_Told], measure: str) -> Iterator[_Told]:
    """The persons told of one by one; behind the first none of another time or event."""
    first = True
    for told in figures:
        if _ONE_BY_ONE in told.by and told.figure.measure == measure:
            if first or told.figure.trigger.start < told.headline or not told.is_of_another_time:
                yield told
            first = False


def _all_told_before(figures: Sequence[_Told], shot: Sequence[_Told], told: int) -> _Told | None:
    """How many were hit, if that is told before the hurt and is more than those *told*.

    "Four were shot, one fatally. Two others were taken to a hospital."
    """
    hit = _first(shot, "affected", within=OPENING)
    hurt = _first(figures, "injured", within=OPENING)
    if hit is None or hurt is None or hit.value <= told:
        return None
    return hit if hit.figure.trigger.start < hurt.figure.trigger.start else None


def _anywhere(figures: Sequence[_Told], measure: str) -> tuple[int, str] | None:
    found = _first(figures, measure)
    return (found.value, "elsewhere") if found is not None else None


def _first(
    figures: Sequence[_Told], measure: str, *, headline: bool = False, within: int | None = None
) -> _Told | None:
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


def _stands_before(told: _Told) -> bool:
    """Whether one person stands right before the number, of the same harm ("a man and 3 girls")."""
    before = told.before().lower()
    pairs = product(listed("one_person"), listed("joined_to"))
    return any(re.search(rf"{person}{joined}$", before) for person, joined in pairs)


def _stands_behind(told: _Told) -> bool:
    """Whether one person stands right behind the number: "two children and their mother died"."""
    return told.value > 1 and any(re.match(one, told.after().lower()) for one in listed("one_more"))


def _doer_too(told: _Told) -> bool:
    """Whether who killed the counted is told to have died by his own hand ("and then himself")."""
    if not told.by.endswith(_BY_SOMEBODY) or told.value == 1:
        return False  # "a boy shot and killed himself" is one
    after = told.after().lower()
    if any(re.search(counted, after) for counted in listed("doer_counted")):
        return False
    return any(re.search(end, after) for end in listed("doer_too"))


def _beside(told: _Told, later: Sequence[_Told]) -> Iterator[_Told]:
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

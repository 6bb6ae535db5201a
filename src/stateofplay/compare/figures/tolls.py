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
    first of several   where the headline counts over several events, the first that is told with
                  numbers of its own
    none told     no word of any

What counts one whole, and what stands beside it, `counts` says. A number of dead told below a
headline that says fewer were hit is of another event; so is one of another time below a headline
that tells of no death.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from stateofplay.compare.figures.counts import ONE_BY_ONE, VICTIMS, Told, first
from stateofplay.compare.figures.populations import listed
from stateofplay.core.judgements import Entry
from stateofplay.core.statements import Figure

OPENING = 1500
"""Code points, headline included, within which a report tells what it is about."""

_SHOT = "gunfire"


_HIT = frozenset({"affected", "injured"})
_OF_SEVERAL = "first of several"
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
    figures = [Told.of(entry) for entry in entries if isinstance(entry.content, Figure)]
    whole, several = _of_main_event(figures), _are_several(entries)
    first_told = (
        _first_of_several(figures, whole) if _counts_over_several(figures, entries) else None
    )
    return first_told or replace(whole, of_several=several)


def _counts_over_several(figures: Sequence[Told], entries: Sequence[Entry]) -> bool:
    """Whether headline or first numbers behind it say that they are of more than one event."""
    headline = next((entry.report.title for entry in entries), "")
    behind = (told for told in figures if told.figure.trigger.start >= told.headline)
    opening = next((told.evidence.exact for told in behind), "")
    words = listed("counted_over_several")
    return any(re.search(word, one.lower()) for word in words for one in (headline, opening))


def _first_of_several(figures: Sequence[Told], whole: Toll) -> Toll | None:
    """The event that is told first behind a headline that counts over several; None without one.

    It is told by a sentence with numbers of its own, lower than those of the *whole*.
    """
    rules = {whole.killed_by, whole.injured_by, *(["headline"] if _hit_there(figures) else ())}
    if "headline" not in rules:
        return None
    behind = [told for told in figures if told.figure.trigger.start >= told.headline]
    for _, sentence in groupby(behind, key=lambda told: told.evidence.span):
        own = [told for told in sentence if told.counts]
        dead, hurt, hit = (first(own, measure) for measure in ("killed", "injured", "affected"))
        killed = dead.value if dead is not None else 0
        injured = hurt.value if hurt is not None else 0
        injured = max(hit.value - killed, 0) if hit is not None else injured
        again = dead is not None and killed == whole.killed
        again = again or (hit is None and hurt is not None and injured == whole.injured)
        if 1 < killed + injured < whole.hit and not again:
            by = {"killed_by": _OF_SEVERAL, "injured_by": _OF_SEVERAL}
            return Toll(killed=killed, injured=injured, of_several=True, **by)
    return None


def _hit_there(figures: Sequence[Told]) -> bool:
    """Whether the headline counts who was hit."""
    return (
        first([told for told in figures if _SHOT in told.by], "affected", headline=True) is not None
    )


def _are_several(entries: Sequence[Entry]) -> bool:
    """Whether headline or opening say that a report tells of several events."""
    headline = next((entry.report.title.lower() for entry in entries), "")
    evidence = [entry.statement.evidence for entry in entries]
    opening = [one.exact.lower() for one in evidence if one.span.start < _LEAD]
    found = any(re.search(word, one) for word in listed("several") for one in (headline, *opening))
    return found or any(re.search(word, headline) for word in listed("several_in_headline"))


def _of_main_event(figures: Sequence[Told]) -> Toll:
    shot = [told for told in figures if _SHOT in told.by]
    hit = first(shot, "affected", headline=True)
    killed, killed_by = _told(figures, "killed") or (0, _SILENT)
    if hit is not None and killed_by == "opening" and killed > hit.value:
        killed, killed_by = 0, _SILENT
    if _tells_no_death(figures) and _are_of_another_time(figures):
        killed, killed_by = 0, _SILENT
    hurt = _told(figures, "injured") or (_anywhere(figures, "injured") if killed != 1 else None)
    if hurt is not None and hurt[1] == "opening" and hit is None:
        hit = _all_told_before(figures, shot, killed + hurt[0])
    if hurt is not None and hurt[1] != _PERSONS and (hurt[1] == "headline" or hit is None):
        return Toll(killed=killed, killed_by=killed_by, injured=hurt[0], injured_by=hurt[1])
    hit = hit or first(shot, "affected", within=OPENING)
    if hit is None and hurt is None:
        victims = [told for told in figures if told.by.endswith(VICTIMS) and told.value > 1]
        hit = first(victims, "affected", within=OPENING)
    if hit is not None:
        others = hit.is_of_others or (hit.is_of_the_others and hit.value > killed)
        rest = hit.value if others else max(hit.value - killed, 0)
        return Toll(killed=killed, killed_by=killed_by, injured=rest, injured_by="the rest")
    injured, injured_by = hurt or (0, _SILENT)
    return Toll(killed=killed, killed_by=killed_by, injured=injured, injured_by=injured_by)


def _tells_no_death(figures: Sequence[Told]) -> bool:
    """Whether the headline counts who was hit or hurt, and nobody who died."""
    there = [told for told in figures if told.figure.trigger.start < told.headline]
    counted = any(told.counts and told.figure.measure in _HIT for told in there)
    return counted and all(told.figure.measure != "killed" for told in there)


def _are_of_another_time(figures: Sequence[Told]) -> bool:
    """Whether all deaths of the opening are of another event than the report's."""
    opening = (told for told in figures if told.figure.trigger.start < OPENING)
    return all(one.is_of_another_time for one in opening if one.figure.measure == "killed")


def _told(figures: Sequence[Told], measure: str) -> tuple[int, str] | None:
    """The number of *measure* with the rule that chose it, or None if there is no word of any."""
    in_headline = first(figures, measure, headline=True)
    if in_headline is not None:
        return in_headline.value, "headline"
    persons = list(_persons(figures, measure))
    listed_there = sum(told.figure.trigger.start < told.headline for told in persons)
    if listed_there > 1:
        return listed_there, "headline"
    in_opening = first(figures, measure, within=OPENING)
    if in_opening is not None:
        return in_opening.value, "opening"
    told_of = sum(told.figure.trigger.start < OPENING for told in persons)
    return (told_of, _PERSONS) if told_of else None


def _persons(figures: Sequence[Told], measure: str) -> Iterator[Told]:
    """The persons told of one by one; behind who is told first none of another time or event."""
    for place, told in enumerate(figures):
        if ONE_BY_ONE in told.by and told.figure.measure == measure:
            in_headline = told.figure.trigger.start < told.headline
            if not place or in_headline or not told.is_of_another_time:
                yield told


def _all_told_before(figures: Sequence[Told], shot: Sequence[Told], told: int) -> Told | None:
    """How many were hit, if that is told before the hurt and is more than those *told*.

    "Four were shot, one fatally. Two others were taken to a hospital."
    """
    hit = first(shot, "affected", within=OPENING)
    hurt = first(figures, "injured", within=OPENING)
    if hit is None or hurt is None or hit.value <= told:
        return None
    return hit if hit.figure.trigger.start < hurt.figure.trigger.start else None


def _anywhere(figures: Sequence[Told], measure: str) -> tuple[int, str] | None:
    found = first(figures, measure)
    return (found.value, "elsewhere") if found is not None else None

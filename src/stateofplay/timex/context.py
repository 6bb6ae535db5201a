"""What a rule's arithmetic is given, and what it gives back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from stateofplay.timex import calendar
from stateofplay.timex.calendar import DAY, Days
from stateofplay.timex.tense import Tense


class Kind(StrEnum):
    """TIMEX3's types."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What an expression means.

    Attributes:
        value: TIMEX3's value, None if what is known does not settle it.
        days: First and last day where they do not follow from the value ("the past week").
        guessed: Whether the value stands on a date that the text does not tell.
    """

    value: str | None
    kind: Kind = Kind.DATE
    days: Days | None = None
    guessed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What the words around say.

    Attributes:
        groups: Named pieces of the expression, lower case, without those not there.
        published: Day of publication, or None.
        reference: The date told last before, as TIMEX3's value, or None.
        tense: Tense of the words around; worked out only when asked.
    """

    groups: Mapping[str, str]
    published: date | None
    reference: str | None
    tense: Callable[[], Tense]

    def get(self, *names: str) -> str:
        """Give the first of these pieces that is there, "" if none is."""
        return next((self.groups[name] for name in names if name in self.groups), "")

    @property
    def year(self) -> int | None:
        """The year that the expression tells, by number or as last, this or next year."""
        if told := self.get("year", "year2"):
            return int(told)
        which = self.get("which", "which2")
        if self.published is None or which not in {"last", "this", "next", "the"}:
            return None
        return self.published.year + {"last": -1, "next": 1}.get(which, 0)

    @property
    def base(self) -> date | None:
        """The day from which "the next day" counts: of the date told last, else publication."""
        days = calendar.days_of(self.reference)
        return days[0] if days else self.published

    def back(self, days: int) -> Days | None:
        """The *days* up to publication."""
        return (self.published - days * DAY, self.published) if self.published else None

"""How the statements of each act or number stand to each other, kept up as these come and go.

What several reports tell depends on which of them are copies; what one report alone tells, on who
else is on its story and what they tell. Only where that has changed it is judged anew.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from stateofplay.compare.facts import Fact
from stateofplay.compare.reports.context import Context
from stateofplay.compare.verdicts.alone import matters
from stateofplay.compare.verdicts.drafts import Draft, told_by_one, told_by_several
from stateofplay.core.judgements import Comparison


class Group(Protocol):
    """Statements of one thing."""

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The statements, in order of publication."""
        ...

    @property
    def reports(self) -> frozenset[str]:
        """Ids of the reports that make them."""
        ...


G = TypeVar("G", bound=Group)


@dataclass(frozen=True, slots=True)
class _Verdict(Generic[G]):
    """What is said of a group.

    Attributes:
        alone: Whether no other report tells anything of the kind.
        news: Of what one report alone tells, the first statement that matters.
    """

    group: G
    alone: bool
    news: Fact | None
    comparison: Comparison | None


class Verdicts(Generic[G]):
    """Groups, and what is said of each."""

    def __init__(self, context: Context, draft_of: Callable[[G], Draft]) -> None:
        """Begin with no group; *context* is to be right whenever anything is judged."""
        self._context = context
        self._draft_of = draft_of
        self._held: dict[int, _Verdict[G]] = {}
        self._of_report: dict[str, dict[int, G]] = defaultdict(dict)
        self._judged: set[int] = set()
        self._before: list[Comparison] = []
        self._after: list[Comparison] = []

    def put(self, group: G, *, alone: bool) -> None:
        """Take a group in, or learn whether one that is in is *alone* now."""
        known = self._held.get(id(group))
        if known is not None and known.alone == alone:
            return
        self.take_out(group)
        several = len(group.reports) > 1
        news = None
        if alone and not several:
            news = next((fact for fact in group.facts if matters(fact)), None)
        if several or news is not None:
            for report in group.reports:
                self._of_report[report][id(group)] = group
        self._judge(group, news, alone=alone)

    def take_out(self, group: G) -> None:
        """Forget a group, if it is in."""
        known = self._held.pop(id(group), None)
        if known is None:
            return
        for report in group.reports:
            if id(group) in (groups := self._of_report.get(report, {})):
                del groups[id(group)]
                if not groups:
                    del self._of_report[report]
        self._judged.discard(id(group))
        if known.comparison is not None:
            self._before.append(known.comparison)

    def revise(
        self, other: Collection[str], around: Collection[str]
    ) -> tuple[list[Comparison], list[Comparison]]:
        """Judge anew what is in another context now, and end a revision.

        Args:
            other: Reports that have other copies.
            around: Reports that have other neighbours, or whose neighbours tell something else.

        Returns:
            What was said before and is said now of all groups that came, went or were judged.
        """
        for report in sorted({*other, *around}):
            for key, group in self._of_report.get(report, {}).items():
                known = self._held[key]
                if key not in self._judged and (known.news is not None or report in other):
                    if known.comparison is not None:
                        self._before.append(known.comparison)
                    self._judge(group, known.news, alone=known.alone)
        found = self._before, self._after
        self._before, self._after, self._judged = [], [], set()
        return found

    def said_of(self, group: G) -> Comparison | None:
        """Give what is said of a group that is in."""
        return self._held[id(group)].comparison

    def _judge(self, group: G, news: Fact | None, *, alone: bool) -> None:
        found: Comparison | None = None
        if len(group.reports) > 1:
            found = told_by_several(self._draft_of(group), self._context)
        elif news is not None:
            found = told_by_one(self._draft_of(group), news, self._context)
        self._held[id(group)] = _Verdict(group, alone, news, found)
        self._judged.add(id(group))
        if found is not None:
            self._after.append(found)

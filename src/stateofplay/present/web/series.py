"""Series of figures as the pages show them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from stateofplay.compare import Count, series_of
from stateofplay.compare.figures.populations import number_of
from stateofplay.core.judgements import Comparison, Relation
from stateofplay.core.slugs import slug
from stateofplay.core.text import digest
from stateofplay.present.web.lines import Line


@dataclass(frozen=True, kw_only=True)
class Series:
    """What one claimant counted of one thing.

    Attributes:
        key: Names it in addresses.
        of: Whom or what, in the words told most often; "" if no report tells.
        where: Whose people or which place most of the statements name; "" if none, or *of* tells.
        lines: In order of the day they tell of.
        replaced: Statements of numbers that another one of the series took the place of.
    """

    key: str
    measure: str
    of: str
    where: str
    unit: str
    lines: tuple[Line, ...]
    replaced: frozenset[str] = frozenset()

    @property
    def title(self) -> str:
        """Say what is counted."""
        counted = " ".join(part for part in (self.of or "people", self.unit) if part)
        return f"{self.measure}: {counted}" + (f" ({self.where})" if self.where else "")


def all_series(lines: Iterable[Line], comparisons: Sequence[Comparison]) -> list[Series]:
    """Make the series of all figures among *lines*, those with most statements first."""
    of_id = {line.id: line for line in lines if line.figure is not None}
    counts = [
        Count(line.id, line.report.id, line.figure, line.sources)
        for line in of_id.values()
        if line.figure is not None
    ]
    after: dict[str, list[str]] = defaultdict(list)
    for each in comparisons:
        if each.kind == "figure" and each.relation is Relation.UPDATES:
            after[each.statements[0]].append(each.statements[-1])
    found = series_of(counts, comparisons)
    made = [_series([of_id[count.id] for count in counted], after) for counted in found]
    return sorted(made, key=lambda each: (-len(each.lines), each.title, each.key))


def _series(lines: Sequence[Line], after: Mapping[str, Sequence[str]]) -> Series:
    figures = [line.figure for line in lines if line.figure is not None]
    first = min(lines, key=lambda line: (line.report.published or date.max, line.id))
    of = _told_most(figure.of for figure in figures)
    return Series(
        key=f"{slug(figures[0].measure)}-{digest(first.id)[:8]}",
        measure=figures[0].measure,
        of=of,
        where=_where(lines, of),
        unit=(figures[0].unit or "").lower(),
        lines=tuple(sorted(lines, key=lambda line: (line.day or date.max, line.id))),
        replaced=_replaced(lines, after),
    )


def _where(lines: Sequence[Line], of: str) -> str:
    """Whose people or which place more than half of the statements name."""
    whose = [line.figure.whose.exact for line in lines if line.figure and line.figure.whose]
    for named in (whose, [line.place.name for line in lines if line.place is not None]):
        most = _told_most(named)
        if most[:1].isupper() and 2 * named.count(most) > len(lines) and most not in of:
            return most
    return ""


def _replaced(lines: Sequence[Line], after: Mapping[str, Sequence[str]]) -> frozenset[str]:
    number = {line.id: number_of(line.figure) for line in lines if line.figure is not None}
    old = {
        told for each, told in number.items() if not number.keys().isdisjoint(after.get(each, ()))
    }
    return frozenset(each for each, told in number.items() if told in old)


def _told_most(words: Iterable[str | None]) -> str:
    told = Counter(word for word in words if word)
    return min(told, key=lambda word: (-told[word], len(word), word), default="")

"""Who acts towards whom, as a matrix of parties or of people."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from stateofplay import ontology
from stateofplay.core.judgements import Actor
from stateofplay.core.slugs import slug
from stateofplay.present.web.asked import Asked
from stateofplay.present.web.lines import Line
from stateofplay.present.web.page import Page, Site

SIZES = (15, 25, 50, 100, 200)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """What one does to another: counts of acts of cooperation and of conflict."""

    kind: int
    hostile: int

    @property
    def total(self) -> int:
        """All acts."""
        return self.kind + self.hostile

    @property
    def mood(self) -> str:
        """``kind``, ``hostile`` or ``both``, by which of the two is at least two thirds."""
        if self.kind * 3 >= self.total * 2:
            return "kind"
        return "hostile" if self.hostile * 3 >= self.total * 2 else "both"

    @property
    def weight(self) -> int:
        """1-4 by the number of acts."""
        return 1 + (self.total >= 3) + (self.total >= 10) + (self.total >= 30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of the matrix with a tie in it, or so many without."""

    other: str = ""
    tie: Tie | None = None
    empty: str = ""


def _row(one: str, order: list[str], ties: Mapping[tuple[str, str], Tie]) -> list[Cell]:
    """Gather a row; cells without anything, which are most of them, are written in one go."""
    found: list[Cell] = []
    gap = ""
    for other in order:
        tie = ties.get((one, other))
        if tie is None:
            gap += '<td class="self"></td>' if one == other else "<td></td>"
            continue
        if gap:
            found.append(Cell(empty=Markup(gap)))  # noqa: S704 - our own words
        gap = ""
        found.append(Cell(other=other, tie=tie))
    return [*found, Cell(empty=Markup(gap))]  # noqa: S704 - our own words


def who(site: Site, asked: Asked) -> Page:
    """Make the matrix of actors, or of the parties they speak for."""
    passes = asked.test(site.snapshot.story_of)
    single = asked.text("by") == "people"
    size = asked.number("size", SIZES[0], least=2, most=SIZES[-1])
    hostile = {name for name, kind in ontology.load().acts.items() if "conflict" in kind.quad}
    ties: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    heard: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for line in site.snapshot.of_kind.get("act", ()):
        if not line.recipients or not passes(line):
            continue
        for one, other in _pairs(line, single=single, shown=shown):
            ties[one, other][line.type in hostile] += 1
            heard[one] += 1
            heard[other] += 1
    order = sorted(heard, key=lambda key: (-heard[key], key))[:size]
    order = _near_each_other(order, {key: sum(counts) for key, counts in ties.items()})
    chosen = {
        key: Tie(kind=counts[0], hostile=counts[1])
        for key, counts in ties.items()
        if key[0] in shown and key[1] in shown
    }
    return Page(
        template="who.html",
        title="Who with whom",
        values={
            "order": order,
            "names": shown,
            "rows": [(one, _row(one, order, chosen)) for one in order],
            "size": size,
            "sizes": SIZES,
            "all": len(heard),
            "single": single,
            "path": "/who",
        },
    )


def _pairs(line: Line, *, single: bool, shown: dict[str, str]) -> set[tuple[str, str]]:
    found = set()
    for actor in line.actors:
        for recipient in line.recipients:
            one, other = _key(actor, single=single), _key(recipient, single=single)
            if one and other and one != other:
                shown[one] = actor.name if single else actor.party or actor.name
                shown[other] = recipient.name if single else recipient.party or recipient.name
                found.add((one, other))
    return found


def _key(actor: Actor, *, single: bool) -> str:
    if actor.id.startswith("mention:") or not actor.id:
        return ""
    return slug(actor.party) if actor.party and not single else actor.id


def _near_each_other(order: list[str], ties: dict[tuple[str, str], int]) -> list[str]:
    """Put next to each other those who have most to do with each other."""
    left = list(order)
    if not left:
        return []
    found = [left.pop(0)]
    while left:
        last = found[-1]

        def tie(key: str, last: str = last) -> int:
            return ties.get((last, key), 0) + ties.get((key, last), 0)

        best = max(left, key=lambda key: (tie(key), -left.index(key)))
        left.remove(best)
        found.append(best)
    return found

"""Who acts towards whom, as a matrix of parties or of people."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from stateofplay.core.judgements import Actor
from stateofplay.present.web.asked import Asked, party_key
from stateofplay.present.web.lines import Line
from stateofplay.present.web.page import Page, Site
from stateofplay.present.web.words import act_types

SIZES = (15, 25, 50, 100, 200)
LINKED = 50
"""Actors up to which every cell is a link of its own."""


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
class Ties:
    """Who does how much to whom.

    Attributes:
        counts: (who, whom) -> acts of cooperation and of conflict.
        heard: Key -> acts with a part in them.
        names: Key -> name to show.
    """

    counts: Mapping[tuple[str, str], Sequence[int]]
    heard: Mapping[str, int]
    names: Mapping[str, str]


def who(site: Site, asked: Asked) -> Page:
    """Make the matrix of actors, or of the parties they speak for."""
    single = asked.text("by") == "people"
    size = asked.number("size", SIZES[0], least=2, most=SIZES[-1])
    acts = site.snapshot.of_kinds("act")
    if asked.filters():
        ties = _ties(site.snapshot.chosen(asked, acts), single=single)
    else:
        ties = site.snapshot.keep(("ties", str(single)), lambda: _ties(acts, single=single))
    order = sorted(ties.heard, key=lambda key: (-ties.heard[key], key))[:size]
    order = _near_each_other(order, {key: sum(both) for key, both in ties.counts.items()})
    full = len(order) > LINKED
    return Page(
        template="who.html",
        title="Who with whom",
        values={
            "rows": [(one, _row(one, order, ties, site, full=full)) for one in order],
            "order": order,
            "names": ties.names,
            "size": size,
            "sizes": SIZES,
            "all": len(ties.heard),
            "single": single,
            "path": "/who",
        },
    )


def _ties(lines: Iterable[Line], *, single: bool) -> Ties:
    hostile = {name for name, kind in act_types().acts.items() if "conflict" in kind.quad}
    counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    heard: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for line in lines:
        for one, other in _pairs(line, single=single, shown=shown):
            counts[one, other][line.type in hostile] += 1
            heard[one] += 1
            heard[other] += 1
    return Ties(counts=counts, heard=heard, names=shown)


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
    return party_key(actor.party) if actor.party and not single else actor.id


def _near_each_other(order: list[str], ties: Mapping[tuple[str, str], int]) -> list[str]:
    """Put next to each other those who have most to do with each other."""
    rank = {key: place for place, key in enumerate(order)}
    left = dict.fromkeys(order)
    found: list[str] = []
    while left:
        last = found[-1] if found else ""

        def tie(key: str, last: str = last) -> int:
            return ties.get((last, key), 0) + ties.get((key, last), 0)

        best = max(left, key=lambda key: (tie(key), -rank[key]))
        del left[best]
        found.append(best)
    return found


def _row(one: str, order: Sequence[str], ties: Ties, site: Site, *, full: bool) -> Markup:
    """Write the cells of a row; among many, the script makes the links."""
    cells = []
    for other in order:
        counts = ties.counts.get((one, other))
        if counts is None:
            cells.append('<td class="self"></td>' if one == other else "<td></td>")
            continue
        tie = Tie(kind=counts[0], hostile=counts[1])
        shown = str(tie.total)
        if not full and not site.published:
            names = ties.names[one], ties.names[other]
            said = f"{names[0]} to {names[1]}: {tie.kind} of cooperation, {tie.hostile} of conflict"
            address = site.url("/acts", actor=one, to=other)
            shown = f'<a href="{escape(address)}" aria-label="{escape(said)}">{tie.total}</a>'
        cells.append(f'<td class="tie {tie.mood} w{tie.weight}">{shown}</td>')
    return Markup("".join(cells))  # noqa: S704 - names and addresses are escaped above

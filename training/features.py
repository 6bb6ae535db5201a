"""Labelled documents as arrays: unit tags, candidates and where their fillers may be found."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from stateofplay.extract.reader.context import MARKED_ACT, MARKED_NUMBER, Context, context_of
from stateofplay.extract.reader.paths import FIRST_PATH, Syntax
from stateofplay.extract.reader.types import ACT_TYPES, BOUNDS, MEASURES, REALITIES, ROLES
from stateofplay.extract.reader.units import Prepared, Preparer
from training.labels import ActLabel, Document, FigureLabel, Filler, Span

IGNORE = -1
Target = tuple[list[tuple[int, int]], float]


@dataclass(slots=True)
class Candidate:
    """A stretch of units that may name an act or a number, with what is right about it.

    Attributes:
        span: Unit numbers, half-open.
        mark: Act or number.
        classes: Right classes (acts: type numbers; numbers: measures); empty: it is nothing.
        reality: Number of the reality, or IGNORE.
        bounds: Right bounds of a number.
        roles: Per role the fillers, each with the places (first and last position in the context)
            that are right, and its weight; None: do not learn.
        existence: Whether being something or nothing is to be learnt (not for optional entries).
    """

    span: tuple[int, int]
    mark: int
    classes: list[int]
    reality: int
    bounds: list[int]
    context: Context
    roles: dict[str, list[Target] | None]
    existence: bool = True


@dataclass(slots=True)
class Sample:
    """One report with its targets.

    Attributes:
        act_tags: Per unit 0 nothing, 1 first of a trigger, 2 further unit, -1 not learnt.
        number_tags: The same for numbers.
        types: For each first unit of a trigger the right types.
        syntax: The parse under the units, if the report was parsed.
        taken: Units of any labelled (also optional) entry; no negative is drawn there.
    """

    prepared: Prepared
    act_tags: list[int]
    number_tags: list[int]
    types: dict[int, list[int]]
    candidates: list[Candidate]
    taken: dict[int, set[int]]
    syntax: Syntax | None = None


class SampleBuilder:
    """Builds samples; windows are packed anew for each call, so their size may vary."""

    def __init__(self, preparer: Preparer, paths: Sequence[str] = ()) -> None:
        self._preparer = preparer
        self._paths = {path: FIRST_PATH + i for i, path in enumerate(paths)}

    def build(self, doc: Document, budget: int) -> Sample:
        """The sample of *doc* with windows of *budget* word pieces."""
        texts = [doc.text[a:b] for a, b in doc.sentences]
        prepared = self._preparer.prepare(texts, budget)
        index = UnitIndex(doc, prepared)
        n = len(prepared.units)
        sample = Sample(
            prepared, [0] * n, [0] * n, {}, [], {MARKED_ACT: set(), MARKED_NUMBER: set()}
        )
        if doc.tree:
            offsets = [start for start, _ in doc.sentences]
            sample.syntax = Syntax(doc.tree, prepared, offsets, self._paths)
        for stretch in doc.unsure:
            for unit in index.units(stretch):
                sample.number_tags[unit] = IGNORE
                sample.taken[MARKED_NUMBER].add(unit)
        for act in sorted(doc.acts, key=lambda a: not a.optional):
            self._add_act(sample, index, act)
        for figure in sorted(doc.figures, key=lambda f: not f.optional):
            self._add_figure(sample, index, figure)
        return sample

    def _add_act(self, sample: Sample, index: UnitIndex, act: ActLabel) -> None:
        units = index.units(act.trigger)
        if not units:
            return
        types = [ACT_TYPES.index(t) for t in act.types]
        _tag(sample.act_tags, units, optional=act.optional)
        sample.types[units[0]] = types
        sample.taken[MARKED_ACT].update(units)
        span = (units[0], units[-1] + 1)
        context = context_of(sample.prepared, span, MARKED_ACT, sample.syntax)
        sample.candidates.append(
            Candidate(
                (units[0], units[-1] + 1), MARKED_ACT, types, REALITIES.index(act.reality), [],
                context, index.targets(act.roles, context), not act.optional,
            )
        )  # fmt: skip

    def _add_figure(self, sample: Sample, index: UnitIndex, figure: FigureLabel) -> None:
        units = index.units(figure.number)
        if not units:
            return
        _tag(sample.number_tags, units, optional=figure.optional)
        sample.taken[MARKED_NUMBER].update(units)
        span = (units[0], units[-1] + 1)
        context = context_of(sample.prepared, span, MARKED_NUMBER, sample.syntax)
        sample.candidates.append(
            Candidate(
                (units[0], units[-1] + 1), MARKED_NUMBER,
                [MEASURES.index(m) for m in figure.measures], IGNORE,
                [BOUNDS.index(b) for b in figure.bounds],
                context, index.targets(figure.roles, context), not figure.optional,
            )
        )  # fmt: skip


class UnitIndex:
    """From code points of a document to unit numbers."""

    def __init__(self, doc: Document, prepared: Prepared) -> None:
        self._starts = [doc.sentences[u.sentence][0] + u.start for u in prepared.units]
        self._ends = [doc.sentences[u.sentence][0] + u.end for u in prepared.units]

    def units(self, span: Span) -> list[int]:
        """Numbers of the units that overlap *span*."""
        low = bisect_right(self._ends, span[0])
        high = bisect_left(self._starts, span[1])
        return list(range(low, high))

    def targets(
        self, roles: dict[str, tuple[Filler, ...]], context: Context
    ) -> dict[str, list[Target] | None]:
        """Where in *context* each role's fillers start and end."""
        place = {unit: i for i, unit in enumerate(context.units)}
        out: dict[str, list[Target] | None] = {}
        for role in ROLES:
            if role not in roles:
                continue
            fillers = roles[role]
            targets = [t for t in (self._target(f, place) for f in fillers) if t]
            out[role] = targets if targets or not fillers else None
        return out

    def _target(self, filler: Filler, place: dict[int, int]) -> Target | None:
        spans = [self.units(s) for s in filler.spans]
        spans = [u for u in spans if u and u[0] in place and u[-1] in place]
        if not spans:
            return None
        return sorted({(place[u[0]], place[u[-1]]) for u in spans}), filler.weight


def _tag(tags: list[int], units: list[int], *, optional: bool) -> None:
    for i, unit in enumerate(units):
        tags[unit] = IGNORE if optional else 1 if i == 0 else 2

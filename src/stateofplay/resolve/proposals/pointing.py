"""Which deal "the deal" is, and which talks "the talks" are, where an act's words tell no matter.

It is the one that the report tells of elsewhere (`resolve.proposals.matters`); where the report
tells of two, it is the one told of just before, and nothing where that is not one alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from stateofplay.core.statements import Reading
from stateofplay.core.text import Span
from stateofplay.resolve.proposals.cases import Case
from stateofplay.resolve.proposals.matters import Kind, Matter, kinds, matters_of, names_in
from stateofplay.resolve.proposals.topics import Topics

_NEAR = 3
"""So many sentences back stands what is told of just before."""
_LEAD = 2
"""The last of the sentences in which what is told of only later is pointed to."""

Named = tuple[str, str]
"""A proposal and the reason for it."""


@dataclass(frozen=True)
class Pointed:
    """What the words of acts of one report can point to."""

    reading: Reading
    topics: Topics

    @cached_property
    def matters(self) -> tuple[Matter, ...]:
        """All deals and talks that the report tells of."""
        return matters_of(self.reading, self.topics)

    def named(self, case: Case, plain: Named) -> Named:
        """Name what *case* is about by what its words point to.

        Args:
            case: An act of the report.
            plain: What its words alone say: "agreement".

        Returns:
            *plain* if this tells a matter, or if what is pointed to is not told or not one alone.
        """
        kind = next((each for each in kinds() if each.label == plain[0]), None)
        words = Span(case.about.start, case.about.start + len(case.words))
        here = next((e for e in self.matters if e.kind is kind and e.span.end > words.start), None)
        if kind is None or here is None or here.span.end > words.end:
            return plain
        if here.apart or here.topic is None or (here.topic and here.topic not in kind.matters):
            return plain
        if here.topic:
            name = kind.matters[here.topic]
            return name, f"“{here.words}” with what is told behind it: {name}"
        found = self._told_of(here, kind)
        if found is None:
            return plain
        name = kind.matters[found.topic or ""]
        return name, f"“{case.words}” takes up “{found.words}”, told of in the report: {name}"

    def _told_of(self, here: Matter, kind: Kind) -> Matter | None:
        """The deal, or else the talk, that is meant *here*; None if it is not one alone."""
        same = [each for each in self.matters if each.kind is kind and each is not here]
        told = [each for each in same if each.topic]
        if not told:
            told = [each for each in self.matters if each.kind is not kind and each.topic]
        if self._apart(here, same, told):
            near = [each for each in same if 0 <= here.sentence - each.sentence <= _NEAR]
            told = [e for e in near if e.span.start < here.span.start and e.topic != ""]
            if self._apart(here, [], told):
                return None
        early = here.sentence <= _LEAD
        if not early and not any(each.span.start < here.span.start for each in told):
            return None
        if here.parties and here.parties.isdisjoint(self._named_with(told)):
            return None
        return min(told, key=lambda each: abs(each.span.start - here.span.start))

    def _apart(self, here: Matter, same: Sequence[Matter], told: Sequence[Matter]) -> bool:
        """Whether those *told* are not one alone, or some of the *same* kind is another.

        One is another that is with nobody who is named with those *told*.
        """
        names = {here.kind.matters.get(each.topic or "") for each in told}
        if len(names) != 1 or None in names:
            return True
        known = self._named_with(told)
        return any(
            each.topic is None
            or (each.topic == "" and each.parties and each.parties.isdisjoint(known))
            or (each.apart and 0 <= here.sentence - each.sentence <= _NEAR)
            for each in same
        )

    def _named_with(self, told: Sequence[Matter]) -> frozenset[str]:
        """Names of the sentences in which those *told* stand: with whom they can be."""
        return frozenset().union(*(self._names[number] for number in {e.sentence for e in told}))

    @cached_property
    def _names(self) -> Mapping[int, frozenset[str]]:
        """The names of each sentence that tells of a deal or talk."""
        text, sentences = self.reading.report.full_text, self.reading.sentences
        spans = {each.sentence: sentences[each.sentence] for each in self.matters}
        return {n: names_in(text[span.start : span.end].split()) for n, span in spans.items()}

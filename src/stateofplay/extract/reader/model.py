"""The trained reader: sentences of one report in, acts with their spans out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from stateofplay.extract.reader.backend import Backend, Floats, RoleAnswers, sha256_of
from stateofplay.extract.reader.clash import parted
from stateofplay.extract.reader.confidence import confidence, features
from stateofplay.extract.reader.context import MARKED_ACT, Context, context_of
from stateofplay.extract.reader.decode import (
    Found,
    Limit,
    Place,
    candidates,
    code_points,
    fillers,
    softmax,
    without_overlaps,
)
from stateofplay.extract.reader.opening import LABELS, open_backend
from stateofplay.extract.reader.paths import FIRST_PATH, Syntax, Tree
from stateofplay.extract.reader.types import (
    ACT_TYPES,
    REALITIES,
    ReadAct,
    ScoredSpan,
    SentenceReading,
)
from stateofplay.extract.reader.units import MARK, Prepared, Preparer, Unit

DATA = Path(__file__).parent / "data"
N_ACTS, N_REALITIES = len(ACT_TYPES) + 1, len(REALITIES)


class ReaderDataError(Exception):
    """The model's files are missing or are not those they should be."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Thresholds of the decoder.

    Attributes:
        version: Name of the model.
        budget: Word pieces a window holds.
        floor: Least tagger score of a candidate.
        act: Least score of an act.
        figure: Least score of a figure, which rules read better: not used.
        tagger_share: How much the tagger counts beside the role model, 0 to 1.
        limits: Per role: "none" above which there is no filler, least relative score of a further
            filler, and how many there may be.
        elsewhere: Per role: least score of a filler that another sentence names.
        reality: Least probability of "denied" and of "possible" to be answered.
        confidence: Weights by which an act's scores tell how likely it is right
            (`confidence.FEATURES`); without them the score of its trigger is given.
    """

    version: str = "untrained"
    budget: int = 220
    floor: float = 0.12
    act: float = 0.4
    figure: float = 0.4
    tagger_share: float = 0.5
    limits: dict[str, Limit] = field(
        default_factory=lambda: {
            "actor": (0.6, 0.45, 3),
            "recipient": (0.5, 0.5, 2),
            "source": (0.5, 0.6, 2),
            "about": (0.7, 2.0, 1),
            "condition": (0.5, 2.0, 1),
            "of": (0.6, 2.0, 1),
        }
    )
    elsewhere: dict[str, float] = field(default_factory=dict)
    reality: tuple[float, float] = (0.5, 0.5)
    confidence: tuple[float, ...] = ()


class Reader:
    """Reads acts out of the sentences of one report."""

    def __init__(
        self, preparer: Preparer, backend: Backend, settings: Settings, paths: Sequence[str] = ()
    ) -> None:
        """A reader of its parts; *paths* are those its role model knows, in its order."""
        self._preparer = preparer
        self._backend = backend
        self._paths = {path: FIRST_PATH + i for i, path in enumerate(paths)}
        self.settings = settings

    @classmethod
    def load(cls, folder: Path | None = None, threads: int = 1) -> Reader:
        """The reader kept in *folder* (the one shipped, if none); checks each file's SHA-256.

        Raises:
            ReaderDataError: If a file is missing or altered.
        """
        folder = folder or DATA
        try:
            labels = json.loads((folder / LABELS).read_text(encoding="utf-8"))
            for name, wanted in labels["sha256"].items():
                if sha256_of(folder / name) != wanted:
                    raise ReaderDataError(f"{name} is not the file that labels.json names")
        except (OSError, ValueError, KeyError) as error:
            raise ReaderDataError(f"the reader's files cannot be read: {error}") from error
        raw = labels["settings"]
        raw["limits"] = {role: (a, b, int(n)) for role, (a, b, n) in raw["limits"].items()}
        raw |= {name: tuple(raw.get(name, ())) for name in ("reality", "confidence")}
        backend = open_backend(folder, threads)
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        return cls(Preparer(tokenizer), backend, Settings(**raw), labels.get("paths", ()))

    @property
    def version(self) -> str:
        """Name of the model, for ``found_by``."""
        return self.settings.version

    def read(
        self,
        sentences: Sequence[str],
        offsets: Sequence[int] = (),
        tree: Tree | None = None,
    ) -> list[SentenceReading]:
        """Read the sentences of one report in order, the headline first.

        Args:
            sentences: All of the report.
            offsets: Code point of the report where each starts; needed with *tree*.
            tree: The report's parse; without it fillers are found less well.
        """
        report = self._preparer.prepare(sentences, self.settings.budget)
        if not report.windows:
            return [SentenceReading() for _ in sentences]
        vectors, tags = self._backend.encode(report.windows)
        work = _Work(report, sentences, self.settings)
        acts = candidates(tags[:, :3], report, self.settings.floor)
        syntax = Syntax(tree, report, offsets, self._paths) if tree and self._paths else None
        contexts = [context_of(report, (f.first, f.last), MARKED_ACT, syntax) for f in acts]
        answers = self._backend.roles(vectors, contexts)
        found = work.acts(acts, tags[:, 6:], contexts, answers)
        return [
            SentenceReading(tuple(act for act in found if act.trigger.sentence == i))
            for i in range(len(sentences))
        ]


class _Work:
    """Decoding of one report."""

    def __init__(self, report: Prepared, sentences: Sequence[str], settings: Settings) -> None:
        self.report, self.sentences, self.settings = report, sentences, settings

    def acts(
        self,
        found: Sequence[Found],
        types: Floats,
        contexts: Sequence[Context],
        answers: Sequence[RoleAnswers],
    ) -> list[ReadAct]:
        """The acts that reach the threshold."""
        if not found:
            return []
        share = self.settings.tagger_share
        likely = softmax(np.stack([answer.labels[:N_ACTS] for answer in answers]))
        scores = [
            f.score**share * float(1.0 - nothing) ** (1.0 - share)
            for f, nothing in zip(found, likely[:, 0], strict=True)
        ]
        by_roles = likely[:, 1:] / np.maximum(likely[:, 1:].sum(axis=1, keepdims=True), 1e-6)
        probs = 0.5 * (by_roles + softmax(types[[f.first for f in found]]))
        out = []
        for i in without_overlaps(found, scores):
            trigger = self._span(Place(found[i].first, found[i].last, scores[i]))
            if scores[i] >= self.settings.act and trigger is not None:
                out.append(self._act(trigger, probs[i], contexts[i], answers[i]))
        return out

    def _act(
        self, trigger: ScoredSpan, probs: Floats, context: Context, answers: RoleAnswers
    ) -> ReadAct:
        order = np.argsort(-probs, kind="stable")[:3].tolist()
        reality = softmax(answers.labels[N_ACTS : N_ACTS + N_REALITIES])
        kind = 0
        for k, least in zip((1, 2), self.settings.reality, strict=True):
            if reality[k] >= least:
                kind = k
        about = self._fill("about", answers, context)
        condition = self._fill("condition", answers, context)
        actors, recipients = self._people(answers, context, trigger.sentence)
        return ReadAct(
            trigger=trigger,
            types=tuple((ACT_TYPES[k], float(probs[k])) for k in order),
            actors=self._spans(actors),
            recipients=self._spans(recipients),
            sources=self._fill("source", answers, context),
            about=about[0] if about else None,
            condition=condition[0] if condition else None,
            reality=REALITIES[kind],
            reality_score=float(reality[kind]),
            confidence=self._confidence(trigger.score, float(probs[order[0]]), actors),
        )

    def _people(
        self, answers: RoleAnswers, context: Context, sentence: int
    ) -> tuple[list[Place], list[Place]]:
        """Who acts and at whom; of whom only other sentences name, those the model is sure of."""
        limits, key = self.settings.limits, self._key
        actors = self._near(
            sentence, "actor", fillers(answers, context, "actor", limits["actor"], key)
        )
        if parts := parted(answers, context, key, actors, limits["recipient"][0]):
            return self._near(sentence, "actor", parts[0]), parts[1]
        doers = {key(a) for a in actors}
        aims = fillers(answers, context, "recipient", limits["recipient"], key, doers)
        return actors, self._near(sentence, "recipient", aims)

    def _near(self, sentence: int, role: str, places: Sequence[Place]) -> list[Place]:
        least, units = self.settings.elsewhere.get(role, 0.0), self.report.units
        return [p for p in places if p.score >= least or units[p.first].sentence == sentence]

    def _confidence(self, trigger: float, kind: float, actors: Sequence[Place]) -> float:
        weights = self.settings.confidence
        if not weights:
            return trigger
        return confidence(features(trigger, kind, [a.score for a in actors]), weights)

    def _fill(self, role: str, answers: RoleAnswers, context: Context) -> tuple[ScoredSpan, ...]:
        return self._spans(fillers(answers, context, role, self.settings.limits[role], self._key))

    def _spans(self, places: Sequence[Place]) -> tuple[ScoredSpan, ...]:
        spans = [self._span(p) for p in places]
        return tuple(s for s in spans if s is not None)

    def _key(self, place: Place) -> str:
        """What mentions of one name share: its last word if that is a name, else all words."""
        units = self.report.units[place.first : place.last]
        last = next((unit for unit in reversed(units) if unit.shape != MARK), None)
        if last is None:
            return ""
        if (word := self._text(last))[0].isupper():
            return word.lower()
        return " ".join(self._text(unit) for unit in units if unit.shape != MARK).lower()

    def _text(self, unit: Unit) -> str:
        return self.sentences[unit.sentence][unit.start : unit.end]

    def _span(self, place: Place) -> ScoredSpan | None:
        sentence = self.report.units[place.first].sentence
        points = code_points(self.report.units, self.sentences[sentence], place.first, place.last)
        return ScoredSpan(sentence, *points, place.score) if points else None

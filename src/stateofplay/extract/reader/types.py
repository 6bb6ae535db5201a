"""What the trained reader answers with: spans in sentences, each with its score."""

from __future__ import annotations

from dataclasses import dataclass

ACT_TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
REALITIES = ("actual", "denied", "possible")
MEASURES = (
    "killed", "injured", "missing", "held", "released", "displaced", "evacuated", "affected",
    "troops", "aid", "weapons", "money", "votes", "people", "other",
)  # fmt: skip
BOUNDS = ("exact", "more_than", "at_least", "up_to", "less_than", "about", "range", "vague")
ROLES = ("actor", "recipient", "source", "about", "condition", "of")


@dataclass(frozen=True, slots=True)
class ScoredSpan:
    """A piece of one sentence.

    Attributes:
        sentence: Index into the sentences given to the reader (fillers may lie in earlier ones).
        start: First code point in that sentence.
        end: Code point after the last.
        score: How sure the model is, 0 to 1.
    """

    sentence: int
    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class ReadAct:
    """One act: the words that name it, its types (best first) and who, whom, what, on what.

    Its *confidence* is how likely its first type and its actors are right, 0 to 1.
    """

    trigger: ScoredSpan
    types: tuple[tuple[str, float], ...]
    actors: tuple[ScoredSpan, ...]
    recipients: tuple[ScoredSpan, ...]
    sources: tuple[ScoredSpan, ...]
    about: ScoredSpan | None
    condition: ScoredSpan | None
    reality: str
    reality_score: float
    confidence: float


@dataclass(frozen=True, slots=True)
class SentenceReading:
    """The acts whose trigger stands in one sentence, in text order."""

    acts: tuple[ReadAct, ...] = ()

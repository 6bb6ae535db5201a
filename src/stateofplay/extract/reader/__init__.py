"""The trained reader: acts from the sentences of one report."""

from stateofplay.extract.reader.model import Reader, ReaderDataError
from stateofplay.extract.reader.types import ReadAct, ScoredSpan, SentenceReading

__all__ = ["ReadAct", "Reader", "ReaderDataError", "ScoredSpan", "SentenceReading"]

"""The trained reader: acts and figures from the sentences of one report."""

from stateofplay.extract.reader.model import Reader, ReaderDataError
from stateofplay.extract.reader.types import ReadAct, ReadFigure, ScoredSpan, SentenceReading

__all__ = ["ReadAct", "ReadFigure", "Reader", "ReaderDataError", "ScoredSpan", "SentenceReading"]

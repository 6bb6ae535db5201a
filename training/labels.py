"""Hand-read labels as spans of a report's text, whatever file they came from."""

from __future__ import annotations

from dataclasses import dataclass, field

from stateofplay.core.text import Report
from stateofplay.extract.reader.paths import Tree

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Filler:
    """Who or what fills a role.

    Attributes:
        spans: Places in the text any of which is a right answer; none if it is never written.
        name: Who it is, in full.
        weight: How much its place is to be trusted, 0 to 1.
    """

    spans: tuple[Span, ...]
    name: str = ""
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class ActLabel:
    """One act of the hand-reading."""

    trigger: Span
    types: tuple[str, ...]
    roles: dict[str, tuple[Filler, ...]]
    reality: str
    optional: bool


@dataclass(frozen=True, slots=True)
class FigureLabel:
    """One figure of the hand-reading."""

    number: Span
    measures: tuple[str, ...]
    bounds: tuple[str, ...]
    roles: dict[str, tuple[Filler, ...]]
    optional: bool


@dataclass(slots=True)
class Document:
    """A report: its text, its sentences (the headline first), its labels.

    Attributes:
        unsure: Stretches with a figure that could not be placed; nothing is learnt there.
        tree: The dependency parse, if the report was parsed.
    """

    id: str
    text: str
    sentences: list[Span]
    acts: list[ActLabel] = field(default_factory=list)
    figures: list[FigureLabel] = field(default_factory=list)
    unsure: list[Span] = field(default_factory=list)
    tree: Tree | None = None


def report_of(doc: Document) -> Report:
    """Give *doc* as the program takes it: the headline is what stands before the blank line."""
    title, text = doc.text.split("\n\n", 1)
    return Report(source=doc.id, title=title, text=text)

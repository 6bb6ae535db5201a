"""Reading single texts with the program, for benchmarks whose gold is not the project's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stateofplay import pipeline
from stateofplay.core.errors import Problem
from stateofplay.core.statements import Reading
from stateofplay.core.text import Report


def read_texts(engine: pipeline.Engine, texts: Iterable[tuple[str, str]]) -> Iterator[Reading]:
    """Read texts that have no headline.

    Args:
        engine: The loaded models.
        texts: Name and text of each. Its offsets in the reading are shifted by
            `OFFSET`, since a reading counts from the (empty) headline.

    Yields:
        One reading a text, in order.

    Raises:
        ValueError: If a text cannot be read.
    """
    reports = (Report(source=name, title="", text=text) for name, text in texts)
    for report, doc in engine.analyser.pipe(reports):
        if isinstance(doc, Problem):
            raise ValueError(  # noqa: TRY004 (a value that says what went wrong)
                f"{report.source}: {doc.message}"
            )
        yield engine.extractor.extract(report, doc)


OFFSET = 2
"""Code points before the body: the empty line behind an empty headline."""

"""PLOVER's modes, told by the words of what an act is about (``words/modes.yml``)."""

from __future__ import annotations

import re
from functools import cache

from stateofplay.core.text import Span
from stateofplay.datafiles import read_mapping
from stateofplay.extract.parsed import Parsed


def mode_of(act_type: str, parsed: Parsed, about: Span | None) -> str | None:
    """The mode of an act of *act_type* about the words at *about*, or None."""
    if about is None:
        return None
    words = set(re.findall(r"[a-z-]+", parsed.report.full_text[about.start : about.end].lower()))
    modes = _modes().get(act_type, {})
    return next((mode for mode, known in modes.items() if not words.isdisjoint(known)), None)


@cache
def _modes() -> dict[str, dict[str, list[str]]]:
    return read_mapping("stateofplay.extract", "words", "modes.yml")

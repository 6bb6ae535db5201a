"""Verbs that agree with who they are said of: "lawmakers reject it", "Norland rejects it"."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from stateofplay.datafiles import read_mapping

DATA = "agreeing.yml"

_VERB = re.compile(r"(?:is|\w+?s)\b")


def agreeing(name: str, said: str) -> str:
    """Give *said*, which begins with a verb of the third person, as it is said of *name*.

    Example:
        >>> agreeing("lawmakers", "rejects it"), agreeing("Norland", "rejects it")
        ('reject it', 'rejects it')
    """
    if not is_several(name) or (verb := _VERB.match(said)) is None:
        return said
    return ("are" if verb[0] == "is" else verb[0][:-1]) + said[verb.end() :]


def is_several(name: str) -> bool:
    """Say whether *name* is of more than one, as far as its words tell."""
    known = load_data()
    words = name.split()
    if not words or words[0].lower() in known["several"] or "and" in words:
        return bool(words)
    behind = (place for place, word in enumerate(words) if place and word in known["behind"])
    head = words[next(behind, len(words)) - 1]
    if head in known["several"]:
        return True
    if head[0].isupper():
        return head.endswith(tuple(known["endings"]))
    return head.endswith("s") and not head.endswith(tuple(known["single"]))


@cache
def load_data() -> dict[str, Any]:
    """Read ``agreeing.yml`` as it is, examples included."""
    return read_mapping("stateofplay.present.brief", DATA)

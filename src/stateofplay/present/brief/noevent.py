"""Which sentences tell no event of their report's days: opinions, captions, and times long over."""

from __future__ import annotations

import re
from calendar import day_name, month_name
from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import cache
from typing import Any

from stateofplay.core.judgements import Entry, Header
from stateofplay.core.statements import Act
from stateofplay.datafiles import read_mapping

DATA = "noevent.yml"

_MOST_OWN, _FEWEST = 0.25, 6
"""Share of a report's sentences in which the writer names himself that makes it an opinion, and how
many sentences there must be to tell."""

_WITHIN = 14
"""Words of a caption within which its verb stands."""

QUOTED = re.compile('[\u201c"][^\u201c\u201d"]*(?:[\u201d"]|$)')
"""What stands in quotation marks, or behind one that is not closed."""
WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
"""A word of a sentence, with its apostrophes."""
_PART = re.compile(r"[a-z-]+")
_DAY = re.compile(
    rf"\b(?:{'|'.join([*day_name, *(month + ' [0-9]' for month in month_name if month)])})"
)
_DECADE = re.compile(
    r"\b(?:[Ii]n|[Dd]uring|[Tt]hroughout)\b[\w' \u2019]{0,20}\bthe [\w-]{0,5} ?"
    r"(?:1[89]\d0s|20[01]0s)\b"
)


def opinions(entries: Iterable[Entry]) -> frozenset[str]:
    """Give the ids of reports that are somebody's opinion.

    Their address or title says so, or the writer names himself in many of their sentences.
    """
    own: dict[str, dict[int, bool]] = defaultdict(dict)
    headers: dict[str, Header] = {}
    quoted: set[tuple[str, int]] = set()
    for entry in entries:
        place, act = entry.statement.evidence.span.start, entry.content
        headers[entry.report.id] = entry.report
        own[entry.report.id][place] = names_writer(entry.statement.evidence.exact)
        if isinstance(act, Act) and act.direct_quote:
            quoted.add((entry.report.id, place))
    return frozenset(
        report
        for report, told in own.items()
        if _is_called(headers[report])
        or _is_written([is_own for at, is_own in told.items() if (report, at) not in quoted])
    )


def names_writer(sentence: str) -> bool:
    """Say whether who writes names himself, outside quotation marks."""
    words = {word.lower().replace("\u2019", "'") for word in _outside(sentence) if word != "US"}
    return not words.isdisjoint(load_data()["own"])


def _outside(sentence: str) -> list[str]:
    return WORD.findall(QUOTED.sub(" ", sentence))


def _is_called(report: Header) -> bool:
    address = (report.url or "").lower().split("?")[0].split("/")[3:]
    title = re.split(r"[:|]", report.title.lower())
    parts = [*address, *(part.strip() for part in (title[0], title[-1]))]
    return not set(parts).isdisjoint(load_data()["sections"])


def _is_written(own: Collection[bool]) -> bool:
    return len(own) >= _FEWEST and sum(own) >= _MOST_OWN * len(own)


def is_caption(sentence: str) -> bool:
    """Say whether a sentence stands under a picture: in the present, with a day, or so called."""
    plain = " ".join(sentence.lower().split())
    if any(words in plain for words in load_data()["pictured"]):
        return True
    words = _outside(sentence)
    is_shown = not set(load_data()["shown"]).isdisjoint(words[:_WITHIN])
    is_told = not set(load_data()["told"]).isdisjoint(words)
    return is_shown and not is_told and _DAY.search(sentence) is not None


def is_long_ago(sentence: str) -> bool:
    """Say whether the words of a sentence place what it tells in a time long over."""
    plain = QUOTED.sub(" ", sentence)
    return _DECADE.search(plain) is not None or any(
        words in plain.lower() for words in load_data()["long_ago"]
    )


@cache
def load_data() -> dict[str, Any]:
    """Read ``noevent.yml`` as it is, examples included."""
    return read_mapping("stateofplay.present.brief", DATA)

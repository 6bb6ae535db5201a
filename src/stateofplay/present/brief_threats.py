"""The lines of a brief on threats and warnings: who, what, and on which condition."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any

from stateofplay.core.judgements import Entry
from stateofplay.core.statements import Act, Reality
from stateofplay.datafiles import read_mapping
from stateofplay.present.brief_lines import Kept, Line, first, reports_of
from stateofplay.present.doubt import unsure

THREAT = "THREATEN"
DATA = "threats.yml"


def threats(kept: Kept) -> list[Line | None]:
    """Give the threats and warnings that name a condition, in the words of the reports.

    The word that names the act stands first and in quotation marks: "warned" is no threat by
    itself, and "vowed" may be a promise. Nobody's threat is told whom the report does not name.
    """
    told: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in _conditional(kept):
        terms = " ".join(entry.condition or ())
        told[entry.actors[0].id, terms.casefold()].append(entry)
    found: list[tuple[int, Line]] = []
    for entries in told.values():
        line = kept.line(_names(entries[0]), _said(entries[0]), [each.id for each in entries])
        if line is not None:
            found.append((-reports_of(line.sources), line))
    return [*first(found, len(found))]


def _conditional(kept: Kept) -> Iterator[Entry]:
    for key in kept.acts:
        entry = kept.entries[key]
        act = entry.content
        if not isinstance(act, Act) or act.type != THREAT or act.reality is Reality.DENIED:
            continue
        if entry.condition is None or not can_be_met(" ".join(entry.condition)):
            continue
        nobody = not entry.actors or any(each.id.startswith("mention:") for each in entry.actors)
        doubted = entry.status == "machine" and unsure(entry.statement.confidence)
        if not nobody and not doubted and _is_named(entry):
            yield entry


def _is_named(entry: Entry) -> bool:
    """Whether the report names a threat or a warning, or a party says what it will do."""
    party = any(actor.party for actor in entry.actors)
    return names_threat(entry.trigger) or (party and says_will(entry.trigger))


def names_threat(words: str) -> bool:
    """Say whether *words* name a threat or a warning."""
    named = tuple(load_data()["named"])
    return any(word.startswith(named) for word in words.lower().split())


def says_will(words: str) -> bool:
    """Say whether *words* begin with what somebody will do."""
    return words.lower().split(maxsplit=1)[0] in load_data()["will"]


def can_be_met(condition: str) -> bool:
    """Say whether *condition* begins as one that one can meet to escape what is threatened."""
    words = f"{condition.lower()} "
    return any(words.startswith(f"{opening} ") for opening in load_data()["escapes"])


@cache
def load_data() -> dict[str, Any]:
    """Read ``threats.yml`` as it is, examples included."""
    return read_mapping("stateofplay.present", DATA)


def _names(entry: Entry) -> str:
    return " and ".join(dict.fromkeys(actor.name for actor in entry.actors))


def _said(entry: Entry) -> str:
    """Say what is threatened: the word that names the act, what it is about, the condition."""
    terms = " ".join(entry.condition or ())
    about = entry.about or ""
    # Either may tell it all: "will fight on until ...", "will cease fire only if ...".
    told = about.casefold() in f"{entry.trigger} {terms}".casefold()
    day = entry.report.published
    what = "" if told else f" {about}"
    return f"“{entry.trigger}”:{what} {terms}{f' ({day})' if day else ''}"

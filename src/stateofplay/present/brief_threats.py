"""The lines of a brief on threats and warnings: who, what, and on which condition."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from stateofplay.core.judgements import Entry
from stateofplay.core.statements import Act, Reality
from stateofplay.present.brief_lines import Kept, Line, first, reports_of
from stateofplay.present.doubt import unsure

THREAT = "THREATEN"

_TERMS = ("if", "unless", "until", "till", "once", "or", "only", "should", "as long as", "so long")
"""How a condition begins that one can meet to escape what is threatened."""

_NAMED = ("threat", "warn", "vow", "ultimatum", "pledge", "swear", "swore", "caution")
"""How words begin that name the act; "will" and "would" alone name it where a party speaks."""
_WILL = frozenset({"will", "would", "shall"})


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
        if entry.condition is None or not " ".join(entry.condition).lower().startswith(_TERMS):
            continue
        nobody = not entry.actors or any(each.id.startswith("mention:") for each in entry.actors)
        doubted = entry.status == "machine" and unsure(entry.statement.confidence)
        if not nobody and not doubted and _is_named(entry):
            yield entry


def _is_named(entry: Entry) -> bool:
    """Whether the report names a threat or a warning, or a party says what it will do."""
    words = entry.trigger.lower().split()
    party = any(actor.party for actor in entry.actors)
    return any(word.startswith(_NAMED) for word in words) or (party and words[0] in _WILL)


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

"""The lines of a brief on threats and warnings: who, what, at whom or on which condition."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import Any

from stateofplay.compare.facts import is_sure, known, side
from stateofplay.core.judgements import Actor, Entry
from stateofplay.core.statements import LIKELY, Act, MentionKind, Reality
from stateofplay.datafiles import read_mapping
from stateofplay.present.brief_lines import Kept, Line, first, reports_of

THREAT = "THREATEN"
DATA = "threats.yml"


def threats(kept: Kept) -> list[Line | None]:
    """Give the threats and warnings that name a condition, then those that are aimed at somebody.

    The word that names the act stands first and in quotation marks: "warned" is no threat by
    itself, and "vowed" may be a promise. Nobody's threat is told whom the report does not name.
    """
    told: dict[tuple[bool, str, str], list[Entry]] = defaultdict(list)
    for entry in (kept.entries[key] for key in kept.acts):
        if not _is_sure_threat(entry):
            continue
        if _is_on_condition(entry):
            told[True, entry.actors[0].id, _terms(entry).casefold()].append(entry)
        elif target := aimed_at(entry):
            told[False, entry.actors[0].id, side(target)].append(entry)
    found: list[tuple[tuple[bool, int], Line]] = []
    for (on_condition, *_), entries in told.items():
        # Of like terms the first report counts, of what is aimed at somebody the latest.
        entry = entries[0 if on_condition else -1]
        said = _said(entry, None if on_condition else aimed_at(entry))
        line = kept.line(_names(entry), said, [each.id for each in entries])
        if line is not None:
            found.append(((not on_condition, -reports_of(line.sources)), line))
    return [*first(found, len(found))]


def _is_sure_threat(entry: Entry) -> bool:
    act = entry.content
    if not isinstance(act, Act) or act.type != THREAT or act.reality is Reality.DENIED:
        return False
    return bool(entry.actors) and known(entry.actors) == [*entry.actors] and is_sure(entry, LIKELY)


def _is_on_condition(entry: Entry) -> bool:
    """Whether it has a condition to meet, and names a threat or is what a party says it will do."""
    if not can_be_met(_terms(entry)):
        return False
    party = any(actor.party for actor in entry.actors)
    return names_threat(entry.trigger) or (party and says_will(entry.trigger))


def aimed_at(entry: Entry) -> Actor | None:
    """Give the one of another side at whom a party aims a threat, None if that is not plain.

    Its verb follows the party's name at once: the war that "threatens to spread" is nobody's, and
    so is what somebody is threatened with.
    """
    act = entry.content
    if not isinstance(act, Act) or act.reality is not Reality.ACTUAL or not entry.about:
        return None
    if not entry.actors[0].party or not _speaks(entry, act):
        return None
    sides = {side(actor) for actor in entry.actors}
    others = [each for each in known(entry.recipients) if side(each) not in sides]
    if not names_one(entry.trigger, "threatened"):
        others = [each for each in others if each.party or each.kind == "place"]
        if not names_one(entry.trigger, "vowed"):
            return None
    return others[0] if others else None


def _speaks(entry: Entry, act: Act) -> bool:
    """Whether the verb follows who acts, but for adverbs and "has"."""
    who, evidence = act.actors[0], entry.statement.evidence
    if who.kind is MentionKind.PRONOUN or who.span.end > act.trigger.start:
        return False
    start = evidence.span.start
    between = evidence.exact[who.span.end - start : act.trigger.start - start]
    words = between.lower().split()
    return all(word in load_data()["between"] or re.fullmatch(r"\w+ly", word) for word in words)


def names_one(words: str, kind: str) -> bool:
    """Say whether *words* begin with a verb of *kind* ("threatened", "vowed")."""
    return words.lower().split(maxsplit=1)[0] in load_data()[kind]


def names_threat(words: str) -> bool:
    """Say whether *words* name a threat or a warning."""
    named = tuple(load_data()["named"])
    return any(word.startswith(named) for word in words.lower().split())


def says_will(words: str) -> bool:
    """Say whether *words* begin with what somebody will do."""
    return names_one(words, "will")


def can_be_met(condition: str) -> bool:
    """Say whether *condition* begins as one that one can meet to escape what is threatened."""
    words = f"{condition.lower()} "
    return any(words.startswith(f"{opening} ") for opening in load_data()["escapes"])


@cache
def load_data() -> dict[str, Any]:
    """Read ``threats.yml`` as it is, examples included."""
    return read_mapping("stateofplay.present", DATA)


def _terms(entry: Entry) -> str:
    return " ".join(entry.condition or ())


def _names(entry: Entry) -> str:
    return " and ".join(dict.fromkeys(actor.name for actor in entry.actors))


def _said(entry: Entry, target: Actor | None) -> str:
    """Say what is threatened: the word that names the act, what it is about, the condition."""
    terms = _terms(entry)
    about = entry.about or ""
    day = f" ({entry.report.published})" if entry.report.published else ""
    # Either may tell it all: "will fight on until ...", "will cease fire only if ...".
    if about.casefold() in f"{entry.trigger} {terms}".casefold():
        about = ""
    words = " ".join(filter(None, (about, terms)))
    at = f", at {target.name}" if target and target.name.casefold() not in words.casefold() else ""
    return f"“{entry.trigger}”{at}{f': {words}' if words else ''}{day}"

"""The lines of a brief on threats and warnings: who, what, at whom or on which condition."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from stateofplay.compare.facts import is_sure, known, side, stems
from stateofplay.compare.verdicts.quoted import quoted_of
from stateofplay.core.judgements import Actor, Entry
from stateofplay.core.statements import LIKELY, Act, MentionKind, Reality
from stateofplay.datafiles import read_mapping
from stateofplay.present.brief.lines import Kept, Line, out_of_turn, reports_of

THREAT = "THREATEN"
MOST = 4
"""How many threats have room."""
DATA = "threats.yml"


def threats(kept: Kept) -> list[Line | None]:
    """Give threats and warnings on a condition or aimed at somebody, in a report's words.

    Those with room are chosen by condition, by how many reports tell them, and by who has not
    threatened yet; they stand by day, the latest first. "Warned" is no threat by itself, and
    "vowed" may be a promise. Nobody's threat is told whom the report does not name.
    """
    told: dict[tuple[bool, str, str], list[Entry]] = defaultdict(list)
    for entry in (kept.entries[key] for key in kept.acts):
        if not _is_sure_threat(entry):
            continue
        if _is_on_condition(entry):
            told[True, entry.actors[0].id, _terms(entry).casefold()].append(entry)
        elif target := aimed_at(entry):
            told[False, entry.actors[0].id, side(target)].append(entry)
    found = [
        each for (terms, *_), told_so in told.items() if (each := _found(kept, told_so, terms))
    ]
    shown = _in_turn(sorted(found, key=lambda each: (each.rank, each.line.about)))
    latest = sorted(shown[:MOST], key=lambda each: each.day, reverse=True)
    return [each.line for each in (*latest, *shown[MOST:])]


@dataclass(frozen=True, slots=True)
class _Threat:
    """A line, who threatens, in which sentence, its report's day, its rank: the lowest first."""

    line: Line
    actor: str
    sentence: str
    day: str
    rank: tuple[bool, bool, int]


def _found(kept: Kept, entries: Sequence[Entry], on_condition: bool) -> _Threat | None:
    """Make the line of a threat: of like terms the first report counts, else the latest."""
    entry = entries[0 if on_condition else -1]
    said = _said(entry, None if on_condition else aimed_at(entry))
    line = kept.line(_names(entry), said, [each.id for each in entries])
    if line is None:
        return None
    rank = kept.is_old(line.sources), not on_condition, -reports_of(line.sources)
    sentence, day = entry.statement.evidence.exact, str(entry.report.published or "")
    return _Threat(line, entry.actors[0].id, sentence, day, rank)


def _in_turn(found: Sequence[_Threat]) -> list[_Threat]:
    """Put further threats of one party last; of one sentence and two whom it may mean, one."""
    said: dict[tuple[str, str], tuple[bool, _Threat]] = {}
    for late, each in zip(out_of_turn(each.actor for each in found), found, strict=True):
        words = each.sentence, each.line.text.partition("\u201d")[0]
        said.setdefault(words, (late, each))
    return [each for _, each in sorted(said.values(), key=lambda told: told[0])]


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
    return read_mapping("stateofplay.present.brief", DATA)


def _terms(entry: Entry) -> str:
    return " ".join(entry.condition or ())


def _names(entry: Entry) -> str:
    return " and ".join(dict.fromkeys(actor.name for actor in entry.actors))


def _said(entry: Entry, target: Actor | None) -> str:
    """Say what is threatened in the words of the report, and at whom if these do not tell."""
    words = quoted_of(entry)
    said = words.text if words and words.proper else _in_parts(entry)
    terms = " ".join(_terms(entry).split())
    if stems(terms) - stems(said):  # it stands before the verb
        said = f"{said}\u201d \u2026 \u201c{terms}"
    day = f" ({entry.report.published})" if entry.report.published else ""
    at = f", at {target.name}" if target and target.name.casefold() not in said.casefold() else ""
    return f"\u201c{said}\u201d{at}{day}"


def _in_parts(entry: Entry) -> str:
    """Give the word that names the act, what it is about and the condition, each as written."""
    terms, about = _terms(entry), entry.about or ""
    # Either may tell it all: "will fight on until ...", "will cease fire only if ...".
    if about.casefold() in f"{entry.trigger} {terms}".casefold():
        about = ""
    return " \u2026 ".join(filter(None, (entry.trigger, " ".join(filter(None, (about, terms))))))

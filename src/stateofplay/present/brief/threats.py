"""The lines of a brief on threats and warnings: who, what, at whom or on which condition."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from stateofplay.compare.facts import is_sure, known, side, stems
from stateofplay.compare.verdicts.quoted import quoted_of
from stateofplay.core.judgements import Actor, Entry
from stateofplay.core.statements import LIKELY, Act, MentionKind, Reality
from stateofplay.datafiles import read_mapping
from stateofplay.present.brief.lines import Kept, Line, on_day, out_of_turn, reports_of
from stateofplay.present.brief.noevent import WORD
from stateofplay.present.brief.salience import Place, place_of, weigh

THREAT = "THREATEN"
MOST = 4
"""How many threats have room."""
DATA = "threats.yml"


def threats(kept: Kept, shown: Iterable[Line | None] = ()) -> list[Line | None]:
    """Give threats and warnings on a condition or aimed at somebody, in a report's words.

    Those with room are chosen by condition, by how many reports tell them, and by who has not
    threatened yet; they stand by day, the latest first. "Warned" and "vowed" are threats only with
    words that make them so. Nobody's threat is told whom the report does not name. Those of a
    sentence that lines *shown* above tell come last.
    """
    told: dict[tuple[bool, str, str], list[Entry]] = defaultdict(list)
    for entry in (kept.entries[key] for key in kept.acts):
        if not _is_sure_threat(entry):
            continue
        if _is_on_condition(entry):
            told[True, entry.actors[0].id, _terms(entry).casefold()].append(entry)
        elif target := aimed_at(entry):
            told[False, entry.actors[0].id, side(target)].append(entry)
        elif says_what(entry):
            told[False, entry.actors[0].id, (entry.about or "").casefold()].append(entry)
    cited = kept.places_of(shown)
    found = [
        replace(each, rank=(each.rank[0], each.place in cited, *each.rank[2:]))
        for (terms, *_), told_so in told.items()
        if (each := _found(kept, told_so, terms))
    ]
    ordered = _in_turn(sorted(found, key=lambda each: (each.rank, each.line.about)))
    latest = sorted(ordered[:MOST], key=lambda each: each.day, reverse=True)
    return [each.line for each in (*latest, *ordered[MOST:])]


@dataclass(frozen=True, slots=True)
class _Threat:
    """A line, who threatens, in which sentence, when, its rank (the lowest first), its place."""

    line: Line
    actor: str
    sentence: str
    day: str
    rank: tuple[bool, bool, bool, int, float]
    place: Place


def _found(kept: Kept, entries: Sequence[Entry], on_condition: bool) -> _Threat | None:
    """Make the line of a threat: of like terms the first report counts, else the latest.

    Of the reports since the day that is asked for: what is new is told in new words.
    """
    recent = [each for each in entries if kept.sources([each.id])]
    if not recent:
        return None
    entry = recent[0 if on_condition else -1]
    said = _said(entry, None if on_condition else aimed_at(entry))
    line = kept.line(_names(entry), said, [each.id for each in entries])
    if line is None:
        return None
    sure = on_condition and is_sure(entry, LIKELY)
    told = -reports_of(line.sources), -weigh([entry], dict(kept.heard.words))
    rank = kept.is_old(line.sources), False, not sure, *told
    sentence, day = entry.statement.evidence.exact, str(entry.report.published or "")
    return _Threat(line, entry.actors[0].id, sentence, day, rank, place_of(entry))


def _in_turn(found: Sequence[_Threat]) -> list[_Threat]:
    """Put further threats of one party last; of one sentence and two whom it may mean, one."""
    said: dict[tuple[str, str], tuple[bool, _Threat]] = {}
    for late, each in zip(out_of_turn(each.actor for each in found), found, strict=True):
        words = each.sentence, each.line.text.partition("\u201d")[0]
        said.setdefault(words, (late, each))
    return [each for _, each in sorted(said.values(), key=lambda told: told[0])]


def is_threat(entry: Entry) -> bool:
    """Say whether a statement is read as a threat or warning that is not denied."""
    act = entry.content
    return isinstance(act, Act) and act.type == THREAT and act.reality is not Reality.DENIED


def _is_sure_threat(entry: Entry) -> bool:
    if not is_threat(entry) or not entry.actors or known(entry.actors) != [*entry.actors]:
        return False
    if is_sure(entry, LIKELY):
        return True
    opening = _terms(entry).lower().partition(" ")[0]
    by_its_form = opening in load_data()["plain"] and _is_on_condition(entry)
    return by_its_form and is_sure(entry, _BY_ITS_FORM)


_BY_ITS_FORM = 0.3
"""How sure the reader has to be where the words are of what a party does if a condition is met."""


def _is_on_condition(entry: Entry) -> bool:
    """Whether it has a condition to meet, and names a threat or is what a party says it will do."""
    if not can_be_met(_terms(entry)):
        return False
    party = any(actor.party for actor in entry.actors)
    return names_threat(entry.trigger) or (party and says_will(entry.trigger))


def says_what(entry: Entry) -> bool:
    """Say whether the words tell what a party will do to harm, at whomever: "vowed to retaliate".

    So do "threatened to leave" and "a threat to leave".
    """
    act = entry.content
    if not isinstance(act, Act) or act.reality is not Reality.ACTUAL or not entry.actors[0].party:
        return False
    about = (entry.about or "").lower()
    if names_one(entry.trigger, "nouns"):
        return about.startswith("to ")
    if not _speaks(entry, act):
        return False
    if names_one(entry.trigger, "threatened"):
        return about.startswith("to ")
    words = WORD.findall(f"{entry.trigger} {about}".lower())
    return names_one(entry.trigger, "vowed") and not set(words).isdisjoint(load_data()["harm"])


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
        warned = names_one(entry.trigger, "warned") and _warns_of_deeds(entry, act)
        if not warned and not names_one(entry.trigger, "vowed"):
            return None
    return others[0] if others else None


def _warns_of_deeds(entry: Entry, act: Act) -> bool:
    """Whether whom it warns follows the verb, or what it warns of is what somebody will do."""
    about = set((entry.about or "").lower().split())
    if not about.isdisjoint(load_data()["will"]):
        return True
    start = entry.statement.evidence.span.start
    return any(
        who.span.start >= act.trigger.end
        and entry.statement.evidence.exact[act.trigger.end - start : who.span.start - start].strip()
        in ("", "the")
        for who in act.recipients
    )


def _speaks(entry: Entry, act: Act) -> bool:
    """Whether the verb follows who acts, but for adverbs and "has"."""
    if not act.actors:  # a person said who acts: no words of the sentence tell it
        return False
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
    """Say whether *words* begin with what somebody will do; "would be signs" is of nobody."""
    plain = f"{words.lower()} "
    begins = any(plain.startswith(f"{opening} ") for opening in load_data()["will"])
    return begins and plain.split()[1:2] != ["be"]


def can_be_met(condition: str) -> bool:
    """Say whether *condition* begins as one that one can meet to escape what is threatened."""
    words = f"{condition.lower()} "
    begins = any(words.startswith(f"{opening} ") for opening in load_data()["escapes"])
    return begins and words.strip(' ,.\u201d"') not in load_data()["idle"]


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
    at = f", at {target.name}" if target and not _names_it(entry, target, said) else ""
    return f"\u201c{said}\u201d{at}{on_day(entry)}"


def _names_it(entry: Entry, target: Actor, said: str) -> bool:
    """Whether the words that are shown tell whom it is aimed at: "the Norland administration"."""
    act = entry.content
    written = [
        who.exact
        for who, actor in zip(
            act.recipients if isinstance(act, Act) else (), entry.recipients, strict=False
        )
        if actor == target and who.kind is not MentionKind.PRONOUN
    ]
    return any(name.casefold() in said.casefold() for name in (target.name, *written))


def _in_parts(entry: Entry) -> str:
    """Give the word that names the act, what it is about and the condition, each as written."""
    terms, about = _terms(entry), entry.about or ""
    # Either may tell it all: "will fight on until ...", "will cease fire only if ...".
    if about.casefold() in f"{entry.trigger} {terms}".casefold():
        about = ""
    return " \u2026 ".join(filter(None, (entry.trigger, " ".join(filter(None, (about, terms))))))

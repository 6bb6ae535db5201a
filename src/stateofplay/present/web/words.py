"""How the pages say things: acts, stances, amounts, days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache

from stateofplay import ontology
from stateofplay.core.judgements import Actor, Interval, Position, Relation, Stance
from stateofplay.ontology import Ontology
from stateofplay.present.counts import counting
from stateofplay.present.web.lines import Line

ACTS: Mapping[str, str] = {
    "AGREE": "agrees",
    "CONSULT": "meets",
    "SUPPORT": "supports",
    "CONCEDE": "concedes",
    "COOPERATE": "works together",
    "AID": "helps",
    "RETREAT": "steps back",
    "REQUEST": "asks",
    "ACCUSE": "accuses",
    "REJECT": "rejects",
    "THREATEN": "threatens",
    "PROTEST": "protests",
    "SANCTION": "cuts relations or help",
    "MOBILIZE": "moves forces",
    "COERCE": "uses force without battle",
    "ASSAULT": "attacks",
}
"""What the types of acts are called on the pages."""

STANCES: Mapping[Stance, str] = {
    Stance.ASKS: "asks",
    Stance.SUPPORTS: "supports",
    Stance.ACCEPTS: "accepts",
    Stance.REJECTS: "rejects",
    Stance.CONDITIONAL: "if…",
    Stance.MIXED: "mixed",
}
"""The word of each stance in the matrix."""

TAGS: Mapping[Relation, str] = {
    Relation.SAME: "both",
    Relation.REPEATS: "both",
    Relation.ONLY: "only here",
    Relation.DIFFERS: "differs",
    Relation.UPDATES: "changed",
}
"""What the margin of the side by side says."""

RELATIONS: Mapping[Relation, str] = {
    Relation.SAME: "Independent reports agree",
    Relation.DIFFERS: "Reports differ",
    Relation.UPDATES: "Later figures and positions",
    Relation.REPEATS: "One origin, told again",
    Relation.ONLY: "Told by one report alone",
}

RELATION_WORDS: Mapping[Relation, str] = {
    Relation.SAME: "agree",
    Relation.DIFFERS: "differ",
    Relation.UPDATES: "later",
    Relation.REPEATS: "one origin",
    Relation.ONLY: "one report alone",
}
"""The same in a word or three, for the tags of lists."""

_SENTENCES: Mapping[Stance, str] = {
    Stance.ASKS: "asks for",
    Stance.SUPPORTS: "supports",
    Stance.ACCEPTS: "accepts",
    Stance.REJECTS: "rejects",
    Stance.CONDITIONAL: "accepts on a condition:",
    Stance.MIXED: "is told both for and against:",
}


@cache
def act_types() -> Ontology:
    """Give the types of acts, read once: no request waits for the file."""
    return ontology.load()


def names(actors: Iterable[Actor]) -> str:
    """Name people, each once."""
    return ", ".join(dict.fromkeys(actor.name for actor in actors))


def described(line: Line) -> str:
    """Say a statement in a few words: "Claire Moreau rejects: ceasefire"."""
    if line.figure is not None:
        return counting(line.figure)
    who = names(line.actors) or "Somebody"
    if line.kind == "quotation":
        return f"{who} is quoted" if line.type == "quotation" else f"What {who} said is reported"
    verb = ACTS.get(line.type, line.type.lower())
    if line.reality != "actual":
        verb = f"{verb} ({line.reality})"
    whom = names(line.recipients)
    about = line.proposal or line.about
    return f"{who} {verb}" + (f" {whom}" if whom else "") + (f": {about}" if about else "")


def stands(position: Position) -> str:
    """Say a position in a sentence: "Norland rejects ceasefire"."""
    return f"{position.holder.name} {_SENTENCES[position.stance]} {position.proposal}"


def day(value: date | None) -> str:
    """Show a day: "3 Nov 2023", "date not given"."""
    return f"{value.day} {value:%b %Y}" if value else "date not given"


def span(interval: Interval | None) -> str:
    """Show when: one day, from-to, or what is open."""
    if interval is None or not (interval.start or interval.end):
        return "day not known"
    if interval.start and interval.end:
        if interval.start == interval.end:
            return day(interval.start)
        return f"between {day(interval.start)} and {day(interval.end)}"
    return f"from {day(interval.start)}" if interval.start else f"by {day(interval.end)}"


def before(value: date) -> date:
    """Give the day before."""
    return value - timedelta(days=1)

"""How the pages say things: acts, stances, amounts, days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache

from stateofplay import ontology
from stateofplay.compare.acts.phrasing import told
from stateofplay.core.judgements import Actor, Interval, Relation
from stateofplay.core.positions import Position, Stance
from stateofplay.ontology import Ontology
from stateofplay.present.views.counts import counting
from stateofplay.present.web.lines import Line

ACTS: Mapping[str, str] = {
    "AGREE": "agreed",
    "CONSULT": "met",
    "SUPPORT": "supported",
    "CONCEDE": "gave way",
    "COOPERATE": "worked together",
    "AID": "gave aid",
    "RETREAT": "eased off",
    "REQUEST": "asked",
    "ACCUSE": "accused",
    "REJECT": "rejected",
    "THREATEN": "threatened",
    "PROTEST": "protested",
    "SANCTION": "cut ties or help",
    "MOBILIZE": "moved forces",
    "COERCE": "restricted or forced",
    "ASSAULT": "attacked",
}
"""What the types of acts are called on the pages, in the past: it fits one actor and several."""

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
    Relation.ONLY: "no match",
    Relation.DIFFERS: "differs",
    Relation.UPDATES: "changed",
}
"""What the margin of the side by side says."""

RELATIONS: Mapping[Relation, str] = {
    Relation.SAME: "Independent reports agree",
    Relation.DIFFERS: "Reports differ",
    Relation.UPDATES: "Later figures and positions",
    Relation.REPEATS: "One origin, told again",
    Relation.ONLY: "Found in one report only",
}

RELATION_WORDS: Mapping[Relation, str] = {
    Relation.SAME: "agree",
    Relation.DIFFERS: "differ",
    Relation.UPDATES: "later",
    Relation.REPEATS: "one origin",
    Relation.ONLY: "found in one report",
}
"""The same in a word or three, for the tags of lists."""

_SENTENCES: Mapping[Stance, str] = {
    Stance.ASKS: "asked for",
    Stance.SUPPORTS: "supported",
    Stance.ACCEPTS: "accepted",
    Stance.REJECTS: "rejected",
    Stance.CONDITIONAL: "set a condition for",
    Stance.MIXED: "was told both for and against:",
}

_REALITIES = {"denied": "which is denied", "possible": "as what may come"}


@cache
def act_types() -> Ontology:
    """Give the types of acts, read once: no request waits for the file."""
    return ontology.load()


def names(actors: Iterable[Actor]) -> str:
    """Name people, each once."""
    return ", ".join(dict.fromkeys(actor.name for actor in actors))


def described(line: Line) -> str:
    """Say a statement in a few words: "Claire Moreau rejected ceasefire"."""
    if line.figure is not None:
        return counting(line.figure)
    who = names(line.actors) or "Somebody"
    if line.kind == "quotation":
        return f"{who} is quoted" if line.type == "quotation" else f"What {who} said is reported"
    whom = names(line.recipients)
    did = told(line.type, on=" and ".join(line.proposals), whom=whom, words=line.about)
    return (
        f"{who} {did}" if line.reality == "actual" else f"{who}, {_REALITIES[line.reality]}: {did}"
    )


def stands(position: Position) -> str:
    """Say a position in a sentence: "Norland rejected ceasefire"."""
    whom = f", of {' and '.join(position.of_whom)}" if position.of_whom else ""
    does = position.announced or _SENTENCES[position.stance]
    return f"{position.holder.name} {does} {position.proposal}{whom}"


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

"""Rule files of figures -> rules, with good errors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from stateofplay.core.errors import DataError
from stateofplay.core.statements import Bound
from stateofplay.datafiles import read_mapping

DATA = "figures.yml"
FRAMES = frozenset({"object", "subject", "state", "of", "noun", "exchange", "division"})
_KEYS = frozenset(
    {"name", "measure", "frame", "words", "counted", "counted_not", "with", "context",
     "context_not", "weak", "counted_near", "above", "multiplied", "headline",
     "headline_before", "example", "not"}
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRule:
    """What a word says about the measure of what stands with it (fields: ``figures.yml``)."""

    name: str
    measure: str
    frame: str
    words: frozenset[str]
    counted: frozenset[str] = frozenset()
    counted_not: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    context: frozenset[str] = frozenset()
    context_not: frozenset[str] = frozenset()
    headline: frozenset[str] = frozenset()
    headline_before: frozenset[str] = frozenset()
    weak: bool = False
    multiplied: bool = False
    above: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceWords:
    """The frames of counting (``sources:`` in ``figures.yml``)."""

    count_nouns: frozenset[str]
    count_verbs: frozenset[str]
    papers: frozenset[str]
    tellers: frozenset[str]
    quoting_verbs: frozenset[str]
    recording_verbs: frozenset[str]
    accusing_verbs: frozenset[str]
    admitting_verbs: frozenset[str]
    admitting_nouns: frozenset[str]
    putting_verbs: frozenset[str]
    deed_verbs: frozenset[str]
    owning_verbs: frozenset[str]
    carry: tuple[str, ...]
    recalling_marks: frozenset[str]
    recalling_prepositions: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SideWords:
    """What tells whose people are counted (``side:`` in ``figures.yml``)."""

    within: frozenset[str]
    against: frozenset[str]
    aimed: frozenset[str]
    deeds: frozenset[str]
    sites: frozenset[str]
    attacking: frozenset[str]
    intruding: frozenset[str]
    through: frozenset[str]
    answering: frozenset[str]
    targets: frozenset[str]
    arriving: frozenset[str]
    keeping: frozenset[str]
    captives: frozenset[str]
    own_force: frozenset[str]
    forces: frozenset[str]
    offices: frozenset[str]
    takes_no_side: frozenset[str]
    anybody: frozenset[str]
    edges: frozenset[str]
    seeing: frozenset[str]
    blaming: frozenset[str]
    belonging: frozenset[str]
    no_people: frozenset[str]
    made: frozenset[str]
    people_endings: tuple[str, ...]
    demonym_endings: tuple[str, ...]
    nation_endings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VictimWords:
    """What tells that one person was killed or hurt (``victims:`` in ``figures.yml``)."""

    dying: frozenset[str]
    killing: frozenset[str]
    finding: frozenset[str]
    locating: frozenset[str]
    hurting: frozenset[str]
    selves: frozenset[str]
    deadly: frozenset[str]
    struck: frozenset[str]
    not_deadly: frozenset[str]
    headline_deaths: frozenset[str]
    suffering: frozenset[str]
    lasting: frozenset[str]
    conditions: frozenset[str]
    conditions_told: frozenset[str]
    carrying: frozenset[str]
    leaving: frozenset[str]
    hospitals: frozenset[str]
    wounds: frozenset[str]
    deaths: frozenset[str]
    remains: frozenset[str]
    lives: frozenset[str]
    taking: frozenset[str]
    harms: frozenset[str]
    anyone: frozenset[str]
    animals: frozenset[str]
    outlets: frozenset[str]
    further: frozenset[str]
    persons: frozenset[str]
    yearly: frozenset[str]
    unlike: tuple[tuple[frozenset[str], ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulebook:
    """All of ``figures.yml``."""

    version: str
    rules: tuple[FigureRule, ...]
    totals: Mapping[str, str | None]
    total_verbs: Mapping[str, Bound]
    putting: frozenset[str]
    speaking: frozenset[str]
    part_words: frozenset[str]
    light_nouns: frozenset[str]
    wrappers: frozenset[str]
    between: frozenset[str]
    of_people: frozenset[str]
    not_people: frozenset[str]
    not_carried: frozenset[str]
    persons: frozenset[str]
    article_rules: frozenset[str]
    multiples: Mapping[str, int]
    multiplied: frozenset[str]
    ending: frozenset[str]
    inheriting: frozenset[str]
    sources: SourceWords
    side: SideWords
    victims: VictimWords

    def of_frame(self, frame: str, *, weak: bool = False) -> tuple[FigureRule, ...]:
        """The rules of one frame, in order of the file."""
        return tuple(rule for rule in self.rules if rule.frame == frame and rule.weak is weak)


def load_data() -> dict[str, Any]:
    """Read ``figures.yml`` as it is, examples included."""
    return read_mapping("stateofplay.extract", "rulebook", DATA)


@cache
def load_rulebook() -> Rulebook:
    """Read and check the rules, once.

    Raises:
        DataError: If a rule has an unknown key or frame, or no words.
    """
    data = load_data()
    verbs = {word: Bound(name) for name, words in data["total_verbs"].items() for word in words}
    totals = {word: entry.get("measure") for entry in data["totals"] for word in entry["words"]}
    return Rulebook(
        version=str(data["version"]),
        rules=tuple(_rule(entry) for entry in data["rules"]),
        totals=totals,
        total_verbs=verbs,
        putting=frozenset(data["putting"]),
        speaking=frozenset(data["speaking"]),
        part_words=frozenset(data["part_words"]),
        light_nouns=frozenset(data["light_nouns"]),
        wrappers=frozenset(data["wrappers"]),
        between=frozenset(data["between"]),
        of_people=frozenset(data["of_people"]),
        not_people=frozenset(data["not_people"]),
        not_carried=frozenset(data["not_carried"]),
        persons=frozenset(data["persons"]),
        article_rules=frozenset(data["article_rules"]),
        multiples=data["multiples"],
        multiplied=frozenset(data["multiplied"]),
        ending=frozenset(data["ending"]),
        inheriting=frozenset(data["inheriting"]),
        sources=_sources(data["sources"]),
        victims=_victims(data),
        side=_side(data),
    )


def _victims(data: dict[str, Any]) -> VictimWords:
    told = dict(data["victims"])
    unlike = tuple(tuple(map(frozenset, pair)) for pair in told.pop("unlike"))
    words = {key: frozenset(found) for key, found in told.items()}
    words["persons"] |= frozenset(data["persons"])
    return VictimWords(unlike=unlike, **words)


def _side(data: dict[str, Any]) -> SideWords:
    entry: dict[str, list[str]] = data["side"]
    words = {key: frozenset(found) for key, found in entry.items() if not key.endswith("_endings")}
    words["no_people"] |= frozenset(data["persons"])
    return SideWords(
        people_endings=tuple(entry["people_endings"]),
        demonym_endings=tuple(entry["demonym_endings"]),
        nation_endings=tuple(entry["nation_endings"]),
        **words,
    )


def _sources(entry: dict[str, list[str]]) -> SourceWords:
    return SourceWords(
        count_nouns=frozenset(entry["count_nouns"]),
        count_verbs=frozenset(entry["count_verbs"]),
        papers=frozenset(entry["papers"]),
        tellers=frozenset(entry["tellers"]),
        quoting_verbs=frozenset(entry["quoting_verbs"]),
        recording_verbs=frozenset(entry["recording_verbs"]),
        accusing_verbs=frozenset(entry["accusing_verbs"]),
        admitting_verbs=frozenset(entry["admitting_verbs"]),
        admitting_nouns=frozenset(entry["admitting_nouns"]),
        putting_verbs=frozenset(entry["putting_verbs"]),
        deed_verbs=frozenset(entry["deed_verbs"]),
        owning_verbs=frozenset(entry["owning_verbs"]),
        carry=tuple(entry["carry"]),
        recalling_marks=frozenset(entry["recalling_marks"]),
        recalling_prepositions=frozenset(entry["recalling_prepositions"]),
    )


def _rule(entry: dict[str, Any]) -> FigureRule:
    name = str(entry.get("name", "?"))
    if unknown := entry.keys() - _KEYS:
        raise DataError(DATA, name, f"unknown key {sorted(unknown)[0]!r}", _KEYS)
    if entry.get("frame") not in FRAMES:
        raise DataError(DATA, name, f"unknown frame {entry.get('frame')!r}", FRAMES)
    if not entry.get("words"):
        raise DataError(DATA, name, "has no words")

    def words(key: str) -> frozenset[str]:
        return frozenset(str(word).lower() for word in entry.get(key, ()))

    return FigureRule(
        name=name,
        measure=entry["measure"],
        frame=entry["frame"],
        words=words("words"),
        counted=words("counted"),
        counted_not=words("counted_not"),
        near=words("with"),
        context=words("context"),
        context_not=words("context_not"),
        headline=words("headline"),
        headline_before=words("headline_before"),
        weak=bool(entry.get("weak")),
        multiplied=bool(entry.get("multiplied")),
        above=int(entry.get("above", -1)),
    )

"""Which sentences tell most of a story: what a brief chooses from.

A sentence tells much if many reports use its words: how much a word weighs is the share of reports
that have it, as in a centroid (Radev, Jing, Stys, Tam 2004, Centroid-based summarization of
multiple documents); words of all news weigh nothing. Each time that a word was told it weighs less,
so that the next sentence tells something else (Nenkova, Vanderwende 2005, SumBasic; the aim of
maximal marginal relevance, Carbonell, Goldstein 1998). Besides these count how near to the
beginning of its report it stands, as in MEAD, and whether it tells a decision. The numbers were
chosen on the crises of half 0 of `benchmarks.brief`, where many choices did equally well.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import dropwhile
from typing import Any

from stateofplay.compare.days import NEWS, is_background
from stateofplay.compare.facts import is_sure, known, overlap
from stateofplay.compare.stories.words import rarity, words_of
from stateofplay.compare.verdicts.quoted import is_furniture
from stateofplay.core.judgements import Entry
from stateofplay.core.statements import Act, Reality
from stateofplay.datafiles import read_mapping
from stateofplay.present.brief.noevent import (
    QUOTED,
    WORD,
    is_caption,
    is_long_ago,
    names_writer,
    opinions,
)

DATA = "salience.yml"

PER_REPORT = 12
"""Sentences of one report among which a brief chooses."""

_RARE = 1.0
"""`rarity` from which a word tells something of a story: most news does not have it."""

_FADES = 0.6
"""Of the weight of a word so much is left each time that it was told."""

_NEAR = 400
"""Characters behind its headline at which a sentence counts half as much as at the beginning."""

_DECISION = 0.2
"""What a sentence with a decision counts more; one at the beginning counts 1 more."""

_ALIKE = 0.4
"""Share of words in common from which two sentences tell one thing."""

_FAIR = 0.3
"""How sure the reader has to be of an act: the line shows its sentence, whatever its type."""

_FEWEST, _FEWEST_RARE = 8, 4
"""Words that a sentence must have to tell something, and how many of them `_RARE` ones."""

_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_POINTING = re.compile(r"\b(?:those|these|such|this|that) (\w+)")
Place = tuple[str, int]
"""A sentence: its report, and where it begins."""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with the acts for which it can stand on a page.

    Attributes:
        acts: Its acts, in order of the text.
        words: Those that tell something of a story.
        counts: What it counts whatever was told before.
    """

    acts: tuple[Entry, ...]
    words: frozenset[str]
    counts: float


def place_of(entry: Entry) -> Place:
    """Give the sentence of a statement."""
    return entry.report.id, entry.statement.evidence.span.start


def weights_in(entries: Iterable[Entry]) -> dict[str, float]:
    """Weigh words by the share of reports that have them; those of one report weigh nothing."""
    reports: dict[str, set[str]] = defaultdict(set)
    for report, sentence in {(each.report.id, each.statement.evidence.exact) for each in entries}:
        for word in rare_words(sentence):
            reports[word].add(report)
    most = max(map(len, reports.values()), default=1)
    return {word: len(found) / most for word, found in reports.items() if len(found) > 1}


@lru_cache(maxsize=1 << 12)
def rare_words(text: str) -> frozenset[str]:
    """Give the words of *text* that tell something of a story."""
    return frozenset(word for _, word in words_of(text) if rarity(word) >= _RARE)


def foremost(entries: Iterable[Entry], weights: Mapping[str, float]) -> tuple[str, ...]:
    """Give the acts of those sentences of each report that tell most, the first first."""
    entries = list(entries)
    argued = opinions(entries)
    found = sentences(
        entry
        for entry in entries
        if can_stand(entry) and (entry.report.id not in argued or entry.attributed_to)
    )
    found.sort(key=lambda each: (-score(each, weights, {}), each.acts[0].id))
    taken: Counter[str] = Counter()
    ids: list[str] = []
    for each in found:
        report = each.acts[0].report.id
        taken[report] += 1
        if taken[report] <= PER_REPORT:
            ids.extend(act.id for act in each.acts)
    return tuple(ids)


def sentences(entries: Iterable[Entry]) -> list[Told]:
    """Gather acts by their sentences."""
    by_place: dict[Place, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_place[place_of(entry)].append(entry)
    return [_told(acts) for acts in by_place.values()]


def _told(acts: Sequence[Entry]) -> Told:
    ordered = sorted(acts, key=lambda each: (each.content.trigger.start, each.id))
    evidence, title = ordered[0].statement.evidence, ordered[0].report.title
    behind = max(0, evidence.span.start - len(title))
    counts = 1 / (1 + behind / _NEAR) + _DECISION * any(map(is_decision, acts))
    return Told(tuple(ordered), rare_words(evidence.exact), counts)


def weigh(entries: Iterable[Entry], weights: Mapping[str, float]) -> float:
    """Say how much a sentence of *entries* tells, that which tells most; 0 of none."""
    return max((score(_told([each]), weights, {}) for each in entries), default=0.0)


def is_decision(entry: Entry) -> bool:
    """Say whether an act changes how things stand."""
    return isinstance(entry.content, Act) and entry.content.type in load_data()["decisions"]


def score(told: Told, weights: Mapping[str, float], times: Mapping[str, int]) -> float:
    """Say how much a sentence tells, given how often each word was told."""
    told_now = [
        weights[word] * math.pow(_FADES, times.get(word, 0))
        for word in told.words
        if word in weights
    ]
    return math.fsum(told_now) / math.sqrt(max(_FEWEST_RARE, len(told.words))) + told.counts


def choose(
    found: Iterable[Told], weights: Mapping[str, float], shown: Iterable[str], room: int
) -> list[Told]:
    """Choose sentences one by one, the one first that tells most beside what was told before.

    Args:
        found: What there is to choose from.
        weights: What `weights_in` gives.
        shown: Lines that are on the page already.
        room: How many are chosen at most.
    """
    left = sorted(found, key=lambda each: each.acts[0].id)
    before = [rare_words(line) for line in shown]
    times = Counter(word for words in before for word in words)
    chosen: list[Told] = []
    while left and len(chosen) < room:
        best = max(left, key=lambda each: score(each, weights, times))
        left.remove(best)
        if all(overlap(best.words, words) < _ALIKE for words in before):
            chosen.append(best)
            before.append(best.words)
            times.update(best.words)
    return chosen


def can_stand(entry: Entry) -> bool:
    """Say whether an act can have a line though one report alone tells it.

    It is likely, done, no background and told of somebody known in a sentence of its own.
    """
    act, evidence = entry.content, entry.statement.evidence
    if not isinstance(act, Act) or act.reality is not Reality.ACTUAL or not is_sure(entry, _FAIR):
        return False
    if entry.corrected or not act.actors or not known(entry.actors[:1]):
        return False
    if evidence.span.end <= len(entry.report.title) or is_background(entry) or names_past(entry):
        return False
    sentence = evidence.exact
    if len(rare_words(sentence)) < _FEWEST_RARE or len(sentence.split()) < _FEWEST:
        return False
    return is_whole(sentence) or _begins_with_actor(entry, act)


def is_whole(sentence: str) -> bool:
    """Say whether a sentence tells on its own who did what, and is no columnist's."""
    if is_furniture(sentence) or is_caption(sentence) or is_long_ago(sentence):
        return False
    outside = QUOTED.sub(" ", sentence)
    if len(WORD.findall(outside)) < 2 or names_writer(sentence):
        return False
    if _points_back(outside):
        return False
    first, second, third, *_ = *_words_behind_opening(sentence), "", "", ""
    if first in load_data()["subordinate"] and second in load_data()["pronouns"]:
        return False
    if first == "the":
        noun = third if second in load_data()["renewed"] else second
        return noun not in load_data()["back"]
    return first not in load_data()["pointing"]


def _points_back(words: str) -> bool:
    """Whether *words* name something by the sentence before: "in response to those moves"."""
    found = _POINTING.findall(words.lower())
    return not set(found).isdisjoint(load_data()["back"])


def _begins_with_actor(entry: Entry, act: Act) -> bool:
    """Whether a pronoun at the beginning is who acts, so that the line says who it is."""
    sentence, start = entry.statement.evidence.exact, entry.statement.evidence.span.start
    at = act.actors[0].span.start - start
    return (
        at >= 0
        and not _words_behind_opening(sentence[:at])
        and is_whole(sentence[:at] + "Somebody" + sentence[act.actors[0].span.end - start :])
    )


def _words_behind_opening(text: str) -> list[str]:
    """Give the words in small letters, those left out that open a sentence: "but", "later"."""
    words = (word.lower().replace("\u2019", "'") for word in WORD.findall(text))
    return [*dropwhile(load_data()["opening"].__contains__, words)]


def names_past(entry: Entry) -> bool:
    """Say whether its sentence names a year that was over well before its report."""
    published = entry.report.published
    years = _YEAR.findall(entry.statement.evidence.exact) if published else []
    return published is not None and any(int(year) < (published - NEWS).year for year in years)


@cache
def load_data() -> dict[str, Any]:
    """Read ``salience.yml`` as it is, examples included."""
    return read_mapping("stateofplay.present.brief", DATA)

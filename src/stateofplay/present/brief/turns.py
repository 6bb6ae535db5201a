"""The lines of a brief on turns: what a report itself tells as no longer so.

A change of side shows where two statements are compared. "Called off the meeting", "lifted the
sanctions" and "walked back his remark" need no other statement: the verb says that there was a
plan, a measure or a word before, and that it is gone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from stateofplay.compare.days import is_background
from stateofplay.compare.facts import is_sure, known, side, stems
from stateofplay.compare.reports.origins import Groups
from stateofplay.compare.verdicts.cutting import load_data as load_verbs
from stateofplay.compare.verdicts.quoted import Quoted, fullest, quoted_of
from stateofplay.core.judgements import Entry
from stateofplay.core.statements import LIKELY, Act, Reality
from stateofplay.core.stems import plain_words
from stateofplay.datafiles import read_mapping
from stateofplay.present.brief.lines import Kept, Line, on_day, reports_of
from stateofplay.present.brief.salience import names_past, rare_words, weigh

DATA = "turns.yml"

_BEFORE = 2
"""Words before the verb that may say that nothing is done yet, adverbs not counted."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """One act that is a turn: of which side, and of which kind."""

    entry: Entry
    side: str
    kind: str

    @property
    def words(self) -> frozenset[str]:
        """The words that tell what has changed; "with" tells nothing."""
        return stems(" ".join(rare_words(self.entry.about or "")))


def turns(kept: Kept) -> list[Line | None]:
    """Give what reports tell as changed, that which most reports tell first.

    What one side called off, lifted... is told once: in the fullest words of a report.
    """
    found = [turn for key in kept.leads if (turn := _turn(kept.entries.get(key))) is not None]
    words = dict(kept.heard.words)
    ranked: list[tuple[tuple[bool, int, float], Line]] = []
    for group in _of_one_thing(found):
        if line := _line(kept, group):
            rank = kept.is_old(line.sources), -reports_of(line.sources), -weigh(group, words)
            ranked.append((rank, line))
    return [line for _, line in sorted(ranked, key=lambda each: (each[0], each[1].about))]


def _turn(entry: Entry | None) -> _Turn | None:
    """Read an act as a turn; None of one that is none, or not done in these days."""
    if entry is None or not isinstance(act := entry.content, Act):
        return None
    if act.reality is not Reality.ACTUAL or not is_sure(entry, LIKELY) or is_background(entry):
        return None
    evidence = entry.statement.evidence
    if names_past(entry) or _is_long_past(evidence.exact):
        return None
    before = evidence.exact[: max(0, act.trigger.start - evidence.span.start)]
    kind, who = turn_told(before, entry.trigger), known(entry.actors)
    return _Turn(entry, side(who[0]), kind) if kind and who else None


def _is_long_past(sentence: str) -> bool:
    """Whether a sentence says, by no year, that it is on what once was."""
    text = f" {' '.join(plain_words(sentence))} "
    return any(f" {words} " in text for words in load_data()["past"])


def turn_told(before: str, words: str) -> str:
    """Name the kind of turn that the *words* of an act tell, "" if none.

    Args:
        before: What stands before them in the sentence.
        words: The words that name the act.

    Example:
        >>> turn_told("The envoy abruptly", "called off"), turn_told("She may", "lift")
        ('called off', '')
    """
    match = _forms().match(words)
    if match is None:
        return ""
    leading = plain_words(f"{before} {words[: match.start('form')]}")
    near = {*[word for word in leading if not word.endswith("ly")][-_BEFORE:]}
    if not _listed("says").isdisjoint(leading):
        near -= {"had"}
    if any(word in _listed("open") or word.endswith(tuple(load_data()["denied"])) for word in near):
        return ""
    return _kinds()[match["form"].lower()]


@cache
def _forms() -> re.Pattern[str]:
    led = r"(?:\w+ly |has |have |was |were |been |is |are |also |now )*"
    return re.compile(led + _form().pattern, re.IGNORECASE)


@cache
def _form() -> re.Pattern[str]:
    forms = "|".join(map(re.escape, sorted(_kinds(), key=len, reverse=True)))
    return re.compile(rf"\b(?P<form>{forms})\b", re.IGNORECASE)


@cache
def _kinds() -> dict[str, str]:
    return {form: kind for kind, forms in load_data()["turned"].items() for form in forms}


@cache
def _listed(kind: str) -> frozenset[str]:
    return frozenset(load_data()[kind])


@cache
def load_data() -> dict[str, Any]:
    """Read ``turns.yml`` as it is, examples included."""
    return read_mapping("stateofplay.present.brief", DATA)


def _of_one_thing(found: Sequence[_Turn]) -> list[list[Entry]]:
    """Put together what one side turned from: in one sentence, or by the words for it."""
    groups = Groups()
    for place, other in enumerate(found):
        for one in found[:place]:
            if _is_one(one, other):
                groups.join(one.entry.id, other.entry.id)
    told: dict[str, list[Entry]] = {}
    for turn in found:
        told.setdefault(groups.find(turn.entry.id), []).append(turn.entry)
    return list(told.values())


def _is_one(one: _Turn, other: _Turn) -> bool:
    if one.side != other.side:
        return False
    if one.entry.statement.evidence == other.entry.statement.evidence:
        return True
    return one.kind == other.kind and not one.words.isdisjoint(other.words)


def _says_first(text: str) -> bool:
    """Whether words begin with the turn: "the talks were suspended" has another subject."""
    before = plain_words(text[: match.start()]) if (match := _form().search(text)) else []
    leading = {*load_verbs()["before"], *_listed("says"), *_listed("leading")}
    return match is not None and all(each in leading or each.endswith("ly") for each in before)


def _line(kept: Kept, entries: Iterable[Entry]) -> Line | None:
    by_id = {each.id: each for each in entries}
    words = fullest(each for each in by_id.values() if _is_plain(quoted_of(each)))
    if words is None:
        return None
    entry = by_id[words.statement]
    name = known(entry.actors)[0].name
    return kept.line(name, f"\u201c{words.text}\u201d{on_day(entry)}", by_id)


def _is_plain(words: Quoted | None) -> bool:
    return words is not None and words.proper and _says_first(words.text)

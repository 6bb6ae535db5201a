"""Score positions on whole reports that no training saw, each read by a person.

    python -m benchmarks.stances --data DATA [--floors FILE] [--raise] [--misses] [--half 0]

Scored is what the table of positions rests on: every claim (holder, stance, proposal) of an act the
program is not unsure of. A claim is *right* if a line read in that report says the same of the same
holder, whatever the sentence; *fair* if all that is apart is a name made of the same words, a label
that can be defended, or asking and supporting. A line is *found* if a claim says what it does.
``--half 0`` scores the half that may be looked at, ``--half 1`` the one only measured; ``--misses``
shows those of the former alone.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from pathlib import Path

from benchmarks.crises import is_at_hand
from benchmarks.floors import add_options, hold_against
from benchmarks.stances_read import Line, ReadReport, load
from stateofplay import pipeline
from stateofplay.compare.claims.claims import Claim, claims_of
from stateofplay.compare.facts import facts_of
from stateofplay.core.stems import stem, words_of
from stateofplay.core.text import Span
from stateofplay.engine import Engine
from stateofplay.ledger import open_ledger
from stateofplay.resolve.proposals.topics import Topics

_LIKE = ({"asks", "supports"}, {"supports", "accepts"}, {"asks", "conditional"})
"""Stances that a careful reader could take for one another."""
_SMALL = frozenset(["the", "a", "an", "of", "and", "s", "in", "on", "to", "for", "mr", "president"])


class Grade(IntEnum):
    """How well a claim agrees with a line; the parts wrong, worst first."""

    NOTHING = 0
    HOLDER = 1
    STANCE = 2
    PROPOSAL = 3
    FAIR = 4
    RIGHT = 5


@dataclass(frozen=True, slots=True)
class Judged:
    """One claim with the line it agrees with best, None if its sentence has none."""

    report: ReadReport
    claim: Claim
    line: Line | None
    grade: Grade


def main() -> int:
    """Measure, print, compare; give 1 if a score fell below its floor."""
    options = _options()
    if not is_at_hand(options.data):
        return 0
    reports = [each for each in load(options.data) if options.half in (None, each.half)]
    claims = claims_in(reports)
    judged = [judge(report, claim) for report in reports for claim in claims[report.text]]
    if options.misses:
        open_ones = [report for report in reports if report.half == 0]
        show(open_ones, claims, [each for each in judged if each.report.half == 0])
    return hold_against(scores(reports, claims, judged), options)


def claims_in(reports: Sequence[ReadReport]) -> Mapping[str, list[Claim]]:
    """Read the reports into one ledger; give what acts claim of positions, by a report's text."""
    claims: dict[str, list[Claim]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        sources = []
        for number, report in enumerate(reports):
            sources.append(Path(folder) / f"{number}.json")
            sources[-1].write_text(json.dumps(report.raw), "utf-8")
        text = {str(source): report.text for source, report in zip(sources, reports, strict=True)}
        with open_ledger(Path(folder) / "read.db") as kept:
            pipeline.read_into(kept, [*text], engine=Engine.load())
            for fact in facts_of(kept.entries(kinds=("act",))):
                shown = (claim for claim in claims_of(fact) if claim.sure)
                claims[text[fact.entry.report.source]] += shown
    return claims


def scores(
    reports: Sequence[ReadReport], claims: Mapping[str, list[Claim]], judged: Sequence[Judged]
) -> dict[str, float]:
    """Give the shares of claims right and fair, and of the clear lines found."""
    clear = [(report, line) for report in reports for line in report.lines if line.clear]
    found = Counter(best(line, claims[report.text]) for report, line in clear)
    total, lines = max(1, len(judged)), max(1, len(clear))
    grades = Counter(each.grade for each in judged)
    return {
        "claims right": grades[Grade.RIGHT] / total,
        "claims right or fair": (grades[Grade.RIGHT] + grades[Grade.FAIR]) / total,
        "lines found": found[Grade.RIGHT] / lines,
        "lines found or fair": (found[Grade.RIGHT] + found[Grade.FAIR]) / lines,
    }


def judge(report: ReadReport, claim: Claim) -> Judged:
    """Hold one claim against the lines of its report: those of its sentence, then all."""
    sentence = claim.fact.entry.statement.evidence.span
    near = [line for line in report.lines if line.sentence.overlaps(sentence)]
    graded = [(grade(claim, line), line) for line in near]
    same = [(Grade.RIGHT, line) for line in report.lines if grade(claim, line) is Grade.RIGHT]
    at_best, line = max([*graded, *same], key=lambda each: each[0], default=(Grade.NOTHING, None))
    return Judged(report, claim, line, at_best)


def best(line: Line, claims: Iterable[Claim]) -> Grade:
    """Give how well the claims of its report tell a line."""
    grades = [Grade.NOTHING]
    for claim in claims:
        value = grade(claim, line)
        near = claim.fact.entry.statement.evidence.span.overlaps(line.sentence)
        grades.append(value if near or value is Grade.RIGHT else Grade.NOTHING)
    return max(grades)


def grade(claim: Claim, line: Line) -> Grade:
    """Hold a claim against a line: holder, stance, proposal, in this order."""
    if not _same_holder(claim, line):
        return Grade.HOLDER
    stance = str(claim.stance)
    like = any(stance in pair and pair & set(line.stances) for pair in _LIKE)
    if stance not in line.stances and not like:
        return Grade.STANCE
    named = _label(claim.proposal) in line.proposals or _same_words(claim.proposal, line.named)
    own = claim.proposal not in labels() and _same_about(claim, line)
    if not (named or own or claim.proposal in line.loose):
        return Grade.PROPOSAL
    return Grade.RIGHT if named and stance in line.stances else Grade.FAIR


@cache
def labels() -> frozenset[str]:
    """The names of the topic data."""
    return frozenset(topic.name for topic in _topics().topics)


@cache
def _topics() -> Topics:
    return Topics.load()


@cache
def _label(name: str) -> str:
    """The label that fits a name of the program's own: "summit with Reed" is dialogue."""
    found = None if name in labels() else _topics().find(name)
    return found[0] if found else name


def _same_holder(claim: Claim, line: Line) -> bool:
    """Whether a name of the one is a name of the other, or all words of it."""
    holder = claim.holder
    names = [_words(name) for name in (holder.name, holder.mention) if name]
    return any(
        name and right and (name <= right or right <= name)
        for name in names
        for right in map(_words, line.holders)
    )


def _same_words(name: str, others: Iterable[str]) -> bool:
    """Whether a name of the program's own and one of a person's share most words of the shorter."""
    words = _words(name)
    told = (_words(other) for other in others)
    return any(2 * len(words & other) >= min(len(words), len(other)) > 0 for other in told)


def _same_about(claim: Claim, line: Line) -> bool:
    content = claim.fact.entry.content
    about: Span | None = getattr(content, "about", None)
    return about is not None and about.overlaps(line.about)


def _words(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words_of(text.lower()) if word not in _SMALL)


def show(
    reports: Sequence[ReadReport], claims: Mapping[str, list[Claim]], judged: Sequence[Judged]
) -> None:
    """Print what is not right of the claims, and the lines not found."""
    for each in judged:
        if each.grade is not Grade.RIGHT:
            print("\n".join(_wrong(each)), end="\n\n")
    for report in reports:
        for line in report.lines:
            if line.clear and (value := best(line, claims[report.text])) < Grade.FAIR:
                print("MISSED", value.name.lower(), *_wanted(line), "|", _slice(report, line))
    print(Counter(each.grade.name.lower() for each in judged))


def _wrong(each: Judged) -> Iterator[str]:
    claim, entry = each.claim, each.claim.fact.entry
    yield f"{each.grade.name} {claim.holder.name!r} {claim.stance} {claim.proposal!r} {entry.id}"
    about = f"about {entry.about!r}, {entry.statement.confidence}"
    yield f"  {entry.trigger!r} {about}: {' '.join(entry.statement.evidence.exact.split())}"
    if each.line:
        yield f"  read: {_wanted(each.line)} {_slice(each.report, each.line)!r}"


def _wanted(line: Line) -> tuple[object, ...]:
    return "/".join(line.stances), line.holders[:2], line.proposals or line.named


def _slice(report: ReadReport, line: Line) -> str:
    return " ".join(report.text[line.sentence.start : line.sentence.end].split())


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Score positions on reports no training saw.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--half", type=int, choices=(0, 1), default=None)
    add_options(parser, Path("benchmarks/stances-floors.json"))
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())

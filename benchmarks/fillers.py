"""Who the fillers of hand-read acts are: pronouns, role nouns, short names, and who is not told.

    python -m benchmarks.fillers --data DATA_FOLDER [--half develop|measure] [--show]

The hand-readings are kept stand-off (``training/annotations``); DATA_FOLDER holds the texts in
``news``. Of a filler that is a pronoun ("he"), a role noun ("the group") or a short name, the
readers gave the full name; it stands in the report at other places, too. The program is *right*
if it takes the filler for one who is named at one of these places, *open* if it leaves it with
words that are no name, else wrong. Sheets with even numbers are there to develop on.

The shares of acts whose actors and recipients are all right are about acts that the program
finds. It learned to find them on these very readings: they flatter, and serve to compare changes.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from training.standoff import texts_of

from benchmarks.floors import add_options, hold_against
from benchmarks.who import FIRST, THIRD
from stateofplay.core.errors import Problem
from stateofplay.core.judgements import Resolved
from stateofplay.core.statements import Act, Mention, MentionKind, Reading
from stateofplay.core.text import Report, Span
from stateofplay.engine import Engine

NEWS = ("gaza_2023", "foreign_affairs_3000")
ROLES = {"actor": "actors", "recipient": "recipients"}
RIGHT, OPEN, WRONG = "right", "open", "wrong"


@dataclass(frozen=True, slots=True)
class Filler:
    """A filler as a reader wrote it.

    Attributes:
        span: Where it stands in the act's sentence; None if it comes from context.
        named: Other places at which its full name stands.
    """

    span: Span | None
    named: tuple[Span, ...]

    @classmethod
    def of(cls, raw: Mapping[str, Any]) -> Filler:
        """Read one filler of a stand-off record."""
        span = Span(*raw["span"]) if raw["span"] else None
        places = (Span(*place) for place in raw["named"])
        return cls(span, tuple(p for p in places if span is None or not p.overlaps(span)))


class Who:
    """Who is who in one report as the program has it."""

    def __init__(self, reading: Reading, resolved: Resolved) -> None:
        self.text = reading.report.full_text
        self._mentions = sorted(reading.mentions, key=lambda mention: mention.span)
        self._of: dict[str, list[str]] = {}
        self.names = {entity.id: entity.name for entity in resolved.entities}
        for entity in resolved.entities:
            for mention in entity.mentions:
                self._of.setdefault(mention, []).append(entity.id)

    def at(self, place: Span) -> list[Mention]:
        """Mentions that end where *place* ends: its head is theirs."""
        words = self.text[place.start : place.end].removesuffix("'s").removesuffix("\u2019s")
        end = place.start + len(words)
        ends = {end, end + 2} if self.text[end : end + 2] in ("'s", "\u2019s") else {end}
        return [m for m in self._mentions if m.span.end in ends]

    def of(self, mention: Mention) -> list[str]:
        """Ids of the entities of *mention*; none if it is open."""
        return self._of.get(mention.id, [])

    def named(self, filler: Filler) -> set[str]:
        """Ids of all who are named where the filler's full name stands."""
        mentions = (m for place in filler.named for m in self.at(place))
        return {entity for mention in mentions for entity in self.of(mention)}

    def meant(self, filler: Filler) -> set[str]:
        """Ids of those whom *filler* may be: the named ones, else whom its own words name."""
        found = self.named(filler)
        if not found and filler.span is not None:
            found = {entity for mention in self.at(filler.span) for entity in self.of(mention)}
        return found

    def fits(self, filler: Filler, mention: Mention) -> bool:
        """Whether the program's *mention* is *filler*."""
        if filler.span is not None and filler.span.overlaps(mention.span):
            mine = mention.kind is MentionKind.PRONOUN and self.named(filler)
            return not mine or not mine.isdisjoint(self.of(mention))
        return not self.meant(filler).isdisjoint(self.of(mention))

    def judge(self, filler: Filler) -> tuple[str, Sequence[str]] | None:
        """Whether a filler that a name was given for is right; None if that cannot be told."""
        wanted = self.named(filler)
        if filler.span is None or not wanted:
            return None
        found = [entity for mention in self.at(filler.span) for entity in self.of(mention)]
        if not wanted.isdisjoint(found):
            return RIGHT, found
        return (WRONG if any(map(self._has_name, found)) else OPEN), found

    def _has_name(self, entity: str) -> bool:
        return any(word[0].isupper() for word in self.names[entity].split())


def kind_of(words: str) -> str:
    """Name the sort of a filler for which a reader gave the full name.

    Example:
        >>> [kind_of(words) for words in ("They", "us", "US", "the group", "the Front")]
        ['pronouns', 'first person', 'short names', 'role nouns', 'short names']
    """
    folded = "" if words.isupper() and words != "I" else words.casefold()
    if folded in FIRST:
        return "first person"
    if folded in THIRD:
        return "pronouns"
    return "role nouns" if words.rsplit(maxsplit=1)[-1][0].islower() else "short names"


def fillers_of(record: Mapping[str, Any]) -> Iterator[Filler]:
    """Give the fillers of a record that stand in the sentence and have a full name elsewhere."""
    seen = set()
    for act in record["acts"]:
        for role in ("actor", "recipient", "source"):
            for filler in map(Filler.of, act[role]):
                if filler.span is not None and filler.named and filler.span not in seen:
                    seen.add(filler.span)
                    yield filler


def judged(record: Mapping[str, Any], who: Who) -> Iterator[tuple[str, str, str]]:
    """Judge what a record gives a name for: its kind, the judgement, a line to read."""
    for filler in fillers_of(record):
        answer = who.judge(filler)
        if answer is None or filler.span is None:
            continue
        start, end = filler.span.start, filler.span.end
        words, name = who.text[start:end], who.text[filler.named[0].start : filler.named[0].end]
        got = ", ".join(who.names[entity] for entity in answer[1])
        line = f"{words!r} is {name!r}, got {got!r}: ...{who.text[max(0, start - 150) : end]!r}"
        yield kind_of(words), answer[0], line


def roles_of(
    record: Mapping[str, Any], reading: Reading, who: Who
) -> Iterator[tuple[str, bool, str]]:
    """Judge actors and recipients of the clear acts that the program finds with their type."""
    acts = [s.content for s in reading.statements if isinstance(s.content, Act)]
    for wanted in record["acts"]:
        trigger = Span(*wanted["trigger"])
        found = [a for a in acts if a.type in wanted["types"] and a.trigger.overlaps(trigger)]
        if wanted["optional"] or not found:
            continue
        for role, field in ROLES.items():
            mentions: tuple[Mention, ...] = getattr(found[0], field)
            fillers = [Filler.of(raw) for raw in wanted[role]]
            right = all(any(who.fits(f, m) for f in fillers) for m in mentions)
            shown = [who.text[f.span.start : f.span.end] if f.span else "^" for f in fillers]
            line = f"{role} {shown} got {[m.exact for m in mentions]}: {found[0].trigger}"
            yield role, right and bool(mentions) == bool(fillers), line


def records_of(path: Path, half: str | None) -> list[dict[str, Any]]:
    """Read the stand-off records of one half: the sheets with even numbers, or the others."""
    records = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    odd = {"develop": 0, "measure": 1}
    return [r for r in records if half is None or r["sheet"] % 2 == odd[half]]


def reports_of(records: Iterable[dict[str, Any]], data: Path) -> dict[str, Report]:
    """Find the texts of *records*; give the reports by the hash of their text."""
    find = texts_of(data / "news" / f"{name}.jsonl.gz" for name in NEWS)
    found = {}
    for record in records:
        if (text := find(record)) is not None:
            day = date.fromisoformat(record["date"][:10]) if record["date"] else None
            name = record["sha256"]
            found[name] = Report(source=name, title=text[0], text=text[1], published=day)
    return found


def scores_of(found: Counter[tuple[str, str]]) -> dict[str, float]:
    """Give the share right of every kind, and of pronouns the share wrong."""
    scores = {}
    for kind in ("pronouns", "first person", "role nouns", "short names", *ROLES):
        number = sum(found[kind, answer] for answer in (RIGHT, OPEN, WRONG))
        if number:
            scores[f"{kind} right"] = found[kind, RIGHT] / number
            print(f"{kind:14}", *(f"{a} {found[kind, a]:5}" for a in (RIGHT, OPEN, WRONG)))
    return scores


def main() -> int:
    """Measure, print, hold against the floors."""
    parser = argparse.ArgumentParser(description="Score who the fillers of acts are.")
    parser.add_argument("--data", type=Path, required=True)
    annotations = Path("training/annotations/news.jsonl")
    parser.add_argument("--annotations", type=Path, default=annotations)
    parser.add_argument("--half", choices=("develop", "measure"), default="measure")
    parser.add_argument("--show", action="store_true", help="print what is wrong or open")
    add_options(parser, Path("benchmarks/fillers-floors.json"))
    options = parser.parse_args()
    if not (options.data / "news").is_dir():
        print(f"Not measured: there are no texts at {options.data}/news.")
        return 0
    records = records_of(options.annotations, options.half)
    reports = reports_of(records, options.data)
    found: Counter[tuple[str, str]] = Counter()
    by_text = {record["sha256"]: record for record in records}
    for report, outcome in Engine.load().read(reports.values()):
        if isinstance(outcome, Problem):
            raise SystemExit(f"{report.source}: {outcome.message}")
        record, who = by_text[report.source], Who(*outcome)
        for kind, answer, line in judged(record, who):
            found[kind, answer] += 1
            if options.show and answer != RIGHT:
                print(answer, kind, report.source[:8], line)
        for role, right, line in roles_of(record, outcome[0], who):
            found[role, RIGHT if right else WRONG] += 1
            if options.show and not right:
                print(report.source[:8], line)
    return hold_against(scores_of(found), options)


if __name__ == "__main__":
    sys.exit(main())

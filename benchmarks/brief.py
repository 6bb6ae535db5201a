"""Score what the brief of a crisis tells, by lists of what an editor said it must tell.

    python -m benchmarks.brief --data DATA [--floors FILE] [--raise] [--half 0] [--misses]
                               [--ledgers FOLDER]

``brief-read.jsonl`` has one crisis a line: hashes of its reports, and the things that a page on it
must tell, each in a person's words with the places of the sentences that tell it, or a part of it,
by themselves; no texts. A thing is told if a line of the brief stands on a statement in one of
these sentences, which is kinder than a reader: the line may be on another act of the sentence. So
a line counts for one thing only, and "words told" is the share of a person's words (stems of four
letters and more, and numbers) that the best such line has, as ROUGE-1 counts them. The other way
round a line is to the point if a statement behind it stands in a sentence that tells a thing, or a
part of one: a longer page is no better by itself. Half 0 may be looked at, half 1 is only measured.

``--ledgers``: a folder where each crisis is read into once; later calls make the pages anew.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.crises import is_at_hand, ledgers_of, parser, report_of
from benchmarks.floors import hold_against
from stateofplay.core.stems import stem, words_of
from stateofplay.core.text import Span
from stateofplay.present.brief.brief import brief_of
from stateofplay.present.views.filters import Filters

READ = Path("benchmarks/brief-read.jsonl")

Place = tuple[int, Span]
"""Which report of a crisis, and where in it."""


@dataclass(frozen=True, slots=True)
class Thing:
    """What a page must tell: a person's words, how much it weighs, and where it is told."""

    words: str
    weight: int
    told: tuple[Place, ...]
    part: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Crisis:
    """One crisis: hashes of its reports, and what a page on it must tell."""

    name: str
    half: int
    reports: tuple[str, ...]
    things: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A line of a brief, and the places of the statements behind it."""

    section: str
    text: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """What a brief tells of a crisis: by which line each thing, wholly or in part."""

    lines: tuple[Shown, ...]
    whole: Mapping[int, Shown]
    part: Mapping[int, Shown]
    words: Mapping[int, float]
    to_the_point: int


def main() -> int:
    """Measure, print, compare; give 1 if a score fell below its floor."""
    known = parser(__doc__, Path("benchmarks/brief-floors.json"))
    known.add_argument("--ledgers", type=Path, default=None)
    options = known.parse_args()
    if not is_at_hand(options.data):
        return 0
    crises = [each for each in load() if options.half in (None, each.half)]
    with tempfile.TemporaryDirectory() as folder:
        briefs = briefs_of(crises, options.data, options.ledgers or Path(folder))
        pages = [page(crisis, lines) for crisis, lines in zip(crises, briefs, strict=True)]
    if options.misses:
        for crisis, told in zip(crises, pages, strict=True):
            if crisis.half == 0:
                print("\n".join(missed(crisis, told)))
    return hold_against(scores(crises, pages), options)


def load(path: Path = READ) -> list[Crisis]:
    """Give all crises."""
    records = map(json.loads, path.read_text("utf-8").splitlines())
    return [
        Crisis(
            name=record["crisis"],
            half=record["half"],
            reports=tuple(record["reports"]),
            things=tuple(map(_thing, record["things"])),
        )
        for record in records
    ]


def _thing(record: Mapping[str, Any]) -> Thing:
    told, part = (
        tuple((number, Span(start, end)) for number, start, end in record[key])
        for key in ("told", "part")
    )
    return Thing(words=record["words"], weight=record["weight"], told=told, part=part)


def briefs_of(crises: Iterable[Crisis], data: Path, ledgers: Path) -> Iterator[list[Shown]]:
    """Give the lines of each crisis's brief; read into *ledgers* what is not there yet."""
    for _, kept in ledgers_of(crises, data, ledgers):
        places = {
            each.id: (report_of(each), each.statement.evidence.span)
            for each in kept.entries(kinds=("act", "figure"))
        }
        made = brief_of(kept, Filters())
        yield [
            Shown(
                section.title,
                f"{line.about}: {line.text}",
                tuple(places[source.statement] for source in line.sources),
            )
            for section in made.sections
            for group in section.groups
            for line in group.lines
        ]


def page(crisis: Crisis, lines: Sequence[Shown]) -> Page:
    """Say which things the *lines* tell: each line the first one it tells, no thing twice."""
    whole = _by_line(lines, {n: each.told for n, each in enumerate(crisis.things)}, ())
    left = {n: (*each.told, *each.part) for n, each in enumerate(crisis.things) if n not in whole}
    part = _by_line(lines, left, [id(line) for line in whole.values()])
    anywhere = [place for each in crisis.things for place in (*each.told, *each.part)]
    near = sum(_stands_in(line, anywhere) for line in lines)
    words = {n: _words_told(each, lines) for n, each in enumerate(crisis.things)}
    return Page(tuple(lines), whole, part, words, near)


def _words_told(thing: Thing, lines: Sequence[Shown]) -> float:
    """Share of the person's words that the best line on one of the sentences has, 0-1."""
    wanted = _stems(thing.words)
    places = (*thing.told, *thing.part)
    shared = (len(wanted & _stems(line.text)) for line in lines if _stands_in(line, places))
    return max(shared, default=0) / max(1, len(wanted))


def _stems(text: str) -> set[str]:
    return {stem(word) for word in words_of(text) if len(word) > 3 or word[:1].isdigit()}


def _by_line(
    lines: Sequence[Shown], things: Mapping[int, Sequence[Place]], taken: Iterable[int]
) -> dict[int, Shown]:
    """Give each thing a line of its own, as many as can have one (augmenting paths)."""
    used = set(taken)
    able = {
        n: [k for k, line in enumerate(lines) if id(line) not in used and _stands_in(line, places)]
        for n, places in things.items()
    }
    thing_of: dict[int, int] = {}

    def give(thing: int, tried: set[int]) -> bool:
        for line in able[thing]:
            if line not in tried:
                tried.add(line)
                if line not in thing_of or give(thing_of[line], tried):
                    thing_of[line] = thing
                    return True
        return False

    for thing in able:
        give(thing, set())
    return {thing: lines[line] for line, thing in thing_of.items()}


def _stands_in(line: Shown, places: Iterable[Place]) -> bool:
    return any(
        report == other and span.overlaps(at)
        for report, span in line.places
        for other, at in places
    )


def scores(crises: Sequence[Crisis], pages: Sequence[Page]) -> dict[str, float]:
    """Give by half the share of weight that is told, told or in part, and of lines to the point."""
    found: dict[str, float] = {}
    for half in sorted({crisis.half for crisis in crises}):
        some = [(c, p) for c, p in zip(crises, pages, strict=True) if c.half == half]
        every = sum(each.weight for crisis, _ in some for each in crisis.things)
        whole, part = (
            sum(crisis.things[n].weight for crisis, told in some for n in getattr(told, kind))
            for kind in ("whole", "part")
        )
        said = sum(
            c.things[n].weight * share for c, told in some for n, share in told.words.items()
        )
        lines = sum(len(told.lines) for _, told in some)
        found[f"half {half} told"] = whole / max(1, every)
        found[f"half {half} told or in part"] = (whole + part) / max(1, every)
        found[f"half {half} words told"] = said / max(1, every)
        found[f"half {half} lines to the point"] = sum(t.to_the_point for _, t in some) / max(
            1, lines
        )
        print(f"half {half}: {lines / max(1, len(some)):.1f} lines a page")
    return found


def missed(crisis: Crisis, told: Page) -> Iterator[str]:
    """Give each thing with the line that tells it, or none, and the lines that tell nothing."""
    yield f"\n== {crisis.name}"
    for number, thing in enumerate(crisis.things):
        line = told.whole.get(number) or told.part.get(number)
        how = "told" if number in told.whole else "part" if line else "-"
        by = f"  [{line.section}] {line.text[:160]}" if line else ""
        yield f"{how:5} {thing.weight} {thing.words}{by}"
    anywhere = [place for each in crisis.things for place in (*each.told, *each.part)]
    for line in told.lines:
        if not _stands_in(line, anywhere):
            yield f"      beside the point: [{line.section}] {line.text[:160]}"


if __name__ == "__main__":
    sys.exit(main())

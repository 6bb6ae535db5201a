"""Score how reports are sorted by story and how copies are found, and hold it against floors.

    python -m benchmarks.compare --data ../shared/data [--floors FILE] [--raise]

Stories are told from the texts alone, as the story model does it in `compare`. ``other half`` are
pairs with a story on which nothing was fitted; ``all`` are all pairs.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
from datetime import date
from pathlib import Path

from benchmarks.floors import raise_floors, read_floors, show
from benchmarks.labelled import DAYS, FILES, Score, labelled, pairs_within, rows, score
from stateofplay.compare.reports.copies import Print, copies_among, print_of
from stateofplay.compare.stories import Candidates, stories

READ = Path(__file__).with_name("copies-read.json")
"""Pairs of reports that share words: data set, two line numbers, and whether one who read them
found that a substantial part of the shorter one's own words is the other one's: neither quoted nor
what a house says whenever it comes to the matter. Of gaza_2023 all pairs that share much are read.
"""

NEWS = {
    "gaza_2023": "news/gaza_2023.jsonl.gz",
    "foreign_affairs_3000": "news/foreign_affairs_3000.jsonl.gz",
    "clusters": FILES["clusters"],
}
PLANTED = 120


def main() -> int:
    """Measure, print, compare; give 1 if a score fell below its floor."""
    options = _options()
    if not options.data.is_dir():
        print(f"Not measured: there are no reports at {options.data}.")
        return 0
    scores = {}
    for name in DAYS:
        scores |= sorted_by_story(options.data, name)
    scores |= copies_found(options.data)
    floors = read_floors(options.floors)
    fallen = show(scores, floors)
    if options.raise_floors:
        raise_floors(options.floors, floors, scores)
    return 1 if fallen else 0


def sorted_by_story(data: Path, name: str) -> dict[str, float]:
    """Group the reports of one data set by story; give pairwise scores."""
    started = time.process_time()
    reports = labelled(data, name)
    group = {
        report: place
        for place, story in enumerate(stories(report.profile for report in reports))
        for report in story.reports
    }
    used = time.process_time() - started
    listed = Candidates(report.profile for report in reports)
    reached = {item: set(listed.of(profile)) for item, profile in listed.profiles.items()}
    found, right, measured, near = [], [], [], []
    for one, other in pairs_within(reports, DAYS[name]):
        keys = one.profile.report, other.profile.report
        right.append(one.story == other.story)
        found.append(keys[0] in group and group[keys[0]] == group.get(keys[1]))
        measured.append(not (one.to_develop and other.to_develop))
        near.append(keys[1] in reached[keys[0]] or keys[0] in reached[keys[1]])
    everything = score(found, right)
    other_half = _score_where(measured, found, right)
    print(f"{name}: {len(reports)} reports, {len(right)} pairs; {used:.1f} s of processor time")
    return {
        f"{name} f1": everything.f1,
        f"{name} precision": everything.precision,
        f"{name} recall": everything.recall,
        f"{name} other half f1": other_half.f1,
        f"{name} other half precision": other_half.precision,
        f"{name} other half recall": other_half.recall,
        f"{name} pairs reached": score(near, right).recall,
    }


def copies_found(data: Path) -> dict[str, float]:
    """Look for copies; score the pairs that were read, those of two outlets, and planted ones."""
    texts = {name: list(rows(data / path)) for name, path in NEWS.items()}
    prints = {
        name: {f"{place:05}": _print(row) for place, row in enumerate(found)}
        for name, found in texts.items()
    }
    pairs = {name: set(copies_among(found)) for name, found in prints.items()}
    read = json.loads(READ.read_text("utf-8"))
    where = [(name, f"{one:05}", f"{other:05}") for name, one, other, _ in read]
    found = [(one, other) in pairs[name] for name, one, other in where]
    right = [same for *_, same in read]
    two = [prints[name][one].house != prints[name][other].house for name, one, other in where]
    news = [name == "gaza_2023" for name, *_ in read]
    planted = _planted([row["text"] for row in texts["gaza_2023"]])
    seen = set(copies_among(prints["gaza_2023"] | planted))
    hits = [(key.removesuffix(" cut"), key) in seen for key in planted]
    return {
        **_shares("read copies", score(found, right)),
        **_shares("read copies of another outlet", _score_where(two, found, right)),
        **_shares("read copies in gaza_2023", _score_where(news, found, right)),
        "planted copies recall": sum(hits) / len(planted),
    }


def _score_where(kept: list[bool], found: list[bool], right: list[bool]) -> Score:
    some = [(one, two) for one, two, keep in zip(found, right, kept, strict=True) if keep]
    return score([one for one, _ in some], [two for _, two in some])


def _shares(name: str, scores: Score) -> dict[str, float]:
    return {f"{name} precision": scores.precision, f"{name} recall": scores.recall}


def _print(row: dict[str, str]) -> Print:
    day = row.get("date") or row.get("date_publish")
    return print_of(row["text"] or "", _outlet(row), date.fromisoformat(day[:10]) if day else None)


def _outlet(row: dict[str, str]) -> str:
    return row.get("sitename") or row.get("source_domain") or ""


def _planted(texts: list[str]) -> dict[str, Print]:
    """Make copies with another lede, two fifths of the sentences cut, and some words changed."""
    chance = random.Random(3)  # noqa: S311 - the same ones every time
    long = [place for place, text in enumerate(texts) if len(text.split()) > 150]
    found = {}
    for place in chance.sample(long, PLANTED):
        sentences = re.split(r"(?<=[.!?])\s+", texts[place])[1:]
        kept = [_edited(each, chance) for each in sentences if chance.random() < 0.6]
        lede = " ".join(chance.choice(texts).split()[:35])
        found[f"{place:05} cut"] = print_of("\n".join((lede, *kept)))
    return found


def _edited(sentence: str, chance: random.Random) -> str:
    words = sentence.split()
    if chance.random() < 0.3 and len(words) > 6:
        for _ in range(2):
            words[chance.randrange(len(words))] = chance.choice(
                ("officials", "reportedly", "later")
            )
    return " ".join(words)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Score the comparison of reports.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--floors", type=Path, default=Path("benchmarks/compare-floors.json"))
    parser.add_argument("--raise", dest="raise_floors", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())

"""Expressions of time held against TIMEX3 in TimeML documents, the way TempEval-3 scores them.

    python -m benchmarks.time FOLDER [--floors benchmarks/time-floors.json] [--errors]

Relaxed: an expression counts if it overlaps a gold one; strict: if it is the same; each gold
expression answers one found at most. Value F1: of those that overlap, the ones whose value is the
gold's, over all found (precision) and over all gold ones (recall). The date of the document is
given, not scored. Exit status 1 if a score lies below its floor.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import unescape
from pathlib import Path

from stateofplay.timex import Timex, find_timexes

_TIMEX = re.compile(r"<TIMEX3([^>]*)>(.*?)</TIMEX3>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_ROUNDING = 0.0005


@dataclass(frozen=True, slots=True)
class Gold:
    """A TIMEX3 of a document: code points of the plain text."""

    start: int
    end: int
    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Document:
    """A TimeML document without its tags."""

    name: str
    text: str
    created: date | None
    gold: tuple[Gold, ...]


def read(path: Path) -> Document:
    """Read a TimeML document: its plain text, its date, its expressions of time."""
    whole = path.read_text("utf-8")
    created = re.search(r"<DCT>.*?value=\"(\d{4}-\d\d-\d\d)", whole, re.DOTALL)
    body = re.search(r"<TEXT>(.*?)</TEXT>", whole, re.DOTALL)
    text, gold, at = "", [], 0
    marked = body[1] if body else ""
    for match in _TIMEX.finditer(marked):
        text += _plain(marked[at : match.start()])
        start, at = len(text), match.end()
        text += _plain(match[2])
        told = dict(re.findall(r'(\w+)="([^"]*)"', match[1]))
        gold.append(Gold(start, len(text), told["type"], told.get("value", "")))
    text += _plain(marked[at:])
    day = date.fromisoformat(created[1]) if created else None
    return Document(path.stem, text, day, tuple(gold))


def _plain(marked: str) -> str:
    return unescape(_TAG.sub("", marked))


@dataclass(slots=True)
class Tally:
    """Counts over all documents."""

    gold: int = 0
    found: int = 0
    relaxed: int = 0
    strict: int = 0
    value: int = 0
    kind: int = 0

    def scores(self) -> dict[str, float]:
        """Precision, recall and F1 of each count, rounded to three places."""
        result = {}
        for name in ("relaxed", "strict", "value", "kind"):
            right = getattr(self, name)
            precision, recall = right / max(self.found, 1), right / max(self.gold, 1)
            both = precision + recall
            result[f"{name} p"] = round(precision, 3)
            result[f"{name} r"] = round(recall, 3)
            result[f"{name} f1"] = round(2 * precision * recall / both if both else 0.0, 3)
        return result


def paired(gold: Sequence[Gold], found: Sequence[Timex]) -> Iterator[tuple[Gold, Timex]]:
    """Pair what overlaps, the same words first, each once."""
    left = list(found)
    for exact in (True, False):
        for each in gold:
            for timex in left:
                span = timex.span
                same = (span.start, span.end) == (each.start, each.end)
                if same if exact else span.start < each.end and each.start < span.end:
                    yield each, timex
                    left.remove(timex)
                    gold = [other for other in gold if other is not each]
                    break


def score(documents: Sequence[Document], *, errors: bool = False) -> Tally:
    """Score all documents; print what is wrong if *errors*."""
    tally = Tally()
    for document in documents:
        found = find_timexes(document.text, document.created)
        pairs = list(paired(document.gold, found))
        tally.gold += len(document.gold)
        tally.found += len(found)
        tally.relaxed += len(pairs)
        for gold, timex in pairs:
            tally.strict += (gold.start, gold.end) == (timex.span.start, timex.span.end)
            tally.value += gold.value == timex.value
            tally.kind += gold.kind == timex.kind
        if errors:
            show(document, found, pairs)
    return tally


def show(document: Document, found: Sequence[Timex], pairs: Sequence[tuple[Gold, Timex]]) -> None:
    """Print what was missed, made up, cut wrongly or given another value."""
    for gold in document.gold:
        if not any(gold is one for one, _ in pairs):
            print("missed", gold.kind, gold.value, _around(document, gold.start, gold.end), sep="|")
    for timex in found:
        if not any(timex is other for _, other in pairs):
            span = timex.span
            words = _around(document, span.start, span.end)
            print("made up", timex.rule, timex.value, words, sep="|")
    for gold, timex in pairs:
        words = _around(document, gold.start, gold.end)
        if gold.value != timex.value:
            told = f"{gold.value} not {timex.value}"
            print("value", told, timex.rule, document.created, words, sep="|")
        if (gold.start, gold.end) != (timex.span.start, timex.span.end):
            print("span", repr(timex.text), words, sep="|")


def _around(document: Document, start: int, end: int) -> str:
    text = document.text
    words = f"{text[max(0, start - 50) : start]}[[{text[start:end]}]]{text[end : end + 25]}"
    return " ".join(words.split())


def below(scores: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    """Say which scores lie below their floors."""
    return [
        f"{name}: {scores.get(name, 0.0):.3f} is below its floor {floor:.3f}"
        for name, floor in floors.items()
        if scores.get(name, 0.0) < floor - _ROUNDING
    ]


def main() -> int:
    """Score a folder of documents and hold the result against the floors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--floors", type=Path, help="JSON: folder name -> score -> floor")
    parser.add_argument("--errors", action="store_true", help="print every error")
    options = parser.parse_args()
    documents = [read(path) for path in sorted(options.folder.glob("*.tml"))]
    if not documents:
        print(f"no .tml file in {options.folder}", file=sys.stderr)
        return 2
    scores = score(documents, errors=options.errors).scores()
    for name, value in scores.items():
        print(f"{name:12} {value:.3f}")
    floors = json.loads(options.floors.read_text("utf-8")) if options.floors else {}
    short = below(scores, floors.get(options.folder.name, {}))
    print(*short, sep="\n")
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())

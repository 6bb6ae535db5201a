"""Positions that people read from whole reports, kept without the texts.

``stances-read.jsonl`` has one report a line: the hash of its title and text, the file of public
news it is in, and for each position offsets and labels. ``load`` finds the texts again.

    python -m benchmarks.stances_read SHEET.jsonl... --data DATA > benchmarks/stances-read.jsonl

makes such lines of sheets in which a person copied the words (`converted`).
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.standoff import digest

from stateofplay.core.text import Span

READ = Path("benchmarks/stances-read.jsonl")
NEWS = ("gaza_2023", "foreign_affairs_3000")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One sentence's word on how a holder stands to a proposal, as a person read it.

    Attributes:
        sentence: The words of the sentence that tell it; code points of title, blank line, text.
        holders: Names of the holder and of the party spoken for, any of which is right.
        stances: The right stance, then others that can be defended.
        about: The words that name the proposal.
        proposals: Labels of the topic data that fit; none if none does.
        loose: Labels of the topic data that can be defended.
        named: Names for the proposal in the person's words, where no label fits.
        condition: The condition with its connective, or None.
        clear: Whether any careful reader would have written this line.
    """

    sentence: Span
    holders: tuple[str, ...]
    stances: tuple[str, ...]
    about: Span
    proposals: tuple[str, ...]
    loose: tuple[str, ...]
    named: tuple[str, ...]
    condition: Span | None
    clear: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadReport:
    """A report as the public file has it, and what a person read in it."""

    raw: dict[str, Any]
    text: str
    lines: tuple[Line, ...]
    half: int
    """0: may be looked at while rules are written; 1: only measured."""


def load(data: Path, path: Path = READ) -> list[ReadReport]:
    """Give all reports that were read, with their texts from *data*, the folder of public data."""
    texts = texts_by_hash(data)
    found = []
    for record in map(json.loads, path.read_text("utf-8").splitlines()):
        raw = texts[record["sha256"]]
        lines = tuple(_line(line) for line in record["positions"])
        found.append(
            ReadReport(raw=raw, text=_full(raw), lines=lines, half=int(record["sha256"][0], 16) % 2)
        )
    return found


def texts_by_hash(data: Path) -> dict[str, dict[str, Any]]:
    """Give the public news under *data* by the hash of title and text."""
    return {digest(_full(raw)): raw for name in NEWS for raw in _rows(data, name)}


def _full(raw: dict[str, Any]) -> str:
    return f"{raw['title']}\n\n{raw['text']}"


def _line(record: dict[str, Any]) -> Line:
    proposals = tuple(record["proposals"])
    return Line(
        sentence=Span(*record["sentence"]),
        holders=tuple(record["holders"]),
        stances=tuple(record["stances"]),
        about=Span(*record["about"]),
        proposals=tuple(name for name in proposals if not name.startswith(_OTHER)),
        loose=tuple(record.get("loose", ())),
        named=tuple(name.removeprefix(_OTHER) for name in proposals if name.startswith(_OTHER)),
        condition=Span(*record["condition"]) if record["condition"] else None,
        clear=record["clear"],
    )


_OTHER = "other: "


def converted(sheets: Iterable[Path], data: Path) -> Iterator[dict[str, Any]]:
    """Give a record without texts for each report of *sheets*, in the order of its hash.

    A sheet has one JSON object a line: ``report`` (a letter for the news file and the number of
    the line there), ``quote``, ``holder``, ``party``, ``stance``, ``about``, ``proposal``,
    ``condition``, ``clear``; the words are copied letter for letter.
    """
    news = {name[0]: list(_rows(data, name)) for name in NEWS}
    lines: dict[str, list[dict[str, Any]]] = {}
    for sheet in sheets:
        for row in filter(None, sheet.read_text("utf-8").splitlines()):
            line = json.loads(row)
            lines.setdefault(line["report"], []).append(line)
    records = []
    for name, told in lines.items():
        text = _full(news[name[0]][int(name[1:])])
        positions = [_placed(line, text) for line in told]
        records.append({"sha256": digest(text), "positions": positions})
    yield from sorted(records, key=lambda record: str(record["sha256"]))


def _placed(line: dict[str, Any], text: str) -> dict[str, Any]:
    begin = text.index(line["quote"])
    end = begin + len(line["quote"])

    def place(words: str | None) -> list[int] | None:
        if not words:
            return None
        near = text.find(words, begin, end)
        at = near if near >= 0 else min(_all(words, text), key=lambda found: abs(found - begin))
        return [at, at + len(words)]

    return {
        "sentence": [begin, end],
        "holders": [*dict.fromkeys([*line["holder"], *line["party"]])],
        "stances": line["stance"],
        "about": place(line["about"]),
        "proposals": line["proposal"],
        "condition": place(line["condition"]),
        "clear": line["clear"],
    }


def _all(words: str, text: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _rows(data: Path, name: str) -> Iterator[dict[str, Any]]:
    with gzip.open(data / "news" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as rows:
        yield from map(json.loads, rows)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Keep sheets of positions without their texts.")
    parser.add_argument("sheets", type=Path, nargs="+")
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    for each in converted(options.sheets, options.data):
        sys.stdout.write(json.dumps(each, ensure_ascii=False) + "\n")

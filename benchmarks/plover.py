"""Score acts on the sentences of PLOVER's gold standard records (CAMEO manual examples).

    python -m benchmarks.plover --data DATA_FOLDER [--raise] [--show]

DATA_FOLDER holds ``plover_gsr``. A sentence's type is right when one of the acts found in it
has the record's type and its trigger or what it is about touches the record's event words; the
whole is right when one such act also has an actor that touches a source and a recipient that
touches a target (no recipient is asked where the record names none). Where the
record has the same ones as sources and targets, they act jointly: a second actor answers for
the target.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.floors import add_options, hold_against
from benchmarks.sentences import OFFSET, read_texts
from stateofplay import pipeline
from stateofplay.core.statements import Act, Mention, Statement
from stateofplay.core.text import Span

TYPES = {
    "DEMAND": ("REQUEST",),
    "DISAPPROVE": ("ACCUSE",),
    "INVESTIGATE": ("ACCUSE",),
    "FIGHT": ("ASSAULT",),
}
"""Types of the 2016 draft that the manual of 2021-24 renamed or merged."""

_MARK = re.compile(r"\((?P<role>[A-Z/]+): *(?P<words>[^()]*(?:\([^()]*\)[^()]*)*)\)")


@dataclass(frozen=True, slots=True)
class Record:
    """One sentence: its text without marks, its types, and where its parts stand."""

    id: str
    text: str
    types: tuple[str, ...]
    parts: dict[str, list[Span]]


def load(path: Path) -> list[Record]:
    """The records of the file, the one that documents it left out."""
    rows: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    found = []
    for row in rows:
        if row["event"] == "DOCUMENT":
            continue
        info = row["textInfo"]
        text, parts = unmark(info if isinstance(info, str) else info["markup"])
        types = TYPES.get(row["event"], (row["event"],))
        found.append(Record(row["id"], text, types, parts))
    return found


def unmark(markup: str) -> tuple[str, dict[str, list[Span]]]:
    """The sentence and its parts by role, in code points behind the (empty) headline."""
    text, last = "", 0
    parts: dict[str, list[Span]] = {}
    for match in _MARK.finditer(markup):
        text += markup[last : match.start()]
        words = match["words"].rstrip()
        start = len(text) + OFFSET
        for role in match["role"].split("/"):
            parts.setdefault(role, []).append(Span(start, start + max(1, len(words))))
        text += words
        last = match.end()
    return text + markup[last:].rstrip(), parts


def judge(record: Record, acts: list[Statement]) -> tuple[bool, bool]:
    """Whether the type is right, and type, source and target together."""
    right_type = whole = False
    for statement in acts:
        act = statement.content
        if not isinstance(act, Act) or act.type not in record.types:
            continue
        words = [act.trigger] if act.about is None else [act.trigger, act.about]
        if not any(word.overlaps(span) for word in words for span in record.parts.get("EVT", [])):
            continue
        right_type = True
        sources, targets = record.parts.get("SRC"), record.parts.get("TAR")
        joint = sources is not None and sources == targets
        others = (*act.actors[1:], *act.recipients) if joint else act.recipients
        whole = whole or (_touches(act.actors, sources) and _touches(others, targets))
    return right_type, whole


def _touches(mentions: tuple[Mention, ...], spans: list[Span] | None) -> bool:
    if spans is None:
        return True
    return any(mention.span.overlaps(span) for mention in mentions for span in spans)


def main() -> int:
    """Measure, print, hold against the floors."""
    parser = argparse.ArgumentParser(description="Score acts on PLOVER's gold standard records.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--show", action="store_true", help="print the sentences that are wrong")
    add_options(parser, Path("benchmarks/plover-floors.json"))
    options = parser.parse_args()
    path = options.data / "plover_gsr" / "PLOVER_GSR_CAMEO.txt"
    if not path.is_file():
        print(f"Not measured: there are no records at {path}.")
        return 0
    records = load(path)
    readings = read_texts(pipeline.Engine.load(), ((r.id, r.text) for r in records))
    count: Counter[str] = Counter()
    for record, reading in zip(records, readings, strict=True):
        acts = [s for s in reading.statements if isinstance(s.content, Act)]
        right_type, whole = judge(record, acts)
        count["type"] += right_type
        count["whole"] += whole
        count["some act"] += bool(acts)
        if options.show and not whole:
            found = [(s.content.type, [m.exact for m in s.content.actors],
                      [m.exact for m in s.content.recipients])
                     for s in acts if isinstance(s.content, Act)]  # fmt: skip
            print(f"{record.types} {record.text}\n    {found}")
    scores = {f"plover {name}": n / len(records) for name, n in count.items()}
    return hold_against(scores, options)


if __name__ == "__main__":
    sys.exit(main())

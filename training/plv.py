"""Single sentences with one labelled pair and act (PLV), as partly labelled documents.

The data name source, target and root of one act but not the words that name it. A trained reader
proposes these words; where its proposal has the right source, the data's type and pair replace
what it read. Nothing else in the sentence is taught.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from stateofplay.extract.reader import ReadAct, Reader, ScoredSpan
from stateofplay.extract.reader.types import ACT_TYPES
from training.labels import ActLabel, Document, Filler, Span

ROOTS = {t: (t,) for t in ACT_TYPES} | {"YIELD": ("CONCEDE", "RETREAT")}
_TAG = re.compile(r"</?[st]>")


def load_plv(path: Path, reader: Reader) -> Iterator[Document]:
    """Documents of the sentences in which *reader* finds an act of the labelled pair."""
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            text, pair = _unmark(row["marked_sentence"])
            types = ROOTS.get(row["gold_root"])
            if types is None or set(pair) != {"s", "t"}:
                continue
            reading = reader.read(["", text])[1]
            act = _best(reading.acts, types, pair)
            if act is not None:
                yield Document(
                    f"plv{row['sentence_id']}", text, [(0, 0), (0, len(text))],
                    acts=[_label(act, types, pair)], partial=True,
                )  # fmt: skip


def _unmark(marked: str) -> tuple[str, dict[str, Span]]:
    """The sentence without its marks, and the spans of source and target."""
    text, pair, opened, last = "", {}, {}, 0
    for m in _TAG.finditer(marked):
        text += marked[last : m.start()]
        last = m.end()
        kind = m.group()[-2]
        if m.group()[1] != "/":
            opened[kind] = len(text)
        elif kind in opened:
            pair[kind] = (opened[kind], len(text))
    return text + marked[last:], pair


def _best(acts: Iterable[ReadAct], types: tuple[str, ...], pair: dict[str, Span]) -> ReadAct | None:
    """The act that fits the pair and the type best, if its source (or its type and target) fits."""

    def fit(act: ReadAct) -> float:
        doer = any(_touch(s, pair["s"]) for s in act.actors)
        target = any(_touch(s, pair["t"]) for s in act.recipients)
        return 2.0 * doer + target + 1.5 * (act.types[0][0] in types) + act.trigger.score

    ranked = sorted(acts, key=lambda a: (-fit(a), a.trigger.start))
    return ranked[0] if ranked and fit(ranked[0]) >= 3.0 else None


def _touch(found: ScoredSpan, span: Span) -> bool:
    return found.sentence == 1 and found.start < span[1] and span[0] < found.end


def _label(act: ReadAct, types: tuple[str, ...], pair: dict[str, Span]) -> ActLabel:
    roles: dict[str, tuple[Filler, ...]] = {"actor": (Filler((pair["s"],), weight=0.7),)}
    roles["recipient"] = (Filler((pair["t"],), weight=0.7),)
    return ActLabel((act.trigger.start, act.trigger.end), types, roles, act.reality, optional=False)

"""The gold YAML (names as keys, content words) aligned to spans of the text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import yaml

from training import align, numbers, sentences
from training.labels import ActLabel, Document, FigureLabel, Filler, Span
from training.standoff import load

CONTEXT_SENTENCES = 2
HELD_OUT = 10
_KEY_ROLES = (("actor", "actor"), ("recipient", "recipient"), ("source", "said_by"))


def is_held_out(number: int) -> bool:
    """Whether no training sees the gold report of that place in the order: every tenth."""
    return number % HELD_OUT == HELD_OUT - 1


def unseen(gold: Path, standoff: Iterable[Path], news: Sequence[Path]) -> list[Document]:
    """Give the reports that no training saw: a tenth of the gold, and whole stand-off files."""
    docs = [doc for number, doc in enumerate(load_gold(gold)) if is_held_out(number)]
    return docs + [doc for path in standoff for doc in load(path, news)]


def load_gold(folder: Path) -> list[Document]:
    """All reports of a gold folder (ID.yaml beside ID.json), in order of id."""
    return [_Aligner(path).document() for path in sorted(folder.glob("*.yaml"))]


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


class _Aligner:
    """Aligns one report's entries."""

    def __init__(self, path: Path) -> None:
        self.gold = yaml.safe_load(path.read_text(encoding="utf-8"))
        raw = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        self.text = raw["title"] + "\n\n" + raw["text"]
        self.sentences = sentences.split(raw["title"], raw["text"])
        self.id = path.stem
        self.places = {
            key: align.occurrences(self.text, entry["names"])
            for key, entry in self.gold["names"].items()
        }

    def document(self) -> Document:
        """The report with its labels; an entry that cannot be placed becomes an unsure stretch."""
        doc = Document(self.id, self.text, self.sentences)
        for entry in self.gold.get("acts") or []:
            act = self._act(entry)
            if act is not None and not any(a.trigger == act.trigger for a in doc.acts):
                doc.acts.append(act)
        for entry in self.gold.get("figures") or []:
            quote = self._quote(entry["quote"])
            figure = self._figure(entry, quote) if quote else None
            if figure is not None and not any(f.number == figure.number for f in doc.figures):
                doc.figures.append(figure)
            elif quote is not None and figure is None:
                doc.unsure.append(quote)
        return doc

    def _quote(self, quote: str) -> Span | None:
        start = self.text.find(quote)
        return (start, start + len(quote)) if start >= 0 else None

    def _act(self, entry: dict[str, Any]) -> ActLabel | None:
        quote = self._quote(entry["quote"])
        if quote is None or entry["trigger"] not in entry["quote"]:
            return None
        start = quote[0] + entry["quote"].find(entry["trigger"])
        trigger = (start, start + len(entry["trigger"]))
        here = align.sentence_at(self.sentences, trigger[0])
        roles = self._names(entry, here, trigger)
        sentence = self.sentences[here]
        for role in ("about", "condition"):
            words = [str(w) for w in entry.get(role) or []]
            if not words:
                roles[role] = ()
                continue
            span = align.content_span(self.text, sentence, quote, trigger, words)
            if span and role == "condition":
                span = align.with_connective(self.text, sentence, span)
            roles[role] = (Filler((span,) if span else (), weight=0.4 if role == "about" else 0.8),)
        return ActLabel(
            trigger, tuple(entry["act"]), roles, str(_several(entry["reality"])[0]),
            bool(entry.get("optional")),
        )  # fmt: skip

    def _figure(self, entry: dict[str, Any], quote: Span) -> FigureLabel | None:
        value = float(entry["value"])
        found = [n for n in numbers.find_numbers(entry["quote"]) if n.value == value]
        found.sort(key=lambda n: n.article)
        if not found:
            return None
        start, end = numbers.with_hedge(entry["quote"], found[0])
        if entry.get("high"):
            high = [n for n in numbers.find_numbers(entry["quote"]) if n.value == entry["high"]]
            end = max([end, *(n.end for n in high if n.end - end < 25)])
        number = (quote[0] + start, quote[0] + end)
        here = align.sentence_at(self.sentences, number[0])
        roles = self._names({"said_by": entry.get("said_by") or []}, here, number)
        words = [str(w) for w in entry.get("of") or []]
        span = align.content_span(self.text, self.sentences[here], quote, number, words)
        roles["of"] = (Filler((span,) if span else ()),) if words else ()
        return FigureLabel(
            number, tuple(_several(entry["measure"])), tuple(_several(entry.get("bound", "exact"))),
            {r: roles[r] for r in ("source", "of")}, bool(entry.get("optional")),
        )  # fmt: skip

    def _names(
        self, entry: dict[str, Any], here: int, trigger: Span
    ) -> dict[str, tuple[Filler, ...]]:
        roles = {}
        for role, key in _KEY_ROLES:
            keys = entry.get(key) or []
            roles[role] = tuple(self._filler(k, here, trigger, role) for k in keys)
        return roles

    def _filler(self, key: str, here: int, trigger: Span, role: str) -> Filler:
        low, high = self.sentences[here]
        name = str(self.gold["names"][key]["names"][0])
        inside = align.within(self.places[key], low, high)
        clear = [s for s in inside if s[1] <= trigger[0] or trigger[1] <= s[0]]
        if clear or inside:
            return Filler(tuple(clear or inside), name)
        pronouns = align.nearest_pronoun(self.text, (low, high), trigger, role)
        context_low = self.sentences[max(1, here - CONTEXT_SENTENCES)][0]
        near = align.within(self.places[key], context_low, low) if here > 1 else []
        near += align.within(self.places[key], *self.sentences[0]) if here > 0 else []
        return Filler((*pronouns, *near), name, 0.6 if pronouns else 1.0)

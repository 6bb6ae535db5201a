"""Hand-readings kept without their texts: hashes, offsets and labels, one report a line.

``python -m training.standoff convert`` turns annotators' files into such lines,
``load`` finds the texts again by hash in the public data files and returns documents.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from training import align, numbers, sentences
from training.labels import ActLabel, Document, FigureLabel, Filler, Span

_LINE = re.compile(r"(A\??|F\??) (\d+) \| (.*)$")
_ACT_ROLES = {"actors": "actor", "recipients": "recipient", "source": "source"}


def digest(text: str) -> str:
    """SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


class _Sheet:
    """One report's text and sentence offsets while its lines are converted."""

    def __init__(self, raw: dict[str, Any], found: dict[str, str | int]) -> None:
        self.text = raw["title"] + "\n\n" + raw["text"]
        self.offsets = [tuple(s) for s in raw["sents"]]
        self.record: dict[str, Any] = {
            "sha256": digest(self.text), "title_sha256": digest(raw["title"]),
            "begin": raw.get("begin", 0), "length": len(raw["text"]),
            "publisher": raw.get("sitename"), "date": raw.get("date"),
            **found, "acts": [], "figures": [],
        }  # fmt: skip

    def add(self, kind: str, sentence: int, fields: list[str]) -> None:
        """Add one line; ValueError if it does not fit the text."""
        low, high = self.offsets[sentence]
        optional = kind.endswith("?")
        if kind[0] == "A":
            types, trigger, actor, recipient, about, condition, reality, source = fields
            self.record["acts"].append({
                "trigger": self._span(trigger, low, high), "types": types.split("/"),
                "actor": self._fillers(actor, low, high),
                "recipient": self._fillers(recipient, low, high),
                "source": self._fillers(source, low, high),
                "about": self._span(about, low, high) if about else None,
                "condition": self._span(condition, low, high) if condition else None,
                "reality": reality, "optional": optional,
            })  # fmt: skip
            return
        measure, number, value, top, bound, of, source = fields
        self.record["figures"].append({
            "number": self._span(number, low, high), "measure": measure,
            "value": float(value.replace(",", "")),
            "high": float(top.replace(",", "")) if top else None,
            "bound": bound, "of": self._fillers(of, low, high),
            "source": self._fillers(source, low, high), "optional": optional,
        })  # fmt: skip

    def _span(self, words: str, low: int, high: int) -> Span:
        count = 1
        if m := re.match(r"(.*)#(\d)$", words):
            words, count = m.group(1), int(m.group(2))
        places = (
            [m.start() for m in re.finditer(re.escape(words), self.text[low:high])] if words else []
        )
        whole = [p for p in places if self._is_whole(low + p, low + p + len(words))]
        found = (whole if len(whole) >= count else places)[count - 1 : count]
        if not found:
            raise ValueError(f"{words!r} is not in the sentence")
        return low + found[0], low + found[0] + len(words)

    def _is_whole(self, start: int, end: int) -> bool:
        """Whether a stretch is not cut out of a word: "he" is not in "the"."""
        before, after = self.text[max(0, start - 1) : start + 1], self.text[end - 1 : end + 1]
        return not (len(before) == 2 and before.isalnum()) and not (
            len(after) == 2 and after.isalnum()
        )

    def _fillers(self, column: str, low: int, high: int) -> list[dict[str, Any]]:
        """Each filler: its span here (or none) and where else its name is written in full."""
        out: list[dict[str, Any]] = []
        for item in (x.strip() for x in column.split(";")):
            if not item:
                continue
            mention, _, name = item.partition("=")
            mention, name = mention.strip(), name.strip()
            if mention.startswith("^"):
                out.append({"span": None, "named": self._named(name or mention[1:].strip())})
            else:
                named = self._named(name) if name else []
                out.append({"span": self._span(mention, low, high), "named": named})
        return out

    def _named(self, name: str) -> list[Span]:
        """Where *name*, or failing that its last word, stands in the report."""
        places = align.occurrences(self.text, [name])
        last = name.rsplit(maxsplit=1)[-1]
        if not places and last[:1].isupper() and len(last) > 2:
            places = align.occurrences(self.text, [last])
        return places


def convert(files: Iterable[Path], texts: Path) -> Iterator[dict[str, Any]]:
    """Records of all reports in annotators' *files*; lines in error are dropped."""
    for path in files:
        sheet: _Sheet | None = None
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("R "):
                if sheet:
                    yield sheet.record
                name = line.split()[1]
                raw = json.loads((texts / f"{name}.json").read_text(encoding="utf-8"))
                sheet = _Sheet(raw, {"reader": path.stem.split("-")[0], "sheet": int(name)})
            elif sheet and (m := _LINE.match(line.strip())):
                try:
                    sheet.add(m[1], int(m[2]), [f.strip() for f in m[3].split("|")])
                except (ValueError, IndexError) as error:
                    print(f"{path.name}: dropped {line[:70]!r}: {error}")
        if sheet:
            yield sheet.record


def texts_of(news: Iterable[Path]) -> Callable[[dict[str, Any]], tuple[str, str] | None]:
    """Give a look-up from a record to the title and excerpt it was read from, None if unknown."""
    by_title: dict[str, list[tuple[str, str]]] = {}
    for path in news:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                raw = json.loads(line)
                body = raw["text"].replace("\r\n", "\n")
                by_title.setdefault(digest(raw["title"]), []).append((raw["title"], body))

    def find(record: dict[str, Any]) -> tuple[str, str] | None:
        for title, body in by_title.get(record["title_sha256"], []):
            begin = record.get("begin", 0)
            cut = body[begin : begin + record["length"]]
            if digest(title + "\n\n" + cut) == record["sha256"]:
                return title, cut
        return None

    return find


def load(path: Path, news: Iterable[Path]) -> list[Document]:
    """Documents of a stand-off file whose texts are found in the *news* files."""
    find = texts_of(news)
    out = []
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        text = find(record)
        if text is not None:
            out.append(_document(record, *text))
    return out


def _document(record: dict[str, Any], title: str, body: str) -> Document:
    text = title + "\n\n" + body
    doc = Document(record["sha256"][:12], text, sentences.split(title, body))
    for act in record["acts"]:
        roles = {r: tuple(_filler(text, f) for f in act[r]) for r in _ACT_ROLES.values()}
        for role in ("about", "condition"):
            roles[role] = (Filler((tuple(act[role]),)),) if act[role] else ()
        trigger = (act["trigger"][0], act["trigger"][1])
        if not any(a.trigger == trigger for a in doc.acts):
            doc.acts.append(
                ActLabel(trigger, tuple(act["types"]), roles, act["reality"], act["optional"])
            )
    for figure in record["figures"]:
        number = _number(text, figure)
        roles = {r: tuple(_filler(text, f) for f in figure[r]) for r in ("of", "source")}
        if number is None:
            doc.unsure.append((figure["number"][0], figure["number"][1]))
        elif not any(f.number == number for f in doc.figures):
            doc.figures.append(FigureLabel(
                number, (figure["measure"],), (figure["bound"],), roles, figure["optional"]
            ))  # fmt: skip
    return doc


def _filler(text: str, filler: dict[str, Any]) -> Filler:
    if filler["span"] is not None:
        span = align.without_article(text, (filler["span"][0], filler["span"][1]))
        return Filler((span,))
    return Filler(tuple((a, b) for a, b in filler["named"]))


def _number(text: str, figure: dict[str, Any]) -> Span | None:
    """The number with its hedge, without the noun that annotators may have included."""
    low, high = figure["number"]
    words = text[low:high]
    found = [n for n in numbers.find_numbers(words) if n.value == figure["value"]]
    found.sort(key=lambda n: n.article)
    if not found:
        return None
    end = found[0].end
    if figure["high"]:
        end = max([end, *(n.end for n in numbers.find_numbers(words) if n.value == figure["high"])])
    start, stop = numbers.with_hedge(text[max(0, low - 30) : high], numbers.Number(
        found[0].start + low - max(0, low - 30), end + low - max(0, low - 30), 0, article=False
    ))  # fmt: skip
    base = max(0, low - 30)
    return base + start, base + stop


def main() -> None:
    """Convert annotators' files to a stand-off file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, required=True, help="folder of ID.json")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("files", nargs="+", type=Path)
    args = parser.parse_args()
    records = {r["sha256"]: r for r in convert(args.files, args.texts)}
    with args.out.open("w", encoding="utf-8") as out:
        for record in sorted(records.values(), key=lambda r: r["sha256"]):
            out.write(json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n")
    print(f"{len(records)} reports")


if __name__ == "__main__":
    main()

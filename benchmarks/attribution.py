"""Score who is given the word, on news annotated by PolNeAR (Newell et al. 2018).

    python -m benchmarks.attribution --data DATA_FOLDER [--raise] [--half develop|measure]

DATA_FOLDER holds ``attribution/polnear/dev``. An attribution with a named source is *found* when
a quotation's cue (or the trigger of an act done by words, or of a statement that is credited to
somebody) touches the annotated cue, or their contents share half of the shorter one; its
*source is right* when the head word of one of the speakers stands within the annotated source.

Quotations are measured for themselves, too, and more strictly. *By their cues*: the share of the
attributions whose annotated cue a quotation's cue touches. *Precise*: of the quotations whose cue
stands in no annotated content (within a content PolNeAR annotates no other attribution), the
share whose cue touches an annotated one, with or without a named source. *Content right*: of
those that touch one, the share whose content and the annotated one overlap by half of both
together.

Rules may be developed on half of the files; the other half only measures.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from benchmarks.floors import add_options, hold_against
from benchmarks.sentences import OFFSET, read_texts
from stateofplay import ontology, pipeline
from stateofplay.core.statements import Act, Mention, Quotation, Reading
from stateofplay.core.text import Span


@dataclass(slots=True)
class Attribution:
    """One annotated attribution; stretches may be broken."""

    source: list[Span] = field(default_factory=list)
    cue: list[Span] = field(default_factory=list)
    content: list[Span] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Said:
    """One attribution that the program found."""

    cue: Span
    content: Span | None
    speakers: tuple[Mention, ...]


def load(path: Path) -> list[Attribution]:
    """The attributions of one brat file; those that name no source have none."""
    spans: dict[str, list[Span]] = {}
    events = []
    for line in path.read_text(encoding="utf-8").splitlines():
        mark, _, rest = line.partition("\t")
        if mark.startswith("T"):
            places = rest.partition("\t")[0].partition(" ")[2]
            pairs = re.findall(r"(\d+) (\d+)", places)
            spans[mark] = [Span(int(a) + OFFSET, int(b) + OFFSET) for a, b in pairs]
        elif mark.startswith("E"):
            events.append(dict(part.split(":") for part in rest.split()))
    found = []
    for event in events:
        by_role: dict[str, list[Span]] = {}
        for role, mark in event.items():
            by_role.setdefault(role.rstrip("0123456789").lower(), []).extend(spans[mark])
        parts = (by_role.get(role, []) for role in ("source", "cue", "content"))
        found.append(Attribution(*parts))
    return found


def said(reading: Reading, verbal: frozenset[str]) -> Iterator[Said]:
    """Everything in *reading* that gives somebody the word."""
    for statement in reading.statements:
        content = statement.content
        if isinstance(content, Quotation):
            yield Said(content.trigger, content.content, content.speakers)
        elif isinstance(content, Act) and content.type in verbal and content.actors:
            yield Said(content.trigger, content.about, content.actors)
        if statement.attributed_to and not isinstance(content, Quotation):
            yield Said(content.trigger, content.trigger, statement.attributed_to)


def judge(gold: Attribution, answers: Iterable[Said]) -> tuple[bool, bool]:
    """Whether *gold* is found, and whether one of the answers that find it has its source."""
    fitting = [a for a in answers if a.speakers and _fits(gold, a)]
    right = any(_is_within(m, gold.source) for answer in fitting for m in answer.speakers)
    return bool(fitting), right


@dataclass(slots=True)
class Counts:
    """What is counted over all texts."""

    named: int = 0
    found: int = 0
    right: int = 0
    by_cue: int = 0
    quotations: int = 0
    precise: int = 0
    content_right: int = 0

    def add(self, gold: Sequence[Attribution], reading: Reading) -> None:
        """Count the quotations of one reading against all annotations of its text."""
        contents = [s.content for s in reading.statements]
        quotations = [content for content in contents if isinstance(content, Quotation)]
        for one in gold:
            if one.source:
                self.by_cue += any(_touch(quotation, one) for quotation in quotations)
        for quotation in quotations:
            if any(span.contains(quotation.trigger) for one in gold for span in one.content):
                continue
            touched = [one for one in gold if _touch(quotation, one)]
            self.quotations += 1
            self.precise += bool(touched)
            self.content_right += any(_same(quotation.content, one.content) for one in touched)

    def scores(self) -> dict[str, float]:
        """The shares that are printed and held against floors."""
        return {
            "attributions found": self.found / self.named,
            "source right of found": self.right / max(1, self.found),
            "quotations: found by their cues": self.by_cue / self.named,
            "quotations: precise": self.precise / max(1, self.quotations),
            "quotations: content right": self.content_right / max(1, self.precise),
        }


def _touch(quotation: Quotation, gold: Attribution) -> bool:
    return any(quotation.trigger.overlaps(span) for span in gold.cue)


def _same(content: Span, annotated: Sequence[Span]) -> bool:
    """Whether two contents are the same for the most part: half of what either covers."""
    shared = _shared(content, annotated)
    whole = sum(span.end - span.start for span in annotated)
    return 2 * shared >= content.end - content.start + whole - shared


def _shared(content: Span, annotated: Sequence[Span]) -> int:
    return sum(
        max(0, min(content.end, span.end) - max(content.start, span.start)) for span in annotated
    )


def _fits(gold: Attribution, answer: Said) -> bool:
    if any(answer.cue.overlaps(span) for span in gold.cue):
        return True
    if answer.content is None:
        return False
    shared = _shared(answer.content, gold.content)
    whole = sum(span.end - span.start for span in gold.content)
    return 2 * shared >= min(whole, answer.content.end - answer.content.start) > 0


def _is_within(mention: Mention, spans: Iterable[Span]) -> bool:
    """Whether the mention's head word stands within one of *spans*."""
    at = mention.exact.lower().rfind(mention.head.lower())
    start = mention.span.start + max(at, 0)
    head = Span(start, min(mention.span.end, start + max(1, len(mention.head))))
    return any(head.overlaps(span) for span in spans)


def text_of(annotated: Path) -> Path:
    """The text of an annotated file, whose name has a checksum behind it."""
    name = annotated.stem.rpartition("_")[0]
    return annotated.parent.parent / "text" / f"{name}.txt"


def is_for_development(name: str) -> bool:
    """Whether rules may be developed on the file of that name."""
    return sha256(name.encode()).digest()[0] % 2 == 0


def main() -> int:
    """Measure, print, hold against the floors."""
    parser = argparse.ArgumentParser(description="Score attributions on PolNeAR.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--half", choices=("develop", "measure"), default="measure")
    parser.add_argument("--show", action="store_true", help="print what is missed or wrong")
    add_options(parser, Path("benchmarks/attribution-floors.json"))
    options = parser.parse_args()
    folder = options.data / "attribution" / "polnear" / "dev"
    files = sorted((folder / "attributions").glob("*.ann"))
    files = [f for f in files if is_for_development(f.stem) == (options.half == "develop")]
    if not files:
        print(f"Not measured: there are no annotated texts at {folder}.")
        return 0
    verbal = frozenset(name for name, act in ontology.load().acts.items() if act.verbal)
    texts = ((f.stem, text_of(f).read_text(encoding="utf-8")) for f in files)
    counts = Counts()
    for reading in read_texts(pipeline.Engine.load(), texts):
        annotated = load(folder / "attributions" / f"{reading.report.source}.ann")
        counts.add(annotated, reading)
        answers = list(said(reading, verbal))
        for gold in (one for one in annotated if one.source):
            found, right = judge(gold, answers)
            counts.named += 1
            counts.found += found
            counts.right += right
            if options.show and not right:
                text = reading.report.full_text
                words = [text[s.start : s.end] for s in (*gold.source, *gold.cue)]
                print("wrong " if found else "missed", words)
    print(f"{counts.named} attributions in {len(files)} texts ({options.half} half)")
    return hold_against(counts.scores(), options)


if __name__ == "__main__":
    sys.exit(main())

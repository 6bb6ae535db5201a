"""Score acts on the hand-read reports that no training saw, and what the rules do to them.

    python -m benchmarks.held_out --shared SHARED [--reader] [--floors FILE] [--raise]

Where dev has 237 clear acts, these 207 reports have 2,908, read by one person each. Spans are
compared, by `training.matching`; names are not resolved. ``--reader`` leaves out every rule: the
difference is what rules gain or cost. Where the reports are missing that is said, nothing measured.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from spacy.tokens import Doc
from training import matching
from training.gold import unseen
from training.labels import ActLabel, Document, Filler, report_of

from benchmarks.floors import add_options, hold_against
from stateofplay import ontology
from stateofplay.analyse import Analyser
from stateofplay.core.statements import Act, Statement
from stateofplay.core.text import Report, Span
from stateofplay.extract import Extractor, parsed_of
from stateofplay.extract.drafts import ActDraft
from stateofplay.extract.trained import TrainedFinder

HELD_OUT = Path("training/annotations/held-out.jsonl")
NEWS = ("gaza_2023", "foreign_affairs_3000")
SHOWN = ("precision", "recall", "type", "full", "actor", "recipient", "source", "reality")

Find = Callable[[Report, Doc], Iterable[ActLabel]]


def main() -> int:
    """Measure, print, compare; give 1 if a score fell below its floor."""
    options = _options()
    news = [options.shared / "data" / "news" / f"{name}.jsonl.gz" for name in NEWS]
    if not all(path.is_file() for path in news):
        print(f"Not measured: there are no reports at {news[0].parent}.")
        return 0
    docs = unseen(options.shared / "gold" / "train", [HELD_OUT], news)
    find = _by_reader() if options.reader else _by_all()
    scores = matching.compare(_read(docs, find)).scores()
    shown = {f"held out {name}": scores[name] for name in SHOWN}
    return hold_against(shown, options)


def _read(docs: Iterable[Document], find: Find) -> Iterator[tuple[Document, list[ActLabel]]]:
    """Give each report with the acts found in it."""
    known = list(docs)
    parses = Analyser.load().pipe(map(report_of, known))
    for doc, (report, parse) in zip(known, parses, strict=True):
        if isinstance(parse, Doc) and report.full_text == doc.text:
            yield doc, list(find(report, parse))


def _by_all() -> Find:
    """The stage as it is: reader and rules."""
    extractor = Extractor.load(ontology.load())

    def find(report: Report, parse: Doc) -> Iterator[ActLabel]:
        for statement in extractor.extract(report, parse).statements:
            if isinstance(statement.content, Act):
                yield _of_statement(statement, statement.content)

    return find


def _by_reader() -> Find:
    """The trained reader alone."""
    finder = TrainedFinder.load()

    def find(report: Report, parse: Doc) -> Iterator[ActLabel]:
        return map(_of_draft, finder.find(parsed_of(report, parse)))

    return find


def _of_statement(statement: Statement, act: Act) -> ActLabel:
    named = {
        "actor": [mention.span for mention in act.actors],
        "recipient": [mention.span for mention in act.recipients],
        "source": [mention.span for mention in statement.attributed_to],
        "condition": [act.condition.span] if act.condition else [],
    }
    return _label(act.trigger, act.type, named, str(act.reality))


def _of_draft(draft: ActDraft) -> ActLabel:
    named = {
        "actor": draft.actors,
        "recipient": draft.recipients,
        "source": draft.sources or (),
        "condition": [draft.condition] if draft.condition else [],
    }
    return _label(draft.trigger, draft.types[0][0], named, str(draft.reality))


def _label(trigger: Span, kind: str, named: dict[str, Iterable[Span]], reality: str) -> ActLabel:
    roles = {
        role: tuple(Filler(((span.start, span.end),)) for span in spans)
        for role, spans in named.items()
    }
    return ActLabel((trigger.start, trigger.end), (kind,), roles, reality, optional=False)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Score acts on reports that no training saw.")
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--reader", action="store_true", help="the trained reader without rules")
    add_options(parser, Path("benchmarks/held-out-floors.json"))
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())

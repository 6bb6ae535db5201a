"""``stateofplay search``: the words of reports and statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from itertools import islice
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from stateofplay.core.statements import Quotation
from stateofplay.ledger import Hit, Ledger
from stateofplay.present.options import DEFAULT_LEDGER, FormatOption, LedgerOption, existing
from stateofplay.present.views.directory import directory
from stateofplay.present.views.formats import Format, Row, printable, write

REPORTED = "reported"
"""What a quotation is called in which nobody's words stand as they were spoken."""

_IN_SENTENCE = 8
"""Statements looked for, for each row to show: a sentence has seldom more."""

_ALIKE, _SPELLINGS = 0.88, 3
"""How alike two names are for one to be offered for the other, and how many are."""

_NONE = "All the words must stand in one sentence or report; OR and NOT are words like others."


def search(
    query: Annotated[
        list[str],
        typer.Argument(
            metavar="WORDS...",
            help="What to look for: all of the words, with any ending; '\"a phrase\"' as it "
            "stands; begin* for all that begins so. OR, AND and NOT are words like others.",
        ),
    ],
    ledger: LedgerOption = DEFAULT_LEDGER,
    form: FormatOption = Format.TABLE,
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many rows.")] = 20,
) -> None:
    """Search the words of reports and statements."""
    words = " ".join(query)
    console = Console(highlight=False)
    with existing(ledger) as kept:
        if form is Format.TABLE:
            found = _once(_rows(kept, kept.search(words, limit * _IN_SENTENCE)))
        else:
            found = _rows(kept, kept.search(words, limit))
        rows = list(islice(found, limit))
        more = list(_more(kept, words)) if form is Format.TABLE else []
    columns = ("kind", "ids", "published", "publisher", "found")
    write(rows, form, columns, f"Found for {words!r}", console)
    if not rows and form is Format.TABLE:
        console.print(Text(f"  {_NONE}"))
    for hint in more:
        console.print(Text(f"  {printable(hint)}"))


def _more(ledger: Ledger, words: str) -> Iterator[str]:
    """Say where the same is found in other words: by its topic, and by other spellings of a name.

    Only names are looked for among names: a word with a capital letter.
    """
    from stateofplay.resolve.proposals.topics import Topics  # noqa: PLC0415 - reads all topics

    topic = Topics.load().find(words, weak=False)
    if topic is not None:
        yield f"In whatever words: stateofplay acts --about {_quoted(topic[0])}"
    asked = [word.strip('"*') for word in words.split() if word.strip('"*')[:1].isupper()]
    if not asked:
        return
    parts: dict[str, set[str]] = defaultdict(set)
    for known in directory(ledger):
        for part in {each for name in (known.name, *known.also_called) for each in name.split()}:
            parts[part.casefold()].add(part)
    for word in asked:
        near = get_close_matches(word.casefold(), parts, n=_SPELLINGS + 1, cutoff=_ALIKE)
        others = sorted(form for key in near for form in parts[key] if key != word.casefold())
        if others:
            yield f"Names nearly like {word!r} here: {', '.join(others)}"


def _quoted(words: str) -> str:
    return f'"{words}"' if " " in words else words


def _rows(ledger: Ledger, hits: Iterable[Hit]) -> Iterator[Row]:
    for hit in hits:
        yield {
            "kind": _kind(ledger, hit),
            "id": hit.id,
            "report": hit.report.id,
            "published": hit.report.published,
            "publisher": hit.report.publisher,
            "title": hit.report.title,
            "found": hit.text,
        }


def _kind(ledger: Ledger, hit: Hit) -> str:
    entry = ledger.entry(hit.id) if hit.kind == "quotation" else None
    spoken = entry is None or not isinstance(entry.content, Quotation) or entry.content.direct
    return hit.kind if spoken else REPORTED


def _once(rows: Iterable[Row]) -> Iterator[Row]:
    """Give each sentence once, with all that is told in it; then reports of none of these."""
    sentences: dict[tuple[str, str], list[Row]] = {}
    reports: list[Row] = []
    for row in rows:
        if row["kind"] == "report":
            reports.append(row | {"ids": [row["id"]]})
        else:
            sentences.setdefault((row["report"], row["found"]), []).append(row)
    for told in sentences.values():
        yield told[0] | {
            "kind": list(dict.fromkeys(row["kind"] for row in told)),
            "ids": [row["id"] for row in told],
        }
    shown = {report for report, _ in sentences}
    yield from (row for row in reports if row["id"] not in shown)

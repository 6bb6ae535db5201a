"""The commands, one function each, and the table that names them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer
from rich.console import Console

from stateofplay import ontology
from stateofplay.core.errors import UsageError
from stateofplay.present.brief import brief
from stateofplay.present.demo import demo
from stateofplay.present.exporting import export
from stateofplay.present.filters import Filters
from stateofplay.present.formats import Format, write_csv, write_json, write_table
from stateofplay.present.naming import names
from stateofplay.present.options import (
    DEFAULT_LEDGER,
    AboutOption,
    AsOfOption,
    FormatOption,
    LedgerOption,
    PartyOption,
    PublisherOption,
    ReportOption,
    SinceOption,
    TypeOption,
    UntilOption,
    existing,
)
from stateofplay.present.proposing import topics
from stateofplay.present.reading import read
from stateofplay.present.searching import search
from stateofplay.present.views import VIEWS
from stateofplay.present.watching import watch
from stateofplay.present.web.publish import publish
from stateofplay.present.web.server import serve
from stateofplay.present.why import why


def _show(name: str, ledger: str, form: Format, filters: Filters) -> None:
    view = VIEWS[name]
    with existing(ledger) as kept:
        match form:
            case Format.JSON:
                write_json(view.records(kept, ontology.load(), filters))
            case Format.CSV:
                write_csv(view.rows(kept, filters))
            case Format.TABLE:
                console = Console(highlight=False)
                rows, columns = view.shown(kept, filters, console.width)
                write_table(console, list(rows), columns, view.title)


def positions(
    ledger: LedgerOption = DEFAULT_LEDGER,
    form: FormatOption = Format.TABLE,
    party: PartyOption = "",
    about: AboutOption = "",
    publisher: PublisherOption = "",
    since: SinceOption = None,
    as_of: AsOfOption = None,
) -> None:
    """Show who asks, supports, accepts or rejects what, on which condition."""
    filters = Filters(party=party, about=about, publisher=publisher, since=since, as_of=as_of)
    _show("positions", ledger, form, filters)


def acts(
    ledger: LedgerOption = DEFAULT_LEDGER,
    form: FormatOption = Format.TABLE,
    party: PartyOption = "",
    about: AboutOption = "",
    publisher: PublisherOption = "",
    type_: TypeOption = "",
    report: ReportOption = "",
    since: SinceOption = None,
    until: UntilOption = None,
) -> None:
    """Show who did, said, asked or refused what, to whom."""
    filters = Filters(
        party=party,
        about=about,
        publisher=publisher,
        type=_known(type_, tuple(ontology.load().acts)),
        report=report,
        since=since,
        until=until,
    )
    _show("acts", ledger, form, filters)


def figures(
    ledger: LedgerOption = DEFAULT_LEDGER,
    form: FormatOption = Format.TABLE,
    party: PartyOption = "",
    about: AboutOption = "",
    publisher: PublisherOption = "",
    type_: TypeOption = "",
    report: ReportOption = "",
    since: SinceOption = None,
    until: UntilOption = None,
) -> None:
    """Show how many, of whom, by whose count."""
    filters = Filters(
        party=party,
        about=about,
        publisher=publisher,
        type=_known(type_, ontology.load().measures),
        report=report,
        since=since,
        until=until,
    )
    _show("figures", ledger, form, filters)


def compare(
    ledger: LedgerOption = DEFAULT_LEDGER,
    form: FormatOption = Format.TABLE,
    about: AboutOption = "",
    relation: Annotated[
        str, typer.Option("--relation", help="Only: same, repeats, only, updates or differs.")
    ] = "",
) -> None:
    """Show what several reports say, what only one says, and where they differ."""
    relations = ("same", "repeats", "only", "updates", "differs")
    filters = Filters(about=about, relation=_known(relation, relations))
    _show("compare", ledger, form, filters)


def reports(
    ledger: LedgerOption = DEFAULT_LEDGER,
    form: FormatOption = Format.TABLE,
    publisher: PublisherOption = "",
) -> None:
    """List the reports in the ledger."""
    _show("reports", ledger, form, Filters(publisher=publisher))


def problems(ledger: LedgerOption = DEFAULT_LEDGER, form: FormatOption = Format.TABLE) -> None:
    """List what could not be read, and why."""
    _show("problems", ledger, form, Filters())


def _known(given: str, allowed: tuple[str, ...]) -> str:
    """Give *given* if it is one of *allowed*, any case; "" passes.

    Raises:
        UsageError: With what is allowed.
    """
    if given and given.casefold() not in {name.casefold() for name in allowed}:
        raise UsageError(f"There is no {given!r}.", f"Expected one of: {', '.join(allowed)}.")
    return given


def _with_example(text: str, *examples: str) -> str:
    shown = "\n\n".join(f"    {example}" for example in examples)
    return f"{text}\n\nExample:\n\n{shown}"


COMMANDS: tuple[tuple[str, Callable[..., None], str], ...] = (
    (
        "read",
        read,
        _with_example(
            "Read reports into the ledger: text, HTML, JSON, JSONL, PDF, DOCX, letters (.eml), web "
            "archives (WARC), packed (.gz, .zip) or not; files, folders, patterns, addresses. "
            "Exit status 1: some failed, each is named; the rest is kept.",
            "stateofplay read reports/ more.jsonl.gz --ledger crisis.db",
            "stateofplay read reports/ --names my-names.yml --topics my-topics.yml",
        ),
    ),
    (
        "watch",
        watch,
        _with_example(
            "Read what is new in RSS and Atom feeds into the ledger, again and again until you "
            "press Ctrl-C. Keeps to robots.txt, pauses between requests, asks for changes only.",
            "stateofplay watch https://outlet.example/feed.xml --every 30",
            "stateofplay watch https://outlet.example/feed.xml --once    # from cron",
        ),
    ),
    (
        "positions",
        positions,
        _with_example(
            "Show the state of play: who asks, supports, accepts or rejects what, if ...",
            "stateofplay positions --about ceasefire --as-of 2023-11-04",
        ),
    ),
    (
        "acts",
        acts,
        _with_example(
            "Show who did, said, asked or refused what, to whom (PLOVER types).",
            "stateofplay acts --type REJECT --party Israel",
        ),
    ),
    (
        "figures",
        figures,
        _with_example(
            "Show how many, of whom, at least or about, by whose count, as of when.",
            "stateofplay figures --type killed --format csv",
        ),
    ),
    (
        "compare",
        compare,
        _with_example(
            "Show what independent reports both say, what only one says, and where they differ.",
            "stateofplay compare --relation differs",
        ),
    ),
    (
        "brief",
        brief,
        _with_example(
            "Summarise the ledger on a page: what changed, who wants what, the figures, where "
            "reports differ; every line with its sources.",
            "stateofplay brief --about ceasefire --since 2023-11-04 > brief.md",
            "stateofplay brief --format html > brief.html",
        ),
    ),
    (
        "reports",
        reports,
        _with_example("List the reports in the ledger.", "stateofplay reports --format json"),
    ),
    (
        "names",
        names,
        _with_example(
            "List the people, states and organisations, and how they are called; decide who is "
            "who; show which words outlets and quoted speakers use for somebody.",
            "stateofplay names --party Israel",
            'stateofplay names --same "Antony Blinken" "US secretary of state"',
            "stateofplay names --decisions",
            "stateofplay names --wording Hamas",
        ),
    ),
    (
        "topics",
        topics,
        _with_example(
            "List the proposals that acts are about; decide that two are one, or split one.",
            'stateofplay topics --join "end of the war" ceasefire',
            'stateofplay topics --split "aid deliveries" --like fuel --as "fuel deliveries"',
            "stateofplay topics --decisions",
            "stateofplay topics --undo 3",
        ),
    ),
    (
        "why",
        why,
        _with_example(
            "Show how an entry was found: the sentence, the matched words, the rule or model "
            "and its file, and who was taken for whom, and why.",
            "stateofplay why 3f2a9c01",
        ),
    ),
    (
        "search",
        search,
        _with_example(
            "Search the words of reports and statements.", 'stateofplay search "humanitarian pause"'
        ),
    ),
    (
        "problems",
        problems,
        _with_example("List what could not be read, and why.", "stateofplay problems"),
    ),
    (
        "serve",
        serve,
        _with_example(
            "Open the state of play as a web page on this computer, for this computer only.",
            "stateofplay serve --port 8765",
        ),
    ),
    (
        "publish",
        publish,
        _with_example(
            "Write the same pages as files: to open from disk, or to put on any web server.",
            "stateofplay publish site/",
        ),
    ),
    (
        "export",
        export,
        _with_example(
            "Write every act and figure with its evidence, one JSON object a line.",
            "stateofplay export --format jsonl > statements.jsonl",
        ),
    ),
    (
        "demo",
        demo,
        _with_example(
            "Read the bundled story (ten reports of four days) and show its state of play.",
            "stateofplay demo",
        ),
    ),
)
"""Name, function and help of every command, in the order in which the help lists them."""

"""The table of all commands: the name, the function and the help of each."""

from __future__ import annotations

from collections.abc import Callable

from stateofplay.present.brief.brief import brief
from stateofplay.present.commands.checking import check
from stateofplay.present.commands.demo import demo
from stateofplay.present.commands.exporting import export
from stateofplay.present.commands.naming import names
from stateofplay.present.commands.proposing import topics
from stateofplay.present.commands.publishing import publish
from stateofplay.present.commands.reading import read
from stateofplay.present.commands.searching import search
from stateofplay.present.commands.viewing import (
    acts,
    compare,
    figures,
    positions,
    problems,
    reports,
)
from stateofplay.present.commands.watching import watch
from stateofplay.present.web.server import serve
from stateofplay.present.why import why


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
            'stateofplay read gazette/*.txt --outlet "The Gazette"',
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
            "stateofplay figures --type killed --as-of 2023-11-04",
        ),
    ),
    (
        "compare",
        compare,
        _with_example(
            "Show what independent reports both say, what only one says, and where they differ.",
            "stateofplay compare --relation differs",
            "stateofplay compare --relation same --as-of 2023-11-04",
        ),
    ),
    (
        "brief",
        brief,
        _with_example(
            "Summarise the ledger on a page: what several reports tell, what else happened, what "
            "changed, who wants what, figures, where reports differ; every line with its sources.",
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
        "check",
        check,
        _with_example(
            "Say that entries are right, or wrong: what is wrong is left out of all views but the "
            "export, which tells its status. Or correct them: an act's type, actor, recipient, "
            "about, condition, reality, source; a figure's value, measure, bound, of, reality, "
            "source. Without ids, list what was said.",
            "stateofplay check 4bc2e442 --right",
            'stateofplay check 5514f6c5 d585e36e --wrong --note "its chief is al-Burhan"',
            'stateofplay check 5514f6c5 --correct type=REQUEST --correct "actor=al-Burhan"',
            "stateofplay check 5514f6c5 --correct recipient=    # nobody is told of",
            "stateofplay check 5514f6c5 --undo",
        ),
    ),
    (
        "names",
        names,
        _with_example(
            "List the people, states and organisations, and how they are called; decide who is "
            "who; show which words outlets and quoted speakers use for somebody.",
            "stateofplay names --party Israel",
            "stateofplay names --report a5ab00fb    # of one report, with everybody's id",
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
            'stateofplay topics --join "end of the war" ceasefire truce',
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
            "Search the words of reports and statements: all of them, in one sentence or report. "
            "Each sentence is shown once, with what is told in it.",
            "stateofplay search humanitarian pause",
            "stateofplay search '\"humanitarian pause\" reject*'    # a phrase, a beginning",
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
            "stateofplay export --format csv > statements.csv",
            "stateofplay export --format parquet --out tables/    # a folder, not a file",
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

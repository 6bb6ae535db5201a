"""A brief as Markdown, HTML and plain data; words of reports are never markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from html import escape as as_html
from urllib.parse import quote

from stateofplay.core.judgements import Header
from stateofplay.present.brief.lines import Line, Section, Source
from stateofplay.present.views.counts import several
from stateofplay.present.views.export import Record, report_reference
from stateofplay.present.views.formats import SHORT_ID, printable

SOURCES = 3
"""Reports that a line names; the others are counted."""

_MARKDOWN = re.compile(r"([\\`*_\[\]<>&~$#@]|(?<=www)\.|(?<=:)/)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A brief, ready to be written.

    Attributes:
        reports: How many reports it covers.
        undated: How many of them tell no day.
        outlets: Who published them, in alphabetical order, as far as the reports tell.
        unnamed: How many of them tell no outlet.
        first: First day of publication, None if no day is known.
        last: Last day.
        chapters: Where its reports fall, if far apart; "" if not.
        filters: What limits it, as one says it ("about: ceasefire").
        checked: How many of the statements behind it a person has checked.
        statements: How many statements are behind its lines.
        found: How many acts and figures the ledger holds up to its last day, quotations left out.
    """

    reports: int
    undated: int
    outlets: tuple[str, ...]
    unnamed: int = 0
    first: date | None
    last: date | None
    chapters: str = ""
    filters: tuple[str, ...]
    checked: int
    statements: int
    found: int = 0
    sections: tuple[Section, ...]

    @property
    def coverage(self) -> str:
        """Say what was read, in a sentence."""
        if not self.reports:
            return "No reports of these days are in the ledger."
        known = f" of {several(len(self.outlets), 'outlet')}" if self.outlets else ""
        unnamed = f", {self.unnamed} of them without an outlet's name" if self.unnamed else ""
        undated = f", {self.undated} of them without a day" if self.undated else ""
        days = ""
        if self.first and self.last:
            days = (
                f", {self.first}" if self.first == self.last else f", {self.first} to {self.last}"
            )
        return f"{several(self.reports, 'report')}{known}{days}{undated}{unnamed}."

    @property
    def caution(self) -> str:
        """Say how far the lines can be trusted."""
        checked = "no person has checked them"
        if self.checked:
            checked = f"a person has checked {self.checked} of them"
        return (
            f"These lines rest on {several(self.statements, 'statement')} of the"
            f" {self.found:,} acts and figures that a program found in the reports; {checked}."
            " Not mentioned is not denied; what the program only guesses makes no position here."
            " Look a statement up with: stateofplay why ID"
        )


TITLE = "State of play"

NOTHING = (
    "Nothing that passes makes a line of this page. What the program is unsure of, too:"
    " stateofplay acts, figures, positions --unsure, with the same filters"
)
"""What a brief of filters that leave no line says, instead of sections that each say so."""


def record(brief: Brief) -> Record:
    """Give the brief as plain data, with all sources of each line."""
    return {
        "title": TITLE,
        "coverage": {
            "reports": brief.reports,
            "undated": brief.undated,
            "outlets": list(brief.outlets),
            "unnamed": brief.unnamed,
            "first": brief.first and brief.first.isoformat(),
            "last": brief.last and brief.last.isoformat(),
            "chapters": brief.chapters or None,
        },
        "filters": list(brief.filters),
        "note": brief.caution,
        "statements": brief.statements,
        "found": brief.found,
        "checked": brief.checked,
        "sections": [_section_record(section) for section in brief.sections],
    }


def _section_record(section: Section) -> Record:
    lines = [
        {
            "heading": group.title or None,
            "about": line.about or None,
            "text": line.text,
            "sources": [
                {"statement": source.statement, "report": report_reference(source.report)}
                for source in line.sources
            ],
        }
        for group in section.groups
        for line in group.lines
    ]
    return {
        "title": section.title,
        "lines": lines,
        "left_out": section.left_out,
        "more": section.more or None,
    }


def markdown(brief: Brief) -> str:
    """Write the brief as Markdown (CommonMark)."""
    return "\n".join(_markdown(brief)) + "\n"


def _markdown(brief: Brief) -> Iterator[str]:
    yield f"# {TITLE}"
    yield ""
    yield f"{marked(brief.coverage)}  "
    if brief.chapters:
        yield f"{marked(brief.chapters)}  "
    if brief.filters:
        yield f"Only {marked('; '.join(brief.filters))}.  "
    yield marked(brief.caution)
    if not brief.statements and brief.filters:
        yield from ("", marked(NOTHING))
        return
    for section in brief.sections:
        yield from ("", f"## {section.title}", "")
        if not section.groups:
            yield marked(section.empty)
        for number, group in enumerate(section.groups):
            if group.title:
                yield from ([""] if number else [])
                yield from (f"### {marked(group.title)}", "")
            for line in group.lines:
                yield f"- **{marked(line.head)}**: {marked(line.text)} ({_cited(line)})"
        if section.left_out:
            yield from ("", f"{marked(section.more)}: `stateofplay {section.see}`")
    links = dict(sorted(_links(brief)))
    yield from ([""] if links else [])
    yield from (f"[{label}]: <{address}>" for label, address in links.items())


def _links(brief: Brief) -> Iterator[tuple[str, str]]:
    """Give the address of every report that is named, by its label."""
    for section in brief.sections:
        for group in section.groups:
            for line in group.lines:
                for source in _shown(line.sources)[0]:
                    if address := _address(source.report):
                        yield _label(source.report), address


def _label(report: Header) -> str:
    return report.id[:SHORT_ID]


def _cited(line: Line) -> str:
    shown, more = _shown(line.sources)
    parts = []
    for source in shown:
        outlet = marked(_outlet(source.report))
        if _address(source.report):
            outlet = f"[{outlet}][{_label(source.report)}]"
        parts.append(f"{outlet}, {_day(source.report)}, `{source.statement[:SHORT_ID]}`")
    return "; ".join([*parts, *([f"and {more} more"] if more else [])])


def marked(text: str) -> str:
    r"""Give *text* so that Markdown shows it letter for letter, on one line.

    Example:
        >>> marked("*Stop*, see www.example.org")
        '\\*Stop\\*, see www\\.example.org'
    """
    return _MARKDOWN.sub(r"\\\1", _plain(text))


def _plain(text: str) -> str:
    return " ".join(printable(text).split())


def _shown(sources: Iterable[Source]) -> tuple[list[Source], int]:
    """One source of each report, the last one always, and how many have no room."""
    first: dict[str, Source] = {}
    for source in sources:
        first.setdefault(source.report.id, source)
    kept = list(first.values())
    if len(kept) <= SOURCES:
        return kept, 0
    return [*kept[: SOURCES - 1], kept[-1]], len(kept) - SOURCES


def _outlet(report: Header) -> str:
    return report.publisher or report.title or report.source


def _day(report: Header) -> str:
    return str(report.published) if report.published else "no day"


def _address(report: Header) -> str | None:
    """The report's address if it is one of the web; anything else could do harm as a link."""
    url = report.url or ""
    if not url.lower().startswith(("http://", "https://")):
        return None
    return quote(url.encode("utf-8", "replace"), safe=":/?#@!$&'()*+,;=%~-._")


_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;"
    "color:#1a1a1a;background:#fff}h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:1.8rem;"
    "border-bottom:1px solid #767676}h3{font-size:1rem;margin-bottom:.2rem}ul{margin-top:.2rem;"
    "padding-left:1.2rem}cite{font-style:normal;font-size:.85em;color:#555}a{color:#0b57a4}"
    "@media print{body{font-size:11pt;margin:0}}"
)


def html(brief: Brief) -> str:
    """Write the brief as one HTML page that needs nothing else and runs no script."""
    return "\n".join(_html(brief)) + "\n"


def _html(brief: Brief) -> Iterator[str]:
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield f"<title>{TITLE}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>"
    yield f"<h1>{TITLE}</h1>\n<p>{_safe(brief.coverage)}</p>"
    if brief.chapters:
        yield f"<p>{_safe(brief.chapters)}</p>"
    if brief.filters:
        yield f"<p>Only {_safe('; '.join(brief.filters))}.</p>"
    yield f"<p>{_safe(brief.caution)}</p>"
    if not brief.statements and brief.filters:
        yield f"<p>{_safe(NOTHING)}</p>"
    for section in brief.sections if brief.statements or not brief.filters else ():
        yield f"<h2>{_safe(section.title)}</h2>"
        if not section.groups:
            yield f"<p>{_safe(section.empty)}</p>"
        for group in section.groups:
            if group.title:
                yield f"<h3>{_safe(group.title)}</h3>"
            yield "<ul>"
            for line in group.lines:
                cited = _linked(line)
                yield f"<li><strong>{_safe(line.head)}</strong>: {_safe(line.text)} {cited}</li>"
            yield "</ul>"
        if section.left_out:
            see = f"<code>stateofplay {_safe(section.see)}</code>"
            yield f"<p>{_safe(section.more)}: {see}</p>"
    yield "</main>\n</body>\n</html>"


def _linked(line: Line) -> str:
    shown, more = _shown(line.sources)
    parts = []
    for source in shown:
        outlet = _safe(_outlet(source.report))
        if address := _address(source.report):
            outlet = f'<a href="{as_html(address)}" rel="noreferrer">{outlet}</a>'
        code = f"<code>{_safe(source.statement[:SHORT_ID])}</code>"
        parts.append(f"{outlet}, {_day(source.report)}, {code}")
    return f"<cite>({'; '.join([*parts, *([f'and {more} more'] if more else [])])})</cite>"


def _safe(text: str) -> str:
    return as_html(_plain(text))

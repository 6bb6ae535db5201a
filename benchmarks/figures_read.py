"""Texts read for their figures alone: no acts, no ledger."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from stateofplay.analyse import Analyser
from stateofplay.core.errors import Problem
from stateofplay.core.judgements import Entry, Header, Interval, Resolved
from stateofplay.core.statements import Figure, Mention, Reading, Statement
from stateofplay.core.text import Report
from stateofplay.extract import Extractor
from stateofplay.extract.figures.extractor import Figures
from stateofplay.resolve import Resolver


@dataclass(frozen=True, slots=True)
class Reader:
    """Analyser, extractor of figures and resolver."""

    analyser: Analyser
    extractor: Extractor
    resolver: Resolver

    @classmethod
    def load(cls) -> Reader:
        """Load all three."""
        figures = Figures.load()
        extractor = Extractor({"figures": figures}, figures.name)
        return cls(Analyser.load(), extractor, Resolver.load())

    def readings(self, reports: Mapping[int, Report]) -> Iterator[tuple[int, Reading]]:
        """Read reports; what cannot be analysed is left out."""
        numbers = {report.id: number for number, report in reports.items()}
        for report, doc in self.analyser.pipe(reports.values()):
            if not isinstance(doc, Problem):
                yield numbers[report.id], self.extractor.extract(report, doc)

    def times(self, reading: Reading) -> Mapping[str, Interval | None]:
        """Give the time of each statement by its id."""
        resolved = self.resolver.resolve(reading)
        return {setting.statement_id: setting.time for setting in resolved.settings}

    def lines(self, reports: Mapping[int, Report]) -> dict[int, list[str]]:
        """Show the figures of each report, one a line."""
        shown: dict[int, list[str]] = {}
        for number, reading in self.readings(reports):
            names = _names(self.resolver.resolve(reading))
            shown[number] = [
                _line(reading.report, statement, statement.content, names)
                for statement in reading.statements
                if isinstance(statement.content, Figure)
            ]
        return shown


def entries(reading: Reading) -> list[Entry]:
    """Give the figures of a reading as entries, as far as comparing needs them."""
    report = reading.report
    header = Header(
        id=report.id,
        source=report.source,
        title=report.title,
        publisher=None,
        published=report.published,
        url=None,
    )
    return [
        Entry(id=statement.id, statement=statement, report=header, trigger="")
        for statement in reading.statements
    ]


def _names(resolved: Resolved) -> dict[str, str]:
    return {mention: entity.name for entity in resolved.entities for mention in entity.mentions}


def _line(report: Report, statement: Statement, figure: Figure, names: Mapping[str, str]) -> str:
    trigger = report.full_text[figure.trigger.start : figure.trigger.end]
    number = figure.words or f"{figure.value.normalize():,f}"
    number += f" to {figure.high.normalize():,f}" if figure.high is not None else ""
    sources = " + ".join(_name(mention, names) for mention in statement.attributed_to) or "-"
    side = _name(figure.whose, names) if figure.whose is not None else "(not told)"
    told = f"{number} ({figure.bound}) {figure.measure} | of: {figure.of or '-'}"
    part = " | part of the figure before" if figure.part_of is not None else ""
    reality = "" if str(figure.reality) == "actual" else f" | {figure.reality}"
    return f'    "{trigger}": {told} | side: {side} | source: {sources}{part}{reality}'


def _name(mention: Mention, names: Mapping[str, str]) -> str:
    """The words, and whom they name where that is somebody else's name ("its" = the army)."""
    name = names.get(mention.id, mention.exact)
    return mention.exact if name == mention.exact else f"{mention.exact} (= {name})"

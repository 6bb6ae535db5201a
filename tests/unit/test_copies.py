"""Copies are recognised, read once, and kept as reports with statements of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest

from stateofplay.copies import carried, fingerprint
from stateofplay.core.errors import Stage
from stateofplay.core.text import Report, verify
from stateofplay.datafiles import read_mapping
from stateofplay.engine import Engine, Outcome, failed
from stateofplay.ledger import Ledger, open_ledger
from stateofplay.pipeline import Here, Result, Run

T = TypeVar("T")

FIRST = "Norland\u2019s president Ada Stone rejected a truce with the Southern Front on Monday."
SECOND = "\u201cWe will not stop,\u201d she said. At least 12 people were killed, a ministry said."
ORIGINAL = Report(
    source="a.json",
    title="Norland rejects truce",
    text=f"{FIRST}\n\n{SECOND}",
    published=date(2031, 5, 6),
    publisher="Gazette",
    url="https://gazette.example/truce",
)
COPY = replace(
    ORIGINAL,
    source="b.json",
    publisher="Coastal Herald",
    text="Advertisement\n\n"
    + f"{FIRST}\n\n{SECOND}".replace("\u2019", "'").replace("\u201c", '"')
    + "\n\nReporting by Ada Stone; Editing by Bo Reed\n\n© 2031 Coastal Herald",
    url="https://herald.example/truce",
)
SAME = replace(ORIGINAL, source="c.json", publisher="Meridian Post", url="https://post.example/x")
BOILERPLATE = read_mapping("stateofplay", "copies.yml")["boilerplate"]


@pytest.mark.parametrize("entry", BOILERPLATE, ids=lambda entry: entry["example"][0])
def test_examples_of_boilerplate(entry: dict[str, list[str]]) -> None:
    fits = re.compile(str(entry["pattern"]), re.IGNORECASE).fullmatch

    assert entry["example"]
    assert entry["not"]
    assert all(fits(line) for line in entry["example"])
    for other in BOILERPLATE:
        fits_other = re.compile(other["pattern"], re.IGNORECASE).fullmatch
        assert not any(fits_other(line) for line in entry["not"])


def test_boilerplate_quotes_and_blanks_make_no_difference() -> None:
    assert fingerprint(ORIGINAL) == fingerprint(COPY)


@pytest.mark.parametrize(
    "other",
    [
        replace(ORIGINAL, text=ORIGINAL.text.replace("12", "15")),
        replace(ORIGINAL, text=ORIGINAL.text.replace("not stop", "stop")),
        replace(ORIGINAL, title="Norland accepts truce"),
        replace(ORIGINAL, published=date(2031, 5, 7)),
        replace(ORIGINAL, published=None),
        replace(ORIGINAL, text=f"{ORIGINAL.text}\n\nThe Front had asked for one."),
        replace(ORIGINAL, text=f"{SECOND}\n\n{FIRST}"),
    ],
)
def test_what_says_something_else_is_no_copy(other: Report) -> None:
    assert fingerprint(ORIGINAL) != fingerprint(other)


def test_texts_of_boilerplate_alone_are_not_each_others_copies() -> None:
    one, other = (replace(ORIGINAL, title="", text=text) for text in ("Share", "Advertisement"))

    assert fingerprint(one) != fingerprint(other)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine.load()


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    with open_ledger(address) as opened:
        yield opened


class Counting:
    """Reads, counts what it reads, and fails where it is told to."""

    def __init__(self, engine: Engine, fails: str = "") -> None:
        self.here = Here(engine)
        self.name = engine.name
        self.fails = fails
        self.read_: list[str] = []

    def read(self, items: Iterable[Report | T]) -> Iterator[tuple[Report | T, Outcome | None]]:
        for item, outcome in self.here.read(items):
            if not isinstance(item, Report):
                yield item, outcome
                continue
            self.read_.append(item.source)
            broken = item.source == self.fails
            yield item, failed(item, Stage.EXTRACT, "too long") if broken else outcome


def over(ledger: Ledger, reader: Counting, *reports: Report) -> Result:
    return Run(ledger, reader, lambda _: None).over(reports)


def test_what_is_carried_over_is_what_reading_the_copy_finds(engine: Engine) -> None:
    [(_, original), (_, copy)] = engine.read([ORIGINAL, SAME])
    assert isinstance(original, tuple)
    assert isinstance(copy, tuple)
    reading, resolved = carried(original, SAME)

    assert len(reading.statements) > 2
    assert [each.id for each in reading.statements] == [each.id for each in copy[0].statements]
    assert [replace(each, steps=each.steps[:-1]) for each in reading.statements] == list(
        copy[0].statements
    )
    assert resolved == copy[1]


def test_what_is_carried_over_stands_where_it_stands_in_the_copy(engine: Engine) -> None:
    [(_, original)] = engine.read([ORIGINAL])
    assert isinstance(original, tuple)
    reading, resolved = carried(original, COPY)

    assert len(reading.statements) == len(original[0].statements)
    text = COPY.full_text
    for before, after in zip(original[0].statements, reading.statements, strict=True):
        verify(COPY, after.evidence)
        same = (before.content.trigger, after.content.trigger)
        assert [len(text[span.start : span.end].split()) for span in same[1:]] == [
            len(ORIGINAL.full_text[same[0].start : same[0].end].split())
        ]
    mentions = [mention for entity in resolved.entities for mention in entity.mentions]
    assert all(mention.startswith(f"{COPY.id}:") for mention in mentions)


def test_what_the_copy_does_not_have_is_not_carried_over(engine: Engine) -> None:
    framed = replace(ORIGINAL, text=f"{ORIGINAL.text}\n\nRead more » Norland rejects talks")
    [(_, original)] = engine.read([framed])
    assert isinstance(original, tuple)

    reading, _ = carried(original, SAME)

    assert len(reading.statements) < len(original[0].statements)
    assert all("talks" not in each.evidence.exact for each in reading.statements)


def test_a_copy_is_a_report_with_statements_and_is_not_read(engine: Engine, ledger: Ledger) -> None:
    reader = Counting(engine)

    result = over(ledger, reader, ORIGINAL, COPY)

    assert reader.read_ == ["a.json"]
    assert (result.new, result.copies) == (2, 1)
    by_report = {row.header.id: row for row in ledger.reports()}
    assert by_report[COPY.id].copy_of == ORIGINAL.id
    assert by_report[COPY.id].acts == by_report[ORIGINAL.id].acts > 0
    publishers = {entry.report.publisher for entry in ledger.entries()}
    assert publishers == {"Gazette", "Coastal Herald"}
    relations = {str(each.relation) for each in ledger.comparisons()}
    assert "same" not in relations, "a copy is no second witness"
    assert "repeats" in relations


def test_a_copy_in_a_later_run(engine: Engine, ledger: Ledger) -> None:
    reader = Counting(engine)
    over(ledger, reader, ORIGINAL)

    assert over(ledger, reader, COPY).copies == 1
    assert over(ledger, reader, COPY, ORIGINAL).known == 2
    assert reader.read_ == ["a.json"]


def test_a_copy_of_what_could_not_be_read_is_read(engine: Engine, ledger: Ledger) -> None:
    reader = Counting(engine, fails="a.json")

    result = over(ledger, reader, ORIGINAL, COPY)

    assert reader.read_ == ["a.json", "b.json"]
    assert (result.new, result.copies) == (1, 0)


def test_a_copy_of_what_another_engine_read_is_read(engine: Engine, ledger: Ledger) -> None:
    over(ledger, Counting(engine), ORIGINAL)
    newer = Counting(engine)
    newer.name = "newer"

    assert over(ledger, newer, COPY).copies == 0


def test_order_does_not_matter(engine: Engine, tmp_path: Path) -> None:
    found = []
    for name, order in (("a.db", (ORIGINAL, SAME)), ("b.db", (SAME, ORIGINAL))):
        with open_ledger(tmp_path / name) as ledger:
            over(ledger, Counting(engine), *order)
            entries = [(each.id, [who.id for who in each.actors]) for each in ledger.entries()]
            found.append((entries, [each.id for each in ledger.comparisons()]))

    assert found[0] == found[1]


def test_a_changed_page_is_a_revision_and_keeps_the_statements_of_the_one_before(
    engine: Engine, ledger: Ledger
) -> None:
    changed = replace(ORIGINAL, text=ORIGINAL.text.replace("12 people", "15 people"))
    over(ledger, Counting(engine), ORIGINAL)
    before = [(each.id, each.statement.evidence.exact) for each in ledger.entries()]

    result = over(ledger, Counting(engine), changed)

    rows = {row.header.id: row for row in ledger.reports()}
    assert (result.new, result.copies) == (1, 0)
    assert (rows[changed.id].revision_of, rows[changed.id].copy_of) == (ORIGINAL.id, None)
    assert rows[ORIGINAL.id].revision_of is None
    kept = ledger.entries(report_ids=[ORIGINAL.id])
    assert [(each.id, each.statement.evidence.exact) for each in kept] == before
    assert any("15 people" in each.statement.evidence.exact for each in ledger.entries())


def test_of_a_changed_page_only_the_newest_state_is_shown_and_compared(
    engine: Engine, ledger: Ledger
) -> None:
    changed = replace(ORIGINAL, text=ORIGINAL.text.replace("12 people", "15 people"))
    another = replace(ORIGINAL, title="Storm over the bay", text=SECOND)

    over(ledger, Counting(engine), ORIGINAL, changed)

    assert {each.report.id for each in ledger.entries()} == {changed.id}
    assert {each.report.id for each in ledger.entries_to_compare([ORIGINAL.id])} == set()
    exported = {each.report.id for each in ledger.entries_to_export(["act", "figure"])}
    assert exported == {ORIGINAL.id, changed.id}
    assert ledger.outdated() == {ORIGINAL.id: changed.id}

    over(ledger, Counting(engine), another)  # another story at the same address
    assert ORIGINAL.id in {each.report.id for each in ledger.entries()}


def test_only_another_frame_around_the_same_words_is_no_revision(
    engine: Engine, ledger: Ledger
) -> None:
    framed = replace(ORIGINAL, text=f"{ORIGINAL.text}\n\nShare")

    over(ledger, Counting(engine), ORIGINAL, framed)

    [row] = [row for row in ledger.reports() if row.header.id == framed.id]
    assert (row.copy_of, row.revision_of) == (ORIGINAL.id, None)


def test_the_address_of_a_whole_site_makes_no_revision(engine: Engine, ledger: Ledger) -> None:
    one, other = (
        replace(ORIGINAL, url="https://gazette.example/", text=text) for text in (FIRST, SECOND)
    )

    over(ledger, Counting(engine), one, other)

    assert {row.revision_of for row in ledger.reports()} == {None}

"""Which figure of a series a list shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from stateofplay.core.judgements import Actor, Entry, Header
from stateofplay.core.statements import Figure, Statement
from stateofplay.core.text import Report, Span, cite
from stateofplay.present.web.charts import claimant
from stateofplay.present.web.latest import latest
from stateofplay.present.web.lines import Line, line_of


def line(
    value: int, published: int, *, told: int, measure: str = "killed", text: str = "Many died."
) -> Line:
    figure = Figure(trigger=Span(0, 4), measure=measure, value=Decimal(value))
    evidence = cite(Report(source="a", title="", text=text), Span(0, len(text)))
    header = Header(
        id="a", source="a", title="", publisher=None, published=date(2023, 11, published), url=None
    )
    statement = Statement(content=figure, evidence=evidence, found_by="test")
    entry = Entry(id=f"{value}-{published}", statement=statement, report=header, trigger="Many")
    return replace(line_of(entry, {}, {}), day=date(2023, 11, told))


def shown(*lines: Line) -> str:
    return latest(lines).line.id


def test_a_smaller_toll_published_later_is_of_another_event() -> None:
    found = latest([line(57, 9, told=3), line(14, 10, told=10), line(23, 4, told=3)])
    assert found.line.id == "57-9"
    assert "14, published later, is another count" in found.rule


def test_a_higher_toll_counts_from_its_publication_not_from_the_day_of_the_event() -> None:
    assert shown(line(18, 9, told=3), line(9, 5, told=5)) == "18-9"


def test_a_corrected_toll_may_fall() -> None:
    lower = line(14, 10, told=3, text="They corrected the toll to 14.")
    assert shown(line(57, 9, told=3), lower) == "14-10"


def test_a_number_whose_place_another_one_took_is_not_the_latest() -> None:
    lines = [line(57, 9, told=3), line(14, 10, told=3)]
    assert latest(lines, {"57-9"}).line.id == "14-10"


def test_other_numbers_may_fall() -> None:
    held = [line(57, 9, told=3, measure="held"), line(14, 10, told=10, measure="held")]
    assert latest(held).rule == "published last"
    assert shown(*held) == "14-10"


def test_a_pronoun_is_never_shown_as_who_counted() -> None:
    he = Actor(id="mention:1", name="He", mention="He")
    stone = Actor(id="ada-stone", name="Ada Stone", mention="she")
    assert claimant(replace(line(57, 9, told=3), sources=(he,))) == "no source named"
    assert claimant(replace(line(57, 9, told=3), sources=(he, stone))) == "Ada Stone"

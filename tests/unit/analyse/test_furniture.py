"""What outlets set between the words of a report is not read; all places stay where they are."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

import pytest

from stateofplay.analyse.furniture import DATA, furniture
from stateofplay.core.judgements import Resolved
from stateofplay.core.plain import Plain, blanked, cut_at_blanks, restored
from stateofplay.core.statements import Act, Reading
from stateofplay.core.text import Report, Span, verify
from stateofplay.datafiles import read_mapping
from stateofplay.engine import Engine

INSETS = read_mapping("stateofplay.analyse", "data", DATA)["insets"]
CAPTION = "The mayor and her deputy open the new bridge at Northport on Monday."


def left_out(text: str) -> list[str]:
    report = Report(source="-", title="Mayor refuses", text=text)
    return [report.full_text[one.start : one.end] for one in furniture(report)]


@pytest.mark.parametrize("example", [e for each in INSETS for e in each["examples"]])
def test_links_set_into_a_sentence_are_left_out(example: dict[str, Any]) -> None:
    assert left_out(example["text"]) == [example["left_out"]]


@pytest.mark.parametrize("text", [text for each in INSETS for text in each["not"]])
def test_what_only_looks_so_is_read(text: str) -> None:
    assert left_out(text) == []


def test_a_caption_that_stands_there_twice_is_read_once() -> None:
    assert left_out(f"{CAPTION}\n\nIt rained.\n\n{CAPTION}\n\nIt rained.") == [CAPTION]


def test_a_plain_report_has_all_in_its_place_and_the_id_of_the_whole() -> None:
    report = Report(source="-", title="", text=f"{CAPTION}\nIt rained.\n{CAPTION}\nThe sun came.")
    plain = blanked(report, furniture(report))

    assert isinstance(plain, Plain)
    assert plain.id == report.id
    assert plain.text.split() == f"{CAPTION} It rained. The sun came.".split()
    assert plain.text.index("The sun came.") == report.text.index("The sun came.")


def test_what_is_read_in_a_plain_report_cites_the_whole_one() -> None:
    inset = "Ada StoneStone sues the port Ten things to know today MORE"
    text = f"Mayor Ada Stone {inset} rejected the ceasefire on Monday."
    report = Report(source="-", title="", text=text)
    (outcome,) = Engine.load().read([report])
    found, (reading, _) = outcome[0], cast("tuple[Reading, Resolved]", outcome[1])

    assert found is report
    assert reading.report is report
    assert [act.content.type for act in reading.statements if isinstance(act.content, Act)] == [
        "REJECT"
    ]
    for statement in reading.statements:
        verify(report, statement.evidence)


def test_a_mention_ends_where_something_was_set_into_it() -> None:
    inset = "Ada StoneStone sues the port Ten things to know today MORE"
    report = Report(source="-", title="", text=f"Ada Stone {inset}'s plan was rejected by Norland.")
    plain = blanked(report, furniture(report))
    (outcome,) = Engine.load().read([report])
    reading, _ = cast("tuple[Reading, Resolved]", outcome[1])
    act = next(each for each in reading.statements if isinstance(each.content, Act))
    content = cast("Act", act.content)
    actor = content.actors[0]
    span = Span(2, plain.full_text.index("'s") + 2)
    long = replace(actor, span=span, exact=plain.full_text[span.start : span.end])
    read = replace(act, content=replace(content, actors=(long,)))

    cut = cut_at_blanks(replace(reading, report=plain, statements=(read,)))
    (statement,) = restored(cut).statements

    assert isinstance(statement.content, Act)
    (mention,) = statement.content.actors
    assert mention.exact == report.full_text[mention.span.start : mention.span.end] == "Ada Stone"


def test_who_a_mention_is_that_ends_there_is_known() -> None:
    inset = "Ada StoneStone sues the port Ten things to know today MORE"
    text = f"Ada Stone {inset}'s government rejected the ceasefire on Monday."
    (outcome,) = Engine.load().read([Report(source="-", title="", text=text)])
    reading, resolved = cast("tuple[Reading, Resolved]", outcome[1])
    known = {mention for entity in resolved.entities for mention in entity.mentions}

    acts = [each.content for each in reading.statements if isinstance(each.content, Act)]
    told = [actor for act in acts for actor in act.actors]
    assert [actor.exact for actor in told] == ["Ada Stone"]
    assert {actor.id for actor in told} <= known


def test_a_report_without_furniture_is_read_as_it_is() -> None:
    report = Report(source="-", title="", text=CAPTION)
    assert blanked(report, furniture(report)) is report

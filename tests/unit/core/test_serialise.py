import json
from dataclasses import fields

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from stateofplay.core.errors import EvidenceError
from stateofplay.core.judgements import Comparison, Entity, Identity, Setting, Subject
from stateofplay.core.serialise import from_json, to_json
from stateofplay.core.statements import Act, Figure, Mention, Quotation, Statement
from stateofplay.core.text import Report, Span, cite

from .strategies import entities, reports, statements

NOTHING = Report(source="", title="", text="")


@given(st.data())
def test_every_statement_comes_back_as_it_was(data: st.DataObject) -> None:
    report = data.draw(reports())
    statement = data.draw(statements(report))

    written = json.loads(json.dumps(to_json(statement)))
    back = from_json(Statement, written, report)

    assert back == statement
    assert back.id == statement.id


@given(st.data())
def test_every_entity_comes_back_as_it_was(data: st.DataObject) -> None:
    report = data.draw(reports())
    entity = data.draw(entities(report))

    assert from_json(Entity, json.loads(json.dumps(to_json(entity))), NOTHING) == entity


@pytest.mark.parametrize("cls", [Identity, Subject, Setting, Comparison])
@given(data=st.data())
def test_every_judgement_comes_back_as_it_was(cls: type, data: st.DataObject) -> None:
    judgement = data.draw(st.from_type(cls))
    assume("nan" not in repr(judgement))  # what is no number is not even itself

    assert from_json(cls, json.loads(json.dumps(to_json(judgement))), NOTHING) == judgement


@pytest.mark.parametrize("cls", [Act, Figure, Quotation, Mention, Statement, Entity])
def test_strategies_draw_every_field(cls: type) -> None:
    """A field that is added to a core type must be added to the strategies."""
    known = {
        Act: 12, Figure: 13, Quotation: 4, Mention: 11, Statement: 8, Entity: 9
    }  # fmt: skip

    assert len(fields(cls)) == known[cls]


def test_words_are_cut_from_the_report_not_stored() -> None:
    report = Report(source="-", title="Minister refuses", text="No pause, the minister said.")
    span = Span(18, 26)
    quotation = Quotation(trigger=span, content=span)
    statement = Statement(content=quotation, evidence=cite(report, span), found_by="test")

    assert "No pause" not in json.dumps(to_json(statement))


def test_what_does_not_fit_the_report_is_refused() -> None:
    report = Report(source="-", title="Short", text="")
    written = {
        "content": {"kind": "quotation", "trigger": [0, 5], "content": [0, 5]},
        "evidence": {"span": [0, 500]},
        "found_by": "test",
    }

    with pytest.raises(EvidenceError):
        from_json(Statement, written, report)


def test_what_has_no_json_form_is_refused() -> None:
    with pytest.raises(TypeError, match="no JSON form"):
        to_json({"a": object()})

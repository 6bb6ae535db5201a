"""What the extract stage finds in whole reports, on the pinned model."""

from __future__ import annotations

from dataclasses import replace
from typing import NoReturn

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from stateofplay.analyse import Analyser
from stateofplay.core.errors import Stage
from stateofplay.core.statements import Act, MentionKind, Quotation, Reading, Reality
from stateofplay.core.text import Report, Span, verify
from stateofplay.extract import Extractor

pytestmark = pytest.mark.model

TEXT = """Norland Rejects Calls For Truce In Gaza

NORTHGATE — Prime Minister Jana Holm rejected a truce on Friday until the hostages are freed, \
saying it would let the group regroup. The foreign minister of Egypt, Amr Nasser, said that \
Norland had bombed a market in Portville. “We will not accept any pause,” Holm told reporters. \
According to the Red Cross, rebels attacked a convoy. Egypt did not condemn the raid.
"""


def _read(analyser: Analyser, extractor: Extractor, text: str) -> Reading:
    title, _, body = text.partition("\n\n")
    ((report, doc),) = analyser.pipe([Report(source="-", title=title, text=body)])
    assert isinstance(doc, Doc)
    return extractor.extract(report, doc)


@pytest.fixture(scope="module")
def reading(analyser: Analyser, extractor: Extractor) -> Reading:
    return _read(analyser, extractor, TEXT)


def _at(reading: Reading, span: Span | None) -> str | None:
    return reading.report.full_text[span.start : span.end] if span else None


def _act(reading: Reading, word: str) -> Act:
    found = [
        s.content
        for s in reading.statements
        if isinstance(s.content, Act) and word in (_at(reading, s.content.trigger) or "")
    ]
    assert found, [_at(reading, s.content.trigger) for s in reading.statements]
    return found[0]


def test_a_refusal_with_its_condition_and_reason(reading: Reading) -> None:
    act = _act(reading, "rejected")
    assert (act.type, act.mode, act.cameo, act.reality) == ("REJECT", "yield", "1246", "actual")
    assert [mention.role for mention in act.actors] == ["Prime Minister"]
    assert (_at(reading, act.about) or "").startswith("a truce")
    assert act.condition is not None
    assert act.condition.connective == "until"
    assert _at(reading, act.condition.span) == "the hostages are freed"
    assert _at(reading, act.because) == "it would let the group regroup"


def test_a_deed_told_by_somebody_is_attributed(reading: Reading) -> None:
    statement = next(
        s
        for s in reading.statements
        if isinstance(s.content, Act) and _at(reading, s.content.trigger) == "bombed"
    )
    assert [m.exact for m in statement.content.actors] == ["Norland"]  # type: ignore[union-attr]
    assert [m.head for m in statement.attributed_to] in (["nasser"], ["minister"])
    assert statement.found_by.startswith("reader/")


def test_the_headline_is_read_too(reading: Reading) -> None:
    assert _act(reading, "Rejects").type == "REJECT"


def test_will_not_is_a_refusal_in_direct_speech(reading: Reading) -> None:
    act = _act(reading, "accept")
    assert (act.type, act.direct_quote) == ("REJECT", True)


def test_a_negated_act_is_denied(analyser: Analyser, extractor: Extractor) -> None:
    reading = _read(analyser, extractor, "\n\nNorland did not bomb Egypt on Friday.")
    assert [s.content.reality for s in reading.statements if isinstance(s.content, Act)] in (
        [], [Reality.DENIED],
    )  # fmt: skip


def test_quotations_have_speaker_and_content(reading: Reading) -> None:
    quotations = [s.content for s in reading.statements if isinstance(s.content, Quotation)]
    told = {(_at(reading, q.content) or "").strip("“”,"): q for q in quotations}
    assert told["We will not accept any pause"].direct
    assert [m.exact for m in told["We will not accept any pause"].speakers] == ["Holm"]


def test_mentions_carry_what_the_resolver_needs(reading: Reading) -> None:
    by_words = {mention.exact: mention for mention in reading.mentions}
    holm = by_words["Prime Minister Jana Holm"]
    assert (holm.kind, holm.role, holm.subject) == (MentionKind.PERSON, "Prime Minister", True)
    minister = next(m for m in reading.mentions if m.head == "minister" and m.owner)
    assert (minister.kind, minister.owner) == (MentionKind.ROLE, "Egypt")
    said = next(m for m in reading.mentions if m.exact == "Amr Nasser")
    assert said.same_as == minister.span


def test_statements_and_their_parts_are_in_order_and_verify(reading: Reading) -> None:
    _check(reading)
    ids = [statement.id for statement in reading.statements]
    assert len(set(ids)) == len(ids)
    starts = [statement.content.trigger.start for statement in reading.statements]
    assert starts == sorted(starts)


def test_reading_twice_gives_the_same(
    analyser: Analyser, extractor: Extractor, reading: Reading
) -> None:
    assert _read(analyser, extractor, TEXT) == reading


def _broken(*_: object) -> NoReturn:
    raise RecursionError("too deep")


def test_an_extractor_that_fails_leaves_what_the_others_find(
    analyser: Analyser, extractor: Extractor
) -> None:
    broken = replace(extractor, extractors={**extractor.extractors, "acts": _broken})
    found = _read(analyser, broken, TEXT)

    assert [each.stage for each in found.problems] == [Stage.EXTRACT]
    assert "its acts could not be extracted: RecursionError: too deep" in found.problems[0].message
    assert {each.kind for each in found.statements} == {"quotation"}


def test_where_corrections_cannot_be_found_all_is_told(
    analyser: Analyser, extractor: Extractor, reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stateofplay.extract.without_taken_back", _broken)
    found = _read(analyser, extractor, TEXT)

    assert [each.stage for each in found.problems] == [Stage.EXTRACT]
    assert "its corrections could not be extracted" in found.problems[0].message
    assert found.statements == reading.statements


_TEXT_WORDS = """Norland Egypt rejected bombed “ ” " ' , . the truce said that will not until if
hostages who killed 15 people by It his Hamas-run Mr. U.S. 🙂 é urged to leave and"""
_WORDS = st.sampled_from([*_TEXT_WORDS.split(), "\n", "\n\n", "\u2028", "  "])


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(_WORDS, max_size=40))
def test_any_text_gives_spans_that_stand_in_it(
    analyser: Analyser, extractor: Extractor, words: list[str]
) -> None:
    reading = _read(analyser, extractor, " ".join(words))
    assert not reading.problems
    _check(reading)


def _check(reading: Reading) -> None:
    size = len(reading.report.full_text)
    for mention in reading.mentions:
        assert 0 <= mention.span.start < mention.span.end <= size
        assert _at(reading, mention.span) == mention.exact
        assert 0 <= mention.sentence < len(reading.sentences)
    for statement in reading.statements:
        verify(reading.report, statement.evidence)
        assert statement.evidence.span in reading.sentences
        assert statement.evidence.span.contains(statement.content.trigger)
        for part in ("about", "because", "content"):
            span = getattr(statement.content, part, None)
            if isinstance(span, Span):
                assert 0 <= span.start < span.end <= size

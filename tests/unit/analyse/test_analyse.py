from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from stateofplay import analyse
from stateofplay.analyse import Analyser
from stateofplay.analyse.join import join
from stateofplay.analyse.models import ABBREVIATIONS
from stateofplay.core.errors import Problem, Stage
from stateofplay.core.text import Report
from stateofplay.datafiles import read_mapping

pytestmark = pytest.mark.model


def _doc(analyser: Analyser, title: str, text: str) -> Doc:
    ((_, doc),) = analyser.pipe([Report(source="-", title=title, text=text)])
    assert isinstance(doc, Doc)
    return doc


_LETTERS = "aB .,'\"\n\r\t\u2028\u200b\u202eéß\U0001f600“”-1"


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    title=st.text(max_size=30),
    text=st.text(alphabet=st.sampled_from(_LETTERS), max_size=80),
)
def test_the_doc_is_the_text_letter_for_letter(analyser: Analyser, title: str, text: str) -> None:
    report = Report(source="-", title=title, text=text)
    ((_, doc),) = analyser.pipe([report])
    assert isinstance(doc, Doc)
    assert doc.text == report.full_text
    assert all(report.full_text[t.idx : t.idx + len(t)] == t.text for t in doc)


def test_headline_and_paragraphs_end_sentences(analyser: Analyser) -> None:
    doc = _doc(
        analyser, "Norland rejects truce", "NORTHGATE\n\nThe premier said no.\nEgypt said yes."
    )
    sentences = [sentence.text.strip() for sentence in doc.sents]
    assert sentences == [
        "Norland rejects truce",
        "NORTHGATE",
        "The premier said no.",
        "Egypt said yes.",
    ]


def test_a_title_cased_headline_is_parsed_like_running_text(analyser: Analyser) -> None:
    doc = _doc(
        analyser, "Norland Rejects Calls For Truce In Gaza", "Norland rejects calls for a truce."
    )
    root = next(doc.sents).root
    assert (root.text, root.lemma_, root.pos_) == ("Rejects", "reject", "VERB")


def test_an_endless_text_is_refused_and_the_others_are_read(
    analyser: Analyser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(analyse, "LONGEST_REPORT", 100)
    long = Report(source="long.txt", title="", text="word " * 100)
    short = Report(source="short.txt", title="", text="It rained.")
    found = {report.source: doc for report, doc in analyser.pipe([long, short])}
    problem = found["long.txt"]
    assert isinstance(problem, Problem)
    assert (problem.stage, problem.source) == (Stage.ANALYSE, "long.txt")
    assert isinstance(found["short.txt"], Doc)


def test_a_report_the_parser_fails_on_is_a_problem_of_its_own(
    analyser: Analyser, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(text: str, docs: Sequence[Doc], vocab: Vocab) -> Doc:
        if "poison" in text:
            raise RuntimeError("cannot parse this")
        return join(text, docs, vocab)

    monkeypatch.setattr(analyse, "join", fail)
    reports = [Report(source=name, title=name, text="It rained.") for name in ("a", "poison", "c")]
    kinds = [type(doc) for _, doc in analyser.pipe(reports)]
    assert kinds == [Doc, Problem, Doc]


def test_the_order_of_many_reports_is_kept(analyser: Analyser) -> None:
    reports = [Report(source=str(i), title=f"Report {i}", text="It rained.") for i in range(70)]
    assert [report.source for report, _ in analyser.pipe(iter(reports))] == [
        str(i) for i in range(70)
    ]


def _abbreviations(kind: str) -> list[str]:
    return [*read_mapping("stateofplay.analyse", "data", ABBREVIATIONS)[kind]]


@pytest.mark.parametrize("text", _abbreviations("examples"))
def test_a_title_ends_no_sentence(text: str, analyser: Analyser) -> None:
    assert [sentence.text for sentence in analyser.nlp(text).sents] == [text]


@pytest.mark.parametrize("text", _abbreviations("not"))
def test_a_word_before_a_title_ends_one(text: str, analyser: Analyser) -> None:
    assert len([*analyser.nlp(text).sents]) == 2

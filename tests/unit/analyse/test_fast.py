"""The fast pipeline parses as spaCy's own does, and what is built otherwise is left to spaCy."""

from __future__ import annotations

from functools import partial

import pytest
from spacy.language import Language

from stateofplay.analyse import Analyser, _parse, fast, vectors
from stateofplay.analyse.fast import FastPipeline
from stateofplay.analyse.models import load_model

pytestmark = pytest.mark.model

TEXTS = [
    "Ada Stone, the Norland Minister of Trade, met the Southern Union on Monday 3 June 2024.\n\n",
    "",
    " \n ",
    (
        "There was no deal. The United Nations Security Council said at least 1,200 had fled "
        "Port Amber, 40 per cent of them to East Norland. Let's see."
    ),
    "He",
    "It was the third time in two weeks that the Carania National Army shelled the Amber Valley",
]
SET: list[int | str] = [
    "TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD", "SENT_START", "ENT_IOB", "ENT_TYPE",
]  # fmt: skip


@pytest.fixture(scope="module")
def plain() -> Language:
    return load_model()


@pytest.mark.parametrize("at_once", [1, 40, 2000])
def test_parses_as_spacy_does(
    plain: Language, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(fast, "_TOKENS_AT_ONCE", at_once)
    wanted = list(plain.pipe(TEXTS))
    found = FastPipeline(load_model())(TEXTS)
    assert any(doc.ents for doc in found)
    for one, other in zip(wanted, found, strict=True):
        assert one.text == other.text
        assert (one.to_array(SET) == other.to_array(SET)).all()


def test_what_is_forgotten_is_found_out_again(
    analyser: Analyser, monkeypatch: pytest.MonkeyPatch
) -> None:
    docs = [analyser.nlp.make_doc(text) for text in TEXTS]
    model = analyser.nlp.get_pipe("tok2vec").model  # type: ignore[attr-defined]
    wanted = vectors.TokenVectors(model)(docs)
    for few in (3, 30):
        monkeypatch.setattr(vectors, "_REMEMBERED", few)
        forgetful = vectors.TokenVectors(model)
        for _ in range(2):
            found = [forgetful([doc])[0] for doc in docs]
            assert all((a == b).all() for a, b in zip(found, wanted, strict=True))


def test_another_pipeline_parses_by_itself() -> None:
    nlp = load_model()
    nlp.remove_pipe("ner")
    with pytest.raises(ValueError, match="not a pipeline of"):
        FastPipeline(nlp)
    assert isinstance(_parse(nlp), partial)

"""Grammatical paths between the units of a sentence."""

from __future__ import annotations

from spacy.tokens import Doc

from stateofplay.extract.reader.paths import FIRST_PATH, NO_PATH, RARE, Syntax
from stateofplay.extract.reader.units import Prepared, split_units
from stateofplay.extract.trained import tree_of
from tests.unit.extract.parses import parse

URGED = """
    Envoys NNS 3 nsubj
    have VBP 3 aux
    left VBN 3 ROOT leave
    , , 3 punct
    urging VBG 3 advcl urge
    the DT 7 det
    rulers NNS 5 dobj ruler
    of IN 7 prep
    Arland NNP 8 pobj
    . . 3 punct
"""


def _syntax(doc: Doc, known: dict[str, int] | None = None) -> tuple[Syntax, list[str]]:
    units = split_units(doc.text, 0)
    report = Prepared(units, [(0, len(units))], [])
    words = [doc.text[unit.start : unit.end] for unit in units]
    return Syntax(tree_of(doc), report, [0], known or {}), words


def _paths(table: str, word: str) -> dict[str, str | None]:
    syntax, words = _syntax(parse(table))
    here = words.index(word)
    return dict(zip(words, syntax.names((here, here + 1), range(len(words))), strict=True))


def test_a_path_climbs_to_the_common_ancestor_and_goes_down() -> None:
    paths = _paths(URGED, "urging")
    assert paths["urging"] == ""
    assert paths["Envoys"] == "<advcl>nsubj"
    assert paths["rulers"] == ">dobj"


def test_prepositions_are_named_and_modifiers_share_their_nouns_path() -> None:
    paths = _paths(URGED, "urging")
    assert paths["Arland"] == ">dobj>prep:of>pobj"
    assert paths["the"] == ">dobj+"


def test_another_sentence_is_on_no_path() -> None:
    table = "Talks NNS 2 nsubj\nfailed VBD 2 ROOT\nRebels NNS 4 nsubj\nfired VBD 4 ROOT"
    assert _paths(table, "fired") == {
        "Talks": None,
        "failed": None,
        "Rebels": ">nsubj",
        "fired": "",
    }


def test_the_candidates_head_is_the_word_that_hangs_outside_of_it() -> None:
    syntax, words = _syntax(parse("They PRP 2 nsubj\nhit VBD 2 ROOT\nback RB 2 advmod"))
    assert syntax.names((1, 3), range(len(words))) == [">nsubj", "", ">advmod"]


def test_numbers_tell_known_paths_from_rare_ones_and_from_none() -> None:
    table = "Talks NNS 2 nsubj\nfailed VBD 2 ROOT\nRebels NNS 4 nsubj\nfired VBD 4 ROOT"
    syntax, words = _syntax(parse(table), {">nsubj": FIRST_PATH})
    assert syntax.paths((3, 4), range(len(words))) == [NO_PATH, NO_PATH, FIRST_PATH, RARE]


def test_a_chain_of_any_length_ends() -> None:
    rows = [f"w{i} NN {max(1, i)} {'ROOT' if i == 0 else 'pobj'}" for i in range(90)]
    paths = _paths("\n".join(rows), "w0")
    assert paths["w3"] == ">pobj>pobj>pobj"
    assert paths["w89"] is None

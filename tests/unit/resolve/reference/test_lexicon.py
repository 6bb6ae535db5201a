from __future__ import annotations

from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from stateofplay.core.errors import DataError
from stateofplay.resolve.reference.lexicon import Lexicon
from stateofplay.resolve.reference.tables import NounClass

LEXICON = Lexicon.load()


def found(words: str) -> str | None:
    known = LEXICON.find(words)
    return known.name if known else None


@pytest.mark.parametrize("words", ["the U.S.", "US", "USA", "America", "the United States", "U.S"])
def test_all_names_of_a_state_are_one(words: str) -> None:
    assert found(words) == "United States"


def test_an_abbreviation_is_not_a_word_in_small_letters() -> None:
    assert found("us") is None


def test_a_name_in_capitals_is_the_name() -> None:
    assert found("FRANCE") == "France"


def test_no_two_states_share_an_adjective_by_accident() -> None:
    assert found("South Korean") == "South Korea"
    assert found("North Koreans") == "North Korea"


CASES = [(group, words) for group in LEXICON.classes for words in group.examples]
OTHERS = [(group, words) for group in LEXICON.classes for words in group.counter_examples]


def label(value: object) -> str:
    return value.name if isinstance(value, NounClass) else str(value)


@pytest.mark.parametrize(("group", "words"), CASES, ids=label)
def test_an_example_belongs_to_its_class(group: NounClass, words: str) -> None:
    assert LEXICON.noun_class(words) == group


@pytest.mark.parametrize(("group", "words"), OTHERS, ids=label)
def test_a_counter_example_does_not(group: NounClass, words: str) -> None:
    assert LEXICON.noun_class(words) != group


def test_a_dated_fact_holds_only_on_its_days() -> None:
    before = LEXICON.leader("Obama", "president", date(2016, 5, 1))

    assert before is not None
    assert before.of == "United States"
    assert LEXICON.leader("Obama", "president", date(2023, 5, 1)) is None


def test_a_last_name_alone_is_no_fact() -> None:
    assert LEXICON.leader("Obama", None, date(2016, 5, 1)) is None


def test_a_users_names_extend_the_shipped_ones(tmp_path: Path) -> None:
    path = tmp_path / "mine.yml"
    path.write_text("states:\n  XN: {name: Norland, demonyms: [Norlandish]}\n", "utf-8")

    known = Lexicon.load([path]).find("Norlandish")

    assert known is not None
    assert known.name == "Norland"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("states:\n  XN: {demonym: x}\n", "lacks name"),
        ("states:\n  XN: {name: x, demonym: y}\n", "no field 'demonym'"),
        ("organisations:\n- {name: x, kind: gang}\n", "no kind 'gang'"),
        ("leaders:\n- {name: x, office: y, of: z, from: soon}\n", "must be dates"),
        ("- x\n", "must be a table"),
    ],
)
def test_a_wrong_file_says_what_is_wrong(tmp_path: Path, text: str, problem: str) -> None:
    path = tmp_path / "mine.yml"
    path.write_text(text, "utf-8")

    with pytest.raises(DataError, match=problem):
        Lexicon.load([path])


def test_every_fact_about_an_office_names_its_source() -> None:
    text = files("stateofplay.resolve").joinpath("data", "leaders.yml").read_text("utf-8")
    table = yaml.safe_load(text)

    assert {row.get("source") for row in table["leaders"]} <= set(table["sources"])


def test_a_year_lasts_from_its_first_day_to_its_last(tmp_path: Path) -> None:
    path = tmp_path / "mine.yml"
    path.write_text(
        "leaders:\n- {name: Jane Moreau, office: king, of: Norland, from: 2030, to: 2031}\n"
    )
    lexicon = Lexicon.load([path])

    days = [date(2029, 12, 31), date(2030, 1, 1), date(2031, 12, 31), date(2032, 1, 1)]
    held = [lexicon.leader("Moreau", "king", day) is not None for day in days]

    assert held == [False, True, True, False]

"""The closed classes are what their names say, and fit together."""

from __future__ import annotations

import ast
from pathlib import Path

from stateofplay.core import closed_classes
from stateofplay.core.closed_classes import (
    ARTICLES,
    DEFINITE,
    DEMONSTRATIVES,
    FEMININE,
    FIRST_PERSON,
    INDEPENDENT,
    MASCULINE,
    NEUTER,
    OBJECTIVE,
    OWNERS,
    POSSESSIVE,
    RELATIVE,
    SUBJECTIVE,
    THIRD_PERSON,
    THIRD_PLURAL,
)

CLASSES = {
    name: words for name, words in vars(closed_classes).items() if isinstance(words, frozenset)
}
SOURCES = Path(closed_classes.__file__).parents[1]


def test_every_class_has_words_in_lower_case() -> None:
    assert CLASSES
    for name, words in CLASSES.items():
        assert words, name
        assert all(word.isalpha() and word.islower() for word in words), name


def test_each_personal_pronoun_has_a_person_and_a_case() -> None:
    you = {"you", "your", "yours"}
    reflexive = {word for word in FIRST_PERSON | THIRD_PERSON if word.endswith(("self", "selves"))}

    cased = SUBJECTIVE | OBJECTIVE | POSSESSIVE | INDEPENDENT | reflexive

    assert cased == FIRST_PERSON | THIRD_PERSON | you


def test_no_pronoun_is_of_two_persons_or_two_genders() -> None:
    groups = [FIRST_PERSON, MASCULINE, FEMININE, NEUTER, THIRD_PLURAL]

    assert sum(map(len, groups)) == len(frozenset().union(*groups))


def test_first_person_as_a_subject_is_i_and_we() -> None:
    assert {"i", "we"} == FIRST_PERSON & SUBJECTIVE


def test_what_points_to_something_known_is_no_indefinite_article() -> None:
    assert {"the"} == DEFINITE - DEMONSTRATIVES
    assert {"the"} == DEFINITE & ARTICLES


def test_an_owner_without_a_name_is_a_possessive_or_relative() -> None:
    assert OWNERS - RELATIVE == POSSESSIVE


def test_no_other_module_writes_a_closed_class_again() -> None:
    classes = {words for words in CLASSES.values() if len(words) > 1}
    again = [
        f"{path.relative_to(SOURCES)}:{node.lineno}"
        for path in SOURCES.rglob("*.py")
        if path != Path(closed_classes.__file__)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, (ast.Set, ast.List, ast.Tuple))
        for written in [{each.value for each in node.elts if isinstance(each, ast.Constant)}]
        if any(words <= written for words in classes)
    ]

    assert again == []

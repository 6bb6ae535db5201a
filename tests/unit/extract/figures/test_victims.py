"""Victims told one by one where a report gives no number."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stateofplay.analyse import Analyser
from stateofplay.core.statements import Figure
from stateofplay.core.text import Report
from stateofplay.extract import Extractor, parsed_of
from stateofplay.extract.figures.rules import Rulebook, load_rulebook
from stateofplay.extract.figures.victims import victims
from stateofplay.ontology import load

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def tools() -> tuple[Analyser, Extractor]:
    return Analyser.load(), Extractor.load(load())


def told(tools: tuple[Analyser, Extractor], text: str, title: str = "") -> list[tuple[str, int]]:
    """Measure and value of each person told one by one."""
    report = Report(source="test", title=title, text=text)
    [(_, doc)] = tools[0].pipe([report])
    found = tools[1].extract(report, doc).statements  # type: ignore[arg-type]
    return [
        (one.content.measure, int(one.content.value))
        for one in found
        if isinstance(one.content, Figure) and "figure/victim" in one.found_by
    ]


def test_one_person_counts_once_by_name(tools: tuple[Analyser, Extractor]) -> None:
    text = "Lena Brandt, 34, was shot on Monday. Brandt was pronounced dead at a hospital."
    assert told(tools, text) == [("killed", 1)]


def test_two_ages_are_two_persons(tools: tuple[Analyser, Extractor]) -> None:
    text = "A 25-year-old man was killed. A 31-year-old woman was wounded in the leg."
    assert told(tools, text) == [("killed", 1), ("injured", 1)]


def test_a_third_victim_is_one_more(tools: tuple[Analyser, Extractor]) -> None:
    text = "A guard was shot and died. A second person was also hurt. The second person is well."
    assert told(tools, text) == [("killed", 1), ("injured", 1)]


def test_what_a_comma_parts_from_a_verb_was_not_done_by_it(
    tools: tuple[Analyser, Extractor],
) -> None:
    title = "17-year-old Lena Brandt killed, 21-year-old man injured in Northport shooting"
    assert sorted(told(tools, "The fair was shut.", title)) == [("injured", 1), ("killed", 1)]


def test_who_had_shot_somebody_is_no_victim(tools: tuple[Analyser, Extractor]) -> None:
    text = "The sailor had shot the guard."
    assert told(tools, text) == [("injured", 1)]


def test_a_headline_alone_tells(tools: tuple[Analyser, Extractor]) -> None:
    assert told(tools, "Sign up for our letters.", "Toddler shot, killed at home") == [
        ("killed", 1)
    ]


def test_where_a_number_is_told_nobody_is_counted(tools: tuple[Analyser, Extractor]) -> None:
    text = "Three people were killed. Lena Brandt, 34, was among those killed."
    assert told(tools, text) == []


@pytest.mark.parametrize(
    "text",
    ["The mayor could have been killed.", "Lena Brandt was not hurt.", "The deal was killed."],
)
def test_what_did_not_happen_to_a_person_is_no_victim(
    tools: tuple[Analyser, Extractor], text: str
) -> None:
    assert told(tools, text) == []


def test_who_did_it_is_not_described_by_the_age_of_whom_it_befell(
    tools: tuple[Analyser, Extractor],
) -> None:
    text = "A 10-year-old was shot at home. The victim was shot by a 14-year-old boy."
    assert told(tools, text) == [("injured", 1)]


def test_an_attempted_murder_kills_nobody(tools: tuple[Analyser, Extractor]) -> None:
    title = "Two held after attempted murder"
    assert told(tools, "Sign up for our letters.", title) == []


def test_who_was_found_shot_was_hurt(tools: tuple[Analyser, Extractor]) -> None:
    assert told(tools, "A young man was found shot near the port on Monday.") == [("injured", 1)]


def test_two_who_share_a_last_name_are_two(tools: tuple[Analyser, Extractor]) -> None:
    text = "Dennis Brandt was killed at home on Monday. Lena Brandt was killed on Tuesday."
    assert told(tools, text) == [("killed", 1), ("killed", 1)]


def test_a_first_name_is_of_whom_the_full_name_told(tools: tuple[Analyser, Extractor]) -> None:
    text = "Lena Marie Brandt was killed at home on Monday. Lena was killed by a stray bullet."
    assert told(tools, text) == [("killed", 1)]


def test_two_told_together_are_two(tools: tuple[Analyser, Extractor]) -> None:
    assert told(tools, "A child and a woman were wounded.") == [("injured", 1), ("injured", 1)]


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        ("Toddler shoots self in leg", "Sign up for our letters.", [("injured", 1)]),
        ("", "A boy was shot. He had shot himself in the leg.", [("injured", 1)]),
        ("", "A guard shot and killed himself at the port.", [("killed", 1)]),
        ("", "A guard was found in the yard with a gunshot wound.", [("injured", 1)]),
        ("", "The blast hurt a guard. The guard is in critical condition.", [("injured", 1)]),
        ("", "The chairman is in good condition, his office said.", []),
        ("", "The flood claimed the life of a guard.", [("killed", 1)]),
        ("", "He is charged in his son's murder.", [("killed", 1)]),
        ("", "A guard remains hospitalized after the blast hurt him.", [("injured", 1)]),
        ("Boy, 3, wounded in blast", "Sign up for our letters.", [("injured", 1)]),
        ("Boy, 13, shot near port has died", "Sign up for our letters.", [("killed", 1)]),
        (
            "",
            "The guards found the bodies of a woman and a boy.",
            [("killed", 1), ("killed", 1)],
        ),
        ("", "A guard studied the body of the letter.", []),
        ("", "The wounded boy's body was full of splinters.", []),
        ("Man fatally shoots brother", "Sign up for our letters.", [("killed", 1)]),
        ("Pupil stabbed and killed his niece", "Sign up for our letters.", [("killed", 1)]),
        ("Clerk shot, robber dead", "Sign up for our letters.", [("injured", 1), ("killed", 1)]),
        ("Nurse, 5-year-old shot", "Sign up for our letters.", [("injured", 1), ("injured", 1)]),
        ("9-year-old guest in critical condition", "Sign up for our letters.", [("injured", 1)]),
        ("Uncle questioned after girl, 5, shoots self", "Sign up.", [("injured", 1)]),
        ("Girl took rifle from guard's desk, shot herself", "Sign up.", [("injured", 1)]),
        ("Norport shooting victim dies", "Sign up for our letters.", [("killed", 1)]),
        ("Guard shoots nurse, then self in murder-suicide", "Sign up.", [("killed", 1)] * 2),
        ("Teacher of pupil who was shot speaks at fair", "Sign up.", [("injured", 1)]),
        ("", "The shooting left a boy in critical condition.", [("injured", 1)]),
        ("", "A shooting on Monday sent a boy to the hospital.", [("injured", 1)]),
        ("", "A man shot and killed a guard.", [("killed", 1)]),
        ("Mayor: Man shot guard, kept nurse captive", "Sign up.", [("injured", 1)]),
        ("Father charged after Norport teen shot, killed", "Sign up.", [("killed", 1)]),
        ("Scandal-hit Brandt fighting on both ends", "Sign up for our letters.", []),
        ("Drunken sailor shoots himself", "Sign up for our letters.", [("injured", 1)]),
        # he is killed who did it, not whom he shot before
        (
            "Nurse who shot 9-year-old nephew before killing himself was in debt",
            "Sign up for our letters.",
            [("killed", 1), ("injured", 1)],
        ),
        ("Uncle fined in shooting he blamed on a dog", "Sign up for our letters.", []),
        # the outlet's name is nobody's
        (
            "Man accused of shooting boy, 6 - Norport Action News 4 - Norport, Norland",
            "Sign up for our letters.",
            [("injured", 1)],
        ),
        ("", "A suspect is dead after a raid.", [("killed", 1)]),
        (
            "",
            "Ada Stone left a rifle at home, resulting in a 4-year-old accidentally being shot.",
            [("injured", 1)],
        ),
        ("", "A man shot Lena Brandt and Karin Vold.", [("injured", 1), ("injured", 1)]),
        (
            "",
            "The blast left a boy in critical condition. The two guards were not hurt.",
            [("injured", 1)],
        ),
        ("", "The shooting began when a man tried to shoot a guard.", []),
        ("", "A guard shot his brother and then himself.", [("injured", 1), ("injured", 1)]),
        (
            "",
            "A nurse shot a sailor and then killed herself.",
            [("killed", 1), ("injured", 1)],
        ),
        (
            "",
            "A man shot a boy and killed his mother.",
            [("injured", 1), ("killed", 1)],
        ),
        (
            "",
            "A sailor shot his 12-year-old daughter and killed her mother.",
            [("injured", 1), ("killed", 1)],
        ),
        (
            "",
            "A 17-year-old sailor was rowing when he was shot. A 6-year-old girl was shot, too.",
            [("injured", 1), ("injured", 1)],
        ),
    ],
)
def test_words_that_tell_of_one_person(
    tools: tuple[Analyser, Extractor], title: str, text: str, expected: list[tuple[str, int]]
) -> None:
    assert told(tools, text, title) == expected


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        # a headline is read by its parse and by the order of its words
        ("Teen shot at home", "The teen died on Monday.", [("killed", 1)]),
        # what "by" leads to is whom it was done by
        ("Girl shot by brother dies", "Sign up for our letters.", [("killed", 1)]),
        # a number behind a comma that counts others is no age
        ("Boy Dead, 3 Hurt", "A 16-year-old boy was killed.", [("killed", 1)]),
        # a death of nobody in particular is of whom the text tells
        ("Arrest in fatal shooting", "Lena Brandt, 34, was shot on Monday.", [("killed", 1)]),
        ("", "A man and a woman were wounded. The woman died.", [("killed", 1), ("injured", 1)]),
        (
            "",
            "A boy was killed on Monday. His father was wounded, too.",
            [("killed", 1), ("injured", 1)],
        ),
        # the deeds of a year are no number of victims
        ("", "Lena Brandt, 34, was killed. There were 24 homicides last year.", [("killed", 1)]),
        # "another" of one age is one more
        (
            "",
            "A 16-year-old was shot and died. Another 16-year-old was shot, too.",
            [("killed", 1), ("injured", 1)],
        ),
        # a name told in other words, but of one age
        (
            "16-year-old Lena 'Bug' Brandt shot to death",
            "Sixteen-year-old Lena Marie Brandt died hours after she was shot.",
            [("killed", 1)],
        ),
        # whom the kin of somebody call theirs is known
        ("Girl wounded at port", 'The nurse said: "They shot my child."', [("injured", 1)]),
        # the gunman who did it is no other where he dies, and no animal is a person
        (
            "Gunman wounds guard, kills himself",
            "A gunman opened fire on a guard, wounding him before killing himself.",
            [("injured", 1), ("killed", 1)],
        ),
        (
            "Robber who shot K9 found dead",
            "Guards say the robber shot the K9 on Monday. The robber has been found dead.",
            [("killed", 1)],
        ),
        # a suspect is not the guard whom he shot
        (
            "",
            "A guard was shot on Monday. The suspect killed himself.",
            [("injured", 1), ("killed", 1)],
        ),
    ],
)
def test_who_is_told_of_twice_counts_once(
    tools: tuple[Analyser, Extractor], title: str, text: str, expected: list[tuple[str, int]]
) -> None:
    assert sorted(told(tools, text, title)) == sorted(expected)


def test_a_death_far_below_is_of_somebody_else(tools: tuple[Analyser, Extractor]) -> None:
    between = "The mayor spoke about the harbour and its new roof. " * 35
    text = f"A girl was wounded on Monday. {between}In March a girl was killed at the fair."
    assert told(tools, text) == [("injured", 1), ("killed", 1)]


def test_each_person_is_nobody(tools: tuple[Analyser, Extractor]) -> None:
    text = "He faces a charge for each person wounded in the park."
    assert told(tools, text) == []


def test_which_deaths_are_of_their_own_doer_is_told_by_the_rulebook_given(
    tools: tuple[Analyser, Extractor],
) -> None:
    text = "Guard shoots nurse, then self in murder-suicide"
    report = Report(source="test", title=text, text="Sign up.")
    [(_, doc)] = tools[0].pipe([report])
    rulebook = load_rulebook()

    def dead(rules: Rulebook) -> int:
        return sum(each.killed for each in victims(parsed_of(report, doc), rules))  # type: ignore[arg-type]

    assert dead(rulebook) == 2
    assert dead(replace(rulebook, ending=frozenset())) == 1

from __future__ import annotations

from dataclasses import replace

import pytest

from stateofplay.core.statements import Act, Mention, Quotation, Statement
from stateofplay.core.text import Span, cite
from stateofplay.resolve.described.counts import without_quantity
from stateofplay.resolve.described.speeches import speeches_of
from tests.unit.resolve.marked import LEXICON, name, reading_of, who


def quoted(marked: str, words: str, speaker: int) -> tuple[Statement, ...]:
    """The statement that *words* are said, in quotation marks, by the mention of that number."""
    reading = reading_of(marked)
    report = reading.report
    start = report.full_text.index(words)
    span = Span(start, start + len(words))
    by: Mention = reading.mentions[speaker]
    content = Quotation(trigger=by.span, content=span, speakers=(by,), direct=True)
    return (Statement(content=content, evidence=cite(report, span), found_by="test"),)


FRENCH = "[Ada Stone|person subject owner=French role=president]"


def test_we_is_whom_the_speaker_speaks_for() -> None:
    text = f"“[We|pronoun subject plural] refuse it all,” said {FRENCH}."

    assert name(text, 0, quoted(text, "“We refuse it all,”", 1)) == "France"


@pytest.mark.parametrize(
    ("words", "types", "meant"),
    [
        ("We", ("REJECT",), "Ada Stone"),
        ("We", ("ASSAULT",), "France"),
        ("We", ("REJECT", "ASSAULT"), "France"),
        ("Our army", ("REJECT",), "France"),
    ],
)
def test_we_that_does_a_thing_by_words_is_the_speaker(
    words: str, types: tuple[str, ...], meant: str
) -> None:
    marked = words.split(maxsplit=1)[0]
    rest = words.removeprefix(marked)
    text = f"“[{marked}|pronoun subject plural]{rest} refuse it all,” said {FRENCH}."
    said = quoted(text, f"“{words} refuse it all,”", 1)
    reading = reading_of(text)
    done = tuple(
        Statement(
            content=Act(trigger=Span(start, start + 6), type=type_, actors=reading.mentions[:1]),
            evidence=said[0].evidence,
            found_by="test",
        )
        for type_ in types
        for start in [reading.report.full_text.index("refuse")]
    )

    assert name(text, 0, (*said, *done)) == meant


def test_we_of_a_speaker_without_a_party_is_the_speaker() -> None:
    text = "“[We|pronoun subject plural] refuse it all,” said [Ada Stone|person subject]."

    assert name(text, 0, quoted(text, "“We refuse it all,”", 1)) == "Ada Stone"


def test_a_second_piece_of_a_quotation_has_the_same_speaker() -> None:
    text = (
        "“It is over for them,” said [Ada Stone|person subject]. "
        "“And [I|pronoun subject] will not come back.”"
    )

    assert name(text, 1, quoted(text, "“It is over for them,”", 0)) == "Ada Stone"


def test_a_quotation_that_opens_the_next_paragraph_goes_on() -> None:
    text = (
        "“It is over for them,” said [Ada Stone|person subject].\n\n"
        "“And [I|pronoun subject] will not come back.”"
    )

    assert name(text, 1, quoted(text, "“It is over for them,”", 0)) == "Ada Stone"


def test_a_term_in_scare_quotes_is_said_by_nobody() -> None:
    text = "“It is over for them,” said [Ada Stone|person subject]. A “great loss” followed."
    reading = reading_of(text, quoted(text, "“It is over for them,”", 0))

    assert [speech.speaker is not None for speech in speeches_of(reading)] == [True, False]


def test_he_who_speaks_on_is_who_spoke_before_not_whom_the_words_name() -> None:
    text = (
        "[Carl Reed|person subject] spoke first. "
        "“As [Otto Lang|person subject] told us there is no way out,” [he|pronoun subject] said."
    )
    said = "“As Otto Lang told us there is no way out,”"

    assert name(text, 2, quoted(text, said, 2)) == "Carl Reed"


def test_a_speaker_does_not_call_his_own_state_they() -> None:
    text = (
        "[Egypt|place subject] met [France|place]. "
        f"“[They|pronoun subject plural] will not stop it,” said {FRENCH}."
    )

    assert name(text, 2, quoted(text, "“They will not stop it,”", 3)) == "Egypt"


def test_a_state_that_is_told_of_is_not_they() -> None:
    assert who("[Egypt|place subject] refused. [They|pronoun subject plural] left.", 1) is None


def test_a_given_name_tells_who_is_she() -> None:
    text = (
        "[Susan Stone|person] was told by [Carl Reed|person subject]. "
        "[She|pronoun subject] refused."
    )

    assert name(text, 2) == "Susan Stone"


@pytest.mark.parametrize(
    ("owner", "role"),
    [("UN", "Ambassador"), ("Defense", "Secretary_of_Defense"), ("Treasury", "Secretary")],
)
def test_whom_an_office_is_sent_to_or_about_is_no_party(owner: str, role: str) -> None:
    found = who(f"[Ada Stone|person subject owner={owner} role={role}] left.", 0)

    assert found is not None
    assert found.party is None


def test_the_envoy_of_an_organisation_is_its_own() -> None:
    found = who("[Ada Stone|person subject owner=UN role=envoy] left.", 0)

    assert found is not None
    assert found.party == "United Nations"


def test_the_official_takes_up_an_official_told_before() -> None:
    text = "[A French official|role subject owner=French] spoke. [The official|role subject] left."

    found = who(text, 1)

    assert found is not None
    assert found.party == "France"


def test_the_official_stays_apart_where_officials_of_two_states_spoke() -> None:
    text = (
        "[A French official|role subject owner=French] met "
        "[a Greek official|role owner=Greek]. [The official|role subject] left."
    )

    found = who(text, 2)

    assert found is not None
    assert found.party is None


def test_an_organisation_in_front_of_a_name_is_no_given_name() -> None:
    text = "[United Nations Ada Stone|person subject] left. [Stone|person subject] spoke."

    assert name(text, 1) == "Ada Stone"


def test_a_word_in_small_letters_elsewhere_is_no_given_name() -> None:
    text = (
        "[Ada Stone|person subject] spoke after a following day. "
        "[Following Stone|person subject] left. [Stone|person subject] spoke."
    )

    assert name(text, 2) == "Ada Stone"


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("at least 1,400 people", "people"),
        ("hundreds of militiamen", "militiamen"),
        ("several leaders of the guild", "leaders of the guild"),
        ("two", "two"),
        ("young gunmen", "young gunmen"),
    ],
)
def test_a_counted_group_is_who_not_how_many(words: str, kept: str) -> None:
    assert without_quantity(words, LEXICON) == kept


def test_he_who_said_it_is_nobody_whom_the_words_tell_of_in_passing() -> None:
    text = (
        "[Carl Moreau|person subject] came. It fell under the pressure of the "
        "[Norland envoy|role owner=Norland], [he|pronoun subject] said."
    )
    words = "It fell under the pressure of the Norland envoy"
    said = quoted(text, words, 2)
    content = replace(said[0].content, direct=False)

    assert name(text, 2, (replace(said[0], content=content),)) == "Carl Moreau"


def test_he_who_says_more_is_who_spoke_not_whom_he_told_of() -> None:
    text = (
        "[Otto Lang|person] left. [Otto Lang|person] is far. They look for [Otto Lang|person]. "
        "Nobody saw [Otto Lang|person]. "
        "[Carl Reed|person subject] told reporters that [Otto Lang|person subject] led the mutiny. "
        "[He|pronoun subject] said 40 had been held."
    )
    words = ("Otto Lang led the mutiny", "40 had been held")
    said = [quoted(text, each, by)[0] for each, by in zip(words, (4, 6), strict=True)]
    told = tuple(replace(each, content=replace(each.content, direct=False)) for each in said)

    assert name(text, 6, told) == "Carl Reed"


def test_a_message_with_its_sender_behind_it_is_the_senders() -> None:
    text = "It rained.\n[We|pronoun subject plural] refuse. - [Ada Stone|person] (@astone) May 6."

    assert name(text, 0) == "Ada Stone"


def test_a_quotation_that_a_paragraph_leaves_open_goes_on_to_its_end() -> None:
    text = (
        '[Ada Stone|person subject] said: "We mourn. [We|pronoun plural] ask for it.\n"They left."'
    )

    assert name(text, 1, quoted(text, '"We mourn. We ask for it.', 0)) == "Ada Stone"


def test_no_place_says_what_one_person_says() -> None:
    text = "Of [Norland|place subject] she wrote “[I|pronoun subject] am sad about it all.”"

    assert who(text, 1, quoted(text, "“I am sad about it all.”", 0)) is None


def test_a_name_is_one_persons_whatever_number_it_is_given() -> None:
    text = "[Adam Stone|person subject plural] came. [He|pronoun subject] left."

    assert name(text, 1) == "Adam Stone"


@pytest.mark.parametrize(
    ("behind", "meant"),
    [
        (", [Ada Stone|person subject] spoke.", "Ada Stone"),
        (" and [Ada Stone|person subject] spoke.", "Eve Berg"),
        (", [Ada Stone|person] was told.", "Eve Berg"),
    ],
)
def test_a_pronoun_in_words_before_a_subject_is_that_subject(behind: str, meant: str) -> None:
    text = f"[Eve Berg|person subject] came. In [her|pronoun] speech{behind}"

    assert name(text, 1) == meant


def test_a_pronoun_behind_whom_it_can_be_looks_back() -> None:
    text = (
        "When [Eve Berg|person subject] gave [her|pronoun] speech, [Ada Stone|person subject] left."
    )

    assert name(text, 1) == "Eve Berg"

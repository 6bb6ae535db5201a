"""What was done is said in a report's words, from the verb to the end of what it is told with."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stateofplay.compare.verdicts.cutting import load_data
from stateofplay.compare.verdicts.quoted import fullest, is_furniture, quoted_of
from stateofplay.core.judgements import Change, Entry
from stateofplay.core.statements import Act, Condition, Mention, MentionKind
from stateofplay.core.text import Span
from tests.unit.compare.made import act

DATA = load_data()


def told(
    text: str,
    trigger: str,
    *,
    who: str = "Norland",
    about: str = "",
    condition: tuple[str, str] | None = None,
    report: str = "Herald",
) -> Entry:
    """An act whose verb, doer, matter and condition stand in a sentence."""

    def span(words: str) -> Span:
        start = text.index(words) + 2
        return Span(start, start + len(words))

    made = act("SANCTION", who, None, report=report, text=text)
    mention = Mention(
        report_id=report, span=span(who), exact=who, kind=MentionKind.PLACE, head=who, sentence=0
    )
    content = Act(
        trigger=span(trigger),
        type="SANCTION",
        actors=(mention,),
        about=span(about) if about else None,
        condition=Condition(connective=condition[0], span=span(condition[1]))
        if condition
        else None,
    )
    return replace(made, statement=replace(made.statement, content=content))


def words(entry: Entry) -> str:
    quoted = quoted_of(entry)
    assert quoted is not None
    return quoted.text


@pytest.mark.parametrize(
    ("text", "trigger", "about", "said"),
    [
        (
            "Norland imposed duties of 25 percent on $3 billion of steel from Vell, a first step.",
            "imposed",
            "duties of 25 percent",
            "imposed duties of 25 percent on $3 billion of steel from Vell",
        ),
        (
            "Norland has not yet expelled the envoys and officials said it would wait.",
            "expelled",
            "",
            "has not yet expelled the envoys",
        ),
        (
            "Norland fired on missile and naval bases in the U.S. zone at 12:01 a.m. on Friday.",
            "fired",
            "",
            "fired on missile and naval bases in the U.S. zone at 12:01 a.m. on Friday",
        ),
        (
            "Norland fired 1,200 shells three days after the raid, it said.",
            "fired",
            "",
            "fired 1,200 shells three days after the raid",
        ),
        ("The Chamber of Norland in Vell appealed to both.", "appealed", "", "appealed to both"),
        ("Norland on Friday appealed to both.", "appealed", "", "appealed to both"),
        (
            "There is no demand by Norland for a truce.",
            "demand",
            "",
            "is no demand by Norland for a truce",
        ),
        (
            "Norland said its “patience” was at an end.",
            "said",
            "",
            "said its \u2018patience\u2019 was at an end",
        ),
        (
            "Duties were imposed by Norland on wool for a year.",
            "imposed",
            "",
            "Duties were imposed by Norland on wool for a year",
        ),
        ("Norland and Italy objected to the duties.", "objected", "", "objected to the duties"),
        ("Norland\u2019re paying the duties.", "paying", "the duties", "paying the duties"),
        ("Deterring Norland shelling topped the talks.", "shelling", "", "shelling"),
        (
            "I condemn the shelling of Vell by Norland.",
            "shelling",
            "",
            "shelling of Vell by Norland",
        ),
    ],
)
def test_words_go_from_the_verb_to_the_end_of_a_clause(
    text: str, trigger: str, about: str, said: str
) -> None:
    assert words(told(text, trigger, about=about)) == said


def test_no_condition_is_cut() -> None:
    text = (
        "Norland would stay out of it if Sudland fired first but would defend its neighbour if"
        " Sudland were attacked."
    )
    entry = told(text, "stay out", condition=("if", "Sudland fired first"))

    assert words(entry) == text.removeprefix("Norland ").removesuffix(".")


def test_the_fullest_sentence_is_shown() -> None:
    headline = told("Norland raises duties on $60 billion of goods", "raises", report="Post")
    noun = told("Norland\u2019s duties on wool and on steel hurt both.", "duties", report="Wire")
    bare = told("Norland raised its duties.", "raised", report="Day")
    full = told("Norland raised duties on steel.", "raised", about="duties on steel")

    found = fullest([headline, noun, bare, full])

    assert found is not None
    assert (found.text, found.statement, found.proper) == (
        "raised duties on steel",
        full.id,
        True,
    )


def test_a_headline_or_a_bare_noun_is_no_proper_sentence() -> None:
    headline = quoted_of(told("Norland raises duties on wool", "raises"))
    noun = quoted_of(told("It was in defiance of Norland sanctions.", "sanctions"))

    lost = quoted_of(told("Norland since a deadly in the port struck.", "since", about="a deadly"))

    assert headline is not None
    assert noun is not None
    assert lost is not None
    assert (headline.proper, noun.proper, lost.proper) == (False, False, False)


def test_what_a_person_corrected_is_told_by_none_of_its_words() -> None:
    entry = told("Norland raised duties on steel.", "raised")
    change = Change(field="actor", read="Norland", said="Sudland")

    assert quoted_of(replace(entry, corrected=(change,))) is None
    assert fullest([]) is None


@pytest.mark.parametrize("line", DATA["furniture"])
def test_furniture_tells_nothing(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize("line", DATA["sentences"])
def test_sentences_are_no_furniture(line: str) -> None:
    assert not is_furniture(line)

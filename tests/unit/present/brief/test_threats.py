from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from stateofplay.core.judgements import Actor, Entry
from stateofplay.core.statements import Act, Mention, MentionKind
from stateofplay.core.text import Span
from stateofplay.present.brief.lines import Kept, heard_in
from stateofplay.present.brief.sections import UNAIMED, sections
from stateofplay.present.brief.threats import (
    aimed_at,
    can_be_met,
    load_data,
    names_threat,
    says_what,
    says_will,
    threats,
)
from tests.unit.compare.made import act, actor

DATA = load_data()


@pytest.mark.parametrize(
    ("words", "told"),
    [*((words, True) for words in DATA["told"]), *((words, False) for words in DATA["untold"])],
)
def test_words_that_name_a_threat(words: str, told: bool) -> None:
    assert names_threat(words) == told


@pytest.mark.parametrize(("words", "told"), [("will strike", True), ("vowed", False)])
def test_words_that_say_what_will_be_done(words: str, told: bool) -> None:
    assert says_will(words) == told


@pytest.mark.parametrize(
    ("words", "met"),
    [
        *((words, True) for words in DATA["escape"]),
        *((words, False) for words in DATA["no_escape"]),
    ],
)
def test_a_condition_that_can_be_met(words: str, met: bool) -> None:
    assert can_be_met(words) == met


NORLAND, SUDLAND = actor("Norland", "Norland"), actor("Sudland", "Sudland")


def threat(text: str, who: str, verb: str, to: Actor = SUDLAND) -> Entry:
    """A threat by *who*, told in *text* with *verb*, about what stands behind it."""
    entry = act("THREATEN", NORLAND, text=text)
    at = text.index(who) + 2, text.index(verb) + 2
    subject = Mention(
        report_id="Herald",
        span=Span(at[0], at[0] + len(who)),
        exact=who,
        kind=MentionKind.PLACE,
        head=who.lower(),
        sentence=1,
    )
    told = Act(trigger=Span(at[1], at[1] + len(verb)), type="THREATEN", actors=(subject,))
    statement = replace(entry.statement, content=told)
    about = text.partition(verb)[2].strip()
    if about.startswith(to.name):
        start = 2 + text.index(to.name)
        whom = replace(subject, span=Span(start, start + len(to.name)), exact=to.name)
        statement = replace(statement, content=replace(told, recipients=(whom,)))
    return replace(entry, statement=statement, trigger=verb, about=about, recipients=(to,))


@pytest.mark.parametrize(
    ("text", "verb", "to", "aimed"),
    [
        ("Norland has repeatedly threatened to bomb the bridge", "threatened", SUDLAND, True),
        ("Norland threatens sanctions on who helps", "threatens", actor("who helps"), True),
        ("Norland vowed to crush the rebels", "vowed", SUDLAND, True),
        ("Norland vowed never to be taken unawares", "vowed", actor("its spies"), False),
        ("Norland vowed to stand with its own", "vowed", NORLAND, False),
        ("Norland fears that the war has threatened to spread", "threatened", SUDLAND, False),
        ("Norland is being threatened with a blockade", "threatened", SUDLAND, False),
        ("Norland warned of a hard winter", "warned", SUDLAND, False),
        ("Norland warned that it would close the bridge", "warned", SUDLAND, True),
        ("Norland warned Sudland of a hard winter", "warned", SUDLAND, True),
    ],
)
def test_a_threat_is_aimed_by_who_stands_before_its_verb(
    text: str, verb: str, to: Actor, aimed: bool
) -> None:
    assert aimed_at(threat(text, "Norland", verb, to)) == (to if aimed else None)


def shown(*entries: Entry, since: date | None = None) -> list[tuple[str, str]]:
    kept = Kept(
        entries={entry.id: entry for entry in entries},
        heard=heard_in(entries),
        positions=(),
        comparisons=(),
        since=since,
        acts=tuple(entry.id for entry in entries),
    )
    return [(line.about, line.text) for line in threats(kept) if line]


def test_threats_stand_by_day_the_latest_first_in_the_words_of_the_report() -> None:
    early = threat("Norland has threatened to close the bridge.", "Norland", "threatened")
    late = threat(
        "Norland threatens war on all helpers.", "Norland", "threatens", actor("Acme", "Acme")
    )
    late = replace(late, report=replace(late.report, published=date(2023, 11, 9)))

    assert shown(early, late) == [
        ("Norland", "“threatens war on all helpers”, at Acme (2023-11-09)"),
        ("Norland", "“has threatened to close the bridge”, at Sudland (2023-11-03)"),
    ]


def test_since_a_day_a_threat_is_told_in_the_words_of_a_report_of_these_days() -> None:
    text = "Norland threatens to leave if the raids go on."
    old = replace(threat(text, "Norland", "threatens"), condition=("if", "the raids go on"))
    new = replace(threat(f"On Friday {text}", "Norland", "threatens"), id="new")
    new = replace(new, condition=("if", "the raids go on"))
    new = replace(new, report=replace(new.report, id="Post", published=date(2023, 11, 9)))

    assert [line[1][-12:] for line in shown(old, new)] == ["(2023-11-03)"]
    assert [line[1][-12:] for line in shown(old, new, since=date(2023, 11, 5))] == ["(2023-11-09)"]
    assert shown(old, new, since=date(2023, 11, 10)) == []


def test_since_a_day_only_threats_of_these_days_are_counted_where_none_is_told() -> None:
    entry = replace(threat("Norland warned of a hard winter.", "Norland", "warned"), recipients=())
    kept = Kept(
        entries={entry.id: entry},
        heard=heard_in([entry]),
        positions=(),
        comparisons=(),
        since=None,
        acts=(entry.id,),
    )

    def said(kept: Kept) -> str:
        [section] = [each for each in sections(kept) if each.title == "Threats and warnings"]
        return section.empty

    assert "1 statement read as a threat" in said(kept)
    assert said(replace(kept, since=date(2023, 11, 10))) == UNAIMED


def test_whom_a_person_said_to_threaten_stands_in_no_words() -> None:
    entry = threat("Norland has threatened to close the bridge.", "Norland", "threatened")
    content = entry.statement.content
    assert isinstance(content, Act)
    statement = replace(entry.statement, content=replace(content, actors=()))

    assert shown(replace(entry, statement=statement)) == []


def test_a_condition_before_the_verb_is_told_with_it() -> None:
    made = threat("If the raids go on, Norland threatens to leave.", "Norland", "threatens")
    entry = replace(made, condition=("If", "the raids go on"))

    assert shown(entry) == [
        ("Norland", "“threatens to leave” … “If the raids go on” (2023-11-03)"),
    ]


def test_two_who_threaten_in_the_same_words_are_two() -> None:
    texts = ["Norland threatens war on Acme.", "On Friday Norland threatens war on Acme."]
    one, other = (threat(text, "Norland", "threatens") for text in texts)

    assert len(shown(one, replace(other, id="b", actors=(SUDLAND,), recipients=(NORLAND,)))) == 2


def test_one_sentence_that_may_mean_two_is_told_once() -> None:
    texts = [f"Norland threatened to close gate {word}." for word in ("A", "B", "C", "D")]
    many = [
        threat(text, "Norland", "threatened", actor(f"Holder {place}", f"Party {place}"))
        for place, text in enumerate(texts)
    ]
    other = replace(threat(texts[0], "Norland", "threatened"), actors=(SUDLAND,))
    other = replace(other, id="other", recipients=(NORLAND,))
    found = [text for _, text in shown(*many, other)]

    assert len(found) == 4


@pytest.mark.parametrize(
    ("text", "verb", "tells"),
    [
        ("Norland vowed to retaliate.", "vowed", True),
        ("Norland vowed to help the fishermen.", "vowed", False),
        ("Norland threatened to leave the talks.", "threatened", True),
        ("Norland threatened unrest.", "threatened", False),
        ("Norland has repeated a threat to close the bridge.", "threat", True),
        ("Norland is seen as a threat of old.", "threat", False),
        ("Norland fears the wave that vowed to retaliate.", "vowed", False),
    ],
)
def test_what_a_party_will_do_is_told_at_whomever_it_is_aimed(
    text: str, verb: str, tells: bool
) -> None:
    entry = replace(threat(text, "Norland", verb), recipients=())

    assert says_what(entry) == tells
    assert bool(shown(entry)) == tells


@pytest.mark.parametrize(
    ("trigger", "condition", "confidence", "is_told"),
    [
        ("will leave", ("if", "the raids go on"), 0.35, True),
        ("has to answer", ("If", "the raids go on"), 0.35, True),
        ("will leave", ("if", "the raids go on"), 0.2, False),
        ("would be signs", ("if", "war came"), 0.35, False),
        ("will leave", ("if", "necessary"), 0.35, False),
        ("will fight", ("until", "the raids end"), 0.35, False),
        ("will fight", ("until", "the raids end"), 0.6, True),
    ],
)
def test_what_a_party_does_on_a_condition_is_told_even_where_the_reader_is_less_sure(
    trigger: str, condition: tuple[str, str], confidence: float, is_told: bool
) -> None:
    made = act("THREATEN", NORLAND, condition=condition)
    statement = replace(made.statement, confidence=confidence)

    assert bool(shown(replace(made, statement=statement, trigger=trigger))) == is_told


def test_whom_the_words_name_in_their_own_way_is_not_named_again() -> None:
    entry = threat("Norland warned Sudland of a hard winter.", "Norland", "warned")

    assert shown(entry) == [("Norland", "\u201cwarned Sudland of a hard winter\u201d (2023-11-03)")]
    official = replace(SUDLAND, name="Republic of Sudland")
    renamed = replace(entry, recipients=(official,))
    assert shown(renamed) == shown(entry)


def test_a_threat_that_the_page_tells_above_comes_last() -> None:
    texts = {
        "Norland": "Norland threatens war on Acme.",
        "Zembia": "Zembia threatens war on Acme.",
    }
    one, other = (
        replace(threat(text, who, "threatens"), id=who, actors=(actor(who, who),))
        for who, text in texts.items()
    )
    other = replace(other, report=replace(other.report, id="Post"))
    entries = {each.id: each for each in (one, other)}
    kept = Kept(
        entries=entries,
        heard=heard_in(entries.values()),
        positions=(),
        comparisons=(),
        since=None,
        acts=tuple(entries),
    )
    above = kept.line("Norland", "war", [one.id])

    assert [line.about for line in threats(kept, [above]) if line] == ["Zembia", "Norland"]

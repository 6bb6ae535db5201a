from __future__ import annotations

from dataclasses import replace

import pytest

from stateofplay.core.judgements import Actor, Entry
from stateofplay.core.statements import Act, Mention, MentionKind
from stateofplay.core.text import Span
from stateofplay.present.brief_threats import (
    aimed_at,
    can_be_met,
    load_data,
    names_threat,
    says_will,
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
    ],
)
def test_a_threat_is_aimed_by_who_stands_before_its_verb(
    text: str, verb: str, to: Actor, aimed: bool
) -> None:
    assert aimed_at(threat(text, "Norland", verb, to)) == (to if aimed else None)

"""Nouns that name no state and mean one: "the country", "the government", "his country"."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stateofplay.core.statements import MentionKind
from stateofplay.core.text import Span
from stateofplay.resolve.within import entities_of
from tests.unit.resolve.marked import LEXICON, entities, name, reading_of


def test_the_country_is_the_state_named_before_it() -> None:
    text = (
        "[France|place] pays dearly. [The sanctions|group plural subject] hit [the country|group]."
    )

    assert name(text, 2) == "France"


def test_two_states_before_it_leave_the_country_open() -> None:
    text = "[France|place] met [Egypt|place]. [Stone|person subject] left [the country|group]."

    assert name(text, 3) == "country"


def test_who_acts_on_the_country_is_not_the_country() -> None:
    text = "[Israel|place subject] struck inside [the war-torn country|group]."

    assert name(text, 1) == "war-torn country"


def test_finders_leave_the_article_of_the_country_out() -> None:
    text = "[France|place] pays dearly. [The sanctions|group plural subject] hit the "

    assert name(text + "[country|group].", 2) == "France"
    assert name(text.removesuffix("the ") + "[country|group].", 2) == "country"


def test_the_country_is_the_one_whose_people_its_sentence_tells() -> None:
    text = "[Egypt|place] watched. [French|people] media said that "

    assert name(text + "[the country|group] was hit.", 2) == "France"
    assert name(text + "[Egyptian|people] envoys left [the country|group].", 3) == "country"


def test_neither_several_countries_nor_a_state_in_a_state_are_taken_up() -> None:
    text = "[France|place] pays dearly. [The sanctions|group plural subject] hit "

    assert name(text + "[the countries|group].", 2) == "countries"
    assert name(text + "[the state|group].", 2) == "state"


def test_a_demonym_or_a_seat_does_not_name_the_country() -> None:
    text = (
        "[The White House|organisation subject] and [French|people] envoys blamed "
        "[the country|group]."
    )

    assert name(text, 2) == "country"


def test_the_neighbour_is_not_the_state_beside_it() -> None:
    assert name("[France|place] trades with [the neighbour|group].", 1) == "neighbour"


def test_the_government_is_the_one_told_with_that_noun() -> None:
    text = (
        "[The Egyptian government|group owner=Egyptian subject] met [Stone|person]. "
        "[The government|group subject] left."
    )

    assert name(text, 2) == "Egypt"


def test_two_governments_leave_the_government_open() -> None:
    text = (
        "[The Egyptian government|group owner=Egyptian subject] met "
        "[the French government|group owner=French]. [The government|group subject] left."
    )

    assert name(text, 2) == "government"


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("his country|group", "France"),
        ("his government|group", "France"),
        ("his troops|group plural", "French military"),
        ("his neighbour|group", "neighbour"),
    ],
)
def test_what_a_pronoun_has_is_that_of_its_state(words: str, meant: str) -> None:
    who = "[French President Ada Stone|person subject owner=French role=President]"

    assert _possessed(who, words) == [meant]


@pytest.mark.parametrize(
    ("who", "words", "meant"),
    [
        ("[France|place subject]", "whose troops|group plural", "French military"),
        (
            "[The French army|group subject owner=French]",
            "its forces|group plural",
            "French military",
        ),
        ("[The Taliban|organisation subject]", "its troops|group plural", "Taliban"),
        ("[France|place subject]", "its air defences|group plural", "French military"),
        ("[The Taliban|organisation subject]", "its drones|place plural", "Taliban"),
        ("[The Taliban|organisation subject]", "its country|group", "country"),
    ],
)
def test_the_forces_of_who_fights_are_who_fights(who: str, words: str, meant: str) -> None:
    assert _possessed(who, words) == [meant]


def _possessed(who: str, words: str) -> list[str]:
    """Whom *words* mean, which open with a pronoun, behind *who* and not behind Egypt's army."""
    text = f"[The Egyptian army|group owner=Egyptian] left. {who}, [{words}]."
    reading = reading_of(text)
    owned = reading.mentions[2]
    pronoun = owned.exact.split(maxsplit=1)[0]
    his = replace(
        owned,
        span=Span(owned.span.start, owned.span.start + len(pronoun)),
        exact=pronoun,
        kind=MentionKind.PRONOUN,
        plural=False,
    )

    found = entities_of(replace(reading, mentions=(*reading.mentions, his)), LEXICON)

    return [each.name for each in found if owned.id in each.mentions]


def test_a_president_who_was_is_not_the_president() -> None:
    text = (
        "[former French President Ada Stone|person subject owner=French role=former_President] "
        "spoke. [The French president|role subject owner=French] left."
    )

    assert name(text, 1) != "Ada Stone"


@pytest.mark.parametrize("forces", ["government forces", "regime troops"])
def test_government_forces_are_those_of_the_only_government(forces: str) -> None:
    text = (
        "[The Egyptian government|group owner=Egyptian subject] spoke. "
        f"[{forces.capitalize()}|group plural subject] left."
    )

    assert name(text, 1) == "Egyptian military"


def test_two_governments_leave_government_forces_open() -> None:
    text = (
        "[The Egyptian government|group owner=Egyptian subject] met "
        "[the French government|group owner=French]. [Government troops|group plural] left."
    )

    assert name(text, 2) == "government troops"


def test_of_two_states_the_country_is_the_one_that_acted() -> None:
    text = "[France|place subject] fired at [Egypt|place]. Some say [the country|group] is ready."

    assert name(text, 2) == "France"


@pytest.mark.parametrize("regime", ["the regime", "the dictatorship", "the rogue regime"])
def test_the_regime_is_the_state_named_before_it(regime: str) -> None:
    text = f"[Sanctions|group subject] hit [Egypt|place]. [Stone|person] blamed [{regime}|group]."

    assert name(text, 3) == "Egypt"


def test_who_speaks_of_a_regime_does_not_mean_itself() -> None:
    text = "[France|place subject] showed that [the regime|group] was to blame."

    assert name(text, 1) == "regime"


def test_the_government_without_a_state_may_be_the_one_at_home() -> None:
    text = "[Sanctions|group] hit [Egypt|place]. [Stone|person] blamed [the government|group]."

    assert name(text, 3) == "government"


def test_a_regime_that_a_parser_takes_for_a_place_is_the_state() -> None:
    assert name("Jets hit [the Egyptian regime|place owner=Egyptian].", 0) == "Egypt"


@pytest.mark.parametrize(
    ("also", "wanted"),
    [
        ("", "United States"),
        (
            "[French President Eve Moreau|person owner=French role=President] left. ",
            "United States",
        ),
        ("[President Vladimir Putin|person role=President] left. ", "United States"),
    ],
)
def test_the_administration_is_that_of_the_one_president_told_without_a_state(
    also: str, wanted: str
) -> None:
    text = f"[President Joe Biden|person subject role=President] spoke. {also}"

    assert name(
        f"{text}[The administration|group singular subject] left.", also.count("[") + 1
    ) == (wanted)


@pytest.mark.parametrize("words", ["Biden administration officials", "Administration officials"])
def test_officials_of_an_administration_speak_for_its_state(words: str) -> None:
    text = (
        "[President Joe Biden|person subject role=President] spoke. "
        "[The Biden administration|organisation owner=Biden] agreed. "
        f"[{words}|role plural subject] left."
    )
    found = next(each for each in entities(text) if each.name.lower() == words.lower())

    assert (found.kind, found.party) == ("people", "United States")


def test_one_official_of_an_administration_speaks_for_its_state() -> None:
    text = "[A senior Biden administration official|role subject] spoke."

    assert entities(text)[0].party == "United States"


def test_members_within_a_body_are_not_the_body() -> None:
    text = "[Two hawks in the U.S. Senate|group plural subject] spoke."

    assert entities(text)[0].party is None


def test_a_country_of_a_league_does_not_speak_for_the_league() -> None:
    assert entities("[One country in the EU|group subject] refused.")[0].party is None


def test_the_house_of_who_leads_a_state_is_the_state() -> None:
    assert name("[The Obama White House|person subject] refused.", 0) == "United States"


def test_officials_of_a_person_speak_for_whom_that_person_speaks_for() -> None:
    text = "[President Joe Biden|person subject role=President] spoke. "
    own = "[Biden officials|role plural owner=Biden] left."
    campaign = "[Biden campaign officials|role plural owner=Biden] left."

    assert entities(text + own)[1].party == "United States"
    assert entities(text + campaign)[1].party is None

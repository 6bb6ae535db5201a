from __future__ import annotations

import pytest

from stateofplay.core.statements import (
    Act,
    Quotation,
    Reality,
    Statement,
)
from stateofplay.core.text import Span, cite
from stateofplay.resolve.within import entities_of

from .marked import LEXICON, entities, name, reading_of, who


def test_title_short_name_and_full_name_are_one() -> None:
    text = "[Stone|person subject] spoke. [Minister Ada B. Stone|person role=Minister] left."

    [found] = entities(text)

    assert (found.name, found.names) == ("Ada B. Stone", ("Stone", "Minister Ada B. Stone"))


def test_a_last_name_that_was_taken_for_a_noun_is_the_persons() -> None:
    text = "[Stone|group subject] spoke. [Minister Ada Stone|person role=Minister] left."

    assert name(text, 0) == "Ada Stone"


@pytest.mark.parametrize("kind", ["organisation", "place"])
def test_a_part_of_a_name_that_was_taken_for_something_else_is_the_persons(kind: str) -> None:
    text = f"[Minister Anan Chaiwat|person role=Minister] left. [Anan|{kind} subject] spoke."

    assert name(text, 1) == "Anan Chaiwat"


@pytest.mark.parametrize(
    "other", ["Anan|people", "John|organisation", "ANAN|organisation", "Chai|organisation"]
)
def test_what_may_be_somebody_else_is_no_part_of_a_persons_name(other: str) -> None:
    text = f"[Anan John Chaiwat|person] left. [{other} subject] spoke."

    assert name(text, 1) != "Anan John Chaiwat"


def test_a_surname_that_two_share_stays_apart() -> None:
    text = "[Ada Stone|person subject] met [Carl Stone|person]. [Stone|person subject] left."

    assert {found.name for found in entities(text)} == {"Ada Stone", "Carl Stone", "Stone"}


def test_a_name_taken_for_a_place_is_the_person() -> None:
    text = "[Stone|place subject] spoke. [Minister Ada Stone|person role=Minister] left."

    assert name(text, 0) == "Ada Stone"


def test_a_place_in_front_of_a_name_is_no_given_name() -> None:
    text = (
        "[Ada Stone|person subject] went to [Elmstead|place]. "
        "From [Elmstead Stone|person subject] flew on."
    )

    assert name(text, 2) == "Ada Stone"


def test_ministries_of_one_name_are_as_many_as_the_states_that_have_them() -> None:
    text = (
        "Norway's [Ministry of Defense|organisation owner=Norway subject] denied it. "
        "Peru's [Ministry of Defense|organisation owner=Peru subject] did. "
        "The [Ministry of Defense|organisation subject] left."
    )

    assert [(found.name, found.party) for found in entities(text)] == [
        ("Ministry of Defense", "Norway"),
        ("Ministry of Defense", "Peru"),
        ("Ministry of Defense", None),
    ]


def test_a_ministry_without_its_state_is_that_of_the_only_one_told() -> None:
    text = (
        "Norway's [Ministry of Defense|organisation owner=Norway subject] denied it. "
        "The [Ministry of Defense|organisation subject] left."
    )

    [found] = entities(text)

    assert (found.party, len(found.mentions)) == ("Norway", 2)


def test_the_owner_of_an_office_is_the_party() -> None:
    text = (
        "[French|people] [Prime Minister Ada Stone|person owner=French role=Prime_Minister] left."
    )

    found = who(text, 1)

    assert found is not None
    assert found.party == "France"


def test_a_former_office_speaks_for_nobody() -> None:
    text = "[ex-president Ada Stone|person owner=French role=former_president] left."

    found = who(text, 0)

    assert found is not None
    assert found.party is None


def test_a_role_told_once_is_found_by_its_description() -> None:
    text = (
        "[Foreign Minister Ada Stone|person subject owner=French role=Foreign_Minister] spoke. "
        "[The foreign minister|role subject] left."
    )

    assert name(text, 1) == "Ada Stone"


def test_an_office_that_two_hold_stays_open() -> None:
    text = (
        "[Minister Ada Stone|person subject role=Minister] met "
        "[Minister Carl Reed|person role=Minister]. [The minister|role subject] left."
    )

    found = who(text, 2)

    assert found is not None
    assert found.kind == "role"


def test_an_apposition_is_the_name_beside_it() -> None:
    text = "[the French president|role owner=French], [Ada Stone|person same=0], left."

    found = who(text, 0)

    assert found is not None
    assert (found.name, found.party) == ("Ada Stone", "France")


def test_a_capital_that_acts_is_the_government() -> None:
    assert name("[Paris|place subject] refused.", 0) == "France"


def test_a_capital_where_something_happens_is_the_city() -> None:
    found = who("[Ada Stone|person subject] met him in [Paris|place].", 1)

    assert found is not None
    assert (found.name, found.kind) == ("Paris", "place")


def test_an_army_is_not_the_state_it_acts_for() -> None:
    text = "[The French army|organisation owner=French subject] left [France|place]."

    found = who(text, 0)

    assert found is not None
    assert (found.kind, found.party, found.name) == ("military", "France", "French military")


def test_troops_and_army_of_one_state_are_one() -> None:
    text = "[French troops|group owner=French plural] left. [The army|organisation subject] stayed."

    assert name(text, 1) == name(text, 0) == "French military"


def test_a_government_is_its_state() -> None:
    assert name("[the French government|organisation owner=French subject] left.", 0) == "France"


def test_the_group_is_the_armed_group_before_it() -> None:
    text = "[Hezbollah|organisation subject] fired. [The group|group subject] left."

    assert name(text, 1) == "Hezbollah"


def test_a_ministry_is_not_the_last_organisation() -> None:
    text = "[United Nations|organisation subject] spoke. [The ministry|organisation subject] left."

    assert name(text, 1) == "ministry"


def test_hostages_do_not_point_back_to_a_people() -> None:
    text = "[Palestinians|people plural subject] fled. [The hostages|group plural] came back."

    assert name(text, 1) == "hostages"


def test_she_is_the_nearest_subject() -> None:
    text = "[Ada Stone|person subject] met [Carl Reed|person]. [She|pronoun subject] left."

    assert name(text, 2) == "Ada Stone"


def test_a_pronoun_with_two_equal_candidates_stays_open() -> None:
    text = "It was told to [Ada Stone|person] and [Carl Reed|person]. [He|pronoun subject] left."

    assert who(text, 2) is None


def test_it_is_not_a_place() -> None:
    assert who("[Elmstead|place subject] burned. [It|pronoun subject] refused.", 1) is None


def test_they_are_not_one_person() -> None:
    text = "[Ada Stone|person subject] left. [They|pronoun plural subject] refused."

    assert who(text, 1) is None


def test_i_in_direct_speech_is_the_speaker() -> None:
    text = "“[I|pronoun subject] refuse,” said [Ada Stone|person subject] to [Carl Reed|person]."
    reading = reading_of(text)
    report, mentions = reading.report, reading.mentions
    content = Span(mentions[0].span.start, mentions[0].span.end + 7)
    quotation = Quotation(trigger=content, content=content, speakers=(mentions[1],), direct=True)
    statement = Statement(content=quotation, evidence=cite(report, content), found_by="test")

    found = who(text, 0, (statement,))

    assert found is not None
    assert found.name == "Ada Stone"


def test_every_mention_is_in_one_entity_at_most() -> None:
    text = (
        "[Paris|place subject] and [the French army|organisation owner=French] met "
        "[Ada Stone|person]. [She|pronoun subject] told [them|pronoun plural] of [Paris|place]."
    )

    ids = [mention for found in entities(text) for mention in found.mentions]

    assert len(ids) == len(set(ids))


def test_nobody_tells_himself() -> None:
    text = (
        "[Ada Stone|person subject] waited. [Carl Reed|person subject] told [him|pronoun] to leave."
    )
    reading = reading_of(text)
    report, mentions = reading.report, reading.mentions
    span = Span(mentions[1].span.start, mentions[2].span.end)
    act = Act(trigger=span, type="REQUEST", actors=(mentions[1],), recipients=(mentions[2],))
    statement = Statement(content=act, evidence=cite(report, span), found_by="test")

    assert name(text, 2) == "Carl Reed"
    found = who(text, 2, (statement,))
    assert found is not None
    assert found.name == "Ada Stone"


def test_a_town_taken_for_a_person_is_a_place() -> None:
    reading = reading_of("[Elmstead Vale|person subject] burned.")

    [found] = entities_of(reading, LEXICON, lambda words: words == "Elmstead Vale")

    assert found.kind == "place"


def test_a_titled_name_is_no_town() -> None:
    reading = reading_of("[Minister Elmstead|person subject role=Minister] spoke.")

    [found] = entities_of(reading, LEXICON, lambda _: True)

    assert found.kind == "person"


def test_an_organisation_with_a_given_name_is_a_person() -> None:
    text = "[Nikki Stone|organisation subject] spoke. [Stone|person subject] left."

    assert name(text, 1) == "Nikki Stone"


def test_a_body_named_after_a_person_is_none() -> None:
    text = "[Stone Foundation|organisation subject] paid. [Ada Stone|person subject] left."

    assert name(text, 1) == "Ada Stone"
    assert name(text, 0) == "Stone Foundation"


def test_the_end_of_a_longer_name_is_the_same_person() -> None:
    text = "[Ms. Stone Vale|person subject] spoke. [Ada Stone Vale|person subject] left."

    assert name(text, 0) == "Ada Stone Vale"


def test_the_north_is_the_state_of_that_name() -> None:
    text = "[North Korea|place subject] fired. [the North|organisation] agreed."

    assert name(text, 1) == "North Korea"


def test_the_north_is_open_where_two_states_have_that_name() -> None:
    text = "[South Korea|place] and [South Africa|place] met. [the South|organisation] agreed."

    assert name(text, 2) == "South"


def test_a_capital_that_is_warned_is_its_government() -> None:
    text = "[Ada Stone|person subject] warned [Paris|place]. She had flown from [Paris|place]."
    reading = reading_of(text)
    stone, paris, _ = reading.mentions

    def names(act: str) -> list[str]:
        content = Act(trigger=Span(13, 19), type=act, actors=(stone,), recipients=(paris,))
        statement = Statement(
            content=content, evidence=cite(reading.report, Span(2, 30)), found_by="test"
        )
        return [each.name for each in entities(text, (statement,))]

    assert names("THREATEN") == ["Ada Stone", "France", "Paris"]
    assert names("ASSAULT") == ["Ada Stone", "Paris"]


def test_those_who_hold_a_protest_are_the_protesters() -> None:
    text = (
        "[Protesters|group plural subject] blocked the road. "
        "[The protests|group plural subject] demanded an end to the war."
    )

    [found] = entities(text)

    assert found.names == ("Protesters", "protests")


def test_a_march_on_a_town_does_not_rename_who_marches() -> None:
    assert name("[The marching band|group subject] left.", 0) == "marching band"


def test_an_abbreviation_is_the_full_name_of_the_report_wherever_that_stands() -> None:
    text = (
        "The [ORF|person subject] struck. [Orchard Relief Force|organisation subject] men left. "
        "The [armed ORF|organisation subject] said no. [ORF|organisation subject] agreed."
    )

    [found] = entities(text)

    assert (found.name, found.kind, found.party) == (
        "Orchard Relief Force",
        "organisation",
        "Orchard Relief Force",
    )


def test_an_abbreviation_that_two_names_fit_is_neither_but_for_brackets() -> None:
    text = (
        "[Orchard Relief Force|organisation] met [Orchard Road Fund|organisation]. "
        "The [ORF|organisation subject] left."
    )

    assert len(entities(text)) == 3
    assert name(text.replace("Fund|organisation]", "Fund|organisation] (ORF)"), 2) == (
        "Orchard Road Fund"
    )


def test_an_abbreviation_of_a_known_name_is_that_name() -> None:
    text = (
        "[World Trade Organization|organisation] rules stand. [Lake Nations Union|organisation] "
        "(LNU) left. [LNU|person subject] spoke."
    )

    assert name(text, 2) == "Lake Nations Union"


def test_a_bare_noun_with_a_capital_is_a_description() -> None:
    text = (
        "[French|people] [French army|group owner=French] units left. "
        "[Army|organisation subject] jets flew."
    )

    assert name(text, 2) == "French military"


def test_the_air_force_is_not_who_is_called_a_force() -> None:
    text = (
        "[Orchard Relief Force|organisation subject] left. "
        "It wants that the [air force|group singular] stays."
    )

    assert name(text, 1) == "air force"


def test_what_is_called_a_camp_is_no_person() -> None:
    told = "[Kalmo|person], a crowded camp, burned. [Kalmo|person subject] is empty."
    other = "Guns fired at the besieged town of [Al-Kalmo|organisation]. They left."

    beside = "They fled from the Kalmo refugee camp. [Kalmo|person subject] burned."

    assert [found.kind for found in entities(told)] == ["place"]
    assert [found.kind for found in entities(other)] == ["place"]
    assert [found.kind for found in entities(beside)] == ["place"]


def test_who_is_in_a_camp_is_a_person() -> None:
    told = "[Ada Kalmo|person subject], a leader, left the camp. [Kalmo|person subject] spoke."

    assert [found.kind for found in entities(told)] == ["person"]


def test_it_within_a_denial_is_who_denies() -> None:
    text = (
        "The [French army|group owner=French subject] left. [Spain|place subject] and "
        "[Italy|place] met. [Norland Union|organisation subject] denied that "
        "[it|pronoun subject] struck."
    )
    report = reading_of(text).report
    union, it = reading_of(text).mentions[-2:]
    struck = report.full_text.index("struck")
    act = Act(
        trigger=Span(struck, struck + 6), type="ASSAULT", actors=(it,), reality=Reality.DENIED
    )
    denied = Statement(
        content=act,
        evidence=cite(report, Span(2, len(report.full_text))),
        attributed_to=(union,),
        found_by="rule/1",
    )

    assert name(text, 4, (denied,)) == "Norland Union"


@pytest.mark.parametrize(("kind", "found"), [("place", "V40"), ("organisation", "V40")])
def test_it_that_opens_a_sentence_is_what_acted_in_the_one_before(kind: str, found: str) -> None:
    text = (
        "[Norland|organisation subject] spoke to [Sudland|organisation]. "
        f"The [V40|{kind} subject] freed captives. [It|pronoun subject] kept others."
    )
    reading = reading_of(text)
    freed = reading.report.full_text.index("freed")
    act = Act(trigger=Span(freed, freed + 5), type="RETREAT", actors=(reading.mentions[2],))
    evidence = cite(reading.report, Span(freed, freed + 5))
    statement = Statement(content=act, evidence=evidence, found_by="test")

    assert name(text, 3, (statement,)) == found


def test_it_after_two_bodies_is_neither_an_older_one_nor_guessed() -> None:
    text = (
        "[Norland|organisation subject] spoke. [Norland|organisation subject] left. "
        "The [Front|organisation subject] and the [Union|organisation subject] freed captives. "
        "[It|pronoun subject] kept others."
    )
    reading = reading_of(text)
    freed = reading.report.full_text.index("freed")
    act = Act(trigger=Span(freed, freed + 5), type="RETREAT", actors=reading.mentions[2:4])
    evidence = cite(reading.report, Span(freed, freed + 5))
    statement = Statement(content=act, evidence=evidence, found_by="test")

    assert name(text, 4, (statement,)) != "Norland"


def test_an_organisations_agency_is_one_however_the_organisation_is_written() -> None:
    text = (
        "[The EU border agency|group subject singular owner=EU] spoke. "
        "[The European Union border agency|group subject singular owner=European_Union] left. "
        "[The EU health agency|group subject singular owner=EU] stayed."
    )

    assert [name(text, number) for number in range(3)] == [
        "European Union border agency",
        "European Union border agency",
        "European Union health agency",
    ]


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        ("[Biden|person subject] spoke. [The president|role subject] left.", "Joe Biden"),
        ("[Stone|person subject] spoke. [The president|role subject] left.", "president"),
        ("[Biden|person subject] spoke. [A president|role subject] left.", "president"),
        (
            "[Biden|person subject] spoke. [The former president|role subject] left.",
            "former president",
        ),
        (
            "[Biden|person subject] spoke. [The French president|role owner=French] left.",
            "French president",
        ),
    ],
)
def test_an_office_is_the_surname_that_held_it_that_day(told: str, wanted: str) -> None:
    assert name(told, 1) == wanted


def test_two_surnames_that_held_an_office_that_day_leave_it_open() -> None:
    text = (
        "[Biden|person subject] met [Macron|person]. He spoke. He left. "
        "[The president|role subject] stayed."
    )

    assert name(text, 2) == "president"


def test_a_leaders_last_name_is_no_town() -> None:
    reading = reading_of("[Biden|person subject] spoke.")
    town = reading_of("[Stone|person subject] spoke.")

    assert entities_of(reading, LEXICON, lambda _: True)[0].kind == "person"
    assert entities_of(town, LEXICON, lambda _: True)[0].kind == "place"


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("[the insurgent group|organisation singular]", "Taliban"),
        ("[the murderous terrorist group|organisation singular]", "Taliban"),
        ("[the militant Islamist organisation|organisation singular owner=Islamist]", "Taliban"),
        ("[armed groups|organisation plural]", "armed groups"),
        ("[rebel forces|group plural]", "rebel forces"),
        ("[the unnecessary movement|group singular]", "unnecessary movement"),
    ],
)
def test_which_words_take_up_the_one_armed_group(words: str, meant: str) -> None:
    assert name(f"[The Taliban|organisation subject] left. They met {words} there.", 1) == meant

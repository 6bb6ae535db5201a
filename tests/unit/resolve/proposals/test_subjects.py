from __future__ import annotations

import re

import pytest

from stateofplay.core.judgements import Entity
from stateofplay.core.statements import (
    Act,
    Condition,
    Mention,
    MentionKind,
    Reading,
    Statement,
)
from stateofplay.core.text import Report, Span, cite
from stateofplay.resolve.proposals.subjects import subjects_of
from stateofplay.resolve.proposals.topics import Topics

TOPICS = Topics.load()


def mention(report: Report, start: int, exact: str) -> Mention:
    return Mention(
        report_id=report.id,
        span=Span(start, start + len(exact)),
        exact=exact,
        kind=MentionKind.ORGANISATION,
        head=exact.rsplit(maxsplit=1)[-1].lower(),
        sentence=1,
    )


def condition_in(full: str, start: int) -> Condition | None:
    """What stands between "until" and the end of the sentence."""
    place = full.find("until ", start)
    if place < 0:
        return None
    first = place + len("until ")
    return Condition(connective="until", span=Span(first, full.index(".", first)))


def sentences_of(full: str) -> tuple[Span, ...]:
    return tuple(Span(found.start(), found.end()) for found in re.finditer(r"\S[^.]*\.", full))


def proposals(text: str, *acts: tuple[str, ...], known: tuple[Entity, ...] = ()) -> list[str]:
    """Proposals of acts given as (type, trigger, about), each act in the sentence it stands in.

    A fourth entry names the actor.
    """
    report = Report(source="-", title="", text=text)
    full = report.full_text
    statements = []
    for type_, trigger, about, *actors in acts:
        start = full.index(trigger)
        behind = full.find(about, start)
        place = behind if behind >= 0 else full.rindex(about, 0, start)
        first = full.rfind(". ", 0, start) + 2 if ". " in full[:start] else 2
        last = full.index(".", max(start, place)) + 1
        act = Act(
            trigger=Span(start, start + len(trigger)),
            type=type_,
            about=Span(place, place + len(about)),
            actors=tuple(mention(report, full.rindex(a, 0, start), a) for a in actors),
            condition=condition_in(full, place),
        )
        evidence = cite(report, Span(first, last))
        statements.append(Statement(content=act, evidence=evidence, found_by="test"))
    reading = Reading(
        report=report,
        mentions=(),
        statements=tuple(statements),
        sentences=sentences_of(full),
        engine="test",
    )
    return [subject.proposal for subject in subjects_of(reading, TOPICS, known)]


def test_the_words_of_the_act_decide() -> None:
    assert proposals("Stone ruled out a truce.", ("REJECT", "ruled out", "a truce")) == [
        "ceasefire"
    ]


def test_a_request_is_what_follows_it() -> None:
    text = "Stone turned down a request by Carl Reed for humanitarian pauses."

    assert proposals(text, ("REJECT", "turned down", "a request")) == ["humanitarian pauses"]


def test_what_the_next_step_should_be_is_what_is_asked() -> None:
    text = "They had spoken of a truce. Stone said the next step should be a summit of the leaders."

    found = proposals(text, ("REQUEST", "should be a summit", "the next step"))

    assert found == ["dialogue"]


@pytest.mark.parametrize(
    ("type_", "trigger", "about", "proposal"),
    [
        ("AGREE", "will meet", "to discuss a truce", "meet to discuss a truce"),
        ("AGREE", "agreed", "to a truce", "ceasefire"),
        ("REJECT", "refused", "to discuss a truce", "ceasefire"),
    ],
)
def test_an_announced_talk_is_no_consent_to_its_matter(
    type_: str, trigger: str, about: str, proposal: str
) -> None:
    assert proposals(f"Stone {trigger} {about}.", (type_, trigger, about)) == [proposal]


def test_one_is_what_stands_before_it() -> None:
    text = "They spoke of a ceasefire, but Stone rejected one."

    assert proposals(text, ("REJECT", "rejected", "one")) == ["ceasefire"]


def test_it_takes_up_what_was_proposed_last() -> None:
    text = "Reed called for a truce. Stone rejected it."

    found = proposals(text, ("REQUEST", "called for", "a truce"), ("REJECT", "rejected", "it"))

    assert found == ["ceasefire", "ceasefire"]


def test_a_pronoun_that_points_to_nothing_names_nothing() -> None:
    assert proposals("Stone rejected it.", ("REJECT", "rejected", "it")) == []


def test_the_subject_of_a_passive_counts() -> None:
    text = "No fuel would be permitted to enter the territory."

    assert proposals(text, ("REJECT", "permitted", "enter the territory")) == ["fuel deliveries"]


def test_who_asks_is_not_what_is_asked() -> None:
    text = "The draft UN resolution asked for authority to close the mine."

    found = proposals(text, ("REQUEST", "asked for", "authority to close the mine"))

    assert found == ["authority to close the mine"]


@pytest.mark.parametrize(
    ("about", "trigger", "name"),
    [
        ("use of chemical weapons", "must be answered", "use of chemical weapons to be answered"),
        ("the nuclear deal", "must be preserved", "nuclear deal"),
    ],
)
def test_what_must_be_done_to_a_topic_is_asked(about: str, trigger: str, name: str) -> None:
    text = f"Stone said that {about} {trigger}."

    assert proposals(text, ("REQUEST", trigger, about)) == [name]


def test_a_topic_in_a_relative_clause_is_not_what_is_backed() -> None:
    text = "Stone backs a treaty that limits arms sales to Vell."

    found = proposals(text, ("SUPPORT", "backs", "a treaty that limits arms sales to Vell"))

    assert found == ["treaty that limits arms sales to Vell"]


def test_who_agrees_to_discuss_a_matter_agrees_to_talks_on_it() -> None:
    text = "Stone agreed to discuss the nuclear programme."

    found = proposals(text, ("AGREE", "agreed", "to discuss the nuclear programme"))

    assert found == ["talks on the nuclear programme"]


def test_to_move_on_is_no_move_that_was_told_before() -> None:
    text = "Reed called for a truce. Stone wants Norland to move to other matters."

    found = proposals(
        text, ("REQUEST", "called for", "a truce"), ("REQUEST", "wants", "to move to other matters")
    )

    assert found == ["ceasefire"]


def test_no_word_is_cut_in_two_to_name_a_topic() -> None:
    text = "Norland said on Tuesday that its curfew had been lifted, and Stone refused comment."

    found = proposals(text, ("REJECT", "had been lifted", "its curfew"))

    assert found == ["curfew"]


def test_own_words_are_kept_where_no_topic_fits() -> None:
    text = "Stone ruled out the new curfew in the capital."

    assert proposals(text, ("REJECT", "ruled out", "the new curfew")) == ["curfew"]


@pytest.mark.parametrize("noun", ["demand", "proposal", "plea"])
def test_an_answer_to_the_demand_is_about_what_was_asked_just_before(noun: str) -> None:
    text = f"Reed asked Norland to pull out its troops. Norland rejected the {noun} and left."

    found = proposals(
        text,
        ("REQUEST", "asked", "to pull out its troops", "Reed"),
        ("REJECT", "rejected", f"the {noun} and left", "Norland"),
    )

    assert found == ["withdrawal of troops", "withdrawal of troops"]


def test_a_condition_does_not_name_what_is_refused() -> None:
    text = "Norland rejected the demand until the militia is disarmed."

    assert proposals(text, ("REJECT", "rejected", "the demand", "Norland")) == []


def test_a_condition_within_the_words_does_not_name_what_is_refused() -> None:
    text = "Norland ruled out any deal until the hostages are freed."

    about = "any deal until the hostages are freed"

    assert proposals(text, ("REJECT", "ruled out", about, "Norland")) == ["agreement"]


def test_two_demands_just_before_leave_the_answer_open() -> None:
    text = "Reed urged a truce and sought fuel deliveries. Norland rejected the demand."

    found = proposals(
        text,
        ("REQUEST", "urged", "a truce", "Reed"),
        ("REQUEST", "sought", "fuel deliveries", "Reed"),
        ("REJECT", "rejected", "the demand", "Norland"),
    )

    assert found == ["ceasefire", "fuel deliveries"]


def test_who_refuses_does_not_name_what_is_refused() -> None:
    text = "Reed urged a truce. Stone asked the mission to hand over. The mission refused."

    found = proposals(
        text,
        ("REQUEST", "urged", "a truce", "Reed"),
        ("REQUEST", "asked", "to hand over", "Stone"),
        ("REJECT", "refused", "The mission", "mission"),
    )

    assert found == ["ceasefire"]


def test_nobody_answers_a_request_of_their_own() -> None:
    text = "Norland urged a truce. Norland rejected the demand."

    found = proposals(
        text,
        ("REQUEST", "urged", "a truce", "Norland"),
        ("REJECT", "rejected", "the demand", "Norland"),
    )

    assert found == ["ceasefire"]


@pytest.mark.parametrize("about", ["refused", "Norland"])
def test_a_bare_refusal_is_about_the_request_just_before(about: str) -> None:
    text = "Reed urged a truce. Norland refused."

    found = proposals(
        text, ("REQUEST", "urged", "a truce", "Reed"), ("REJECT", "refused", about, "Norland")
    )

    assert found == ["ceasefire", "ceasefire"]


@pytest.mark.parametrize("about", ["refused", "Norland"])
def test_a_bare_refusal_is_never_about_an_older_request(about: str) -> None:
    text = "Reed urged a truce. Stone asked Norland to hand over. Norland refused."

    found = proposals(
        text,
        ("REQUEST", "urged", "a truce", "Reed"),
        ("REQUEST", "asked", "to hand over", "Stone"),
        ("REJECT", "refused", about, "Norland"),
    )

    assert found == ["ceasefire"]


@pytest.mark.parametrize(
    ("text", "trigger", "about"),
    [
        (
            "Norland denied that its troops had crossed the border.",
            "denied",
            "that its troops had crossed the border",
        ),
        ("Norland denies arming the rebels.", "denies", "arming the rebels"),
        ("Stone dismissed the claim as a lie.", "dismissed", "the claim"),
        ("Stone rejected accusations of war crimes.", "rejected", "accusations of war crimes"),
        ("Stone pushed back at suggestions of a raid.", "pushed back", "suggestions of a raid"),
    ],
)
def test_a_denial_is_no_position_on_a_proposal(text: str, trigger: str, about: str) -> None:
    assert proposals(text, ("REJECT", trigger, about)) == []


def test_talk_of_what_could_be_is_refused_and_talk_of_what_is_alleged_is_not() -> None:
    rejected = ("Reed rejects talk of an interim government.", "rejects")
    denied = ("Reed denied talk of an interim government.", "denied")
    alleged = ("Reed rejects talk of a rift.", "rejects")

    found = [
        proposals(text, ("REJECT", trigger, text[text.index("talk") : -1]))
        for text, trigger in (rejected, denied, alleged)
    ]

    assert found == [["new government"], [], []]


def test_what_the_verb_of_a_refusal_denies_is_not_what_is_refused() -> None:
    refused = "Reed vowed not to allow the country to be used for attacks."
    promised = "Reed promised not to allow the country to be used for attacks."
    about = "to allow the country to be used for attacks"

    assert proposals(promised, ("AGREE", "promised", f"not {about}")) == [
        "no haven for armed groups"
    ]
    assert proposals(refused, ("REJECT", "vowed not", about)) != ["no haven for armed groups"]


def test_a_deed_about_charges_is_refused_not_denied() -> None:
    text = "Stone refused to drop the charges."

    assert proposals(text, ("REJECT", "refused", "to drop the charges")) == ["drop the charges"]


def test_a_deed_without_an_object_takes_up_nothing_older() -> None:
    text = "Reed urged a truce. The walkout came later."

    found = proposals(
        text, ("REQUEST", "urged", "a truce", "Reed"), ("RETREAT", "walkout", "walkout")
    )

    assert found == ["ceasefire"]


def test_what_is_denied_to_somebody_is_refused() -> None:
    text = "Norland denied fuel deliveries to the camp."

    assert proposals(text, ("REJECT", "denied", "fuel deliveries to the camp")) == [
        "fuel deliveries"
    ]


def test_the_clause_before_does_not_name_what_is_asked() -> None:
    text = "Reed urged a truce, while Stone asked Norland to stop backing Sudland."

    found = proposals(text, ("REQUEST", "asked", "to stop backing Sudland"))

    assert found == ["stop backing Sudland"]


def test_an_acceptance_is_of_what_was_accepted() -> None:
    text = "Norland accepted a truce. It must free the hostages. Stone welcomed its acceptance."

    found = proposals(
        text,
        ("AGREE", "accepted", "a truce"),
        ("REQUEST", "must", "free the hostages"),
        ("SUPPORT", "welcomed", "its acceptance"),
    )

    assert found == ["ceasefire", "release of hostages", "ceasefire"]


def test_an_acceptance_of_nothing_told_names_nothing() -> None:
    assert proposals("Stone welcomed consent.", ("SUPPORT", "welcomed", "consent")) == []


def test_the_proposal_of_somebody_is_what_was_proposed() -> None:
    text = "Reed called for a truce. Stone welcomed the proposal of the League."

    found = proposals(
        text,
        ("REQUEST", "called for", "a truce"),
        ("SUPPORT", "welcomed", "the proposal of the League"),
    )

    assert found == ["ceasefire", "ceasefire"]


def test_what_stands_between_is_heard_when_something_is_to_end() -> None:
    text = "Reed demands an end to the 'ordeal' of the town."

    assert proposals(text, ("REQUEST", "demands", "'ordeal'")) == ["end of ordeal"]


def test_who_is_asked_may_stand_between() -> None:
    text = "Reed called on states to halt arms supplies."

    assert proposals(text, ("REQUEST", "called on", "to halt arms supplies")) == [
        "end of weapons supplies"
    ]


def test_a_refusal_to_halt_something_is_about_its_end() -> None:
    text = "Stone refused to halt arms supplies."

    assert proposals(text, ("REJECT", "refused", "to halt arms supplies")) == [
        "end of weapons supplies"
    ]


@pytest.mark.parametrize(
    ("type_", "trigger", "about"),
    [
        ("SUPPORT", "thanked", "its efforts for a truce"),
        ("CONCEDE", "admitted", "the coastal state had erred"),
        ("REQUEST", "urged", "to act against the League"),
        ("SUPPORT", "backed", "the coastal state"),
    ],
)
def test_thanks_admissions_and_scraps_name_nothing(type_: str, trigger: str, about: str) -> None:
    assert proposals(f"Stone {trigger} {about}.", (type_, trigger, about)) == []


def test_somebody_is_no_proposal_but_support_for_them_is() -> None:
    vell = Entity(id="v", report_id="r", name="Vell", names=("Vell",), kind="state")
    text = (
        "Stone asked for a truce. He invited Vell. Norland backed Vell. Reed was pleased with Vell."
    )

    found = proposals(
        text,
        ("REQUEST", "asked for", "a truce"),
        ("REQUEST", "invited", "Vell"),
        ("SUPPORT", "backed", "Vell"),
        ("SUPPORT", "pleased with", "Vell"),
        known=(vell,),
    )

    assert found == ["ceasefire", "support for Vell"]


def test_a_verb_of_the_trigger_without_an_object_is_no_proposal() -> None:
    assert (
        proposals(
            "Stone must respond with force.", ("REQUEST", "must respond", "respond with force")
        )
        == []
    )


@pytest.mark.parametrize(
    ("text", "act", "name"),
    [
        ("Stone must pay the dues.", ("REQUEST", "must pay", "the dues"), "pay the dues"),
        (
            "Stone must not pay the dues.",
            ("REQUEST", "must not pay", "the dues"),
            "not pay the dues",
        ),
        (
            "Stone refused to pay the dues.",
            ("REJECT", "refused to pay", "the dues"),
            "pay the dues",
        ),
        ("Stone would accept the dues.", ("AGREE", "would accept", "the dues"), "dues"),
        ("Stone will fight the dues.", ("REJECT", "will fight", "the dues"), "dues"),
        ("The quarrels must end.", ("REQUEST", "must end", "The quarrels"), "end of quarrels"),
        (
            "Stone must stop the quarrels.",
            ("REQUEST", "must stop", "the quarrels"),
            "end of quarrels",
        ),
        ("Stone rejected calls for a toll.", ("REJECT", "rejected", "calls for a toll"), "toll"),
    ],
)
def test_the_verb_tells_what_is_to_be_done_with_its_object(
    text: str, act: tuple[str, ...], name: str
) -> None:
    assert proposals(text, act) == [name]


@pytest.mark.parametrize("about", ["that Norland drop the dues", "Norland drop the dues"])
def test_what_somebody_is_asked_to_do_is_named(about: str) -> None:
    norland = Entity(id="n", report_id="r", name="Norland", names=("Norland",), kind="state")
    text = "Stone demands that Norland drop the dues."

    found = proposals(text, ("REQUEST", "demands", about), known=(norland,))

    assert found == ["drop the dues"]


def test_what_is_refused_right_behind_a_request_is_what_was_asked() -> None:
    text = "Norland urged Vell to accept pauses. Vell refused them unless the siege ends."

    told = proposals(text, ("REQUEST", "urged", "pauses"), ("REJECT", "refused", "them"))

    assert told == ["humanitarian pauses", "humanitarian pauses"]


@pytest.mark.parametrize(
    ("about", "found"),
    [
        ("it", ["ceasefire"]),
        ("to reconsider the move", ["ceasefire", "reconsider the move"]),
        ("to do so", ["ceasefire", "ceasefire"]),
        ("to help them", ["ceasefire"]),
        ("them", ["ceasefire"]),
        ("that", ["ceasefire"]),
    ],
)
def test_people_and_all_that_was_said_take_up_no_proposal(about: str, found: list[str]) -> None:
    text = f"Norland urged a truce. It was cold. Vell had wished {about}."

    told = proposals(text, ("REQUEST", "urged", "a truce"), ("REQUEST", "wished", about))

    assert told == found


def test_what_somebody_is_asked_not_to_do_is_not_asked_for() -> None:
    norland = Entity(id="n", report_id="r", name="Norland", names=("Norland",), kind="state")
    text = "Stone asks that Norland not sign the nuclear deal."
    request = ("REQUEST", "asks", "Norland not sign the nuclear deal")

    assert proposals(text, request, known=(norland,)) == ["no nuclear deal"]


@pytest.mark.parametrize(
    ("type_", "trigger", "about", "name"),
    [
        ("REQUEST", "urged", "a delay of the ground offensive", "delay of ground offensive"),
        ("REQUEST", "urged", "to step away from the arms sales", "step away from the arms sales"),
        ("REQUEST", "urged", "hopes for a truce", "ceasefire"),
        ("REQUEST", "ordered an inquiry", "into the fire", "investigation into the fire"),
        ("REQUEST", "must be regulated", "The river trade", "river trade to be regulated"),
    ],
)
def test_a_topic_that_only_tells_more_of_another_matter_is_not_the_name(
    type_: str, trigger: str, about: str, name: str
) -> None:
    words = (about, trigger) if about[0].isupper() else (trigger, about)

    assert proposals(f"{' '.join(words)}.", (type_, trigger, about)) == [name]


def test_what_is_told_to_stop_is_no_request_for_it() -> None:
    stop = ("REQUEST", "Stop", "weakening the river council")

    assert proposals("Stop weakening the river council.", stop) == [
        "stop weakening the river council"
    ]


def test_a_deed_that_takes_a_side_of_a_wide_topic_is_named_by_own_words() -> None:
    left = ("SANCTION", "cancelled", "the summit with Moreau")

    assert proposals("Norland cancelled the summit with Moreau.", left) == ["summit with Moreau"]

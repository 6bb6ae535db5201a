"""One act told by several reports on one story in words of their own is one; two acts are two."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stateofplay.compare import Standing, compare
from stateofplay.compare.acts.retelling import likeness
from stateofplay.compare.acts.tellings import apart, load_data, telling_of, weights
from stateofplay.compare.facts import fact_of
from stateofplay.core.judgements import Comparison, Entry, Relation
from stateofplay.core.statements import Reality
from stateofplay.core.text import Span
from tests.unit.compare.made import STORY, act, actor
from tests.unit.compare.upkeep.test_touched import Held, of

TOLD = {
    "raid": "On Friday masked men seized the grain ship Marigold off Elmstead harbour.",
    "seizure": "The Marigold, a ship with grain, was boarded and seized off Elmstead on Friday.",
    "fire": "Shells from Norland struck the mill of Vell, where thirty people had sheltered.",
    "mill": "Norland shelled a mill at Vell in which people sheltered.",
    "denial": "Norland denied on Friday that its guns had shelled the mill of Vell.",
    "arrest": "Police in Elmstead arrested the captain of the Marigold.",
}
"""Sentences of one day; of some the words are of one act."""

CLERKS = {"Herald": "Ira Finch", "Post": "Una Wolfe", "Wire": "Max Grebe"}
DAYS = {"Herald": 3, "Post": 3, "Wire": 4}
WHO = {
    "Norland": actor("Norland", party="Norland"),
    "guns": replace(actor("Norland's guns"), kind="people"),
    "men": replace(actor("masked men"), kind="people"),
    "nobody": replace(actor("they"), id="mention:1"),
    "Ada Stone": replace(actor("Ada Stone", party="Norland"), kind="person"),
    "Carl Reed": replace(actor("Carl Reed", party="Norland"), kind="person"),
}


def told(
    type_: str, who: str, words: str, *, report: str, trigger: str = "seized", **fields: object
) -> Entry:
    """An act in the words of a sentence of a report of the story."""
    text = TOLD.get(words, words)
    made = act(type_, WHO[who], None, report=report, text=text, **fields)  # type: ignore[arg-type]
    header = replace(made.report, published=date(2023, 11, DAYS[report]))
    return replace(_placed(made, 1000 * (1 + len(text))), trigger=trigger, report=header)


def _placed(entry: Entry, start: int) -> Entry:
    """Put the sentence of an entry at another place of its report."""
    evidence, content = entry.statement.evidence, entry.content
    span = Span(start, start + len(evidence.exact))
    verb = max(start, start + evidence.exact.find("seized"))
    content = replace(content, trigger=Span(verb, verb + 6))
    statement = replace(entry.statement, evidence=replace(evidence, span=span), content=content)
    return replace(entry, statement=statement)


def background() -> list[Entry]:
    """What puts the reports on one story: the same people, in words of their own."""
    kinds = zip(("SUPPORT", "AGREE", "PROTEST"), STORY, strict=True)
    made = [
        act(
            kind,
            replace(actor(CLERKS[name]), kind="person"),
            None,
            report=name,
            text=STORY[name],
        )
        for kind, name in kinds
    ]
    return [
        replace(each, report=replace(each.report, published=date(2023, 11, DAYS[each.report.id])))
        for each in made
    ]


def together(*entries: Entry) -> list[Comparison]:
    """What is said of events among these acts, on one story."""
    found = compare([*background(), *entries])
    return [each for each in found if each.block.startswith("retold|")]


def test_a_deed_is_one_though_one_report_does_not_know_who_did_it() -> None:
    [group] = together(
        told("COERCE", "men", "raid", report="Herald", to="the Marigold"),
        told("COERCE", "nobody", "seizure", report="Post", to="the Marigold"),
    )

    assert group.relation is Relation.SAME
    assert group.summary.startswith("masked men: “")
    assert group.summary.endswith("harbour”: 2 independent reports state it in their own words")
    assert "same actor: masked men; who acts is not known in 1 of the reports" in group.reasons


def test_two_people_who_say_the_same_say_two_things() -> None:
    words = "would hear nothing of the mill of Vell, said minister"

    assert not together(
        told("REJECT", "Ada Stone", f"Ada Stone {words} Stone", report="Herald"),
        told("REJECT", "Carl Reed", f"Carl Reed {words} Reed", report="Post"),
    )


def test_who_arrests_somebody_does_not_sentence_them() -> None:
    words = "the captain of the Marigold in Elmstead, who had been on the ship with grain"

    assert not together(
        told("COERCE", "men", f"They held {words}", report="Herald", trigger="arrested"),
        told("COERCE", "men", f"They jailed {words}", report="Post", trigger="sentenced"),
    )


def test_other_numbers_of_dead_are_other_deeds() -> None:
    one, other = (
        told("ASSAULT", "Norland", f"Norland killed {n} at the mill of Vell", report=report)
        for n, report in ((31, "Herald"), (54, "Post"))
    )
    one, other = (replace(each, trigger="killed") for each in (one, other))

    assert not together(one, other)


def test_other_days_are_other_deeds() -> None:
    assert not together(
        told("ASSAULT", "Norland", "mill", report="Herald", trigger="shelled", told=2),
        told("ASSAULT", "Norland", "mill", report="Wire", trigger="shelled", told=4),
    )


def test_a_report_dated_on_the_eve_tells_what_another_one_dates() -> None:
    dated = told("COERCE", "men", "seizure", report="Post", to="the Marigold", told=4)
    [group] = together(told("COERCE", "men", "raid", report="Herald", to="the Marigold"), dated)
    assert len(group.reports) == 2

    later = told("COERCE", "men", "seizure", report="Wire", to="the Marigold", told=5)
    assert together(told("COERCE", "men", "raid", report="Herald", to="the Marigold"), later) == []


@pytest.mark.parametrize(
    ("words", "reports"), [("warns", 2), ("Stone wants a bridge of the Vell rebuilt.", 0)]
)
def test_two_sentences_much_alike_tell_one_act_whatever_it_is_read_as(
    words: str, reports: int
) -> None:
    warned = "Stone warned that the siege of Elmstead threatens the whole Vell valley with famine."
    said = "Stone said the siege of Elmstead threatens the Vell valley with famine and flight."
    one = told("THREATEN", "Ada Stone", warned, report="Herald", trigger="warned")
    words = said if words == "warns" else words
    other = told("SUPPORT", "Ada Stone", words, report="Post", trigger="said")
    assert sum(len(group.reports) for group in together(one, other)) == reports


def test_what_may_come_is_not_what_was_done() -> None:
    assert not together(
        told("ASSAULT", "Norland", "mill", report="Herald", reality=Reality.POSSIBLE),
        told("ASSAULT", "Norland", "mill", report="Post", reality=Reality.ACTUAL),
    )


def test_one_speakers_quoted_words_are_of_one_occasion_though_other_days_are_told() -> None:
    one, other = (
        told("THREATEN", "Ada Stone", f"Stone {words}", report=report, trigger="warned", told=day)
        for words, report, day in (
            ("warned Sudland of \u201cthunder and hail\u201d after the raid.", "Herald", 3),
            ("had warned on Thursday that \u201cthunder and hail\u201d would follow.", "Wire", 2),
        )
    )

    assert [each.relation for each in together(one, other)] == [Relation.SAME]
    assert not together(one, replace(other, actors=(WHO["Carl Reed"],)))


def test_one_sum_makes_acts_one_and_another_sum_two() -> None:
    def tariffs(report: str, words: str) -> Entry:
        return told("SANCTION", "Norland", words, report=report, trigger="tariffs", to="Sudland")

    done = tariffs(
        "Herald", "Norland raised its tariffs on $200 billion of goods, not liked at Vell."
    )
    again = tariffs("Post", "The tariffs on goods worth $200 billion went up, ministers said.")
    more = tariffs("Post", "The tariffs on goods worth $300 billion went up, ministers said.")

    assert together(done, again)
    assert not together(done, more)


def test_what_is_taken_back_is_not_what_is_done() -> None:
    words = "tariffs on grain from Sudland, which the mill of Vell had asked for"

    assert not together(
        told(
            "SANCTION", "Norland", f"It raised {words}", report="Herald", trigger="raised tariffs"
        ),
        told("SANCTION", "Norland", f"It paused {words}", report="Post", trigger="paused tariffs"),
    )


def test_terms_of_one_report_alone_make_no_other_account() -> None:
    words = "Norland threatened to shell the mill of Vell"
    on_terms = told("THREATEN", "Norland", f"{words} if it grinds.", report="Herald")
    plain = told("THREATEN", "Norland", f"{words} again, millers said.", report="Post")

    assert [each.relation for each in together(on_terms, plain)] == [Relation.SAME]


def test_an_event_is_said_once_and_nobody_tells_it_alone() -> None:
    found = compare(
        [
            *background(),
            *(told("ASSAULT", "Norland", "mill", report=each, to="Vell") for each in DAYS),
            told("ASSAULT", "guns", "fire", report="Herald", trigger="struck", to="Vell"),
        ]
    )
    statements = [each.statements for each in found if each.kind == "act"]

    assert len({key for keys in statements for key in keys}) == sum(map(len, statements))


def test_likeness_is_of_two_and_either_way_the_same() -> None:
    one, other = (
        telling_of(fact_of(told("COERCE", who, words, report=report)))
        for who, words, report in (("men", "raid", "Herald"), ("nobody", "seizure", "Post"))
    )
    assert one is not None
    assert other is not None
    assert likeness(one, other) == likeness(other, one) >= weights()["one act"]


@pytest.mark.parametrize("said", load_data()["examples"], ids=str)
def test_kinds_of_deeds_are_parted_as_the_data_say(said: dict[str, str]) -> None:
    assert apart(said["type"], said["one"], said["other"])


@pytest.mark.parametrize("said", load_data()["not"], ids=str)
def test_words_of_one_deed_are_not_parted(said: dict[str, str]) -> None:
    assert not apart(said["type"], said["one"], said["other"])


EVENTS = st.builds(
    told,
    st.sampled_from(["ASSAULT", "COERCE", "REJECT"]),
    st.sampled_from(sorted(WHO)),
    st.sampled_from(sorted(TOLD)),
    report=st.sampled_from(sorted(DAYS)),
    trigger=st.sampled_from(["seized", "shelled", "struck", "denied"]),
    told=st.sampled_from([None, None, 3]),
    to=st.sampled_from([None, "Vell", "the Marigold"]),
    reality=st.sampled_from([Reality.ACTUAL, Reality.ACTUAL, Reality.DENIED]),
)
STORIES = st.lists(EVENTS, max_size=18, unique_by=lambda entry: entry.id).map(
    lambda entries: [*background(), *entries]
)


@given(STORIES, st.permutations(sorted(DAYS)), st.integers(1, 2))
def test_events_are_the_same_by_cards(entries: list[Entry], order: list[str], first: int) -> None:
    held = Held(of(entries, order[:first]))
    for report in order[first:]:
        held.revise([report], of(entries, [report]))

    assert held.comparisons == set(compare(entries))
    assert held.cards == Held(entries).cards


@given(STORIES, STORIES, st.sampled_from(sorted(DAYS)))
def test_events_are_the_same_where_a_report_is_told_otherwise(
    before: list[Entry], after: list[Entry], changed: str
) -> None:
    held = Held(before)
    new = of(after, [changed])
    held.revise([changed], new)
    anew = Held([*(each for each in before if each.report.id != changed), *new])

    assert held.comparisons == anew.comparisons
    assert held.cards == anew.cards


@given(STORIES, st.permutations(sorted(DAYS)), st.sampled_from(sorted(DAYS)))
def test_events_are_the_same_as_reports_come_and_go(
    entries: list[Entry], order: list[str], gone: str
) -> None:
    standing = Standing()
    for report in order:
        standing.revise([report], of(entries, [report]))
    assert set(standing.comparisons()) == set(compare(entries))

    standing.revise([gone], [])
    assert set(standing.comparisons()) == set(
        compare([each for each in entries if each.report.id != gone])
    )

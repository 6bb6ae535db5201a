from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from stateofplay.compare.figures.agreement import agreed
from stateofplay.compare.figures.tolls import Toll, toll
from stateofplay.core.judgements import Entry
from stateofplay.core.statements import Figure
from stateofplay.core.text import Span
from tests.unit.compare.made import figure


def made(
    value: int, measure: str, at: int, *, by: str = "figure/kill", of: str = "people"
) -> Entry:
    """An entry of a report whose headline is ten characters long."""
    entry = figure(value, measure=measure)
    content = entry.content
    assert isinstance(content, Figure)
    placed = replace(content, trigger=Span(at, at + 1), of=of, value=Decimal(value))
    statement = replace(entry.statement, content=placed, found_by=by)
    return replace(entry, statement=statement, report=replace(entry.report, title="x" * 10))


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ([made(3, "killed", 50), made(2, "killed", 5)], (2, 0, "headline", "none told")),
        ([made(9, "killed", 5000), made(2, "killed", 50)], (2, 0, "opening", "none told")),
        (
            [made(1, "killed", 20, by="figure/victim"), made(40, "killed", 5000)],
            (1, 0, "persons", "none told"),
        ),
        # deaths told only far below are of another event
        ([made(40, "killed", 5000)], (0, 0, "none told", "none told")),
        ([made(40, "injured", 5000)], (0, 40, "none told", "elsewhere")),
        ([made(3, "killed", 5), made(2, "injured", 5000)], (3, 2, "headline", "elsewhere")),
        (  # all who were hit, told before those hurt and more than they and the dead
            [
                made(4, "affected", 30, by="figure/gunfire"),
                made(1, "killed", 40),
                made(2, "injured", 90),
            ],
            (1, 3, "opening", "the rest"),
        ),
        # what each of several has is no count of all
        ([made(12, "killed", 40, of="bodies each")], (0, 0, "none told", "none told")),
        (
            [made(6, "affected", 2, by="figure/gunfire"), made(2, "killed", 30)],
            (2, 4, "opening", "the rest"),
        ),
        (
            [made(1, "killed", 2), made(4, "affected", 30, by="figure/gunfire", of="others")],
            (1, 4, "headline", "the rest"),
        ),
        (  # the headline goes before the opening, also where it tells of all who were hit
            [made(4, "affected", 2, by="figure/gunfire"), made(1, "injured", 40)],
            (0, 4, "none told", "the rest"),
        ),
        ([made(4, "affected", 40, by="figure/victims")], (0, 4, "none told", "the rest")),
        (  # the deeds of a year
            [made(24, "killed", 40, of="homicides")],
            (0, 0, "none told", "none told"),
        ),
        (  # somebody told of far below is of another event
            [made(1, "killed", at, by="figure/victim") for at in (20, 3000)],
            (1, 0, "persons", "none told"),
        ),
        (  # of those hurt, what is told far below is of another event where deaths are told above
            [made(1, "killed", 50), made(13, "injured", 5000)],
            (1, 0, "opening", "none told"),
        ),
        (  # more dead than the headline says were hit are another event's
            [made(5, "affected", 2, by="figure/gunfire"), made(40, "killed", 900)],
            (0, 5, "none told", "the rest"),
        ),
        ([], (0, 0, "none told", "none told")),
    ],
)
def test_the_rule_that_chose_a_number_is_named(
    entries: list[Entry], expected: tuple[int, int, str, str]
) -> None:
    found = toll(entries)
    assert (found.killed, found.injured, found.killed_by, found.injured_by) == expected


def sentence(text: str, *counts: tuple[int, str, str], by: str = "figure/kill") -> list[Entry]:
    """Entries of one sentence: value, words of the number and its noun, whom."""
    entries = []
    for value, words, of in counts:
        entry = made(value, "killed", text.index(words), of=of, by=by)
        content = entry.content
        assert isinstance(content, Figure)
        start = text.index(words)
        placed = replace(content, trigger=Span(start, start + len(words)))
        evidence = replace(entry.statement.evidence, span=Span(0, len(text)), exact=text)
        statement = replace(entry.statement, content=placed, evidence=evidence)
        entries.append(replace(entry, statement=statement))
    return entries


def test_counts_side_by_side_are_one_number() -> None:
    text = "In the town two girls and three men were killed."
    counts = (2, "two girls", "girls"), (3, "three men", "men")
    assert toll(sentence(text, *counts)).killed == 5


def test_who_the_counted_are_is_not_added() -> None:
    text = "In the town three others, two men, were killed."
    counts = (3, "three others", "others"), (2, "two men", "men")
    assert toll(sentence(text, *counts)).killed == 3


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("In the town a man and three girls were killed.", 4),
        ("Man, three girls killed in the town.", 4),
        ("A 6-year-old and three girls were killed.", 4),
        ("A man and his three girls were killed.", 4),
        ("The raid killed his wife and their three girls.", 4),
        ("He and his three girls were found dead.", 4),
        ("6-year-old dead, three girls killed.", 3),
        ("In the town three girls and their mother were killed.", 4),
        ("In the town three girls, a 4-year-old girl and two others, were killed.", 3),
        ("A man was arrested, three girls were killed.", 3),
        ("The town buried three girls.", 3),
    ],
)
def test_who_stands_right_beside_a_number_is_one_more(text: str, killed: int) -> None:
    assert toll(sentence(text, (3, "three girls", "girls"))).killed == killed


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("In the town a man killed three girls and then himself.", 4),
        ("In the town a man killed three girls before turning the gun on himself.", 4),
        ("Man kills three girls, self", 4),
        ("Man kills three girls, fatally shoots self", 4),
        ("Three girls killed, father commits suicide".lower(), 4),
        ("The man killed three girls, barricading himself in a house.", 3),
        ("The raid killed three girls, including one who had shot herself.", 3),
    ],
)
def test_who_killed_others_and_himself_is_one_more(text: str, killed: int) -> None:
    assert toll(sentence(text, (3, "three girls", "girls"))).killed == killed


def test_who_shot_and_killed_himself_is_one() -> None:
    text = "In the town a boy shot and killed himself."
    assert toll(sentence(text, (1, "a boy", "boy"))).killed == 1
    text = "A man shot and killed a girl before turning the gun on himself."
    assert toll(sentence(text, (1, "a girl", "girl"))).killed == 2


def test_a_person_of_another_time_is_none_of_the_dead() -> None:
    first = sentence("A boy was killed on Monday.", (1, "A boy", "boy"), by="figure/victim")
    later = "A year ago a man was killed there, too."
    second = sentence(later, (1, "a man", "man"), by="figure/victim")
    assert toll([*first, *second]).killed == 1


def test_a_person_of_another_time_is_none_of_the_hurt_where_others_are_told_of_before() -> None:
    first = sentence("A boy was killed on Monday.", (1, "A boy", "boy"))
    later = "A year ago a man was hurt there, too."
    [second] = sentence(later, (1, "a man", "man"), by="figure/victim")
    content = second.statement.content
    assert isinstance(content, Figure)
    statement = replace(second.statement, content=replace(content, measure="injured"))
    assert toll([*first, replace(second, statement=statement)]).injured == 0


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Last week three people were killed there.", (0, 5)),
        ("In the town three people were killed.", (3, 2)),
    ],
)
def test_the_dead_of_another_time_are_none_of_those_whom_the_headline_says_were_hit(
    told: str, expected: tuple[int, int]
) -> None:
    headline = made(5, "affected", 2, by="figure/gunfire")
    [dead] = sentence(told, (3, "three people", "people"))
    found = toll([headline, replace(dead, report=headline.report)])
    assert (found.killed, found.injured) == expected


@pytest.mark.parametrize(
    ("dead", "expected"), [(1, (1, 4)), (4, (4, 0))]
)  # of five dead, "the other four" are some of them
def test_the_other_victims_are_those_beside_the_dead(dead: int, expected: tuple[int, int]) -> None:
    text = "In the town the other four victims were brought to a clinic."
    [others] = sentence(text, (4, "the other four victims", "victims"), by="figure/victims")
    content = others.statement.content
    assert isinstance(content, Figure)
    statement = replace(others.statement, content=replace(content, measure="affected"))
    found = toll([made(dead, "killed", 2), replace(others, statement=statement)])
    assert (found.killed, found.injured) == expected


@pytest.mark.parametrize(
    ("title", "expected", "rule"),
    [
        ("Eighteen shot in separate attacks", 4, "first of several"),
        ("Eighteen shot in three attacks", 4, "first of several"),
        ("Eighteen shot in attacks across the city", 4, "first of several"),
        ("Eighteen shot, nine hurt in attacks", 18, "the rest"),
        ("Eighteen shot in attack", 18, "the rest"),
    ],
)
def test_of_several_events_that_a_headline_counts_over_the_first_is_taken(
    title: str, expected: int, rule: str
) -> None:
    entries = []
    for text, value, words in (
        (title, 18, "Eighteen"),
        ("In all eighteen people were shot.", 18, "eighteen people"),
        ("At the port four men were shot.", 4, "four men"),
        ("At the fair six women were shot.", 6, "six women"),
    ):
        [entry] = sentence(text, (value, words, "people"), by="figure/gunfire")
        content, evidence = entry.statement.content, entry.statement.evidence
        assert isinstance(content, Figure)
        by = 300 * len(entries)
        moved = Span(content.trigger.start + by, content.trigger.end + by)
        placed = replace(content, trigger=moved, measure="affected")
        evidence = replace(evidence, span=Span(by, by + len(text)))
        statement = replace(entry.statement, content=placed, evidence=evidence)
        header = replace(entry.report, title=title)
        entries.append(replace(entry, statement=statement, report=header))
    found = toll(entries)
    assert (found.injured, found.injured_by) == (expected, rule)


@pytest.mark.parametrize(
    ("title", "text", "several"),
    [
        ("Four killed in weekend shootings", "Four people were killed.", True),
        ("Four killed", "Four people were killed in separate raids.", True),
        ("Four killed in shooting", "Four people were killed.", False),
    ],
)
def test_a_report_of_several_events_says_so(title: str, text: str, several: bool) -> None:
    [entry] = sentence(text, (4, "Four people", "people"))
    assert toll([replace(entry, report=replace(entry.report, title=title))]).of_several is several


def test_a_count_over_years_is_of_no_single_event() -> None:
    text = "The feud has claimed two lives over the past couple of years."
    assert toll(sentence(text, (2, "two lives", "lives"))).killed == 0
    text = "Since 1999 there have been two deaths."
    assert toll(sentence(text, (2, "two deaths", "deaths"))).killed == 0


def said(killed: int | None, injured: int | None) -> Toll:
    """What a report tells; None where it has no word of any."""
    return Toll(
        killed=killed or 0,
        injured=injured or 0,
        killed_by="none told" if killed is None else "headline",
        injured_by="none told" if injured is None else "opening",
    )


@pytest.mark.parametrize(
    ("tolls", "expected"),
    [
        ([said(2, 1), said(2, 1), said(9, 9)], (2, 1)),
        # a report without a word of anybody has no voice
        ([said(None, None), said(None, None), said(1, 3)], (1, 3)),
        ([said(None, None)], (0, 0)),
        # who tells of the dead alone takes nothing back of what another says of the hurt
        ([said(4, None), said(4, 1), said(6, 0)], (4, 1)),
        # some of the hurt died later
        ([said(0, 1), said(1, 0)], (1, 0)),
        ([said(0, 4), said(1, 3), said(3, 2)], (1, 3)),
        # of equal support: more people, then more dead
        ([said(None, 9), said(1, 3)], (0, 9)),
        # but many times as many are those of several events
        ([said(4, 12), said(1, 0)], (1, 0)),
        ([said(None, 3), said(None, 4)], (0, 4)),
        # the hurt told one by one beside the dead may be of another event
        ([said(1, None), said(1, None), replace(said(1, 1), injured_by="persons")], (1, 0)),
        ([said(None, 1), replace(said(None, 2), injured_by="persons")], (0, 2)),
        # of the hurt whom another counts, who tells of the dead alone says nothing
        ([said(3, 1), said(3, None), said(3, None), said(3, None)], (3, 1)),
        # of equal support, what a report of several events tells goes last
        ([replace(said(2, 8), of_several=True), said(1, 4)], (1, 4)),
    ],
)
def test_what_has_most_support_is_agreed(tolls: list[Toll], expected: tuple[int, int]) -> None:
    found = agreed(tolls)
    assert found is not None
    assert (found.killed, found.injured) == expected


def test_of_no_report_nothing_is_agreed() -> None:
    assert agreed([]) is None

"""How the benchmark of the brief tells what a page tells."""

from __future__ import annotations

from benchmarks.brief import Crisis, Place, Shown, Thing, load, missed, page, scores

from stateofplay.core.text import Span


def crisis(*things: Thing) -> Crisis:
    return Crisis(name="norland", half=0, reports=("aa", "bb"), things=things)


def thing(
    words: str, told: tuple[Place, ...], part: tuple[Place, ...] = (), weight: int = 1
) -> Thing:
    return Thing(words=words, weight=weight, told=told, part=part)


def line(text: str, *places: Place) -> Shown:
    return Shown("What happened", text, places)


def test_a_line_on_a_sentence_that_tells_a_thing_tells_it() -> None:
    found = page(crisis(thing("Norland left", ((0, Span(10, 40)),))), [line("x", (0, Span(5, 20)))])
    assert set(found.whole) == {0}
    assert found.to_the_point == 1


def test_the_same_place_of_another_report_tells_nothing() -> None:
    found = page(crisis(thing("Norland left", ((0, Span(10, 40)),))), [line("x", (1, Span(5, 20)))])
    assert not found.whole
    assert not found.part
    assert found.to_the_point == 0


def test_one_line_tells_one_thing_and_the_other_takes_what_is_left() -> None:
    both, one = (0, Span(0, 9)), (0, Span(20, 29))
    things = crisis(thing("first", (both, one)), thing("second", (both,)))
    assert set(page(things, [line("x", both)]).whole) in ({0}, {1})
    told = page(things, [line("x", both), line("y", one)]).whole
    assert {number: told[number].text for number in told} == {0: "y", 1: "x"}


def test_a_part_counts_apart_from_the_whole() -> None:
    things = crisis(thing("a", ((0, Span(0, 9)),), weight=2), thing("b", (), ((1, Span(0, 9)),)))
    pages = [page(things, [line("x", (0, Span(0, 9))), line("y", (1, Span(3, 4)))])]
    found = scores([things], pages)
    assert found["half 0 told"] == 2 / 3
    assert found["half 0 told or in part"] == 1.0


def test_words_told_are_those_of_the_best_line_on_a_sentence_of_the_thing() -> None:
    place = (0, Span(0, 9))
    things = crisis(thing("Norland withdraws 2000 troops", (place,)))
    elsewhere = line("Norland withdraws 2000 troops", (1, Span(0, 9)))
    lines = [line("the troops", place), line("withdrawal of troops by Norland", place), elsewhere]
    assert page(things, lines).words == {0: 2 / 4}


def test_what_is_missed_is_listed_with_lines_beside_the_point() -> None:
    things = crisis(thing("Norland left", ((0, Span(0, 9)),)))
    listed = list(missed(things, page(things, [line("nothing to it", (1, Span(0, 9)))])))
    assert any("- " in each and "Norland left" in each for each in listed)
    assert any("beside the point" in each for each in listed)


def test_what_people_wrote_down_can_be_read_and_its_reports_are_in_one_half_only() -> None:
    halves: dict[str, int] = {}
    for each in load():
        assert 12 <= len(each.things) <= 15
        assert all(0 <= at < len(each.reports) for one in each.things for at, _ in one.told)
        for report in each.reports:
            assert halves.setdefault(report, each.half) == each.half

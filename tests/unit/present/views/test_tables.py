"""Tables for people: fewer rows and columns, nothing said twice, words whole at 80 columns."""

from __future__ import annotations

from datetime import date
from io import StringIO

from rich.console import Console

from stateofplay.core.judgements import Relation
from stateofplay.ontology import load
from stateofplay.present.views.formats import Row, write_table
from stateofplay.present.views.tables import act_table, counted_once, position_table
from stateofplay.present.views.views import VIEWS


def cell(who: str, stance: str, *statements: str, party: str | None = "Norland") -> Row:
    return {
        "proposal": "ceasefire",
        "who": who,
        "party": party,
        "stance": stance,
        "condition": None,
        "since": date(2031, 5, 2),
        "until": None,
        "reports": 2,
        "independent": 2,
        "according_to": [],
        "confidence": 0.9,
        "publishers": ["Herald"],
        "statements": list(statements),
        "qualified": None,
        "words": None,
        "of_whom": [],
        "announced": None,
    }


def shown(*rows: Row) -> list[tuple[str, str, str]]:
    return [(row["proposal"], row["who"], row["stance"]) for row in position_table(rows)]


def test_what_a_bare_name_leaves_open_stands_in_the_words_of_a_report() -> None:
    row = cell("Norland", "asks", "a") | {"words": "a truce with Sudland"}

    assert shown(row) == [("ceasefire", "Norland", "asks: “a truce with Sudland”")]


def test_whom_somebody_asks_stands_behind_the_stance() -> None:
    row = cell("Norland", "asks", "a") | {"of_whom": ["Sudland", "Ada Stone"]}

    assert shown(row) == [("ceasefire", "Norland", "asks of Sudland and Ada Stone")]


def test_a_deed_of_the_holders_own_to_come_is_not_called_accepted() -> None:
    [told] = position_table([cell("Norland", "accepts", "a") | {"announced": "plans"}])

    assert told["stance"] == "plans"


def test_who_says_what_the_party_says_stands_in_its_row() -> None:
    rows = shown(cell("Norland", "rejects", "a", "b"), cell("Jane Moreau", "rejects", "b"))

    assert rows == [("ceasefire", "Norland (Jane Moreau)", "rejects")]


def test_who_says_otherwise_keeps_a_row_under_the_partys() -> None:
    rows = shown(cell("Jane Moreau", "asks", "b"), cell("Norland", "mixed", "a", "b"))

    assert rows == [
        ("ceasefire", "Norland", "mixed"),
        ("", "Jane Moreau (Norland)", "asks"),
    ]


def test_who_speaks_for_nobody_stands_alone() -> None:
    assert shown(cell("protesters", "asks", "a", party=None)) == [
        ("ceasefire", "protesters", "asks")
    ]


def test_a_stance_is_not_told_twice_where_it_has_a_condition() -> None:
    row = cell("Norland", "conditional", "a") | {"condition": "on condition that guns are silent"}

    assert shown(row) == [("ceasefire", "Norland", "only on condition that guns are silent")]


def test_what_the_program_is_unsure_of_carries_a_mark() -> None:
    rows = shown(
        cell("Norland", "asks", "a") | {"confidence": 0.4}, cell("Zoe", "asks", "b", party=None)
    )

    assert [stance for *_, stance in rows] == ["asks ?", "asks"]


def test_a_condition_and_an_end_are_told_with_what_they_limit() -> None:
    row = cell("Norland", "rejects", "a") | {"condition": "until May", "until": date(2031, 5, 9)}

    [told] = position_table([row])

    assert (told["stance"], told["since"]) == ("rejects until May", "2031-05-02 to 05-09")


def test_an_act_is_told_from_whom_to_whom_on_which_terms() -> None:
    row = {
        "act": "REJECT",
        "who": "Moreau",
        "to_whom": "Southland",
        "about": "any truce",
        "condition": "until May",
        "reality": "possible",
        "confidence": 0.4,
    }

    [told] = act_table([row])

    assert told["who_to_whom"] == "Moreau → Southland"
    assert told["about"] == "any truce until May"
    assert told["act"] == "REJECT (possible) ?"


def test_no_word_of_up_to_twelve_letters_is_cut_at_80_columns() -> None:
    out = StringIO()
    rows = list(position_table([cell("Norland", "conditional", "a"), cell("Jane", "asks", "b")]))

    write_table(Console(file=out, width=80), rows, tuple(rows[0])[:6], "Positions")

    for word in ("conditional", "ceasefire", "2031-05-02", "Norland"):
        assert word in out.getvalue()


def test_what_only_others_tell_of_a_party_says_by_whose_word() -> None:
    row = cell("Norland", "asks", "a") | {"according_to": ["a Sudland source"]}

    assert shown(row) == [("ceasefire", "Norland", "asks, according to a Sudland source")]


def test_the_days_of_a_stance_take_two_lines_at_most() -> None:
    day, later, last = date(2031, 5, 2), date(2031, 5, 9), date(2032, 1, 9)
    days = [(day, day), (day, last), (None, later)]
    rows = [cell("Norland", "asks", "a") | {"since": a, "until": b} for a, b in days]
    rows.append(cell("Norland", "asks", "a") | {"since": None, "until": None, "once": "1992"})

    told = [row["since"] for row in position_table(rows)]
    assert told == ["2031-05-02 only", "2031-05-02 to 2032-01-09", "to 2031-05-09", "1992"]


def test_what_several_parties_speak_about_comes_before_what_one_says_alone() -> None:
    curfew = [cell("Norland", "asks", each) | {"proposal": "curfew", "reports": 5} for each in "ab"]
    amnesty = [
        cell(party, "asks", party, party=party) | {"proposal": "amnesty", "reports": 1}
        for party in ("Norland", "Sudland")
    ]

    assert [name for name, *_ in shown(*curfew, *amnesty) if name] == ["amnesty", "curfew"]


def test_how_what_one_report_alone_tells_is_chosen_is_said_where_it_is_shown() -> None:
    legend = VIEWS["compare"].legend
    assert legend is not None
    rows: list[list[Row]] = [[{"relation": str(each)}] for each in Relation]

    said = {str(each[0]["relation"]): list(legend(load(), each)) for each in rows}

    assert [relation for relation, lines in said.items() if lines] == ["only"]


def test_reports_that_repeat_one_another_count_once() -> None:
    [told] = position_table([cell("Norland", "asks", "a") | {"reports": 3, "independent": 1}])

    assert told["reports"] == 1
    assert list(counted_once(load(), [told]))
    assert not list(counted_once(load(), [told | {"repeated": 0}]))


def test_how_a_proposal_is_told_to_be_stands_behind_the_stance() -> None:
    row = cell("Norland", "rejects", "a") | {"condition": "until May", "qualified": "permanent"}

    [told] = position_table([row])

    assert told["stance"] == "rejects (permanent) until May"

"""What else happened, as a brief tells it: in the words of one report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from stateofplay.core.judgements import Entry
from stateofplay.core.statements import Act
from stateofplay.present.brief.leads import ROOM, foremost_of, heads, leads, told_by
from stateofplay.present.brief.lines import Kept, Line, heard_in
from tests.unit.present.brief.told import person, published, told

QUAY = "Norland closed the quay of Elmstead to the trawlers of Sudland on Friday."
OTHER = "Sudland recalled its envoy from the fishery talks, its ministry of trawlers said."


def lines(*entries: Entry, shown: tuple[Line, ...] = (), latest: date | None = None) -> list[Line]:
    heard = heard_in(entries)
    kept = Kept(
        entries={entry.id: entry for entry in entries},
        heard=heard,
        positions=(),
        comparisons=(),
        since=None,
        leads=heard.leads,
        latest=latest,
    )
    return [line for line in leads(kept, shown) if line is not None]


def test_who_acts_stands_before_what_the_report_says_of_them_and_its_day() -> None:
    [line] = lines(told(QUAY, "Norland"))

    words = "closed the quay of Elmstead to the trawlers of Sudland on Friday"
    assert (line.about, line.text) == ("Norland", f"“{words}” (2023-11-03)")


def test_a_sentence_that_begins_otherwise_is_told_whole_by_its_outlet_with_its_day() -> None:
    [line] = lines(told(f"At dawn {QUAY}", "Sudland"))

    assert (line.about, line.head) == ("", "Herald tells")
    assert line.text == f"“At dawn {QUAY.rstrip('.')}” (2023-11-03)"


def test_who_acts_in_the_main_clause_stands_before_a_sentence_that_begins_otherwise() -> None:
    [line] = lines(told(f"At dawn, {QUAY}", "Norland"))
    assert (line.about, line.text[:18]) == ("Norland", "“At dawn, Norland ")

    [line] = lines(told(f"President Ada Stone, 61, closed it: {QUAY}", "Ada Stone"))
    assert line.about == "Ada Stone"


def test_who_acts_elsewhere_in_a_sentence_does_not_stand_before_it() -> None:
    assert heads([told(QUAY, "Sudland")]) == ""
    assert heads([told(f"As Norland waited, Zembia acted: {QUAY}", "Norland")]) == ""
    assert heads([told(f"A spokesman asked Norland: {QUAY}", "spokesman")]) == ""


def test_whose_word_a_sentence_is_stands_before_it_without_he_said() -> None:
    entry = told("“Sudland's trawlers are kept from the quay of Elmstead,” he said.", "Sudland")
    speaker = told(entry.statement.evidence.exact, "he").content
    assert isinstance(speaker, Act)
    statement = replace(entry.statement, attributed_to=speaker.actors)
    [line] = lines(replace(entry, statement=statement, attributed_to=(person("Ada Stone"),)))

    assert line.about == "Ada Stone"
    assert line.text.endswith("the quay of Elmstead\u2019\u201d (2023-11-03)")


def test_whose_word_it_is_stands_first_where_the_sentence_begins_with_them() -> None:
    entry = told(f"Ada Stone said that {QUAY}", "Norland")
    speaker = told(f"Ada Stone said that {QUAY}", "Ada Stone").content
    assert isinstance(speaker, Act)
    statement = replace(entry.statement, attributed_to=speaker.actors)
    entry = replace(entry, statement=statement, attributed_to=(person("Ada Stone"),))

    about, words = told_by(entry)
    assert about == "Ada Stone"
    assert words.startswith("said that Norland closed")


def test_a_name_that_goes_on_is_not_cut() -> None:
    about, words = told_by(told(f"Norland and Zembia agreed: {QUAY}", "Norland"))

    assert (about, words[:18]) == ("", "Norland and Zembia")


def test_a_dateline_is_left_out() -> None:
    _, words = told_by(told(f"ELMSTEAD, Norland (Wire) - At dawn {QUAY}", "Sudland"))

    assert words.startswith("At dawn Norland")


def test_a_long_sentence_ends_with_a_clause() -> None:
    tail = " ".join(f"word{number}" for number in range(40))
    about, words = told_by(told(f"{QUAY.rstrip('.')}, as it had said it would, {tail}.", "Norland"))

    assert about == "Norland"
    assert words.endswith("on Friday, as it had said it would …")


def test_half_a_quotation_has_no_marks() -> None:
    _, words = told_by(told(QUAY.replace("quay of", "“quay” of “old"), "Norland"))

    assert words.startswith("closed the quay of old Elmstead")


def test_a_sentence_that_begins_with_a_quotation_is_told_whole_with_its_marks() -> None:
    about, words = told_by(told(f"“Norland closed our quay of Elmstead,” {OTHER}", "Norland"))

    assert about == ""
    assert words.startswith("\u2018Norland closed our quay of Elmstead,\u2019 Sudland")


def test_whom_quoted_words_begin_with_does_not_head_the_line() -> None:
    for marks in ("“”", '""'):
        text = f"{marks[0]}Norland closed our quay of Elmstead,{marks[1]} Ada Stone said on Friday."
        assert heads([told(text, "Norland")]) == ""
        assert heads([told(text, "Ada Stone")]) == "Ada Stone"


def test_of_one_sentence_the_act_of_those_it_begins_with_has_the_line() -> None:
    acts = [told(QUAY, "Sudland", kind="AGREE"), told(QUAY, "Norland")]

    assert foremost_of(acts) is acts[1]
    assert len(lines(*acts)) == 1


def test_what_is_latest_stands_first_and_an_older_chapter_behind() -> None:
    later = told(OTHER, "Sudland", report="Wire", day=5)

    assert [line.about for line in lines(told(QUAY, "Norland"), later)] == ["Sudland", "Norland"]
    old = published(told(QUAY, "Norland"), date(2023, 1, 3))
    assert [line.about for line in lines(old, later, latest=date(2023, 11, 1))] == [
        "Sudland",
        "Norland",
    ]


def test_a_sentence_that_is_on_the_page_is_not_told_again() -> None:
    [line] = lines(told(QUAY, "Norland"))

    assert lines(told(QUAY, "Norland"), shown=(line,)) == []


def test_a_name_that_is_part_of_a_longer_one_is_not_cut() -> None:
    assert told_by(told(f"Norland sanctions hurt: {QUAY}", "Norland"))[0] == ""
    assert told_by(told(f"Norland on Friday {QUAY[8:]}", "Norland"))[0] == "Norland"


def test_what_was_told_last_has_room_before_what_tells_as_much_of_the_story() -> None:
    early = [
        replace(
            told(
                f"Norland closed quay {number} of Elmstead to trawlers called Ketch{number}"
                f" Barge{number} Skiff{number} Yawl{number}.",
                "Norland",
                report=f"Wire {number}",
            ),
            id=f"early{number}",
        )
        for number in range(ROOM)
    ]
    text = "Sudland recalled its envoy from fishery talks over trawlers, herring and lobsters."
    late = published(told(text, "Sudland", report="Post", day=9), date(2023, 11, 9))

    found = lines(*early, late)

    assert found[0].about == "Sudland"
    assert len(found) == ROOM


def test_words_that_lead_from_the_sentence_before_are_left_out_and_that_is_marked() -> None:
    for opening in ("Meanwhile, at dawn, ", "At the same time, at dawn, ", "But at dawn, "):
        [line] = lines(told(f"{opening}{QUAY}", "Norland"))
        assert line.text.startswith("\u201c\u2026 at dawn, Norland closed")

    [line] = lines(told(f"So far, {QUAY}", "Norland"))
    assert line.text.startswith("\u201cSo far, Norland closed")

    [line] = lines(told(f"(QNN) {QUAY}", "Norland"))
    assert line.text.startswith("\u201cclosed the quay")


def test_who_speaks_in_a_clause_alone_does_not_stand_before_the_sentence() -> None:
    for text, head in (
        ("The quay of Elmstead was closed to trawlers after Sudland claimed a raid on it.", ""),
        ("The quay of Elmstead was closed to trawlers at dawn, Sudland claimed.", "Sudland"),
    ):
        entry = told(text, "Sudland")
        act = entry.content
        assert isinstance(act, Act)
        statement = replace(entry.statement, attributed_to=act.actors)
        spoken = replace(entry, statement=statement, attributed_to=entry.actors)
        assert heads([spoken]) == head


def test_a_long_sentence_is_cut_at_a_clause() -> None:
    long = f"{QUAY.rstrip('.')}, which its fishermen had asked for{' since the spring' * 15}."
    [line] = lines(told(f"At dawn {long}", "Sudland"))

    assert line.text == f"\u201cAt dawn {QUAY.rstrip('.')} \u2026\u201d (2023-11-03)"

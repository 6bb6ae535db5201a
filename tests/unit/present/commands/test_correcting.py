"""``stateofplay check ID --correct``: a person says what an entry should say."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

from stateofplay import settling
from stateofplay.compare import positions
from stateofplay.core.corrections import Correction, Named
from stateofplay.core.judgements import Entity, Resolved
from stateofplay.core.reviews import Review, Status
from stateofplay.core.statements import Bound, Figure, MentionKind, Quotation, Reading, Statement
from stateofplay.core.text import Report, cite
from stateofplay.ledger import open_ledger
from stateofplay.present.web.app import create_app
from tests.unit.ledger.story import another, mention, reading, resolved, span
from tests.unit.present.conftest import Run

TOLL = Report(
    source="toll.json",
    title="Flood in Eastmarch",
    text="Cora Reed said that dozens of farmers were killed in the flood.",
    published=date(2023, 11, 6),
    publisher="Hill Gazette",
)
TYPES = "AGREE, CONSULT, SUPPORT, CONCEDE, COOPERATE, AID, RETREAT, REQUEST, ACCUSE, REJECT"


def toll() -> tuple[Reading, Resolved]:
    """A report by which Cora Reed, the governor of Eastmarch, tells of dozens of dead."""
    reed = replace(mention(TOLL, "Cora Reed"), kind=MentionKind.PERSON)
    evidence = cite(TOLL, span(TOLL, TOLL.text))
    figure = Figure(
        trigger=span(TOLL, "dozens of farmers"),
        measure="killed",
        value=Decimal(24),
        bound=Bound.VAGUE,
        of="farmers",
        words="dozens",
    )
    words = Quotation(
        trigger=span(TOLL, "said"), content=span(TOLL, "dozens of farmers"), speakers=(reed,)
    )
    counted = Statement(content=figure, evidence=evidence, attributed_to=(reed,), found_by="rule/1")
    said = Statement(content=words, evidence=evidence, found_by="rule/1")
    entity = Entity(
        id=f"{TOLL.id}/cora-reed",
        report_id=TOLL.id,
        name="Cora Reed",
        names=("Cora Reed",),
        kind="person",
        party="Eastmarch",
        mentions=(reed.id,),
    )
    found = (counted, said)
    return (
        Reading(report=TOLL, mentions=(reed,), statements=found, sentences=(), engine="one"),
        Resolved(report_id=TOLL.id, entities=(entity,)),
    )


@pytest.fixture
def known(refusals: Path, stateofplay: Run) -> Mapping[str, str]:
    """The same ledger with the toll; ids of the first refusal, the toll and the quotation."""
    with open_ledger(refusals) as ledger:
        run = ledger.begin_run("one", {})
        ledger.keep(*toll(), run)
        settling.settle(ledger, run)
    first: dict[str, str] = {}
    for record in exported(stateofplay):
        first.setdefault(record["kind"], record["id"])
    return first


def exported(run: Run, key: str = "") -> list[dict[str, Any]]:
    lines = run("export", "--quotations")[1].splitlines()
    records = [json.loads(line) for line in lines if line[:1] == "{"]
    return [each for each in records if each["id"].startswith(key)]


def correct(run: Run, key: str, *said: str, note: str = "") -> str:
    told = [part for each in said for part in ("--correct", each)]
    status, shown = run("check", key, *told, *(["--note", note] if note else []))
    assert status == 0, shown
    return shown


def cells(run: Run) -> set[tuple[str, str, str]]:
    shown = json.loads(run("positions", "--format", "json")[1])
    return {(each["holder"]["name"], each["stance"], each["proposal"]) for each in shown}


def test_an_act_says_what_a_person_says(stateofplay: Run, known: Mapping[str, str]) -> None:
    [before] = exported(stateofplay, known["act"])
    said = ("act=accuse", "actor=cora reed", "to_whom=Ada Stone", "proposal=Prisoners")
    terms = ("condition=until the dam is mended", "reality=denied", "source=Ada Stone")

    shown = correct(stateofplay, known["act"][:8], *said, *terms, note="I was there")

    [after] = exported(stateofplay, known["act"])
    assert "type ACCUSE, actor Cora Reed, recipient Ada Stone, about Prisoners" in shown
    assert (after["status"], after["act"], after["mode"]) == ("corrected", "ACCUSE", None)
    assert (after["cameo"], after["quad"]) == ("11", "verbal conflict")
    assert after["actors"] == [
        {
            "id": "cora-reed",
            "name": "Cora Reed",
            "mention": "Cora Reed",
            "party": "Eastmarch",
            "role": None,
        }
    ]
    assert [each["name"] for each in after["recipients"]] == ["Ada Stone"]
    assert after["about"] == {"text": "a pause on", "proposal": "Prisoners", "also": []}
    assert after["condition"] == {"connective": "until", "text": "the dam is mended"}
    assert after["reality"] == "denied"
    assert [each["id"] for each in after["attributed_to"]] == ["ada-stone"]
    for untouched in ("id", "evidence", "trigger", "report", "found_by", "confidence"):
        assert after[untouched] == before[untouched]


def test_a_figure_says_what_a_person_says(stateofplay: Run, known: Mapping[str, str]) -> None:
    correct(stateofplay, known["figure"], "value=1,250", "measure=injured", "of=people", "source=")

    [after] = exported(stateofplay, known["figure"])
    told = {key: after[key] for key in ("value", "high", "bound", "measure", "of")}
    assert told == {
        "value": 1250,
        "high": None,
        "bound": "exact",
        "measure": "injured",
        "of": "people",
    }
    assert (after["status"], after["attributed_to"]) == ("corrected", [])
    assert "1,250 people injured" in stateofplay("why", known["figure"])[1]


def test_day_and_place_are_those_that_a_person_says(
    stateofplay: Run, known: Mapping[str, str]
) -> None:
    key = known["figure"][:8]
    shown = correct(stateofplay, key, "day=2023-11-03 to 2023-11-05", "place=Paris")

    assert "day 2023-11-03 to 2023-11-05, place Paris" in shown
    [after] = exported(stateofplay, known["figure"])
    told = after["time"]
    assert (told["start"], told["end"], told["text"]) == ("2023-11-03", "2023-11-05", None)
    assert (after["place"]["name"], after["place"]["country"]) == ("Paris", "FR")
    assert "a person says “Paris”" in stateofplay("why", key)[1].replace("\n", " ")

    assert "will not be on the map" in correct(stateofplay, key, "place=Elmstead-on-Vell", "day=")
    [after] = exported(stateofplay, known["figure"])
    assert (after["time"], after["place"]["lat"]) == (None, None)


def test_a_range_has_two_ends_and_its_own_bound(stateofplay: Run, known: Mapping[str, str]) -> None:
    correct(stateofplay, known["figure"], "value=100-200")
    [ranged] = exported(stateofplay, known["figure"])
    correct(stateofplay, known["figure"], "value=150")
    [single] = exported(stateofplay, known["figure"])

    assert (ranged["value"], ranged["high"], ranged["bound"]) == (100, 200, "range")
    assert (single["value"], single["high"], single["bound"]) == (150, None, "exact")


def test_a_corrected_entry_keeps_the_contract(stateofplay: Run, known: Mapping[str, str]) -> None:
    text = files("stateofplay").joinpath("present", "contract.schema.json").read_text("utf-8")
    parts = json.loads(text)["$defs"]
    correct(stateofplay, known["act"], "actor=", "recipient=Nobody Known", "about=", "condition=")
    correct(stateofplay, known["figure"], "of=", "source=Nobody Known", "bound=at_least")

    for kind in ("act", "figure"):
        [record] = exported(stateofplay, known[kind])
        assert record["status"] == "corrected"
        Draft202012Validator({"$defs": parts, "$ref": f"#/$defs/{kind}"}).validate(record)


@pytest.mark.usefixtures("known")
def test_positions_follow_and_come_back(refusals: Path, stateofplay: Run) -> None:
    before, exports = cells(stateofplay), exported(stateofplay)
    assert before == {("Ada Stone", "rejects", "pauses")}
    for record in exports:
        if record["kind"] == "act":
            said = ("type=SUPPORT", "actor=Cora Reed", "about=prisoners")
            correct(stateofplay, record["id"], *said)
    after = cells(stateofplay)
    with open_ledger(refusals) as ledger:
        summaries = [each.summary for each in ledger.comparisons() if each.kind == "act"]

    assert after == {
        ("Cora Reed", "supports", "prisoners"),
        ("Eastmarch", "supports", "prisoners"),
    }
    assert summaries
    assert all(each.startswith("Cora Reed supported prisoners: ") for each in summaries)
    acts = [each["id"] for each in exports if each["kind"] == "act"]
    stateofplay("check", *acts, "--undo")
    assert cells(stateofplay) == before
    assert exported(stateofplay) == exports


def test_a_later_correction_is_added_and_the_latest_of_a_field_holds(
    stateofplay: Run, known: Mapping[str, str]
) -> None:
    correct(stateofplay, known["act"], "type=ACCUSE", "about=prisoners")
    correct(stateofplay, known["act"], "type=SUPPORT")

    [after] = exported(stateofplay, known["act"])
    assert (after["act"], after["about"]["proposal"]) == ("SUPPORT", "prisoners")
    rows = json.loads(stateofplay("check", "--format", "json")[1])
    assert [row["holds"] for row in rows] == ["no: 2 came after it", "yes"]
    assert rows[-1]["correction"] == "type SUPPORT, about prisoners"
    stateofplay("check", known["act"], "--right")
    assert exported(stateofplay, known["act"])[0]["act"] == "REJECT"


def test_why_tells_what_was_read_and_what_was_said(
    stateofplay: Run, known: Mapping[str, str]
) -> None:
    correct(stateofplay, known["act"], "type=ACCUSE", "actor=", note="a slip of the desk")

    shown = " ".join(stateofplay("why", known["act"])[1].split())
    assert "the program read “REJECT”, a person says “ACCUSE”" in shown
    assert "the program read “Ada Stone”, a person says “none”" in shown
    assert "corrected: a slip of the desk" in shown
    [record] = json.loads(stateofplay("why", known["act"], "--format", "json")[1])
    assert {"field": "type", "read": "REJECT", "said": "ACCUSE"} in record["corrections"]
    assert any("Ada Stone" in each["what"] for each in record["decisions"])


def test_a_correction_survives_a_new_reading(
    refusals: Path, stateofplay: Run, known: Mapping[str, str]
) -> None:
    correct(stateofplay, known["act"], "actor=Cora Reed", "type=AID")
    with open_ledger(refusals) as ledger:
        run = ledger.begin_run("two", {})
        report = another(day=4)
        ledger.keep(reading(report, engine="later"), resolved(report), run)
        found, decided = toll()
        ledger.keep(replace(found, engine="later"), decided, run)
        settling.settle(ledger, run)

    [after] = exported(stateofplay, known["act"])
    assert (after["act"], after["actors"][0]["id"], after["status"]) == (
        "AID",
        "cora-reed",
        "corrected",
    )


def test_whom_a_person_named_goes_by_the_name_that_later_decisions_give(
    stateofplay: Run, known: Mapping[str, str]
) -> None:
    correct(stateofplay, known["act"], "recipient=Cora Reed")
    stateofplay("names", "--same", "Ada Stone", "Cora Reed")
    joined = exported(stateofplay, known["act"])[0]["recipients"][0]
    shown = {each["actors"][0]["id"] for each in exported(stateofplay) if each.get("actors")}

    assert {joined["id"]} == shown


def test_whom_nobody_knows_is_named_as_typed(stateofplay: Run, known: Mapping[str, str]) -> None:
    shown = correct(stateofplay, known["act"], "actor=Cora Read", "actor=Ada Stone")

    actors = exported(stateofplay, known["act"])[0]["actors"]
    assert [(each["id"], each["name"]) for each in actors] == [
        ("cora-read", "Cora Read"),
        ("ada-stone", "Ada Stone"),
    ]
    assert "Nobody here is called 'Cora Read'" in shown
    assert "cora-reed" in shown


def test_proposals_that_were_made_one_stay_one(
    refusals: Path, stateofplay: Run, known: Mapping[str, str]
) -> None:
    correct(stateofplay, known["act"], "about=prisoners")
    stateofplay("topics", "--join", "pauses", "prisoners", "--as", "quiet")
    stateofplay("topics", "--split", "quiet", "--like", "pause", "--as", "pause alone")

    with open_ledger(refusals) as ledger:
        entries = {each.id: each.proposal for each in ledger.entries(kinds=("act",))}
        assert positions(tuple(ledger.entries()))
    assert entries.pop(known["act"]) == "quiet"
    assert set(entries.values()) == {"pause alone"}


@pytest.mark.parametrize(
    ("kind", "said", "expected"),
    [
        ("act", "type=REFUSE", TYPES),
        ("act", "type=", TYPES),
        ("act", "reality=maybe", "actual, denied, possible"),
        ("act", "reality=", "actual, denied, possible"),
        ("act", "value=3", "type, actor, recipient, about, condition, reality, day, place, source"),
        ("act", "actor", "type, actor, recipient, about, condition, reality, day, place, source"),
        ("act", "condition=the dam is mended", "until, unless, if"),
        ("act", "condition=until", "until, unless, if"),
        ("figure", "value=many", "value=9,200"),
        ("figure", "value=", "value=9,200"),
        ("figure", "value=-3", "value=9,200"),
        ("figure", "value=200-100", "value=100-200"),
        ("figure", "value=1-2-3", "value=100-200"),
        ("figure", "value=1,2", "value=9,200"),
        ("figure", "measure=deaths", "killed, injured, missing"),
        ("figure", "bound=roughly", "exact, more_than, at_least"),
        ("figure", "bound=range", "value=100-200"),
        ("figure", "day=Tuesday", "day=2023-11-03 to 2023-11-05"),
        ("figure", "day=2023-11-05 to 2023-11-03", "day=2023-11-03"),
        ("figure", "place=the hospital", "names no place"),
        ("figure", "type=REJECT", "value, measure, bound, of, reality, day, place, source"),
        ("quotation", "type=REJECT", "--right or --wrong"),
    ],
)
def test_what_cannot_be_meant_says_what_would_be(
    stateofplay: Run, known: Mapping[str, str], kind: str, said: str, expected: str
) -> None:
    before = exported(stateofplay)

    status, shown = stateofplay("check", known[kind], "--correct", said)

    assert status == 2
    assert expected in " ".join(shown.split())
    assert exported(stateofplay) == before


def test_one_word_at_a_time(stateofplay: Run, known: Mapping[str, str]) -> None:
    act = known["act"]
    assert stateofplay("check", act, "--correct", "type=AID", "--wrong")[0] == 2
    assert stateofplay("check", "--correct", "type=AID")[0] == 2
    twice = stateofplay("check", act, "--correct", "type=AID", "--correct", "type=REJECT")
    assert twice[0] == 2
    assert "actor, recipient, about, source" in " ".join(twice[1].split())


def test_whom_a_person_put_in_is_followed_where_another_report_tells_more(tmp_path: Path) -> None:
    first, second = another(day=4), another("Coastal Herald", day=5)
    found, decided = toll()
    [reed] = decided.entities
    named = Named(actor_id="cora-reed", name=reed.name, entities=(reed.id,))
    correction = Correction(actors=(named,))
    renamed = replace(decided, entities=(replace(reed, name="Cora Reed-Hall"),))
    summaries: list[list[str]] = []
    for settle in (settling.settle, settling.Settler()):
        with open_ledger(tmp_path / f"{len(summaries)}.db") as ledger:
            run = ledger.begin_run("one", {})
            for told in ((reading(first), resolved(first)), (reading(second), resolved(second))):
                ledger.keep(*told, run)
                ids = [each.id for each in told[0].statements]
                for each in ids:
                    said = Review(statement=each, status=Status.CORRECTED, correction=correction)
                    ledger.add_decision(said, (), run)
            ledger.keep(found, decided, run)
            settle(ledger, run)
            ledger.keep(replace(found, engine="later"), renamed, run)
            settle(ledger, run)
            summaries.append([each.summary for each in ledger.comparisons()])

    assert summaries[0] == summaries[1]
    assert any("Cora Reed-Hall" in each for each in summaries[0])


def test_the_page_shows_what_was_said_and_what_was_read(
    refusals: Path, stateofplay: Run, known: Mapping[str, str]
) -> None:
    said = ("type=SUPPORT", "actor=<b>Nobody</b>")
    correct(stateofplay, known["act"], *said, note="see <i>page 2</i>")
    correct(stateofplay, known["figure"], "value=7")
    client = TestClient(create_app(refusals))

    page = client.get(f"/statement/{known['act']}").text

    assert "corrected by a person" in page
    assert "the program read “REJECT”, a person says “SUPPORT”" in page
    assert "see &lt;i&gt;page 2&lt;/i&gt;" in page
    assert "<b>Nobody" not in page
    assert client.get("/people/b-nobody-b").status_code == 200
    for path in ("/acts", "/figures", "/who", "/", "/compare"):
        assert client.get(path).status_code == 200
    assert (
        "the program read “24”, a person says “7”"
        in client.get(f"/statement/{known['figure']}").text
    )
    api = client.get(f"/api/statements/{known['act']}").json()
    assert (api["status"], api["act"]) == ("corrected", "SUPPORT")


def test_a_person_can_name_several_proposals(stateofplay: Run, known: Mapping[str, str]) -> None:
    shown = correct(stateofplay, known["act"], "about=prisoners", "about=aid")

    [after] = exported(stateofplay, known["act"])
    assert "about prisoners and aid" in shown
    assert after["about"]["proposal"] == "prisoners"
    assert after["about"]["also"] == ["aid"]
    assert ("Ada Stone", "rejects", "aid") in cells(stateofplay)
    assert {each["id"] for each in acts_about(stateofplay, "aid")} == {known["act"]}
    correct(stateofplay, known["act"], "about=prisoners")
    assert exported(stateofplay, known["act"])[0]["about"]["also"] == []


def acts_about(run: Run, words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("acts", "--about", words, "--format", "json")[1])
    return found

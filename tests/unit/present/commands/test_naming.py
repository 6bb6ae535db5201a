"""``stateofplay names``: decisions on who is who, and who uses which words."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from stateofplay.core.judgements import Entity, Resolved
from stateofplay.core.statements import Mention, MentionKind, Quotation, Reading, Statement
from stateofplay.core.text import Report, Span, cite
from stateofplay.ledger import open_ledger
from stateofplay.present import cli
from stateofplay.present.views.wording import NOT_KNOWN, OWN, QUOTED, called, wordings
from stateofplay.settling import settle

HERALD = Report(
    source="a.json",
    title="Talks with the Front",
    text="The militant group refused. “The resistance stands firm,” Ada Stone said. "
    "Some speak of the “liberators” there. The militant group left. “They [the gunmen] are gone.”",
    publisher="Herald",
)
WIRE = Report(source="b.json", title="", text="The Front refused. Ada Reed said no.", publisher="W")


def span(report: Report, words: str, after: int = 0) -> Span:
    start = report.full_text.index(words, after)
    return Span(start, start + len(words))


def mention(report: Report, words: str, after: int = 0) -> Mention:
    return Mention(
        report_id=report.id,
        span=span(report, words, after),
        exact=words,
        kind=MentionKind.PERSON,
        head=words.rsplit(maxsplit=1)[-1].lower(),
        sentence=1,
    )


def entity(report: Report, name: str, kind: str, *words: str) -> Entity:
    last = 0
    mentions = []
    for form in words:
        found = mention(report, form, last)
        last = found.span.end
        mentions.append(found.id)
    names = tuple(dict.fromkeys(form.removeprefix("The ").removeprefix("the ") for form in words))
    key = f"{report.id}/{name.lower().replace(' ', '-')}"
    return Entity(
        id=key,
        report_id=report.id,
        name=name,
        names=names,
        kind=kind,
        party="Front" if kind == "armed group" else None,
        mentions=tuple(mentions),
    )


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "test.db"
    said = Quotation(
        trigger=span(HERALD, "said"),
        content=span(HERALD, "“The resistance stands firm,”"),
        speakers=(mention(HERALD, "Ada Stone"),),
        direct=True,
    )
    sentence = span(HERALD, "“The resistance stands firm,” Ada Stone said.")
    quote = Statement(content=said, evidence=cite(HERALD, sentence), found_by="rule/1")
    front = (
        "the Front",
        "The militant group",
        "The resistance",
        "liberators",
        "The militant group",
        "gunmen",
    )
    found = {
        HERALD.id: [
            entity(HERALD, "Front", "armed group", *front),
            entity(HERALD, "Ada Stone", "person", "Ada Stone"),
        ],
        WIRE.id: [
            entity(WIRE, "Front", "armed group", "The Front"),
            entity(WIRE, "Ada Reed", "person", "Ada Reed"),
        ],
    }
    with open_ledger(path) as kept:
        run = kept.begin_run("one", {})
        for report in (HERALD, WIRE):
            reading = Reading(
                report=report,
                mentions=(),
                statements=(quote,) if report is HERALD else (),
                sentences=(),
                engine="one",
            )
            kept.keep(reading, Resolved(report_id=report.id, entities=tuple(found[report.id])), run)
        settle(kept, run)
    return path


def names(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], ledger: Path, *options: str
) -> tuple[int, str]:
    monkeypatch.setattr(sys, "argv", ["stateofplay", "names", *options, "--ledger", str(ledger)])
    with pytest.raises(SystemExit) as end:
        cli.main()
    out, err = capsys.readouterr()
    return int(end.value.code or 0), out + err


def test_words_are_the_outlets_own_or_of_whom_it_quotes(ledger: Path) -> None:
    with open_ledger(ledger) as kept:
        found = [
            (each.how, each.used_by, each.words)
            for each in wordings(kept, "front")
            if each.words != "Front"
        ]

    assert sorted(found) == [
        (OWN, "Herald", "gunmen"),  # put into a quotation in brackets
        (OWN, "Herald", "militant group"),
        (QUOTED, NOT_KNOWN, "liberators"),
        (QUOTED, "Ada Stone", "resistance"),
    ]


def test_wording_counts_and_shows_a_place(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], ledger: Path
) -> None:
    status, out = names(monkeypatch, capsys, ledger, "--wording", "front", "--format", "json")
    rows = json.loads(out)

    assert status == 0
    [group] = [row for row in rows if row["words"] == "militant group"]
    assert (group["times"], group["outlets"], group["reports"]) == (2, ["Herald"], [HERALD.id])
    assert "militant group refused" in group["example"]


def test_two_become_one_and_one_becomes_two(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], ledger: Path
) -> None:
    def people() -> set[str]:
        with open_ledger(ledger) as kept:
            return {each.actor_id for each in kept.identities()}

    assert people() == {"ada-reed", "ada-stone", "front"}

    status, said = names(monkeypatch, capsys, ledger, "--same", "Ada Reed", "ada-stone")
    assert status == 0
    assert "Ada Reed is the same as Ada Stone" in said
    assert len(people()) == 2

    status, said = names(monkeypatch, capsys, ledger, "--different", "Ada Reed", "Ada Stone")
    assert (status, people()) == (0, {"ada-reed", "ada-stone", "front"})
    assert "contradicts decision 1" in said


def test_decisions_are_listed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], ledger: Path
) -> None:
    names(monkeypatch, capsys, ledger, "--same", "Ada Reed", "Ada Stone")
    names(monkeypatch, capsys, ledger, "--different", "Ada Reed", "Ada Stone")

    _, out = names(monkeypatch, capsys, ledger, "--decisions", "--format", "json")

    assert [(row["decision"], row["holds"]) for row in json.loads(out)] == [
        ("same", "no: decision 2 contradicts it"),
        ("different", "yes"),
    ]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--same", "Nobody Here", "Ada Reed"), "Nobody here is called 'Nobody Here'"),
        (("--wording", "Ada Ston"), "Near it: ada-stone"),
        (("--wording", "--decisions"), "it needs a name: --wording ACTOR"),
        (("--decisions", "--wording", "Front"), "Give one of"),
    ],
)
def test_wrong_use_is_exit_status_2(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    ledger: Path,
    options: tuple[str, ...],
    says: str,
) -> None:
    status, said = names(monkeypatch, capsys, ledger, *options)

    assert status == 2
    assert says in said


@pytest.mark.parametrize(
    ("text", "words", "calls"),
    [
        ("Over 500 Front posts were hit", "500 Front", "Front"),
        ("They say that first Norland must rest", "first Norland", "Norland"),
        ("Extremist groups were blamed", "groups", ""),
        ("It met the groups again", "groups", "groups"),
        ("Norland's forces left", "forces", "forces"),
        ("It met the militant group Front", "the militant group Front", "militant group Front"),
    ],
)
def test_what_somebody_is_called(text: str, words: str, calls: str) -> None:
    start = text.index(words)

    assert called(text, Span(start, start + len(words))) == calls


def test_a_decision_is_taken_back(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], ledger: Path
) -> None:
    names(monkeypatch, capsys, ledger, "--same", "Ada Reed", "Ada Stone")

    status, said = names(monkeypatch, capsys, ledger, "--undo", "1")
    with open_ledger(ledger) as kept:
        people = {each.actor_id for each in kept.identities()}
    _, out = names(monkeypatch, capsys, ledger, "--decisions", "--format", "json")

    assert (status, people) == (0, {"ada-reed", "ada-stone", "front"})
    assert "Ada Reed is the same as Ada Stone) is taken back" in said
    assert [row["holds"] for row in json.loads(out)] == ["no: decision 2 took it back"]
    assert names(monkeypatch, capsys, ledger, "--undo", "1")[0] == 2


def test_the_table_shows_ids(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], ledger: Path
) -> None:
    _, out = names(monkeypatch, capsys, ledger)

    assert "ada-stone" in out


def test_who_has_no_name_is_listed_when_asked_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], ledger: Path
) -> None:
    with open_ledger(ledger) as kept:
        run = kept.begin_run("two", {})
        report = Report(source="c.json", title="", text="The children slept.")
        reading = Reading(report=report, mentions=(), statements=(), sentences=(), engine="two")
        found = entity(report, "children", "people", "The children")
        kept.keep(reading, Resolved(report_id=report.id, entities=(found,)), run)
        settle(kept, run)

    _, few = names(monkeypatch, capsys, ledger)
    _, many = names(monkeypatch, capsys, ledger, "--all")
    _, one = names(monkeypatch, capsys, ledger, "--report", report.id[:8])

    assert "children" not in few
    assert "1 more have no name of their own" in few
    assert "children" in many
    assert "children" in one
    assert "ada-stone" not in one


def test_a_decision_that_changes_nothing_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], ledger: Path
) -> None:
    _, idle = names(monkeypatch, capsys, ledger, "--different", "Ada Reed", "Ada Stone")
    _, said = names(monkeypatch, capsys, ledger, "--same", "Ada Reed", "Ada Stone")

    assert "Nothing changes by it now" in idle
    assert "Nothing changes" not in said

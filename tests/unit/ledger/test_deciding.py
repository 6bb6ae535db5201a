"""A person's decisions in the ledger: kept, superseded, never lost by reading again."""

from __future__ import annotations

import gc
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from stateofplay import settling
from stateofplay.compare.upkeep.cards import Cards
from stateofplay.core.decisions import Decision, Side
from stateofplay.core.judgements import Comparison, Entity, Entry, Relation, Resolved
from stateofplay.core.serialise import to_json
from stateofplay.core.text import Report
from stateofplay.ledger import Ledger, open_ledger
from stateofplay.ledger.packing import MARK, packed_text, unpacked_text
from stateofplay.ledger.rows import COMMON, dumped
from stateofplay.ledger.sqlite import migrations
from stateofplay.settling import settler

from .story import REPORT, another, comparison, mention, reading, resolved

DECISION = Decision(
    same=True,
    one=Side(actor_id="ada-stone", name="Ada Stone", entities=("a/ada-stone",)),
    other=Side(actor_id="reed", name="Reed", entities=("b/reed",)),
)


def named(report: Report, name: str) -> Resolved:
    entity = Entity(
        id=f"{report.id}/{name.lower().replace(' ', '-')}",
        report_id=report.id,
        name=name,
        names=(name,),
        kind="person",
        mentions=(mention(report, "Ada Stone").id,),
    )
    return Resolved(report_id=report.id, entities=(entity,))


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    """Two reports of whom one calls somebody Ada Stone, the other Berta Reed."""
    with open_ledger(address) as opened:
        run = opened.begin_run("one", {})
        opened.keep(reading(), named(REPORT, "Ada Stone"), run)
        opened.keep(reading(another()), named(another(), "Berta Reed"), run)
        settling.settle(opened, run)
        yield opened


def who(ledger: Ledger) -> list[str]:
    return [entry.actors[0].id for entry in ledger.entries()]


def test_a_decision_comes_back_and_unsettles(ledger: Ledger) -> None:
    before = ledger.state()
    run = ledger.begin_run("a person", {})

    number = ledger.add_decision(DECISION, (), run)

    [row] = ledger.decisions()
    assert (row.id, row.decision, row.superseded_by) == (number, DECISION, None)
    assert row.made.startswith("20")
    assert not ledger.settled()
    assert ledger.state() != before


def test_settling_leaves_python_collecting(ledger: Ledger) -> None:
    settling.decide(ledger, "Ada Stone", "Berta Reed", same=True)

    assert gc.isenabled()


def test_a_contradicted_decision_is_superseded_and_stays(ledger: Ledger) -> None:
    run = ledger.begin_run("a person", {})
    first = ledger.add_decision(DECISION, (), run)
    second = ledger.add_decision(replace(DECISION, same=False), [first], run)

    assert [row.superseded_by for row in ledger.decisions()] == [second, None]


def test_a_decision_holds_at_once_and_can_be_overruled(ledger: Ledger) -> None:
    assert len(set(who(ledger))) == 2

    first = settling.decide(ledger, "Ada Stone", "Berta Reed", same=True)

    assert len(set(who(ledger))) == 1
    assert ledger.settled()
    assert first.overruled == ()

    second = settling.decide(ledger, "Berta Reed", "Ada Stone", same=False)

    assert len(set(who(ledger))) == 2
    assert [row.id for row in second.overruled] == [first.number]


def test_who_is_overtaken_while_settling_decides_all_anew(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process settles the same ledger before this one has come to its end."""
    run = ledger.begin_run("two", {})
    ledger.keep(reading(engine="two"), named(REPORT, "Ada Stone"), run)
    compare = settler.compare_all
    met: list[str] = []

    def overtaken(entries: Iterable[Entry]) -> tuple[Sequence[Comparison], Callable[[], Cards]]:
        if not met:
            met.append(ledger.name)
            with open_ledger(ledger.name) as other:
                settling.settle(other, run)
        return compare(entries)

    monkeypatch.setattr(settler, "compare_all", overtaken)
    settling.settle(ledger, run)

    assert met
    assert sorted(each.name for each in ledger.identities()) == ["Ada Stone", "Berta Reed"]


def test_a_decision_survives_a_newer_engine(ledger: Ledger) -> None:
    settling.decide(ledger, "Ada Stone", "Berta Reed", same=True)
    run = ledger.begin_run("two", {})

    ledger.keep(reading(engine="two"), named(REPORT, "Ada Stone"), run)
    ledger.keep(reading(another(), engine="two"), named(another(), "Berta Reed"), run)
    settling.settle(ledger, run)

    assert len(set(who(ledger))) == 1
    [reason] = [r for i in ledger.identities() for r in i.reasons if "person" in r][:1]
    assert reason == "a person decided: Ada Stone is the same as Berta Reed"


def test_a_ledger_from_before_there_were_decisions_takes_them(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with sqlite3.connect(path) as raw:
        raw.executescript(migrations()[0])
        raw.execute("INSERT INTO settlements (reading) VALUES (0)")
        raw.execute("PRAGMA user_version = 1")
        raw.execute(f"PRAGMA application_id = {0x534F5031}")

    with open_ledger(path) as ledger:
        assert ledger.settled()
        assert list(ledger.decisions()) == []


def test_a_comparison_that_another_zlib_packed_falls_too(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    fallen, held = (
        Comparison(
            topic=topic,
            relation=Relation.SAME,
            kind="act",
            summary="",
            reasons=(),
            statements=("0123456789abcdef",),
            reports=("01234567",),
        )
        for topic in ("truce", "toll")
    )
    with open_ledger(path) as opened:
        opened.decide_comparisons([fallen, held], opened.begin_run("here", {}))
    with closing(sqlite3.connect(path)) as raw, raw:
        for seq, packed in raw.execute("SELECT seq, content FROM comparisons").fetchall():
            stored = zlib.compressobj(0, wbits=-zlib.MAX_WBITS)
            plain = unpacked_text(packed, COMMON).encode()
            content = MARK + stored.compress(plain) + stored.flush()
            raw.execute("UPDATE comparisons SET content = ? WHERE seq = ?", (content, seq))

    with open_ledger(path) as opened:
        assert opened.revise_comparisons([fallen], [], opened.begin_run("there", {})) == 1
        assert opened.comparisons() == (held,)


def test_a_comparison_that_an_older_program_wrote_falls_too(address: str) -> None:
    fallen, held = comparison(), comparison(another())
    contents = [dumped(to_json(each)) for each in (fallen, held)]
    with open_ledger(address) as ledger:
        run = ledger.begin_run("one", {})
        for report in (REPORT, another()):
            ledger.keep(reading(report), resolved(report), run)
        ledger._database.write_all(
            "INSERT INTO comparisons (content, run) VALUES (?, ?)",
            [(packed_text(content, COMMON), run) for content in contents],  # ids as they are
        )

        assert ledger.comparisons() == (fallen, held)
        assert ledger.decide_comparisons([fallen, held], run) == 0
        assert ledger.revise_comparisons([fallen], [], run) == 1
        assert ledger.comparisons() == (held,)

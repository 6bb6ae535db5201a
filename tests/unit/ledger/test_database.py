import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from stateofplay.core.errors import LedgerError
from stateofplay.ledger import open_ledger, packing
from stateofplay.ledger.connecting import connect
from stateofplay.ledger.packing import pack, unpack
from stateofplay.ledger.sqlite import migrations

from .story import REPORT, another, comparison, reading, resolved, statement

SCHEMA = "46c8ef9a27b374fc"
"""Of all migrations. A released one is never changed: add the next number, then this hash."""

COMMON = "744c6d715486f6a3"
"""Of what rows have in common: they are read with it, so it is never changed."""


def test_the_schema_is_the_one_that_was_released() -> None:
    assert sha256("\n".join(migrations()).encode()).hexdigest()[:16] == SCHEMA


def test_another_scheme_is_refused() -> None:
    with pytest.raises(LedgerError, match=r"mysql://.*not supported.*postgresql://"):
        open_ledger("mysql://localhost/news")


def test_a_sqlite_address_opens_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a ledger?.db"
    open_ledger(f"sqlite:///{path}").close()

    assert path.exists()


def test_a_missing_file_is_not_made_unless_asked(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"no such file.*stateofplay read"):
        open_ledger(tmp_path / "none.db", create=False)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_is_made_a_ledger_only_by_what_writes(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.touch()

    with pytest.raises(LedgerError, match="not a ledger"):
        open_ledger(path, create=False)
    assert path.read_bytes() == b""
    assert list(tmp_path.iterdir()) == [path]

    open_ledger(path).close()
    open_ledger(path, create=False).close()


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="folder does not exist"):
        open_ledger(tmp_path / "none" / "test.db")


def test_a_folder_is_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="is a folder"):
        open_ledger(tmp_path)


def test_a_text_file_is_no_ledger_and_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("My notes, which are longer than a database's first words.\n" * 20)
    before = path.read_bytes()

    with pytest.raises(LedgerError, match="not a ledger"):
        open_ledger(path)
    assert path.read_bytes() == before


def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
    before = path.read_bytes()

    with pytest.raises(LedgerError, match="another program"):
        open_ledger(path)
    assert path.read_bytes() == before


def test_a_ledger_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "test.db"
    open_ledger(path).close()
    with sqlite3.connect(path) as raw:
        raw.execute("PRAGMA user_version = 99")

    with pytest.raises(LedgerError, match="newer version"):
        open_ledger(path)


def test_a_damaged_ledger_is_named(tmp_path: Path) -> None:
    path = tmp_path / "test.db"
    with open_ledger(path) as ledger:
        ledger.keep(reading(), resolved(), ledger.begin_run("one", {}))
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)

    with pytest.raises(LedgerError, match="damaged"), open_ledger(path) as ledger:
        list(ledger.entries())


def test_a_full_disk_is_named_and_nothing_half_is_kept(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "test.db") as ledger:
        run = ledger.begin_run("one", {})
        [(pages,)] = ledger._database.rows("PRAGMA page_count")
        ledger._database.row(f"PRAGMA max_page_count = {pages}")
        report = reading()
        noise = "".join(sha256(bytes([n % 256, n // 256])).hexdigest() for n in range(4000))
        big = report.report.__class__(source="x", title="Big", text=noise)

        with pytest.raises(LedgerError, match="disk is full"):
            ledger.add_report(big, run)
        assert list(ledger.reports()) == []


def test_a_ledger_that_is_being_written_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stateofplay.ledger.database.WAIT", 0.05)
    path = tmp_path / "test.db"
    with open_ledger(path) as one, open_ledger(path) as two:
        run = one.begin_run("one", {})
        with one._database.transaction():
            with pytest.raises(LedgerError, match=r"another program.*Wait"):
                two.begin_run("one", {})
            assert list(two.entries()) == []  # reading goes on
        assert one.keep(reading(), resolved(), run)
        assert len(list(two.entries())) == 1


def test_two_programs_may_make_one_ledger(tmp_path: Path) -> None:
    path = tmp_path / "test.db"
    one = connect(path, create=True)
    two = connect(path, create=True)

    assert one.row("PRAGMA user_version") == two.row("PRAGMA user_version") == (len(migrations()),)


@pytest.mark.skipif(os.name == "nt", reason="no POSIX permissions")
def test_a_ledger_in_a_folder_that_cannot_be_written_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "test.db"
    with open_ledger(path) as ledger:
        ledger.keep(reading(), resolved(), ledger.begin_run("one", {}))
    path.chmod(0o444)
    tmp_path.chmod(0o555)
    monkey = pytest.MonkeyPatch()
    monkey.setattr(os, "access", lambda *_: False)  # root may write everywhere
    try:
        with open_ledger(path) as ledger:
            assert len(list(ledger.entries())) == 1
            with pytest.raises(LedgerError, match="cannot be written"):
                ledger.begin_run("one", {})
    finally:
        monkey.undo()
        tmp_path.chmod(0o755)


KILLED = """
    import sys
    from dataclasses import replace
    from stateofplay.ledger import open_ledger
    from tests.unit.ledger.story import REPORT, reading, resolved

    ledger = open_ledger(sys.argv[1])
    run = ledger.begin_run("one", {})
    for number in range(10_000):
        report = replace(REPORT, url=str(number))
        ledger.keep(reading(report), resolved(report), run)
        if number == 5:
            print("going", flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="no kill -9")
def test_a_killed_run_leaves_a_ledger_that_opens_and_can_be_completed(tmp_path: Path) -> None:
    path = tmp_path / "test.db"
    root = Path(__file__).parents[3]
    for _ in range(3):
        with subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(KILLED), str(path)],
            stdout=subprocess.PIPE,
            cwd=root,
        ) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == b"going\n"
            child.send_signal(signal.SIGKILL)

    with open_ledger(path) as ledger:
        reports = [row.header.id for row in ledger.reports()]
        entries = list(ledger.entries())
        assert len(reports) >= 6
        assert [entry.report.id for entry in entries] == reports  # each whole or not at all
        assert len(list(ledger.entities())) == len(reports)
        assert not ledger.settled()
        assert [run.finished for run in ledger.runs()] == [None] * 3
        assert ledger._database.row("PRAGMA integrity_check") == ("ok",)

        run = ledger.begin_run("one", {})
        rest = [replace(REPORT, url=str(number)) for number in range(len(reports) + 5)]
        new = [ledger.keep(reading(each), resolved(each), run) for each in rest]
        assert new == [False] * len(reports) + [True] * 5


def test_a_ledger_from_before_packing_keeps_all_it_holds(tmp_path: Path) -> None:
    """Made by the version before: two reports, one of them read twice, decided and compared."""
    path = tmp_path / "old.db"
    with sqlite3.connect(path) as raw:
        raw.executescript("".join(migrations()[:2]))
        raw.executescript((Path(__file__).parent / "before-packing.sql").read_text("utf-8"))
        raw.execute("PRAGMA user_version = 2")
        raw.execute(f"PRAGMA application_id = {0x534F5031}")

    with open_ledger(path) as ledger:
        entries = list(ledger.entries())

        assert [entry.statement for entry in entries] == [statement(), statement(another())]
        assert [entry.actors[0].id for entry in entries] == ["ada-stone", "ada-stone"]
        assert entries[0].proposal == "pauses"
        assert ledger.report(REPORT.id) == REPORT
        assert [hit.kind for hit in ledger.search("ruled out")] == ["act", "act"] + ["report"] * 2
        assert ledger.comparisons() == (comparison(),)
        assert ledger.is_read(REPORT.id, "two")
        assert [row.acts for row in ledger.reports()] == [1, 1]


def test_a_ledger_whose_ids_stood_beside_the_statements_keeps_them(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with open_ledger(path) as ledger:
        ledger.keep(reading(), resolved(), ledger.begin_run("one", {}))
        [entry] = ledger.entries()
        text = REPORT.full_text
        [(packed,)] = list(ledger._database.rows("SELECT statements FROM found"))
        ledger._database.write(
            "UPDATE found SET statements = ?", pack([[entry.id], *unpack(packed, text)], text)
        )
    with sqlite3.connect(path) as raw:
        raw.executescript(
            "DROP TABLE statement_ids; CREATE TABLE statements (key INTEGER, reading INTEGER);"
            " DROP TABLE cards; CREATE TABLE cards (reading INTEGER, runs BLOB)"
        )
        raw.execute("PRAGMA user_version = 7")

    with open_ledger(path) as ledger:
        assert list(ledger.entries(ids=[entry.id])) == list(ledger.entries(ids=None)) == [entry]
        assert ledger.entry(entry.id[:5]) == entry
        assert [hit.id for hit in ledger.search("ruled out")][:1] == [entry.id]


def test_a_ledger_whose_readings_named_their_engines_knows_them(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with open_ledger(path) as ledger:
        run = ledger.begin_run("one", {})
        for report, engine in ((REPORT, "one"), (another(), "two")):
            ledger.keep(reading(report, engine), resolved(report), run)
        [(number,)] = list(ledger._database.rows("SELECT min(seq) FROM readings"))
        ledger._database.write("UPDATE readings SET engine = 'one' WHERE seq = ?", number)
        entries = list(ledger.entries())
    with sqlite3.connect(path) as raw:
        raw.execute("PRAGMA user_version = 8")

    with open_ledger(path) as ledger:
        assert [row.engine for row in ledger.reports()] == ["one", "two"]
        assert list(ledger.entries()) == entries
        assert [hit.kind for hit in ledger.search("ruled out", limit=4)]
        rows = ledger._database.rows("SELECT engine FROM readings ORDER BY seq")
        assert list(rows) == [("",), ("two",)]


def test_what_rows_have_in_common_is_what_was_released() -> None:
    folder = Path(packing.__file__).parent / "data"
    found = {each.stem: each.read_bytes() for each in folder.iterdir()}

    assert sorted(found) == ["cards", "entities", "identified", "statements", "texts"]
    assert sha256(b"".join(found[name] for name in sorted(found))).hexdigest()[:16] == COMMON

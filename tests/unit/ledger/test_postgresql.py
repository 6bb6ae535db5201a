"""What only a server has: users, schemas, other programs at the same time."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from stateofplay.core.errors import LedgerError
from stateofplay.core.text import Report
from stateofplay.ledger import Ledger, open_ledger
from stateofplay.ledger.database import scripts
from tests.postgresql import Server

from .story import REPORT, reading, resolved

ROOT = Path(__file__).parents[3]

SCHEMA = "278664576467ce65"
"""Of all migrations. A released one is never changed: add the next number, then this hash."""


def test_the_schema_is_the_one_that_was_released() -> None:
    found = "\n".join(scripts("postgresql"))
    assert sha256(found.encode()).hexdigest()[:16] == SCHEMA


def test_a_missing_ledger_is_not_made_unless_asked(postgresql_server: Server) -> None:
    with pytest.raises(LedgerError, match=r"no ledger in the schema 'none'.*stateofplay read"):
        open_ledger(postgresql_server.address("none"), create=False)


def test_the_schema_of_another_program_is_left_alone(postgresql_server: Server) -> None:
    postgresql_server.sql("CREATE SCHEMA kitchen", "CREATE TABLE kitchen.recipes (name TEXT)")

    with pytest.raises(LedgerError, match="of another program"):
        open_ledger(postgresql_server.address("kitchen"))


def test_a_ledger_of_a_newer_version_is_refused(postgresql_server: Server) -> None:
    open_ledger(postgresql_server.address("newer")).close()
    postgresql_server.sql("UPDATE newer.ledger SET version = 99")

    with pytest.raises(LedgerError, match="newer version"):
        open_ledger(postgresql_server.address("newer"))


def test_a_name_with_odd_letters_is_only_a_name(postgresql_server: Server) -> None:
    address = postgresql_server.address('a "b"; DROP')

    open_ledger(address).close()
    open_ledger(address, create=False).close()


def test_a_server_that_does_not_answer_is_named_without_the_password(tmp_path: Path) -> None:
    pytest.importorskip("psycopg")
    address = f"postgresql://ada:secret@/news?host={tmp_path}&password=secret"

    with pytest.raises(LedgerError, match="cannot be reached") as caught:
        open_ledger(address)

    assert "secret" not in str(caught.value)


def test_a_database_that_is_not_there_is_named(postgresql_server: Server) -> None:
    address = postgresql_server.address().replace("/postgres?", "/nothing?")

    with pytest.raises(LedgerError, match=r"no database|cannot be reached.*nothing"):
        open_ledger(address)


def test_a_user_who_may_only_read_reads(postgresql_server: Server) -> None:
    with open_ledger(postgresql_server.address("shown")) as ledger:
        ledger.keep(reading(), resolved(), ledger.begin_run("one", {}))
    postgresql_server.sql(
        "CREATE ROLE guest LOGIN",
        "GRANT USAGE ON SCHEMA shown TO guest",
        "GRANT SELECT ON ALL TABLES IN SCHEMA shown TO guest",
    )

    with open_ledger(postgresql_server.address("shown", user="guest")) as ledger:
        assert len(list(ledger.entries())) == 1
        assert ledger.search("pause")
        with pytest.raises(LedgerError, match="cannot be written by this user"):
            ledger.begin_run("one", {})


def test_a_ledger_that_is_being_written_is_read_meanwhile(
    postgresql_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stateofplay.ledger.database.WAIT", 0.05)
    address = postgresql_server.address()
    with open_ledger(address) as one, open_ledger(address) as two:
        run = one.begin_run("one", {})
        with one._database.transaction():
            with pytest.raises(LedgerError, match=r"another program.*Wait"):
                two.begin_run("one", {})
            assert list(two.entries()) == []
        assert one.keep(reading(), resolved(), run)
        assert len(list(two.entries())) == 1


def test_words_go_into_their_indexes_at_once_in_an_older_ledger_too(
    postgresql_server: Server,
) -> None:
    address = postgresql_server.address("older")
    open_ledger(address).close()
    postgresql_server.sql(
        "UPDATE older.ledger SET version = 3",
        "DROP TABLE older.remembered, older.cards, older.statement_ids",
        "CREATE TABLE older.statements (key BIGINT, reading BIGINT)",
        "ALTER INDEX older.report_words_of SET (fastupdate = on)",
        "ALTER INDEX older.statement_words_of SET (fastupdate = on)",
    )
    with open_ledger(address) as ledger:
        ledger.keep(reading(), resolved(), ledger.begin_run("one", {}))
        for index in ("report_words_of", "statement_words_of"):
            waiting = "SELECT gin_clean_pending_list(CAST(? AS REGCLASS))"
            assert ledger._database.row(waiting, index) == (0,)
        assert ledger.search("pause")


def test_an_older_ledger_whose_readings_named_their_engines_knows_them(
    postgresql_server: Server,
) -> None:
    address = postgresql_server.address("named")
    with open_ledger(address) as ledger:
        ledger.keep(reading(), resolved(), ledger.begin_run("one", {}))
    postgresql_server.sql(
        "UPDATE named.ledger SET version = 7", "UPDATE named.readings SET engine = 'one'"
    )
    with open_ledger(address) as ledger:
        assert [row.engine for row in ledger.reports()] == ["one"]
        assert list(ledger._database.rows("SELECT engine FROM readings")) == [("",)]


def test_ledgers_in_two_schemas_do_not_wait_for_each_other(
    postgresql_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stateofplay.ledger.database.WAIT", 0.05)
    with (
        open_ledger(postgresql_server.address()) as one,
        open_ledger(postgresql_server.address()) as two,
        one._database.transaction(),
    ):
        assert two.begin_run("one", {})


def test_what_fails_in_the_middle_is_not_kept(ledger: Ledger) -> None:
    run = ledger.begin_run("one", {})

    def half() -> None:
        with ledger._database.transaction():
            ledger._add_report(REPORT, run)
            ledger._database.write("INSERT INTO nothing VALUES (1)")

    with pytest.raises(LedgerError):
        half()

    assert list(ledger.reports()) == []
    assert ledger.keep(reading(), resolved(), run)


@pytest.fixture
def ledger(postgresql_server: Server) -> Iterator[Ledger]:
    with open_ledger(postgresql_server.address()) as opened:
        yield opened


WRITER = """
    import sys
    from dataclasses import replace
    from stateofplay.ledger import open_ledger
    from tests.unit.ledger.story import REPORT, identity, reading, resolved

    address, first, last = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    ledger = open_ledger(address)
    run = ledger.begin_run("one", {})
    reports = [replace(REPORT, url=str(number)) for number in range(first, last)]
    for report in reports:
        ledger.keep(reading(report), resolved(report), run)
        if report is reports[5]:
            print("going", flush=True)
    ledger.decide_identities([identity(report) for report in reports], run)
    ledger.end_run(run)
"""


def writer(address: str, first: int, last: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", textwrap.dedent(WRITER), address, str(first), str(last)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT)


def numbered(first: int, last: int) -> list[Report]:
    return [replace(REPORT, url=str(number)) for number in range(first, last)]


def test_two_write_while_others_read_and_all_is_whole(postgresql_server: Server) -> None:
    """Both begin with a ledger that is not there yet, and half of the reports are the same."""
    address = postgresql_server.address()
    writers = [writer(address, 0, 40), writer(address, 20, 60)]
    for each in writers:
        assert each.stdout is not None
        assert each.stdout.readline() == b"going\n"
    seen = 0
    with open_ledger(address) as reader:
        while any(each.poll() is None for each in writers):
            entries = [entry.report.id for entry in reader.entries()]
            assert len(entries) == len(set(entries))  # one statement in each report
            assert len(entries) >= seen
            seen = len(entries)
            reader.search("pause")
        assert [each.wait() for each in writers] == [0, 0]

        assert sorted(row.header.id for row in reader.reports()) == sorted(
            report.id for report in numbered(0, 60)
        )
        assert len(list(reader.entries())) == len(list(reader.entities())) == 60
        assert sum(row.readings for row in reader.runs()) == 60
        assert len(list(reader.identities())) == 40  # who decides last decides for all


def test_a_killed_writer_leaves_whole_reports_and_no_lock(postgresql_server: Server) -> None:
    address = postgresql_server.address()
    for _ in range(2):
        with writer(address, 0, 10_000) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == b"going\n"
            os.kill(child.pid, signal.SIGKILL)

    with open_ledger(address) as ledger:
        reports = [row.header.id for row in ledger.reports()]
        assert len(reports) >= 6
        assert [entry.report.id for entry in ledger.entries()] == reports
        run = ledger.begin_run("one", {})
        more = numbered(0, len(reports) + 3)
        kept = [ledger.keep(reading(each), resolved(each), run) for each in more]
        assert kept == [False] * len(reports) + [True] * 3

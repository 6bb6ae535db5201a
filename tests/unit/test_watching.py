"""Feeds into a ledger: what is new is kept, what is known is not fetched again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from stateofplay import pipeline
from stateofplay.ledger import open_ledger
from stateofplay.read import Visitor
from tests.unit.read.served import Site, fetcher, page, serving

TEXT = "Norland rejected a truce with the Southern Front on Monday. The Front had asked for one."


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


def feed(site: Site, *names: str) -> str:
    items = "".join(
        f"<item><title>Norland says no to truce {name}</title>"
        f"<link>{site.address}/{name}</link></item>"
        for name in names
    )
    for name in names:
        site.put(f"/{name}", page(f"Norland says no to truce {name}", TEXT))
    content = f'<rss version="2.0"><channel><title>Herald</title>{items}</channel></rss>'
    return site.put("/feed", content.encode(), "application/rss+xml")


@pytest.mark.model
def test_what_is_new_is_read_and_what_is_known_is_not_fetched(tmp_path: Path, site: Site) -> None:
    engine = pipeline.Engine.load()
    visitor = Visitor(fetcher=fetcher(), delay=0.0)
    with open_ledger(tmp_path / "x.db") as ledger:

        def look(*names: str) -> tuple[int, int]:
            address = feed(site, *names)
            found = pipeline.watch_once(ledger, [address], engine=lambda: engine, visitor=visitor)
            return found.new, found.known

        assert look("a") == (1, 0)
        assert look("b", "a") == (1, 0)
        assert look("b", "a") == (0, 0)
        assert site.paths().count("/a") == 1
        assert len(list(ledger.reports())) == 2


def test_no_models_are_loaded_where_nothing_is_new(tmp_path: Path, site: Site) -> None:
    def engine() -> pipeline.Engine:
        raise AssertionError("loaded")

    with open_ledger(tmp_path / "x.db") as ledger:
        visitor = Visitor(fetcher=fetcher(), delay=0.0)
        found = pipeline.watch_once(ledger, [feed(site)], engine=engine, visitor=visitor)

    assert (found.new, found.problems) == (0, ())


def test_no_models_are_loaded_where_every_feed_is_dead(tmp_path: Path, site: Site) -> None:
    def engine() -> pipeline.Engine:
        raise AssertionError("loaded")

    dead = [f"{site.address}/gone", f"{site.address}/lost"]
    with open_ledger(tmp_path / "x.db") as ledger:
        visitor = Visitor(fetcher=fetcher(), delay=0.0)
        found = pipeline.watch_once(ledger, dead, engine=engine, visitor=visitor)

        assert [problem.source for problem in found.problems] == dead
        assert list(ledger.problems()) == list(found.problems)


def test_models_are_loaded_for_the_first_report(tmp_path: Path, site: Site) -> None:

    class Loaded(Exception):  # noqa: N818 - no error
        pass

    def engine() -> pipeline.Engine:
        raise Loaded

    dead = f"{site.address}/gone"
    visitor = Visitor(fetcher=fetcher(), delay=0.0)
    feeds = [dead, feed(site, "a")]
    with open_ledger(tmp_path / "x.db") as ledger, pytest.raises(Loaded):
        pipeline.watch_once(ledger, feeds, engine=engine, visitor=visitor)


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_an_address_inside_is_refused_and_a_signal_ends_it_cleanly(
    tmp_path: Path, sign: signal.Signals
) -> None:
    """The program itself has no way to allow this machine."""
    program = (  # a shell's background job ignores interrupts, and what it starts does, too
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler);"
        "from stateofplay.present.cli import main; main()"
    )
    arguments = [sys.executable, "-c", program, "watch", "http://127.0.0.1:9/feed"]
    with subprocess.Popen(
        arguments, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        try:
            assert running.stdout is not None
            assert running.stderr is not None
            assert "0 new, 0 known, 0 statements, 1 problem" in running.stdout.readline()
            time.sleep(0.2)
            os.kill(running.pid, sign)

            assert running.wait(timeout=60) == 0
            assert running.stdout.read() == "stopped\n"
            assert "leads into a private network" in running.stderr.read()
        finally:
            running.kill()

"""How long the pages take over a large ledger: 1,000 reports, 100,000 statements by default.

    python -m benchmarks.page [--reports 1000] [--statements 100] [--ledger FILE]

The server first prepares what lists and the replay need, in the background; how long that takes
is printed, too, and pages are timed after it. The ledger is made up: regular sentences on
invented parties, so that its size is what counts. Every address is asked for once (first) and five
times more (median). Exit status 1 if the landing page takes a second or more, or any other view
300 ms or more, at the median.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from starlette.testclient import TestClient

from benchmarks.made_up import FIRST, fill
from stateofplay.ledger import open_ledger
from stateofplay.present.web.app import create_app

LANDING, OTHER = 1.0, 0.3
"""Seconds allowed."""


def addresses(client: TestClient) -> Iterator[tuple[str, str]]:
    """Name every view and give an address of it."""
    acts = client.get("/api/acts?limit=1").json()["records"]
    report = acts[0]["report"]["id"]
    other = client.get("/api/reports?limit=2").json()["records"][1]["id"]
    series = client.get("/figures").text.split('href="/figures/')[1].split('"')[0]
    cell = client.get("/").text.split('href="/cell/')[1].split('"')[0]
    yield from (("state of play", "/"), ("all of it", "/?all=1"))
    for day in (7, 30, 45):
        yield f"replay, day {day}", f"/?as_of={FIRST + timedelta(days=day)}"
    yield from (
        ("filtered by party", "/?party=Norland"),
        ("filtered by outlet", "/?publisher=Outlet+3"),
        ("cell", f"/cell/{cell}"),
        ("statement", f"/statement/{acts[0]['id']}"),
        ("report", f"/report/{report}"),
        ("side by side", f"/side?r={report}&r={other}"),
        ("side by side, offers", "/side"),
        ("agree and differ", "/compare"),
        ("figures", "/figures"),
        ("series", f"/figures/{series}"),
        ("series as PNG", f"/figures/{series}.png"),
        ("series as CSV", f"/figures/{series}.csv"),
        ("timeline", "/timeline"),
        ("timeline, filtered", "/timeline?party=norland&about=proposal+3"),
        ("map", "/map"),
        ("who with whom", "/who"),
        ("200 with 200", "/who?by=people&size=200"),
        ("people", "/people"),
        ("person", "/people/person1-name1"),
        ("acts", "/acts"),
        ("acts, last page", "/acts?offset=70000&type=reject&party=norland"),
        ("reports", "/reports"),
        ("search", "/search?q=rejected"),
        ("search, filtered", "/search?q=sitting&party=norland"),
        ("problems", "/problems"),
        ("api: acts", "/api/acts?offset=70000"),
        ("api: positions", "/api/positions"),
    )


def measure(path: Path) -> bool:
    """Ask for every view and print how long it took; say whether all were quick enough."""
    app = create_app(path)
    client = TestClient(app)
    started = time.perf_counter()
    while client.get("/").status_code == 503:
        time.sleep(0.2)
    print(f"prepared at the start, in the background  {time.perf_counter() - started:6.1f} s")
    rehearsal = app.state.keeper.rehearsal
    if rehearsal is not None:
        rehearsal.join()
    print(f"every day of the replay, too  {time.perf_counter() - started:18.1f} s")
    good = True
    for name, address in list(addresses(client)):
        taken, worked = [], []
        for _ in range(6):
            began, busy = time.perf_counter(), time.process_time()
            answer = client.get(address)
            taken.append(time.perf_counter() - began)
            worked.append(time.process_time() - busy)
            if answer.status_code != 200:
                raise SystemExit(f"{address}: {answer.status_code}")
        median = statistics.median(taken[1:])
        quick = median < (LANDING if address == "/" else OTHER)
        good &= quick
        size = len(answer.content) / 1000
        mark = "" if quick else "  too slow"
        print(
            f"{name:24} first {taken[0] * 1000:6.0f} ms  median {median * 1000:6.0f} ms"
            f"  processor {statistics.median(worked[1:]) * 1000:6.0f} ms  {size:6.0f} kB{mark}"
        )
    return good


def main() -> int:
    """Make the ledger if there is none, and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--statements", type=int, default=100, help="of one report")
    parser.add_argument("--ledger", type=Path, help="keep the made-up ledger here")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.ledger or Path(folder) / "made-up.db"
        if not path.exists():
            began = time.perf_counter()
            with open_ledger(path) as ledger:
                fill(ledger, options.reports, options.statements)
            print(f"{'made':32} {time.perf_counter() - began:8.1f} s")
        return 0 if measure(path) else 1


if __name__ == "__main__":
    sys.exit(main())

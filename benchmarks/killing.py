"""Kills runs at random moments and shows that nothing is lost or altered.

    python -m benchmarks.killing [--kills 30] [--reports 40] [--workers 2] [--seed 7]

A run is started and killed with its workers (SIGKILL) a few times, then one may finish; what its
ledger then tells must be, byte for byte, what the ledger of an undisturbed run tells. Then the next
ledger is begun, until there were so many kills. Exit status 1: one differed.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from stateofplay.core.errors import LedgerError
from stateofplay.ledger import open_ledger

VIEWS = (("export", "--quotations"), ("compare", "--format", "json"), ("names", "--format", "json"))
"""What is compared."""

KILLS_OF_ONE = 5
"""Kills after which a ledger is completed: later ones would meet nothing left to keep."""

_WHO = ("Norland", "the Southern Front", "Ostmark", "the Harbour League", "Veld", "Isla Brava")
_ASKS = ("a ceasefire", "a prisoner exchange", "the opening of the Kessel crossing", "talks")
_DEEDS = (
    "{one} rejected {ask} on {day}.",
    "{one} called for {ask} on {day}, and {other} refused until all hostages are freed.",
    "{one} agreed to {ask}, a spokesman said on {day}.",
    "At least {number} people were killed in {one}, the health ministry said on {day}.",
    "“We will never accept {ask},” the foreign minister of {one} told reporters on {day}.",
    "{one} accused {other} of shelling the town, which {other} denied.",
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday")


@dataclass(slots=True)
class Count:
    """What happened."""

    kills: int = 0
    before_reports: int = 0
    while_settling: int = 0
    ledgers: int = 0
    differing: int = 0
    left_behind: int = 0
    kept: list[int] = field(default_factory=list)


def main() -> int:
    """Run it and print the counts."""
    parser = argparse.ArgumentParser(description="Kill runs at random moments.")
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--reports", type=int, default=40)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        count = kill(Path(folder), options.kills, options.reports, options.workers, options.seed)
    print(f"{count.kills} kills: {count.before_reports} before a report was kept,")
    print(f"  {count.while_settling} after the last one, the others between; kept then:")
    print(f"  {', '.join(map(str, count.kept))} of {options.reports} reports")
    print(f"{count.left_behind} worker processes outlived their run")
    print(f"{count.ledgers} ledgers finished, {count.differing} differ from the undisturbed one")
    return 1 if count.differing or count.left_behind else 0


def kill(folder: Path, kills: int, reports: int, workers: int, seed: int) -> Count:
    """Kill runs over generated reports *kills* times; *folder* takes what is written."""
    chance = random.Random(seed)  # noqa: S311 - moments, not secrets
    source = folder / "reports.jsonl"
    write_reports(source, reports, chance)
    begun = time.monotonic()
    _run(source, folder / "whole.db", workers).wait()
    duration = time.monotonic() - begun
    whole = told(folder / "whole.db")
    count = Count()
    while count.kills < kills:
        ledger = folder / f"{count.ledgers}.db"
        for _ in range(min(KILLS_OF_ONE, kills - count.kills)):
            moment = _moment(chance, duration, kept(ledger), reports)
            process = _run(source, ledger, workers)
            if not _killed(process, ledger, moment):
                break
            count.kills += 1
            _note(count, ledger, reports)
            count.left_behind += _outlived(process.pid)
        _run(source, ledger, workers).wait()
        count.ledgers += 1
        count.differing += told(ledger) != whole
    return count


def write_reports(path: Path, number: int, chance: random.Random) -> None:
    """Write *number* made-up reports, several of them on each event."""
    lines = []
    for each in range(number):
        one, other = chance.sample(_WHO, 2)
        words = {"one": one, "other": other, "ask": chance.choice(_ASKS)}
        deeds = chance.sample(_DEEDS, 4)
        numbers = {"day": chance.choice(_DAYS), "number": chance.randrange(10, 40)}
        text = " ".join(deed.format(**words, **numbers) for deed in deeds)
        title = f"{one} and {other} over {words['ask']}"
        date = f"2031-05-{5 + each % 5:02}"
        fields = {"title": title, "text": text, "date": date, "sitename": f"Gazette {each % 7}"}
        lines.append(json.dumps(fields | {"url": f"https://gazette.example/{each}"}))
    path.write_text("\n".join(lines), "utf-8")


def told(ledger: Path) -> list[bytes]:
    """Give what the views print of a ledger."""
    command = [sys.executable, "-m", "stateofplay"]
    return [
        subprocess.run(  # noqa: S603
            [*command, *view, "--ledger", str(ledger)], check=True, capture_output=True
        ).stdout
        for view in VIEWS
    ]


def _run(source: Path, ledger: Path, workers: int) -> subprocess.Popen[bytes]:
    arguments = ["read", str(source), "--ledger", str(ledger), "--workers", str(workers)]
    return subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "stateofplay", *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


@dataclass(frozen=True, slots=True)
class _Moment:
    """So many seconds after so many reports were kept."""

    kept: int
    seconds: float


def _moment(chance: random.Random, duration: float, done: int, reports: int) -> _Moment:
    """Draw one, mostly while reports are kept: that is a small part of the time.

    Args:
        chance: Draws.
        duration: Seconds an undisturbed run takes.
        done: Reports that earlier runs have kept.
        reports: All of them.
    """
    if done == reports or chance.random() < 0.25:
        return _Moment(0, chance.uniform(0, duration))
    return _Moment(chance.randint(done + 1, reports), chance.expovariate(10))


def _killed(process: subprocess.Popen[bytes], ledger: Path, moment: _Moment) -> bool:
    """Kill a run at a moment; False if it was done by then."""
    while moment.kept and kept(ledger) < moment.kept:
        if process.poll() is not None:
            return False
        time.sleep(0.01)
    try:
        process.wait(moment.seconds)
    except subprocess.TimeoutExpired:
        os.kill(process.pid, signal.SIGKILL)  # the workers must notice by themselves
        process.wait()
        return True
    return False


def kept(ledger: Path) -> int:
    """Count the reports that are kept whole; 0 if there is no ledger yet."""
    try:
        with open_ledger(ledger, create=False) as opened:
            return sum(run.readings for run in opened.runs())
    except LedgerError:
        return 0


def _outlived(session: int, seconds: float = 10.0) -> int:
    """Count processes of a run that go on after it was killed, and end them."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            os.killpg(session, 0)
        except ProcessLookupError:
            return 0
        time.sleep(0.05)
    os.killpg(session, signal.SIGKILL)
    return 1


def _note(count: Count, ledger: Path, reports: int) -> None:
    found = kept(ledger)
    count.kept.append(found)
    count.before_reports += found == 0
    count.while_settling += found == reports


if __name__ == "__main__":
    sys.exit(main())

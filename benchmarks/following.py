"""How long a large ledger takes to settle one report more, beside settling all of it anew.

    python -m benchmarks.following [--reports 1000] [--statements 100] [--new 5] [--ledger FILE]

The ledger is `benchmarks.made_up` unless one is given, of which a copy is used. In a copy,
reports are read anew by "another engine": their statements are taken out and in again. Processor
time; the medians are what is to be compared.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from benchmarks.made_up import made
from stateofplay.core.judgements import Resolved
from stateofplay.core.statements import Reading
from stateofplay.ledger import Ledger, open_ledger
from stateofplay.settling import Settler, Settling

Told = tuple[Reading, Resolved]


def new_ones(ledger: Ledger, number: int) -> Iterator[Told]:
    """Give reports of the ledger as another engine would read them, from all over its time."""
    ids = list(ledger.readings().values())
    for report in ids[:: max(1, len(ids) // number)][:number]:
        found = ledger.reading_of(report)
        if found is not None:
            yield replace(found[0], engine="another"), found[1]


def settled(ledger: Ledger, settling: Settling) -> float:
    """Settle; give the seconds of processor time."""
    run = ledger.begin_run("benchmark", {})
    began = time.process_time()
    settling(ledger, run)
    taken = time.process_time() - began
    ledger.end_run(run)
    return taken


def add(ledger: Ledger, found: Told) -> None:
    """Keep a report, unsettled."""
    ledger.keep(*found, ledger.begin_run("benchmark", {}))


def measure(ledger: Ledger, number: int) -> None:
    """Print what settling all takes, and what each new report takes then."""
    settler = Settler()
    first, *others = new_ones(ledger, number + 1)
    add(ledger, first)
    print(f"all of it                {settled(ledger, settler):8.2f} s")
    taken = []
    for found in others:
        add(ledger, found)
        taken.append(settled(ledger, settler))
        print(f"one report more          {taken[-1]:8.2f} s  {len(found[0].statements)} statements")
    print(f"median                   {statistics.median(taken):8.2f} s")


def main() -> None:
    """Make or copy a ledger, and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--statements", type=int, default=100, help="of one report")
    parser.add_argument("--new", type=int, default=5, help="reports that are added")
    parser.add_argument("--ledger", type=Path, help="use a copy of this one")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ledger.db"
        if options.ledger:
            shutil.copyfile(options.ledger, path)
        with open_ledger(path) as ledger:
            if not options.ledger:
                run = ledger.begin_run("made up", {})
                for number in range(options.reports):
                    ledger.keep(*made(number, options.statements)[:2], run)
            measure(ledger, options.new)


if __name__ == "__main__":
    main()

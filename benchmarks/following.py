"""How long a large ledger takes to settle one report more, beside settling all of it anew.

    python -m benchmarks.following [--reports 1000] [--statements 100] [--new 5] [--ledger FILE]
        [--read] [--check]

Reports are `benchmarks.made_up`, or so many that were read into a ledger that is given. All but
the new ones, which are from all over their time, are settled at once, then the new ones one by
one: by one who watches and holds the ledger in memory, or, with ``--read``, by a run of its own for
each. Processor time; the medians are what is to be compared. ``--check`` settles all of them in a
ledger of its own, too, and fails if the views of the two are not the same to the byte.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.killing import told
from benchmarks.made_up import made
from stateofplay.core.judgements import Resolved
from stateofplay.core.statements import Reading
from stateofplay.ledger import Ledger, open_ledger
from stateofplay.settling import Settler, Settling, settle

Told = tuple[Reading, Resolved]


def read_in(path: Path, number: int) -> Iterator[Told]:
    """Give what was read in *number* reports of a ledger, from all over its time."""
    with open_ledger(path) as ledger:
        ids = list(ledger.readings().values())
        for report in ids[:: max(1, len(ids) // number)][:number]:
            found = ledger.reading_of(report)
            if found is not None:
                yield found


def settled(ledger: Ledger, settling: Settling) -> float:
    """Settle; give the seconds of processor time."""
    run = ledger.begin_run("benchmark", {})
    began = time.process_time()
    settling(ledger, run)
    taken = time.process_time() - began
    ledger.end_run(run)
    return taken


def measure(ledger: Ledger, reports: Iterator[Told], every: int, settling: Settling) -> None:
    """Print what settling all but *every* so many takes, and what each of these takes then."""
    run = ledger.begin_run("benchmark", {})
    new: list[Told] = []
    for place, found in enumerate(reports):
        if place % every == every // 2:
            new.append(found)
        else:
            ledger.keep(*found, run)
    print(f"all of it                {settled(ledger, settling):8.2f} s")
    taken = []
    for found in new:
        ledger.keep(*found, run)
        taken.append(settled(ledger, settling))
        print(f"one report more          {taken[-1]:8.2f} s  {len(found[0].statements)} statements")
    print(f"median                   {statistics.median(taken):8.2f} s")


def main() -> int:
    """Make ledgers, measure, and say whether they are the same."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--statements", type=int, default=100, help="of a report that is made up")
    parser.add_argument("--new", type=int, default=5, help="reports that are added one by one")
    parser.add_argument("--ledger", type=Path, help="take reports that were read into this one")
    parser.add_argument("--read", action="store_true", help="add each by a run of its own")
    parser.add_argument("--check", action="store_true", help="settle all of it anew, too")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        followed, anew, source = (Path(folder) / f"{name}.db" for name in ("one", "two", "from"))
        if options.ledger:
            shutil.copyfile(options.ledger, source)

        def reports() -> Iterator[Told]:
            if options.ledger:
                return read_in(source, options.reports)
            return (made(each, options.statements)[:2] for each in range(options.reports))

        with open_ledger(followed) as ledger:
            settling = settle if options.read else Settler()
            measure(ledger, reports(), max(1, options.reports // options.new), settling)
        if not options.check:
            return 0
        with open_ledger(anew) as ledger:
            run = ledger.begin_run("benchmark", {})
            for found in reports():
                ledger.keep(*found, run)
            print(f"all of it in another one {settled(ledger, settle):8.2f} s")
        same = told(followed) == told(anew)
    print("their views are the same to the byte" if same else "THEIR VIEWS DIFFER")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())

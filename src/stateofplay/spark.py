"""Reads reports on a Spark cluster: the same stages, many machines.

Sources are split in files, each opened by a task. Reports then come together by their words
(copies are read once, and long files do not make long tasks), pass the stages in partitions, and
are written as Parquet, one row a report. The driver takes the rows in the order of the sources, so
that the ledger is that of a run on one machine.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any, Self, TypeVar
from zlib import crc32

from stateofplay.copies import fingerprint
from stateofplay.core.errors import ClusterError, Problem, StateOfPlayError
from stateofplay.core.judgements import Resolved
from stateofplay.core.serialise import from_json, to_json
from stateofplay.core.statements import Reading
from stateofplay.core.text import Report
from stateofplay.engine import Engine, Outcome, Recipe
from stateofplay.read import read, split
from stateofplay.worker import ONE_THREAD

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

Place = tuple[int, int]
"""Number of the file, number in the file."""

Placed = tuple[Place, Report | Problem]
"""What was read in, and where it stood."""

Key = tuple[str, str]
"""The words of a report, by their hash, and its id."""

Line = tuple[int, int, str | None, str | None, str | None]
"""A row of the output, see `COLUMNS`."""

COLUMNS = "file INT, item INT, report STRING, outcome STRING, problem STRING"
"""All strings are JSON: a ``report`` with its ``outcome`` (reading and what is resolved) or with
the ``problem`` that kept it from being read, or with neither, if it is a copy of a report before
it; without a report, what could not be read in."""

_BATCH = 32
"""Reports that pass the stages together, as in a run on one machine."""

T = TypeVar("T")

_NOTHING = Report(source="", title="", text="")


class Cluster:
    """A connection to Spark, and a reader of a `pipeline.Run`; use it in a ``with`` statement.

    Args:
        recipe: How each task loads its engine.
        master: Spark's address of the cluster; None for what ``spark-submit`` or Spark's own
            configuration says.
        partitions: Tasks that the reports are cut into; several for each core even out.

    Raises:
        ClusterError: If Spark is not there.
    """

    def __init__(self, recipe: Recipe, *, master: str | None, partitions: int) -> None:
        self._recipe = recipe
        self._partitions = partitions
        self._outcomes: dict[str, tuple[str | None, str | None]] = {}  # JSON, by report
        self._session = _session(master)
        self._name: str | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._session.stop()

    @property
    def name(self) -> str:
        """The engine's, as a task says that loaded it."""
        if self._name is None:
            recipe = self._recipe
            with _guarded():
                one = self._session.sparkContext.parallelize([recipe], 1)
                self._name = str(one.map(lambda given: _loaded(given).name).first())
        return self._name

    def over(
        self, sources: Sequence[str], folder: str, known: frozenset[str] = frozenset()
    ) -> Iterator[Report | Problem]:
        """Read *sources* on the cluster, then give reports and problems in their order.

        Args:
            sources: Files, folders, patterns, addresses; the same path on every machine.
            folder: Where to write the Parquet, made anew; any address that Spark can write to.
            known: Ids of reports that need no reading.

        Raises:
            ClusterError: If Spark gives up.
        """
        self._write(sources, folder, known)
        with _guarded():
            rows = self._session.read.parquet(folder).orderBy("file", "item").toLocalIterator()
            for row in rows:
                found = row.report and from_json(Report, json.loads(row.report), _NOTHING)
                if found and (row.outcome or row.problem):
                    self._outcomes[found.id] = (row.outcome, row.problem)
                yield found or from_json(Problem, json.loads(row.problem), _NOTHING)

    def read(self, items: Iterable[Report | T]) -> Iterator[tuple[Report | T, Outcome | None]]:
        """Give all items, each report with what the cluster made of it."""
        for item in items:
            if not isinstance(item, Report):
                yield item, None
            elif item.id in self._outcomes:
                yield item, _outcome(item, *self._outcomes.pop(item.id))
            else:  # a copy whose original another program has read anew meanwhile
                yield from _loaded(self._recipe).read([item])

    def _write(self, sources: Sequence[str], folder: str, known: frozenset[str]) -> None:
        recipe, context = self._recipe, self._session.sparkContext
        parts = list(enumerate(split(sources)))
        with _guarded():
            passed = context.broadcast(known)
            lines = (
                context.parallelize(parts, max(1, len(parts)))
                .flatMap(lambda part: _items(*part))
                .map(lambda placed: (_key(placed), placed))
                .filter(lambda keyed: keyed[0][1] not in passed.value)
                .reduceByKey(_first, self._partitions, _words_of)
                .values()
                .mapPartitions(lambda found: _through(recipe, found))
            )
            frame = self._session.createDataFrame(lines, COLUMNS)
            frame.write.mode("overwrite").parquet(folder)


def _session(master: str | None) -> SparkSession:
    try:
        from pyspark.sql import SparkSession  # noqa: PLC0415 - an optional dependency
    except ImportError as error:
        problem = f"its client cannot be used: {error}"
        raise ClusterError(problem, "Install it: pip install 'stateofplay[spark]'") from error
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # else the first python3 on the PATH
    builder = SparkSession.builder.appName("stateofplay").config("spark.ui.enabled", "false")
    builder = builder.master(master) if master else builder
    for name, number in ONE_THREAD.items():
        os.environ.setdefault(name, number)
        builder = builder.config(f"spark.executorEnv.{name}", number)
    with _guarded():
        return builder.getOrCreate()


@contextmanager
def _guarded() -> Iterator[None]:
    from py4j.protocol import Py4JError  # noqa: PLC0415 - an optional dependency
    from pyspark.errors import PySparkException  # noqa: PLC0415

    try:
        yield
    except (PySparkException, Py4JError) as error:
        said = [line for line in str(error).splitlines() if line.strip()]
        remedy = "Check Java (17 or newer), the cluster's address and the log above"
        raise ClusterError(_telling(said), remedy) from error


def _telling(lines: Sequence[str]) -> str:
    """Choose the line that tells what failed in a task: the last one of Python's traceback."""
    for line in lines:
        if StateOfPlayError.__module__ in line:
            return line.strip()
    return lines[0].strip() if lines else "it gave up"


def _items(number: int, part: str | Problem) -> Iterator[Placed]:
    found = [part] if isinstance(part, Problem) else read([part])
    for place, item in enumerate(found):
        yield (number, place), item


def _key(placed: Placed) -> Key:
    """Give words and id of a report: those of one id are one, those of the same words copies."""
    place, item = placed
    if isinstance(item, Report):
        return fingerprint(item), item.id
    return f"problem {place}", ""


def _words_of(key: Key) -> int:
    """Give a number that sends reports of the same words to one task, on any machine."""
    return crc32(key[0].encode())


def _first(one: Placed, other: Placed) -> Placed:
    return min(one, other, key=lambda placed: placed[0])


@cache
def _loaded(recipe: Recipe) -> Engine:
    """Load an engine once in each of Spark's Python processes."""
    return recipe.load()


def _through(recipe: Recipe, found: Iterable[Placed]) -> Iterator[Line]:
    """Take a partition through the stages: of reports with the same words the first.

    What was read there is carried over by who takes the rows. Where the first cannot be read, the
    others are, too, as on one machine.
    """
    firsts: dict[str, tuple[Place, Report]] = {}
    copies: list[tuple[str, Place, Report]] = []
    for place, item in sorted(found, key=lambda placed: placed[0]):
        if isinstance(item, Problem):
            yield (*place, None, None, _dumped(item))
        elif (words := fingerprint(item)) in firsts:
            copies.append((words, place, item))
        else:
            firsts[words] = (place, item)
    failed = set()
    for words, line in zip(firsts, _read(recipe, firsts.values()), strict=True):
        yield line
        if line[3] is None:
            failed.add(words)
    yield from ((*at, _dumped(one), None, None) for words, at, one in copies if words not in failed)
    yield from _read(recipe, [(at, one) for words, at, one in copies if words in failed])


def _read(recipe: Recipe, placed: Iterable[tuple[Place, Report]]) -> Iterator[Line]:
    waiting = iter(placed)
    while batch := list(islice(waiting, _BATCH)):
        outcomes = _loaded(recipe).read([report for _, report in batch])
        for (place, _), (report, outcome) in zip(batch, outcomes, strict=True):
            yield (*place, _dumped(report), *_columns(outcome))


def _columns(outcome: Outcome) -> tuple[str | None, str | None]:
    if isinstance(outcome, Problem):
        return None, _dumped(outcome)
    reading, resolved = outcome
    written: dict[str, Any] = {"reading": to_json(reading), "resolved": to_json(resolved)}
    del written["reading"]["report"]
    return json.dumps(written, separators=(",", ":")), None


def _outcome(report: Report, outcome: str | None, problem: str | None) -> Outcome:
    if outcome is None:
        return from_json(Problem, json.loads(problem or "{}"), _NOTHING)
    written = json.loads(outcome)
    whole = written["reading"] | {"report": to_json(report)}
    reading = from_json(Reading, whole, report)
    return reading, from_json(Resolved, written["resolved"], report)


def _dumped(value: Report | Problem) -> str:
    return json.dumps(to_json(value), separators=(",", ":"))

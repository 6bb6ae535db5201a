"""Engines that misbehave, for tests of the processes that run them."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from stateofplay.core.errors import ModelError
from stateofplay.core.judgements import Resolved
from stateofplay.core.statements import Reading
from stateofplay.core.text import Report
from stateofplay.engine import Outcome


class Obedient:
    """Does what the text of a report says."""

    name = "obedient"

    def read(self, reports: Iterable[Report]) -> Iterator[tuple[Report, Outcome]]:
        for report in reports:
            what, _, path = report.text.partition(" ")
            if what == "sleep":
                time.sleep(60)
            if what == "die" or (what == "die-once" and not Path(path).exists()):
                if path:
                    Path(path).touch()
                os.kill(os.getpid(), signal.SIGKILL)
            reading = Reading(
                report=report, mentions=(), statements=(), sentences=(), engine=self.name
            )
            yield report, (reading, Resolved(report_id=report.id))


@dataclass(frozen=True)
class Loads:
    def load(self) -> Obedient:
        return Obedient()


@dataclass(frozen=True)
class Fails:
    def load(self) -> Obedient:
        raise ModelError("small", "is missing", "Install it")


@dataclass(frozen=True)
class Dies:
    def load(self) -> Obedient:
        os.kill(os.getpid(), signal.SIGKILL)
        return Obedient()

"""Which program this is: what is kept of one that may answer otherwise is worked out again."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import stateofplay


@cache
def program() -> str:
    """Name the program by its version and its newest file."""
    folder = Path(stateofplay.__file__).parent
    files = (each for kind in ("*.py", "*.yml") for each in folder.rglob(kind))
    return f"{stateofplay.__version__} {max(each.stat().st_mtime_ns for each in files)}"

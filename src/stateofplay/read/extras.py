"""Libraries that not everybody needs, and what to say where one is missing."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from stateofplay.core.errors import Problem
from stateofplay.read.inputs import problem

EXTRAS = {"pypdf": "documents"}
"""Module -> the extra of this package that installs it (pyproject.toml)."""


def extra(module: str, source: str) -> ModuleType | Problem:
    """Import *module*, or word how it is installed.

    Args:
        module: One of `EXTRAS`.
        source: What it is needed for.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError:
        name = EXTRAS[module]
        return problem(
            source, f"needs the extra {name!r} to be read: pip install 'stateofplay[{name}]'"
        )

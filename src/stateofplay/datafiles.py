"""Reads the YAML files that the stages keep their knowledge in."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import yaml

from stateofplay.core.errors import DataError


def read_mapping(package: str, *path: str) -> dict[str, Any]:
    """Read a data file of the project as it is, examples included.

    Args:
        package: The package it travels with ("stateofplay.compare").
        path: Folders and file name below it.

    Raises:
        DataError: If the file holds no mapping.
    """
    data = yaml.safe_load(files(package).joinpath(*path).read_text("utf-8"))
    if not isinstance(data, dict):
        raise DataError(path[-1], "file", "expected a mapping")
    return data

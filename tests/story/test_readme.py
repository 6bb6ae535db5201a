"""README shows what the program prints, and commands that it understands."""

from __future__ import annotations

import shlex

import pytest
import typer.main
from benchmarks.readme import README, commands, lasting, remade

from stateofplay.present.cli import app

TEXT = README.read_text("utf-8")


@pytest.mark.model
def test_what_is_shown_is_what_is_printed() -> None:
    shown = lasting(remade(TEXT))

    assert shown == lasting(TEXT), "put in what is printed now: python -m benchmarks.readme --write"


@pytest.mark.parametrize("command", commands(TEXT))
def test_a_command_is_understood_as_typed(command: str) -> None:
    name, *arguments = shlex.split(command.split(">", maxsplit=1)[0])
    known = typer.main.get_command(app)
    context = known.make_context("stateofplay", [name], resilient_parsing=True)

    found = known.get_command(context, name)  # type: ignore[attr-defined]

    assert found is not None
    found.make_context(name, arguments)  # refuses what it does not know


def test_every_command_is_called_alike() -> None:
    assert len(commands(TEXT)) > 8
    assert "bin/stateofplay" not in TEXT

"""The command line: ``stateofplay COMMAND``.

Exit status: 0 all done; 1 some reports failed; 2 wrong use.
"""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer
from rich.console import Console

from stateofplay import __version__
from stateofplay.core.errors import LedgerError, StateOfPlayError, UsageError
from stateofplay.present.commands import COMMANDS

SOME_FAILED = 1
WRONG_USE = 2
INTERRUPTED = 130

app = typer.Typer(
    name="stateofplay",
    help="Who asks what of whom, who refuses, on what terms, and what the figures are: "
    "read from news reports, every entry with its sentence.",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        print(f"stateofplay {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Take options that stand before the command."""


for _name, _command, _help in COMMANDS:
    app.command(_name, help=_help)(_command)


def main() -> None:
    """Run the command line; errors raised on purpose become one line and exit status 2."""
    errors = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)
    try:
        app()
    except (UsageError, LedgerError, StateOfPlayError) as error:
        errors.print(f"stateofplay: {error}")
        sys.exit(WRONG_USE)
    except KeyboardInterrupt:
        errors.print("stateofplay: interrupted; what was read is kept. Run it again to go on.")
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        # The reader of our output (head, less) has gone; nothing is wrong with that.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)

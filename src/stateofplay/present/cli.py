"""The command line: ``stateofplay COMMAND``.

Exit status: 0 all done; 1 some reports failed; 2 wrong use; 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import wraps
from io import TextIOWrapper
from typing import Annotated

import typer
from rich.console import Console

from stateofplay import __version__
from stateofplay.core.errors import StateOfPlayError
from stateofplay.present.commands.table import COMMANDS
from stateofplay.present.views.formats import printable

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


def _worded(command: Callable[..., None]) -> Callable[..., None]:
    """Make one line and an exit status of what may end *command*.

    It must happen inside Typer, which else ends an interrupted program without a word and
    takes a reader that has gone (``head``) for a failure.
    """

    @wraps(command)
    def run(*args: object, **kwargs: object) -> None:
        try:
            _flushed(command, *args, **kwargs)
        except StateOfPlayError as error:
            raise _end(str(error), WRONG_USE) from error
        except KeyboardInterrupt as error:
            message = "interrupted; what was read is kept. Run it again to go on."
            raise _end(message, INTERRUPTED) from error
        except BrokenPipeError as error:
            # The reader of our output (head, less) has gone; nothing is wrong with that.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(0) from error
        except OSError as error:  # the disk that the output goes to is full
            where = f" ({error.filename})" if error.filename else ""
            raise _end(f"cannot go on: {error.strerror or error}{where}", WRONG_USE) from error

    return run


def _flushed(command: Callable[..., None], *args: object, **kwargs: object) -> None:
    """Run *command*; a reader that has gone is told as that, however the output was written.

    Raises:
        BrokenPipeError: Also where Rich has made a failure of it.
    """
    try:
        command(*args, **kwargs)
        sys.stdout.flush()
    except SystemExit as end:
        if isinstance(end.__context__, BrokenPipeError):
            raise end.__context__ from None
        raise


def _end(message: str, status: int) -> typer.Exit:
    errors = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)
    errors.print(printable(f"stateofplay: {message}"))
    return typer.Exit(status)


for _name, _command, _help in COMMANDS:
    app.command(_name, help=_help)(_worded(_command))


def main() -> None:
    """Run the command line; errors raised on purpose become one line and exit status 2."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # tests put something else there
            # JSON is UTF-8, whatever the system's encoding; a file name may be no Unicode.
            encoding = None if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
    app()

"""What README shows is what the program prints.

    python -m benchmarks.readme            # says whether it is so; exit status 1 if not
    python -m benchmarks.readme --write    # puts in what the program prints now

A block of README that begins with ``$ stateofplay`` is output, cut where a line ``...`` stands. The
entry that ``why`` is shown on is the one that the demo proposes.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import stateofplay

README = Path(__file__).parents[1] / "README.md"
SOURCES = str(Path(stateofplay.__file__).parents[1])
COLUMNS = "96"
LEFT_OUT = "..."

_BLOCK = re.compile(r"^```\n\$ stateofplay ([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"^(?:\$ )?stateofplay (.*?)(?: +#.*)?$", re.MULTILINE)
_PROPOSED = re.compile(r"stateofplay why ([0-9a-f]+)")
_FLEETING = re.compile(r"rules/[0-9a-f]+|minilm-[0-9.]+|\b[01]\.[0-9]{2}\b")
_NUMBER = re.compile(r"[0-9][0-9,]*")
_BEGINS = re.compile(r"\S|  \*|  \.\.\.|$")
"""How a line begins that does not go on with the one before it."""


def commands(readme: str) -> list[str]:
    """Give the commands that README shows in blocks, without the program's name."""
    blocks = "\n".join(re.findall(r"^```\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL))
    return _COMMAND.findall(blocks)


def lasting(readme: str) -> str:
    """Give README without what every change of a rule or of the reader makes another."""
    return _FLEETING.sub("#", readme)


def remade(readme: str) -> str:
    """Give README with what the program prints now.

    Raises:
        LookupError: If what a part of a block begins with is not printed any more.
    """
    with tempfile.TemporaryDirectory() as folder:
        proposed = ""

        def block(found: re.Match[str]) -> str:
            nonlocal proposed
            command = re.sub(r"^why [0-9a-f]+", f"why {proposed}", found[1])
            printed = _printed(command, folder)
            if command.startswith("demo"):
                proposed = _PROPOSED.findall("\n".join(printed))[0]
            lines = "\n".join(_cut(found[2].splitlines(), printed))
            return f"```\n$ stateofplay {command}\n{lines}\n```"

        return _BLOCK.sub(block, readme)


def _printed(command: str, folder: str) -> list[str]:
    ended = subprocess.run(  # noqa: S603 - README's own commands
        [sys.executable, "-m", "stateofplay", *command.split()],
        cwd=folder,
        env={**os.environ, "COLUMNS": COLUMNS, "PYTHONPATH": SOURCES},
        capture_output=True,
        text=True,
        check=True,
    )
    return [line.rstrip() for line in ended.stdout.splitlines()]


def _cut(shown: list[str], printed: list[str]) -> Iterator[str]:
    """Give of what is *printed* as much as is *shown*: its parts, each found by its head."""
    heads = [_NUMBER.sub("#", line) for line in printed]
    for left_out, part in groupby(shown, LEFT_OUT.__eq__):
        lines = list(part)
        head = _NUMBER.sub("#", lines[0].rstrip())
        if left_out:
            yield LEFT_OUT
        elif head in heads:
            yield from _part(heads.index(head), len(lines), printed)
        elif lines[0] == shown[0]:
            yield from _part(0, len(lines), printed)
        else:
            raise LookupError(f"README shows {lines[0]!r}, which is not printed any more.")


def _part(start: int, length: int, printed: list[str]) -> list[str]:
    """Give *length* lines from *start* on, and what goes on with the last of them."""
    end = start + length
    while end < len(printed) and not _BEGINS.match(printed[end].replace("│", " ", 1)):
        end += 1
    while not printed[end - 1]:
        end -= 1
    return printed[start:end]


def main() -> int:
    """Compare README with what is printed, or write it."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--write", action="store_true")
    write = asked.parse_args().write
    before = README.read_text("utf-8")
    now = remade(before)
    if write:
        README.write_text(now, "utf-8")
    elif lasting(now) != lasting(before):
        print("README shows what is not printed: python -m benchmarks.readme --write")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

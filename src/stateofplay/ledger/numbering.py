"""Ids of statements and reports within packed text, as steps between their places in the ledger.

An id is eight bytes that nothing foretells; texts that name many of them were mostly ids. Places
stay what they are, since neither readings nor reports are ever taken out.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property

from stateofplay.ledger.database import Database
from stateofplay.ledger.packing import MARK

_DIGITS = 16
_ID = re.compile(r'(?<=["|])[0-9a-f]{16}(?=")')

_SIGN = "\x7f"
"""Begins what stands for an id; one that stands in the text itself is written as JSON can."""

_STEP = re.compile(r"\x7f(r?)(-?\d+)(?=\")")
_SELF = "\\u007f"

_STATEMENTS, _REPORTS = "", "r"


class Numbering:
    """The places of all statements and reports of a ledger, looked up when they are asked for."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def shortened(self, text: str) -> str:
        """Write ids in JSON as steps, each from the one before of its kind; others are left."""
        return _ID.sub(self._steps(), text.replace(_SIGN, _SELF))

    def whole(self, text: str) -> str:
        """Read what `shortened` wrote, or JSON as it stands."""
        return _STEP.sub(self._ids(), text) if _SIGN in text else text

    def _steps(self) -> Callable[[re.Match[str]], str]:
        last = {_STATEMENTS: 0, _REPORTS: 0}

        def step(found: re.Match[str]) -> str:
            known = self._places.get(found[0])
            if known is None:
                return found[0]
            kind, place = known
            before, last[kind] = last[kind], place
            return f"{_SIGN}{kind}{place - before}"

        return step

    def _ids(self) -> Callable[[re.Match[str]], str]:
        last = {_STATEMENTS: 0, _REPORTS: 0}

        def whole(found: re.Match[str]) -> str:
            kind, step = found.groups()
            last[kind] += int(step)
            place = last[kind]
            if kind == _REPORTS:
                return self._reports[place]
            return self._statements[place * _DIGITS : (place + 1) * _DIGITS]

        return whole

    @cached_property
    def _statements(self) -> str:
        """The ids of all statements, in hexadecimal digits and without anything between them."""
        rows = self._database.rows("SELECT ids FROM statement_ids ORDER BY reading")
        return "".join(bytes(packed).removeprefix(MARK).hex() for (packed,) in rows)

    @cached_property
    def _reports(self) -> list[str]:
        return [key for (key,) in self._database.rows("SELECT id FROM reports ORDER BY seq")]

    @cached_property
    def _places(self) -> dict[str, tuple[str, int]]:
        """Of each id its kind and its first place: one that was read again has several."""
        digits = self._statements
        ids = (digits[start : start + _DIGITS] for start in range(0, len(digits), _DIGITS))
        places = {key: (_REPORTS, place) for place, key in enumerate(self._reports)}
        for place, key in enumerate(ids):
            places.setdefault(key, (_STATEMENTS, place))
        return places

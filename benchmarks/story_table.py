"""The bundled story against its table: which positions a careful reader expects, which are wrong.

The table is ``tests/story/expected.yaml``, made by hand without running the program; the tests
and ``make bench-story`` read it through this module, so that both mean the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from stateofplay.core.judgements import Actor, Entry
from stateofplay.core.positions import Position

TABLE = Path(__file__).parent.parent / "tests" / "story" / "expected.yaml"


def one_or_more(value: object) -> list[Any]:
    """Give a value of the table as a list."""
    return value if isinstance(value, list) else [value]


def plain(name: str) -> str:
    """Fold a name so that its spellings meet."""
    name = re.sub(r"^(the|a|an|mr\.?)\s+", "", name.casefold().replace("\u2019", "'"))
    return name.replace("u.s.", "us").removesuffix("'s")


def label(wanted: Mapping[str, Any]) -> str:
    """Name a row of the table."""
    return f"{wanted['proposal']}-{wanted['holder']}-{wanted['stance']}".replace(" ", "_")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The table.

    Attributes:
        rows: All of the file, by its headings.
    """

    rows: Mapping[str, Any]

    @classmethod
    def load(cls, path: Path = TABLE) -> Table:
        """Read the file."""
        return cls(rows=yaml.safe_load(path.read_text("utf-8")))

    @property
    def names(self) -> Mapping[str, Any]:
        """Every name a reader would accept, by key."""
        found: Mapping[str, Any] = self.rows["names"]
        return found

    @property
    def clear(self) -> list[Mapping[str, Any]]:
        """The positions that careful readers do not differ about."""
        return [wanted for wanted in self.rows["positions"] if not wanted.get("optional")]

    def named(self, keys: object, actors: Iterable[Actor]) -> bool:
        """Whether one of the actors is one of the table's keys."""
        forms = {plain(name) for key in one_or_more(keys) for name in self.names[key]["names"]}
        return any(plain(text) in forms for actor in actors for text in (actor.name, actor.mention))

    def holds(self, wanted: Mapping[str, Any], cell: Position, by_id: Mapping[str, Entry]) -> bool:
        """Whether a computed cell is the one a row expects."""
        stances = {wanted["stance"], *wanted.get("also", [])}
        if cell.stance not in stances or not self.concerns(wanted, cell, by_id):
            return False
        words = [word.casefold() for word in wanted.get("condition", [])]
        return not words or any(word in (cell.condition or "").casefold() for word in words)

    def concerns(
        self, wanted: Mapping[str, Any], cell: Position, by_id: Mapping[str, Entry]
    ) -> bool:
        """Whether a cell is of a row's holder, or of the party, on the row's proposal."""
        speakers = [actor for key in cell.statements for actor in by_id[key].actors]
        parties = {
            party
            for key in one_or_more(wanted["holder"])
            for party in one_or_more(self.names[key]["party"])
        }
        right = self.named(wanted["holder"], (cell.holder, *speakers))
        return cell.proposal == wanted["proposal"] and (right or cell.holder.name in parties)

    def missed(
        self, cells: Iterable[Position], by_id: Mapping[str, Entry]
    ) -> list[Mapping[str, Any]]:
        """Give the clear rows that no cell answers."""
        cells = tuple(cells)
        return [
            wanted
            for wanted in self.clear
            if not any(self.holds(wanted, cell, by_id) for cell in cells)
        ]

    def false(
        self, cells: Iterable[Position], by_id: Mapping[str, Entry]
    ) -> Iterator[tuple[Position, str]]:
        """Give the cells on the table's proposals that no row bears out, each with what is wrong.

        The table lists all positions on its proposals: a holder it does not name there, a stance
        that no row of the holder gives and a condition nobody set are wrong.
        """
        rows = self.rows["positions"]
        proposals = {wanted["proposal"] for wanted in rows}
        for cell in cells:
            if cell.proposal not in proposals:
                continue
            near = [wanted for wanted in rows if self.concerns(wanted, cell, by_id)]
            fits = [w for w in near if cell.stance in {w["stance"], *w.get("also", [])}]
            if not near:
                yield cell, "nobody expects this holder here"
            elif not fits:
                yield cell, f"expected {' or '.join(sorted({w['stance'] for w in near}))}"
            elif cell.condition and not any(_allows(w, cell.condition) for w in fits):
                yield cell, "a condition that was not set"


def _allows(wanted: Mapping[str, Any], condition: str) -> bool:
    words = wanted.get("condition", [])
    return any(word.casefold() in condition.casefold() for word in words)

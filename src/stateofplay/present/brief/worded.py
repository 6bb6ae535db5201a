"""The words in which a brief tells a position: the stance, its terms, since when, through whom."""

from __future__ import annotations

from collections.abc import Sequence

from stateofplay.compare.verdicts.quoted import fullest
from stateofplay.core.positions import Position, Stance
from stateofplay.present.brief.lines import NAMES, Kept
from stateofplay.present.views.filters import by_whose_word
from stateofplay.present.views.tables import held

STANCES = {
    Stance.ASKS: "asks for it",
    Stance.SUPPORTS: "supports it",
    Stance.ACCEPTS: "accepts it",
    Stance.REJECTS: "rejects it",
    Stance.CONDITIONAL: "is for it on a condition",
    Stance.MIXED: "is for it in some statements, against it in others",
}


def stands(cell: Position) -> str:
    """The stance alone, of a holder's own deeds to come what the holder does with them."""
    return f"{cell.announced} it" if cell.announced else STANCES[cell.stance]


def words_of(kept: Kept, cell: Position) -> str:
    """Give the words of the report that tells it most fully; those for the proposal, if none do."""
    told = fullest(kept.entries[each] for each in cell.statements if each in kept.entries)
    if told and told.proper:
        return f": \u201c{told.text}\u201d"
    return f"; told as \u201c{cell.words}\u201d" if cell.words else ""


def through(names: Sequence[str]) -> str:
    """Name the persons who spoke for a party."""
    if not names:
        return ""
    others = [f"{len(names) - NAMES} more"] if len(names) > NAMES else []
    return f", through {' and '.join([*names[:NAMES], *others])}"


def by_word(kept: Kept, cell: Position) -> str:
    """Those who alone tell of it: what only others say of a holder is no fact."""
    told = (kept.entries[each] for each in cell.statements if each in kept.entries)
    sources = by_whose_word(cell, told)
    return f", according to {' and '.join(sources)}" if sources else ""


def terms(cell: Position) -> str:
    """The stance with its condition, in the report's words: nobody need have spoken them so."""
    stance = f"{stands(cell)}{_how(cell)}"
    if cell.of_whom:
        stance += f", of {' and '.join(cell.of_whom)}"
    if cell.condition is None:
        return stance
    # Of one told as for and against, the condition belongs to one of the two.
    if cell.stance is Stance.MIXED:
        return f"{stance}; a condition is told: {cell.condition}"
    if cell.stance is Stance.CONDITIONAL:
        return f"is for it {held(cell.stance, cell.condition, cell.qualified)}"
    return f"{stance} {cell.condition}"


def _how(cell: Position) -> str:
    return f" ({cell.qualified})" if cell.qualified else ""


def because(cell: Position) -> str:
    """Tell the reason that the holder gives."""
    return f"; a reason is told: {cell.because}" if cell.because else ""

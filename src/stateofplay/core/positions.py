"""How holders stand to proposals: values computed from entries, never decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from stateofplay.core.judgements import Actor


class Stance(StrEnum):
    """How a party stands to a proposal (contract).

    Attributes:
        ASKS: Asks for it, or proposes it.
        SUPPORTS: Speaks for what others propose.
        ACCEPTS: Agrees to it.
        REJECTS: Refuses it.
        CONDITIONAL: Is for it on a condition.
        MIXED: Is for it in some statements of one time, against it in others.
    """

    ASKS = "asks"
    SUPPORTS = "supports"
    ACCEPTS = "accepts"
    REJECTS = "rejects"
    CONDITIONAL = "conditional"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One cell of the matrix: how one holder stands to one proposal over a time.

    Computed from acts; kept at most until anything changes.

    Attributes:
        holder: Person, government or organisation; ``mention`` repeats the name.
        condition: The condition in words, or None.
        because: The reason the holder gives, or None.
        since: Day of the first statement of this stance, None if not known.
        until: Day before the stance changed, None while it holds.
        statements: Entry ids behind the cell, in order of time.
        publishers: Outlets, in alphabetical order.
        reports: Number of reports.
        independent: Number of reports that do not repeat one another's text.
        confidence: Of the statement that is surest, 1 if a person has checked one; None if one
            has no score.
        qualified: How the latest statement that tells says it is to be ("immediate"), or None.
        words: What is proposed in the words of a report, where they name whom or where the
            proposal's name leaves open ("U.S. troops from northern Norland"), else None.
        announced: What the holder does with it where all that is told are the holder's own deeds to
            come, "plans" or "promises"; else None. The stance is the same.
        of_whom: Those whom the holder asks for it, told most often first; () where nobody tells.
        once: The month or year of which its statements tell, where no day is known: "1992".
        also_told: Other names under which its statements tell of the proposal; see `compare.rows`.
    """

    proposal: str
    holder: Actor
    stance: Stance
    condition: str | None
    because: str | None
    since: date | None
    until: date | None
    statements: tuple[str, ...]
    publishers: tuple[str, ...]
    reports: int
    independent: int
    confidence: float | None = None
    qualified: str | None = None
    also_told: tuple[str, ...] = ()
    words: str | None = None
    of_whom: tuple[str, ...] = ()
    announced: str | None = None
    once: str | None = None

"""A person's word on an entry: it is right, it is wrong, or it should say something else."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from stateofplay.core.corrections import Correction


class Status(StrEnum):
    """What a person said of an entry; ``machine``: nothing, or it was taken back."""

    MACHINE = "machine"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A person's word on one statement.

    It holds for the statement's id: for the same words read the same way, by whatever engine.

    Attributes:
        statement: Id of the statement.
        status: What it is from then on.
        note: Why, in the person's words; "" if they gave none.
        correction: What it should say, of one that is corrected; else None.
    """

    statement: str
    status: Status
    note: str = ""
    correction: Correction | None = None

    @property
    def words(self) -> str:
        """The review as one says it: "4bc2e442 is wrong: the UAE supports it"."""
        said = {
            Status.ACCEPTED: "is right",
            Status.CORRECTED: "is corrected",
            Status.REJECTED: "is wrong",
            Status.MACHINE: "is not checked: what was said is taken back",
        }[self.status]
        what = f" ({self.correction.words})" if self.correction else ""
        return f"{self.statement[:8]} {said}{what}" + (f": {self.note}" if self.note else "")

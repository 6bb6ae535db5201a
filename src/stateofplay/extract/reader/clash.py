"""Who acts and who is acted upon, where the reader's best guess for both is one and the same.

Actors are chosen first, and who acts is not acted upon; so a weak guess at the actor could take
the name that is surely the recipient: "when tanks fight *the Front*". Both are chosen at once then.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from stateofplay.extract.reader.backend import RoleAnswers
from stateofplay.extract.reader.context import Context
from stateofplay.extract.reader.decode import LIKELY, Place, fillers
from stateofplay.extract.reader.types import ROLES

_ALL = (1.0, 0.0, LIKELY)
_SURER = 2.0
"""How many times likelier the other way round must be: 1 to 2 do as well on held-out reports."""


def parted(
    answers: RoleAnswers,
    context: Context,
    key: Callable[[Place], str],
    actors: Sequence[Place],
    least: float,
) -> tuple[list[Place], list[Place]] | None:
    """Give actor and recipient where the chosen actor is likelier the recipient; None if not.

    Compared are the products of the scores: this one acting and the next best acted upon, or this
    one acted upon and the next best acting; "nobody" counts with its own score.

    Args:
        answers: What the role model says of the candidate.
        context: The candidate's context.
        key: Gives mentions of one name the same key.
        actors: The actors that were chosen alone.
        least: Score of "nobody" above which there is no recipient.
    """
    nobody_acts, no_aim = (float(answers.starts[ROLES.index(r)][0]) for r in ("actor", "recipient"))
    aims = fillers(answers, context, "recipient", _ALL, key)
    if len(actors) != 1 or not aims or no_aim > least or aims[0].score <= no_aim:
        return None
    name = key(actors[0])
    if key(aims[0]) != name:
        return None
    doers = [p for p in fillers(answers, context, "actor", _ALL, key) if key(p) != name]
    doer = max((p.score for p in doers), default=0.0)
    aim = max((p.score for p in aims if key(p) != name), default=0.0)
    if aims[0].score * max(doer, nobody_acts) <= _SURER * actors[0].score * max(aim, no_aim):
        return None
    return (doers[:1] if doer > nobody_acts else []), aims[:1]

"""Whether two statements by one actor, near in time, tell of one act."""

from __future__ import annotations

from collections.abc import Sequence

from stateofplay.compare.facts import Fact, known, names, other_place, overlap, side, stems
from stateofplay.compare.reports.context import Context

_ALIKE = 0.3
_IN_COMMON = 3
"""Words that two sentences must share besides the names of who acts and is acted upon."""

_LIKE_WORDS = 2
"""The same of what a party does and one act of a person who speaks for it."""

CHARGES = frozenset({"ACCUSE", "REJECT"})
"""Acts that are told anew for days: what somebody accuses others of, and what they deny."""

_OF_A_CHARGE = 2
"""Words for what it is about, no names, that two accounts of one accusation have in common."""

LOOK_BACK = 8
"""Of the statements of one act, so many are looked at."""


def one_thing(fact: Fact, event: Sequence[Fact], context: Context, *, open_topic: bool) -> bool:
    """Say whether *fact* tells of the act that *event* tells of, as far as words and reports show.

    Args:
        fact: A statement near in time.
        event: Statements of one act by the same actor.
        context: What is known of the reports.
        open_topic: Whether no known proposal tells what the act is about: then the sentences must
            be alike beyond the names, too, and the reports on one story.
    """
    if not open_topic:
        return any(
            (_is_refusal(fact) or not _other_side(fact, other))
            and context.related(fact.report, other.report)
            for other in event[:LOOK_BACK]
        )
    return any(
        overlap(fact.words, other.words) >= _ALIKE
        and len(fact.rest & other.rest) >= _IN_COMMON
        and not other_place(fact, other)
        and not _other_numbers(fact, other)
        and context.one_story(fact.report, other.report)
        for other in event[:LOOK_BACK]
    )


def one_charge(fact: Fact, event: Sequence[Fact], context: Context) -> bool:
    """Say whether *fact* tells of the accusation or denial of *event*, be it on another day.

    Whoever accuses and is accused is the same: what it is about is told in like words.
    """
    return any(
        len(fact.rest & other.rest) >= _OF_A_CHARGE  # spares most the rest
        and len(_charge(fact) & _charge(other)) >= _OF_A_CHARGE
        and not _other_numbers(fact, other)
        and context.one_story(fact.report, other.report)
        for other in event[:LOOK_BACK]
    )


def _charge(fact: Fact) -> frozenset[str]:
    return (stems(fact.entry.about or "") & fact.rest) - names(fact)


def in_like_words(fact: Fact, event: Sequence[Fact]) -> bool:
    """Whether *fact* shares words with *event* that are no names: a party does much a day."""
    return any(len(fact.rest & other.rest) >= _LIKE_WORDS for other in event[:LOOK_BACK])


def _is_refusal(fact: Fact) -> bool:
    """Whether a proposal is refused: to each who asks alike, a promise is made to one."""
    return fact.act_type == "REJECT"


def _other_side(one: Fact, other: Fact) -> bool:
    """Whether both are addressed to somebody, and to parties that are not the same."""
    sides = [
        {side(actor) for actor in known(fact.entry.recipients) if actor.party}
        for fact in (one, other)
    ]
    return all(sides) and sides[0].isdisjoint(sides[1])


def _other_numbers(one: Fact, other: Fact) -> bool:
    """Whether both give numbers and not one in common: two tolls are two attacks, or two days."""
    return bool(one.numbers and other.numbers) and one.numbers.isdisjoint(other.numbers)

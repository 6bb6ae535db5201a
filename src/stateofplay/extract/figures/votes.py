"""Votes told by two bare numbers: "voted 354 to 60", "passed the bill 354-60"."""

from __future__ import annotations

from spacy.tokens import Token

from stateofplay.extract.figures.counts import Count
from stateofplay.extract.figures.match import Measured, match
from stateofplay.extract.figures.rules import Rulebook
from stateofplay.extract.wordlists import wordlists


def division(count: Count, rulebook: Rulebook, places: list[Token]) -> Measured | None:
    """The verb by which a bare number before a lower one tells a vote, or None."""
    if not is_first_of_two(count) or count.node not in places:
        return None
    verbs = (word for word in count.node.ancestors if word.pos_ == "VERB")
    verb = next(verbs, None)
    return match(rulebook, "division", verb, count) if verb is not None else None


def is_first_of_two(count: Count) -> bool:
    """Whether "to" or a dash and a number follow a bare number."""
    behind = count.root.doc[count.root.i + 1 : count.root.i + 3]
    if count.noun is not None or len(behind) < len(("to", "60")):
        return False
    return behind[0].lower_ in wordlists("figures")["against_votes"] and behind[1].like_num


def is_second_of_two(count: Count) -> bool:
    """Whether a number before it stands with "to" or a dash: "354 to | 60"."""
    at = count.root.i
    if at < len(("354", "to")):
        return False
    before = count.root.doc[at - 1]
    told = before.lower_ in wordlists("figures")["against_votes"]
    return told and (before.is_alpha or before.nbor(-1).like_num)  # "354 votes to | 60"

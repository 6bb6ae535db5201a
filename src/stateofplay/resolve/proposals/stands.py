"""Whether an act takes a side of what it is about: "would not rule out strikes" refuses none.

The words are data (``data/stands.yml``). An act that takes no side belongs to no proposal.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache
from typing import Any

from stateofplay.core.stems import plain_words
from stateofplay.datafiles import read_mapping

DATA = "stands.yml"
_REFUSAL, _SUPPORT = "REJECT", "SUPPORT"
_FIRST = 5
"""What is denied to somebody, or not told, is named in so many words: "them all access"."""
_NOT = r"(?:not|never|n't)"


def stand_on(type_: str, trigger: str, words: str) -> str | None:
    """Give of *words* what a side is taken of; None if none is.

    Args:
        type_: The type of the act.
        trigger: Its trigger: "would not rule out".
        words: What it is about.

    Example:
        >>> stand_on("REJECT", "insisted", "that Norland does not want a war")
        'a war'
        >>> stand_on("REJECT", "insisted", "that Norland is at peace") is None
        True
    """
    said = plain_words(trigger)
    if any(
        type_ in load_data()[f"{kind}_types"] and _tells(said, kind)
        for kind in ("pleased", "withdrawn", "evading")
    ):
        return None
    if type_ != _REFUSAL:
        return words
    about = plain_words(words)
    if (
        _leaves_open(said)
        or _was_not_done(said)
        or _tells_nothing(said, about)
        or _denies(said, about)
    ):
        return None
    return _held_for_true(words) if _tells(said, "asserting") else words


def denies(trigger: str) -> bool:
    """Say whether a trigger denies the deed behind it: "will not", "refused to"."""
    return bool(_negated([*plain_words(trigger), ""]))


def sides_with(type_: str, trigger: str) -> bool:
    """Say whether an act sides with whom it is about: support for somebody is a proposal.

    Example:
        >>> sides_with("SUPPORT", "backed"), sides_with("SUPPORT", "good news")
        (True, False)
    """
    return type_ == _SUPPORT and _tells(plain_words(trigger), "siding")


@cache
def load_data() -> dict[str, Any]:
    """Read ``stands.yml`` as it is, examples included; once, for every act asks for it."""
    return read_mapping("stateofplay.resolve", "data", DATA)


@cache
def _phrases(kind: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The single words of a list, and what has several."""
    listed = load_data()[kind]
    return frozenset(each for each in listed if " " not in each), tuple(
        f" {each} " for each in listed if " " in each
    )


def _tells(said: Collection[str], kind: str) -> bool:
    words, phrases = _phrases(kind)
    text = f" {' '.join(said)} "
    return not words.isdisjoint(said) or any(each in text for each in phrases)


def _negated(said: Sequence[str]) -> list[str]:
    """What follows the first word that denies."""
    negations = load_data()["negations"]
    place = next(
        (at for at, word in enumerate(said) if word in negations or word.endswith("n't")), len(said)
    )
    return list(said[place + 1 :])


def _leaves_open(said: Sequence[str]) -> bool:
    return _tells(_negated(said), "shutting")


def _was_not_done(said: Sequence[str]) -> bool:
    """Whether it is told that something was not done, not that it is refused."""
    return _tells(said, "past") and not _tells(said, "willing")


def _tells_nothing(said: Sequence[str], about: Sequence[str]) -> bool:
    """Whether it is only refused to tell something."""
    if _tells(_negated(said), "silent"):
        return True
    denied = _negated([*said, ""])  # the trigger denies by its last word, too: "declined"
    return bool(denied) and about[:1] == ["to"] and _tells(about[1:_FIRST], "silent")


def _denies(said: Sequence[str], about: Sequence[str]) -> bool:
    """Whether something alleged is called untrue; nobody was denied anything."""
    return _tells(said, "denying") and not _tells([*said, *about[:_FIRST]], "deniable")


def _held_for_true(words: str) -> str | None:
    """What is refused in what is held for true, in its own words; None if nothing is."""
    data = load_data()
    wanting, coming = ("|".join(data[kind]) for kind in ("wanting", "coming"))
    form = rf"(?:{_NOT} (?:{wanting})\b|\b(?:{coming}) ?{_NOT})\W*(?:to )?(\w.*)"
    found = re.search(form, words.replace("\u2019", "'"), re.IGNORECASE | re.DOTALL)
    return found.group(1) if found else None

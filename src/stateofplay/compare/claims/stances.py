"""What the words of an act say of the side that is taken: by ``data/stances.yml``."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from stateofplay.datafiles import read_mapping

DATA = "stances.yml"
_QUOTES = re.compile("[\"\u201c\u201d]|(?<!\\w)['\u2018]|['\u2019](?!\\w)")
"""Quotation marks, which part nothing: with "no preconditions"."""
_READY = "is ready for"
"""What is done with a deed by words that answer nobody: "willing to accept limits"."""
_LINK = re.compile(r" (?:of|in|by|on|for|to|from|with) ")


def asks(words: str) -> bool:
    """Say whether *words* that name a promise promise to ask: "promised to press"."""
    return _pattern("asking", r"\bto (?:{})\b").search(words) is not None


def orders_own(said: str, about: str, *, own: bool = False) -> bool:
    """Say whether a request is an order to those whom the asker commands, to do something.

    Args:
        said: The words from the verb to what is asked.
        about: What is asked: whoever orders "not to sign it" has not accepted it.
        own: Whether those who are asked speak for whom the asker speaks.

    Example:
        >>> orders_own("ordered all its fighters", "to halt")
        True
    """
    if _pattern("no_order", r"(?:{})\b").match(about) is not None:
        return False
    ordered = _pattern("ordering", r"\b(?:{})\b").search(said)
    verb = ordered or _pattern("telling", r"\b(?:{})\b").search(said)
    if verb is None or (own and ordered):
        return verb is not None
    given = said[verb.end() :]
    theirs = _pattern("whose", r"\b(?:{})\b").search(given)
    return theirs is not None and _pattern("commanded", r"\b(?:{})\W*$").search(given) is not None


def announced(said: str, about: str) -> str | None:
    """Give what somebody does with a deed of their own that is to come: "plans", "promises".

    None where the words may as well accept what another proposes, or tell what is done.

    Args:
        said: The words that name the act.
        about: What it is about.

    Example:
        >>> announced("planned to visit", "the fort"), announced("agreed", "to leave")
        ('plans', None)
        >>> announced("is committed", "to leave"), announced("is committed", "the treaty")
        ('promises', None)
    """
    does = next((does for does, form in _announcing().items() if form.search(said)), None)
    if does != _READY and _pattern("answering", r"\b(?:{})").search(said):
        return None
    bound = _pattern("bound", r"\b(?:{})").search(said)
    return None if bound and _pattern("standing", r"(?:{})\b").match(about) else does


def is_guessed(before: str) -> bool:
    """Say whether the words *before* an act make it a guess of who writes: "appears to".

    Example:
        >>> is_guessed("Norland appears to "), is_guessed("Norland appears to know why it ")
        (True, False)
    """
    return _pattern("guessing", r"\b(?:{}) (?:have |be |have been )?$").search(before) is not None


def sets_terms(condition: str) -> bool:
    """Say whether *condition* is one of asking or accepting: no mere order of steps or time."""
    opens_it = _pattern("opening", r"(?:{})\b").match(condition)
    return opens_it is not None and _pattern("no_terms", r"(?:{})\b").match(condition) is None


def reservation(said: str, after: str) -> str:
    """Give the reservation with which something is accepted, in the words that tell it.

    Args:
        said: The words from the verb to what is accepted.
        after: The rest of the sentence.

    Example:
        >>> reservation("agreed in principle to a truce", " but wants to see the map, he said.")
        'in principle, but wants to see the map'
        >>> reservation("agreed to a truce", " but said nothing else.")
        ''
    """
    kinds = ("partly", "reserved")
    before = [_pattern(kind, r"\b(?:{})\b").search(said) for kind in kinds]
    behind = [_pattern(kind, r"\s?(?:{})\b").match(after) for kind in kinds]
    late = None if any(before) else next(filter(None, behind), None)
    rest = after[late.end() :] if late else after
    yet = _pattern("wanting", r",?\s(but (?:{})\b[^.,;]*)").match(rest)
    found = late or next(filter(None, before), None)
    told = (found.group() if found else "", yet.group(1) if yet else "")
    return ", ".join(words.strip() for words in told if words)


def is_partial(told: str) -> bool:
    """Say whether a reservation only tells how far something is accepted: it sets no terms.

    Example:
        >>> is_partial("in principle"), is_partial("in principle, but wants to see the map")
        (True, False)
    """
    return _pattern("partly", r"(?:{})$").fullmatch(told) is not None


def qualification(about: str, after: str) -> str:
    """Give how what is asked, accepted or refused is to be, in the words that tell it; "" if none.

    Args:
        about: What an act is about.
        after: The rest of the sentence.

    Example:
        >>> qualification("an immediate and full halt", ""), qualification("a halt", " at once.")
        ('immediate, full', 'at once')
    """
    about, after = (_QUOTES.sub("", words) for words in (about, after))
    ends = _pattern("ends", r"\b(?:{})\b").search(about)
    before = about[: ends.start()] if ends else about
    told = _pattern("qualifying", r"(?<![-\w])(?:{})(?=,? (?:and |but )?\w)").findall(before)
    beside = re.match(rf"(?:,? (?:{_how()})\b,?(?: and)?)*", after, re.IGNORECASE)
    end, whole = len(about) + (beside.end() if beside else 0), about + after
    for how in re.finditer(rf"\b(?:{_how()})\b", whole[:end], re.IGNORECASE):
        if _pattern("not_how", r" (?:{})\b").match(whole, how.end()) is None:
            told.append(how.group())
    return ", ".join(dict.fromkeys(word.lower() for word in told))


def is_time(condition: str) -> bool:
    """Say whether *condition* only names a time, though it begins like terms."""
    return _pattern("times", r"(?:{})\b").match(condition) is not None


def opens(kind: str, condition: str) -> bool:
    """Say whether *condition* sets terms of a *kind* ("refusing", "excluding").

    Example:
        >>> opens("excluding", "only when they leave"), opens("excluding", "if they leave")
        (True, False)
    """
    begins = _pattern(kind, r"(?:{})\b").match(condition)
    return begins is not None and not is_time(condition)


def names_nobody(name: str) -> bool:
    """Say whether *name* names nobody in particular: no holder of a position."""
    words = name.removeprefix("The ").removeprefix("the ")
    words = words if words[1:2].isupper() else words[:1].lower() + words[1:]
    return words in _words("nobody") or words.partition(" ")[0] in _words("vague")


def is_paper(name: str) -> bool:
    """Say whether *name* is that of something agreed or enacted, or of a share of a poll.

    Example:
        >>> is_paper("the Norport agreement"), is_paper("authors of the plan")
        (True, False)
    """
    head = _LINK.split(name)[0]
    return _pattern("papers", r"\b(?:{})s?$").search(head) is not None


def is_clear(proposal: str) -> bool:
    """Say whether a proposal's name tells what is wanted, so that two who want it want the same."""
    return proposal not in _words("loose")


@cache
def load_data() -> dict[str, Any]:
    """Read ``stances.yml`` as it is, examples included."""
    return read_mapping("stateofplay.compare", "data", DATA)


@cache
def _announcing() -> dict[str, re.Pattern[str]]:
    kinds = load_data()["announced"].items()
    return {does: re.compile(rf"\b(?:{'|'.join(begins)})", re.I) for does, begins in kinds}


@cache
def _how() -> str:
    return "|".join(map(re.escape, load_data()["how"]))


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(load_data()[kind])


@cache
def _pattern(kind: str, form: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, load_data()[kind]))
    return re.compile(form.format(words), re.IGNORECASE)

"""Bodies that are no state's though a state's name is in theirs, and offices that are of a field.

"The Norland Institute" speaks for itself, a "Norland director" of an aid group for the group. The
words are data (``data/bodies.yml``).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from stateofplay.datafiles import read_mapping
from stateofplay.resolve.reference.forms import bare, singular

DATA = "bodies.yml"
_LINK = re.compile(r" (?:of|for|on|in|at) ")
_NOUN = 2
"""Words of a noun for a body, at most ("think tank")."""


@cache
def load_data() -> dict[str, Any]:
    """Read ``bodies.yml`` as it is, examples included; once, for every owner asks for it."""
    return read_mapping("stateofplay.resolve", "data", DATA)


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(load_data()[kind])


def is_own_body(words: str) -> bool:
    """Say whether *words* name a body that is nobody's but its own: a firm, a university.

    Example:
        >>> [is_own_body(words) for words in (
        ...     "US-Norway Institute", "American Chamber of Commerce", "Orchard Group's",
        ...     "University of Oslo", "Norwegian Foreign Ministry", "Norway", "Norwegian firm")]
        [True, True, True, True, False, False, False]
    """
    whole = bare(words)
    head = _LINK.split(whole)[0]
    return _ends(whole, 1) or (head != whole and _ends(head, 0))


def _ends(words: str, more: int) -> bool:
    """Whether *words* end with a noun, in capitals, of such a body, *more* words before it."""
    parts, nouns = words.split(), _words("own")
    last = [" ".join(parts[-size:]) for size in range(1, min(_NOUN, len(parts) - more) + 1)]
    told = [(each.casefold(), singular(each.casefold())) for each in last if each[0].isupper()]
    return any(not nouns.isdisjoint(each) for each in told)


def of_chamber(words: str) -> bool:
    """Say whether *words* name a part of a parliament: "Senate Finance Committee".

    Example:
        >>> [of_chamber(words) for words in ("House Health Committee", "House", "House of Moreau")]
        [True, False, False]
    """
    first, _, rest = words.partition(" ")
    return first.casefold() in _words("chambers") and rest[:1].isupper()


def sits_in_chamber(office: str) -> bool:
    """Say whether *office*, as written, is one of a parliament's chamber: it speaks for no state.

    Example:
        >>> [sits_in_chamber(words) for words in ("Senate Democratic leader", "White House chief")]
        [True, False]
    """
    chambers, others = ("|".join(load_data()[kind]) for kind in ("sits_in", "no_chamber"))
    told = re.search(rf"((?:{others}) )?\b(?:{chambers})\b", office)
    return told is not None and told[1] is None


def is_every_states(words: str) -> bool:
    """Say whether *words* name a body that every state has, and tell no more of it.

    Example:
        >>> [is_every_states(words) for words in (
        ...     "Foreign Ministry", "Ministry of Defense", "Congress", "Ministry Watch")]
        [True, True, False, False]
    """
    head = _LINK.split(bare(words))[0].casefold().split()[-1:]
    return not _words("every_states").isdisjoint(head)


def is_run(words: str) -> bool:
    """Say whether *words* tell that a state runs a body: "state-run news agency".

    Example:
        >>> [is_run(words) for words in ("Norway's state television", "US State Department")]
        [True, False]
    """
    return not _words("run").isdisjoint(words.split())


def is_field(office: str | None, before: str) -> bool:
    """Say whether a state's name *before* an office tells what it is about, not whose it is.

    So it is in "a Norland director" of an aid group and in "the Norland investigation chief"; the
    Norlander envoy is Norland's.
    """
    return office in _words("fields") or not _words("matters").isdisjoint(before.split())

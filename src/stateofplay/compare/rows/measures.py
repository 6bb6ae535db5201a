"""Who does something to whom, by the words of a report: "US tariffs on Turkish steel".

Of a measure that is put on somebody (``told`` in ``data/rows.yml``) an adjective does not tell who
does it where it stands behind it; and what only says why it is done tells nothing of either.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from stateofplay.compare.rows.asked import Words, kinds, listed
from stateofplay.compare.rows.parties import named_at, split
from stateofplay.core.stems import stem


def told_in(
    about: str, kind: str, persons: Mapping[str, str]
) -> tuple[frozenset[str], frozenset[str]]:
    """Give who does something and to whom, as far as words tell.

    Args:
        about: The words.
        kind: Its kind, by the file.
        persons: Surnames in small letters -> for whom they speak.

    Example:
        >>> told_in("US tariffs on Turkish steel over a raid in Syria", "tariffs", {})
        (frozenset({'United States'}), frozenset({'Turkey'}))
    """
    words, said = split(about)
    by, to = set[str](), set[str]()
    place = 0
    while place < len(said):
        named = named_at(words, said, place, persons)
        if named is not None:
            side = _side(said[:place], kind)
            does = side == "by" or (named.does and side != "to")
            (by if does else to).update(named.parties if side != "aside" else ())
        place += named.size if named is not None else 1
    return frozenset(by), frozenset(to)


def called(kind: str, by: Collection[str], to: Collection[str]) -> str:
    """Name a measure by who puts it on whom; "" unless one of each is told, or one of the two.

    Example:
        >>> called("tariffs", {"Norway"}, {"Peru"})
        'tariffs by Norway on Peru'
    """
    one = max(len(by), len(to)) == 1 and set(by) != set(to)
    if not one or not kinds()[kind].told:
        return ""
    return " ".join([kind, *(f"by {each}" for each in by), *(f"on {each}" for each in to)])


def _side(before: Words, kind: str) -> str:
    """Whether words lead to who puts a measure on somebody ("by"), to whom ("to"), to an "aside".

    Returns:
        "" if they leave it open.
    """
    side = ""
    for word in before if kinds()[kind].told else ():
        if stem(word) == stem(kind) or (side != "aside" and word in listed("against")):
            side = "to"
        elif word in listed("links") and word not in listed("within"):
            by = side != "aside" and word in kinds()[kind].doing
            side = "by" if by else "aside"
    return side

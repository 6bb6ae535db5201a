"""Those who protest: in one report they are one crowd, whatever noun tells them.

"Protesters", "the demonstrators", "thousands of protesters" are the one crowd that the report
tells more of ("Norlander protesters"); where it tells of two ("pro-Kalmo protesters" and others)
they are kept apart. The nouns are data (``crowds:`` in ``data/nouns.yml``).
"""

from __future__ import annotations

from collections.abc import Iterable

from stateofplay.core.statements import Mention
from stateofplay.resolve.described.counts import without_quantity
from stateofplay.resolve.named.chains import Board
from stateofplay.resolve.reference.forms import bare, key, singular
from stateofplay.resolve.reference.lexicon import Lexicon


def crowd_told(mentions: Iterable[Mention], lexicon: Lexicon) -> str | None:
    """Give the one wording that tells more of a report's crowd than the noun; "" without one.

    None where the report counts crowds ("hundreds" here, "dozens" there): they are several.
    """
    told: dict[str, str] = {}
    counted: set[str] = set()
    for mention in mentions:
        words = _noun(mention, lexicon)
        crowd = without_quantity(words, lexicon)
        if crowd != words:
            counted.add(words.casefold())
        elif " " in words:
            told[words.casefold()] = words
    if len(counted) > 1:
        return None
    return next(iter(told.values())) if len(told) == 1 else ""


def place_crowd(board: Board, mention: Mention, told: str | None, lexicon: Lexicon) -> bool:
    """Chain those who protest with all of their crowd.

    Args:
        board: The chains so far.
        mention: A description.
        told: See `crowd_told`.
        lexicon: The reference data.

    Returns:
        False, and nothing decided, if *mention* tells of no crowd, or of some of it.
    """
    words = _crowd(mention, lexicon) if told is not None else ""
    if not words:
        return False
    if " " not in words:
        words = told or lexicon.crowds[singular(words.casefold())]
    chain = board.chain(("words", "people", key(words).casefold()), words, "people")
    board.put(mention, chain, f"“{bare(mention.exact)}”: the one crowd told here")
    return True


def _crowd(mention: Mention, lexicon: Lexicon) -> str:
    """The words for a crowd, without how large it is; "" for all others, and for so many of it."""
    words = _noun(mention, lexicon)
    crowd = without_quantity(words, lexicon)
    large = crowd == words or words.split()[0].casefold() in lexicon.quantities
    return crowd if large else ""


def _noun(mention: Mention, lexicon: Lexicon) -> str:
    """The words of *mention* if they end with a noun, in the plural, for those who protest."""
    words = bare(mention.exact)
    last = words.rsplit(maxsplit=1)[-1].casefold() if words else ""
    one = singular(last)
    return words if mention.plural is not False and one != last and one in lexicon.crowds else ""

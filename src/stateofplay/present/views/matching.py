"""Whether words that a person typed stand in what the ledger has: case and accents aside."""

from __future__ import annotations

import re
from functools import lru_cache

from stateofplay.core.stems import stems
from stateofplay.resolve.reference.forms import without_accents

_MARKS = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2010": "-"})
"""Marks that a keyboard has in one form only."""


def folded(text: str) -> str:
    r"""Write *text* as it is compared with what is typed: no case, no accents, plain marks.

    Example:
        >>> folded("Y\u0131ld\u0131r\u0131m"), folded("G\u00fclen\u2019s"), folded("STRA\u00dfE")
        ('yildirim', "gulen's", 'strasse')
    """
    return without_accents(text.translate(_MARKS)).casefold()  # most is plain without its marks


def has(wanted: str, *texts: str | None) -> bool:
    """Say whether *wanted* stands in one of *texts*; "" stands everywhere.

    Example:
        >>> has("gulen", "Fethullah Gülen"), has("Gülen", None, "Gulen"), has("x", None)
        (True, True, False)
    """
    sought = folded(wanted)
    return not sought or any(sought in folded(text) for text in texts if text)


def in_any_form(wanted: str, *texts: str | None) -> bool:
    """Say whether one of *texts* has each word of *wanted*: "roads" asks for "a road", too.

    Example:
        >>> in_any_form("main roads", "open the main road"), in_any_form("ell", "at Vell")
        (True, False)
    """
    forms = _forms(folded(wanted))
    known = (folded(text) for text in texts if text)
    return bool(forms) and any(all(form.search(text) for form in forms) for text in known)


@lru_cache(maxsize=1 << 8)  # anybody may ask a server for any words
def _forms(sought: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"\b{re.escape(each)}") for each in stems(sought))

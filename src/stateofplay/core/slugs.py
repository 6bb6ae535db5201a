"""Ids that people can read."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WITHIN = re.compile(r"[.'\u2019]")
_BETWEEN = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=1 << 16)
def slug(text: str) -> str:
    """Make an id of a name: small letters, digits and hyphens; "unnamed" if none are left.

    Never changed: ledgers leave out ids that follow from names so.

    Example:
        >>> slug("Abdel Fattah al-Sisi"), slug("U.S."), slug("Türkiye")
        ('abdel-fattah-al-sisi', 'us', 'turkiye')
    """
    if not text.isascii():
        parts = unicodedata.normalize("NFKD", text)
        text = "".join(char for char in parts if not unicodedata.combining(char))
    return _BETWEEN.sub("-", _WITHIN.sub("", text.casefold())).strip("-") or "unnamed"

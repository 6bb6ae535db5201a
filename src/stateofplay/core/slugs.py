"""Ids that people can read."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache


@lru_cache(maxsize=1 << 16)
def slug(text: str) -> str:
    """Make an id of a name: small letters, digits and hyphens.

    Example:
        >>> slug("Abdel Fattah al-Sisi"), slug("U.S."), slug("Türkiye")
        ('abdel-fattah-al-sisi', 'us', 'turkiye')
    """
    parts = unicodedata.normalize("NFKD", text)
    plain = "".join(char for char in parts if not unicodedata.combining(char)).casefold()
    plain = re.sub(r"[.'\u2019]", "", plain)
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "unnamed"

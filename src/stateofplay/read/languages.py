"""Which language a text is in."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from stateofplay.datafiles import read_mapping

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

ENGLISH = "en"

NOT_ENGLISH = 0.001
"""Below this probability of English, a text is refused; names alone and headlines stay above.

How sure the best language is does not matter: near relatives (Arabic and Egyptian Arabic,
Russian and Ukrainian) share the probability, and English newsrooms use words of Nigerian Pidgin.
"""

LOOKED_AT = 2000
"""Characters that decide."""


def foreign_language(text: str) -> str | None:
    """Name the language of *text* ("French") if it is surely not English, else None."""
    if is_plainly_english(text):
        return None
    ranked = _identifier().rank(text[:LOOKED_AT])
    if dict(ranked)[ENGLISH] >= NOT_ENGLISH:
        return None
    code, _ = ranked[0]
    return _names().get(code, f"another language ({code})")


def is_plainly_english(text: str) -> bool:
    """Say whether the small words of *text* leave no doubt; if not it may be English all the same.

    Unpacking the model that knows ninety languages takes a second, which nearly no run needs.
    """
    words = re.findall(r"[^\W\d_]+", text[:LOOKED_AT].lower())
    data = _english()
    found = [word for word in words if word in data["words"]]
    return bool(found) and (
        len(found) / len(words) >= data["share"] and len(set(found)) >= data["different"]
    )


@cache
def _english() -> dict[str, Any]:
    data = read_mapping("stateofplay.read", "english.yml")
    return {**data, "words": frozenset(data["words"])}


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - needed seldom

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@cache
def _names() -> dict[str, str]:
    return read_mapping("stateofplay.read", "languages.yml")

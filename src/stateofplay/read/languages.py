"""Which language a text is in."""

from __future__ import annotations

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from stateofplay.datafiles import read_mapping

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
    ranked = _identifier().rank(text[:LOOKED_AT])
    if dict(ranked)[ENGLISH] >= NOT_ENGLISH:
        return None
    code, _ = ranked[0]
    return _names().get(code, f"another language ({code})")


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@cache
def _names() -> dict[str, str]:
    return read_mapping("stateofplay.read", "languages.yml")

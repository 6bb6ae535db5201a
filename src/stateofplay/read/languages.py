"""Which language a text is in."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml
from py3langid.langid import MODEL_FILE, LanguageIdentifier

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
    text = files("stateofplay.read").joinpath("languages.yml").read_text("utf-8")
    names: dict[str, str] = yaml.safe_load(text)
    return names

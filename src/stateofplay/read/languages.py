"""Which language a text is in."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml
from py3langid.langid import MODEL_FILE, LanguageIdentifier

ENGLISH = "en"

SURE = 0.95
"""From this probability on, a text is refused; short and mixed texts stay below."""

LOOKED_AT = 2000
"""Characters that decide."""


def foreign_language(text: str) -> str | None:
    """Name the language of *text* ("French") if it is surely not English, else None."""
    code, probability = _identifier().classify(text[:LOOKED_AT])
    if code == ENGLISH or probability < SURE:
        return None
    return _names().get(code, f"another language ({code})")


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@cache
def _names() -> dict[str, str]:
    text = files("stateofplay.read").joinpath("languages.yml").read_text("utf-8")
    names: dict[str, str] = yaml.safe_load(text)
    return names

"""Which entries the program itself is unsure of, and how views say so."""

from __future__ import annotations

from stateofplay.core.statements import LIKELY

MARK = "?"

MEANING = f"{MARK} = the program is unsure who did what: confidence below {LIKELY}"

SURE_ONLY = (
    f"What acts of a confidence below {LIKELY} say is left out: --unsure shows it, with {MARK}"
)


def unsure(confidence: float | None) -> bool:
    """Say whether *confidence* is a low one; None (no model has given one) is not."""
    return confidence is not None and confidence < LIKELY


def marked(words: str, confidence: float | None) -> str:
    """Give *words* with the mark behind them if the program is unsure.

    Example:
        >>> marked("rejects", 0.4), marked("rejects", 0.9)
        ('rejects ?', 'rejects')
    """
    return f"{words} {MARK}" if unsure(confidence) else words

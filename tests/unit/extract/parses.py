"""Hand-made parses, so that grammar is tested without a model."""

from __future__ import annotations

from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

_POS = {"V": "VERB", "N": "NOUN", "P": "PROPN", "J": "ADJ", "I": "ADP", "D": "DET", "X": "AUX"}


def parse(table: str) -> Doc:
    """Build a Doc from lines "word tag head label [lemma]"; heads are counted from 1."""
    rows = [line.split() for line in table.strip().splitlines()]
    tags = [row[1] for row in rows]
    return Doc(
        Vocab(),
        words=[row[0] for row in rows],
        tags=tags,
        pos=[_POS.get(tag[0], "PRON") if not tag.startswith("PRP") else "PRON" for tag in tags],
        heads=[int(row[2]) - 1 for row in rows],
        deps=[row[3] for row in rows],
        lemmas=[row[4] if len(row) > 4 else row[0].lower() for row in rows],
    )


def words(tokens: object) -> list[str]:
    """The texts of an iterable of tokens."""
    return [token.text for token in tokens if isinstance(token, Token)]  # type: ignore[attr-defined]

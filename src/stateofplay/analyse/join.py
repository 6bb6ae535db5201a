"""Puts the parses of a report's segments together to one `Doc` over its text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import numpy as np
from spacy.tokens import Doc
from spacy.vocab import Vocab

_ATTRIBUTES: list[int | str] = [
    "TAG",
    "POS",
    "MORPH",
    "LEMMA",
    "DEP",
    "HEAD",
    "ENT_IOB",
    "ENT_TYPE",
]
_PLACES: list[int | str] = ["IDX", "LENGTH", "SPACY"]


def join(text: str, docs: Sequence[Doc], vocab: Vocab) -> Doc:
    """Join *docs*, which cover *text* in order, to a Doc whose text is *text*.

    A doc's letters may differ from *text* in case (see `truecase`), not in number: words
    are taken from *text*, tags and dependencies from the docs. Token vectors are dropped:
    no later stage reads them and they take most of the memory.

    Raises:
        ValueError: If the docs do not cover the text.
    """
    words: list[str] = []
    spaces: list[bool] = []
    start = 0
    for doc in docs:
        rows = cast("list[list[int]]", doc.to_array(_PLACES).reshape(len(doc), -1).tolist())
        words += [text[start + at : start + at + length] for at, length, _ in rows]
        spaces += [bool(space) for _, _, space in rows]
        start += len(doc.text)
    joined = Doc(vocab, words=words, spaces=spaces)
    if joined.text != text:
        raise ValueError("the parsed segments do not add up to the text")
    if words:
        # heads are relative, so the segments' arrays can be stacked as they are
        told = [doc.to_array(_ATTRIBUTES).reshape(len(doc), len(_ATTRIBUTES)) for doc in docs]
        joined.from_array(_ATTRIBUTES, np.concatenate(told))  # type: ignore[arg-type]
    return joined

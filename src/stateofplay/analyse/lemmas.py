"""spaCy's rule lemmatizer, asked once for each kind of token instead of for every token.

A lemma depends on the word, its part of speech and its morphology alone. The tables in which
the rules look words up are lists; as sets they are searched in no time.
"""

from __future__ import annotations

import numpy as np
from spacy.pipeline import Lemmatizer
from spacy.tokens import Doc

_ASKED: list[int | str] = ["LEMMA", "ORTH", "POS", "MORPH"]
_REMEMBERED = 100_000
"""Kinds of tokens remembered; more are forgotten all at once."""


class FastLemmatizer:
    """Does to a Doc what a rule lemmatizer does.

    Raises:
        ValueError: If it has no such rules, or overwrites lemmas that are set.
    """

    def __init__(self, lemmatizer: Lemmatizer) -> None:
        """Take over *lemmatizer*."""
        if lemmatizer.mode != "rule" or lemmatizer.overwrite:
            raise ValueError("not a lemmatizer by rules")
        self._lemmatizer = lemmatizer
        self._known: dict[tuple[int, ...], int] = {}
        index = lemmatizer.lookups.get_table("lemma_index")
        for kind in list(index):
            index[kind] = frozenset(index[kind])

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemmas that are not set, in place; gives *doc* back."""
        if not len(doc):
            return doc
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        lemmas = []
        for i, (lemma, *kind) in enumerate(doc.to_array(_ASKED).tolist()):
            if lemma:
                lemmas.append(lemma)
                continue
            key = tuple(kind)
            if key not in self._known:
                form = self._lemmatizer.lemmatize(doc[i])[0]
                self._known[key] = doc.vocab.strings.add(form)
            lemmas.append(self._known[key])
        doc.from_array(["LEMMA"], np.array(lemmas, np.uint64).reshape(-1, 1))  # type: ignore[arg-type]
        return doc

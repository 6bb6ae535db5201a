"""A spaCy pipeline with what is slow in it done otherwise; the parse is the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from stateofplay.analyse.attributes import FastRuler
from stateofplay.analyse.lemmas import FastLemmatizer
from stateofplay.analyse.names import NameFinder
from stateofplay.analyse.vectors import TokenVectors

_PIPES = ["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner"]
_TOKENS_AT_ONCE = 2_000
"""More leave the processor's cache."""


class FastPipeline:
    """Parses texts as the pipeline does that it was made from.

    Raises:
        ValueError: If that is not built like spaCy's small English pipeline.
    """

    def __init__(self, nlp: Language) -> None:
        """Take over the parts of *nlp*."""
        if nlp.pipe_names != _PIPES:
            raise ValueError(f"not a pipeline of {', '.join(_PIPES)}")
        parts: dict[str, Any] = dict(nlp.pipeline)
        self._nlp = nlp
        self._steps = parts["tagger"], parts["parser"]
        self._vectors = TokenVectors(parts["tok2vec"].model)
        self._names = NameFinder(parts["ner"])
        self._ruler = FastRuler(parts["attribute_ruler"])
        self._lemmatizer = FastLemmatizer(parts["lemmatizer"])

    def __call__(self, texts: Sequence[str]) -> list[Doc]:
        """Parse *texts*, all of one report."""
        docs = [self._nlp.make_doc(text) for text in texts]
        for batch in _batches(docs):
            for doc, vectors in zip(batch, self._vectors(batch), strict=True):
                doc.tensor = vectors  # type: ignore[assignment]
            for step in self._steps:
                step.set_annotations(batch, step.predict(batch))
            self._names(batch)
        return [self._lemmatizer(self._ruler(doc)) for doc in docs]


def _batches(docs: Sequence[Doc]) -> Iterator[list[Doc]]:
    """Consecutive docs, a few thousand tokens at once."""
    batch: list[Doc] = []
    size = 0
    for doc in docs:
        if batch and size + len(doc) > _TOKENS_AT_ONCE:
            yield batch
            batch, size = [], 0
        batch.append(doc)
        size += len(doc)
    if batch:
        yield batch

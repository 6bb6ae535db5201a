"""spaCy's attribute ruler, asked once for each kind of token instead of matched every time.

The ruler sets parts of speech, morphology and some lemmas by patterns over tag, lower-case form
and dependency, nearly all of one token. What it says of such a token depends on these alone, so
it is asked once for each combination and remembered; where a pattern of several tokens may
match, it is asked of these together. The result is the same to the letter
(`tests/unit/analyse/test_attributes.py`), at a tenth of the time.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any, cast

import numpy as np
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc, Token

Pattern = Sequence[Mapping[str, Any]]
Kind = tuple[int, ...]

_ASKED: list[int | str] = ["TAG", "LOWER", "DEP", "IS_SPACE"]
_TOLD: list[int | str] = ["TAG", "POS", "MORPH", "LEMMA", "DEP"]


class FastRuler:
    """Does to a Doc what an attribute ruler does."""

    def __init__(self, ruler: AttributeRuler) -> None:
        """Look through the patterns of *ruler*."""
        entries = cast("list[dict[str, list[Pattern]]]", ruler.patterns)
        patterns = [pattern for entry in entries for pattern in entry["patterns"]]
        tokens = [token for pattern in patterns for token in pattern]
        self._ruler = ruler
        self._named = frozenset(word for token in tokens for word in _words(token) or ())
        self._like = [re.compile(str(t["LOWER"]["REGEX"])) for t in tokens if _words(t) is None]
        self._several: dict[int, list[tuple[int, Pattern]]] = defaultdict(list)
        self._foreseen = all(set(token) <= set(_ASKED) for token in tokens)
        for pattern in patterns:
            if len(pattern) > 1:
                self._foreseen &= self._note(pattern)
        self._words: dict[int, int] = {}
        self._known: dict[tuple[Kind, ...], list[tuple[int, ...]]] = {}

    def _note(self, pattern: Pattern) -> bool:
        """Note a pattern of several tokens under the words of one; False if none lists any."""
        at = next((k for k, token in enumerate(pattern) if _words(token)), None)
        for word in _words(pattern[at]) or () if at is not None else ():
            self._several[self._ruler.vocab.strings.add(word)].append((at or 0, pattern))
        return at is not None

    def __call__(self, doc: Doc) -> Doc:
        """Set tags, parts of speech, morphology and lemmas in place; gives *doc* back."""
        if not len(doc):
            return doc
        if not self._foreseen:
            return self._ruler(doc)
        kinds: list[Kind] = []
        runs: list[tuple[int, int]] = []
        for i, (tag, word, dep, space) in enumerate(doc.to_array(_ASKED).tolist()):
            if word in self._several:
                runs += self._may_match(doc, i, self._several[word])
            if word not in self._words:
                self._words[word] = word if self._is_named(doc[i].lower_) else 0
            kinds.append((tag, self._words[word], dep, space))
        if not _are_apart(runs):
            return self._ruler(doc)
        told = [self._said_of(doc, i, i + 1, (kind,))[0] for i, kind in enumerate(kinds)]
        for start, end in runs:
            told[start:end] = self._said_of(doc, start, end, tuple(kinds[start:end]))
        doc.from_array(_TOLD, np.array(told, np.uint64))  # type: ignore[arg-type]
        return doc

    def _may_match(
        self, doc: Doc, i: int, patterns: Sequence[tuple[int, Pattern]]
    ) -> list[tuple[int, int]]:
        """Where one of *patterns* may match whose token that lists words stands at *i*."""
        return [
            (i - at, i - at + len(pattern))
            for at, pattern in patterns
            if i - at >= 0
            and i - at + len(pattern) <= len(doc)
            and all(_may_be(doc[i - at + k], token) for k, token in enumerate(pattern))
        ]

    def _is_named(self, word: str) -> bool:
        return word in self._named or any(like.search(word) for like in self._like)

    def _said_of(
        self, doc: Doc, start: int, end: int, kinds: tuple[Kind, ...]
    ) -> list[tuple[int, ...]]:
        """What the ruler says of some tokens that stand alone; *kinds* tell them apart."""
        if kinds not in self._known:
            tokens = doc[start:end]
            alone = Doc(doc.vocab, words=[t.text for t in tokens], spaces=[False] * len(tokens))
            own = np.array([[token.tag, token.dep] for token in tokens], np.uint64)
            alone.from_array(["TAG", "DEP"], own)  # type: ignore[arg-type]
            rows = self._ruler(alone).to_array(_TOLD).reshape(len(tokens), -1)
            self._known[kinds] = [tuple(map(int, row)) for row in rows]
        return self._known[kinds]


def _are_apart(runs: Sequence[tuple[int, int]]) -> bool:
    """Whether no two different runs of tokens overlap."""
    ordered = sorted(set(runs))
    return all(one[1] <= other[0] for one, other in pairwise(ordered))


def _words(token: Mapping[str, Any]) -> tuple[str, ...] | None:
    """Lower-case forms that a pattern's token names; None if it does not list them."""
    wanted = token.get("LOWER", {"IN": ()})
    if isinstance(wanted, str):
        return (wanted,)
    listed = wanted.get("IN", wanted.get("NOT_IN"))
    return None if listed is None else tuple(listed)


def _may_be(token: Token, wanted: Mapping[str, Any]) -> bool:
    """Whether *token* may be what a pattern wants; tags and rarer tests are taken as passed."""
    words = _words(wanted)
    if "LOWER" in wanted and words is not None and token.lower_ not in words:
        return False
    return not isinstance(wanted.get("DEP"), str) or token.dep_ == wanted["DEP"]

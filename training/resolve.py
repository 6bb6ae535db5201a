"""A crude stand-in for the project's name resolver, to measure the reader by itself."""
# ruff: noqa: RUF001 (typographic quotes are what is matched)

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from stateofplay.extract.reader.types import ReadAct, ScoredSpan, SentenceReading
from training import numbers

PERSON = frozenset(["he", "she", "him", "her", "his", "i", "me", "my", "himself", "herself"])
GROUP = frozenset(
    ["they", "it", "we", "us", "them", "their", "its", "our", "itself", "themselves", "those"]
)
RELATIVE = frozenset(["who", "which", "that", "whom", "whose"])
_FULL_NAME = re.compile(r"(?:[A-Z][\w'’-]+ ){1,3}[A-Z][\w'’-]+$")
_NOT_PERSON = re.compile(
    r"\b(?:States|Nations|Union|Council|Ministry|Army|Forces?|Party|Court|House|Kingdom|Korea|Arabia"
    r"|Department|Agency|Organi[sz]ation|Authority|Bank|Guard|Front|Movement|Jihad|State|Committee)\b"
)


class Resolver:
    """Resolves mentions of one report to earlier, longer ones."""

    def __init__(self, sentences: Sequence[str], readings: Sequence[SentenceReading]) -> None:
        self._sentences = sentences
        spans = {s for r in readings for a in r.acts for s in _fillers(a)}
        named = [(s.sentence, s.start, self.text(s)) for s in spans]
        self._mentions = sorted(m for m in named if re.search(r"[A-Z]", m[2]) or " " in m[2])
        self._mentions = [m for m in self._mentions if not _is_pronoun(m[2])]
        self._people = {
            word
            for _, _, name in self._mentions
            if _FULL_NAME.search(name) and not _NOT_PERSON.search(name)
            for word in name.split()
        }

    def text(self, span: ScoredSpan) -> str:
        """The words of *span*."""
        return self._sentences[span.sentence][span.start : span.end]

    def name(self, span: ScoredSpan) -> str:
        """Who *span* is: for a pronoun the nearest fitting mention before it."""
        text = self.text(span)
        low = text.lower()
        if not _is_pronoun(low):
            return _uncounted(text)
        before = [m for m in self._mentions if m[:2] < (span.sentence, span.start)]
        if low in PERSON:
            fit = [m for m in before if self._is_person(m[2])]
        elif low in GROUP:
            fit = [m for m in before if not self._is_person(m[2])]
        else:
            fit = [m for m in before if m[0] == span.sentence]
        after = [m for m in self._mentions if m[:2] > (span.sentence, span.start)]
        chosen = (fit or before)[-1:] or after[:1]
        return chosen[0][2] if chosen else text

    def _is_person(self, name: str) -> bool:
        return name.rsplit(maxsplit=1)[-1] in self._people


def _fillers(act: ReadAct) -> Iterable[ScoredSpan]:
    return (*act.actors, *act.recipients, *act.sources)


def _uncounted(text: str) -> str:
    """A mention without the count before it: "240 captives" are captives."""
    found = [n for n in numbers.find_numbers(text) if not n.article]
    if not found or numbers.with_hedge(text, found[0])[0] > 0:
        return text
    return text[found[0].end :].strip() or text


def _is_pronoun(text: str) -> bool:
    return text.lower() in PERSON | GROUP | RELATIVE

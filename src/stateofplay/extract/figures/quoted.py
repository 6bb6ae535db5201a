"""Whose words a count stands in that is told within a quotation longer than a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from spacy.tokens import Token

from stateofplay.core.text import Span
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.quotations import is_quoted
from stateofplay.extract.syntax import child, surface_subjects
from stateofplay.extract.wordlists import wordlists

_NEAR = 40
"""Code points behind a quotation within which its verb of saying stands."""


def speaker_of_quote(parsed: Parsed, node: Token) -> Iterator[Token]:
    """The subject of the saying verb of the quotation that *node* stands in.

    The verb right behind the quotation, else the last before it in the paragraph, else the next.
    A paragraph that is one quotation goes on with what the paragraph before it quotes.
    """
    text = parsed.report.full_text
    start = text.rfind("\n", 0, node.idx) + 1
    stop = text.find("\n", node.idx)
    said = list(_sayings(parsed, node, Span(start, stop if stop >= 0 else len(text))))
    quote = next((one for one in parsed.quoted if one.start <= node.idx < one.end), None)
    end = quote.end if quote is not None else node.idx
    said.sort(key=lambda verb: _order(verb, node, end))
    if not said and quote is not None and not text[start : quote.start].strip(" \"'\u201c\u2018"):
        said = list(reversed(_quoting_before(parsed, node, start)))
    named = (subject for verb in said for subject in _named(parsed, verb))
    yield from islice(named, 1)


def _order(verb: Token, node: Token, end: int) -> tuple[int, int]:
    """Right behind the quotation, before it, behind it; the nearest first."""
    behind = end <= verb.idx <= end + _NEAR and verb.sent.start_char < end
    return 0 if behind else 1 if verb.i < node.i else 2, abs(verb.i - node.i)


def _quoting_before(parsed: Parsed, node: Token, start: int) -> list[Token]:
    """The verbs of saying of the paragraph before the one at *start*, if it quotes somebody."""
    text = parsed.report.full_text
    end = len(text[:start].rstrip())
    before = Span(text.rfind("\n", 0, end) + 1, end)
    if not any(before.start <= one.start < before.end for one in parsed.quoted):
        return []
    return list(_sayings(parsed, node, before))


def _sayings(parsed: Parsed, node: Token, within: Span) -> Iterator[Token]:
    say = wordlists("verbs")["say"]
    for word in node.doc:
        if not within.start <= word.idx < within.end or word.pos_ != "VERB":
            continue
        told = word.lemma_.lower() in say or _is_putting(word)
        if told and not is_quoted(parsed, Span(word.idx, word.idx + len(word))):
            yield word


def _named(parsed: Parsed, verb: Token) -> Iterator[Token]:
    for subject in surface_subjects(verb, 0):
        if parsed.mention_at(subject) is not None:
            yield subject


def _is_putting(verb: Token) -> bool:
    """Whether *verb* is that of "as the mayor put it"."""
    told = child(verb, "dobj") if verb.lemma_.lower() == "put" else None
    return told is not None and told.lower_ == "it"

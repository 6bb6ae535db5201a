"""What a number counts: from the number to the noun it stands with."""

from __future__ import annotations

from calendar import day_name
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from stateofplay.core.closed_classes import ARTICLES, DEMONSTRATIVES, NEAR_AND_FAR, POSSESSIVE
from stateofplay.core.text import Span
from stateofplay.extract.figures.numbers import Number
from stateofplay.extract.figures.rules import Rulebook
from stateofplay.extract.syntax import is_spaced_dash
from stateofplay.extract.wordlists import wordlists

_MODIFIES = frozenset(
    {"nummod", "quantmod", "compound", "amod", "nmod", "advmod", "det", "npadvmod", "dep"}
)
_NOUNS = frozenset({"NOUN", "PROPN"})
_TIMES = frozenset({"DATE", "TIME"})
_LONGEST_PHRASE = 8
_DAYS = frozenset(name.lower() for name in day_name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number with what it counts.

    Attributes:
        root: The token of the number that heads it.
        node: The token by which the counted phrase hangs in the sentence: the noun, or the
            number itself where it stands alone or before "of".
        noun: The noun that is counted, or None.
        first: Index of the first token of the phrase.
        last: Index of its last token.
        partitive: Whether the noun is the whole of which some are counted ("two of the men").
    """

    number: Number
    root: Token
    node: Token
    noun: Token | None
    first: int
    last: int
    partitive: bool = False

    def of(self, doc: Doc, rulebook: Rulebook) -> str | None:
        """The words for what is counted, as written, or None."""
        if self.noun is None:
            return None
        start = max(self.number.core.end, doc[self.first].idx)
        if self.partitive or self.number.span.end > self.number.core.end:
            start = max(start, self.number.span.end)
        first = next(
            (word for word in doc[self.first : self.noun.i + 1] if word.idx >= start), None
        )
        if first is None:
            return None
        owner = next((word for word in self.noun.lefts if word.dep_ == "poss"), None)
        if owner is not None and first.i <= owner.i and self.noun.i - owner.i > 1:
            first = doc[owner.i + (2 if doc[owner.i + 1].tag_ == "POS" else 1)]
        last = self.noun.i
        if self.noun.lemma_.lower() in rulebook.light_nouns:
            last = _of_phrase(self.noun)
        words = doc[first.i : last + 1]
        while len(words) > 1 and (
            words[0].is_punct
            or words[0].lower_ in _LEADING
            or (self.partitive and words[0].like_num)  # "40 of the 200 men"
        ):
            words = words[1:]
        return " ".join(words.text.split())

    def span(self, doc: Doc) -> Span:
        """Code points of hedge, number and noun."""
        end = max(self.number.span.end, doc[self.last].idx + len(doc[self.last]))
        return Span(self.number.span.start, end)


_LEADING = (
    ARTICLES
    | (DEMONSTRATIVES - NEAR_AND_FAR)
    | (POSSESSIVE - {"my", "your"})
    | {"of", "in", "worth", "more"}
)
"""May stand between a number and what it counts, which is several: no "this"; and told by a report,
which says neither "my" nor "your"."""


def find_count(doc: Doc, number: Number) -> Count | None:
    """Tie *number* to the noun it counts; None if it meets no token."""
    end = max(number.core.end, number.span.end if number.currency is None else 0)
    tokens = doc.char_span(number.core.start, end, alignment_mode="expand")
    if tokens is None or not len(tokens):
        return None
    root = tokens.root
    if number.currency is None and _is_numbered(tokens[0]):
        return None
    inside = range(tokens.start, tokens.end)
    if (noun := _after_of(root, inside)) is not None:
        return _count(number, root, root, noun, partitive=_is_definite(noun, root))
    head = root
    while head.dep_ in _MODIFIES and head.head.i > head.i:
        head = head.head
        if head.i not in inside and head.pos_ in _NOUNS and head.dep_ != "compound":
            break
    if head.lower_ in _DAYS:
        return _count(number, root, head, None)  # "rose to six Friday"
    if head.i in inside or head.pos_ not in _NOUNS:
        head = _following_noun(doc, tokens.end, root) or root
    if head.i in inside or not _is_near(doc, tokens.end, head):
        across = head.i > tokens.end and any(
            is_spaced_dash(word) for word in doc[tokens.end : head.i]
        )
        return _count(number, root, head if across else root, None)  # "rose to 15 - Mr Mora"
    return _count(number, root, head, _counted(head, number))


def _is_numbered(first: Token) -> bool:
    """Whether a number tells which one it is: "a year | 12 student", not "this year 12 came"."""
    before = first.nbor(-1) if first.i else first
    named = before.tag_ in {"NN", "NNP"} and before.dep_ in {"compound", "nmod"}
    return named and before.lower_ in wordlists("figures")["numbered"]


def _counted(head: Token, number: Number) -> Token | None:
    """The plural before a singular that no number above one counts: "27 tourists hostage"."""
    before = head.doc[head.i - 1] if head.i else head
    if number.value <= 1 or head.tag_ != "NN":
        return head
    if head.lemma_ in wordlists("figures")["taken"] and before.idx < number.core.end:
        return None  # "took 240 hostage"
    if before.tag_ == "VBN" and before.i >= 1 and before.nbor(-1).like_num:
        return None  # "200 taken hostage"
    return before if before.tag_ in {"NNS", "NNPS"} else head


def _count(
    number: Number, root: Token, node: Token, noun: Token | None, *, partitive: bool = False
) -> Count:
    last = noun.i if noun is not None else root.i
    return Count(
        number=number, root=root, node=node, noun=noun, first=root.i, last=last, partitive=partitive
    )


def _is_near(doc: Doc, end: int, noun: Token) -> bool:
    """Whether nothing but modifiers stands between the number and *noun*."""
    between = doc[end : noun.i]
    if len(between) > _LONGEST_PHRASE or any(is_spaced_dash(word) for word in between):
        return False
    return not any(
        word.pos_ in {"VERB", "AUX", "ADP"}
        and not _hyphened(word)
        and word.dep_ not in {"amod", "compound", "nmod"}
        for word in between
    )


def _hyphened(word: Token) -> bool:
    doc = word.doc
    before = doc[word.i - 1].text if word.i else ""
    after = doc[word.i + 1].text if word.i + 1 < len(doc) else ""
    return "-" in (before, after)


def _after_of(root: Token, inside: range) -> Token | None:
    """The noun in "dozens of rockets", "two of the men"."""
    doc = root.doc
    after = inside.stop
    if after >= len(doc) or doc[after].lower_ != "of":
        return None
    noun = next((word for word in doc[after].children if word.dep_ == "pobj"), None)
    if noun is not None and (noun.like_num or noun.ent_type_ in _TIMES):
        return None
    if noun is None or noun.pos_ == "PRON" or noun.tag_ in {"WP", "WDT"}:
        return None
    return noun


def _is_definite(noun: Token, root: Token) -> bool:
    """Whether "of" leads to a whole: after an exact number, or with an article."""
    return root.tag_ == "CD" or any(word.dep_ in {"det", "poss"} for word in noun.lefts)


def _following_noun(doc: Doc, start: int, root: Token) -> Token | None:
    """The noun right after the number, where the parser hung the number elsewhere."""
    noun = None
    for word in doc[start : start + _LONGEST_PHRASE]:
        if word.sent.start != root.sent.start:
            break
        if word.ent_type_ in _TIMES:
            break
        if word.pos_ in _NOUNS and word.tag_ not in {"POS"}:
            if noun is not None and noun.dep_ not in {"compound", "nmod", "amod"}:
                break
            noun = word
        elif noun is None and word.text in {'"', "\u201d"}:
            continue  # '"more than 10" sailors'
        elif word.pos_ in {"ADJ"} or word.text == "-" or word.dep_ == "amod":
            if noun is not None and noun.dep_ not in {"compound", "nmod", "amod"}:
                break
        else:
            break
    return noun


def _of_phrase(noun: Token) -> int:
    """Last token of "tonnes of wheat flour"."""
    for word in noun.children:
        if word.i == noun.i + 1 and word.lower_ in {"of", "with", "in"}:
            inner = next((child for child in word.children if child.dep_ == "pobj"), None)
            if inner is not None and inner.i - noun.i <= _LONGEST_PHRASE:
                return inner.i
    return noun.i

"""Sources that stand beside a count: at an end of a headline, behind a dash, inserted, inverted."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from stateofplay.core.statements import MentionKind
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.syntax import is_spaced_dash, joined
from stateofplay.extract.wordlists import wordlists

_LONGEST_TAIL = 6
"""Tokens after the colon of a headline within which a source is named ("...: officials")."""
_RELATIVE = frozenset({"that", "which", "who"})
_BEFORE_SAYING = frozenset({",", "\u201d", '"', "\u2019", "'"})
_SAYING = frozenset({"VBP", "VBZ", "VBD"})


def inserted(governor: Token) -> Iterator[Token]:
    """Find who tells in a relative clause: "a raid that officials say has killed 12".

    Goes by the order of words: parsers hang the inner clause on anything.
    """
    doc, at = governor.doc, governor.i - 1
    while at > governor.sent.start and doc[at].dep_ in {"aux", "neg", "advmod", "auxpass"}:
        at -= 1
    verb = doc[at] if at > governor.sent.start else governor
    subject = next((word for word in verb.lefts if _names_teller(word)), None)
    opening = subject.left_edge.i if subject is not None and _is_saying(verb) else 0
    if subject is not None and opening and doc[opening - 1].lower_ in _RELATIVE:
        yield from joined(subject)


def inverted(node: Token) -> Iterator[Token]:
    """Find who tells behind the verb at the end: "About 12 killed in the north, say officials"."""
    for verb in node.doc[node.i + 1 : node.sent.end]:
        subject = next((word for word in verb.rights if word.dep_ == "nsubj"), None)
        if subject is not None and _is_saying(verb) and verb.nbor(-1).text in _BEFORE_SAYING:
            yield from joined(subject)
            return


def _names_teller(word: Token) -> bool:
    return word.dep_ == "nsubj" and word.tag_ not in {"WDT", "WP", "DT"}


def _is_saying(verb: Token) -> bool:
    return verb.tag_ in _SAYING and verb.lemma_.lower() in wordlists("verbs")["say"]


def after_colon(parsed: Parsed, node: Token) -> Iterator[Token]:
    """Find the source at the end of a headline: "Toll tops 5,000: officials"."""
    if not parsed.in_headline(node):
        return
    title = [word for word in node.doc if parsed.in_headline(word) and not word.is_space]
    colons = [at for at, word in enumerate(title) if word.text in {":", "\u2014", "\u2013"}]
    if not colons or title[colons[-1]].i < node.i:
        return
    tail = title[colons[-1] + 1 :]
    if len(tail) <= _LONGEST_TAIL and not any(word.pos_ in {"VERB", "AUX"} for word in tail):
        yield from (word for word in tail if word.head not in tail or word.head.i == word.i)


def after_dash(node: Token) -> Iterator[Token]:
    """Find the source at the end of a line: "12 villagers killed - coast guard"."""
    sentence = node.sent
    dashes = [
        word.i for word in sentence[-_LONGEST_TAIL:] if is_spaced_dash(word) and word.i > node.i
    ]
    tail = node.doc[dashes[-1] + 1 : sentence.end] if dashes else ()
    if not any(
        word.pos_ in {"VERB", "AUX"} or word.is_sent_start or _counts(word) for word in tail
    ):
        yield from (word for word in tail if word.head not in tail and not word.is_punct)


def _counts(word: Token) -> bool:
    """Whether *word* goes on counting ("- 40 of them civilians") and names no source."""
    return word.like_num or word.pos_ == "PRON"


def before_colon(parsed: Parsed, node: Token) -> Iterator[Token]:
    """Find the source at the head of a headline: "Relief agency: 7 volunteers killed"."""
    if not parsed.in_headline(node):
        return
    title = [word for word in node.doc if parsed.in_headline(word) and not word.is_space]
    at = next((at for at, word in enumerate(title[:_LONGEST_TAIL]) if word.text == ":"), None)
    if (
        at is None
        or title[at].i > node.i
        or any(word.pos_ in {"VERB", "AUX"} for word in title[:at])
    ):
        return
    heads = [word for word in title[:at] if word.head not in title[:at] or word.head.i == word.i]
    for word in heads:
        mention = parsed.mention_at(word)
        if mention is not None and mention.kind is not MentionKind.PLACE:
            yield word

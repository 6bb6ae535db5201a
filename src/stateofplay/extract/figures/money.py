"""Sums of money: what they are for."""

from __future__ import annotations

from spacy.tokens import Token

from stateofplay.extract.figures.counts import Count
from stateofplay.extract.figures.match import Measured
from stateofplay.extract.syntax import child
from stateofplay.extract.wordlists import wordlists

_LEADS_TO = frozenset({"in", "of", "for", "on", "worth"})


def money_of(count: Count) -> Measured:
    """Measure a sum, and find the words for what it is paid or worth."""
    node = count.node
    of = None
    if count.noun is None or count.noun.idx < count.number.span.end:  # "millions of dollars"
        node = count.root
        behind = [word for word in node.doc[node.i : node.i + 7] if word.sent == node.sent]
        of = _what_for([word for word in behind if word.idx >= count.number.span.end][:3])
    governor = next((w for w in (node, *node.ancestors) if w.pos_ in {"VERB", "AUX"}), node)
    of = of if of is not None or count.noun is not None else _paid(node, governor)
    return Measured(measure="money", rule="currency", word=node, governor=governor, of=of)


def _what_for(words: list[Token]) -> str | None:
    """Find "in aid" and "for the hospital" right after a sum."""
    for word in words:
        inner = child(word, "pobj", "pcomp") if word.lower_ in _LEADS_TO else None
        if inner is not None and inner.pos_ in {"NOUN", "PROPN"} and not _is_time(inner):
            return inner.doc[inner.left_edge.i : inner.i + 1].text
    return None


def _is_time(noun: Token) -> bool:
    """Whether *noun* tells when a sum is paid: "$40 million in two years"."""
    return (
        noun.ent_type_ in {"DATE", "TIME"} or noun.lemma_.lower() in wordlists("figures")["spans"]
    )


def _paid(node: Token, governor: Token) -> str | None:
    """What is worth a sum: "contracts worth $6 million", "the missiles cost $1 billion"."""
    words = wordlists("figures")
    subject = child(governor, "nsubj") if governor.lemma_ in words["costing"] else None
    if subject is not None and subject.i < node.i and subject.pos_ in {"NOUN", "PROPN"}:
        return subject.text
    before = node.doc[max(node.sent.start, node.i - 5) : node.i]
    worth = next((word for word in before if word.lower_ in words["worth"]), None)
    noun = worth.nbor(-1) if worth is not None and worth.i > node.sent.start else None
    return noun.text if noun is not None and noun.pos_ in {"NOUN", "PROPN"} else None

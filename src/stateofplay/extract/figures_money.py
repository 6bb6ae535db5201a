"""Sums of money: what they are for."""

from __future__ import annotations

from stateofplay.extract.figures_counts import Count
from stateofplay.extract.figures_match import Measured
from stateofplay.extract.syntax import child

_LEADS_TO = frozenset({"in", "of", "for", "on", "worth"})


def money_of(count: Count) -> Measured:
    """Measure a sum, and find the words for what it is paid or worth."""
    node = count.node
    of = None
    if count.noun is None:
        node = count.root
        for word in node.doc[node.i + 1 : node.i + 4]:
            inner = child(word, "pobj") if word.lower_ in _LEADS_TO else None
            if inner is not None:
                of = node.doc[inner.left_edge.i : inner.i + 1].text
                break
    governor = next((w for w in (node, *node.ancestors) if w.pos_ in {"VERB", "AUX"}), node)
    return Measured(measure="money", rule="currency", word=node, governor=governor, of=of)

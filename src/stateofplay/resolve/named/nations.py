"""A state told by its people: "the Norlanders agreed", "what the Norlanders said".

So it is where the people are told as a whole, act, and are nobody whom the report counts ("four
Norlanders").
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from stateofplay.core.statements import Mention, MentionKind
from stateofplay.resolve.reference.forms import bare
from stateofplay.resolve.reference.lexicon import Lexicon

_SOME = re.compile(r"\b(?:of|among|between) the \Z", re.IGNORECASE)
"""Before a people of whom some are told ("most of the Norlanders")."""
_BEFORE = 20
_WHICH = re.compile(r",? (?:who|whom|whose|living|held|accused|charged)\b")
"""Behind a people of whom those are told of whom something more is said."""


def told_by_people(mentions: Iterable[Mention], text: str, lexicon: Lexicon) -> frozenset[str]:
    """Give the ids of the mentions of a people that can stand for its state.

    Args:
        mentions: Those with an article, "the".
        text: The report's.
        lexicon: The reference data.
    """
    counts = "|".join(sorted(map(re.escape, lexicon.counting | lexicon.quantities)))
    found = set()
    for mention in mentions:
        words = bare(mention.exact)
        known = lexicon.find(words)
        if known is None or known.kind != "state" or known.how != "demonym":
            continue
        if mention.kind is MentionKind.PLACE or mention.plural is not True:
            continue
        start = mention.span.start
        some = _SOME.search(text, max(0, start - _BEFORE), start)
        one = re.escape(words.removesuffix("s"))
        counted = rf"\b(?:\d[\d,]*|{counts})(?: of)?(?: [\w-]+){{0,2}} {one}"
        if some or _WHICH.match(text, mention.span.end):
            continue
        if re.search(counted, text, re.IGNORECASE) is None:
            found.add(mention.id)
    return frozenset(found)

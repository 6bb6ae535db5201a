"""What an act is about adds to who does it to whom, or it is nothing: "killed | *two miners*".

A trained reader that finds no matter takes whom a deed hits, or its own name, once more. Grammar
only: no word is known here.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from stateofplay.core.statements import Mention
from stateofplay.core.text import Span
from stateofplay.extract.parsed import Parsed

_NOUNS = frozenset({"NOUN", "PROPN"})
_PROPOSED = frozenset({"REQUEST", "REJECT", "THREATEN", "AGREE", "CONCEDE", "SUPPORT"})
"""Their own name, or somebody, may be the matter: "no *ceasefire*", "backed *Norland*"."""


def repeats(
    parsed: Parsed, kind: str, about: Span | None, head: Token, people: Iterable[Mention]
) -> bool:
    """Whether *about* says again who acts or at whom, or what is done, and nothing beside.

    Args:
        parsed: The report.
        kind: The act's type.
        about: What it is about, as found.
        head: The head word of its trigger.
        people: Who acts, and at whom.
    """
    if about is None or kind in _PROPOSED:
        return False
    words = parsed.doc.char_span(about.start, about.end, alignment_mode="expand")
    if words is None:
        return False
    if words.root.i == head.i:
        return head.pos_ in _NOUNS and about.end <= head.idx + len(head)
    if parsed.mention_at(words.root) is None:  # a thing, if anything: "barred | grain"
        return False
    bare = Span(words[1].idx, about.end) if len(words) > 1 and words[0].dep_ == "det" else about
    return any(person.span.contains(bare) for person in people)

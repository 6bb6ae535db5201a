"""How far a condition reaches: to its verb, and over what "and" or "or" joins to it."""

from __future__ import annotations

from spacy.tokens import Span as Words
from spacy.tokens import Token

from stateofplay.core.text import Span
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.phrases import phrase

_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_CONDITIONAL = frozenset({"advcl", "ccomp", "pcomp"})
_JOINING = frozenset({"and", "or"})
_VERBS = frozenset({"VERB", "AUX"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_BARE = frozenset({"VB", "VBP"})
_HELPING = frozenset({"aux", "auxpass"})


def whole(parsed: Parsed, condition: Span, trigger: Span) -> Span:
    """Give a condition that was cut short its rest.

    Args:
        parsed: The report.
        condition: As found: "unless the hostages", "unless they are freed".
        trigger: Of the act; what is joined to that is no condition.

    Returns:
        It to its verb, "unless the hostages are freed", and to the end of what is joined to it,
        "unless they are freed and the troops leave".
    """
    return _joined(parsed, _to_verb(parsed, condition), trigger)


def _to_verb(parsed: Parsed, condition: Span) -> Span:
    """A condition to its verb: "unless the hostages | were freed"."""
    words = parsed.doc.char_span(
        max(condition.start, condition.end - 1), condition.end, alignment_mode="expand"
    )
    last = words.root if words else None
    noun = next((w for w in (last, *last.ancestors) if w.dep_ in _SUBJECT), None) if last else None
    if noun is None or noun.idx < condition.start or noun.idx >= condition.end:
        return condition
    verb = noun.head
    if verb.i < noun.i or verb.idx < condition.end or verb.dep_ not in _CONDITIONAL:
        return condition
    return Span(condition.start, verb.idx + len(verb))


def _joined(parsed: Parsed, condition: Span, trigger: Span) -> Span:
    """A condition with what is joined to it: "unless they are freed | and the troops leave"."""
    words = parsed.doc.char_span(condition.start, condition.end, alignment_mode="expand")
    if not words or words.end >= len(parsed.doc) or parsed.doc[words.end].lower_ not in _JOINING:
        return condition
    one, other = _pair(words)
    if one is None or other is None or not _belong_together(one, other):
        return condition
    rest = phrase(other, keep_conditions=True)
    if rest is None or rest.end <= other.idx or rest.overlaps(trigger):
        return condition
    return Span(condition.start, rest.end)


def _pair(words: Words) -> tuple[Token | None, Token | None]:
    """What "and" behind *words* joins to what, the first within them and before any comma."""
    joining = words.doc[words.end]
    one = joining.head
    other = next((w for w in one.rights if w.dep_ == "conj" and w.i > joining.i), None)
    if other is None or other.left_edge.i != joining.i + 1:
        return None, None
    if (
        one.i < words.start
    ):  # "in exchange for miners and a truce", joined to the verb by the parser
        nouns = not any(word.pos_ in _VERBS for word in words) and other.pos_ in _NOUNS
        return (words[-1], other) if nouns else (None, None)
    alone = not any(word.text == "," for word in words[: one.i - words.start])
    return (one, other) if alone else (None, None)


def _belong_together(one: Token, other: Token) -> bool:
    """Whether two joined words can be of one condition: "freed and leave", no "freed and said"."""
    if one.pos_ in _NOUNS and other.pos_ in _NOUNS:
        after = other.right_edge.i + 1
        return after == len(other.doc) or other.doc[after].pos_ not in _VERBS
    if one.pos_ not in _VERBS or other.pos_ not in _VERBS:
        return False
    if any(word.dep_ == "mark" and word.i < other.i for word in other.lefts):
        return False
    own = any(word.dep_ in _SUBJECT for word in other.lefts)
    helped = [word.lemma_ for word in other.lefts if word.dep_ in _HELPING]
    if other.tag_ == "VBD":
        return one.tag_ == "VBD"
    if other.tag_ == "VBN":
        return "have" not in helped
    return other.tag_ not in _BARE or one.tag_ in _BARE or own or helped != []

"""Mentions widened to their whole noun phrase."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from stateofplay.core.statements import Mention, MentionKind
from stateofplay.core.text import Span
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.syntax import child, is_spaced_dash

_IN_NAME = frozenset({"in", "of", "for", "at", "from", "with"})
_LEFT = frozenset({"det", "poss", "compound", "amod", "nmod", "nummod"})
_LONGEST = 14
_NAMES = frozenset(
    {MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE, MentionKind.PEOPLE}
)


def whole_mention(parsed: Parsed, token: Token) -> Mention | None:
    """The mention *token* heads, widened to its noun phrase ("the ministry in the north").

    Returns:
        A mention that names the one found before as `Mention.same_as` where it is longer; None
        if *token* can name nobody.
    """
    if token.pos_ not in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"}:
        return None
    short = parsed.mention_at(token)
    if short is not None and short.kind is MentionKind.PRONOUN:
        return short
    span = _phrase(token, short)
    if short is not None and short.span == span:
        return short
    exact = parsed.report.full_text[span.start : span.end]
    if short is not None:
        return replace(short, span=span, exact=exact, same_as=short.span)
    plural = token.tag_ in {"NNS", "NNPS"}
    sentence = parsed.sentence_number(span)
    return Mention(
        report_id=parsed.report.id,
        span=span,
        exact=exact,
        kind=MentionKind.GROUP if plural else MentionKind.ORGANISATION,
        head=token.lemma_.lower(),
        sentence=sentence,
        plural=plural,
        subject=token.dep_ in {"nsubj", "nsubjpass"},
    )


def _phrase(token: Token, short: Mention | None) -> Span:
    doc = token.doc
    named = short is not None and short.kind in _NAMES
    left = [word for word in token.lefts if word.dep_ in _LEFT - ({"det"} if named else set())]
    left = [word for word in left if not any(is_spaced_dash(one) for one in doc[word.i : token.i])]
    first = min(
        (word.left_edge.i if word.dep_ == "poss" else word.i for word in left), default=token.i
    )
    last = token.i
    for word in token.rights:
        if word.i != last + 1:
            continue
        if word.dep_ == "prep" and word.lower_ in _IN_NAME:
            noun = child(word, "pobj")
            if noun is not None and noun.i - token.i < _LONGEST and not _has_clause(noun):
                last = noun.i
                last = _end_of_name(noun)
        elif word.dep_ == "appos" and word.pos_ == "PROPN":
            last = word.i
    if last + 1 < len(doc) and _names_it(doc[last + 1], token):
        last += 1
    start, end = doc[first].idx, doc[last].idx + len(doc[last])
    if short is not None:
        start, end = min(start, short.span.start), max(end, short.span.end)
    return Span(start, end)


def _end_of_name(noun: Token) -> int:
    """Last token of the name *noun* is part of ("Hamas-run Gaza", headed by "run" or not)."""
    doc, last = noun.doc, noun.i
    compound = noun.i > 0 and doc[noun.i - 1].text == "-"
    while last + 1 < len(doc) and (
        (doc[last].ent_type_ and doc[last + 1].ent_iob_ == "I")
        or (compound and doc[last + 1].pos_ == "PROPN")
    ):
        last += 1
    return last


def _names_it(word: Token, token: Token) -> bool:
    """Whether *word* is the name right after a description: "the news agency WAFA"."""
    beside = word.head.i in {token.i, token.head.i} and word.dep_ in {token.dep_, "appos"}
    return beside and word.pos_ == "PROPN"


def _has_clause(noun: Token) -> bool:
    return any(word.dep_ in {"relcl", "acl"} and word.i < noun.i for word in noun.subtree)

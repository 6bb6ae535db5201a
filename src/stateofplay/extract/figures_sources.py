"""By whose count: the source of a figure, its whole noun phrase kept verbatim."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from stateofplay.core.statements import Mention, MentionKind
from stateofplay.core.text import Span
from stateofplay.extract.attribution import speakers
from stateofplay.extract.figures_measures import Measured
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.syntax import child

_COUNT_NOUNS = frozenset(
    {"count", "estimate", "figure", "tally", "toll", "data", "statistic", "number"}
)
_COUNT_VERBS = frozenset(
    {
        "put",
        "place",
        "report",
        "count",
        "record",
        "give",
        "estimate",
        "confirm",
        "document",
        "register",
        "tally",
    }
)
_IN_NAME = frozenset({"in", "of", "for", "at", "from", "with"})
_LONGEST = 14


def sources(parsed: Parsed, measured: Measured, node: Token) -> tuple[Mention, ...]:
    """Find who is credited for a count, the nearest first; empty means the report itself.

    Args:
        parsed: The report.
        measured: What the count measures, and its governing word.
        node: The counted phrase's topmost token.
    """
    tokens: dict[int, Token] = {}
    told = [word for word in speakers(node) if parsed.mention_at(word) is not None]
    for word in (*_claims(measured, node), *told, *_sentence_source(node)):
        tokens.setdefault(word.i, word)
    own = {node.i, measured.word.i}
    found = {}
    for token in tokens.values():
        if token.i in own or token.i in {word.i for word in node.subtree}:
            continue
        mention = whole_mention(parsed, token)
        if mention is not None:
            found.setdefault(mention.span, mention)
    return tuple(found.values())


def _claims(measured: Measured, node: Token) -> Iterator[Token]:
    """ "The ministry's count of 40", "activists put the toll at 40", "the agency reported 40 deaths"."""
    for noun in (measured.word, node.head.head if node.head.dep_ == "prep" else node.head):
        if noun.lemma_.lower() in _COUNT_NOUNS:
            owner = child(noun, "poss")
            if owner is not None:
                yield owner
    verb = measured.governor
    if verb.lemma_.lower() in _COUNT_VERBS and measured.rule in {
        "total",
        "deaths",
        "injuries",
        "arrests",
        "casualties",
        "weapons",
        "aid-trucks",
    }:
        agent = child(verb, "agent")
        by = child(agent, "pobj") if agent is not None else None
        if by is not None:
            yield by
        elif child(verb, "auxpass") is None and (subject := child(verb, "nsubj")) is not None:
            if subject.lemma_.lower() not in _COUNT_NOUNS and subject.tag_ not in {"WDT", "WP"}:
                yield subject
    for word in node.sent:
        if word.lower_ == "by" and (noun := child(word, "pobj")) is not None:
            if noun.lemma_.lower() in _COUNT_NOUNS:
                owner = child(noun, "poss", "compound")
                if owner is not None:
                    yield owner


def _sentence_source(node: Token) -> Iterator[Token]:
    """ "According to" anywhere in the sentence, and "...: officials" at the end of a headline."""
    words = node.sent
    for word in words:
        if word.lower_ == "according" and abs(word.i - node.i) < 40:
            to = child(word, "prep")
            noun = child(to, "pobj") if to is not None else None
            if noun is not None:
                yield noun


def whole_mention(parsed: Parsed, token: Token) -> Mention | None:
    """The mention *token* heads, widened to its whole noun phrase ("the ministry in the north")."""
    short = parsed.mention_at(token)
    if token.pos_ not in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"}:
        return None
    if short is not None and short.kind is MentionKind.PRONOUN:
        return short
    span = _phrase(parsed, token, short)
    exact = parsed.report.full_text[span.start : span.end]
    if short is not None and short.span == span:
        return short
    if short is not None:
        return replace(short, span=span, exact=exact, same_as=short.span)
    return Mention(
        report_id=parsed.report.id,
        span=span,
        exact=exact,
        kind=MentionKind.GROUP if token.tag_ in {"NNS", "NNPS"} else MentionKind.ORGANISATION,
        head=token.lemma_.lower(),
        sentence=max(0, sum(s.start <= token.idx for s in parsed.sentences) - 1),
        plural=token.tag_ in {"NNS", "NNPS"},
        subject=token.dep_ in {"nsubj", "nsubjpass"},
    )


def _phrase(parsed: Parsed, token: Token, short: Mention | None) -> Span:
    doc = token.doc
    first = min((word.i for word in token.lefts if word.dep_ in _LEFT), default=token.i)
    while first > 0 and doc[first].left_edge.i < first and doc[first].dep_ == "poss":
        first = doc[first].left_edge.i
    last = token.i
    for word in token.rights:
        if word.dep_ == "prep" and word.lower_ in _IN_NAME and word.i == last + 1:
            noun = child(word, "pobj")
            if noun is not None and noun.i - token.i < _LONGEST and not _has_clause(noun):
                last = noun.i
    start = doc[first].idx
    end = doc[last].idx + len(doc[last])
    if short is not None:
        start, end = min(start, short.span.start), max(end, short.span.end)
    return Span(start, end)


_LEFT = frozenset({"det", "poss", "compound", "amod", "nmod", "nummod"})


def _has_clause(noun: Token) -> bool:
    return any(word.dep_ in {"relcl", "acl"} and word.i < noun.i for word in noun.subtree)

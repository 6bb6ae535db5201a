"""What is said: from a cue and the head of its content to the words, quotation marks included."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from spacy.tokens import Token

from stateofplay.core.closed_classes import CLAUSE_MARKERS
from stateofplay.core.text import Span
from stateofplay.extract.engine import Match
from stateofplay.extract.parsed import Parsed

SHORTEST = 4
"""Words from which a quoted stretch is a quotation, not a word in scare quotes."""

_OPENING = 4
"""Words before a cue that opens its sentence: "... over?" the old mayor asked."""

_NEXT_TO = 3
"""Code points between a sentence and the quotation next to it, at most."""

_COMPLEMENTS = frozenset({"oprd", "prep", "acomp", "attr", "xcomp", "ccomp"})
"""What may follow an object and belong to it: "called the plan | a gift", "cited it | as proof"."""


def content_of(parsed: Parsed, match: Match) -> Span | None:
    """What the cue of *match* credits: the words of its role, or those quoted beside it."""
    cue = match.head
    may_quote = match.rule.gives == "assertion"
    for head in match.roles.get("content", ()):
        span = _words(head, cue, with_complements=match.paths["content"] == "object")
        if span is not None:
            return _with_quoted(parsed, span, cue) if may_quote else span
    return _quoted_beside(parsed, cue) if may_quote else None


def is_direct(parsed: Parsed, content: Span) -> bool:
    """Whether *content* is in quotation marks as a whole."""
    at = bisect_right(parsed.quoted, content.start, key=lambda quoted: quoted.start)
    return at > 0 and parsed.quoted[at - 1].contains(content)


def words_of(head: Token, leave_out: frozenset[int]) -> Span | None:
    """The words that hang on *head* but for those in *leave_out* at an edge; None if none."""
    tokens = list(head.doc[head.left_edge.i : head.right_edge.i + 1])
    return _trimmed(tokens, head, leave_out)


def _words(head: Token, cue: Token, *, with_complements: bool) -> Span | None:
    if head.is_ancestor(cue):  # an inserted cue: in the middle its words stay
        return words_of(head, frozenset(token.i for token in cue.subtree))
    last = head.right_edge.i
    for word in cue.rights if with_complements else ():
        if word.left_edge.i == last + 1 and word.dep_ in _COMPLEMENTS:
            last = word.right_edge.i
    return _trimmed(list(head.doc[head.left_edge.i : last + 1]), head, frozenset())


def _trimmed(tokens: list[Token], head: Token, leave_out: frozenset[int]) -> Span | None:
    ends = next(
        (at for at, t in enumerate(tokens) if t.lower_ == "according" and t.i > head.i), None
    )
    tokens = tokens[:ends]
    while tokens and (tokens[0].i in leave_out or _is_edge(tokens[0]) or _opens(tokens[0], head)):
        tokens.pop(0)
    while tokens and (tokens[-1].i in leave_out or _is_edge(tokens[-1])):
        tokens.pop()
    return Span(tokens[0].idx, tokens[-1].idx + len(tokens[-1])) if tokens else None


def _is_edge(token: Token) -> bool:
    return token.is_punct or token.is_space or token.dep_ == "cc"


def _opens(token: Token, head: Token) -> bool:
    return token.lower_ in CLAUSE_MARKERS and token.dep_ in {"mark", "aux"} and token.i < head.i


def _with_quoted(parsed: Parsed, span: Span, cue: Token) -> Span:
    """*span* with the stretches in quotation marks that it reaches into."""
    for quoted in _quoted_within(parsed, span.start, span.end):
        if not quoted.start <= cue.idx < quoted.end:
            span = Span(min(span.start, quoted.start), max(span.end, quoted.end))
    return span


def _quoted_within(parsed: Parsed, start: int, end: int) -> tuple[Span, ...]:
    first = bisect_right(parsed.quoted, start, key=lambda quoted: quoted.end)
    return parsed.quoted[first : bisect_left(parsed.quoted, end, key=lambda quoted: quoted.start)]


def _quoted_beside(parsed: Parsed, cue: Token) -> Span | None:
    """A longer stretch in quotation marks in the cue's sentence or next to it, cue outside."""
    text = parsed.report.full_text
    sentence = parsed.sentence_at(Span(cue.idx, cue.idx + len(cue)))
    opens = text[sentence.start : cue.idx].count(" ") <= _OPENING
    fitting = [
        quoted
        for quoted in _quoted_within(
            parsed,
            sentence.start - _NEXT_TO if opens else sentence.start,
            sentence.end + _NEXT_TO if text[sentence.end - 1] == ":" else sentence.end,
        )
        if len(text[quoted.start : quoted.end].split()) >= SHORTEST
        and not quoted.start <= cue.idx < quoted.end
    ]
    return min(
        fitting,
        key=lambda quoted: max(cue.idx - quoted.end, quoted.start - cue.idx),
        default=None,
    )

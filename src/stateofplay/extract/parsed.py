"""A report with its parse and the mentions in it: what finders and extractors work on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from stateofplay.core.statements import Mention
from stateofplay.core.text import Report, Span
from stateofplay.timex import Timex


def sentence_spans(report: Report, doc: Doc) -> tuple[Span, ...]:
    """Code points of each sentence in order; the whole headline is the first.

    White space around sentences is left out, and what has nothing else is no sentence.
    """
    spans: list[Span] = []
    for sentence in doc.sents if len(doc) else ():
        start, end = sentence.start_char, sentence.end_char
        text = report.full_text[start:end]
        span = Span(start + len(text) - len(text.lstrip()), start + len(text.rstrip()))
        if span.start >= span.end:
            continue
        if spans and span.start < len(report.title):
            spans[0] = Span(spans[0].start, span.end)
        else:
            spans.append(span)
    return tuple(spans)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """One report between analysis and statements.

    Attributes:
        sentences: Code points of the sentences, in order (`sentence_spans`).
        mentions: All mentions, in order of the text.
        by_token: Token index -> the mention that this token heads.
        quoted: Stretches within quotation marks, in order, not overlapping.
        times: Expressions of time that have days, in order.
    """

    report: Report
    doc: Doc
    sentences: tuple[Span, ...]
    mentions: tuple[Mention, ...]
    by_token: Mapping[int, Mention]
    quoted: tuple[Span, ...] = ()
    times: tuple[Timex, ...] = ()

    def mention_at(self, token: Token) -> Mention | None:
        """The mention that *token* heads, if any."""
        return self.by_token.get(token.i)

    def mentions_within(self, span: Span) -> tuple[Mention, ...]:
        """Those mentions that lie within *span*, in order of the text."""
        first = bisect_left(self.mentions, span.start, key=lambda mention: mention.span.start)
        last = bisect_left(self.mentions, span.end, key=lambda mention: mention.span.start)
        return tuple(m for m in self.mentions[first:last] if m.span.end <= span.end)

    def times_within(self, span: Span) -> tuple[Timex, ...]:
        """Those expressions of time that overlap *span*."""
        first = bisect_right(self.times, span.start, key=lambda timex: timex.span.end)
        last = bisect_left(self.times, span.end, key=lambda timex: timex.span.start)
        return self.times[first:last]

    def sentence_at(self, span: Span) -> Span:
        """The sentence that *span* starts in."""
        return self.sentences[self.sentence_number(span)]

    def sentence_number(self, span: Span) -> int:
        """The place, among all sentences, of that which *span* starts in."""
        after = bisect_right(self.sentences, span.start, key=lambda sentence: sentence.start)
        return max(0, after - 1)

    def in_headline(self, token: Token) -> bool:
        """Whether *token* stands in the headline."""
        return token.idx < len(self.report.title)

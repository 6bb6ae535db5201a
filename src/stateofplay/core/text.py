"""Reports, places in them, and verbatim quotations from them.

All offsets are Unicode code points into `Report.full_text`, from 0, half-open.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from hashlib import sha256

from stateofplay.core.errors import EvidenceError

CONTEXT = 40
"""Code points of `Evidence.prefix` and `Evidence.suffix`, at most."""


@dataclass(frozen=True, kw_only=True)
class Report:
    """One report as it was read; its words are never altered.

    Attributes:
        source: Path or URL as the user gave it.
        title: Headline, or "" if it has none.
        text: Body.
        published: Day of publication (TimeML's document creation time), None if not given.
        publisher: Outlet, None if not given.
        url: Canonical address, None if not given.
        author: Byline, None if not given.
        extra: Fields of the input that have no place above, kept as they came.
    """

    source: str
    title: str
    text: str
    published: date | None = None
    publisher: str | None = None
    url: str | None = None
    author: str | None = None
    extra: Mapping[str, object] = field(default_factory=dict)

    @cached_property
    def id(self) -> str:
        """Hash of what the report says and who published it when; not of where it was found.

        Two outlets that carry one wire text are two reports. The same file read from
        another path is the same report.
        """
        parts = (self.title, self.text, self.publisher, self.published, self.url)
        return digest(*parts)

    @cached_property
    def full_text(self) -> str:
        r"""``title + "\n\n" + text``: what all offsets refer to."""
        return f"{self.title}\n\n{self.text}"

    @cached_property
    def text_hash(self) -> str:
        """SHA-256 of `full_text` in UTF-8, in hexadecimal."""
        return sha256(self.full_text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of `Report.full_text`: code points, half-open, not empty.

    Nothing is checked here: `cite` raises for a span that is empty or reaches outside.
    """

    start: int
    end: int

    def contains(self, other: Span) -> bool:
        """Say whether *other* lies within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Say whether the two share a code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A verbatim quotation (W3C Web Annotation: text-position and text-quote selectors).

    Attributes:
        report_id: The report it stands in (`Report.id`).
        span: Where.
        exact: The words, unaltered.
        prefix: Up to `CONTEXT` code points before them.
        suffix: Up to `CONTEXT` code points behind them.
    """

    report_id: str
    span: Span
    exact: str
    prefix: str
    suffix: str


def cite(report: Report, span: Span) -> Evidence:
    """Quote *span* of *report* with a little context on both sides.

    Returns:
        Evidence whose ``exact`` is ``report.full_text[span.start:span.end]``, unaltered:
        no stripping, no case folding, no normalised quotation marks.

    Raises:
        EvidenceError: If the span is empty or reaches outside the text.

    Example:
        >>> report = Report(source="-", title="At least 12 people hurt", text="")
        >>> cite(report, Span(0, 18)).exact
        'At least 12 people'
    """
    text = report.full_text
    if not 0 <= span.start < span.end <= len(text):
        problem = f"expected a non-empty span within 0-{len(text)}"
        raise EvidenceError(report.id, span.start, span.end, problem)
    return Evidence(
        report_id=report.id,
        span=span,
        exact=text[span.start : span.end],
        prefix=text[max(0, span.start - CONTEXT) : span.start],
        suffix=text[span.end : span.end + CONTEXT],
    )


def verify(report: Report, evidence: Evidence) -> None:
    """Check that *evidence* stands in *report* letter for letter.

    Raises:
        EvidenceError: If it is of another report, or the words there are others.
    """
    if evidence.report_id != report.id:
        problem = f"the evidence is of report {evidence.report_id}"
    elif evidence != cite(report, evidence.span):
        problem = "the words there are not the ones quoted"
    else:
        return
    raise EvidenceError(report.id, evidence.span.start, evidence.span.end, problem)


def digest(*parts: object) -> str:
    """Hash *parts* into 16 hexadecimal digits; the same parts always give the same digits.

    64 bits: among ten million statements two share an id with a chance of about 3 in a million.
    """
    joined = "\x1f".join("\x00" if part is None else str(part) for part in parts)
    return sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]

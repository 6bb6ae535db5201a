"""Finding the words of a gold label (names, content words) again as spans of the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from training.labels import Span

_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
_CONNECTIVE = re.compile(
    r"\b(?:(?:but\s+)?only\s+(?:if|when|after|once)|even\s+if|until|unless|if|once|provided(?:\s+that)?|as\s+long\s+as"
    r"|so\s+long\s+as|contingent\s+on|conditional\s+on|conditioned\s+on|in\s+return(?:\s+for)?"
    r"|in\s+exchange(?:\s+for)?|without|before|except|while|when|after|on\s+condition)\b",
    re.IGNORECASE,
)
SUBJECT_PRONOUNS = frozenset(
    [
        "he",
        "she",
        "they",
        "it",
        "we",
        "i",
        "who",
        "that",
        "which",
        "his",
        "her",
        "their",
        "its",
        "our",
    ]
)
OBJECT_PRONOUNS = frozenset(
    ["him", "her", "them", "it", "us", "you", "me", "their", "its", "his", "our", "who", "whom"]
)


def without_article(text: str, span: Span) -> Span:
    """*span* less a leading article."""
    m = _ARTICLE.match(text, span[0], span[1])
    return (m.end(), span[1]) if m and m.end() < span[1] else span


def occurrences(text: str, names: Iterable[str]) -> list[Span]:
    """Where any of *names* stands as whole words; a place inside a longer one is left out."""
    found: set[Span] = set()
    for name in names:
        bare = _ARTICLE.sub("", name, count=1) if _ARTICLE.match(name) else name
        if not bare.strip():
            continue
        head = f"[{bare[0].upper()}{bare[0].lower()}]" if bare[0].isalpha() else re.escape(bare[0])
        pattern = rf"(?<!\w){head}{re.escape(bare[1:])}(?!\w)"
        if len(bare) < 3:
            pattern = rf"(?<!\w){re.escape(bare)}(?!\w)"
        found.update(m.span() for m in re.finditer(pattern, text))
    return sorted(
        s for s in found if not any(o != s and o[0] <= s[0] and s[1] <= o[1] for o in found)
    )


def sentence_at(sentences: Sequence[Span], offset: int) -> int:
    """Index of the sentence that holds *offset*."""
    return max(0, bisect_right([s for s, _ in sentences], offset) - 1)


def within(spans: Iterable[Span], low: int, high: int) -> list[Span]:
    """Those of *spans* that lie in low..high."""
    return [s for s in spans if low <= s[0] and s[1] <= high]


def nearest_pronoun(text: str, sentence: Span, trigger: Span, role: str) -> list[Span]:
    """The pronoun likeliest to fill *role* beside *trigger*: before it for a doer."""
    wanted = OBJECT_PRONOUNS if role == "recipient" else SUBJECT_PRONOUNS
    places = [m.span() for m in re.finditer(r"[A-Za-z]+", text[sentence[0] : sentence[1]])]
    places = [(a + sentence[0], b + sentence[0]) for a, b in places]
    places = [p for p in places if text[p[0] : p[1]].lower() in wanted]
    if role != "recipient":
        places = [p for p in places if p[0] < trigger[0] or role == "source"]
    places.sort(key=lambda p: abs(p[0] - trigger[0]))
    return [p for p in places[:1] if abs(p[0] - trigger[0]) < 90]


def content_span(
    text: str, sentence: Span, quote: Span, trigger: Span, words: list[str]
) -> Span | None:
    """A contiguous stretch that covers the content *words*, after the trigger where possible."""
    best: list[Span] = []
    for phrase in words:
        hits = [
            (m.start() + sentence[0], m.end() + sentence[0])
            for m in re.finditer(
                rf"(?<!\w){re.escape(phrase)}\w{{0,2}}(?!\w)",
                text[sentence[0] : sentence[1]],
                re.IGNORECASE,
            )
        ]
        hits = [h for h in hits if not (h[0] < trigger[1] and trigger[0] < h[1])] or hits
        if hits:
            best.append(min(hits, key=lambda h: _cost(h, quote, trigger)))
    if not best:
        return None
    best.sort(key=lambda h: _cost(h, quote, trigger))
    low, high = best[0]
    for start, end in best[1:]:
        a, b = min(low, start), max(high, end)
        crosses = a < trigger[1] and trigger[0] < b
        if not crosses and b - a <= 90:
            low, high = a, b
    return low, high


def with_connective(text: str, sentence: Span, span: Span) -> Span:
    """The condition *span* from its connective on, if one stands close before it."""
    before = text[max(sentence[0], span[0] - 70) : span[0] + 12]
    base = max(sentence[0], span[0] - 70)
    starts = [m.start() + base for m in _CONNECTIVE.finditer(before)]
    return (starts[-1], max(span[1], starts[-1] + 1)) if starts else span


def _cost(hit: Span, quote: Span, trigger: Span) -> tuple[bool, float]:
    """Prefers inside the quote, then after the trigger, then near."""
    inside = quote[0] <= hit[0] and hit[1] <= quote[1]
    distance = hit[0] - trigger[1] if hit[0] >= trigger[1] else 1.5 * (trigger[0] - hit[1]) + 20
    return (not inside, abs(distance))

"""A plain sentence splitter for training texts: paragraphs, then sentence ends."""
# ruff: noqa: RUF001 (typographic quotes are what is matched)

from __future__ import annotations

import re

from training.labels import Span

_END = re.compile(r"""[.!?]["”’')\]]*\s+(?=["“‘'(\[]?[A-Z0-9])""")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Brig|Maj|Capt|Sgt|Sen|Rep|Gov|Prof|St|Jr|Sr|No|vs|Rev|Adm|Hon"
    r"|Jan|Feb|Aug|Sept|Oct|Nov|Dec)|\b[A-Z]|\b(?:[A-Za-z]\.)+[A-Za-z])\.\s+$"
)


def split(title: str, body: str) -> list[Span]:
    r"""Spans of the sentences in ``title + "\\n\\n" + body``; the first is the headline."""
    spans = [(0, len(title))]
    base = len(title) + 2
    for paragraph in re.finditer(r"[^\n]+", body):
        text = paragraph.group()
        start = 0
        ends = [m.end() for m in _END.finditer(text) if not _ABBREVIATION.search(text[: m.end()])]
        for end in [*ends, len(text)]:
            piece = text[start:end]
            lead = len(piece) - len(piece.lstrip())
            if piece.strip():
                low = base + paragraph.start() + start + lead
                spans.append((low, low + len(piece.strip())))
            start = end
    return spans

"""Telling a format from the first bytes, for what has no telling name."""

from __future__ import annotations

import re

from stateofplay.read.encodings import decode_sample

_MAGIC = (
    (b"%PDF-", ".pdf"),
    (b"WARC/", ".warc"),
    (b"PK\x03\x04", ".zip"),
    (b"PK\x05\x06", ".zip"),  # an empty one
)

_OFFICE = b"[Content_Types].xml"
"""The first file of an office document, which is a zip archive."""

_FIELD = re.compile(
    r"(From|To|Subject|Date|Message-ID|MIME-Version|Received|Return-Path|Delivered-To):", re.I
)

_FEWEST_FIELDS = 3
"""Different fields at the head of what is taken for a letter."""


def sniffed_suffix(sample: bytes) -> str:
    """Tell the format from the first bytes: the suffix that it usually has."""
    for magic, suffix in _MAGIC:
        if sample.startswith(magic):
            return ".docx" if suffix == ".zip" and _OFFICE in sample else suffix
    start = decode_sample(sample).lstrip("\ufeff \t\r\n")
    if start.startswith("<"):
        return ".html"
    first, _, rest = start.partition("\n")
    inside = start[1:].lstrip()
    if start.startswith("{") and inside.startswith(('"', "}")):
        whole = first.rstrip().endswith("}") or not rest
        return ".jsonl" if whole else ".json"
    if start.startswith("[") and inside.startswith(("{", "]")):
        return ".json"
    return ".eml" if _is_letter(start) else ".txt"


def _is_letter(start: str) -> bool:
    head, _, _ = start.replace("\r\n", "\n").partition("\n\n")
    lines = head.split("\n")
    if not re.match(r"[A-Za-z-]+:\s", lines[0]):
        return False
    found = {match[1].lower() for line in lines if (match := _FIELD.match(line))}
    return "from" in found and len(found) >= _FEWEST_FIELDS

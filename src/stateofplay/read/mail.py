"""Letters: newsletters as mail programs save them (.eml)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from stateofplay.core.errors import Problem
from stateofplay.read import limits
from stateofplay.read.encodings import decode, decode_as, decode_page
from stateofplay.read.html import article
from stateofplay.read.inputs import Input, problem
from stateofplay.read.records import Record

_SIGNATURE = re.compile(r"^-- $.*", re.MULTILINE | re.DOTALL)
_ADDRESS = re.compile(r"https?://[^\s<>]+")


def read_mail(given: Input) -> Iterator[Record | Problem]:
    """Read a letter: its subject is the headline, its sender the outlet."""
    data = given.stream.read(limits.LONGEST_LINE + 1)
    if len(data) > limits.LONGEST_LINE:
        yield problem(given.source, limits.too_long("this letter", limits.LONGEST_LINE))
        return
    try:
        letter = message_from_bytes(data, _class=EmailMessage, policy=policy.default)
        fields = _head(letter) | _body(letter)
    except Exception as error:  # the library fails on broken letters in many ways
        yield problem(given.source, f"cannot be read as a letter: {type(error).__name__}")
        return
    if not fields.get("text"):
        yield problem(given.source, "no text in this letter; expected plain text or HTML")
        return
    yield Record(source=given.source, where=given.source, fields=fields)


def _head(letter: EmailMessage) -> dict[str, object]:
    name, address = parseaddr(str(letter["From"] or ""))
    when = str(letter["Date"] or "")
    archived = _ADDRESS.search(str(letter["Archived-At"] or ""))
    fields = {
        "title": " ".join(str(letter["Subject"] or "").split()),
        "publisher": name or address.rpartition("@")[2],
        "date": _day(when) if when else None,
        "url": archived[0] if archived else None,
    }
    return {name: value for name, value in fields.items() if value}


def _day(written: str) -> str:
    """Give the day where the letter was written, else what is written there."""
    try:
        return parsedate_to_datetime(written).date().isoformat()
    except ValueError:
        return written


def _body(letter: EmailMessage) -> dict[str, object]:
    """Give the text: of the two forms a letter comes in, the one with more words."""
    plain = letter.get_body(("plain",))
    page = letter.get_body(("html",))
    text = _plain(_letters(plain, decode)) if plain else ""
    found = article(_letters(page, decode_page)) if page else None
    said = str(found["text"]) if found else ""
    if len(said.split()) < len(_ADDRESS.sub("", text).split()) / 2:
        return {"text": text}
    return {"text": said or text}


def _letters(part: object, otherwise: Callable[[bytes], str]) -> str:
    assert isinstance(part, EmailMessage)  # noqa: S101 - what get_body gives
    data = part.get_payload(decode=True)
    return decode_as(part.get_content_charset(), data, otherwise) if isinstance(data, bytes) else ""


def _plain(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _SIGNATURE.sub("", text).strip("\n ")

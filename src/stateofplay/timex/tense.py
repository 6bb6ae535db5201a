"""Whether the words around an expression tell of what was or of what is to come."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from stateofplay.timex.grammar import any_of, words

Tense = Literal["past", "future", "nearest", ""]
"""Behind "by" a past verb leaves it open: "told to answer by 4 May" is the nearest of the two."""
_BACK, _ON = 90, 60
"""Code points looked at before and after."""

_MAYBE = frozenset({"by", "until", "till"})
"""Before these the verb decides: "left by Friday", "will leave by Friday"."""

_ON_DAY = re.compile(r" on \Z")
"""What is under way lies ahead only "on" a day: not "is answering Sunday's attack"."""

_BREAK = re.compile(r"[.!?;][\"'\u201d\u2019)]* +(?=[\"'\u201c(]?[A-Z])|\n\n")


def tense_at(text: str, start: int, end: int) -> Tense:
    """Give the tense of the nearest verb before ``text[start:end]``, else of the first after.

    Only words of the same sentence count; "" if there are none.
    """
    before = text[max(0, start - _BACK) : start]
    before = before[_last_break(before) :]
    beside = _beside().search(before)
    if beside is not None and (beside["past"] or beside["future"].lower() not in _MAYBE):
        return "past" if beside["past"] else "future"
    known = words()["tense"]
    marks = [
        mark for mark in _marks().finditer(before) if not mark["going"] or _ON_DAY.search(before)
    ]
    if marks:
        return _before(marks[-1], beside is not None)
    after = text[end : end + _ON]
    stop = _BREAK.search(after)
    for match in _marks().finditer(after[: stop.start()] if stop else after):
        word = match[0].lower()
        if word not in known["beside_past"] and not match["going"]:
            return "past" if word in known["told"] else _tense(match)
    return "future" if beside is not None else ""


def _before(mark: re.Match[str], maybe: bool) -> Tense:
    """The tense of the nearest verb before; *maybe* behind "by", "until"."""
    tense = _tense(mark)
    if not maybe or tense == "future":
        return tense
    return "future" if mark[0].lower() in words()["tense"]["until_future"] else "nearest"


def _last_break(text: str) -> int:
    ends = [match.end() for match in _BREAK.finditer(text)]
    return ends[-1] if ends else 0


def _tense(match: re.Match[str]) -> Tense:
    return "future" if match["future"] or match["going"] else "past"


@cache
def _beside() -> re.Pattern[str]:
    known = words()["tense"]
    past, future = any_of(known["beside_past"]), any_of(known["beside_future"])
    near = r"(?: the)?(?: (?:early|late|mid))?[ -]\Z"
    return re.compile(rf"\b(?:(?P<past>{past})|(?P<future>{future})){near}", re.I)


@cache
def _marks() -> re.Pattern[str]:
    known = words()["tense"]
    no_past = any_of(known["no_past"])
    return re.compile(
        rf"(?<![\w])(?:(?P<future>{any_of(known['future'])})"
        rf"|(?P<going>{any_of(known['under_way'])} (?:\w+ly |now |also |not )?"
        rf"(?!(?:{any_of(known['future'])})\b)[a-z]{{2,}}ing)"
        rf"|(?P<past>{any_of(known['past'])}|(?!(?:{no_past})\b)[a-z]{{2,}}ed))(?!\w)"
    )

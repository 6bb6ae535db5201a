"""Whether the words around an expression tell of what was or of what is to come."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from stateofplay.timex.grammar import any_of, words

Tense = Literal["past", "future", ""]
_BACK, _ON = 90, 60
"""Code points looked at before and after."""

_MAYBE = frozenset({"by", "until", "till"})
"""Before these the verb decides: "left by Friday", "will leave by Friday"."""

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
    marks = list(_marks().finditer(before))
    if marks:
        lengthened = beside is not None and marks[-1][0].lower() in known["until_future"]
        return "future" if lengthened else _tense(marks[-1])
    after = text[end : end + _ON]
    stop = _BREAK.search(after)
    for match in _marks().finditer(after[: stop.start()] if stop else after):
        word = match[0].lower()
        if word not in known["beside_past"]:
            return "past" if word in known["told"] else _tense(match)
    return "future" if beside is not None else ""


def _last_break(text: str) -> int:
    ends = [match.end() for match in _BREAK.finditer(text)]
    return ends[-1] if ends else 0


def _tense(match: re.Match[str]) -> Tense:
    return "future" if match["future"] else "past"


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
        rf"|(?P<past>{any_of(known['past'])}|(?!(?:{no_past})\b)[a-z]{{2,}}ed))(?!\w)"
    )

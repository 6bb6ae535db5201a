"""Reads the rules of time (``data/rules.yml``) and makes patterns of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from stateofplay.core.errors import DataError
from stateofplay.datafiles import parse_yaml, read_mapping

PACKAGE = "stateofplay.timex"
_SIDES = ("before", "hedges", "after")
_PIECE = re.compile(r"\{([a-z]\w*)\}")
_AFTER = re.compile(r"\{after:([^}]*)\}")
_SPACE = re.compile(r"(?P<kept>\(\?<[=!][^)]*\)|\[[^\]]*\])| (?P<maybe>\?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One expression of time.

    Attributes:
        at: Kind of word without which it cannot stand.
        means: Name of the arithmetic in `stateofplay.timex.meanings`.
    """

    name: str
    at: str
    means: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """All rules, by the kind of word they need.

    Attributes:
        anchors: Finds every word that can be part of an expression of time.
        kinds: Kind of each such word, lower case; what is not there has digits.
        after: Words after an expression that belong to it.
        mods: Those words -> TimeML's MOD.
    """

    rules: Mapping[str, tuple[Rule, ...]]
    anchors: re.Pattern[str]
    kinds: Mapping[str, str]
    before: re.Pattern[str]
    hedges: re.Pattern[str]
    after: re.Pattern[str]
    mods: Mapping[str, str]


def words() -> dict[str, Any]:
    """Give the words of time as they stand in ``words.yml``."""
    return _words()


@cache
def _words() -> dict[str, Any]:
    return read_mapping(PACKAGE, "data", "words.yml")


def load_rules() -> list[dict[str, Any]]:
    """Read ``rules.yml`` as it is, examples included.

    Raises:
        DataError: If it holds no list.
    """
    data = parse_yaml(files(PACKAGE).joinpath("data", "rules.yml").read_text("utf-8"))
    if not isinstance(data, list):
        raise DataError("rules.yml", "file", "expected a list")
    return data


@cache
def load() -> Grammar:
    """Read words and rules, once.

    Raises:
        DataError: If a rule uses a piece that there is not, or is no regular expression.
    """
    pieces = _pieces()
    rules: dict[str, list[Rule]] = {}
    for entry in load_rules():
        rule = Rule(
            name=entry["rule"],
            at=entry["at"],
            means=entry["means"],
            pattern=_compiled(entry, pieces),
        )
        rules.setdefault(rule.at, []).append(rule)
    kinds = dict(_kinds())
    mods = {form: mod for side in _SIDES for mod, form in _forms(_words()[side])}
    return Grammar(
        rules={at: tuple(found) for at, found in rules.items()},
        anchors=_anchors(kinds),
        kinds=kinds,
        before=_ends_with(_side("before")),
        hedges=_ends_with(_side("hedges")),
        after=re.compile(rf" (?P<mod>{any_of(_side('after'))})(?!\w)", re.I),
        mods=mods,
    )


def any_of(forms: Iterable[str]) -> str:
    """Write *forms* as alternatives, the longest first."""
    ordered = sorted(forms, key=lambda form: (-len(form), form))
    return "(?:" + "|".join(re.escape(form) for form in ordered) + ")"


def _compiled(entry: Mapping[str, Any], pieces: Mapping[str, str]) -> re.Pattern[str]:
    try:
        text = _PIECE.sub(lambda match: pieces[match[1]], str(entry["words"]))
        text = _AFTER.sub(lambda match: _behind(match[1].split("|")), text)
        # The text may hold several spaces; what looks back is of one length (`re` wants it so).
        text = _SPACE.sub(lambda match: match["kept"] or (" *" if match["maybe"] else " +"), text)
        return re.compile(rf"(?<!\w)(?:(?<!-)|(?<=mid-))(?:{text})(?!\w)", re.I)
    except (KeyError, re.error) as error:
        raise DataError("rules.yml", entry.get("rule", "a rule"), str(error)) from None


def _ends_with(forms: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?P<mod>{any_of(forms)})(?: the)?[ -]?\Z", re.I)


def _behind(forms: Iterable[str]) -> str:
    """Stands after one of *forms*."""
    return "(?:" + "|".join(rf"(?<=\b{form} )" for form in forms) + ")"


def _capitals(names: Iterable[str]) -> str:
    """Forms of a name as a text writes it, so that "may" and "march" are no months."""
    forms = [form for name in names for form in (name.capitalize(), name.upper())]
    return f"(?-i:{any_of(forms)})"


def _pieces() -> dict[str, str]:
    known = _words()
    return _calendar_pieces(known) | _counting_pieces(known)


def _calendar_pieces(known: Mapping[str, Any]) -> dict[str, str]:
    """Days, months and years."""
    months, short = [*known["months"]], [*known["short_months"]]
    days = _capitals(known["weekdays"])
    unsure = known["unsure_months"]
    plain = [month for month in months if month not in unsure]
    month = rf"(?:{_capitals(months)}|{_capitals(short)}\.?)"
    year = r"(?:1[5-9]|20)\d\d(?!\d)"
    return {
        "month": rf"(?P<month>{month})",
        "month2": rf"(?P<month2>{month})",
        "soundmonth": rf"(?P<month>{_capitals(plain)}|{_capitals(short)}(?:\.|(?!\w|-(?-i:[a-z])))"
        rf"|{_behind(known['before_month'])}{_capitals(unsure)}"
        rf"|{_capitals(['april', 'june', 'august'])}(?! (?-i:[A-Z])))",
        "day": r"(?P<day>\d{1,2}(?:st|nd|rd|th)?|"
        + any_of(known["ordinals"])
        + r")(?![\d%]|,\d\d\d)",
        "day2": r"(?P<day2>\d{1,2})",
        "last": r"(?P<last>\d{1,2})",
        "last2": r"(?P<last2>\d{1,2})(?!\d|:\d|-)",
        "year": rf"(?P<year>{year})",
        "year2": rf"(?P<year2>{year})",
        "weekday": rf"(?P<weekday>{days})",
        "weekday2": rf"(?P<weekday2>{days})",
        "weekdays": rf"(?P<weekdays>{days})[sS]",
        "anyday": rf"(?P<anyday>(?:{days}|{_capitals(known['short_weekdays'])}\.?))",
    }


def _counting_pieces(known: Mapping[str, Any]) -> dict[str, str]:
    """Numbers, units, and what has a name of its own."""
    number = any_of(known["numbers"])
    return {
        "season": rf"(?P<season>{any_of(known['seasons'])})",
        "season0": any_of(known["seasons"]),
        "number0": number,
        "part": any_of(known["parts_of_day"]),
        "decade": any_of(known["decades"]),
        "ordinal": rf"(?P<nth_word>{any_of(known['ordinals'])})",
        "ordinal1": any_of(known["ordinals"]),
        "number": number,
        "number1": number,
        "deictic": any_of(known["deictic"]),
        "holiday": any_of(known["holidays"]),
        "reference": _references(known),
        "units": rf"(?P<unit>{any_of(known['units'])})s?",
        "vague": r"(?P<vague>an?(?: good| great)? few|several|many|some|a number of|a couple of"
        r"|couple of|a handful of|few|countless|dozens of|hundreds of|thousands of"
        r"|tens of thousands of)",
        "extra": r"(?:more|additional|full|whole|consecutive|straight|trading|business|working"
        r"|further|extra|long|calendar|fiscal|other|bloody|weary)",
        "n": rf"(?P<n>\d[\d,]*(?:\.\d+)?(?: \d/\d)?|(?:{number})(?:(?: and)?[ -](?:{number}))*"
        rf"(?: and a half)?|an?(?: hundred| thousand| dozen)?(?: and a half)?)",
    }


def _references(known: Mapping[str, Any]) -> str:
    """Each of them, with what may not follow it."""
    forms = [form for forms in known["references"].values() for form in forms]
    special = known["not_after"]
    said = [rf"{form}(?! (?:{any_of(words_after)}))" for form, words_after in special.items()]
    return "(?:" + "|".join([any_of(f for f in forms if f not in special), *said]) + ")"


def _kinds() -> Iterable[tuple[str, str]]:
    """Each word that can anchor an expression, with its kind."""
    known = _words()
    named = {
        "month": (*known["months"], *known["short_months"]),
        "weekday": (*known["weekdays"], *(f"{day}s" for day in known["weekdays"])),
        "season": known["seasons"],
        "part": known["parts_of_day"],
        "decade": known["decades"],
        "deictic": known["deictic"],
        "reference": [form for forms in known["references"].values() for form in forms],
        "holiday": known["holidays"],
        "noon": ("noon", "midday", "midnight"),
        "half": ("half of",),
        "while": ("a while", "some time", "a long", "a short", "the time"),
        "yearwords": ("nineteen", "two thousand"),
        "adverb": ("daily", "weekly", "monthly", "yearly", "annually", "hourly", "nightly"),
        "unit": [form for unit in known["units"] for form in (unit, f"{unit}s")],
    }
    for kind, forms in named.items():
        for form in forms:
            yield form, kind


def _anchors(kinds: Mapping[str, str]) -> re.Pattern[str]:
    digits = (
        r"(?P<decade>\d0'?s)|(?P<digits>(?:19|20)\d\d(?!'?s))|(?P<slash>\d/\d\d?/)|(?P<oldyear>1[0-8]\d\d(?![\d,]))|(?P<quarter>Q[1-4])"
        r"|(?P<clock>\d ?[ap]\.?m\b|\d[:.]?[0-5]\d(?![\d,.]\d))|(?P<apostrophe>'\d\d(?!\d|s))"
    )
    return re.compile(rf"(?<![a-z])(?P<word>{any_of(kinds)})(?![a-z])|{digits}", re.I)


def _forms(side: Mapping[str, Iterable[str]]) -> Iterable[tuple[str, str]]:
    for mod, forms in side.items():
        for form in forms:
            yield mod, form


def _side(name: str) -> list[str]:
    return [form for _, form in _forms(_words()[name])]

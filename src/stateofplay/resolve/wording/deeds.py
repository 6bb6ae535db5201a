"""A deed by its verb and its object: "try to buy up to $50 billion of grain" is to buy grain.

What only says that it is tried or goes on, and how much of it there is, tells nothing of what is
asked. The words are data (``data/deeds.yml``).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from typing import Any

from stateofplay.core.stems import plain_words, stem
from stateofplay.datafiles import read_mapping
from stateofplay.resolve.reference.forms import bare
from stateofplay.sums import load, one_of, signs

DATA = "deeds.yml"
_SIGN = f"[{''.join(sorted(signs()))}]"
NUMBER = rf"(?:[a-z]{{0,4}}{_SIGN})?\d[\d.,]*(?:{one_of(load()['letters'])}|%)?"
"""A number in digits, with its currency before it or its scale behind it, in small letters."""

_CONVERTED = re.compile(r"\s*\([^\w()]*\d[^()]*\)\s+(?=[a-z])")
"""The same amount in other units, within a phrase: "a 30-kilometre | (19-mile) | fence"."""
_WHO = 6
"""Who is asked has fewer words."""


def plainly(words: str) -> str:
    """Leave out of *words* what is only tried or goes on, and how much of it there is.

    Example:
        >>> plainly("to continue to buy up to $50 billion of grain")
        'to buy grain'
    """
    plain = _partly().sub("", _hedged().sub("", _exemplified().sub("", words)))
    plain = _CONVERTED.sub(" ", _measured().sub("", plain))
    while (shorter := _attempted().sub("to ", plain)) != plain:
        plain = shorter
    return plain


def yielded(words: str) -> str:
    """Give what a request wants something to come to: "the talks to result in | a new law".

    Example:
        >>> yielded("the talks to result in a new law"), yielded("to result in a law")
        ('a new law', 'to result in a law')
    """
    return _yielding().sub("", words, count=1)


def verb_of(trigger: str) -> str:
    """Give the verb at the end of a trigger that some object follows, with its particle, if any.

    Returns:
        "" if there is none, or if it says no more than the act itself ("would accept"). A verb of
        ending may stand alone ("Stop").

    Example:
        >>> verb_of("must not give up"), verb_of("would accept"), verb_of("the plea")
        ('give up', '', '')
    """
    data, said = load_data(), plain_words(trigger)
    if len(said) == 1 and said[0] in data["ceasing"]:
        return said[0]
    with_particle = len(said) > 1 and said[-1] in data["particles"]
    place = len(said) - (2 if with_particle else 1)
    if place < 1 or said[place] in data["plain"] or said[place].endswith(tuple(data["no_verb"])):
        return ""
    before = said[place - 1]
    bears = before in data["bearing"] or before.endswith("n't")
    return " ".join(said[place:]) if bears else ""


def done_of(trigger: str) -> str:
    """Give what a trigger says must be done to something; "" if it says no more than the act.

    Example:
        >>> done_of("must be regulated"), done_of("should be welcomed"), done_of("must leave")
        ('regulated', '', '')
    """
    data, said = load_data(), plain_words(trigger)
    place = said.index("be") + 1 if "be" in said[1:] else len(said)
    done = [word for word in said[place:] if not word.endswith("ly")]
    if not done or said[place - 2] not in data["bearing"]:
        return ""
    if not done[0].endswith(tuple(data["done"])):
        return ""
    idle = (*data["plain"], *data["shunning"])
    return "" if stem(done[0]) in map(stem, idle) else done[0]


def realises(done: str) -> bool:
    """Say whether by what is *done* a thing comes about or stays: "a deal must be | reached"."""
    return stem(done) in map(stem, load_data()["realising"])


def ceases(verb: str) -> bool:
    """Say whether the subject of *verb* is what is to end: "the raids | must stop"."""
    return verb in load_data()["ceasing"]


def asked_of(words: str, who: Collection[str]) -> str:
    """Give what somebody is asked to do: "that Norland | leave", "the government | to leave".

    Args:
        words: What a request is about.
        who: Names and nouns, in small letters, of those who can act.

    Returns:
        The deed, beginning with "to"; *words* as they are if they begin with nobody.

    Example:
        >>> asked_of("that Norland drop the requirements", {"norland"})
        'to drop the requirements'
    """
    parts = words.split()
    first = 1 if parts[:1] == ["that"] else 0
    parties = load_data()["parties"]
    for place in range(first + 1, min(len(parts) - 1, first + _WHO)):
        name, verb = bare(" ".join(parts[first:place])).lower(), parts[place]
        known = name in who or name.rpartition(" ")[2] in parties
        if not known or verb in parties:
            continue
        if verb == "to":
            return " ".join(parts[place:])
        if first and verb in load_data()["denials"]:
            return " ".join(["not to", *parts[place + 1 :]])
        plain = (
            verb.isalpha() and verb.islower() and not (verb.endswith("s") or is_participle(verb))
        )
        if first and plain and verb not in load_data()["helping"]:
            return " ".join(["to", *parts[place:]])
    return words


def is_participle(verb: str) -> bool:
    """Say whether *verb* ends like none that is told as to be done.

    Example:
        >>> is_participle("settling"), is_participle("settled"), is_participle("settle")
        (True, True, False)
    """
    return verb.endswith(tuple(load_data()["participles"]))


def suffers(before: str) -> bool:
    """Say whether the words *before* a verb make it a passive: "no fuel would be | permitted"."""
    return not {*plain_words(before)[-1:]}.isdisjoint(load_data()["being"])


@cache
def load_data() -> dict[str, Any]:
    """Read ``deeds.yml`` as it is, examples included; once, for every act asks for it."""
    return read_mapping("stateofplay.resolve", "data", DATA)


def _any(kind: str) -> str:
    return "|".join(map(re.escape, load_data()[kind]))


@cache
def _hedged() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any('hedges')}) (?={NUMBER})", re.IGNORECASE)


@cache
def _exemplified() -> re.Pattern[str]:
    return re.compile(rf"[\W_]* \b(?:{_any('exemplifying')}) .*$", re.IGNORECASE | re.DOTALL)


@cache
def _yielding() -> re.Pattern[str]:
    return re.compile(rf"^(?!to ).{{3,60}}? to (?:{_any('yielding')}) (?=\w)", re.IGNORECASE)


@cache
def _partly() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any('parts')}) of (?=[a-z])", re.IGNORECASE)


@cache
def _measured() -> re.Pattern[str]:
    scale, unit = _any("scales"), _any("measures")
    no_thing = rf"(?!(?:of|{_any('amounting')}|{scale}) )"
    of = rf"(?: (?:{unit}))?(?: (?:of|in))? (?=[a-z]){no_thing}"
    share = "|".join(rf"(?<={re.escape(each)}) of\b" for each in load_data()["shares"])
    much = rf"(?<!\w){NUMBER}(?:-| )?(?:{scale})\b(?!{share}){of}"
    return re.compile(rf"{much}|(?<=[a-z] ){_SIGN}\d[\d.,]*\w*{of}", re.IGNORECASE)


@cache
def _attempted() -> re.Pattern[str]:
    return re.compile(rf"^to (?:{_any('attempts')}) to (?=[a-z])", re.IGNORECASE)

"""Whether two reports on one story tell one act in words of their own.

A pure function of two statements: signs that speak for one act, each with its weight, and vetoes
that no likeness outweighs. Weights and kinds of deeds are data (``data/retold.yml``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from stateofplay.compare.acts.acts import NEAR_DAYS, SETTLED, says_again
from stateofplay.compare.acts.marks import other_numbers
from stateofplay.compare.acts.tellings import (
    Telling,
    are_apart,
    are_neighbours,
    kinds_in,
    names_of,
    spoken,
    weights,
)
from stateofplay.compare.facts import Fact, is_sure, other_place, side
from stateofplay.compare.reports.context import Context
from stateofplay.compare.stories.words import cosine, rarity
from stateofplay.core.judgements import Actor
from stateofplay.core.statements import LIKELY, Act, Reality
from stateofplay.timex import EVE

LATER_DAYS = 3
"""Reports that name no day tell what was done so many days before, at most."""

QUOTED_DAYS = 7
"""What somebody said is quoted for so many days."""

_TELLING = 2.0
"""Words of names that are rarer may show that two names are of one."""
_PERSON = "person"
_NAMED = frozenset({_PERSON, "state", "government", "military", "organisation", "armed group"})
_BODIES = frozenset({"government", "military", "organisation"})
_WORDING = 0.5
"""Sentences so like one another tell one thing, whatever it is read as and to whom it is said."""
_VERY_LIKE = 0.6
"""These do so whoever is read to say it."""
_AGAIN = 100.0
"""How well an act fits those that say the very same."""


def likeness(one: Telling, other: Telling) -> float:
    """Say how much speaks for two tellings of one act; 0 where anything forbids it."""
    return 0.0 if _forbidden(one, other) else _weighed(one, other)


def signs(one: Telling, other: Telling) -> dict[str, float]:
    """Give what speaks for one act, by the names of ``retold.yml``."""
    found = {
        "words": cosine(one.words, other.words),
        f"{_deed(one, other)} deed": 1.0,
        f"actor {_relation(one.actors, other.actors, one.actor_words & other.actor_words)}": 1.0,
        **_when(one, other),
    }
    if one.about and other.about:
        found["about"] = cosine(one.about, other.about)
    if not one.quoted.isdisjoint(other.quoted):
        found["quoted"] = 1.0
    if any(unit for unit, _ in one.numbers & other.numbers):
        found["amount"] = 1.0
    if one.fact.act_type != other.fact.act_type:
        found["other type"] = 1.0
    if one.many or other.many:
        found["many"] = 1.0
    if not (is_sure(one.fact.entry, LIKELY) and is_sure(other.fact.entry, LIKELY)):
        found["unsure"] = 1.0
    whom = one.recipient_words & other.recipient_words
    found[f"recipient {_relation(one.recipients, other.recipients, whom)}"] = 1.0
    if not {*one.fact.entry.proposals}.isdisjoint(other.fact.entry.proposals):
        both = one.fact.entry.topical and other.fact.entry.topical
        settled = both and one.fact.act_type in SETTLED
        found["known topic" if settled else "like topic"] = 1.0
    return found


def is_linked(one: Telling, other: Telling, context: Context) -> bool:
    """Say whether two tellings, of two reports on one story, are of one act.

    They are where much speaks for it, or where the one says again what the other says.
    """
    if one.fact.act_type != other.fact.act_type and not _one_word(one, other):
        return False
    told_alike = _reality(one.fact) == _reality(other.fact)
    if told_alike and likeness(one, other) >= weights()["one act"]:
        return True
    return _is_again(one, other, context)


def _is_again(one: Telling, other: Telling, context: Context) -> bool:
    """Whether type, actor and subject are the same, and the day (`compare.acts.acts`)."""
    if one.key is None or one.key != other.key:
        return False
    apart = are_apart(one.fact.act_type, one.kinds, other.kinds) or one.undone != other.undone
    if apart or other_numbers(one.numbers, other.numbers):
        return False
    return says_again(one.fact, other.fact, context)


def fit(one: Telling, other: Telling, context: Context) -> float | None:
    """Say how well two tellings fit each other as those of one act; None where they are two.

    What the one says again of the other fits best. Two of one report are held apart by their kind
    of deed alone: a report tells one act more than once.
    """
    one_type = one.fact.act_type == other.fact.act_type
    if one_type and are_apart(one.fact.act_type, one.kinds, other.kinds):
        return None
    if one.fact.report == other.fact.report:
        return 0.0 if one_type or not one.deed.isdisjoint(other.deed) else None
    forbidden = _forbidden(one, other)
    if _is_again(one, other, context):
        return _AGAIN if forbidden else _AGAIN + _weighed(one, other)
    return None if forbidden else _weighed(one, other)


def in_common(tellings: Sequence[Telling]) -> list[str]:
    """Give the words that most of the sentences of several tellings have, the rarest first."""
    counts = Counter(word for each in tellings for word in each.words)
    shared = [word for word, count in counts.items() if 2 * count > max(2, len(tellings))]
    return sorted(shared, key=lambda word: (-counts[word] * rarity(word), word))


def _weighed(one: Telling, other: Telling) -> float:
    weigh = weights()
    return sum(weigh[sign] * value for sign, value in signs(one, other).items())


def _forbidden(one: Telling, other: Telling) -> bool:
    return _on_other_days(one, other) or _other_deeds(one, other) or _others(one, other)


def _when(one: Telling, other: Telling) -> dict[str, float]:
    if one.days and other.days:
        exact = one.days == other.days and (one.days[1] - one.days[0]).days <= NEAR_DAYS
        return {"day told" if exact else "days told": 1.0}
    apart = _days_apart(one.fact.day, other.fact.day)
    return {"days apart": float(apart > 0), "far apart": float(apart > NEAR_DAYS)}


def _on_other_days(one: Telling, other: Telling) -> bool:
    """Whether words name other days, or one report came out before what the other one tells.

    A report that names no day tells what was done shortly before it came out.
    """
    if _is_quoted_again(one, other):
        return _days_apart(one.fact.day, other.fact.day) > QUOTED_DAYS
    if one.days and other.days:
        return one.days[1] < other.days[0] or other.days[1] < one.days[0]
    if not one.days and not other.days:
        return _days_apart(one.fact.day, other.fact.day) > LATER_DAYS
    days, published = one.days or other.days, other.fact.day if one.days else one.fact.day
    if days is None or published is None:
        return True
    return days[0] - published > EVE or (published - days[1]).days > LATER_DAYS


def _other_deeds(one: Telling, other: Telling) -> bool:
    a, b = one.fact, other.fact
    if _may_come(a) != _may_come(b) or one.undone != other.undone or other_place(a, b):
        return True
    if a.act_type == b.act_type:
        if are_apart(a.act_type, one.kinds, other.kinds):
            return True
    elif not (are_neighbours(a.act_type, b.act_type) or _one_wording(one, other)):
        return True
    if other_numbers(one.numbers, other.numbers):
        return True
    topical = a.entry.topical and b.entry.topical
    return topical and {*a.entry.proposals}.isdisjoint(b.entry.proposals)


def _others(one: Telling, other: Telling) -> bool:
    """Whether others act; of what is said, whether others are told it, or who says it is open.

    The latter does not matter where much the same words are told.
    """
    who = _relation(one.actors, other.actors, one.actor_words & other.actor_words)
    if who == "other" or spoken().isdisjoint((one.fact.act_type, other.fact.act_type)):
        return who == "other"
    words = one.recipient_words & other.recipient_words
    whom = _relation(one.recipients, other.recipients, words)
    if who in ("vague", "open"):
        return not _one_wording(one, other, _VERY_LIKE)
    return whom == "other" and not _one_wording(one, other)


def _is_quoted_again(one: Telling, other: Telling) -> bool:
    """Whether one speaker's rare words are quoted in both: that is one occasion for some days."""
    types = one.fact.act_type, other.fact.act_type
    if one.quoted.isdisjoint(other.quoted) or spoken().isdisjoint(types):
        return False
    return not {each.id for each in one.actors}.isdisjoint(each.id for each in other.actors)


def _one_wording(one: Telling, other: Telling, least: float = _WORDING) -> bool:
    return not one.quoted.isdisjoint(other.quoted) or cosine(one.words, other.words) >= least


def _one_word(one: Telling, other: Telling) -> bool:
    """Whether acts of two types are named by one word, or told with one quotation."""
    return not one.deed.isdisjoint(other.deed) or _one_wording(one, other)


def _deed(one: Telling, other: Telling) -> str:
    """How like the words are that name two acts: telling, like, open or other."""
    if one.fact.act_type != other.fact.act_type:
        return "other" if one.deed.isdisjoint(other.deed) else "like"
    kinds = one.kinds & other.kinds
    if not kinds.isdisjoint(kinds_in("telling", one.fact.act_type)):
        return "telling"
    if kinds or not one.deed.isdisjoint(other.deed):
        return "like"
    vague = kinds_in("open", one.fact.act_type)
    return "other" if vague.isdisjoint(one.kinds | other.kinds) else "open"


def _reality(fact: Fact) -> Reality | None:
    act = fact.entry.content
    return act.reality if isinstance(act, Act) else None


def _may_come(fact: Fact) -> bool:
    return _reality(fact) is Reality.POSSIBLE


def _days_apart(one: date | None, other: date | None) -> int:
    return abs((one - other).days) if one and other else LATER_DAYS + 1


def _relation(some: Sequence[Actor], others: Sequence[Actor], words: frozenset[str]) -> str:
    """How those whom one report names stand to those whom another one names.

    ``same``; ``side``: one speaks for the other; ``like``: names with telling words in common;
    ``open``: one is not known; ``vague``: one is only described; ``other``: two that are named.
    """
    like = any(rarity(word) > _TELLING for word in words)
    if not some or not others:
        return "like" if like else "open"
    if any(one.id == other.id for one in some for other in others):
        return "same"
    pairs = [(one, other) for one in some for other in others]
    if any(_speaks_for(*pair) for pair in pairs):
        return "side"
    if all(_is_named(one) and _is_named(other) for one, other in pairs):
        return "like" if any(_is_longer_name(*pair) for pair in pairs) else "other"
    return "like" if like else "vague"


def _speaks_for(one: Actor, other: Actor) -> bool:
    """Whether one is, or speaks for, the other; two people of one side are two."""
    if side(one) != side(other):
        return False
    if one.kind == other.kind == _PERSON:
        return not (_is_name(one) and _is_name(other))
    sides = one.id == side(one) or other.id == side(other)
    return sides or not (one.kind in _BODIES and other.kind in _BODIES)


def _is_name(actor: Actor) -> bool:
    return actor.name[:1].isupper()


def _is_named(actor: Actor) -> bool:
    return actor.party is not None or (actor.kind in _NAMED and actor.name[:1].isupper())


def _is_longer_name(one: Actor, other: Actor) -> bool:
    """Whether one name has all telling words of the other: "Mayor Ada Stone" and "Ada Stone"."""
    mine, theirs = (
        {word for word in names_of([each]) if rarity(word) > _TELLING} for each in (one, other)
    )
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)

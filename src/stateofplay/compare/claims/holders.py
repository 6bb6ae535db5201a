"""Who holds what an act says: its actors, and the parties they speak for.

Nobody in particular holds a position, nor does what is agreed or enacted. Some of a people or a
body are not the whole of it: "42 Democrats" are ``some Democrats``. The words are data
(``data/stances.yml``).
"""

from __future__ import annotations

import re
from calendar import month_abbr, month_name
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from stateofplay.compare.claims.stances import is_paper, load_data, names_nobody
from stateofplay.compare.facts import known, side
from stateofplay.core.judgements import Actor, Entry
from stateofplay.core.slugs import slug
from stateofplay.core.statements import Act, Mention, MentionKind

_NO_HOLDERS = frozenset({"place", "role"})
"""Kinds of actors that hold nothing where no party is told: nobody in particular, or only where."""
_WHOLES = frozenset({MentionKind.PEOPLE, MentionKind.ORGANISATION})
_DAY = re.compile(rf"\b(?:{'|'.join(filter(None, (*month_name, *month_abbr)))}|Sept)\.? \d+ $")
"""The end of a date: of "on June 21 Norlanders left" nobody counts them."""


def holders_in(entry: Entry) -> Iterator[Actor]:
    """Give those who hold what *entry* says, each once."""
    seen: set[str] = set()
    for actor in filter(holds, known(entry.actors)):
        part = _part(entry, actor)
        whole = () if _is_written(actor) else (actor,)
        for holder in (part,) if part is not None else (*whole, _party(actor)):
            if holder is not None and holder.id not in seen:
                seen.add(holder.id)
                yield holder


def holds(actor: Actor) -> bool:
    """Say whether somebody can hold a position: a party, or who is more than anybody or a place."""
    if actor.party is not None and actor.party != actor.name:
        return True
    nobody = actor.kind in _NO_HOLDERS or names_nobody(actor.name)
    return not _is_written(actor) and (actor.party is not None or not nobody)


def part_of(name: str, before: str) -> str:
    """Give what some of a people or a body are called, "" where the whole is told.

    Args:
        name: The people or body.
        before: The words of the sentence before it.

    Example:
        >>> part_of("Vells", "On Friday 42 "), part_of("Council", "Three members of the ")
        ('some Vells', 'members of Council')
        >>> part_of("Vells", "On Friday the ")
        ''
    """
    if member := _pattern("members", r"\b({}) (?:of|in|from) (?:the )?$").search(before):
        return f"{member[1].lower()} of {name}"
    counted = _counted().search(before)
    if counted is None or _DAY.search(before):
        return ""
    most = _pattern("most_of", r"^(?:{})\b").match(counted[1])
    return f"{'most' if most else 'some'} {name}"


def _part(entry: Entry, actor: Actor) -> Actor | None:
    """Those of *actor* who are told, as a holder; None where the whole is."""
    mention = _mention(entry, actor)
    if mention is None or mention.kind not in _WHOLES or actor.kind in ("person", "state"):
        return None
    evidence = entry.statement.evidence
    before = evidence.exact[: max(0, mention.span.start - evidence.span.start)]
    name = part_of(actor.name, before)
    if not name or (mention.kind is not MentionKind.PEOPLE and name.startswith(("some", "most"))):
        return None
    return replace(actor, id=slug(name), name=name, party=None, kind="people")


def _mention(entry: Entry, actor: Actor) -> Mention | None:
    told = entry.content.actors if isinstance(entry.content, Act) else ()
    return next((each for each in told if each.exact == actor.mention), None)


def _is_written(actor: Actor) -> bool:
    """Whether it is something agreed or enacted: whose it is may hold what it says."""
    return actor.kind != "person" and is_paper(actor.name)


def _party(actor: Actor) -> Actor | None:
    """The party *actor* speaks for, as a holder; None if it is the party itself."""
    if actor.party is None or side(actor) == actor.id:
        return None
    return Actor(id=side(actor), name=actor.party, mention=actor.party, party=actor.party)


@cache
def _pattern(kind: str, form: str) -> re.Pattern[str]:
    return re.compile(form.format("|".join(map(re.escape, load_data()[kind]))), re.IGNORECASE)


@cache
def _counted() -> re.Pattern[str]:
    """Words that count, those between them and a name left out: "several top | Democrats"."""
    data = load_data()
    counts, between = ("|".join(map(re.escape, data[kind])) for kind in ("counts", "between"))
    number = r"(?!(?:19|20)\d\d\b)\d(?:[\d,.]*\d)?(?: percent| per cent|%)?(?: of)?"
    return re.compile(rf"(?<![\w,.-])((?:{counts}|{number})(?: (?:{between}))*) $", re.IGNORECASE)

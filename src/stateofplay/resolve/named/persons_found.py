"""Which names are persons', whatever a parser took them for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache

from stateofplay.core.statements import Mention, MentionKind
from stateofplay.resolve.named.known import described
from stateofplay.resolve.reference.forms import PersonName, bare, key, person_name
from stateofplay.resolve.reference.lexicon import Lexicon

_BEFORE = 40
"""Code points before a name in which an office, or a word for a settlement, can stand."""

_LONGEST = 4
_EDGE = re.compile(r"\b")
_INITIAL = re.compile(r"[A-Z]\w+ [A-Z]\. [A-Z][\w-]+")


def is_person(mention: Mention, before: str, lexicon: Lexicon) -> bool:
    """Say whether *mention* names a person, whatever kind it was taken for.

    "Secretary of State Jane Moreau" is a person even where a parser took it for a place: an
    office with one to four capitalised words after it. So is a name with an initial.

    Args:
        mention: A name.
        before: The words just before it.
        lexicon: The reference data.
    """
    if mention.kind is MentionKind.PERSON:
        group = lexicon.noun_class(mention.exact)  # "the Moreau Administration" is no person
        unknown = all(lexicon.find(each) is None for each in (mention.exact, _capitals(mention)))
        unknown = unknown and described(mention.exact, lexicon) is None
        return unknown and not (group is not None and group.state)
    if mention.kind not in (MentionKind.PLACE, MentionKind.ORGANISATION):
        return False
    words = bare(mention.exact)
    if lexicon.find(words) is not None or lexicon.noun_class(words) is not None:
        return False
    if _INITIAL.fullmatch(words) or (mention.owner is None and _office_ends(before, lexicon)):
        return True
    name = person_name(words, lexicon.titles)
    if name is None or name.shown == words or not words.endswith(name.shown):
        return False
    rest = name.shown.split()
    title = words[: -len(name.shown)].replace(".", "")
    titled = lexicon.office(title) is not None or key(title).casefold() in lexicon.titles
    return titled and len(rest) <= _LONGEST and all(word[0].isupper() for word in rest)


def persons_among(
    mentions: Sequence[Mention], others: Sequence[Mention], lexicon: Lexicon
) -> set[str]:
    """Find organisations that are no such, but persons that a parser did not know.

    That is so of two or three capitalised words if the first one is a given name ("Nikki
    Stone"), or if the last one is the only name by which the report tells a person ("Mr. Stone").

    Args:
        mentions: Names taken for persons.
        others: Names taken for something else.
        lexicon: The reference data.

    Returns:
        Ids among *others*.
    """
    names = [name for m in mentions if (name := person_name(m.exact, lexicon.titles)) is not None]
    full = {name.last for name in names if name.full}
    short = {name.last for name in names if not name.full} - full
    found = set()
    for mention in others:
        words = bare(mention.exact).split()
        if mention.kind is not MentionKind.ORGANISATION or len(words) not in (1, 2, 3):
            continue
        if len(words) == 1 and words[0].casefold() not in {*short, *full} & lexicon.leaders.keys():
            continue
        if not all(word[0].isupper() for word in words) or lexicon.find(mention.exact) is not None:
            continue
        known = words[0].casefold() in lexicon.given or words[-1].casefold() in short
        known = known or len(words) == 1  # a last name of the dated facts that is told in full
        if known and lexicon.noun_class(mention.exact) is None:
            found.add(mention.id)
    return found


def _office_ends(before: str, lexicon: Lexicon) -> bool:
    """Whether a capitalised office stands directly before a name ("President Moreau")."""
    words = before.split()
    return (
        before.endswith(" ")
        and bool(words)
        and words[-1][0].isupper()
        and words[-1][-1].isalpha()
        and lexicon.office(" ".join(words[-3:])) is not None
    )


def _capitals(mention: Mention) -> str:
    parts = bare(mention.exact).split()
    while len(parts) > 1 and not parts[0][0].isupper():
        parts = parts[1:]
    return " ".join(parts)


def towns_among(
    mentions: Sequence[Mention], lexicon: Lexicon, is_town: Callable[[str], bool]
) -> list[Mention]:
    """Find those of *mentions*, taken for persons, that name a town.

    That is so if they have no title, the name is a town's, and neither anybody else in the report
    nor anybody of the dated facts has it as last name.
    """
    last: Counter[str] = Counter()
    plain: list[tuple[Mention, PersonName]] = []
    for mention in mentions:
        name = person_name(mention.exact, lexicon.titles)
        if name is None:
            continue
        titled = mention.role is not None or name.shown != bare(mention.exact)
        if titled or name.full:
            last[name.last] += 1
        if not titled:
            plain.append((mention, name))
    return [
        mention
        for mention, name in plain
        if is_town(name.shown)
        and (name.full or not last[name.last])
        and name.last not in lexicon.leaders
    ]


def persons_of(
    named: Sequence[Mention], text: str, lexicon: Lexicon, is_town: Callable[[str], bool]
) -> tuple[list[Mention], set[str]]:
    """Find the persons among names.

    Args:
        named: All names, in order of the text.
        text: The report's.
        lexicon: The reference data.
        is_town: Says whether a name is a town's.

    Returns:
        The persons' mentions, in order, and the ids of those that only looked like somebody: towns.
    """
    taken = {
        mention.id
        for mention in named
        if is_person(
            mention, text[max(0, mention.span.start - _BEFORE) : mention.span.start], lexicon
        )
    }
    likely = [mention for mention in named if mention.id in taken]
    taken |= persons_among(likely, [m for m in named if m.id not in taken], lexicon)
    persons = [mention for mention in named if mention.id in taken]
    towns = {mention.id for mention in towns_among(persons, lexicon, is_town)}
    towns |= {mention.id for mention in named if _is_settlement(mention, persons, text, lexicon)}
    return [mention for mention in persons if mention.id not in towns], towns


def _is_settlement(
    mention: Mention, persons: Sequence[Mention], text: str, lexicon: Lexicon
) -> bool:
    """Whether the report calls a name a place to live in: "Kalmo, a camp", "the town of Kalmo".

    Not so if the name has a title, or is part of a person's longer name.
    """
    if mention.kind not in (MentionKind.PERSON, MentionKind.ORGANISATION) or mention.role:
        return False
    words = bare(mention.exact)
    if not words[:1].isupper() or lexicon.find(words) is not None:
        return False
    if any(
        each.role or (words in each.exact and each.exact != words) for each in _of(words, persons)
    ):
        return False
    return _is_called_settlement(words, text, _called_settlement(lexicon.settlements))


@cache
def _called_settlement(settlements: frozenset[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What calls a name a settlement: where it ends before the name, where it begins behind it."""
    nouns = "|".join(sorted(map(re.escape, settlements), key=len, reverse=True))
    compounds = "|".join(sorted(noun for noun in settlements if " " in noun))
    return (
        re.compile(rf"\b(?:{nouns}) (?:of|at|in|near|outside|called|named) \Z"),
        re.compile(rf"(?:, (?:a|an|the) (?:[\w-]+ ){{0,3}}(?:{nouns})| (?:{compounds}))\b"),
    )


def _is_called_settlement(
    words: str, text: str, calls: tuple[re.Pattern[str], re.Pattern[str]]
) -> bool:
    """Whether what calls a name a settlement stands beside *words* anywhere in *text*."""
    before, behind = calls
    start = text.find(words)
    while start >= 0:
        end = start + len(words)
        if _EDGE.match(text, start) and behind.match(text, end):
            return True
        if _EDGE.match(text, end) and before.search(text, max(0, start - _BEFORE), start):
            return True
        start = text.find(words, start + 1)
    return False


def _of(words: str, persons: Sequence[Mention]) -> list[Mention]:
    return [mention for mention in persons if words in mention.exact]

"""Which words of a mention name a person: no weekday, place or newspaper beside the name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from stateofplay.core.statements import Mention
from stateofplay.resolve.named.owners import is_state_body
from stateofplay.resolve.reference.forms import PersonName, key, person_name
from stateofplay.resolve.reference.lexicon import Lexicon
from stateofplay.resolve.reference.spellings import last_name

Parsed = Sequence[tuple[Mention, PersonName | None]]
"""Mentions of persons, each with the words that name it; None if only titles are left."""

_LONGEST = 4
_FULL = 2
"""Words of a full name, at least."""


def trimmed(
    mentions: Iterable[Mention],
    places: frozenset[str],
    lexicon: Lexicon,
    day: date | None,
) -> Parsed:
    """Give each of *mentions* with the words that name a person.

    Args:
        mentions: As for `persons.place_persons`, like all that follow.
        places: Words that are no part of a name.
        lexicon: The reference data.
        day: Day of publication, None if not known.
    """
    parsed: Parsed = [(each, person_name(each.exact, lexicon.titles)) for each in mentions]
    return _without_tails(_without_places(parsed, places, lexicon), lexicon, day)


def _without_places(parsed: Parsed, places: frozenset[str], lexicon: Lexicon) -> Parsed:
    """Drop what is no given name before a last name that the report also tells without it.

    That is a place, an organisation of several words, or a word the report has in small letters
    ("Following Moreau's visit"). A weekday goes anyway ("on Monday Moreau").
    """
    last = Counter(name.last for _, name in parsed if name is not None)
    found: list[tuple[Mention, PersonName | None]] = []
    for mention, name in parsed:
        words = name.shown.split() if name is not None else []
        if name is not None and len(words) > 1 and words[0].casefold() in lexicon.no_given:
            words = words[1:]
            name = person_name(" ".join(words), frozenset())  # noqa: PLW2901
        if name is not None and len(words) > _FULL and words[-1] == words[-2]:
            words = words[:-1]
            name = person_name(" ".join(words), frozenset())  # noqa: PLW2901
        if name is not None and (size := _before_name(words, lexicon)):
            words = words[size:]
            name = person_name(" ".join(words), frozenset())  # noqa: PLW2901
        if name is not None and len(words) > 1 and last[name.last] > 1:
            words = _without_prefix(words, places, lexicon)
            name = person_name(" ".join(words), frozenset())  # noqa: PLW2901
        found.append((mention, name))
    return found


def _without_tails(parsed: Parsed, lexicon: Lexicon, day: date | None) -> Parsed:
    """Cut what a parser took for a name's end: "Stone Media", "Ada Stone Photographer".

    The first is Stone if Ada Stone is told oftener or known to hold an office, and no other name
    begins with it: that may be a family name that comes first.
    """
    told = Counter(name for _, name in parsed if name is not None and name.full)
    last = Counter(name.last for _, name in parsed if name is not None)
    cut: dict[PersonName, PersonName | None] = {}
    for name, times in told.items():
        first = last_name(name.given[0])
        if len(name.given) == 1 and _names_two(first, name, lexicon):
            cut[name] = None  # a headline's "Moreau Vance summit": two persons
            continue
        beginners = {one.last for one in told if one.given[0] == name.given[0]}
        if last[name.last] > times or len(beginners) > 1:
            continue
        words = name.shown.rsplit(maxsplit=1)[0]
        often = sum(count for one, count in told.items() if one.last == first)
        if any(one.shown == words and count > times for one, count in told.items()):
            cut[name] = person_name(words, frozenset())
        elif often > times or (often and _is_known(first, lexicon, day)):
            cut[name] = person_name(name.shown.split()[0], frozenset())
    return [(each, cut.get(name, name) if name else None) for each, name in parsed]


def _without_prefix(words: list[str], places: frozenset[str], lexicon: Lexicon) -> list[str]:
    for size in range(min(_LONGEST, len(words) - 1), 1, -1):
        if lexicon.find(" ".join(words[:size])) is not None:
            return words[size:]
    while len(words) > 1 and (key(words[0]) in places or _is_body(words[0], lexicon)):
        words = words[1:]
    return words


def _is_known(last: str, lexicon: Lexicon, day: date | None) -> bool:
    """Whether *last* is the last name of an office's holder then, no family name in front."""
    return any(not fact.short for fact in lexicon.holders(last, None, day))


def _names_two(first: str, name: PersonName, lexicon: Lexicon) -> bool:
    """Whether both words of *name* are names that leaders go by, and of two leaders."""
    one, other = (lexicon.leaders.get(each, ()) for each in (first, name.last))
    return bool(one and other) and {fact.name for fact in one}.isdisjoint(f.name for f in other)


def _before_name(words: Sequence[str], lexicon: Lexicon) -> int:
    """How many words before a full name only tell of its bearer, 0 if none does.

    Whose or of which party somebody is ("Republican Ada Stone"), and of which body of a state
    ("Health Committee Ada Stone").
    """
    for size in range(len(words) - _FULL, 1, -1):
        if is_state_body(" ".join(words[:size]), lexicon):
            return size
    known = lexicon.find(words[0]) if len(words) > _FULL else None
    party = len(words) > _FULL and key(words[0]) in lexicon.affiliations
    return int(party or (known is not None and known.how == "demonym"))


def _is_body(word: str, lexicon: Lexicon) -> bool:
    """Whether *word* is an organisation's abbreviation ("the envoy to the UN Ada Stone")."""
    known = lexicon.find(word) if word.isupper() else None
    return known is not None and known.how == "organisation"

"""What the name of a proposal tells: its kind, who is to do it and to whom, and what else.

Words are data (``data/rows.yml``); names of states and organisations are those of `resolve`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from stateofplay.compare.rows.asked import (
    Kind,
    Words,
    asking,
    carrying,
    first,
    kinds,
    last,
    listed,
    phrases,
    topics,
    turns,
)
from stateofplay.compare.rows.measures import told_in
from stateofplay.compare.rows.parties import all_named, named_at, split
from stateofplay.core.stems import stem

_OWNERS = 6
"""Words before "Moreau's call for" among which its owner stands."""

_TELLING = 2
"""Stems by which names of no kind are one though they tell no party."""

Persons = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gist:
    """What a name tells of a proposal.

    Attributes:
        turned: How it is turned round, in order: ("end",) of what is to end.
        kind: A kind of the file, "" for none.
        by: Who is to do it.
        to: To whom, or where; of what is done with each other, all who do it.
        exact: Stems that tell it apart from all that do not have them.
        rest: Stems of what stands behind its first part, and kinds of things named there.
    """

    turned: tuple[str, ...]
    kind: str
    by: frozenset[str] = frozenset()
    to: frozenset[str] = frozenset()
    exact: frozenset[str] = frozenset()
    rest: frozenset[str] = frozenset()

    @property
    def block(self) -> tuple[object, ...]:
        """Names of two blocks are never one."""
        if self.kind:
            return self.turned, kinds()[self.kind].family
        return self.turned, self.exact

    @property
    def open(self) -> bool:
        """Whether it leaves open which one of its kind is meant."""
        if self.by or self.to:
            return False
        if not self.kind:
            return len(self.exact) < _TELLING
        return kinds()[self.kind].done or not self.rest

    @property
    def words(self) -> str:
        """What it tells, for people: "end of attacks by Turkey, Syria"."""
        turned = "".join(f"{turn} of " for turn in self.turned)
        by = f" by {' and '.join(sorted(self.by))}" if self.by else ""
        to = f", {' and '.join(sorted(self.to))}" if self.to else ""
        return f"{turned}{self.kind or ' '.join(sorted(self.exact))}{by}{to}"

    def order(self) -> tuple[object, ...]:
        """Sort key."""
        sets = (self.by, self.to, self.exact, self.rest)
        return self.kind, *(tuple(sorted(each)) for each in sets)

    @property
    def key(self) -> tuple[object, ...]:
        """What is the same of those that are one even where a chain of them conflicts."""
        return self.by, self.to, self.rest

    def meets(self, other: Gist) -> bool:
        """Whether both tell the same of one party, and nothing tells them apart."""
        if self.conflicts(other):
            return False
        kind = kinds().get(self.kind)
        if kind is None:
            telling = len(self.exact) >= _TELLING and self.to == other.to
            return telling or not self.to.isdisjoint(other.to)
        if kind.done:
            one = self.by == other.by or (kind.told and not (self.by and other.by))
            return one and (bool(self.by & other.by) or not self.to.isdisjoint(other.to))
        if kind.matter:
            return bool(self.rest and other.rest) or (
                self.rest == other.rest and self.to == other.to
            )
        return self.to == other.to and (bool(self.to) or self.rest == other.rest)

    def conflicts(self, other: Gist) -> bool:
        """Whether they tell of different parties, or of different matters."""
        if (self.exact, self.kind) != (other.exact, other.kind):
            return True
        sides = ((self.by, other.by), (self.to, other.to))
        if any(one and two and one.isdisjoint(two) for one, two in sides):
            return True
        kind = kinds().get(self.kind)
        if kind is None or not kind.done:
            return not (self.rest <= other.rest or other.rest <= self.rest)
        return bool(self.rest and other.rest) and self.rest.isdisjoint(other.rest)


@lru_cache(maxsize=1 << 16)
def gist_of(
    name: str, said: str = "", about: str = "", persons: Persons = frozenset(), *, sure: bool = True
) -> Gist:
    """Read the name of a proposal.

    Args:
        name: Of the proposal.
        said: The act's verb as written, which may name the kind ("seeking authorization").
        about: The words that the act is about: they tell more than a topic's name.
        persons: Surnames in small letters, and for whom they speak.
        sure: Whether a topic's name tells what is meant; else the words have to be of its kind.
    """
    if noun := _carried(said):
        return _gist(f"{noun} for {name}", persons)
    own = _gist(name, persons, verbal=about.lower().startswith("to "))
    if name not in topics():
        return own
    fitting = topics()[name]
    if kinds()[fitting[-1]].told:
        return _of_topic(own, fitting[-1], about, persons)
    told = _gist(_from_kind(about, fitting), persons) if about else own
    if told.kind in fitting and told.turned in ((), own.turned):
        exact = told.exact & listed("telling")
        return replace(told, by=told.by or own.by, turned=own.turned, exact=exact)
    if sure and not kinds()[fitting[-1]].of:
        return _of_topic(own, fitting[-1], about, persons)
    exact = frozenset({name}) if about else frozenset()
    return replace(own, kind=fitting[-1], exact=exact, rest=frozenset())


def _from_kind(about: str, fitting: Sequence[str]) -> str:
    """Give *about* from the word on that names what is done with each other: "he would | meet"."""
    words, said = split(about)
    for place in range(len(said)):
        told = (first(said[place:], phrases(field))[1] for field in ("verbs", "nouns"))
        if any(kind in fitting and kinds()[kind].mutual for kind in told if kind):
            return " ".join(words[place:])
    return about


def _of_topic(own: Gist, kind: str, about: str, persons: Persons) -> Gist:
    """Complete what a topic's name tells by whom the words name: "US forces from Norland"."""
    told_by, told_to = told_in(about, kind, dict(persons))
    by, to = (told_by, told_to) if kinds()[kind].told else (own.by | told_by, own.to | told_to)
    said = split(about)[1]
    exact, done = frozenset(said) & listed("telling"), kinds()[kind].done
    exact -= kinds()[kind].empty
    by, to = (by, to) if done else (frozenset(), by | to)
    return replace(own, kind=kind, by=by, to=to, exact=exact, rest=frozenset())


def _carried(trigger: str) -> str:
    """Give the noun by which an act's verb itself asks: "seeking | authorization"; "" for none."""
    words = trigger.lower().split()
    _, kind = last(words, phrases("nouns")) if len(words) > 1 else (0, "")
    return trigger if kind and kinds()[kind].carried else ""


@lru_cache(maxsize=1 << 15)
def _gist(name: str, persons: Persons, *, verbal: bool = False) -> Gist:
    """Read a name; *verbal* if its first word is a verb."""
    words, said = split(name)
    known = dict(persons)
    turned, whose, begin = _led_on(words, said, known)
    deed = verbal and not begin
    found = _read(words[begin:], said[begin:], known, deed=deed)
    if not found.kind:
        begin = 0 if not turned else begin
        found = _read(words[begin:], said[begin:], known, deed=deed)
    kind = kinds().get(found.kind)
    if turned and kind and kind.turned:
        found = replace(found, kind=kind.turned)
    if whose and kind and kind.done:
        found = replace(found, by=found.by | whose)
    return replace(found, turned=turned)


def _led_on(
    words: Words, said: Words, known: Mapping[str, str]
) -> tuple[tuple[str, ...], frozenset[str], int]:
    """Give what turns a name round, who asks in it ("Moreau's call for"), where the rest begins."""
    turned: list[str] = []
    whose: frozenset[str] = frozenset()
    begin = 0
    while begin < len(said):
        size, turn = first(said[begin:], turns())
        if size and begin + size < len(said):
            turned.append(turn)
        elif not size:
            size, _ = first(said[begin:], carrying())
            size = size or int(said[begin] in listed("articles"))
        if not size and not turned:
            size, whose = _whose(words[begin:], said[begin:], known)
        if not size or begin + size >= len(said):
            break
        begin += size
    return tuple(turned), whose, begin


def _whose(words: Words, said: Words, known: Mapping[str, str]) -> tuple[int, frozenset[str]]:
    """How many words lead on as "Moreau's call for", and who asks."""
    for at in range(1, min(_OWNERS, len(said))):
        size, _ = first(said[at:], asking())
        if size and said[at - 1].endswith("'s"):
            found = all_named(words[:at], said[:at], known)
            whose = {party for each in found for party in each.parties}
            return at + size, frozenset(whose) if len(whose) == 1 else frozenset()
    return 0, frozenset()


def _read(words: Words, said: Words, known: Mapping[str, str], *, deed: bool) -> Gist:
    """Read a name from its first part on; *deed* if it begins with a verb."""
    head, end, name = _head(said)
    kind = kinds().get(name)
    persons = None if kind is None or kind.personal else known
    parties: tuple[set[str], set[str]] = set(), set()
    stems: tuple[set[str], set[str]] = set(), set()
    place, link = 0, "of"
    while place < len(said):
        behind, word = place >= end, said[place].removesuffix("'s")
        link = word if word in listed("links") else link
        if place in head:
            place += 1
        elif (named := named_at(words, said, place, persons)) is not None:
            does = kind is not None and link in kind.doing if behind else named.does
            if not (kind and kind.mutual and behind and link in listed("where")):
                parties[does].update(named.parties)
            place += named.size
        else:
            size, other = _other(said[place:], kind) if behind else (0, "")
            first_verb = place == 0 and (deed or word.endswith("ing"))
            if first_verb or other or _tells(word, kind):
                apart = word in listed("telling") or first_verb
                loose = kind is not None and not apart and (behind or kind.matter)
                if not (loose and _is_aside(kind, link)) or other:
                    stems[loose].add(other or stem(word))
            place += size or 1
    to, by = parties
    if kind is None or not kind.done:
        by, to = set(), to | by
    exact, rest = map(frozenset, stems)
    return Gist(turned=(), kind=name, by=frozenset(by), to=frozenset(to), exact=exact, rest=rest)


def _is_aside(kind: Kind | None, link: str) -> bool:
    """Whether words behind a *link* tell nothing of what is done: "strikes | for a purpose"."""
    return kind is not None and kind.done and link not in listed("upon")


def _other(said: Words, kind: Kind | None) -> tuple[int, str]:
    """Give how many words name a thing of another kind, within one of *kind*, and which."""
    return (0, "") if kind is None or kind.matter else first(said, phrases("nouns"))


def _tells(word: str, kind: Kind | None) -> bool:
    """Whether a word tells something of what is asked."""
    if word.isdecimal() or word in listed("links") or word in listed("empty"):
        return False
    return kind is None or word not in kind.empty


def _head(said: Words) -> tuple[range, int, str]:
    """Give where the words stand that name the kind, where its first part ends, and the kind."""
    size, kind = first(said, phrases("verbs"))
    if size:
        return range(size), 0, kind
    links = (at for at, word in enumerate(said) if at and word in listed("links"))
    end = next(links, len(said))
    size, kind = last(said[:end], phrases("nouns"))
    return range(end - size, end), end, kind

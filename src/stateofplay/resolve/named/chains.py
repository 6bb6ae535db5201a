"""Chains of mentions while one report is being resolved.

The only mutable values of this stage; they never leave it. `Board.entities` freezes them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from stateofplay.core.judgements import Entity
from stateofplay.core.slugs import slug
from stateofplay.core.statements import Mention
from stateofplay.resolve.reference.forms import PersonName, bare, key


@dataclass(eq=False, slots=True)
class Chain:
    """Mentions of one report that are taken for one actor.

    Attributes:
        key: What made it one: two chains never share a key.
        name: Name to show so far.
        kind: See `Entity.kind`.
        party: For whom it speaks, None if the report does not tell.
        role: Office as written.
        person: The fullest personal name, for persons.
        office: The office noun by which descriptions find it.
        rank: The office noun that the short form of a title tells ("Sen."), if any.
        mentions: In order of the text once `Board.entities` sorts them.
        gender: ``he`` or ``she`` once a title or a pronoun told, else None.
    """

    key: tuple[str, ...]
    name: str
    kind: str
    party: str | None = None
    role: str | None = None
    person: PersonName | None = None
    office: str | None = None
    rank: str | None = None
    mentions: list[Mention] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    gender: str | None = None

    @property
    def singular(self) -> bool:
        """Whether the chain is one human being."""
        return self.kind in ("person", "role")

    def add(self, mention: Mention, reason: str) -> None:
        """Take *mention* into the chain."""
        self.mentions.append(mention)
        if reason not in self.reasons:
            self.reasons.append(reason)


class Board:
    """All chains of a report, and which mention is in which.

    Attributes:
        full_names: What each abbreviation that the report explains stands for.
        small: Words that the report has in small letters, too.
        newcomers: Ids of the mentions that bring in somebody new ("a diplomat").
        definite: Ids of those that take up somebody known ("the diplomat").
        nations: Ids of those of a people that can be its state ("the Norlanders").
    """

    def __init__(self, report_id: str) -> None:
        self.report_id = report_id
        self.full_names: Mapping[str, str] = {}
        self.small: frozenset[str] = frozenset()
        self.newcomers: frozenset[str] = frozenset()
        self.definite: frozenset[str] = frozenset()
        self.nations: frozenset[str] = frozenset()
        self.chains: dict[tuple[str, ...], Chain] = {}
        self._of: dict[str, Chain] = {}
        self._several: dict[str, tuple[Chain, ...]] = {}

    def chain(self, key: tuple[str, ...], name: str, kind: str, party: str | None = None) -> Chain:
        """Find the chain with *key* or begin it; a party told later is filled in."""
        found = self.chains.get(key)
        if found is None:
            found = self.chains[key] = Chain(key=key, name=name, kind=kind, party=party)
        if found.party is None:
            found.party = party
        return found

    def full_name(self, words: str) -> str:
        """Give the name that *words* are the abbreviation of, else *words* themselves."""
        return self.full_names.get(key(words), words)

    def named(self, words: str) -> Chain | None:
        """Find the chain of a name that no reference data know, by itself or its abbreviation."""
        return self.chains.get(("name", key(self.full_name(words))))

    def put(self, mention: Mention, chain: Chain, reason: str) -> None:
        """Decide that *mention* is *chain*; the first decision stands."""
        if mention.id in self._of:
            return
        self._of[mention.id] = chain
        chain.add(mention, reason)

    def absorb(self, chain: Chain, other: Chain, reason: str) -> None:
        """Make *other* part of *chain*: the report says that they are one."""
        for mention in other.mentions:
            self._of[mention.id] = chain
            chain.add(mention, reason)
        chain.party, chain.role = chain.party or other.party, chain.role or other.role
        chain.office, chain.gender = chain.office or other.office, chain.gender or other.gender
        chain.rank = chain.rank or other.rank
        self.full_names = {**self.full_names, key(other.name): chain.name}
        del self.chains[other.key]

    def put_all(self, mention: Mention, chains: Sequence[Chain], reason: str) -> None:
        """Decide that *mention* is several at once ("both men"); `of` then gives the first."""
        if mention.id in self._of or not chains:
            return
        self._of[mention.id] = chains[0]
        if len(chains) > 1:
            self._several[mention.id] = tuple(chains)
        for chain in chains:
            chain.add(mention, reason)

    def several(self, mention: Mention) -> tuple[Chain, ...]:
        """Give the chains of a mention that is several at once, () for any other."""
        return self._several.get(mention.id, ())

    def of(self, mention: Mention) -> Chain | None:
        """Give the chain of *mention*, None while it is open."""
        return self._of.get(mention.id)

    def persons(self) -> Iterator[Chain]:
        """Give the chains of single human beings, in order of their first mention."""
        return (chain for chain in self.chains.values() if chain.singular)

    def entities(self) -> tuple[Entity, ...]:
        """Freeze every chain that has a mention, in order of the text."""
        filled = [chain for chain in self.chains.values() if chain.mentions]
        for chain in filled:
            chain.mentions.sort(key=lambda mention: mention.span)
        filled.sort(key=lambda chain: (chain.mentions[0].span, chain.key))
        taken: dict[str, int] = {}
        return tuple(self._entity(chain, taken) for chain in filled)

    def _party(self, chain: Chain) -> str | None:
        """The party of *chain*, spelt out if the report does so and no data know it."""
        if chain.party is None or ("known", chain.party) in self.chains:
            return chain.party
        return self.full_name(chain.party)

    def _entity(self, chain: Chain, taken: dict[str, int]) -> Entity:
        base = slug(chain.name)
        taken[base] = number = taken.get(base, 0) + 1
        suffix = "" if number == 1 else f"~{number}"
        forms = [bare(item.exact) for item in chain.mentions if item.kind.value != "pronoun"]
        return Entity(
            id=f"{self.report_id}/{base}{suffix}",
            report_id=self.report_id,
            name=chain.name,
            names=tuple(dict.fromkeys(form for form in forms if form)),
            kind=chain.kind,
            party=self._party(chain),
            role=chain.role,
            mentions=tuple(mention.id for mention in chain.mentions),
            reasons=tuple(chain.reasons),
        )

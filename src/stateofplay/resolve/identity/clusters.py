"""Entities whose names share what two spellings share, parted into actors.

Every function looks at one block alone: the persons of one last name, or all else of one name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from stateofplay.core.judgements import Entity
from stateofplay.core.slugs import slug
from stateofplay.resolve.identity.parting import Known, parted, shown
from stateofplay.resolve.named.abbreviations import stands_for
from stateofplay.resolve.named.bodies import is_every_states
from stateofplay.resolve.named.codes import is_code
from stateofplay.resolve.reference.forms import is_acronym, key, person_name
from stateofplay.resolve.reference.offices import is_sole
from stateofplay.resolve.reference.spellings import is_common

_NO_TITLES: frozenset[str] = frozenset()
_TITLE = 3
"""Words that a title has at most: "armed wing spokesman"."""

Block = tuple[str, str]
"""What two spellings of a name share: the last name of persons, name and party of all else."""

Office = tuple[str, str]
"""Office and party in a form that two reports share."""


@dataclass(frozen=True, slots=True, eq=False)
class Cluster:
    """Entities that are one actor.

    Attributes:
        base: Its id, if no other actor has it.
        members: The entities, never none.
        reason: Why they are one, in words.
        rank: Of several that share a base, the lowest has it.
        offices: What the members are told to hold, if they are persons.
        seekers: Members told by their office alone, one that a single person holds, with it.
        shorts: Abbreviations by which reports call a member that they also name in full.
        short: The abbreviation that is all that the members' reports tell of them, else "".
        titled: Last name of the only person who has it and is told in full and with a title.
        surname: Last name that organisations of one word, told by it alone, could be, else "".
    """

    base: str
    members: tuple[Entity, ...]
    reason: str
    rank: tuple[bool, bool, Block]
    offices: tuple[Office, ...] = ()
    seekers: tuple[tuple[Entity, Office], ...] = ()
    shorts: frozenset[str] = frozenset()
    short: str = ""
    titled: str = ""
    surname: str = ""


def block_of(entity: Entity) -> tuple[bool, Block]:
    """Give whether an entity is a person with a last name, and its block.

    A description that names nobody has its own id in the block: it joins nothing.
    """
    is_person, base, shared = _block(entity.kind, entity.name, entity.party)
    return is_person, (base, f"@{entity.id}" if shared is None else shared)


@lru_cache(maxsize=1 << 16)
def _block(kind: str, name: str, party: str | None) -> tuple[bool, str, str | None]:
    person = person_name(name, _NO_TITLES) if kind == "person" else None
    if person is not None:
        return True, person.last, ""
    return (False, *_other_block(kind, name, party))


def _other_block(kind: str, name: str, party: str | None) -> tuple[str, str | None]:
    """Give the block of who is no person: name and, where two could share it, party."""
    base = slug(name)
    if not _named(kind, name) and (kind == "state" or not party):
        return base, None
    if not party and is_every_states(name):  # the Foreign Ministry of two reports: whose?
        return base, None
    if kind == "people" and party and party != name:
        return slug(f"{party} {_head(name)}"), "people"
    if kind in ("state", "place") or party == name:
        return base, "state" if kind == "state" else ""
    return base, key(party) if party else ""


def persons(block: Block, members: Sequence[Entity]) -> list[Cluster]:
    """Part the persons of one last name, in order of entity id, into actors."""
    names = [(entity, person_name(entity.name, _NO_TITLES)) for entity in members]
    known = [Known(entity, name) for entity, name in names if name is not None]
    out = []
    clusters = parted(known)
    for cluster, reason in clusters:
        entities = tuple(each.entity for each in cluster)
        held = {held for entity in entities if (held := office(entity))}
        base = slug(shown([each.name.shown for each in cluster]))
        rank = (True, True, block)
        alone = _short(entities) or _called(entities)
        titled = block[0] if len(clusters) == 1 and _is_titled(cluster) else ""
        out.append(
            Cluster(
                base,
                entities,
                reason,
                rank,
                tuple(sorted(held)),
                shorts=frozenset(name for each in cluster for name in _nicknames(each)),
                short=alone,
                titled=titled,
            )
        )
    return out


def others(block: Block, members: Sequence[Entity]) -> list[Cluster]:
    """Make one actor of all that have one name.

    A name that several share goes to the state, then to who speaks for themselves.
    """
    states = any(entity.kind == "state" for entity in members)
    itself = any(entity.party == entity.name for entity in members)
    told = [(each, office(each)) for each in members if each.kind == "role"]
    seekers = tuple((each, held) for each, held in told if held is not None and is_sole(held[0]))
    rank = (not states, not itself, block)
    return [
        Cluster(
            block[0],
            tuple(members),
            _other_reason(members),
            rank,
            seekers=seekers,
            shorts=frozenset(form for each in members for form in _shorts(each)),
            short=_short(members) or _alone(members),
            surname=_surname(members),
        )
    ]


def office(entity: Entity) -> Office | None:
    """Give office and party of an entity; None if either is not told."""
    if entity.role is None or entity.party is None:
        return None
    return key(entity.role).casefold(), entity.party


def _shorts(entity: Entity) -> list[str]:
    """The abbreviations that a report uses for whom it also names in full."""
    if entity.names == (entity.name,):  # as nearly all are: no name stands for itself
        return []
    return [key(form) for form in entity.names if stands_for(key(form), entity.name)]


def _short(members: Sequence[Entity]) -> str:
    """The one abbreviation that all *members* are called; "" if there is more to tell of them."""
    name = key(members[0].name)
    told = {key(each.name) for each in members}
    own = all(each.party in (None, each.name) and each.role is None for each in members)
    return name if told == {name} and is_acronym(name) and own else ""


def _nicknames(known: Known) -> list[str]:
    """Names of one word, not the last name, that who is told to hold an office can be called.

    What a report calls them beside the full name, and a given name that is not common: "Anan" for
    Anan Chaiwat.
    """
    entity, name = known.entity, known.name
    if not name.full or entity.role is None or entity.party is None:
        return []
    forms = [key(form) for form in entity.names if _is_one_word(form)]
    forms += [name.given[0]] * (len(name.given[0]) > 1)
    forms = [form for form in forms if not is_common(form)]
    return [form for form in forms if form not in (name.last, key(entity.party))]


def _called(members: Sequence[Entity]) -> str:
    """The one word that is all that *members*, persons, are told by; "" if there is more."""
    told = {key(each.name) for each in members}
    plain = all(each.party is None and each.role is None for each in members)
    return told.pop() if plain and len(told) == 1 and _is_one_word(members[0].name) else ""


def _is_one_word(name: str) -> bool:
    return name.isalpha() and name[0].isupper() and not name.isupper()


def _is_titled(cluster: Sequence[Known]) -> bool:
    """Whether a full name and a title are told: an office of few words, not what one works on.

    Who speaks for nobody must have a title in capitals and be told by the last name elsewhere:
    husbands and sheikhs share theirs with too many.
    """
    full = [known.entity for known in cluster if known.name.full]
    short = len(full) < len(cluster)
    return any(
        entity.role is not None
        and len(entity.role.split()) <= _TITLE
        and (entity.party is not None or (short and entity.role[0].isupper()))
        for entity in full
    )


def _surname(members: Sequence[Entity]) -> str:
    """The last name that *members* could be."""
    parsed = person_name(members[0].name, _NO_TITLES) if _alone(members) else None
    return parsed.last if parsed else ""


def _alone(members: Sequence[Entity]) -> str:
    """The name that a person could have: of one word, of organisations that stand for nobody."""
    name = members[0].name
    if " " in name or not name[:1].isalpha() or name.isupper() or is_code(name):
        return ""
    bodies = [each for each in members if each.kind == "organisation"]
    if any(each.kind not in ("organisation", "place") for each in members):
        return ""
    if 2 * len(bodies) <= len(members) or any(e.party not in (None, name) for e in bodies):
        return ""  # told as a place as often: a town may be called so, too
    if name.islower() and any(each.party is None for each in members):
        return ""  # the end of a name: "un"
    return key(name)


def _head(name: str) -> str:
    """Head noun of a group ("ministers of five states", "foreign ministers": "ministers")."""
    return name.split(" of ", maxsplit=1)[0].rsplit(maxsplit=1)[-1].casefold()


def _named(kind: str, name: str) -> bool:
    return kind != "role" and any(char.isupper() for char in name)


def _other_reason(members: Sequence[Entity]) -> str:
    entity = members[0]
    if len(members) == 1:
        return f"“{entity.name}”: in this report only"
    party = f", party {entity.party}" if entity.party and entity.party != entity.name else ""
    return f"same name “{entity.name}”{party} in {len(members)} reports"

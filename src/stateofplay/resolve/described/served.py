"""Whom those speak for whose office tells it by the report alone.

"Stone's envoy" speaks for whom Stone speaks, "the secretary-general" for the one organisation of
the report that has one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from stateofplay.core.statements import MentionKind
from stateofplay.resolve.named.chains import Board, Chain
from stateofplay.resolve.named.owners import is_former, is_state_body, known_within, speaks
from stateofplay.resolve.named.persons import joined_with
from stateofplay.resolve.reference.forms import bare, key, person_name
from stateofplay.resolve.reference.lexicon import Lexicon

_OWNER = re.compile(r"((?:[A-Z][\w.-]*\s)*[A-Z][\w-]+)['\u2019]s?\s")


_BODYS = re.compile(
    r"((?:(?:[A-Z]\w+|(?:[A-Z]\.)+)[ -])*(?:[A-Z]\w+|(?:[A-Z]\.)+))(?:['\u2019]s?)? \Z"
)
"""Whose a body is, before its name: "Norland's Foreign Ministry", "Norlander Foreign Ministry"."""
_BEFORE = 40
_OWNED = frozenset({"role", "government"})
"""Kinds of descriptions that speak for whose they are."""
_WORDS = 3
"""Words between whose somebody is and the office, at most."""
_PARTED = re.compile(r"[,;:()\n]")
"""What parts a title from a name before it that is not whose it is."""
_AT = re.compile(r" (?:at|for|with) (?:the )?")
"""Between an office and the body that it is at."""


def place_served(board: Board, text: str, lexicon: Lexicon) -> None:
    """Give those without a party the one that their office tells by others of the report."""
    bodies = _bodies(board)
    for chain in list(board.persons()):
        if chain.party is None and chain.office and lexicon.offices.get(chain.office, False):
            _serve_body(chain, text, lexicon)
            _serve_at(chain, text, bodies)
        _drop_strangers(chain, text)
    _join_bodies(board, lexicon)
    spans = {(m.span.start, m.exact): c for c in board.chains.values() for m in c.mentions}
    for chain in list(board.chains.values()):
        if chain.party is None and chain.kind in _OWNED:
            _serve_told(chain, spans, lexicon)
        if chain.kind in ("person", "role") and chain.office:
            _serve_person(board, chain, text, lexicon)
        if chain.kind == "people" and chain.party and _names_person(board, chain.party, lexicon):
            person = joined_with(list(board.persons()), _named(chain, lexicon))
            own = person is None or _of_body(chain, text, lexicon)
            chain.party = None if own or person is None else person.party


def _drop_strangers(chain: Chain, text: str) -> None:
    """Take back a party that only stands before a title: "In a letter to Stone, Leader Ada Vance".

    So does a dateline's town or agency ("Norport (ANP) Minister Ada Vance").
    """
    for mention in chain.mentions:
        owner, role = mention.owner or "", mention.role or ""
        if not owner or not role or owner in mention.exact or role not in mention.exact:
            continue
        before = text[max(0, mention.span.start - _BEFORE) : mention.span.start]
        parted = _PARTED.search(before.rpartition(owner)[2]) if owner in before else None
        told = f"“{bare(role)}”"
        said = [each for each in chain.reasons if each.startswith("speaks for ")]
        if parted is not None and len(said) == 1 and said[0].endswith(told):
            chain.party = None
            chain.reasons.remove(said[0])


def _serve_person(board: Board, chain: Chain, text: str, lexicon: Lexicon) -> None:
    """Give *chain* the party of the person whom the office serves; a person is no party."""
    if not _of_body(chain, text, lexicon):
        if chain.party is None and not is_former(chain.role or ""):
            _lead_body(board, chain, lexicon)
        person = _served(board, chain, lexicon)
        if person is not None and person is not chain and person.party is not None:
            chain.party = person.party
            chain.reasons.append(f"speaks for {person.party}: serves {person.name}")
            return
    if chain.party is not None and _names_person(board, chain.party, lexicon):
        chain.party = None  # "Stone's campaign adviser" speaks for no Stone


def _serve_body(chain: Chain, text: str, lexicon: Lexicon) -> None:
    """Give *chain* the state whose body it serves, by the words before the body's name."""
    for mention in chain.mentions:
        body = mention.owner or ""
        if not is_state_body(body, lexicon) or is_former(mention.exact):
            continue
        at = text.rfind(body, max(0, mention.span.start - len(body) - 1), mention.span.end)
        told = _BODYS.search(text, max(0, at - _BEFORE), at) if at > 0 else None
        known = known_within(told[1], lexicon) if told is not None else None
        if known is not None and known.kind == "state" and known.how in ("name", "demonym"):
            chain.party = known.party
            chain.reasons.append(f"speaks for {known.party}: serves its {body}")
            return


def _join_bodies(board: Board, lexicon: Lexicon) -> None:
    """Make a body without a state one with the only one of that name that a state has.

    "The Foreign Ministry" is the one "Norlander Foreign Ministry" of the report.
    """
    for chain in [c for c in board.chains.values() if c.party is None and c.key[0] == "name"]:
        if not is_state_body(chain.name, lexicon):
            continue
        same = [c for c in board.chains.values() if _is_states(c, key(chain.name), lexicon)]
        if len(same) == 1:
            board.absorb(
                same[0], chain, f"“{chain.name}”: the only one here is that of {same[0].party}"
            )


def _is_states(chain: Chain, body: str, lexicon: Lexicon) -> bool:
    """Whether *chain* is a state's *body*, told by nothing but this name and the state's."""
    owner, found, rest = key(chain.name).rpartition(f" {body}")
    known = lexicon.find(owner) if found and not rest else None
    return known is not None and chain.party in (known.party, known.officials)


def _serve_told(chain: Chain, spans: Mapping[tuple[int, str], Chain], lexicon: Lexicon) -> None:
    """Give *chain* the party of whom its description takes up: "the group's spokesman"."""
    group = lexicon.noun_class(chain.name)
    if chain.kind == "government" and (group is None or group.state):
        return
    for mention in chain.mentions:
        owner = mention.owner or ""
        told = spans.get((mention.span.start, owner)) if owner.lower().startswith("the ") else None
        if told is None or told is chain or told.party is None or told.singular:
            continue
        if not is_former(mention.exact) and (chain.kind != "role" or speaks(mention, lexicon)):
            chain.party = told.party
            chain.reasons.append(f"speaks for {told.party}: “{bare(mention.exact)}”")
            return


def _bodies(board: Board) -> dict[int, Chain]:
    """Organisations by where their mentions begin."""
    told = [
        chain for chain in board.chains.values() if chain.kind in ("organisation", "government")
    ]
    return {each.span.start: chain for chain in told for each in chain.mentions}


def _serve_at(chain: Chain, text: str, bodies: dict[int, Chain]) -> None:
    """Give *chain* the body at which the office is: "the Norland director at Orchard Relief"."""
    for mention in chain.mentions:
        behind = _AT.match(text, mention.span.end)
        body = bodies.get(behind.end()) if behind is not None else None
        if body is None or body.party is None or is_former(mention.exact):
            continue
        if mention.kind is MentionKind.ROLE and chain.party is None:
            chain.party = body.party
            chain.reasons.append(f"speaks for {body.party}: “{bare(mention.exact)}” there")


def _lead_body(board: Board, chain: Chain, lexicon: Lexicon) -> None:
    """Give *chain* the one organisation of the report that has its office, if it names one only."""
    told = {each for known in board.chains.values() for each in (known.name, known.party)}
    fits = [name for name, offices in lexicon.heads.items() if chain.office in offices]
    fits = [name for name in fits if name in told]
    if len(fits) == 1:
        chain.party = fits[0]
        chain.reasons.append(f"“{chain.office}”: {fits[0]} is the only one here that has one")


def _of_body(chain: Chain, text: str, lexicon: Lexicon) -> bool:
    """Whether the office is one of a body that no state is: "Stone's campaign adviser".

    So is an office that is held no more, whoever's it was: "Stone's former aide Ada Vance".
    """
    told = f"{chain.role or ''} {chain.name}".split()
    for mention in chain.mentions if chain.party is not None else ():
        before = text[max(0, mention.span.start - _BEFORE) : mention.span.start]
        whose, owned, behind = before.rpartition("\u2019s " if "\u2019s " in before else "'s ")
        if owned and whose.endswith(chain.party or "-") and len(behind.split()) <= _WORDS:
            told += behind.split()
    if is_former(" ".join(told)):
        return True
    groups = [lexicon.noun_class(word) for word in told]
    return any(group is not None and group.kind == "organisation" for group in groups)


def _served(board: Board, chain: Chain, lexicon: Lexicon) -> Chain | None:
    """The one person whose party, or whose office in the role, is told to be *chain*'s."""
    persons = list(board.persons())
    if chain.party is not None:
        return None if lexicon.find(chain.party) else joined_with(persons, _named(chain, lexicon))
    role = chain.role or ""
    told = None if is_former(role) else _OWNER.search(role)
    if told is None or chain.office is None or not lexicon.offices.get(chain.office, False):
        return None
    return None if lexicon.find(told[1]) else joined_with(persons, told[1])


def _named(chain: Chain, lexicon: Lexicon) -> str:
    """The words of a party without a title, if it is a person's name ("Mr. Stone")."""
    name = person_name(chain.party or "", lexicon.titles)
    return name.shown if name is not None else chain.party or ""


def _names_person(board: Board, words: str, lexicon: Lexicon) -> bool:
    """Whether *words* are the name of a person: told in full, with a title, or with dated facts."""
    name = person_name(words, lexicon.titles)
    if name is None or lexicon.find(words) is not None or board.named(words) is not None:
        return False
    titled = words.split(maxsplit=1)[0].strip(".").casefold() in lexicon.titles
    full = {c.person.last for c in board.persons() if c.person is not None and c.person.full}
    return titled or name.last in full | lexicon.leaders.keys()

"""Whom those speak for whose office tells it by the report alone.

"Stone's envoy" speaks for whom Stone speaks, "the secretary-general" for the one organisation of
the report that has one.
"""

from __future__ import annotations

import re

from stateofplay.resolve.chains import Board, Chain
from stateofplay.resolve.lexicon import Lexicon
from stateofplay.resolve.owners import is_former, is_state_body, known_within
from stateofplay.resolve.persons import joined_with

_OWNER = re.compile(r"((?:[A-Z][\w.-]*\s)*[A-Z][\w-]+)['\u2019]s?\s")


_BODYS = re.compile(r"((?:[A-Z][\w.]+[ -])*[A-Z][\w.]+)(?:['\u2019]s?)? \Z")
"""Whose a body is, before its name: "Norland's Foreign Ministry", "Norlander Foreign Ministry"."""
_BEFORE = 40


def place_served(board: Board, text: str, lexicon: Lexicon) -> None:
    """Give those without a party the one that their office tells by others of the report."""
    for chain in list(board.persons()):
        if chain.party is None and chain.office and lexicon.offices.get(chain.office, False):
            _serve_body(chain, text, lexicon)
    for chain in list(board.chains.values()):
        if chain.kind not in ("person", "role") or not chain.office or _of_body(chain, lexicon):
            continue
        if chain.party is None and not is_former(chain.role or ""):
            _lead_body(board, chain, lexicon)
        person = _served(board, chain, lexicon)
        if person is not None and person is not chain and person.party is not None:
            chain.party = person.party
            chain.reasons.append(f"speaks for {person.party}: serves {person.name}")


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


def _lead_body(board: Board, chain: Chain, lexicon: Lexicon) -> None:
    """Give *chain* the one organisation of the report that has its office, if it names one only."""
    told = {each for known in board.chains.values() for each in (known.name, known.party)}
    fits = [name for name, offices in lexicon.heads.items() if chain.office in offices]
    fits = [name for name in fits if name in told]
    if len(fits) == 1:
        chain.party = fits[0]
        chain.reasons.append(f"“{chain.office}”: {fits[0]} is the only one here that has one")


def _of_body(chain: Chain, lexicon: Lexicon) -> bool:
    """Whether the office is one of a body that no state is: "Stone's campaign adviser"."""
    told = [lexicon.noun_class(word) for word in f"{chain.role or ''} {chain.name}".split()]
    return any(group is not None and group.kind == "organisation" for group in told)


def _served(board: Board, chain: Chain, lexicon: Lexicon) -> Chain | None:
    """The one person whose party, or whose office in the role, is told to be *chain*'s."""
    persons = list(board.persons())
    if chain.party is not None:
        return None if lexicon.find(chain.party) else joined_with(persons, chain.party)
    role = chain.role or ""
    told = None if is_former(role) else _OWNER.search(role)
    if told is None or chain.office is None or not lexicon.offices.get(chain.office, False):
        return None
    return None if lexicon.find(told[1]) else joined_with(persons, told[1])

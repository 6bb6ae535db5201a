"""Whom a surname does not mean: "Mr. Stone" is not Ada Stone, "President Moreau" not Eve Moreau."""

from __future__ import annotations

from datetime import date

from stateofplay.core.statements import Mention
from stateofplay.resolve.named.chains import Chain
from stateofplay.resolve.named.owners import office_of
from stateofplay.resolve.reference.forms import PersonName, agree, person_name
from stateofplay.resolve.reference.lexicon import Lexicon

_YOUNGER = frozenset({"younger", "junior", "son"})


def gender_told(mention: Mention, lexicon: Lexicon) -> str | None:
    """Give ``he`` or ``she`` where a title before a name or in its role tells it, else None."""
    words = f"{mention.role or ''} {mention.exact}".lower().replace(".", "").split()
    told = (lexicon.given.get(word) for word in words if word in lexicon.titles)
    return next((gender for gender in told if gender is not None), None)


def is_another(
    chain: Chain, mention: Mention, name: PersonName, lexicon: Lexicon, day: date | None
) -> bool:
    """Say whether a short name is not that of the person told in full who has it, too.

    Args:
        chain: A person told in full.
        mention: The short name, with its title and role.
        name: Its words.
        lexicon: The reference data.
        day: Day of publication, for dated facts.
    """
    gender = gender_told(mention, lexicon)
    if gender is not None and chain.gender not in (None, gender):
        return True
    younger = not _YOUNGER.isdisjoint(mention.exact.lower().split())
    if _is_son(chain, name) and not younger and lexicon.holders(name.last, None, None):
        return True  # a father whom readers know has the name without "Jr."
    office = office_of(mention, lexicon)
    if chain.person is None or chain.office is not None or office is None:
        return False
    facts = lexicon.holders(name.last, office, day)
    holders = [person_name(fact.name, frozenset()) for fact in facts]
    return bool(holders) and not any(each and agree(each, chain.person) for each in holders)


def _is_son(chain: Chain, name: PersonName) -> bool:
    """Whether a person has "Jr." behind the last name that *name* is without it."""
    person = chain.person
    return person is not None and person.junior and not name.junior and name.last == person.last

"""Whose somebody is: the party behind "the Israeli prime minister", "Gaza's health ministry"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from stateofplay.core.closed_classes import OWNERS, POSSESSIVE_ENDINGS
from stateofplay.core.statements import Mention
from stateofplay.resolve.named.bodies import is_field, is_own_body, of_chamber, sits_in_chamber
from stateofplay.resolve.named.codes import ARMED
from stateofplay.resolve.named.forces import force_name
from stateofplay.resolve.reference import offices
from stateofplay.resolve.reference.forms import bare, is_acronym, key
from stateofplay.resolve.reference.lexicon import Lexicon
from stateofplay.resolve.reference.offices import governs, leads_part, names_sole
from stateofplay.resolve.reference.tables import Known

_BEHIND = re.compile(r"\b(?:of|for|to)\b|,")
"""What ends an office within words that also tell whose it is, or where."""
_TOWARDS = re.compile(r"\b(?:for|to)\b|,")
"""What ends an office that may have "of" in it ("secretary of state")."""
_LONGEST = 4
_NOT = "non"
"""Before a hyphen: "non-Norlander fighters" are nobody's of Norland."""
_OWNS = frozenset({"name", "demonym", "seat", "organisation", "people", "capital"})


def owner_of(mention: Mention, lexicon: Lexicon) -> Known | None:
    """Find whose *mention* is, from its owner, its role or its own words, in that order.

    Returns:
        What the reference data say of the owner, or None if they know none in these words.
    """
    if mention.owner and (force_name(mention.owner, lexicon) or _is_own(mention.owner, lexicon)):
        return None
    office = office_of(mention, lexicon)
    accredited = office in lexicon.accredited
    for words in (mention.owner, mention.role, mention.exact):
        found = known_within(words, lexicon) if words else None
        if found is not None and found.how == "capital" and words == mention.owner:
            found = _state_in(mention, lexicon) or found
        if found is None or (accredited and found.kind == "organisation"):
            continue
        return None if _is_field(mention, found, office) else found
    return None


def _state_in(mention: Mention, lexicon: Lexicon) -> Known | None:
    """The state that a description itself tells: "the Norlander embassy" in a capital."""
    found = known_within(mention.exact, lexicon)
    away = found is not None and (mention.owner or "-") not in mention.exact
    return found if found is not None and (found.how == "demonym" or away) else None


def _is_own(owner: str, lexicon: Lexicon) -> bool:
    """Whether *owner* is a body of its own, whatever state's name is in its own."""
    return lexicon.find(owner) is None and is_own_body(owner)


def _is_field(mention: Mention, found: Known, office: str | None) -> bool:
    """Whether *found* is the state that an office works on: "the Norland director" of a fund."""
    role, words = mention.role or "", mention.exact
    told = role if office and office in role else words
    before = told.partition(office or "-")[0]
    if (
        found.kind != "state"
        or found.how not in ("name", "capital")
        or not is_field(office, before)
    ):
        return False
    owned = re.search(r"['\u2019]s? |^['\u2019]s", f"{role} {words}") is not None
    names = [each for each in (mention.owner, before) if each]
    short = any(is_acronym(part) for each in names for part in each.split())
    return not owned and not short and f"{office} of " not in told


def known_within(words: str, lexicon: Lexicon) -> Known | None:
    """Find the first name of the reference data within *words*, the longest first.

    Example:
        >>> known_within("senior Saudi Arabian officials", Lexicon.load()).name
        'Saudi Arabia'
        >>> known_within("leader of Yemen's Houthis", Lexicon.load()).name
        'Houthis'
        >>> known_within("National Security Council spokesman", Lexicon.load())
    """
    parts = re.sub(r"[-\u2013](?=\w)", " ", words).split()
    within = False
    for start in range(len(parts)):
        within = parts[start][0].isupper() and (within or _begins_body(parts[:start], lexicon))
        if within or (start and parts[start - 1].casefold() == _NOT):
            continue
        for size in range(min(_LONGEST, len(parts) - start), 0, -1):
            phrase = " ".join(parts[start : start + size])
            if not any(char.isupper() for char in phrase):
                continue
            found = lexicon.find(phrase)
            if found and found.how in _OWNS:
                return _group_of(found, parts[start + size :], lexicon) or found
    return None


def _begins_body(before: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether the last word of *before* begins a body's own name: "National Security Council"."""
    return bool(before) and before[-1][0].isupper() and before[-1].casefold() in lexicon.own_bodies


def _group_of(state: Known, rest: Sequence[str], lexicon: Lexicon) -> Known | None:
    """The armed group told directly behind the state it is in: "Norland's Kalmo Front leader"."""
    if state.kind != "state":
        return None
    for size in range(min(_LONGEST, len(rest)), 0, -1):
        found = lexicon.find(" ".join(rest[:size]))
        if found is not None and found.kind == ARMED and rest[0][0].isupper():
            return found
    return None


def party_of_owner(mention: Mention, lexicon: Lexicon, *, office: bool) -> str | None:
    """Name the party of *mention*'s owner.

    Args:
        mention: A description or a name with a role.
        lexicon: The reference data.
        office: Whether it holds an office (officials of a people can speak for its authority).

    Returns:
        The party; the owner's own words if no data know it; None if there is no owner or the
        office is a former one.
    """
    told = f"{mention.role or ''} {mention.exact}"
    if office and is_former(told):
        return None
    if found := owner_of(mention, lexicon):
        return found.officials if office and found.officials else found.party or found.name
    words = bare(mention.owner) if mention.owner else ""
    if not words or not words[0].isupper() or key(words) in OWNERS | lexicon.titles:
        return None
    if lexicon.find(words) is not None or _is_no_owner(words, mention, lexicon):
        return None
    if office and key(words) in lexicon.affiliations and _is_states(mention, lexicon):
        return None
    title = key(words).rsplit(maxsplit=1)[-1] in lexicon.titles  # "Rear Adm."
    return None if title else _led(words, lexicon) or words


def _led(words: str, lexicon: Lexicon) -> str | None:
    """The state whose government is told by who leads it, or did: "the Moreau administration"."""
    group = lexicon.noun_class(words)
    leader = words.rpartition(" ")[0] if group is not None and group.state else ""
    fact = lexicon.leader(leader, "administration", None) if leader else None
    return fact.of if fact is not None else None


def _is_no_owner(words: str, mention: Mention, lexicon: Lexicon) -> bool:
    """Whether *words* are a state's body ("Foreign Ministry"), or a person who has no president."""
    if key(words) in lexicon.departments or is_state_body(words, lexicon):
        return True
    return key(words) in lexicon.leaders and governs(office_of(mention, lexicon) or "")


def party_of_body(words: str, lexicon: Lexicon) -> str | None:
    """Name the state or organisation whose body *words*, a name, tell of themselves to be.

    Example:
        >>> [party_of_body(words, Lexicon.load()) for words in (
        ...     "Norwegian Foreign Ministry", "US Pacific Command", "Norwegian Ministry of Health",
        ...     "Norwegian Refugee Council", "Foreign Ministry")]
        ['Norway', 'United States', 'Norway', None, None]
    """
    owner = known_within(words, lexicon) if is_state_body(words, lexicon) else None
    if owner is None or owner.kind not in ("state", "people", "organisation", "government"):
        return None
    if owner.how == "capital":  # "the Norport embassy" is not the one of Norland
        return None
    if owner.kind == "people":  # "the African National Congress" is no state's
        return owner.officials
    return owner.officials or owner.party


def names_office(words: str, lexicon: Lexicon) -> bool:
    """Say whether *words*, taken for a name, are a state's and an office: "Norwegian PM".

    Example:
        >>> [names_office(words, Lexicon.load()) for words in (
        ...     "Norwegian PM", "Norwegian Foreign Minister", "Norwegian Leaders Forum", "General")]
        [True, True, False, False]
    """
    parts = bare(words).split()
    known = [size for size in range(1, len(parts)) if lexicon.find(" ".join(parts[:size]))]
    return any(key(" ".join(parts[size:])).casefold() in lexicon.offices for size in known)


def is_state_body(words: str, lexicon: Lexicon) -> bool:
    """Say whether a name ends, or begins before "of", with a noun for a body of a state."""
    if of_chamber(words):
        return True
    parts = re.split(r" (?:of|for) ", words)[0].casefold().split()
    return any(" ".join(parts[-size:]) in lexicon.state_bodies for size in range(1, 4))


def _is_states(mention: Mention, lexicon: Lexicon) -> bool:
    """Whether the office of *mention* is one of a state: "the Republican president"."""
    held = office_of(mention, lexicon)
    return held is not None and (governs(held) or not lexicon.offices.get(held, False))


def is_pronoun(owner: str | None) -> bool:
    """Whether a description tells whose it is by a pronoun's word alone ("its leader")."""
    return owner is not None and owner.casefold() in OWNERS


def is_former(words: str) -> bool:
    """Whether *words* tell an office that is held no more, or is none ("an informal adviser").

    Example:
        >>> [is_former(words) for words in ("former aide", "longtime aide", "longtime president")]
        [True, True, False]
    """
    said = words.casefold()
    if _any_of("former").search(said):
        return True
    longtime = _any_of("longtime").search(said)
    return longtime is not None and not names_sole(_TOWARDS.split(said[longtime.end() :])[0])


@cache
def _any_of(listed: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, offices.load_data()[listed]))})\b")


def office_of(mention: Mention, lexicon: Lexicon) -> str | None:
    """Find the office that *mention* tells of, or None.

    Looks at the role beside a name first, then at the description itself.
    """
    for words in (mention.role, mention.exact):
        whole = lexicon.office(words) if words else None
        if whole and _BEHIND.search(whole):
            return whole
        if words and (found := lexicon.office(_BEHIND.split(words)[0]) or whole):
            return found
    return None


def speaks(mention: Mention, lexicon: Lexicon, office: str | None = None) -> bool:
    """Say whether the office of *mention* speaks for its owner; a name alone does not tell.

    Args:
        mention: A description, or a name with a role.
        lexicon: The reference data.
        office: The office if it is known already; None looks for it in the words.
    """
    office = office or office_of(mention, lexicon)
    if office in lexicon.delegates:
        return _is_sent(mention, office, lexicon)
    if any(leads_part(word) for word in (mention.role or "").split()):
        return False  # "Majority Leader": of a chamber, not of the state
    if any(map(sits_in_chamber, (mention.role or "", mention.exact))):
        return False
    return office is not None and lexicon.offices.get(office, False)


def _is_sent(mention: Mention, office: str, lexicon: Lexicon) -> bool:
    """Whether a "representative" is one's who sends him: "of Norland", "Norland's", "a Hamas"."""
    owner = owner_of(mention, lexicon)
    told = next((each for each in (mention.role, mention.exact) if each and office in each), "")
    before, _, behind = told.partition(office)
    if behind.startswith(" of "):
        return owner is not None and known_within(behind, lexicon) == owner
    state = owner is None or owner.kind == "state"
    owned = not state or before.rstrip().endswith(POSSESSIVE_ENDINGS)
    return owned and known_within(before, lexicon) == owner

"""Names that the reference data know, and the name within words that also describe its bearer."""

from __future__ import annotations

import re
from collections.abc import Iterable

from stateofplay.core.statements import Mention, MentionKind
from stateofplay.resolve.named.chains import Board, Chain
from stateofplay.resolve.named.codes import ARMED
from stateofplay.resolve.named.forces import is_backing
from stateofplay.resolve.reference.forms import bare, key, singular
from stateofplay.resolve.reference.lexicon import Lexicon
from stateofplay.resolve.reference.tables import Known

_RUNNING = re.compile(r"^\d-(?=[A-Z])")
"""The number that a wire counts its updates with, and the headline after it ("2-Norland")."""
_LINKS = frozenset({"in", "of", "from", "for", "at", "on", "by", "to", "with"})
_JOINS = frozenset({"and", "or"})
_SMALL = _LINKS | {"the", "and", "de", "al", "el", "bin"}
_NOUN = 3
"""Words of a noun that tells what a name's bearer is, at most ("human rights group")."""
_BODIES = frozenset({"organisation", ARMED})


def place_known(
    board: Board, mentions: Iterable[Mention], lexicon: Lexicon, acting: frozenset[str]
) -> None:
    """Chain the names that the reference data know; leave all others open.

    Of *acting*, those who do or say something, a capital and a people can be their state.
    """
    for mention in mentions:
        known = lexicon.find(mention.exact) or lexicon.find(
            board.full_name(name_at_end(mention.exact, lexicon))
        )
        known = known or described(mention.exact, lexicon)
        known = known or lexicon.find(_RUNNING.sub("", mention.exact))
        if known is None:
            continue
        if known.how == "capital" and not (mention.id in acting or mention.subject):
            chain = board.chain(("place", key(mention.exact)), bare(mention.exact), "place")
            board.put(mention, chain, "the place of that name")
            continue
        whole = mention.id in board.nations and mention.id in acting
        chain, reason = _known_chain(board, mention, known, whole=whole)
        board.put(mention, chain, reason)


def name_at_end(words: str, lexicon: Lexicon) -> str:
    """Drop what only describes the bearer of a name: small letters, a noun for what it is.

    "health ministry in Norland" is no Norland: what a preposition links stays whole.

    Example:
        >>> [name_at_end(words, Lexicon.load()) for words in (
        ...     "the 193-member Orchard League", "Norwegian aid group Orchard Relief",
        ...     "the Orchard news agency", "health ministry in Norland", "Norland aid group")]
        ['Orchard League', 'Orchard Relief', 'Orchard', 'health ministry in Norland', \
'Norland aid group']
    """
    parts = bare(words).split()
    name = _after_noun(parts, lexicon) or _before_noun(parts, lexicon)
    if name:
        return " ".join(name)
    first = next((at for at, part in enumerate(parts) if _begins(part, lexicon)), 0)
    return " ".join(parts if _LINKS.intersection(parts[:first]) else parts[first:])


def _begins(part: str, lexicon: Lexicon) -> bool:
    """Whether a name can begin with *part*: a capital, but for who is behind its bearer."""
    return part[0].isupper() and not is_backing(part, lexicon)


def names_body(words: str, lexicon: Lexicon) -> bool:
    """Say whether *words*, a description, hold the name of whom they describe."""
    parts = bare(words).split()
    return bool(_after_noun(parts, lexicon) or _before_noun(parts, lexicon))


def _after_noun(parts: list[str], lexicon: Lexicon) -> list[str]:
    """The name behind a noun in small letters that all words before it describe, or []."""
    for end in range(1, len(parts)):
        if not _describes(parts[end - 1], lexicon):
            return []
        name = parts[end:]
        if name[0][0].isupper() and _is_body(" ".join(parts[:end][-_NOUN:]), lexicon):
            return name if _is_name(name) and not _describes(name[0], lexicon) else []
    return []


def _before_noun(parts: list[str], lexicon: Lexicon) -> list[str]:
    """The name before a noun that adds nothing to it ("news agency"), or []."""
    for noun in sorted(lexicon.behind_names):
        size = len(noun.split())
        if parts[-size:] != noun.split():
            continue
        name = parts[:-size]
        while name and _describes(name[0], lexicon):
            name = name[1:]
        return name if name and _is_name(name) else []
    return []


def _is_name(parts: list[str]) -> bool:
    """Whether *parts* are one name: all in capitals but for small words, nobody's possession."""
    inner = [part for part in parts if part not in _SMALL]
    return (
        all(part[0].isupper() and not part.endswith(("'s", "s'", ",")) for part in inner)
        and parts[-1] in inner
    )


def _is_body(noun: str, lexicon: Lexicon) -> bool:
    """Whether *noun* ends with words for an organisation, in small letters and of one."""
    last = noun.rsplit(maxsplit=1)[-1]
    group = lexicon.noun_class(noun)
    return group is not None and group.kind in _BODIES and last.islower() and _is_one(last)


def _is_one(noun: str) -> bool:
    return singular(noun) == noun


def described(words: str, lexicon: Lexicon) -> Known | None:
    """Find whom *words* name and describe: an armed group, or a state by its government.

    What stands before the name of a group must tell only of what kind it is and whose: a demonym,
    a compound, a word in small letters; behind it a word for the whole group may stand.

    Example:
        >>> [described(words, Lexicon.load()).name for words in (
        ...     "Palestinian militant group Hamas", "Yemen's Houthi rebels", "State of Qatar",
        ...     "the armed wing of Hamas")]
        ['Hamas', 'Houthis', 'Qatar', 'Hamas']
        >>> described("Israeli attack on Hamas", Lexicon.load())
    """
    parts = bare(words).split()
    fighters, _, whole = " ".join(parts).partition(" of ")
    group = lexicon.noun_class(fighters) if whole else None
    if group is not None and group.kind == ARMED:  # "the armed wing of the militant group Hamas"
        known = lexicon.find(whole) or _group_described(bare(whole).split(), lexicon)
        return known if known is not None and known.kind == ARMED else None
    known = _state_described(parts, lexicon) or _seat_described(parts, lexicon)
    return known or _group_described(parts, lexicon)


def _group_described(parts: list[str], lexicon: Lexicon) -> Known | None:
    for place in range(len(parts)):
        if place and not _describes(parts[place - 1], lexicon):
            return None
        rest = parts[place:]
        whole = len(rest) > 1 and key(rest[-1]) in lexicon.whole_groups
        known = lexicon.find(" ".join(rest)) if place else None
        known = known or (lexicon.find(" ".join(rest[:-1])) if whole else None)
        if known is not None and known.kind == ARMED:
            return known
    return None


def _state_described(parts: list[str], lexicon: Lexicon) -> Known | None:
    """The state of "the government of Norland", "the Republic of Norland"."""
    noun, link, *name = [*parts, "", ""][: max(2, len(parts))]
    group = lexicon.noun_class(noun) if link == "of" and name else None
    if group is None or not (group.state or "state" in group.names) or not _is_one(noun.lower()):
        return None
    known = lexicon.find(" ".join(name))
    return known if known is not None and known.kind == "state" and known.how == "name" else None


def _seat_described(parts: list[str], lexicon: Lexicon) -> Known | None:
    """The seat of a government by who leads it, or did: "the Moreau White House"."""
    for size in range(1, len(parts)):
        known = lexicon.find(" ".join(parts[size:]))
        if known is not None and known.how == "seat":
            leader = lexicon.leader(bare(" ".join(parts[:size])), "administration", None)
            return known if leader is not None and leader.of == known.name else None
    return None


def _describes(word: str, lexicon: Lexicon) -> bool:
    """Whether a word before a name only tells of its bearer: its kind, or whose it is."""
    if "-" in word or (word.islower() and word not in _LINKS | _JOINS):
        return True
    known = lexicon.find(word)
    return known is not None and (known.how in ("demonym", "people") or word.endswith("'s"))


def _known_chain(board: Board, mention: Mention, known: Known, *, whole: bool) -> tuple[Chain, str]:
    words = bare(mention.exact)
    people = mention.plural and mention.kind is not MentionKind.PLACE
    if known.how == "demonym" and people and not whole:
        chain = board.chain(("people", known.name), words, "people")
        return chain, f"“{words}”: people of {known.name}"
    chain = chain_of(board, known)
    says = {
        "demonym": f"“{words}” is the demonym of {known.name}",
        "capital": f"“{words}” acts here: the government of {known.name}",
        "seat": f"“{words}” is the seat of the government of {known.name}",
    }
    return chain, says.get(known.how, f"“{words}” is a name of {known.name}")


def chain_of(board: Board, known: Known) -> Chain:
    """Give the chain of somebody whom the reference data know."""
    return board.chain(("known", known.name), known.name, known.kind, known.party)

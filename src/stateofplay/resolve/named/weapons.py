"""Weapons that strike stand for those who have them: "Norland jets", "the Front's rockets"."""

from __future__ import annotations

from collections.abc import Iterable

from stateofplay.core.statements import Act, Mention, MentionKind, Reading
from stateofplay.resolve.named.chains import Board
from stateofplay.resolve.named.codes import ARMED
from stateofplay.resolve.named.forces import FORCES, whole
from stateofplay.resolve.named.known import chain_of
from stateofplay.resolve.named.owners import owner_of
from stateofplay.resolve.reference.forms import bare, key, singular
from stateofplay.resolve.reference.lexicon import Lexicon
from stateofplay.resolve.reference.tables import NounClass

_LONGEST = 3
"""Words of a noun for a weapon at most."""
_NOUNS = frozenset({MentionKind.PLACE, MentionKind.GROUP, MentionKind.ORGANISATION})


def is_weapon(words: str, lexicon: Lexicon) -> bool:
    """Say whether *words* end with a noun for a weapon that strikes.

    Example:
        >>> [is_weapon(words, Lexicon.load()) for words in (
        ...     "Israeli fighter jets", "its air defences", "drones", "Orchard Air", "the army")]
        [True, True, True, False, False]
    """
    parts = key(words).casefold().split()
    ends = (parts[-size:] for size in range(1, min(_LONGEST, len(parts)) + 1))
    return any(" ".join([*end[:-1], singular(end[-1])]) in lexicon.weapons for end in ends)


def forces_class(lexicon: Lexicon) -> NounClass:
    """The class of a state's forces as a whole: whose its weapons are."""
    return next(group for group in lexicon.classes if group.kind == FORCES)


def weapons_of(reading: Reading, lexicon: Lexicon) -> list[Mention]:
    """Find the weapons that do a deed in *reading*; those that are struck are not looked for."""
    found: dict[str, Mention] = {}
    for statement in reading.statements:
        act = statement.content
        if isinstance(act, Act) and act.type in lexicon.strikes_places:
            found |= {m.id: m for m in act.actors if m.kind in _NOUNS}
    return [mention for mention in found.values() if is_weapon(mention.exact, lexicon)]


def place_weapons(board: Board, weapons: Iterable[Mention], lexicon: Lexicon) -> None:
    """Chain the weapons of a state with its military, those of an armed group with the group.

    Args:
        board: The chains so far.
        weapons: Those that do a deed.
        lexicon: The reference data.
    """
    forces = forces_class(lexicon)
    for mention in weapons:
        owner, words = owner_of(mention, lexicon), bare(mention.exact)
        if owner is None:
            continue
        if owner.kind == "state":
            chain = whole(board, forces, owner.name, lexicon)
            board.put(mention, chain, f"“{words}”: those of the {forces.name} of {owner.name}")
        elif owner.kind == ARMED:
            board.put(mention, chain_of(board, owner), f"“{words}”: those of {owner.name}")

"""Names of forces: which are a force's own, whoever has it, and which are a state's whole army.

"Norland's Rapid Response Forces" may fight the Norland army; "the Norland Army" is it.
"""

from __future__ import annotations

from stateofplay.core.statements import Mention, MentionKind
from stateofplay.resolve.named.chains import Board, Chain
from stateofplay.resolve.reference.forms import bare
from stateofplay.resolve.reference.lexicon import Lexicon
from stateofplay.resolve.reference.tables import Known, NounClass

FORCES = "military"


def force_name(words: str, lexicon: Lexicon) -> str:
    """Give the name of its own that *words* tell a force by, without its owner; "" if none.

    It is more than a noun for a force and whose it is. A number tells a unit, no such force.

    Example:
        >>> [force_name(words, Lexicon.load()) for words in (
        ...     "Norway's Rapid Response Forces", "the US-backed Kalmo Army", "Free French Army",
        ...     "Norwegian Army", "Norway's Armed Forces", "Royal Air Force", "58th Army")]
        ['Rapid Response Forces', 'Kalmo Army', 'Free French Army', '', '', '', '']
    """
    parts = _without_owner(bare(words).split(), lexicon)
    noun = lexicon.noun(" ".join(parts)) if parts else ""
    size = len(noun.split())
    told = " ".join(parts[-size:]).casefold()
    if not noun or lexicon.force_names.isdisjoint((noun, told)):
        return ""
    rest = parts[:-size]
    if not rest or lexicon.find(" ".join(rest)) is not None or lexicon.find(" ".join(parts)):
        return ""
    if not all(part[0].isupper() for part in parts):
        return ""
    name = " ".join(parts)
    return "" if name.isupper() else name


def state_force(words: str, lexicon: Lexicon) -> tuple[NounClass, Known] | None:
    """Find whose whole force a name tells: "the Norland Army", "the Norland Armed Forces".

    Example:
        >>> lexicon = Lexicon.load()
        >>> [found and found[1].name for found in (state_force(words, lexicon) for words in (
        ...     "Norwegian Army", "U.S. Navy", "Norwegian Forces", "Free French Army"))]
        ['Norway', 'United States', None, None]
    """
    parts = bare(words).split()
    noun = lexicon.noun(words) if parts else ""
    group = lexicon.nouns.get(noun)
    known = lexicon.find(" ".join(parts[: -len(noun.split())])) if group is not None else None
    if group is None or known is None or group.kind != FORCES or noun in lexicon.party_names:
        return None
    return (group, known) if known.kind == "state" and known.how in ("name", "demonym") else None


def whole(board: Board, group: NounClass, party: str, lexicon: Lexicon) -> Chain:
    """The chain of all that is *group* of a party: its army, troops, soldiers."""
    name = f"{lexicon.demonyms.get(party, party)} {group.name}"
    return board.chain(("known", name), name, group.kind, party)


def is_backing(word: str, lexicon: Lexicon) -> bool:
    """Whether a word before a name only tells who is behind its bearer: "Norland-backed"."""
    return "-" in word and word.rsplit("-", 1)[-1] in lexicon.backing


def is_own(mention: Mention, lexicon: Lexicon) -> bool:
    """Whether *mention*, taken for a name or a description, is a force by a name of its own."""
    kinds = (MentionKind.ORGANISATION, MentionKind.GROUP)
    return mention.kind in kinds and bool(force_name(mention.exact, lexicon))


def _without_owner(parts: list[str], lexicon: Lexicon) -> list[str]:
    """Drop who is behind a force, and the state that it is told to be of."""
    while parts and (is_backing(parts[0], lexicon) or parts[0][0].islower()):
        parts = parts[1:]
    for size in range(min(3, len(parts) - 1), 0, -1):
        if parts[size - 1].endswith("'s") and lexicon.find(" ".join(parts[:size])) is not None:
            return parts[size:]
    return parts

"""What a pronoun says somebody has: "his country", "its troops"; decided once the pronoun is."""

from __future__ import annotations

from collections.abc import Sequence

from stateofplay.core.closed_classes import OWNERS
from stateofplay.core.statements import Mention, MentionKind
from stateofplay.resolve.described.descriptions import place_group
from stateofplay.resolve.described.pronouns import party_of
from stateofplay.resolve.named.chains import Board, Chain
from stateofplay.resolve.named.codes import ARMED
from stateofplay.resolve.named.forces import FORCES, whole
from stateofplay.resolve.named.weapons import forces_class, is_weapon
from stateofplay.resolve.reference.forms import bare
from stateofplay.resolve.reference.lexicon import Lexicon
from stateofplay.resolve.reference.tables import NounClass

_OWN = OWNERS - {"your"}
"""A report does not turn to its reader: "your" is said to whom it names in other words."""


def waits(mention: Mention, lexicon: Lexicon) -> bool:
    """Whether *mention* is a state, its government, forces or weapons by a pronoun's word alone."""
    first, _, rest = mention.exact.casefold().partition(" ")
    group = _class_of(mention, lexicon) if first in _OWN and rest else None
    return group is not None and (group.kind == FORCES or _is_singular(mention, group))


def _class_of(mention: Mention, lexicon: Lexicon) -> NounClass | None:
    group = lexicon.noun_class(mention.exact)
    return forces_class(lexicon) if group is None and is_weapon(mention.exact, lexicon) else group


def place_possessed(
    board: Board, waiting: Sequence[Mention], mentions: Sequence[Mention], lexicon: Lexicon
) -> None:
    """Chain what waited for its pronoun: with whom the pronoun speaks for, else by its words.

    Args:
        board: The chains; all pronouns are decided.
        waiting: Those that `waits` told of.
        mentions: All mentions of the report.
        lexicon: The reference data.
    """
    pronouns = {m.span.start: m for m in mentions if m.kind is MentionKind.PRONOUN}
    for mention in waiting:
        group, pronoun = _class_of(mention, lexicon), pronouns.get(mention.span.start)
        holder = board.of(pronoun) if pronoun is not None else None
        party = party_of(board, holder, lexicon) if holder is not None else None
        if group is not None and party is not None and _fights(party, group):
            board.put(mention, party, f"“{bare(mention.exact)}”: those of {party.name}")
        elif group is None or party is None or party.kind != "state":
            place_group(board, mention, lexicon)
        elif group.kind == FORCES:
            chain = whole(board, group, party.name, lexicon)
            board.put(mention, chain, f"“{bare(mention.exact)}”: the {group.name} of {party.name}")
        else:
            board.put(mention, party, f"“{bare(mention.exact)}”: that of {party.name}")


def _fights(party: Chain, group: NounClass) -> bool:
    """Whether *party* is itself those who fight for it: "the rebels and their troops"."""
    return group.kind == FORCES and party.kind in (FORCES, ARMED)


def _is_singular(mention: Mention, group: NounClass) -> bool:
    return mention.plural is not True and (group.state or "state" in group.names)

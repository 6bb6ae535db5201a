"""Descriptions beside a name: "Moreau, the minister", "the UN mission in Norland, UNMIN,"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stateofplay.core.statements import Mention
from stateofplay.resolve.named.chains import Board, Chain
from stateofplay.resolve.named.codes import ARMED, several_bodies, tells_arms
from stateofplay.resolve.named.owners import is_former, office_of, party_of_owner, speaks
from stateofplay.resolve.reference.forms import bare
from stateofplay.resolve.reference.lexicon import Lexicon

Beside = Mapping[str, Mention | None]
"""Id of a description -> the name it stands beside."""

_BODY = "organisation"


def linked(nameless: Sequence[Mention], mentions: Sequence[Mention]) -> Beside:
    """Find the mention that each of *nameless* stands beside by the grammar, None if none."""
    by_span = {mention.span: mention for mention in mentions}
    named = {mention.same_as: mention for mention in mentions if mention.same_as is not None}
    return {m.id: by_span.get(m.same_as) if m.same_as else named.get(m.span) for m in nameless}


def place_beside(board: Board, mention: Mention, other: Mention, lexicon: Lexicon) -> bool:
    """Join a description with the name it stands beside; tell the name its office."""
    chain = board.of(other)
    if chain is None:
        return False
    if _is_unknown_body(chain) and tells_arms(mention.exact, lexicon):
        chain.kind = ARMED  # "the Kalmo Front, a rebel group"
    if not _can_be(mention, chain, lexicon):
        return False
    board.put(mention, chain, f"“{bare(mention.exact)}” stands beside “{bare(other.exact)}”")
    if _was_only(mention, chain):
        chain.party, chain.role = None, bare(mention.exact)
    if chain.kind == "person" and (office := office_of(mention, lexicon)):
        chain.role = chain.role or bare(mention.exact)
        chain.office = chain.office or office
        if chain.party is None and speaks(mention, lexicon):
            chain.party = party_of_owner(mention, lexicon, office=True)
    return True


def _was_only(mention: Mention, chain: Chain) -> bool:
    """Whether *mention* tells as former the office by which *chain* was taken to speak.

    A parser gives "director" as the role of "Ada Stone, a former director".
    """
    told = f"speaks for {chain.party}: “{chain.role}”"
    if chain.kind != "person" or not is_former(mention.exact) or told not in chain.reasons:
        return False
    titled = (each for each in chain.mentions if each is not mention)
    return (chain.role or "") in mention.exact and not any(
        (chain.role or "") in each.exact for each in titled
    )


def _is_unknown_body(chain: Chain) -> bool:
    return chain.key[0] == "name" and chain.kind == _BODY


def _can_be(mention: Mention, chain: Chain, lexicon: Lexicon) -> bool:
    if chain.kind == "person":
        return mention.plural is not True
    group = lexicon.noun_class(mention.exact)
    if chain.kind == ARMED and several_bodies(mention, lexicon):
        return False
    return group is not None and (chain.kind == group.kind or chain.kind in group.names)

"""Descriptions beside a name: "Moreau, the minister", "the UN mission in Norland, UNMIN,"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from stateofplay.core.statements import Mention, MentionKind
from stateofplay.resolve.chains import Board, Chain
from stateofplay.resolve.codes import ARMED, several_bodies, tells_arms
from stateofplay.resolve.forms import bare, key
from stateofplay.resolve.lexicon import Lexicon
from stateofplay.resolve.owners import office_of, owner_of, party_of_owner, speaks
from stateofplay.resolve.roles import spelt_out

Beside = Mapping[str, Mention | None]
"""Id of a description -> the name it stands beside."""

_SHORT = re.compile(
    r"(?: (?:in|for|to|on) [^,;.()\"\u201c\u201d]{1,60})?(?:, ([A-Z]{3,10}),| \(([A-Z]{3,10})\))"
)
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
    if chain.kind == "person" and (office := office_of(mention, lexicon)):
        chain.role = chain.role or bare(mention.exact)
        chain.office = chain.office or office
        if chain.party is None and speaks(mention, lexicon):
            chain.party = party_of_owner(mention, lexicon, office=True)
    return True


def _is_unknown_body(chain: Chain) -> bool:
    return chain.key[0] == "name" and chain.kind == _BODY


def _can_be(mention: Mention, chain: Chain, lexicon: Lexicon) -> bool:
    if chain.kind == "person":
        return mention.plural is not True
    group = lexicon.noun_class(mention.exact)
    if chain.kind == ARMED and several_bodies(mention, lexicon):
        return False
    return group is not None and (chain.kind == group.kind or chain.kind in group.names)


def told_beside(
    board: Board, nameless: Sequence[Mention], beside: Beside, text: str, lexicon: Lexicon
) -> Mapping[str, Chain]:
    """Find which descriptions of several words a report tells beside one name.

    "The UN refugee agency" is who "UNHCR, the UN refugee agency," tells, wherever it stands. A
    person is none of them: who holds an office is told by `place_role`.

    Args:
        board: The chains so far; all names are on it.
        nameless: The descriptions, in order of the text.
        beside: See `linked`.
        text: The report's.
        lexicon: The reference data.

    Returns:
        `words_of` a description, or an abbreviation -> whose it is.
    """
    found: dict[str, dict[tuple[str, ...], Chain]] = defaultdict(dict)
    for mention in nameless:
        other = beside[mention.id]
        chain = board.of(other) if other is not None else None
        if chain is None or chain.key[0] == "words" or " " not in bare(mention.exact):
            continue
        if chain.kind != "person" and _can_be(mention, chain, lexicon):
            found[words_of(mention, lexicon)][chain.key] = chain
    for mention in nameless:
        short = _SHORT.match(text, mention.span.end) if _is_body(mention, lexicon) else None
        if short is None:
            continue
        name = short[1] or short[2]
        chain = board.named(name) or board.chain(("name", key(name)), name, _BODY)
        chain.party = chain.party or party_of_owner(mention, lexicon, office=False)
        for words in (words_of(mention, lexicon), key(name)):
            found[words][chain.key] = chain
    return {words: next(iter(told.values())) for words, told in found.items() if len(told) == 1}


def _is_body(mention: Mention, lexicon: Lexicon) -> bool:
    """Whether *mention* describes one body: by its noun, or as an organisation's ("UN mission")."""
    if mention.plural or mention.kind is MentionKind.ROLE or office_of(mention, lexicon):
        return False
    if not mention.exact.lower().startswith("the "):
        return False
    group, owner = lexicon.noun_class(mention.exact), owner_of(mention, lexicon)
    if group is None:
        return owner is not None and owner.kind == _BODY
    return group.kind == _BODY


def words_of(mention: Mention, lexicon: Lexicon) -> str:
    """Fold a description so that its spellings meet."""
    return key(spelt_out(bare(mention.exact), lexicon))

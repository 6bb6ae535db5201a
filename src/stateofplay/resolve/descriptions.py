"""Descriptions without a name: "the prime minister", "Israeli troops", "the group"."""

from __future__ import annotations

from collections.abc import Sequence

from stateofplay.core.statements import Mention, MentionKind
from stateofplay.resolve.chains import Board, Chain
from stateofplay.resolve.forms import bare, key, singular
from stateofplay.resolve.lexicon import Lexicon, NounClass
from stateofplay.resolve.owners import office_of, owner_of, party_of_owner, speaks

_DEFINITE = ("the ", "this ", "that ", "these ", "those ", "both ")


def place_descriptions(
    board: Board, described: Sequence[Mention], mentions: Sequence[Mention], lexicon: Lexicon
) -> None:
    """Chain the mentions of *described*, which are in order of the text.

    Args:
        board: The chains so far; all names are on it.
        described: Role nouns, group nouns and organisations without a name of their own.
        mentions: All mentions of the report, in order of the text.
        lexicon: The reference data.
    """
    by_span = {mention.span: mention for mention in mentions}
    linked = {m.same_as: m for m in mentions if m.same_as is not None}
    for mention in described:
        other = by_span.get(mention.same_as) if mention.same_as else linked.get(mention.span)
        if other is not None and _apposition(board, mention, other, lexicon):
            continue
        if mention.kind is MentionKind.ROLE or _is_office(mention, lexicon):
            _place_role(board, mention, lexicon)
        else:
            _place_group(board, mention, lexicon)


def _is_office(mention: Mention, lexicon: Lexicon) -> bool:
    return (
        mention.plural is not True
        and lexicon.noun_class(mention.exact) is None
        and office_of(mention, lexicon) is not None
    )


def _apposition(board: Board, mention: Mention, other: Mention, lexicon: Lexicon) -> bool:
    """Join a description with the name it stands beside; tell the name its office."""
    chain = board.of(other)
    if chain is None or not _can_be(mention, chain, lexicon):
        return False
    board.put(mention, chain, f"“{bare(mention.exact)}” stands beside “{bare(other.exact)}”")
    if chain.kind == "person" and (office := office_of(mention, lexicon)):
        chain.role = chain.role or bare(mention.exact)
        chain.office = chain.office or office
        if chain.party is None and speaks(mention, lexicon):
            chain.party = party_of_owner(mention, lexicon, office=True)
    return True


def _can_be(mention: Mention, chain: Chain, lexicon: Lexicon) -> bool:
    if chain.kind == "person":
        return mention.plural is not True
    group = lexicon.noun_class(mention.exact)
    return group is not None and (chain.kind == group.kind or chain.kind in group.names)


def _place_role(board: Board, mention: Mention, lexicon: Lexicon) -> None:
    office = office_of(mention, lexicon)
    party = party_of_owner(mention, lexicon, office=True) if office else None
    holders = [] if mention.plural else _holders(board, mention, office, party)
    words = bare(mention.exact)
    if len(holders) == 1:
        holder = holders[0]
        if holder.party is None and party and speaks(mention, lexicon):
            holder.party = party
        board.put(mention, holder, f"“{words}”: {holder.name} is the one {office} it can be")
        return
    speaking = party if office is None or lexicon.offices.get(office, False) else None
    if mention.plural:
        board.put(mention, _plain(board, mention, "people", speaking), "same words")
        return
    chain = board.chain(("role", key(words).casefold()), words, "role", speaking)
    chain.role, chain.office = chain.role or words, chain.office or office
    board.put(mention, chain, "a role with nobody's name")


def _holders(board: Board, mention: Mention, office: str | None, party: str | None) -> list[Chain]:
    """Persons who hold *office*; those told before the mention count first."""
    if office is None:
        return []
    fits = [
        chain
        for chain in board.persons()
        if chain.kind == "person"
        and chain.office is not None
        and _same_office(office, chain.office)
        and (party is None or chain.party in (None, party))
    ]
    if not _definite(mention) and party is None:
        return []
    before = [chain for chain in fits if chain.mentions[0].span < mention.span]
    return before if len(before) == 1 or len(fits) != 1 else fits


def _same_office(one: str, other: str) -> bool:
    """Say whether a short office can be a longer one: "secretary", "secretary of state"."""
    return (
        one == other
        or other.startswith(f"{one} ")
        or other.endswith(f" {one}")
        or (one.rsplit(maxsplit=1)[-1] == "diplomat" and "secretary" in other.split())
    )


def _definite(mention: Mention) -> bool:
    """Whether the words point back. Extraction may leave "the" out: then the case decides."""
    return mention.exact.lower().startswith(_DEFINITE) or not mention.exact.lower().startswith(
        ("a ", "an ", "another ", "some ", "one ")
    )


def _place_group(board: Board, mention: Mention, lexicon: Lexicon) -> None:
    words = bare(mention.exact)
    group = lexicon.noun_class(words)
    owner = owner_of(mention, lexicon)
    if group is None:
        party = owner.party if owner else None
        kind = "people" if mention.plural else "organisation"
        board.put(mention, _plain(board, mention, kind, party), "same words")
        return
    if owner is not None:
        _place_owned(board, mention, group, owner.officials if group.state else owner.party)
        return
    if mention.owner and (chain := _named_owner(board, mention)) is not None:
        _place_owned(board, mention, group, chain.party)
        return
    if (seat := lexicon.seats.get(key(words).casefold())) is not None:
        known = lexicon.find(seat)
        chain = board.chain(("known", seat), seat, known.kind if known else "organisation", seat)
        board.put(mention, chain, f"“{words}” is {seat}")
        return
    if group.names and _bare_noun(words, group) and _definite(mention):
        if (chain := _nearest(board, mention, group)) is not None:
            board.put(mention, chain, f"“{words}”: nearest {chain.kind} before it")
            return
    board.put(mention, _plain(board, mention, group.kind, None), "same words")


def _named_owner(board: Board, mention: Mention) -> Chain | None:
    """The chain whose name the owner words are ("Biden" for "the Biden administration")."""
    folded = key(mention.owner or "").casefold()
    fits = [
        chain
        for chain in board.chains.values()
        if chain.kind != "role"
        and (key(chain.name).casefold() == folded or (chain.person and chain.person.last == folded))
    ]
    return fits[0] if len(fits) == 1 else None


def _place_owned(board: Board, mention: Mention, group: NounClass, party: str | None) -> None:
    words = bare(mention.exact)
    state = board.chains.get(("known", party or ""))
    if group.state and party is not None and (state is None or state.kind == "state"):
        chain = state or board.chain(("known", party), party, "state", party)
        board.put(mention, chain, f"“{words}” is the government of {party}")
        return
    if group.merges and party is not None:
        known = next(
            (
                c
                for c in board.chains.values()
                if c.kind == group.kind == "military" and c.party == party
            ),
            None,
        )
        chain = known or board.chain((group.name, party), words, group.kind, party)
        board.put(mention, chain, f"“{words}”: the {group.name} of {party}")
        return
    board.put(mention, _plain(board, mention, group.kind, party), "same words, same owner")


def _plain(board: Board, mention: Mention, kind: str, party: str | None) -> Chain:
    """The chain of a description that only its own words identify."""
    words = bare(mention.exact)
    owner = key(mention.owner).casefold() if mention.owner else ""
    return board.chain(("words", kind, key(words).casefold(), owner), words, kind, party)


def _bare_noun(words: str, group: NounClass) -> bool:
    parts = key(words).casefold().split()
    return (
        " ".join([*parts[:-1], singular(parts[-1])]) in group.nouns
        or " ".join(parts) in group.nouns
    )


def _nearest(board: Board, mention: Mention, group: NounClass) -> Chain | None:
    """The chain of a fitting kind whose last mention before *mention* is nearest.

    A chain without a party or a name of its own ("militants") does not count.
    """
    best: tuple[Mention, Chain] | None = None
    for chain in board.chains.values():
        if chain.kind not in group.names or (chain.key[0] == "words" and chain.party is None):
            continue
        before = [item for item in chain.mentions if item.span < mention.span]
        if before and (best is None or before[-1].span > best[0].span):
            best = (max(before, key=lambda item: item.span), chain)
    return best[1] if best else None

"""Descriptions without a name: "the prime minister", "Israeli troops", "the group"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from stateofplay.core.statements import Mention, MentionKind
from stateofplay.core.text import Report
from stateofplay.resolve.described.counts import is_count
from stateofplay.resolve.described.crowds import crowd_told, place_crowd
from stateofplay.resolve.described.joint import place_joint
from stateofplay.resolve.described.pairs import place_pair
from stateofplay.resolve.described.roles import ends_with, place_role, plain
from stateofplay.resolve.described.states import forces_of_state, place_officials, state_before
from stateofplay.resolve.named.apposition import linked, place_beside
from stateofplay.resolve.named.bodies import is_run
from stateofplay.resolve.named.chains import Board, Chain
from stateofplay.resolve.named.codes import ARMED, several_bodies, tells_arms
from stateofplay.resolve.named.forces import whole
from stateofplay.resolve.named.known import chain_of, described
from stateofplay.resolve.named.members import band_of
from stateofplay.resolve.named.owners import known_within, office_of, owner_of
from stateofplay.resolve.named.persons import called, joined_with
from stateofplay.resolve.reference.forms import bare, key, person_name, singular
from stateofplay.resolve.reference.lexicon import Lexicon
from stateofplay.resolve.reference.tables import NounClass


def place_descriptions(
    board: Board,
    nameless: Sequence[Mention],
    mentions: Sequence[Mention],
    lexicon: Lexicon,
    report: Report,
) -> None:
    """Chain the mentions of *nameless*: those that stand beside a name or say whose they are first.

    Args:
        board: The chains so far; all names are on it.
        nameless: Role nouns, group nouns and organisations without a name of their own, in
            order of the text.
        mentions: All mentions of the report, in order of the text.
        lexicon: The reference data.
        report: Its day of publication is for dated facts.
    """
    others = linked(nameless, mentions)
    crowd = crowd_told(nameless, lexicon)
    waiting: list[Mention] = []
    for mention in nameless:
        if place_crowd(board, mention, crowd, lexicon):
            continue
        if place_joint(board, mention, report.full_text, lexicon):
            continue
        other = others[mention.id]
        if other is not None and place_beside(board, mention, other, lexicon):
            continue
        if not _place_owned(board, mention, lexicon, report.published):
            waiting.append(mention)
    for mention in waiting:
        if place_pair(board, mention, report.full_text, lexicon):
            continue
        if place_officials(board, mention, lexicon):
            continue
        if _is_role(mention, lexicon):
            place_role(board, mention, lexicon, report.published)
        else:
            place_group(board, mention, lexicon)


def _is_role(mention: Mention, lexicon: Lexicon) -> bool:
    if mention.kind is MentionKind.ROLE:
        return True
    return (
        mention.plural is not True
        and lexicon.noun_class(mention.exact) is None
        and office_of(mention, lexicon) is not None
    )


def _place_owned(board: Board, mention: Mention, lexicon: Lexicon, day: date | None) -> bool:
    """Place a group that says whose it is ("Israeli troops"); False if it says nothing such."""
    words = bare(mention.exact)
    known = described(words, lexicon) or (lexicon.find(words) if " " in words else None)
    if known is not None:
        board.put(mention, chain_of(board, known), f"“{words}” names and describes {known.name}")
        return True
    if mention.kind is MentionKind.ROLE:
        return False
    if (band := band_of(board, mention, lexicon)) is not None:
        board.put(mention, band, f"“{words}” are {band.name}")
        return True
    group = _class_of(words, lexicon)
    if group is not None and _stands_in(words, mention, group, lexicon):
        return False
    party = _party_of_group(board, mention, group, lexicon, day) if group is not None else None
    if group is None or party is None:
        return False
    if group.state and _is_state(party, board, lexicon):
        chain = board.chain(("known", party), party, "state", party)
        board.put(mention, chain, f"“{words}” is the government of {party}")
    elif group.kind == ARMED and (own := _armed_group(board, party, lexicon)) is not None:
        board.put(mention, own, f"“{words}” are {party}")
    elif group.merges:
        chain = whole(board, group, party, lexicon)
        board.put(mention, chain, f"“{words}”: the {group.name} of {party}")
    else:
        others = group.kind == "state" and not group.names and mention.plural is not False
        speaking = None if group.kind == "people" or others else party  # "Norland's neighbours"
        chain = plain(board, mention, lexicon, group.kind, speaking)
        board.put(mention, chain, "same words, same owner")
    return True


_WITHIN = re.compile(r" (?:in|from|within|inside|on) ")
"""Between a noun and whom those that it tells are part of: "two members in the Senate"."""


def _class_of(words: str, lexicon: Lexicon) -> NounClass | None:
    """The class of the noun that a description is told by, not of what it stands in."""
    return lexicon.noun_class(_WITHIN.split(words)[0])


def _stands_in(words: str, mention: Mention, group: NounClass, lexicon: Lexicon) -> bool:
    """Whether whom a description names tells only where those are: "a country in the League"."""
    head, *where = _WITHIN.split(words)
    if not where or known_within(head, lexicon) is not None:
        return False
    owner = known_within(words, lexicon)
    if group.kind == ARMED:
        return owner is None or owner.kind == "state"
    return group.kind == "state" or (group.state and mention.plural is not False)


def _party_of_group(
    board: Board, mention: Mention, group: NounClass, lexicon: Lexicon, day: date | None
) -> str | None:
    owner = owner_of(mention, lexicon)
    if owner is not None and group.kind in ("organisation", ARMED):
        runs = owner.kind == "state" and group.kind != ARMED and is_run(mention.exact)
        return owner.name if runs or owner.kind in ("organisation", ARMED) else None
    if owner is not None:
        return owner.officials if group.kind != "people" and owner.officials else owner.party
    words = (mention.owner or "").removesuffix("'s").removesuffix("\u2019s")
    if not words and group.state:
        words = " ".join(bare(mention.exact).split()[:-1])
    believes = group.kind == ARMED and key(words) in lexicon.affiliations  # "Islamist group"
    if not words or not words[0].isupper() or believes:
        return None
    if (leader := person_name(words, lexicon.titles)) is not None:
        words = leader.shown
    person = joined_with(list(board.persons()), words) or called(board, words, lexicon)
    if person is not None and person.party is not None:
        return person.party
    for when in (day, None) if group.state else ():  # a past administration keeps its name
        if (fact := lexicon.leader(words, "administration", when)) is not None:
            return fact.of
    chain = board.named(words)
    return chain.name if chain is not None else None


def _is_state(party: str, board: Board, lexicon: Lexicon) -> bool:
    known = lexicon.find(party)
    chain = board.chains.get(("known", party))
    kinds = {known.kind if known else None, chain.kind if chain else None}
    return "state" in kinds


def _armed_group(board: Board, party: str, lexicon: Lexicon) -> Chain | None:
    chain = board.chains.get(("known", party)) or board.named(party)
    known = lexicon.find(party) if chain is None else None
    if known is not None and known.kind == ARMED:
        return chain_of(board, known)
    return chain if chain is not None and chain.kind in (ARMED, "organisation") else None


def place_group(board: Board, mention: Mention, lexicon: Lexicon) -> None:
    """Chain a group that no owner tells: with whom it takes up, else by its own words."""
    words = bare(mention.exact)
    group = _class_of(words, lexicon)
    if group is None:
        board.put(mention, *_of_no_class(board, mention, words, lexicon))
        return
    if (seat := lexicon.seats.get(key(words).casefold())) is not None:
        known = lexicon.find(seat)
        chain = board.chain(("known", seat), seat, known.kind if known else "organisation", seat)
        board.put(mention, chain, f"“{words}” is {seat}")
        return
    back = None if mention.id in board.newcomers else _points_back(board, mention, group, lexicon)
    if back is None:
        back = state_before(board, mention, group, lexicon)
    if back is None:
        back = forces_of_state(board, mention, group, lexicon)
    if back is not None:
        board.put(mention, *back)
        return
    board.put(mention, plain(board, mention, lexicon, group.kind, None), "same words")


def _of_no_class(board: Board, mention: Mention, words: str, lexicon: Lexicon) -> tuple[Chain, str]:
    """Find who *words* are that no class of nouns holds: a deed's doers, a name, or just words."""
    doers = lexicon.deeds.get(singular(words.casefold().split()[-1])) if words else None
    if doers is not None:
        return board.chain(("words", "people", doers), doers, "people"), f"those who hold “{words}”"
    person = joined_with(list(board.persons()), words) if words[:1].isupper() else None
    if person is not None:  # a tagger takes a headline's last name for a noun
        return person, f"“{words}” is the name of {person.name}"
    known = lexicon.find(words)
    if known is not None and known.how in ("name", "people", "organisation"):
        return chain_of(board, known), f"“{words}” is a name of {known.name}"
    head = _WITHIN.split(words)[0].rsplit(maxsplit=1)[-1] if words else ""
    within = head[:1].isupper() and _WITHIN.search(words) is not None
    whole = board.named(head) if within else None
    if whole is not None:  # "Centrists in the chamber"
        return plain(board, mention, lexicon, "people", whole.party or whole.name), "some of them"
    kind = "people" if mention.plural or is_count(words, lexicon) else "organisation"
    kind = "place" if mention.kind is MentionKind.PLACE else kind
    return plain(board, mention, lexicon, kind, None), "same words"


def _points_back(
    board: Board, mention: Mention, group: NounClass, lexicon: Lexicon
) -> tuple[Chain, str] | None:
    """Find whom a definite description takes up ("the group", "the Palestinian movement")."""
    words = bare(mention.exact)
    if group.kind in ("people", "state") or (group.kind == "organisation" and mention.plural):
        return None
    if not _bare_noun(words, group):
        bands = [chain for chain in board.chains.values() if _is_band(chain)]
        alone = len(bands) == 1 and group.kind == ARMED and bands[0].key[0] != "words"
        told = mention.owner or (words.islower() and tells_arms(words, lexicon))
        if not alone or not told or mention.plural is not False:
            return None
        return bands[0], f"“{words}”: {bands[0].name} is the only armed group here"
    several = group.kind == ARMED and several_bodies(mention, lexicon)
    same = _same_noun(board, mention, group)
    if same is not None and (not several or any(several_bodies(m, lexicon) for m in same.mentions)):
        return same, f"“{words}”: {same.name}, the only one here"
    several = several or (group.kind == ARMED and mention.plural is True and " " in words)
    if group.names and not several and (near := _nearest(board, mention, group)) is not None:
        return near, f"“{words}”: nearest {near.kind} before it"
    return None


def _is_band(chain: Chain) -> bool:
    """Whether *chain* may be one armed group, not several of which none is named."""
    nameless = chain.key[0] == "words" and all(each.plural is True for each in chain.mentions)
    return chain.kind == ARMED and not nameless


def _bare_noun(words: str, group: NounClass) -> bool:
    parts = key(words).casefold().split()
    return (
        " ".join([*parts[:-1], singular(parts[-1])]) in group.nouns
        or " ".join(parts) in group.nouns
    )


def _same_noun(board: Board, mention: Mention, group: NounClass) -> Chain | None:
    """The only chain with a party or an owner that was told with the same noun.

    A noun of two words is the same as a whole: "the air force" is no Orchard Relief Force.
    """
    *before, last = key(mention.exact).casefold().split()
    whole = " ".join([*before, singular(last)])
    noun = whole if whole in group.nouns else singular(last)
    fits = [
        chain
        for chain in board.chains.values()
        if (chain.party is not None or " " in chain.name)
        and chain.kind not in ("person", "role", "people", "place", "state")
        and any(ends_with(m, noun) and m.kind is not MentionKind.ROLE for m in chain.mentions)
    ]
    return fits[0] if len(fits) == 1 else None


def _nearest(board: Board, mention: Mention, group: NounClass) -> Chain | None:
    """The chain of a fitting kind told last before *mention*; the only one if none was before.

    A chain that neither has a party nor a name of its own ("militants") does not count.
    """
    fits = [
        chain
        for chain in board.chains.values()
        if chain.kind in group.names and not (chain.key[0] == "words" and chain.party is None)
    ]
    before = [
        (max(item.span for item in chain.mentions if item.span < mention.span), chain.key)
        for chain in fits
        if any(item.span < mention.span for item in chain.mentions)
    ]
    if before:
        return board.chains[max(before)[1]]
    return fits[0] if len(fits) == 1 and group.kind == "military" else None

"""Which state a noun that names none takes up: "the country", "government troops"."""

from __future__ import annotations

from dataclasses import replace

from stateofplay.core.statements import Mention
from stateofplay.resolve.described.roles import at_home, ends_with, plain
from stateofplay.resolve.named.chains import Board, Chain
from stateofplay.resolve.named.forces import FORCES, whole
from stateofplay.resolve.named.owners import is_former, office_of, owner_of, speaks
from stateofplay.resolve.reference.forms import bare, key
from stateofplay.resolve.reference.lexicon import Lexicon
from stateofplay.resolve.reference.offices import called_after, states_with
from stateofplay.resolve.reference.tables import NounClass

_REACH = 1
"""Sentences that "the country" looks back, at most."""


def state_before(
    board: Board, mention: Mention, group: NounClass, lexicon: Lexicon
) -> tuple[Chain, str] | None:
    """Find the state that *mention*, a singular with an article, takes up.

    "The government" is the one state whose government is told by the same noun; "the country",
    or "the regime" where no state's is told, the one state named in its sentence before it, or
    else in the sentence before: of several the one that is a subject there. Two leave it open.

    Args:
        board: The chains so far; all names are on it.
        mention: A group noun without a name.
        group: Its class.
        lexicon: The reference data.

    Returns:
        The state's chain and the reason in words; None if no state, or more than one, fits.
    """
    words = bare(mention.exact)
    definite = mention.id in board.definite and words.islower() and not is_former(words)
    if group.state:
        fits = _told_with(board, key(words).casefold())
        if fits or lexicon.noun(words) in lexicon.home_nouns:
            return _governed(fits, board, mention, lexicon)
    elif "state" not in group.names:
        return None
    if not definite or mention.plural is True or not words.endswith(lexicon.noun(words)):
        return None
    if words in lexicon.also_parts:
        return None
    state = _last_named(board, mention, lexicon)
    if state is not None and group.state and any(_says(item, mention) for item in state.mentions):
        return None  # nobody calls their own government a regime
    return None if state is None else (state, f"“{words}”: {state.name}, the state named before it")


def place_officials(board: Board, mention: Mention, lexicon: Lexicon) -> bool:
    """Chain officials told with their government's noun: "Moreau administration officials".

    Args:
        board: The chains so far; governments are on it.
        mention: A description.
        lexicon: The reference data.

    Returns:
        False, and nothing decided, if they are no such officials, or no state fits.
    """
    words = bare(mention.exact)
    ruling = words.rpartition(" ")[0]
    group = lexicon.noun_class(ruling) if ruling else None
    if group is None or not group.state or is_former(words) or not speaks(mention, lexicon):
        return False
    party = _ruled(board, mention, ruling, group, lexicon)
    if party is None:
        return False
    if mention.plural is True:
        chain = plain(board, mention, lexicon, "people", party)
    else:
        chain = board.chain(("role", key(words).casefold()), words, "role", party)
        chain.office = chain.office or office_of(mention, lexicon)
    board.put(mention, chain, f"“{words}”: of {party}")
    return True


def _ruled(
    board: Board, mention: Mention, ruling: str, group: NounClass, lexicon: Lexicon
) -> str | None:
    """For whom those speak who are told with a government's noun, by its leader's name or none."""
    noun = lexicon.noun(ruling)
    if key(ruling).casefold() != noun and called_after(noun) is None and ruling.islower():
        return None
    if mention.plural is not True and called_after(noun) is None:
        return None
    named = [word for word in ruling.split() if word[0].isupper() and key(word) != noun]
    told = " ".join([*(key(word) for word in named), noun])
    fits = {c.key: c for c in board.chains.values() if c.kind == "state" and _is_told(c, told)}
    if fits:
        return next(iter(fits.values())).party if len(fits) == 1 else None
    if named:
        fact = lexicon.leader(" ".join(named), "administration", None)
        return fact.of if fact is not None else None
    if noun not in lexicon.home_nouns:
        return None
    before = state_before(board, replace(mention, exact=noun), group, lexicon)
    return before[0].party if before is not None else None


def _is_told(chain: Chain, words: str) -> bool:
    """Whether *chain* is told by these very words, in small letters."""
    return any(key(item.exact).casefold() == words for item in chain.mentions)


def _governed(
    fits: list[Chain], board: Board, mention: Mention, lexicon: Lexicon
) -> tuple[Chain, str] | None:
    """The only one told with a government's noun; of none the one of a leader readers know."""
    if len(fits) > 1:
        return None
    if not fits:
        return _led_by(board, mention, lexicon)
    return fits[0], f"“{bare(mention.exact)}”: the only one here is that of {fits[0].name}"


def _led_by(board: Board, mention: Mention, lexicon: Lexicon) -> tuple[Chain, str] | None:
    """Find the state whose leader readers know: "the administration" of "President Moreau"."""
    words = bare(mention.exact)
    office = called_after(words.casefold())
    held = [c for c in board.persons() if office and at_home(c, office, lexicon)]
    parties = states_with(words, {chain.party for chain in held if chain.party})
    if len(parties) != 1:
        return None
    state = board.chain(("known", parties[0]), parties[0], "state", parties[0])
    return state, f"“{words}”: the {office} is told without a state"


def forces_of_state(
    board: Board, mention: Mention, group: NounClass, lexicon: Lexicon
) -> tuple[Chain, str] | None:
    """Find whose "government forces" are: those of the one state whose government is told.

    Args:
        board: The chains so far; all names are on it.
        mention: A group noun without a name.
        group: Its class.
        lexicon: The reference data.

    Returns:
        The chain of that state's forces and the reason in words; None if no such is told, or
        more than one.
    """
    words = bare(mention.exact)
    before, _, noun = words.casefold().rpartition(" ")
    ruling = lexicon.noun_class(before) if noun and group.kind == FORCES else None
    if ruling is None or not ruling.state or before not in ruling.nouns:
        return None
    fits = _told_with(board, before)
    fits = fits or [each for told in sorted(ruling.nouns) for each in _told_with(board, told)]
    if len({chain.key for chain in fits}) != 1 or fits[0].kind != "state":
        return None
    forces = whole(board, group, fits[0].name, lexicon)
    return forces, f"“{words}”: the only {before} here is that of {fits[0].name}"


def _told_with(board: Board, noun: str) -> list[Chain]:
    """Chains of which a mention says more than *noun*: "the Norland government"."""
    return [
        chain
        for chain in board.chains.values()
        if chain.kind not in ("person", "role", "people", "place")
        and any(_owned(item, noun) for item in chain.mentions)
    ]


def _owned(item: Mention, noun: str) -> bool:
    return ends_with(item, noun) and len(bare(item.exact).split()) > len(noun.split())


def _last_named(board: Board, mention: Mention, lexicon: Lexicon) -> Chain | None:
    states = [chain for chain in board.chains.values() if chain.kind == "state"]
    for back in range(_REACH + 1):
        near = {
            chain.key: [item for item in chain.mentions if _is_near(item, mention, back)]
            for chain in states
        }
        named = [c for c in states if any(_names(item, lexicon) for item in near[c.key])]
        adjective = any(_tells(item, lexicon) for items in near.values() for item in items)
        told = named or [chain for chain in states if adjective and near[chain.key]]
        if any(_acts_on(item, mention) for chain in told for item in chain.mentions):
            return None
        if len(told) > 1 and back:
            told = [c for c in told if any(_leads(item, mention, back) for item in c.mentions)]
        if told:
            return told[0] if len(told) == 1 else None
    return None


def _names(item: Mention, lexicon: Lexicon) -> bool:
    """Whether *item* is the name of a state ("the North"), not a seat of its government."""
    known = lexicon.find(item.exact)
    named = known is not None and known.how == "name"
    return named or key(item.exact) in lexicon.quarters


def _tells(item: Mention, lexicon: Lexicon) -> bool:
    """Whether *item* tells a state by an adjective: "Norlander troops"."""
    known = lexicon.find(item.exact) or owner_of(item, lexicon)
    return known is not None and known.how == "demonym"


def _acts_on(item: Mention, mention: Mention) -> bool:
    """Whether *item* is the subject of the sentence that has *mention* behind its verb."""
    return item.subject and not mention.subject and item.sentence == mention.sentence


def _is_near(item: Mention, mention: Mention, back: int) -> bool:
    return item.span.end <= mention.span.start and mention.sentence - item.sentence == back


def _leads(item: Mention, mention: Mention, back: int) -> bool:
    """Whether *item* is the subject of its sentence: of several it is the one taken up."""
    return item.subject and _is_near(item, mention, back)


def _says(item: Mention, mention: Mention) -> bool:
    return item.subject and _is_near(item, mention, 0)

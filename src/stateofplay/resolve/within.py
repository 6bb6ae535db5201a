"""Who is who inside one report: names first, then descriptions, then pronouns.

Each pass only decides what the one before left open, and abstains when two answers are left.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from stateofplay.core.judgements import Entity
from stateofplay.core.statements import Act, Mention, MentionKind, Quotation, Reading
from stateofplay.core.text import Report
from stateofplay.resolve.described.descriptions import place_descriptions
from stateofplay.resolve.described.home import place_at_home, place_bodies_at_home
from stateofplay.resolve.described.possessed import place_possessed, waits
from stateofplay.resolve.described.pronouns import place_pronouns
from stateofplay.resolve.described.roles import brings_in, is_definite
from stateofplay.resolve.described.served import place_served
from stateofplay.resolve.named.abbreviations import full_names
from stateofplay.resolve.named.aliases import place_aliases
from stateofplay.resolve.named.bodies import is_run
from stateofplay.resolve.named.chains import Board, Chain
from stateofplay.resolve.named.codes import groups_by_code
from stateofplay.resolve.named.compounds import place_compound
from stateofplay.resolve.named.forces import force_name, is_own, state_force, whole
from stateofplay.resolve.named.known import name_at_end, names_body, place_known
from stateofplay.resolve.named.nations import told_by_people
from stateofplay.resolve.named.owners import (
    is_state_body,
    known_within,
    names_office,
    owner_of,
    party_of_body,
)
from stateofplay.resolve.named.persons import called, joined_with, place_persons
from stateofplay.resolve.named.persons_found import persons_of
from stateofplay.resolve.named.weapons import place_weapons, weapons_of
from stateofplay.resolve.reference.forms import bare, key, person_name
from stateofplay.resolve.reference.lexicon import Lexicon

_NAMES = frozenset(
    {MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE, MentionKind.PEOPLE}
)


def entities_of(
    reading: Reading,
    lexicon: Lexicon,
    is_town: Callable[[str], bool] = lambda _: False,
) -> tuple[Entity, ...]:
    """Chain the mentions of one report.

    Args:
        reading: What was found in the report.
        lexicon: The reference data.
        is_town: Says whether a name is a town's: a name without title or first name that was
            taken for a person's is then the town.

    Returns:
        Entities in order of the text. A mention that no entity holds could not be resolved.
    """
    mentions = _mentions(reading)
    report, text = reading.report, reading.report.full_text
    board = _board(report, mentions, lexicon)
    named = [m for m in mentions if _is_named(m, lexicon)]
    named = [m for m in named if not place_compound(board, m, lexicon)]
    board.full_names = full_names(named, text)
    short = {m.id for m in named if key(name_at_end(m.exact, lexicon)) in board.full_names}
    codes = groups_by_code(mentions, _doing(reading), lexicon, is_town)
    likely = [m for m in named if m.id not in short and key(m.exact) not in codes]
    persons, towns = persons_of(likely, text, lexicon, is_town)
    people = {mention.id for mention in persons}
    others = [m for m in named if m.id not in people]
    place_weapons(board, weapons_of(reading, lexicon), lexicon)
    place_known(board, others, lexicon, _acting(reading, lexicon))
    places = frozenset(key(m.exact) for m in others if m.kind is MentionKind.PLACE)
    place_persons(board, persons, places | board.small, lexicon, report.published)
    for mention in others:
        if board.of(mention) is None and not _place_code(board, mention, codes):
            _place_unknown(board, mention, lexicon, town=mention.id in towns)
    place_aliases(board, mentions, text, lexicon)
    _place_nameless(board, mentions, named, reading, lexicon)
    return board.entities()


def _board(report: Report, mentions: Sequence[Mention], lexicon: Lexicon) -> Board:
    """Begin a report's board with what the words around its mentions tell of them."""
    board, text = Board(report.id), report.full_text
    board.newcomers = frozenset(each.id for each in mentions if brings_in(each, text))
    board.definite = frozenset(each.id for each in mentions if is_definite(each, text))
    definite = [each for each in mentions if each.id in board.definite]
    board.nations = told_by_people(definite, text, lexicon)
    board.small = frozenset(word for word in text.split() if word.islower())
    return board


def _place_code(board: Board, mention: Mention, codes: Mapping[str, str]) -> bool:
    """Chain a group's name of letters and digits; say whether *mention* is one."""
    kind = codes.get(key(mention.exact))
    if kind is None:
        return False
    chain = board.chain(("name", key(mention.exact)), bare(mention.exact), kind)
    chain.party = chain.name
    board.put(mention, chain, "a name of letters and digits that acts here")
    return True


def _place_nameless(
    board: Board,
    mentions: Sequence[Mention],
    named: Sequence[Mention],
    reading: Reading,
    lexicon: Lexicon,
) -> None:
    """Chain descriptions, then pronouns, then what is a pronoun's ("his country")."""
    open_names = {mention.id for mention in named if board.of(mention) is None}
    described = [m for m in mentions if m.id in open_names or _describes(m, lexicon)]
    described = [mention for mention in described if board.of(mention) is None]
    waiting = [mention for mention in described if waits(mention, lexicon)]
    kept = {mention.id for mention in waiting}
    described = [mention for mention in described if mention.id not in kept]
    place_descriptions(board, described, mentions, lexicon, reading.report)
    place_served(board, reading.report.full_text, lexicon)
    place_at_home(board, lexicon)
    place_pronouns(board, mentions, reading, lexicon)
    place_possessed(board, waiting, mentions, lexicon)
    place_bodies_at_home(board, lexicon)


_DESCRIPTIONS = frozenset({MentionKind.ROLE, MentionKind.GROUP})


def _describes(mention: Mention, lexicon: Lexicon) -> bool:
    """Whether *mention* is a description, or an office that is taken for a name ("Norland PM")."""
    taken = mention.kind is MentionKind.ORGANISATION and names_office(mention.exact, lexicon)
    return taken or mention.kind in _DESCRIPTIONS


def _is_named(mention: Mention, lexicon: Lexicon) -> bool:
    """Whether *mention* is a name, or a description that holds the name of its bearer."""
    if _describes(mention, lexicon) and mention.kind is MentionKind.ORGANISATION:
        return False
    if mention.kind is MentionKind.GROUP:
        return names_body(mention.exact, lexicon) or is_own(mention, lexicon)
    if key(mention.exact).casefold() in lexicon.no_names:
        return False
    return mention.kind in _NAMES and key(mention.exact) not in lexicon.titles


def _mentions(reading: Reading) -> list[Mention]:
    """All mentions in order of the text, those that only a statement holds included."""
    found = {mention.id: mention for mention in reading.mentions}
    for statement in reading.statements:
        content = statement.content
        held: tuple[Mention, ...] = statement.attributed_to
        if isinstance(content, Act):
            held += content.actors + content.recipients
        elif isinstance(content, Quotation):
            held += content.speakers
        for mention in held:
            found.setdefault(mention.id, mention)
    return sorted(found.values(), key=lambda mention: mention.span)


def _acting(reading: Reading, lexicon: Lexicon) -> frozenset[str]:
    """Ids of the mentions that do or say something: a capital among them is its government.

    So is a capital that something is said or done to, but for deeds that strike a place.
    """
    found: set[str] = set(_doing(reading))
    for statement in reading.statements:
        act = statement.content
        if isinstance(act, Act) and act.type not in lexicon.strikes_places:
            found |= {mention.id for mention in act.recipients}
    return frozenset(found)


def _doing(reading: Reading) -> frozenset[str]:
    """Ids of the mentions that do or say something, or by whose word something is told."""
    found: set[str] = {m.id for s in reading.statements for m in s.attributed_to}
    for statement in reading.statements:
        if isinstance(statement.content, Act):
            found |= {mention.id for mention in statement.content.actors}
        elif isinstance(statement.content, Quotation):
            found |= {mention.id for mention in statement.content.speakers}
    return frozenset(found)


def _place_unknown(board: Board, mention: Mention, lexicon: Lexicon, *, town: bool) -> None:
    own = force_name(mention.exact, lexicon)
    told = own or name_at_end(mention.exact, lexicon)
    if not any(char.isupper() for char in told):
        return
    words = board.full_name(told)
    chain = joined_with(list(board.persons()), words)
    if chain is None and mention.kind is not MentionKind.PEOPLE:
        chain = called(board, words, lexicon)
    if chain is not None:
        board.put(mention, chain, f"“{words}” is the name of {chain.name}")
        return
    if mention.kind is MentionKind.ORGANISATION and not own:
        if (force := state_force(words, lexicon)) is not None:
            group, owner = force
            chain = whole(board, group, owner.name, lexicon)
            board.put(mention, chain, f"“{words}”: the {group.name} of {owner.name}")
            return
        if _describes_only(mention, words, board, lexicon):
            return
    ruling = lexicon.noun_class(words) if mention.kind in _MISTAKEN else None
    if ruling is not None and ruling.state:
        return  # "the Norlander regime", of which a parser makes a place
    folded = key(words)
    if (state := _half_of(board, folded, lexicon)) is not None:
        board.put(mention, state, f"“{words}”: {state.name} is the only one of that name here")
        return
    kind = "place" if town else _KINDS.get(mention.kind, "organisation")
    if words in board.full_names.values() and kind != "place":
        kind = "organisation"
    reason = "same name" if words == told else f"“{told}” stands for {words}"
    board.put(mention, _chain_of(mention, words, kind, board, lexicon), reason)


def _chain_of(mention: Mention, words: str, kind: str, board: Board, lexicon: Lexicon) -> Chain:
    party = _party_of_name(words, lexicon) if kind == "organisation" else None
    is_body = kind == "organisation" and party is None
    body = _body_of(mention, words, board, lexicon) if is_body else None
    return body or board.chain(("name", key(words)), words, kind, party)


def _body_of(mention: Mention, words: str, board: Board, lexicon: Lexicon) -> Chain | None:
    """The body of the state that has it: two states' ministries of defence are two.

    Where the report does not tell whose it is, that of the only state whose it tells.
    """
    owner = owner_of(mention, lexicon) if mention.owner else None
    if owner is not None and owner.kind == "state" and owner.party:
        return board.chain(("name", key(words), owner.party), words, "government", owner.party)
    told = [chain for at, chain in board.chains.items() if at[:2] == ("name", key(words))]
    is_open = mention.owner in (None, mention.exact)  # a parse may have a name own itself
    return told[0] if len(told) == 1 and is_open else None


_MISTAKEN = frozenset({MentionKind.PLACE, MentionKind.PERSON})
_KINDS = {MentionKind.PLACE: "place", MentionKind.PEOPLE: "people", MentionKind.PERSON: "person"}


def _party_of_name(words: str, lexicon: Lexicon) -> str | None:
    """For whom an organisation speaks by its name: a state, itself, or nobody told."""
    party = party_of_body(words, lexicon)
    owner = known_within(words, lexicon) if is_run(words) else None
    if owner is not None and owner.kind == "state":
        return owner.party
    return party if party or is_state_body(words, lexicon) else words


def _half_of(board: Board, word: str, lexicon: Lexicon) -> Chain | None:
    """The one state of the report whose name begins with a quarter ("the North")."""
    if word not in lexicon.quarters:
        return None
    states = [chain for chain in board.chains.values() if chain.kind == "state"]
    fits = [chain for chain in states if key(chain.name).startswith(f"{word} ")]
    return fits[0] if len(fits) == 1 else None


def _describes_only(mention: Mention, words: str, board: Board, lexicon: Lexicon) -> bool:
    """Whether *words*, taken for a name, are a description: "Police" where a sentence begins."""
    group = lexicon.noun_class(words)
    if group is None:
        return False
    leader = person_name(words.rsplit(maxsplit=1)[0], lexicon.titles) if group.state else None
    if leader is not None and leader.last in lexicon.leaders:
        return True  # "the Moreau Administration"
    return (
        bool(mention.owner)
        or not _proper(words)
        or (
            " " not in words
            and (group.kind == _FORCE or group.state or words.lower() in board.small)
        )
    )


_FORCE = "military"


def _proper(words: str) -> bool:
    return all(word[0].isupper() for word in words.split() if word not in ("of", "the", "and"))

"""Who is who inside one report: names first, then descriptions, then pronouns.

Each pass only decides what the one before left open, and abstains when two answers are left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from stateofplay.core.judgements import Entity
from stateofplay.core.statements import Act, Mention, MentionKind, Quotation, Reading
from stateofplay.resolve.abbreviations import full_names
from stateofplay.resolve.chains import Board, Chain
from stateofplay.resolve.codes import groups_by_code
from stateofplay.resolve.descriptions import place_descriptions
from stateofplay.resolve.forms import bare, key
from stateofplay.resolve.lexicon import Lexicon
from stateofplay.resolve.persons import joined_with, place_persons
from stateofplay.resolve.persons_found import persons_of
from stateofplay.resolve.possessed import place_possessed, waits
from stateofplay.resolve.pronouns import place_pronouns
from stateofplay.resolve.reference import Known

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
    board = Board(reading.report.id)
    named = [m for m in mentions if m.kind in _NAMES and key(m.exact) not in lexicon.titles]
    text = reading.report.full_text
    board.full_names = full_names(named, text)
    short = {m.id for m in named if key(_name_at_end(m.exact)) in board.full_names}
    codes = groups_by_code(mentions, _doing(reading), lexicon, is_town)
    likely = [m for m in named if m.id not in short and key(m.exact) not in codes]
    persons, towns = persons_of(likely, text, lexicon, is_town)
    people = {mention.id for mention in persons}
    others = [m for m in named if m.id not in people]
    place_known(board, others, lexicon, _acting(reading, lexicon))
    places = frozenset(key(m.exact) for m in others if m.kind is MentionKind.PLACE)
    places |= frozenset(word for word in text.split() if word.islower())
    report = reading.report
    place_persons(board, persons, places, lexicon, report.published, report.title)
    for mention in others:
        if board.of(mention) is None:
            code = codes.get(key(mention.exact))
            if code is not None:
                chain = board.chain(("name", key(mention.exact)), bare(mention.exact), code)
                chain.party = chain.name
                board.put(mention, chain, "a name of letters and digits that acts here")
                continue
            _place_unknown(board, mention, lexicon, town=mention.id in towns)
    _place_nameless(board, mentions, named, reading, lexicon)
    return board.entities()


def _place_nameless(
    board: Board,
    mentions: Sequence[Mention],
    named: Sequence[Mention],
    reading: Reading,
    lexicon: Lexicon,
) -> None:
    """Chain descriptions, then pronouns, then what is a pronoun's ("his country")."""
    described = [m for m in mentions if m.kind in (MentionKind.ROLE, MentionKind.GROUP)]
    described += [mention for mention in named if board.of(mention) is None]
    described.sort(key=lambda mention: mention.span)
    waiting = [mention for mention in described if waits(mention, lexicon)]
    kept = {mention.id for mention in waiting}
    described = [mention for mention in described if mention.id not in kept]
    place_descriptions(board, described, mentions, lexicon, reading.report.published)
    place_pronouns(board, mentions, reading, lexicon)
    place_possessed(board, waiting, mentions, lexicon)


_LINKS = frozenset({"in", "of", "from", "for", "at", "on", "by", "to", "with"})


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


def place_known(
    board: Board, mentions: Iterable[Mention], lexicon: Lexicon, acting: frozenset[str]
) -> None:
    """Chain the names that the reference data know; leave all others open."""
    for mention in mentions:
        known = lexicon.find(mention.exact) or lexicon.find(
            board.full_name(_name_at_end(mention.exact))
        )
        known = known or group_described(mention.exact, lexicon)
        if known is None:
            continue
        if known.how == "capital" and not (mention.id in acting or mention.subject):
            chain = board.chain(("place", key(mention.exact)), bare(mention.exact), "place")
            board.put(mention, chain, "the place of that name")
            continue
        chain, reason = _known_chain(board, mention, known)
        board.put(mention, chain, reason)


def _name_at_end(words: str) -> str:
    """Drop what stands before a name in small letters or figures ("193-member", "annual").

    "health ministry in Norland" is no Norland: what a preposition links stays whole.
    """
    parts = bare(words).split()
    first = next((at for at, part in enumerate(parts) if part[0].isupper()), 0)
    return " ".join(parts if _LINKS.intersection(parts[:first]) else parts[first:])


def group_described(words: str, lexicon: Lexicon) -> Known | None:
    """Find the armed group that *words* name and describe.

    What stands before its name must tell only of what kind it is and whose: a demonym, a compound,
    a word in small letters; behind it a word for the whole group may stand.

    Example:
        >>> [group_described(words, Lexicon.load()).name for words in (
        ...     "Palestinian militant group Hamas", "Iranian-backed Houthi rebels")]
        ['Hamas', 'Houthis']
        >>> group_described("Israeli attack on Hamas", Lexicon.load())
    """
    parts = bare(words).split()
    for place in range(1, len(parts)):
        if not _describes(parts[place - 1], lexicon):
            return None
        rest = parts[place:]
        whole = len(rest) > 1 and key(rest[-1]) in lexicon.whole_groups
        known = lexicon.find(" ".join(rest)) or (
            lexicon.find(" ".join(rest[:-1])) if whole else None
        )
        if known is not None and known.kind == _ARMED:
            return known
    return None


def _describes(word: str, lexicon: Lexicon) -> bool:
    if "-" in word or (word.islower() and word not in _LINKS):
        return True
    known = lexicon.find(word)
    return known is not None and known.how in ("demonym", "people")


_ARMED = "armed group"


def _known_chain(board: Board, mention: Mention, known: Known) -> tuple[Chain, str]:
    words = bare(mention.exact)
    if known.how == "demonym" and mention.plural and mention.kind is not MentionKind.PLACE:
        chain = board.chain(("people", known.name), words, "people")
        return chain, f"“{words}”: people of {known.name}"
    chain = board.chain(("known", known.name), known.name, known.kind, known.party)
    says = {
        "demonym": f"“{words}” is the demonym of {known.name}",
        "capital": f"“{words}” acts here: the government of {known.name}",
        "seat": f"“{words}” is the seat of the government of {known.name}",
    }
    return chain, says.get(known.how, f"“{words}” is a name of {known.name}")


def _place_unknown(board: Board, mention: Mention, lexicon: Lexicon, *, town: bool) -> None:
    told = _name_at_end(mention.exact)
    if not any(char.isupper() for char in told):
        return
    words = board.full_name(told)
    if (chain := joined_with(list(board.persons()), words)) is not None:
        board.put(mention, chain, f"“{words}” is the name of {chain.name}")
        return
    if mention.kind is MentionKind.ORGANISATION and _describes_only(mention, words, lexicon):
        return
    folded = key(words)
    if (state := _half_of(board, folded, lexicon)) is not None:
        board.put(mention, state, f"“{words}”: {state.name} is the only one of that name here")
        return
    kind = "place" if town else _KINDS.get(mention.kind, "organisation")
    if words in board.full_names.values() and kind != "place":
        kind = "organisation"
    party = words if kind == "organisation" else None
    reason = "same name" if words == told else f"“{told}” stands for {words}"
    board.put(mention, board.chain(("name", folded), words, kind, party), reason)


_KINDS = {MentionKind.PLACE: "place", MentionKind.PEOPLE: "people", MentionKind.PERSON: "person"}


def _half_of(board: Board, word: str, lexicon: Lexicon) -> Chain | None:
    """The one state of the report whose name begins with a quarter ("the North")."""
    if word not in lexicon.quarters:
        return None
    states = [chain for chain in board.chains.values() if chain.kind == "state"]
    fits = [chain for chain in states if key(chain.name).startswith(f"{word} ")]
    return fits[0] if len(fits) == 1 else None


def _describes_only(mention: Mention, words: str, lexicon: Lexicon) -> bool:
    """Whether *words*, taken for a name, are a description: "Army" where a sentence begins."""
    group = lexicon.noun_class(words)
    if group is None:
        return False
    return bool(mention.owner) or not _proper(words) or (group.kind == _FORCE and " " not in words)


_FORCE = "military"


def _proper(words: str) -> bool:
    return all(word[0].isupper() for word in words.split() if word not in ("of", "the", "and"))

"""Who is who inside one report: names first, then descriptions, then pronouns.

Each pass only decides what the one before left open, and abstains when two answers are left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from stateofplay.core.judgements import Entity
from stateofplay.core.statements import Act, Mention, MentionKind, Quotation, Reading
from stateofplay.resolve.chains import Board, Chain
from stateofplay.resolve.descriptions import place_descriptions
from stateofplay.resolve.forms import bare, is_acronym, key
from stateofplay.resolve.lexicon import Lexicon
from stateofplay.resolve.persons import is_person, joined_with, place_persons, towns_among
from stateofplay.resolve.pronouns import place_pronouns
from stateofplay.resolve.reference import Known

_NAMES = frozenset(
    {MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE, MentionKind.PEOPLE}
)


_BEFORE = 40
"""Code points before a name in which an office can end."""


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
    persons = [
        mention
        for mention in named
        if is_person(
            mention, text[max(0, mention.span.start - _BEFORE) : mention.span.start], lexicon
        )
    ]
    people = {mention.id for mention in persons}
    towns = {m.id for m in towns_among(persons, lexicon, is_town)}
    persons = [mention for mention in persons if mention.id not in towns]
    others = [m for m in named if m.id in towns or m.id not in people]
    place_known(board, others, lexicon, _acting(reading))
    places = frozenset(key(m.exact) for m in others if m.kind is MentionKind.PLACE)
    places |= frozenset(word for word in text.split() if word.islower())
    place_persons(board, persons, places, lexicon, reading.report.published)
    for mention in others:
        if board.of(mention) is None:
            _place_unknown(board, mention, lexicon, town=mention.id in towns)
    described = [m for m in mentions if m.kind in (MentionKind.ROLE, MentionKind.GROUP)]
    described += [mention for mention in named if board.of(mention) is None]
    described.sort(key=lambda mention: mention.span)
    place_descriptions(board, described, mentions, lexicon, reading.report.published)
    place_pronouns(board, mentions, reading, lexicon)
    return board.entities()


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


def _acting(reading: Reading) -> frozenset[str]:
    """Ids of the mentions that do or say something: a capital among them is its government."""
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
        known = lexicon.find(mention.exact) or lexicon.find(_name_at_end(mention.exact))
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
    words = _name_at_end(mention.exact)
    if not any(char.isupper() for char in words):
        return
    if (chain := joined_with(list(board.persons()), words)) is not None:
        board.put(mention, chain, f"“{words}” is the name of {chain.name}")
        return
    description = mention.kind is MentionKind.ORGANISATION and lexicon.noun_class(words) is not None
    if description and (mention.owner or not _proper(words)):
        return
    folded = key(words)
    for chain in board.chains.values():
        if chain.key[0] == "name" and _abbreviates(folded, chain.key[1]):
            board.put(mention, chain, f"“{words}” stands for {chain.name}")
            return
    kind = "place" if town else _KINDS.get(mention.kind, "organisation")
    party = words if kind == "organisation" else None
    board.put(mention, board.chain(("name", folded), words, kind, party), "same name")


_KINDS = {MentionKind.PLACE: "place", MentionKind.PEOPLE: "people", MentionKind.PERSON: "person"}


def _proper(words: str) -> bool:
    return all(word[0].isupper() for word in words.split() if word not in ("of", "the", "and"))


def _abbreviates(one: str, other: str) -> bool:
    """Say whether one key is the initials of the other ("MSF", "médecins sans frontières")."""
    short, long = (one, other) if is_acronym(one) else (other, one)
    if not is_acronym(short) or is_acronym(long):
        return False
    initials = "".join(w[0] for w in long.split() if w not in ("of", "the", "and", "for", "in"))
    return len(initials) > 2 and initials == short.casefold()

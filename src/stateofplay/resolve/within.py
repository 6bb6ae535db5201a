"""Who is who inside one report: names first, then descriptions, then pronouns.

Each pass only decides what the one before left open, and abstains when two answers are left.
"""

from __future__ import annotations

from collections.abc import Iterable

from stateofplay.core.judgements import Entity
from stateofplay.core.statements import Act, Mention, MentionKind, Quotation, Reading
from stateofplay.resolve.chains import Board, Chain
from stateofplay.resolve.descriptions import place_descriptions
from stateofplay.resolve.forms import agree, bare, is_acronym, key, person_name
from stateofplay.resolve.lexicon import Known, Lexicon
from stateofplay.resolve.owners import office_of, party_of_owner, speaks
from stateofplay.resolve.pronouns import place_pronouns

_NAMES = frozenset(
    {MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE, MentionKind.PEOPLE}
)


def entities_of(reading: Reading, lexicon: Lexicon, verbal: frozenset[str]) -> tuple[Entity, ...]:
    """Chain the mentions of one report.

    Args:
        reading: What was found in the report.
        lexicon: The reference data.
        verbal: Names of the act types that are done by words (a "we" who speaks is the
            speaker, a "we" who fights is the party).

    Returns:
        Entities in order of the text. A mention that no entity holds could not be resolved.
    """
    mentions = _mentions(reading)
    board = Board(reading.report.id)
    acting = _acting(reading)
    named = [mention for mention in mentions if mention.kind in _NAMES]
    place_names(board, [m for m in named if m.kind is not MentionKind.PERSON], lexicon, acting)
    place_persons(board, [m for m in named if m.kind is MentionKind.PERSON], lexicon)
    described = [m for m in mentions if m.kind in (MentionKind.ROLE, MentionKind.GROUP)]
    described += [m for m in named if board.of(m) is None]
    place_descriptions(board, sorted(described, key=lambda m: m.span), mentions, lexicon)
    place_pronouns(board, mentions, reading.statements, verbal)
    return board.entities()


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


def place_names(
    board: Board, mentions: Iterable[Mention], lexicon: Lexicon, acting: frozenset[str]
) -> None:
    """Chain states, peoples, organisations and places by name; leave descriptions open."""
    waiting: list[Mention] = []
    for mention in mentions:
        known = lexicon.find(mention.exact)
        if known is None:
            waiting.append(mention)
        elif known.how == "capital" and not (mention.id in acting or mention.subject):
            chain = board.chain(("place", key(mention.exact)), bare(mention.exact), "place")
            board.put(mention, chain, "the place of that name")
        else:
            chain, reason = _known_chain(board, mention, known)
            board.put(mention, chain, reason)
    for mention in waiting:
        _place_unknown(board, mention, lexicon)


def _known_chain(board: Board, mention: Mention, known: Known) -> tuple[Chain, str]:
    words = bare(mention.exact)
    if known.how == "demonym" and mention.plural and mention.kind is not MentionKind.PLACE:
        chain = board.chain(("people", known.name), words, "people", known.party)
        return chain, f"“{words}”: people of {known.name}"
    chain = board.chain(("known", known.name), known.name, known.kind, known.party)
    says = {
        "demonym": f"“{words}” is the demonym of {known.name}",
        "capital": f"“{words}” acts here: the government of {known.name}",
        "seat": f"“{words}” is the seat of the government of {known.name}",
    }
    return chain, says.get(known.how, f"“{words}” is a name of {known.name}")


def _place_unknown(board: Board, mention: Mention, lexicon: Lexicon) -> None:
    words = bare(mention.exact)
    if not any(char.isupper() for char in words):
        return
    if (
        mention.kind is MentionKind.ORGANISATION
        and lexicon.noun_class(words)
        and (mention.owner or not _proper(words))
    ):
        return
    kind = "place" if mention.kind is MentionKind.PLACE else "organisation"
    if mention.kind is MentionKind.PEOPLE:
        kind = "people"
    folded = key(words)
    for chain in board.chains.values():
        if chain.key[0] == "name" and _abbreviates(folded, chain.key[1]):
            board.put(mention, chain, f"“{words}” stands for {chain.name}")
            return
    party = words if kind == "organisation" else None
    chain = board.chain(("name", folded), words, kind, party)
    board.put(mention, chain, "same name")


def _proper(words: str) -> bool:
    return all(word[0].isupper() for word in words.split() if word not in ("of", "the", "and"))


def _abbreviates(one: str, other: str) -> bool:
    """Say whether one key is the initials of the other ("MSF", "médecins sans frontières")."""
    short, long = (one, other) if is_acronym(one) else (other, one)
    if not is_acronym(short) or is_acronym(long):
        return False
    initials = "".join(w[0] for w in long.split() if w not in ("of", "the", "and", "for", "in"))
    return len(initials) > 2 and initials == short.casefold()


def place_persons(board: Board, mentions: Iterable[Mention], lexicon: Lexicon) -> None:
    """Chain persons: full names first, then short ones that only one full name fits."""
    parsed = [(m, person_name(m.exact, lexicon.titles)) for m in mentions]
    for mention, name in parsed:
        if name is None or not name.full:
            continue
        fits = [c for c in board.persons() if c.person and agree(c.person, name)]
        chain = fits[0] if fits else board.chain(("person", key(name.shown)), name.shown, "person")
        if chain.person is None or len(name.given) > len(chain.person.given):
            chain.person, chain.name = name, name.shown
        board.put(mention, chain, "same name" if fits else "full name")
        tell(chain, mention, lexicon)
    for mention, name in parsed:
        if name is None or name.full:
            continue
        short = name.shown
        fits = [c for c in board.persons() if c.person and _short_for(key(short), c)]
        if len(fits) > 1:
            fits = [c for c in fits if _same_side(c, mention, lexicon)]
        if len(fits) == 1:
            board.put(mention, fits[0], f"“{short}”: only {fits[0].name} here has that name")
            tell(fits[0], mention, lexicon)
            continue
        chain = board.chain(("surname", name.last), short, "person")
        chain.person = chain.person or name
        board.put(mention, chain, "same surname")
        tell(chain, mention, lexicon)


def _short_for(short: str, chain: Chain) -> bool:
    if chain.person is None or not chain.person.full:
        return False
    parts = key(chain.person.shown).casefold()
    folded = short.casefold()
    if folded == chain.person.last or parts.endswith((f" {folded}", f"-{folded}")):
        return True
    return folded in chain.person.given and len(folded) > 1


def _same_side(chain: Chain, mention: Mention, lexicon: Lexicon) -> bool:
    office = office_of(mention, lexicon)
    party = party_of_owner(mention, lexicon, office=office is not None)
    if office is None and party is None:
        return False
    return (office is None or office == chain.office) and (party is None or party == chain.party)


def tell(chain: Chain, mention: Mention, lexicon: Lexicon) -> None:
    """Keep what *mention* tells of a person: office, party, gender."""
    words = f"{mention.role or ''} {mention.exact}".lower().replace(".", "").split()
    if chain.gender is None and "mr" in words:
        chain.gender = "he"
    if chain.gender is None and not {"mrs", "ms", "miss"}.isdisjoint(words):
        chain.gender = "she"
    office = office_of(mention, lexicon) if mention.role else None
    if office is None:
        return
    if chain.role is None or (mention.role and len(mention.role) > len(chain.role)):
        chain.role, chain.office = bare(mention.role or ""), office
    if chain.party is None and speaks(mention, lexicon):
        chain.party = party_of_owner(mention, lexicon, office=True)
        if chain.party:
            chain.reasons.append(f"speaks for {chain.party}: “{bare(mention.role or '')}”")

"""Persons of one report: full names first, then short ones that only one full name fits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from stateofplay.core.statements import Mention
from stateofplay.resolve.named.chains import Board, Chain
from stateofplay.resolve.named.namesakes import gender_told, is_another
from stateofplay.resolve.named.owners import party_of_owner, speaks
from stateofplay.resolve.named.trimmed import trimmed
from stateofplay.resolve.reference.forms import PersonName, agree, bare, key, person_name
from stateofplay.resolve.reference.lexicon import Lexicon
from stateofplay.resolve.reference.offices import parted
from stateofplay.resolve.reference.spellings import is_common, last_name


def place_persons(
    board: Board,
    mentions: Iterable[Mention],
    places: frozenset[str],
    lexicon: Lexicon,
    day: date | None,
) -> None:
    """Chain the persons among *mentions*.

    Args:
        board: The chains so far.
        mentions: Mentions of persons, in order of the text.
        places: Folded names of the places of the report, and its words in small letters: one
            that a parser took for a given name ("From Ramallah Moreau flew on") is no part of a
            name.
        lexicon: The reference data.
        day: Day of publication, for dated facts; None if not known.
    """
    parsed = trimmed(mentions, places, lexicon, day)
    longest = sorted(parsed, key=lambda item: -len(item[1].given) if item[1] else 0)
    for mention, name in longest:
        if name is not None and name.full:
            _place_full(board, mention, name, lexicon)
    short = [(mention, name) for mention, name in parsed if name is not None and not name.full]
    others = {
        name.last
        for mention, name in short
        if full_names(board, name.shown) and not _fits(board, mention, name, lexicon, day)
    }
    for mention, name in short:
        plain = name.last in others and not name.junior and gender_told(mention, lexicon) is None
        fits = [] if plain else _fits(board, mention, name, lexicon, day)
        _place_short(board, mention, name, lexicon, fits)
    for chain in list(board.persons()):
        add_facts(chain, lexicon, day)
        _add_known(board, chain, lexicon, day)


def _place_full(board: Board, mention: Mention, name: PersonName, lexicon: Lexicon) -> None:
    fits = [c for c in board.persons() if c.person and c.person.full and agree(c.person, name)]
    fits = fits or _ending_with(board, name)
    chain = fits[0] if fits else board.chain(("person", key(name.shown)), name.shown, "person")
    told, no_given = chain.person, board.small | lexicon.no_given
    if told is None or len(name.given) > len(told.given) or _is_behind(name, told, no_given):
        chain.person, chain.name = name, name.shown
    board.put(mention, chain, "same name" if fits else "full name")
    tell(chain, mention, lexicon)


def _ending_with(board: Board, name: PersonName) -> list[Chain]:
    """The one person whose longer name ends with *name*: "Mrs. Stone Vance", Ada Stone Vance."""
    end = (*name.given, name.last)
    fits = [
        chain
        for chain in board.persons()
        if chain.person
        and chain.person.junior == name.junior
        and (*chain.person.given, chain.person.last)[-len(end) :] == end
    ]
    return fits if len(fits) == 1 else []


def _is_behind(name: PersonName, longer: PersonName, no_given: frozenset[str]) -> bool:
    """Whether what is no given name stands before *name* in a longer one: "Show Ada Stone"."""
    return longer.given[0] in no_given and longer.shown.endswith(f" {name.shown}")


def _fits(
    board: Board, mention: Mention, name: PersonName, lexicon: Lexicon, day: date | None
) -> list[Chain]:
    """Persons told in full whom a short name can mean."""
    fits = full_names(board, name.shown)
    return [chain for chain in fits if not is_another(chain, mention, name, lexicon, day)]


def _place_short(
    board: Board, mention: Mention, name: PersonName, lexicon: Lexicon, fits: list[Chain]
) -> None:
    fits = _likeliest(fits, mention, name, lexicon)
    if len(fits) == 1:
        board.put(mention, fits[0], f"“{name.shown}”: only {fits[0].name} here has that name")
        tell(fits[0], mention, lexicon)
        return
    own = ("surname", name.last, "junior") if name.junior else ("surname", name.last)
    chain = board.chain(own, name.shown, "person")
    chain.person = chain.person or name
    board.put(mention, chain, "same surname")
    tell(chain, mention, lexicon)


def _likeliest(
    fits: list[Chain], mention: Mention, name: PersonName, lexicon: Lexicon
) -> list[Chain]:
    """Keep whom a short name means rather than others who have it, too.

    That is whose last name it is rather than one of the further or common given names, a father
    rather than "Jr.", in the text who was told in full before it, and who was called so already.
    """
    if len(fits) < 2:
        return fits
    word = key(name.shown).casefold()
    own = [chain for chain in fits if chain.person and chain.person.last == name.last]
    others = [chain for chain in fits if chain not in own]
    first = [c for c in others if c.person and c.person.given[0] == word and not is_common(word)]
    kept = [*own, *first] if own else fits
    elder = [chain for chain in kept if chain.person and not chain.person.junior]
    kept = elder if elder and not name.junior else kept
    before = [c for c in kept if min(each.span for each in c.mentions) < mention.span]
    kept = before if before and mention.sentence > 0 else kept
    short = [chain for chain in kept if any(_is_short(m, chain, mention) for m in chain.mentions)]
    return short if len(short) == 1 and gender_told(mention, lexicon) is None else kept


def _is_short(told: Mention, chain: Chain, mention: Mention) -> bool:
    """Whether *told* calls *chain* by the last name, in the text and before *mention*."""
    given = chain.person.given[0] if chain.person else ""
    return told.sentence > 0 and told.span < mention.span and given not in key(told.exact).split()


def full_names(board: Board, short: str) -> list[Chain]:
    """Find the persons told with their full name for whom *short* can stand."""
    return [chain for chain in board.persons() if chain.person and _short_for(key(short), chain)]


def called(board: Board, word: str, lexicon: Lexicon) -> Chain | None:
    """Find the one person told in full whom one word, no common name, calls by a part of it."""
    folded = key(word).casefold()
    if not (word.isalpha() and word[0].isupper()) or word.isupper() or is_common(folded):
        return None
    fits = full_names(board, word) if folded not in lexicon.departments else []
    return fits[0] if len(fits) == 1 else None


def _short_for(short: str, chain: Chain) -> bool:
    if chain.person is None or not chain.person.full:
        return False
    folded, whole = short.casefold(), key(chain.person.shown).casefold()
    if last_name(folded) == chain.person.last or folded == whole:
        return True
    if whole.endswith((f" {folded}", f"-{folded}")):
        return True
    return len(folded) > 1 and folded in chain.person.given


def tell(chain: Chain, mention: Mention, lexicon: Lexicon) -> None:
    """Keep what *mention* tells of a person: office, party, gender."""
    told, title = mention.role, _title_in(mention, chain)
    if not told or (title and title.casefold().endswith(f" {told.casefold()}")):
        told = title  # a parser gives "Minister" for "Defence Minister Moreau"
    before, rank = parted(told or "")
    chain.rank = chain.rank or rank or None
    told = before if rank and lexicon.office(before) else told
    chain.gender = chain.gender or gender_told(mention, lexicon)
    if chain.gender is None and chain.person is not None and chain.person.full:
        chain.gender = lexicon.given.get(chain.person.given[0])
    office = lexicon.office(told) if told else None
    words = f"{told or ''} {mention.exact}".lower().split()
    if office is None or told is None or f"{office}s" in words:
        return  # "Arab ministers" beside a name are others than the one named
    if chain.role is None or chain.office is None or len(office) > len(chain.office):
        chain.role, chain.office = bare(told), office
    if chain.party is None and speaks(mention, lexicon, office):
        chain.party = party_of_owner(mention, lexicon, office=True)
        if chain.party:
            chain.reasons.append(f"speaks for {chain.party}: “{bare(told)}”")


def _title_in(mention: Mention, chain: Chain) -> str | None:
    """The words before the name within the mention itself ("President" in "President Moreau")."""
    words = bare(mention.exact)
    last = (chain.person.shown if chain.person else chain.name).split()
    before = words.split()
    while before and before[-1] in last:
        before.pop()
    return " ".join(before) or None


def add_facts(chain: Chain, lexicon: Lexicon, day: date | None) -> None:
    """Fill in from dated facts what the report does not say itself: party and full name."""
    told = chain.party is not None and chain.office is not None
    if chain.kind != "person" or (told and chain.person and chain.person.full):
        return
    fact = lexicon.leader(chain.name, chain.office, day)
    if fact is None or chain.party not in (None, fact.of):
        return
    chain.party = fact.of
    chain.office, chain.role = chain.office or fact.office, chain.role or fact.office
    full = person_name(fact.name, frozenset())
    if full is not None and not (chain.person and chain.person.full):
        chain.name, chain.person = fact.name, full
    chain.reasons.append(f"leaders.yml: {fact.name}, {fact.office} of {fact.of} at the time")


def _add_known(board: Board, chain: Chain, lexicon: Lexicon, day: date | None) -> None:
    """Fill in who leads a state that the report tells, too, and is told by the last name alone.

    Nobody but those whom readers know is told so: of others a report tells a given name or title.
    """
    name = chain.person
    if name is None or day is None or chain.key != ("surname", name.last):
        return
    if chain.role or chain.party:
        return
    others = [each for each in board.persons() if each.person and each.person.last == name.last]
    if any(each is not chain and each.person and not each.person.junior for each in others):
        return
    held = [f for f in lexicon.holders(name.last, None, day) if ("known", f.of) in board.chains]
    full = {(fact.name, fact.of) for fact in held}
    told = person_name(held[0].name, frozenset()) if len(full) == 1 else None
    gender = lexicon.given.get(told.given[0]) if told is not None and told.given else None
    heard = {gender_told(mention, lexicon) for mention in chain.mentions} - {None}
    if told is None or not heard <= {gender or "he"}:
        return
    chain.name, chain.person, chain.party = held[0].name, told, held[0].of
    chain.office, chain.role = held[0].office, held[0].office
    chain.reasons.append(f"leaders.yml: {told.shown}, {chain.office} of {chain.party} at the time")


def joined_with(chains: Sequence[Chain], words: str) -> Chain | None:
    """Find the one person among *chains* whom *words*, a full or last name, can mean."""
    folded = key(words).casefold()
    told = {folded, last_name(folded)}
    fits = [c for c in chains if c.person and not told.isdisjoint(_names_of(c))]
    if len(fits) > 1:  # a son has "Jr.": the name without it is his father's
        whole = [c for c in fits if key(c.name).casefold() == folded]
        fits = whole or [c for c in fits if c.person and not c.person.junior]
    return fits[0] if len(fits) == 1 else None


def _names_of(chain: Chain) -> set[str]:
    person = chain.person
    return {key(chain.name).casefold()} | ({person.last} if person else set())

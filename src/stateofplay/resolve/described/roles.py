"""Offices without a name ("the prime minister", "the official"): who holds them here."""

from __future__ import annotations

from datetime import date

from stateofplay.core.statements import Mention
from stateofplay.resolve.described.counts import without_quantity
from stateofplay.resolve.named.chains import Board, Chain
from stateofplay.resolve.named.codes import ARMED
from stateofplay.resolve.named.members import named_in
from stateofplay.resolve.named.owners import (
    is_former,
    is_pronoun,
    is_state_body,
    office_of,
    owner_of,
    party_of_owner,
    speaks,
)
from stateofplay.resolve.named.persons import add_facts
from stateofplay.resolve.reference.forms import bare, key, singular
from stateofplay.resolve.reference.lexicon import Lexicon
from stateofplay.resolve.reference.offices import (
    governs,
    is_head,
    is_indefinite,
    is_sole,
    leads_part,
    same_office,
    tells_no_part,
)

_OWNER = 3
"""Words that the name of the organisation whose a description is has at most."""

_BODIES = frozenset({ARMED, "organisation"})
_THE = "the "
_ARTICLE = len(" another ")
"""Code points before a description in which its article stands."""


def place_role(board: Board, mention: Mention, lexicon: Lexicon, day: date | None) -> None:
    """Chain an office without a name: its one holder, or whom the same noun told before."""
    office = office_of(mention, lexicon)
    words = bare(mention.exact)
    party = party_of_owner(mention, lexicon, office=True) if office else None
    if office and party is None and not is_former(words):
        party = _body_named(board, mention, lexicon)
    speaking = party if office is None or speaks(mention, lexicon, office) else None
    if mention.plural:
        board.put(mention, plain(board, mention, lexicon, "people", speaking), "same words")
        return
    holders = _holders(board, mention, lexicon, office, party) or _by_facts(
        board, mention, office, party, (lexicon, day)
    )
    holders = holders or _of_rank(board, mention, office, party)
    same = _told_before(board, mention, office, party)
    other = same if office and not is_sole(office) else None
    if len(holders) == 1 and not (other and _told_later(other, holders[0], mention)):
        holder = holders[0]
        holder.party = holder.party or speaking
        board.put(mention, holder, f"“{words}”: {holder.name} is the one {office} it can be")
        return
    if same is not None:
        board.put(mention, same, f"“{words}” takes up “{same.name}”")
        return
    chain = board.chain(("role", key(words).casefold()), words, "role", speaking)
    if office not in lexicon.accredited | lexicon.delegates:  # of these a state has several
        chain.role = chain.role or office or words
    chain.office = chain.office or office
    board.put(mention, chain, "a role with nobody's name")


def _body_named(board: Board, mention: Mention, lexicon: Lexicon) -> str | None:
    """The group or organisation of the report whose name the description holds."""
    body = named_in(board, mention, lexicon)
    if body is None or body.kind not in _BODIES or key(body.name) in lexicon.departments:
        return None
    if is_state_body(body.name, lexicon):
        return None
    return body.name


def _holders(
    board: Board, mention: Mention, lexicon: Lexicon, office: str | None, party: str | None
) -> list[Chain]:
    """Persons who can be meant by *office*; those told before the mention count first."""
    if office is None or mention.id in board.newcomers:
        return []
    fits = [
        chain
        for chain in board.persons()
        if chain.kind == "person"
        and chain.office is not None
        and same_office(office, chain.office)
        and _leads(mention.exact, office, chain.role or "")
        and _leads(chain.role or "", chain.office, mention.exact)
        and is_former(mention.exact) >= is_former(chain.role or "")
        and (party is None or _can_serve(board, chain, party, lexicon))
    ]
    if party is not None and is_head(office) and not _is_organisation(party, lexicon):
        fits = [c for c in fits if c.party or c.office == office or governs(c.office or "")]
    before = [chain for chain in fits if chain.mentions[0].span < mention.span]
    if party is not None and governs(office) and not _governed(party, lexicon):
        fits = [chain for chain in fits if chain.party]  # "the president of the Institute"
        before = [chain for chain in before if chain.party]
    elif party is not None and is_head(office) and not _governed(party, lexicon):
        fits = [c for c in fits if c.party or not governs(c.office or "")]  # "the union's leader"
        before = [chain for chain in before if chain in fits]
    elif party is not None and governs(office):
        fits = [c for c in fits if c in before or c.party or c.office == office]
    if len(before) == 1:
        return before
    near = [chain for chain in before if _just_told(chain, mention)]
    if len(near) == 1:
        return near
    plain_office = key(mention.exact).casefold() == office
    home = [c for c in near or before if plain_office and at_home(c, office, lexicon)]
    return home if len(home) == 1 else fits


def _of_rank(board: Board, mention: Mention, office: str | None, party: str | None) -> list[Chain]:
    """The person just told with a short title whom a noun takes up: "Sen. Stone", "the senator"."""
    if office is None or party is not None or mention.id in board.newcomers:
        return []
    fits = [c for c in board.persons() if c.rank is not None and same_office(office, c.rank)]
    return [c for c in fits if _just_told(c, mention)] if len(fits) == 1 else []


def _is_organisation(party: str, lexicon: Lexicon) -> bool:
    return (known := lexicon.find(party)) is not None and known.kind == "organisation"


def _governed(party: str, lexicon: Lexicon) -> bool:
    """Whether *party* can be one that a president governs: no institute is."""
    return (known := lexicon.find(party)) is not None and known.kind != "organisation"


def at_home(chain: Chain, office: str, lexicon: Lexicon) -> bool:
    """Whether a report never tells of which state *chain* is the head: readers know it.

    Those who hold the office elsewhere are told with their states ("Norlander President Moreau").
    """
    known = lexicon.find(chain.party) if chain.party else None
    if not governs(office) or chain.office != office or known is None or known.kind != "state":
        return False
    held = [each for each in chain.mentions if office_of(each, lexicon) is not None]
    return not any(owner_of(each, lexicon) for each in held)


def _can_serve(board: Board, chain: Chain, party: str, lexicon: Lexicon) -> bool:
    """Whether no office told of *chain* is that of anybody but *party*."""
    held = [each for each in chain.mentions if office_of(each, lexicon) is not None]
    if chain.party is None and any(is_pronoun(each.owner) for each in held):
        return False  # "its leader": of somebody whom the words do not name
    told = {chain.party} if chain.party else {party_of_owner(m, lexicon, office=True) for m in held}
    names = {board.full_name(each) for each in told if each}
    return not names or board.full_name(party) in names


def _by_facts(
    board: Board,
    mention: Mention,
    office: str | None,
    party: str | None,
    facts: tuple[Lexicon, date | None],
) -> list[Chain]:
    """Persons told without an office who held *office* that day, by the dated facts.

    "The president" is the one Moreau of a report only if Moreau was a president when it was
    published: surname and office are told by the report, the fact only says that they meet.
    """
    lexicon, day = facts
    if office is None or day is None or mention.id in board.newcomers or is_former(mention.exact):
        return []
    if is_head(office) and party is None:
        return []
    found = []
    for chain in board.persons():
        told = chain.person if chain.kind == "person" and chain.office is None else None
        fact = lexicon.leader(told.shown, office, day) if told is not None else None
        if fact is not None and party in (None, fact.of) and chain.party in (None, fact.of):
            found.append((chain, fact.office))
    for chain, held in found if len(found) == 1 else ():
        chain.office = held
        add_facts(chain, lexicon, day)
    return [chain for chain, _ in found]


def _leads(words: str, office: str, told: str) -> bool:
    """Whether *words*, if they call somebody a head, tell the head of the whole: "UN chief".

    "The intelligence chief", "head of the minister's office" lead a part: any word in small letters
    tells of one, but for those that *told*, the other description, has, too.
    """
    if not is_head(office):
        return True
    other = {*office.split(), *bare(told).lower().split()}
    tells = [word.lower() for word in bare(words).split() if word.islower() or leads_part(word)]
    return all(word in other or tells_no_part(word) for word in tells)


def _just_told(chain: Chain, mention: Mention) -> bool:
    """Whether *chain* is named in the sentence of *mention*, before it, or in the one before."""
    return any(
        item.span < mention.span and mention.sentence - item.sentence <= 1
        for item in chain.mentions
    )


def _told_later(chain: Chain, other: Chain, mention: Mention) -> bool:
    """Whether *chain* is the one of the two that was told last before *mention*."""
    last = [
        max((each.span for each in one.mentions if each.span < mention.span), default=None)
        for one in (chain, other)
    ]
    return last[0] is not None and (last[1] is None or last[1] < last[0])


def _told_before(
    board: Board, mention: Mention, office: str | None, party: str | None
) -> Chain | None:
    """The one without a name whom "the official" takes up: told with the same noun, last before.

    Two officials of different parties keep apart what could be either.
    """
    if party is not None or mention.id not in board.definite:
        return None
    noun = singular(key(mention.exact).casefold().split()[-1])
    fits = [
        chain
        for chain in board.chains.values()
        if chain.kind == "role"
        and chain.office == office
        and chain.mentions[0].span < mention.span
        and any(ends_with(item, noun) and _tells_less(mention, item) for item in chain.mentions)
    ]
    parties = {chain.party for chain in fits}
    if len(parties) > 1:
        return None
    return max(fits, key=lambda chain: chain.mentions[-1].span, default=None)


def _tells_less(mention: Mention, item: Mention) -> bool:
    """Whether *mention* says nothing that *item* does not: "the lawyer", "a Norlander lawyer"."""
    told, known = (key(m.exact).casefold().replace("'s", "").split() for m in (mention, item))
    return {*told} <= {*known}


def plain(board: Board, mention: Mention, lexicon: Lexicon, kind: str, party: str | None) -> Chain:
    """The chain of a description that only its own words identify."""
    words = bare(mention.exact).replace("\u2019s ", " ").replace("'s ", " ")
    words = _within_sentence(spelt_out(words, lexicon), board)
    name = without_quantity(words, lexicon)
    return board.chain(("words", kind, key(words).casefold()), name, kind, party)


def _within_sentence(words: str, board: Board) -> str:
    """Write *words* as within a sentence: "Rights groups" are no name where "rights" is a word."""
    first = words.split(maxsplit=1)[0] if words else ""
    # "US officials" are no "us".
    is_word = first.lower() in board.small and not first[1:2].isupper()
    return words[:1].lower() + words[1:] if is_word else words


def spelt_out(words: str, lexicon: Lexicon) -> str:
    """Write the organisation whose a description is as the data do: "EU", "European Union".

    A state's adjective stays: reports differ in none.
    """
    parts = words.split()
    for size in range(min(_OWNER, len(parts) - 1), 0, -1):
        known = lexicon.find(" ".join(parts[:size]))
        if known is not None and known.kind == known.how == "organisation":
            return " ".join([known.name, *parts[size:]])
    return words


def brings_in(mention: Mention, text: str) -> bool:
    """Whether *mention* brings in somebody new ("an official"), its article in it or before it."""
    before = text[max(0, mention.span.start - _ARTICLE) : mention.span.start]
    first, *rest = mention.exact.split(maxsplit=1)
    return is_indefinite(before) or (bool(rest) and is_indefinite(f"{first} "))


def is_definite(mention: Mention, text: str) -> bool:
    """Whether *mention* has "the", in it or before it: finders leave articles out."""
    before = text[max(0, mention.span.start - len(_THE)) : mention.span.start]
    return mention.exact.lower().startswith(_THE) or before.lower() == _THE


def ends_with(mention: Mention, noun: str) -> bool:
    """Whether *noun*, a singular in small letters, is what *mention* ends with, by whole words."""
    parts = key(mention.exact).casefold().split()
    size = len(noun.split())
    return bool(parts) and " ".join([*parts[-size:-1], singular(parts[-1])]) == noun

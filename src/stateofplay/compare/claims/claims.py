"""Claims: what one act says of how somebody stands to a proposal, and which of them weigh.

REQUEST asks, SUPPORT supports, AGREE and CONCEDE accept, REJECT rejects; asking, supporting or
accepting on a condition is ``conditional``. An order to one's own fighters asks nobody: it accepts.
What `compare.claims.sides` finds in the words of an act goes before its type: acts of other
types take a side by them alone, some of these types take another one, or none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from stateofplay.compare.claims.holders import holders_in
from stateofplay.compare.claims.sides import Told, recalls, side_taken
from stateofplay.compare.claims.stances import (
    announced,
    asks,
    is_guessed,
    is_partial,
    is_time,
    opens,
    orders_own,
    qualification,
    reservation,
    sets_terms,
)
from stateofplay.compare.days import is_bygone
from stateofplay.compare.facts import Fact, is_sure, known, side
from stateofplay.core.judgements import Actor, Entry
from stateofplay.core.positions import Stance
from stateofplay.core.statements import LIKELY, Act, Reality

_STANCES = {
    "REQUEST": Stance.ASKS,
    "SUPPORT": Stance.SUPPORTS,
    "AGREE": Stance.ACCEPTS,
    "CONCEDE": Stance.ACCEPTS,
    "REJECT": Stance.REJECTS,
}
_RESERVING = frozenset({Stance.ACCEPTS, Stance.SUPPORTS})
"""Stances that are taken with a reservation."""
_LESS_BY = {
    Stance.ACCEPTS: frozenset(_STANCES),
    Stance.ASKS: frozenset({"REQUEST"}),
    Stance.SUPPORTS: frozenset({"SUPPORT"}),
}
"""Plain stances, and the acts whose terms, told in the same report, make them less than plain."""
_DEEDS = frozenset({"SANCTION", "RETREAT"})
_DONE = _DEEDS | {"ACCUSE"}
"""Acts that hold no terms open."""
_ANNOUNCING = frozenset({"AGREE", "CONCEDE"})
_ORDERS = "orders"
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Claim:
    """One act as evidence for a stance."""

    holder: Actor
    proposal: str
    stance: Stance
    fact: Fact

    @property
    def against(self) -> bool:
        """Whether it speaks against the proposal."""
        return self.stance is Stance.REJECTS

    @property
    def sure(self) -> bool:
        """Whether a person checked the act, or it is more likely right than wrong."""
        return is_sure(self.fact.entry, LIKELY)

    @property
    def recalled(self) -> bool:
        """Whether it is a deed that is told in passing, without its day."""
        entry = self.fact.entry
        deed = self.fact.act_type in _DEEDS and not self.fact.told
        return deed and recalls(_before(entry))

    @property
    def terms(self) -> str:
        """The condition with its connective, the reservation of an acceptance; "" where none is.

        What is done is done, on whatever terms.
        """
        if self.fact.act_type in _DONE:
            return ""
        entry = self.fact.entry
        if not self.against:
            return _terms_set(entry)
        condition = condition_of(entry)
        return "" if is_time(condition) else condition

    @property
    def qualified(self) -> str:
        """How the proposal is told to be: "immediate"; "" where nothing is told.

        Of a further proposal nothing is: the words are those of all of them.
        """
        if self.proposal != self.fact.entry.proposal:
            return ""
        _, about, after = _around(self.fact.entry)
        reserved = _reserved(self.fact.entry)
        told = (reserved if is_partial(reserved) else "", qualification(about, after))
        return ", ".join(filter(None, told))

    @property
    def announced(self) -> str | None:
        """What the holder does with a deed to come that is the holder's own; None of other acts."""
        if self.stance is not Stance.ACCEPTS:
            return None
        entry = self.fact.entry
        if self.fact.act_type == "REQUEST":
            return None if asks(entry.trigger) else _ORDERS
        is_own = self.fact.act_type in _ANNOUNCING
        return announced(entry.trigger, entry.about or "") if is_own else None

    @property
    def on_terms(self) -> bool:
        """Whether it is open to the proposal on terms: for it on a condition, or "not until"."""
        if self.against:
            return opens("refusing", self.terms)
        return self.stance is Stance.CONDITIONAL


def claims_of(fact: Fact) -> Iterator[Claim]:
    """Give what one act says for positions: a claim for each holder and each proposal.

    None if it takes no side.
    """
    stance = _stance_of(fact.entry)
    if stance is not None:
        for holder in holders_in(fact.entry):
            for proposal in fact.entry.proposals:
                yield Claim(holder, proposal, stance, fact)


def holders_of(entry: Entry) -> list[Actor]:
    """Give those for whose positions an act counts: nobody if it takes no side."""
    return [] if _stance_of(entry) is None else list(holders_in(entry))


def sides_of(entry: Entry) -> tuple[Stance | None, Stance | None]:
    """Give the side of an act by its words and by its type, None for none, whatever its terms."""
    act = entry.content
    if not isinstance(act, Act) or entry.proposal is None or act.reality is not Reality.ACTUAL:
        return None, None
    by_type = _STANCES.get(act.type)
    return _side_of(entry, act, by_type), by_type


def _stance_of(entry: Entry) -> Stance | None:
    """The side with its terms; None of a past without a day: it may be so no more."""
    stance, by_type = sides_of(entry)
    if stance is None or is_bygone(entry):
        return None
    if by_type is None:
        return stance
    if stance is Stance.ACCEPTS and asks(entry.trigger):
        stance = Stance.ASKS
    if stance is Stance.ASKS:
        said, about, _ = _around(entry)
        ordered = orders_own(said, about, own=_asks_own(entry))
        stance = Stance.ACCEPTS if ordered else stance
    if stance is not Stance.REJECTS and _terms_set(entry):
        return Stance.CONDITIONAL
    return stance


def _asks_own(entry: Entry) -> bool:
    """Whether those who are asked speak for whom those who ask speak."""
    asked = [side(actor) for actor in known(entry.recipients)]
    return bool(asked) and {side(actor) for actor in known(entry.actors)} == set(asked)


def _side_of(entry: Entry, act: Act, by_type: Stance | None) -> Stance | None:
    """The side of an act by its words, else by its type; a person's word on it is not doubted."""
    if by_type is not None and entry.status != "machine":
        return by_type
    if is_guessed(_before(entry)):
        return None
    said, _, rest = _around(entry)
    told = Told(
        type=act.type,
        trigger=entry.trigger,
        about=entry.about or "",
        proposal=entry.proposal or "",
        rest=rest,
        before=_before(entry),
        said=said.removeprefix(entry.trigger),
        known=entry.topical,
    )
    return side_taken(told, by_type)


def condition_of(entry: Entry) -> str:
    """Give the condition with its connective, as told, "" if there is none."""
    return " ".join(entry.condition or ()).strip()


def terms_of(entry: Entry) -> str:
    """Give the terms on which an act asks or accepts, in the words of the report; "" if none."""
    condition = condition_of(entry)
    terms = [_reserved(entry), condition if sets_terms(condition) else ""]
    return ", ".join(filter(None, terms))


def _terms_set(entry: Entry) -> str:
    """Give the terms of an act, "" if it only tells how far something is accepted."""
    terms = terms_of(entry)
    return "" if is_partial(terms) else terms


def _reserved(entry: Entry) -> str:
    """The reservation told with an acceptance, "" if there is none."""
    act, evidence = entry.content, entry.statement.evidence
    if not isinstance(act, Act) or _STANCES.get(act.type) not in _RESERVING:
        return ""
    about = act.about or act.trigger
    begin = min(act.trigger.start, about.start) - evidence.span.start
    end = max(act.trigger.end, about.end) - evidence.span.start
    word_before = evidence.exact.rfind(" ", 0, max(0, begin - 1)) + 1
    return reservation(evidence.exact[word_before:end], evidence.exact[end:])


def _around(entry: Entry) -> tuple[str, str, str]:
    """The words from an act's verb to what it is about, this, and the rest of the sentence."""
    act, evidence = entry.content, entry.statement.evidence
    if not isinstance(act, Act) or act.about is None or entry.about is None:
        return "", "", ""
    verb, begin, end = (
        max(0, place - evidence.span.start)
        for place in (act.trigger.start, act.about.start, act.about.end)
    )
    return evidence.exact[verb:begin], entry.about, evidence.exact[end:]


def _before(entry: Entry) -> str:
    """The words of the sentence before an act's verb."""
    evidence = entry.statement.evidence
    return evidence.exact[: max(0, entry.content.trigger.start - evidence.span.start)]


def weighed(claims: Sequence[Claim]) -> list[Claim]:
    """Leave out of one holder's claims what others of the same day outweigh.

    * A plain acceptance ("sets out terms for a truce", in a headline), request or support in a
      report that also tells its terms: the report says that it is not plain.
    * What the program is unsure of where something sure says the opposite: no guess makes anybody's
      stance ``mixed``.
    * A deed told in passing, without its day, where the other side is told by then: it is older.
    """
    on_terms: dict[tuple[object, ...], set[str]] = {}
    claims = list(_without_older(claims))
    for claim in claims:
        if claim.stance is Stance.CONDITIONAL:
            on_terms.setdefault(_when(claim), set()).add(claim.fact.act_type)
    plain = [c for c in claims if not _LESS_BY.get(c.stance, _NONE) & on_terms.get(_when(c), _NONE)]
    sure = {(c.fact.day, c.against) for c in plain if c.sure}
    return [c for c in plain if c.sure or (c.fact.day, not c.against) not in sure]


def _without_older(claims: Sequence[Claim]) -> Iterator[Claim]:
    """Leave out recalled deeds where the other side is surely told by the day of their report."""
    told: dict[bool, date] = {}
    recalled = {id(claim) for claim in claims if claim.recalled}
    for claim in claims if recalled else ():
        if claim.sure and claim.fact.day and id(claim) not in recalled:
            told[claim.against] = min(claim.fact.day, told.get(claim.against, claim.fact.day))
    for claim in claims:
        other = told.get(not claim.against) if id(claim) in recalled else None
        if other is None or other > (claim.fact.day or date.max):
            yield claim


def _when(claim: Claim) -> tuple[object, ...]:
    return claim.fact.report, claim.fact.day

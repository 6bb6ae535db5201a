"""Positions: how each holder stands to each proposal, over time. A view, computed from acts.

* REQUEST asks, SUPPORT supports, AGREE and CONCEDE accept, REJECT rejects; other acts take a side
  where their words leave no doubt (`compare.claims.sides`). Only acts told as done count: what
  may happen or is denied makes no position.
* A refusal with a condition ("no ceasefire until the hostages are freed") stays ``rejects`` and
  shows its condition. Asking, supporting or accepting on a condition is ``conditional``, and so is
  accepting with a reservation ("but wants to see the map"); what only
  tells in which order, how long or whether or not is none ("withdraw before any truce").
* Several names of one proposal are one row, shown under one of them (`compare.rows.rows`).
* Whoever speaks for a party (a minister for a government) makes a position of their own and one
  of the party; the holder of the second is the party.
* For and against on one day is ``mixed``: neither is later, and nothing is averaged. "Only when
  they leave" and "not until they leave" are no such thing: they are the same terms, and the stance
  is the one told more often. On different days for and against is a change: the earlier position
  ends the day before. So it does where a condition is set or no longer told.
* Of one day, terms outweigh a plain acceptance, request or support in the same report, and what
  is sure a guess of the other side; a deed that is only recalled is no turn (`claims.weighed`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from stateofplay.compare.claims.claims import Claim, claims_of, holders_of, weighed
from stateofplay.compare.claims.stances import opens
from stateofplay.compare.claims.terms import most_told
from stateofplay.compare.days import told_in
from stateofplay.compare.facts import Fact, facts_of
from stateofplay.compare.positions.addressed import of_whom
from stateofplay.compare.reports.origins import Groups, copies, origins
from stateofplay.compare.rows.completed import Key, key_of
from stateofplay.compare.rows.fuller import fuller_words
from stateofplay.compare.rows.rows import rows_of
from stateofplay.core.judgements import Actor, Entry, Interval
from stateofplay.core.positions import Position, Stance

_ORDER = tuple(Stance)
_EXACT = timedelta(7)
"""Words of time that cover more days do not tell since when somebody holds a position."""
_NOT_FOR = frozenset({Stance.REJECTS, Stance.CONDITIONAL, Stance.MIXED})


def positions(entries: Sequence[Entry], *, as_of: date | None = None) -> tuple[Position, ...]:
    """Compute the matrix of positions with its history.

    Args:
        entries: Statements of any kind, in any order; the outcome does not depend on it.
        as_of: Only count reports published by that day; undated reports then do not count.

    Returns:
        Cells by proposal, holder and time. The cell that holds has ``until`` None.
    """
    kept = [each for each in entries if each.status != "rejected" and by_then(each, as_of)]
    holding = (entry for entry in kept if holders_of(entry))  # few: all others need no preparing
    claims = [claim for fact in facts_of(holding) for claim in claims_of(fact)]
    return _of_claims(claims, copies(kept), rows_of(claims))


def positions_of(
    facts: Iterable[Fact], wires: Groups, *, turned: bool = False
) -> tuple[Position, ...]:
    """Compute the same of prepared entries by the names of proposals, whatever row they stand in.

    Args:
        facts: The entries, in the order of `facts_of`.
        wires: Which reports are copies as a whole.
        turned: Only of holders of whom both sides are told of a proposal.
    """
    claims = (claim for fact in facts for claim in claims_of(fact))
    return _of_claims(claims, wires, {}, turned=turned)


def _of_claims(
    claims: Iterable[Claim], wires: Groups, rows: Mapping[Key, str], *, turned: bool = False
) -> tuple[Position, ...]:
    cells: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        cells[rows.get(key_of(claim), claim.proposal), claim.holder.id].append(claim)
    found: list[Position] = []
    for (proposal, _), told in sorted(cells.items()):
        if not turned or len(_sides(told)) > 1:
            found += history(proposal, told, wires)
    return tuple(found)


def by_then(entry: Entry, as_of: date | None) -> bool:
    """Say whether a report was published by a day; None for the day lets all through."""
    if as_of is None:
        return True
    published = entry.report.published
    return published is not None and published <= as_of


def history(proposal: str, claims: Sequence[Claim], wires: Groups) -> list[Position]:
    """Give one holder's positions on one proposal, the earliest first.

    Args:
        proposal: Its name, that of its row.
        claims: All of one holder, in the order of `facts_of`.
        wires: Which reports are copies as a whole.
    """
    runs = runs_of(claims)
    found: list[Position] = []
    for place, run in enumerate(runs):
        later = _begin(runs[place + 1]) if place + 1 < len(runs) else None
        until = later - timedelta(days=1) if later else None
        found.append(_position(proposal, run, until, wires))
    return found


def runs_of(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Part one holder's claims in time wherever side or terms change, without those outweighed.

    A day with both sides stands alone. Undated claims count as said last: nothing tells that
    anything came after them.
    """
    days: dict[date, list[Claim]] = defaultdict(list)
    claims = weighed(claims)
    last = max((claim.fact.day for claim in claims if claim.fact.day), default=date.max)
    for claim in claims:
        days[claim.fact.day or last].append(claim)
    runs: list[list[Claim]] = []
    for day in sorted(days):
        if runs and _goes_on(runs[-1], days[day]):
            runs[-1] += days[day]
        else:
            runs.append(list(days[day]))
    return runs


def _goes_on(run: Sequence[Claim], claims: Sequence[Claim]) -> bool:
    """Whether *claims* take the side of *run*, or set terms as it does."""
    both = [*run, *claims]
    if all(claim.on_terms for claim in both):
        return True
    stances = {stance_of(each) for each in (run, claims, both)}
    return len(stances) == 1 or not _NOT_FOR & stances


def _sides(claims: Iterable[Claim]) -> frozenset[bool]:
    return frozenset(claim.against for claim in claims)


def _first_day(claims: Iterable[Claim]) -> date | None:
    return min((claim.fact.day for claim in claims if claim.fact.day), default=None)


def _begin(run: Sequence[Claim]) -> date | None:
    """The first day that a run surely holds, of one without a sure claim its first day."""
    return _first_day(claim for claim in run if claim.sure) or _first_day(run)


def _since(run: Sequence[Claim]) -> date | None:
    """The first day, where the words tell a day or nearly: "last year" tells none."""
    first = _begin(run)
    if any(_is_exact(claim.fact.entry.time) for claim in run if claim.fact.day == first):
        return first
    return None


def _is_exact(time: Interval | None) -> bool:
    if time is None or time.start is None or time.end is None:
        return True
    return time.end - time.start <= _EXACT


def _position(proposal: str, run: Sequence[Claim], until: date | None, wires: Groups) -> Position:
    facts = [claim.fact for claim in run]
    stance = stance_of(run)
    reports = sorted({fact.report for fact in facts})
    publishers = {fact.entry.report.publisher for fact in facts}
    return Position(
        proposal=proposal,
        holder=_holder(run),
        stance=stance,
        condition=_condition(run, stance),
        because=most_told([fact.entry.because for fact in facts if fact.entry.because]) or None,
        since=_since(run),
        until=until,
        statements=tuple(dict.fromkeys(fact.entry.id for fact in facts)),
        publishers=tuple(sorted(publisher for publisher in publishers if publisher)),
        reports=len(reports),
        independent=len(set(origins(facts, wires).values())),
        confidence=_surest(fact.entry for fact in facts),
        qualified=_qualified(run, stance),
        also_told=tuple(sorted({claim.proposal for claim in run} - {proposal})),
        of_whom=of_whom(run) if stance is Stance.ASKS else (),
        announced=_announced(run),
        once=None if _since(run) else told_in([fact.entry for fact in facts]) or None,
        words=fuller_words(proposal, filter(None, (fact.entry.about for fact in facts))),
    )


def _announced(run: Sequence[Claim]) -> str | None:
    """What a holder does with deeds to come, if nothing else is told; that told most often."""
    told = [claim.announced for claim in run if claim.sure or not any(c.sure for c in run)]
    counts = Counter(does for does in told if does is not None)
    return max(counts, key=lambda does: counts[does]) if None not in told and counts else None


def _surest(entries: Iterable[Entry]) -> float | None:
    scores = [each.statement.confidence if each.status == "machine" else 1.0 for each in entries]
    known = [score for score in scores if score is not None]
    return max(known) if len(known) == len(scores) else None


def stance_of(run: Sequence[Claim]) -> Stance:
    """Give the stance told most often; both sides are ``mixed``, equals go by the enum's order."""
    told = run
    if len(_sides(run)) > 1:
        told = [claim for claim in run if claim.on_terms]
        if not _one_on_terms(run):
            return Stance.MIXED
    counts = Counter(claim.stance for claim in told)
    return min(counts, key=lambda stance: (-counts[stance], _ORDER.index(stance)))


def _one_on_terms(run: Sequence[Claim]) -> bool:
    """Whether those for and against say one thing: "only when they leave", "not until they do"."""
    for_it = [claim for claim in run if not claim.against]
    if not all(claim.on_terms for claim in for_it):
        return False
    closed = all(opens("excluding", claim.terms) for claim in for_it)
    return closed or all(claim.on_terms for claim in run)


def _holder(run: Sequence[Claim]) -> Actor:
    """The holder without the words of one single report: ``mention`` repeats the name."""
    first = run[0].holder
    party = next((claim.holder.party for claim in run if claim.holder.party), None)
    role = next((claim.holder.role for claim in run if claim.holder.role), None)
    return Actor(id=first.id, name=first.name, mention=first.name, party=party, role=role)


def _qualified(run: Sequence[Claim], stance: Stance) -> str | None:
    """How the proposal is told to be on the latest day that tells it."""
    told = [claim for claim in run if claim.qualified and stance in (claim.stance, Stance.MIXED)]
    return most_told([claim.qualified for claim in _latest(told)]) or None


def _latest(claims: Sequence[Claim]) -> list[Claim]:
    """Those of the latest day; undated ones count as said last."""
    last = max((claim.fact.day or date.max for claim in claims), default=date.max)
    return [claim for claim in claims if (claim.fact.day or date.max) == last]


def _condition(run: Sequence[Claim], stance: Stance) -> str | None:
    """The condition told most often, with its connective, where the stance leaves room for one.

    Of those told equally often it is one of the latest day: terms change while the side stays.
    """
    if stance not in (Stance.REJECTS, Stance.CONDITIONAL, Stance.MIXED):
        return None
    told = [claim for claim in run if claim.stance is stance or stance is Stance.MIXED]
    terms = [(claim, words) for claim in told if (words := claim.terms)]
    counts = Counter(words for _, words in terms)
    most = max(counts.values(), default=0)
    often = [claim for claim, words in terms if counts[words] == most]
    return most_told([claim.terms for claim in _latest(often)]) or None

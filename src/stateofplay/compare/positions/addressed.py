"""Whom somebody asks for something, as requests name them.

Whom the words of what is asked name, it may only be for; whom the sentence names behind these words
is asked only where they go on to them: "a report *from* Norland", not "a withdrawal of troops from
Norland" or "a truce, which Norland broke". Whom it names before the request is not asked where that
begins a clause of somebody else's, nor is who only owns something or says the same. Where something
is, is nobody. The words are data
(``data/stances.yml``).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from stateofplay.compare.claims.claims import Claim
from stateofplay.compare.claims.stances import load_data
from stateofplay.compare.facts import known, side
from stateofplay.core.judgements import Actor, Entry
from stateofplay.core.positions import Stance
from stateofplay.core.statements import Act, Mention

_MOST = 3
"""So many of whom something is asked are named."""
_UNDERGOING = r"(?:{}) (?:\w+ly |also )?be (?!prepared|committed)\w+(?:ed|et|eld|ught)\b"
_OWNS = r"['\u2019]s? (?!(?:{})\b)\w"
_NOWHERE = "place"
"""The kind of what is only where something is."""


def of_whom(run: Sequence[Claim]) -> tuple[str, ...]:
    """Give whom one holder asks for something: of another side, a few at most, told most first."""
    told: dict[str, set[str]] = defaultdict(set)
    own = {claim.holder.id for claim in run} | {side(claim.holder) for claim in run}
    for claim in run:
        if claim.stance is Stance.ASKS and claim.fact.act_type == "REQUEST":
            for actor in addressed(claim.fact.entry):
                if actor.id not in own and side(actor) not in own:
                    told[actor.name].add(claim.fact.report)
    return tuple(sorted(told, key=lambda name: (-len(told[name]), name))[:_MOST])


def addressed(entry: Entry) -> list[Actor]:
    """Give those who are named and asked by an act."""
    act = entry.content
    if not isinstance(act, Act) or len(act.recipients) != len(entry.recipients):
        return []
    pairs = zip(act.recipients, entry.recipients, strict=True)
    asked = [who for where, who in pairs if who.kind != _NOWHERE and _is_asked(entry, act, where)]
    return [who for who in known(asked) if who.name[:1].isupper()]


def _is_asked(entry: Entry, act: Act, who: Mention) -> bool:
    if who.span.end <= act.trigger.start and _is_beside(entry, act, who):
        return False
    about = act.about
    if about is None:
        return True
    if about.contains(who.span):
        return False
    after = max(about.end, act.trigger.end)
    if who.span.start < after:
        return True
    evidence = entry.statement.evidence
    between = evidence.exact[after - evidence.span.start : who.span.start - evidence.span.start]
    return not between.strip() or leads_to(entry.about or "", between)


def _is_beside(entry: Entry, act: Act, who: Mention) -> bool:
    """Whether *who* is named before the request, and not as the one who is asked."""
    evidence = entry.statement.evidence
    start = evidence.span.start
    if who.span.start < start:
        return False
    behind = evidence.exact[who.span.end - start : act.trigger.start - start]
    asking = [each.span.start for each in act.actors if each.span.start < act.trigger.start]
    asker = min((at - start for at in asking if at >= who.span.end), default=None)
    between = evidence.exact[who.span.end - start : asker] if asker is not None else ""
    asks = evidence.exact[act.trigger.start - start : act.trigger.end - start]
    return is_beside(behind, asks, between)


def is_beside(behind: str, asks: str, between: str = "") -> bool:
    """Say whether somebody named before a request is not the one who is asked.

    Args:
        behind: The words from there to those that ask.
        asks: The words that ask.
        between: The words from there to who asks, "" if that is told elsewhere.

    Example:
        >>> is_beside(" ignored Moreau's ", "plea"), is_beside(" echoed Moreau's ", "plea")
        (False, True)
        >>> is_beside(" ", "must leave"), is_beside(" ", "must be punished")
        (False, True)
        >>> is_beside(" won, and Moreau ", "wants", " won, and ")
        True
    """
    if _pattern("undergoing", _UNDERGOING).match(asks) is not None:
        return True
    if _pattern("speaking", _OWNS).match(behind) is not None:
        return True
    if _pattern("echoing", r"\b(?:{})\w*(?: \S+){{0,3}} $").search(behind) is not None:
        return True
    return _pattern("parting", r"[:;] |(?:{}) ").search(between) is not None


def leads_to(about: str, between: str) -> bool:
    """Say whether what is asked goes on to who is asked for it.

    Args:
        about: What is asked.
        between: The words from there to somebody.

    Example:
        >>> leads_to("a report", " from the "), leads_to("a withdrawal", " from ")
        (True, False)
        >>> leads_to("a truce", ", which was broken by ")
        False
    """
    form = r"\W*({})\b(?: (?:the|a|an|its|his|her|their))?\s*"
    link = _pattern("leading_to", form).fullmatch(between)
    if link is None:
        return False
    return link[1].lower() != "from" or _pattern("leaving", r"\b(?:{})").search(about) is None


@cache
def _pattern(kind: str, form: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, load_data()[kind]))
    return re.compile(form.format(words), re.IGNORECASE)

"""Whom somebody asks for something, as requests name them.

Whom the words of what is asked name, it may only be for; whom the sentence names behind these words
is asked only where they go on to them: "a report *from* Norland", not "a withdrawal of troops from
Norland" or "a truce, which Norland broke". Where something is, is nobody. The words are data
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

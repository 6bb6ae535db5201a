"""The lines of a brief on what else happened: sentences that tell most of what is not told yet."""

from __future__ import annotations

import re
from calendar import day_name
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from stateofplay.compare.facts import known
from stateofplay.compare.verdicts.cutting import load_data as load_verbs
from stateofplay.compare.verdicts.quoted import without_halves
from stateofplay.core.judgements import Actor, Entry
from stateofplay.core.statements import Act, Mention
from stateofplay.present.brief.lines import Kept, Line, on_day
from stateofplay.present.brief.noevent import WORD
from stateofplay.present.brief.salience import (
    Told,
    choose,
    is_decision,
    load_data,
    place_of,
    sentences,
)

ROOM = 14
"""How many such lines have room on a page."""

_OLD = 0.5
"""How much less a sentence counts that was told before the latest chapter."""

_NEW, _NEW_DAYS = 0.5, 1
"""How much more a sentence counts that was told last, or as many days before."""

_LONGEST, _FITTING, _SHORTEST = 280, 250, 80
"""Characters of a sentence that a line shows whole; of a longer one clauses of so many."""

_CLAUSE = re.compile(r"[,;:\u2013\u2014](?=\s)|\s[\u2013\u2014-](?=\s)")
_DATELINE = re.compile(
    r"^(?:(?:[A-Z][^.!?\u201c\"]{2,60}\([A-Z][^)]{1,30}\)|[A-Z][A-Z .,/'\u2019-]{3,40})"
    r"\s*[\u2013\u2014-]+|\([A-Z]{2,10}\))\s+"
)


def leads(kept: Kept, shown: Iterable[Line | None]) -> list[Line | None]:
    """Give what one report alone tells, or several in ways that were not joined, the latest first.

    Each in the words of the report: what it says of who acts if its sentence begins with them, else
    the sentence.

    Args:
        kept: What lines are computed from.
        shown: Lines on what several reports tell: what they say is not told again.
    """
    acts = [kept.entries[each] for each in kept.leads if each in kept.entries]
    before = [line for line in shown if line is not None]
    cited = kept.places_of(before)
    last = max((each.report.published or date.min for each in acts), default=date.min)
    found = [
        replace(told, counts=told.counts + _NEW * _is_new(told, last) - _OLD * _is_old(kept, told))
        for told in sentences(acts)
        if place_of(told.acts[0]) not in cited
    ]
    said = [f"{line.about} {line.text}" for line in before]
    chosen = choose(found, dict(kept.heard.words), said, ROOM)
    chosen.sort(key=lambda told: told.acts[0].report.published or date.min, reverse=True)
    return [_line(kept, told) for told in chosen]


def _is_new(told: Told, last: date) -> bool:
    published = told.acts[0].report.published
    return published is not None and (last - published).days <= _NEW_DAYS


def _is_old(kept: Kept, told: Told) -> bool:
    return kept.is_old(kept.sources([told.acts[0].id]))


def _line(kept: Kept, told: Told) -> Line | None:
    entry = foremost_of(told.acts)
    about, words = told_by(entry)
    head = about or heads(told.acts)
    words = _untagged(words) if head else words
    return kept.line(head, f"\u201c{words}\u201d{on_day(entry)}", [entry.id])


def heads(acts: Iterable[Entry]) -> str:
    """Name whose word a sentence is, or who acts in its main clause; "" of none that is known.

    Who acts in another clause ("duties on what Norland sells") is not whom the sentence is on.
    """
    found = [
        (not _leads_clause(entry, mention), mention.span.start, actor.name)
        for entry in acts
        for mention, actor in _people(entry)
        if known([actor]) and not actor.name.islower()  # "spokesman" tells nobody who that is
        if _leads_clause(entry, mention)
        or (mention in entry.statement.attributed_to and not _is_within(entry, mention))
    ]
    return min(found, default=(False, 0, ""))[-1]


def _is_within(entry: Entry, mention: Mention) -> bool:
    """Whether somebody speaks in a clause of it alone: "closed it after Norland claimed ..."."""
    before = entry.statement.evidence.exact[
        : mention.span.start - entry.statement.evidence.span.start
    ]
    tail = re.split('[,;\u201d"]', before)[-1]
    return not set(WORD.findall(tail.lower())).isdisjoint(load_verbs()["borders"])


def _leads_clause(entry: Entry, mention: Mention) -> bool:
    """Whether a sentence, or its clause behind words as "At dawn,", begins with somebody.

    A title may stand before the name, and words between commas behind it.
    """
    evidence = entry.statement.evidence
    first, end = (at - evidence.span.start for at in (mention.span.start, mention.span.end))
    before = _DATELINE.sub("", evidence.exact[:first])
    if _is_quoted(before):
        return False
    opening, comma, title = before.rpartition(",")
    words = WORD.findall(title if comma else before)
    borders, inside = load_verbs()["borders"], load_data()["inside"]
    if any(word[0].islower() and word not in inside for word in words) or "," in opening:
        return False
    if any(word.lower() in borders for word in words):
        return False
    behind = evidence.exact[end:]
    if behind.startswith(","):
        behind = behind[1:].partition(",")[2]
    following = behind.split(maxsplit=2)
    return len(following) > 1 and _goes_on_with_verb(following)


def _is_quoted(before: str) -> bool:
    """Whether words stand within a quotation, by what stands *before* them."""
    return before.count("\u201c") > before.count("\u201d") or before.count('"') % 2 == 1


def _people(entry: Entry) -> list[tuple[Mention, Actor]]:
    """Who acts, and whose word it is, with the words of its sentence that say so."""
    act, statement = entry.content, entry.statement
    acting = zip(act.actors, entry.actors, strict=False) if isinstance(act, Act) else ()
    people = [*acting, *zip(statement.attributed_to, entry.attributed_to, strict=False)]
    inside = statement.evidence.span
    return [(mention, actor) for mention, actor in people if inside.contains(mention.span)]


def foremost_of(acts: Sequence[Entry]) -> Entry:
    """Choose the act that a line is on: with whom the sentence begins, a decision, the surest."""

    def rank(entry: Entry) -> tuple[bool, bool, float]:
        sure = entry.statement.confidence
        return not told_by(entry)[0], not is_decision(entry), -(1.0 if sure is None else sure)

    return min(acts, key=rank)


def told_by(entry: Entry) -> tuple[str, str]:
    """Say with whom a sentence begins, who acts or whose word it is, and what it tells of them.

    Returns:
        "" and the whole sentence where it begins otherwise.
    """
    act, statement = entry.content, entry.statement
    sentence = statement.evidence.exact
    if isinstance(act, Act) and len(act.actors) == 1:
        people = [*zip(entry.actors, act.actors, strict=False)]
        people += zip(entry.attributed_to, statement.attributed_to, strict=False)
        for actor, mention in people:
            behind = _behind(entry, mention)
            if behind is not None and known([actor]) and actor.name.lower() not in _pointing():
                return actor.name, _quoted(_shortened(" ".join(sentence[behind:].split())))
    return "", _quoted(_shortened(_opened(" ".join(_DATELINE.sub("", sentence).split()))))


def _opened(sentence: str) -> str:
    """Leave out what leads from the sentence before, and mark that: "Meanwhile,", "But"."""
    data = load_data()
    left = [f"{turn}, " for turn in (*data["turns"], *data["opening"])]
    left += [f"{word} " for word in data["joining"]]
    rest = sentence
    while found := next((each for each in left if rest.lower().startswith(each)), None):
        rest = rest[len(found) :]
    return rest if rest == sentence else f"\u2026 {rest}"


def _pointing() -> list[str]:
    words: list[str] = load_data()["pointing"]
    return words


def _behind(entry: Entry, mention: Mention) -> int | None:
    """Say where what is said of somebody begins, None if the sentence does not begin with them.

    Nor does one that begins with what somebody says: it would lose where the quotation begins.
    """
    evidence = entry.statement.evidence
    sentence, who = evidence.exact, mention.span
    first, end = who.start - evidence.span.start, who.end - evidence.span.start
    before = _DATELINE.sub("", sentence[: max(0, first)])
    opening = (word.lower() for word in WORD.findall(before))
    if first < 0 or _is_quoted(before) or not set(opening).issubset(load_data()["opening"]):
        return None
    behind = sentence[end:].split(maxsplit=2)
    if not sentence[end : end + 1].isspace() or len(behind) < 2:
        return None
    return end if _goes_on_with_verb(behind) else None


def _goes_on_with_verb(words: Sequence[str]) -> bool:
    """Whether a verb follows, or a day: "Norland | sanctions" may be part of a longer name."""
    plain = words[0].lower()
    if plain in load_data()["days"]:
        return words[1].strip(",") in day_name
    listed = load_verbs()
    known_verbs = (listed["verbs"], listed["auxiliaries"], listed["before"])
    return plain.endswith("ed") or any(plain in some for some in known_verbs)


def _shortened(text: str) -> str:
    """Cut a long sentence at the last border of a clause that has room."""
    if len(text) <= _LONGEST:
        return text
    ends = [each.start() for each in _CLAUSE.finditer(text)]
    fitting = [end for end in ends if _SHORTEST <= end <= _FITTING]
    end = fitting[-1] if fitting else text.rindex(" ", 0, _LONGEST)
    return f"{text[:end]} \u2026"


def _quoted(text: str) -> str:
    """Show quotation marks within as single ones, and none of which a half is cut off."""
    text = re.sub(r'"([^"]*)"', "\u2018\\1\u2019", without_halves(text))
    return text.replace("\u201c", "\u2018").replace("\u201d", "\u2019").rstrip(".")


def _untagged(text: str) -> str:
    """Leave out "he said" at the end."""
    for tag in load_data()["tags"]:
        if text.endswith((f",\u2019 {tag}", f", {tag}")):
            said = text.removesuffix(f" {tag}")
            return f"{said[:-2]}\u2019" if said.endswith(",\u2019") else said[:-1]
    return text

"""The lines of a brief on what happened: acts that independent reports tell in their own words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from stateofplay.compare.facts import is_sure, side
from stateofplay.core.judgements import Comparison, Entry, Relation
from stateofplay.core.statements import LIKELY, Act, MentionKind
from stateofplay.present.brief_lines import Kept, Line, Source, reports_of

_SAID_APART = " state it in their own words"
"""What the heading says already of the reports."""

_PAST_DAYS = 60
"""Days before its report from which on an act is background: "seized the area in 2007"."""

_BEGINNING = 15
"""Characters before a name that still begins its sentence: "On Monday, "."""

_FEW, _MANY = 6, 30
"""Words of a sentence that a line shows whole; a longer one is cut around the act's verb."""


def events(kept: Kept) -> list[Line | None]:
    """Give the acts that most reports tell, first; of each the clearest sentence, verbatim.

    Acts of one sentence make one line, and so do acts of one kind by one side that are about one
    thing, or that mostly the same reports tell: an order, and what it says in detail.
    """
    found = sorted(_told(kept), key=lambda each: (-reports_of(each[2]), _day(each[1]), each[0].id))
    shown: list[list[Entry]] = []
    titles: set[str] = set()
    quoted: set[tuple[str, int]] = set()
    lines: list[Line | None] = []
    for group, entries, sources in found:
        new = [each for each in entries if _sentence(each) not in quoted]
        is_told = group.topic in titles or any(_is_told(entries, earlier) for earlier in shown)
        if new and not is_told:
            clearest = _clearest(new)
            titles.add(group.topic)
            shown.append(entries)
            quoted.add(_sentence(clearest))
            told_by = group.summary.rpartition(": ")[2].replace(_SAID_APART, "")
            text = f"“{_quoted(clearest)}” (by {told_by})"
            lines.append(Line(about=group.topic, text=text, sources=sources))
    return lines


def _told(kept: Kept) -> Iterator[tuple[Comparison, list[Entry], tuple[Source, ...]]]:
    for group in kept.comparisons:
        if group.kind != "act" or group.relation is not Relation.SAME:
            continue
        known = [kept.entries[each] for each in group.statements if each in kept.entries]
        entries = [each for each in known if is_sure(each, LIKELY) and not _is_past(each)]
        sources = kept.sources(group.statements)
        if len({entry.report.id for entry in entries}) > 1 and sources:
            yield group, entries, sources


def _is_told(entries: Sequence[Entry], earlier: Sequence[Entry]) -> bool:
    """Whether most of what *entries* tell is told by the *earlier* ones."""
    sentences = {_sentence(entry) for entry in earlier}
    told = sum(_sentence(entry) in sentences for entry in entries)
    if 2 * told >= len(entries):
        return True
    reports, before = ({entry.report.id for entry in some} for some in (entries, earlier))
    return _deed(entries[0]) == _deed(earlier[0]) and 2 * len(reports & before) >= len(reports)


def _is_past(entry: Entry) -> bool:
    told, published = entry.time, entry.report.published
    if told is None or told.text is None or told.end is None or published is None:
        return False
    return (published - told.end).days > _PAST_DAYS


def _sentence(entry: Entry) -> tuple[str, int]:
    return entry.report.id, entry.statement.evidence.span.start


def _deed(entry: Entry) -> tuple[str, str]:
    act = entry.content
    return act.type if isinstance(act, Act) else "", side(entry.actors[0]) if entry.actors else ""


def _day(entries: Sequence[Entry]) -> date:
    return min(entry.report.published or date.max for entry in entries)


def _clearest(entries: Sequence[Entry]) -> Entry:
    """The entry whose sentence begins with who acts, or names them; of these the shortest."""

    def rank(entry: Entry) -> tuple[bool, int, int, str]:
        words = len(entry.statement.evidence.exact.split())
        return words < _FEW, _actor_at(entry), words, entry.id

    return min(entries, key=rank)


def _actor_at(entry: Entry) -> int:
    """Where its sentence names who acts: 0 at its beginning, 1 within, 2 nowhere."""
    act, sentence = entry.content, entry.statement.evidence.span
    if not isinstance(act, Act):
        return 2
    places = [
        who.span.start - sentence.start
        for who in act.actors
        if sentence.contains(who.span) and who.kind is not MentionKind.PRONOUN
    ]
    return int(min(places) > _BEGINNING) if places else 2


def _quoted(entry: Entry) -> str:
    """The words of its sentence, cut around the verb where they are many."""
    exact, start = entry.statement.evidence.exact, entry.statement.evidence.span.start
    words = exact.split()
    if len(words) <= _MANY:
        return " ".join(words)
    before = len(exact[: max(0, entry.content.trigger.start - start)].split())
    first = max(0, min(before - _MANY // 2, len(words) - _MANY))
    last = first + _MANY
    cut = " ".join(words[first:last])
    return f"{'… ' if first else ''}{cut}{' …' if last < len(words) else ''}"

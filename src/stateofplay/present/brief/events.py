"""The lines of a brief on what happened: acts that independent reports tell in their own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from stateofplay.compare.days import is_background
from stateofplay.compare.facts import is_sure, side
from stateofplay.compare.verdicts.borne import borne_best
from stateofplay.core.judgements import Comparison, Entry, Relation
from stateofplay.core.statements import LIKELY, Act
from stateofplay.present.brief.denied import denials, deniers
from stateofplay.present.brief.lines import Kept, Line, Source, reports_of
from stateofplay.present.brief.salience import place_of

_SAID_APART = re.compile(" (?:state|tell) it in their own words")
"""What the heading says already of the reports."""

_Told = tuple[Comparison, list[Entry], tuple[Source, ...]]


def events(kept: Kept) -> list[Line | None]:
    """Give the acts that most reports tell, first: who, and what in the fullest words of a report.

    A side taken on a known proposal is said in the same words for all. What only headlines, links
    or questions tell makes no line.

    Acts of one sentence make one line, and so do acts of one kind by one side that are about one
    thing, or that mostly the same reports tell: an order, and what it says in detail.
    """

    def rank(told: _Told) -> tuple[bool, int, date, str]:
        group, entries, sources = told
        return kept.is_old(sources), -reports_of(sources), _day(entries), group.id

    found = sorted(_told(kept), key=rank)
    shown: list[list[Entry]] = []
    titles: set[str] = set()
    quoted: set[tuple[str, int]] = set()
    lines: list[Line | None] = []
    for group, entries, sources in found:
        new = [each for each in entries if place_of(each) not in quoted]
        is_told = group.topic in titles or any(_is_told(entries, earlier) for earlier in shown)
        told = [kept.entries[each] for each in group.statements if each in kept.entries]
        about, text = _worded(group, [each for each in told if place_of(each) not in quoted])
        if new and text and not is_told:
            titles.add(group.topic)
            shown.append(entries)
            quoted.update(map(place_of, entries))
            lines.append(_line(kept, group, about, text, sources))
    return lines


def _line(
    kept: Kept, group: Comparison, about: str, text: str, sources: tuple[Source, ...]
) -> Line:
    """Say a line, by how many it is told, and who denies it."""
    told = [kept.entries[each] for each in group.statements if each in kept.entries]
    denied = denials(kept, told)
    names = ", ".join(deniers(denied, told))
    says = (_SAID_APART.sub("", group.reasons[-1]), names and f"denied by {names}")
    others = kept.sources(each.id for each in denied if each not in told)
    text = f"{text} ({'; '.join(filter(None, says))})"
    return Line(about=about, text=text, sources=(*sources, *others))


def _worded(group: Comparison, entries: Sequence[Entry]) -> tuple[str, str]:
    """Say who and what, "" where no sentence tells it."""
    about = group.topic.partition(": ")[0]
    says, _, told_by = group.summary.removeprefix(about).rpartition(": ")
    if not group.reasons[-1].startswith(told_by):
        says = f"{says}: {told_by}"
    as_told, quoted, _ = says.partition(": \u201c")  # ", as what may come", or nothing
    if not quoted or as_told[:1] not in ("", ","):
        return about, says.removeprefix(",").strip()
    words = borne_best(entries)
    if not words or not words.proper:
        return about, ""
    as_told = f"{as_told.removeprefix(', ')}: " if as_told else ""
    return about, f"{as_told}\u201c{words.text}\u201d"


def _told(kept: Kept) -> Iterator[_Told]:
    for group in kept.comparisons:
        if group.kind != "act" or group.relation is not Relation.SAME:
            continue
        known = [kept.entries[each] for each in group.statements if each in kept.entries]
        entries = [each for each in known if is_sure(each, LIKELY) and not is_background(each)]
        sources = kept.sources(group.statements)
        if len({entry.report.id for entry in entries}) > 1 and sources:
            yield group, entries, sources


def _is_told(entries: Sequence[Entry], earlier: Sequence[Entry]) -> bool:
    """Whether most of what *entries* tell is told by the *earlier* ones."""
    sentences = {place_of(entry) for entry in earlier}
    told = sum(place_of(entry) in sentences for entry in entries)
    if 2 * told >= len(entries):
        return True
    reports, before = ({entry.report.id for entry in some} for some in (entries, earlier))
    return _deed(entries[0]) == _deed(earlier[0]) and 2 * len(reports & before) >= len(reports)


def _deed(entry: Entry) -> tuple[str, str]:
    act = entry.content
    return act.type if isinstance(act, Act) else "", side(entry.actors[0]) if entry.actors else ""


def _day(entries: Sequence[Entry]) -> date:
    return min(entry.report.published or date.max for entry in entries)

"""How somebody is called, and by whom: in an outlet's own words, or in words it quotes.

What stands within quotation marks is the speaker's, if it is known whose words these are. All
else, paraphrases too, is the outlet's wording: an outlet chooses how to retell.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from stateofplay.core.judgements import Entity, Entry
from stateofplay.core.statements import Quotation
from stateofplay.core.text import Report, Span
from stateofplay.ledger import Ledger
from stateofplay.resolve.reference.forms import bare

OWN = "own words"
QUOTED = "quoted"
NOT_KNOWN = "(speaker not found)"

_QUOTED = re.compile(
    '\u201c[^\u201d\n]*(?:\u201d|$)|"[^"\n]*"|(?<!\\w)\u2018[^\u2018\n]*?\u2019(?!\\w)',
    re.MULTILINE,
)
_COUNTED = re.compile(r"(?:\d[\d,.]*|first|second|now|then|even)\s+(?=[A-Z])")
"""A number or an adverb that the parser took for a part of the name: "500 Hamas"."""

_POINTED_AT = re.compile(
    "(?:\\b(?:the|its|their|his|her|our|your|my|th[eo]se)|['\u2019]s|s['\u2019]|[\"'\u2018\u201c])\\s*$",
    re.IGNORECASE,
)
"""Before a plural, shows that somebody in particular is meant, or that the word is a quotation."""

_INSERTED = re.compile(r"\[[^\]\n]*\]")
"""What an outlet puts into a quotation for the speaker's own words."""

_CONTEXT = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One way of naming an actor, by one voice.

    Attributes:
        words: As written, without article; capitals as most often.
        used_by: The outlet, or the speaker whom it quotes.
        how: ``own words`` or ``quoted``.
        outlets: In whose reports the words stand, the outlet's own or quoting.
        times: How often they are used.
        reports: Ids of the reports, in order of publication.
        example: The first place where they stand, with some words around.
    """

    words: str
    used_by: str
    how: str
    outlets: tuple[str, ...]
    times: int
    reports: tuple[str, ...]
    example: str


@dataclass(slots=True)
class _Uses:
    """All places of one wording by one voice."""

    forms: Counter[str] = field(default_factory=Counter)
    reports: dict[str, str] = field(default_factory=dict)
    example: str = ""


def wordings(ledger: Ledger, actor_id: str) -> tuple[Wording, ...]:
    """Collect how reports and the speakers they quote name an actor, pronouns left out.

    Args:
        ledger: Where to look.
        actor_id: As the identities of the ledger have it.

    Returns:
        By voice: outlets before quoted speakers, in alphabetical order; within a voice what is
        used most comes first.
    """
    meant = {each.entity_id for each in ledger.identities() if each.actor_id == actor_id}
    found: dict[tuple[str, str, str], _Uses] = defaultdict(_Uses)
    by_report: dict[str, list[Entity]] = defaultdict(list)
    for entity in ledger.entities():
        if entity.id in meant:
            by_report[entity.report_id].append(entity)
    speech = _speech(ledger, by_report)
    for report_id, members in sorted(by_report.items(), key=lambda item: _day(ledger, item[0])):
        report = ledger.report(report_id)
        if report is not None:
            quoted, inserted = _spans(_QUOTED, report), _spans(_INSERTED, report)
            for span in sorted({span for each in members for span in _named(each, report)}):
                in_quotes = any(place.contains(span) for place in quoted)
                by_outlet = any(place.contains(span) for place in inserted)
                said = () if by_outlet else speech.get(report_id, ())
                speaker = _speaker(span, said, in_quotes=in_quotes and not by_outlet)
                if words := called(report.full_text, span):
                    _count(found, report, span, (words, speaker))
    return tuple(sorted(map(_wording, found.items()), key=_in_order))


def _spans(pattern: re.Pattern[str], report: Report) -> list[Span]:
    return [Span(*match.span()) for match in pattern.finditer(report.full_text)]


def _speech(ledger: Ledger, reports: Iterable[str]) -> Mapping[str, list[Entry]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in ledger.entries(kinds=("quotation",), report_ids=tuple(reports)):
        found[entry.report.id].append(entry)
    return found


def _day(ledger: Ledger, report_id: str) -> tuple[date, str]:
    report = ledger.report(report_id)
    return (report.published if report and report.published else date.max), report_id


def _named(entity: Entity, report: Report) -> Iterator[Span]:
    for mention in entity.mentions:
        start, end = map(int, mention.rsplit(":", maxsplit=1)[-1].split("-"))
        if bare(report.full_text[start:end]) in entity.names:
            yield Span(start, end)


def called(text: str, span: Span) -> str:
    """Give what the words at *span* call somebody, "" if they are about any of a kind.

    Example:
        >>> called("Over 500 Hamas targets", Span(5, 14)), called("groups like it", Span(0, 6))
        ('Hamas', '')
    """
    words = _COUNTED.sub("", bare(text[span.start : span.end]), count=1)
    alone = words.islower() and words.endswith("s") and " " not in words
    before = text[max(0, span.start - _CONTEXT) : span.end]
    if alone and not _POINTED_AT.search(before[: before.rfind(words)]):
        return ""
    return words


def _count(
    found: dict[tuple[str, str, str], _Uses],
    report: Report,
    span: Span,
    told: tuple[str, str | None],
) -> None:
    text = report.full_text
    words, speaker = told
    outlet = report.publisher or report.source
    how, voice = (OWN, outlet) if speaker is None else (QUOTED, speaker)
    uses = found[words.casefold(), how, voice]
    uses.forms[words] += 1
    uses.reports.setdefault(report.id, outlet)
    around = text[max(0, span.start - _CONTEXT) : span.end + _CONTEXT]
    uses.example = uses.example or " ".join(around.split())


def _speaker(span: Span, speech: Iterable[Entry], *, in_quotes: bool) -> str | None:
    """Whose words, told as theirs, *span* stands in; of several claims that with the nearest cue.

    Returns:
        None if it is the outlet's wording: in no direct quotation and no quotation marks.
    """
    claims: list[tuple[int, str]] = []
    for entry in speech:
        content = entry.content
        if not isinstance(content, Quotation) or not content.content.contains(span):
            continue
        if content.direct or in_quotes:
            cue, said = content.trigger, content.content
            distance = max(cue.start - said.end, said.start - cue.end, 0)
            names = " and ".join(dict.fromkeys(actor.name for actor in entry.actors))
            claims.append((distance, names or NOT_KNOWN))
    return min(claims)[1] if claims else NOT_KNOWN if in_quotes else None


def _wording(item: tuple[tuple[str, str, str], _Uses]) -> Wording:
    (_, how, voice), uses = item
    words = min(uses.forms, key=lambda form: (-uses.forms[form], form))
    return Wording(
        words=words,
        used_by=voice,
        how=how,
        outlets=tuple(sorted(set(uses.reports.values()))),
        times=uses.forms.total(),
        reports=tuple(uses.reports),
        example=uses.example,
    )


def _in_order(wording: Wording) -> tuple[bool, str, int, str]:
    return wording.how != OWN, wording.used_by, -wording.times, wording.words

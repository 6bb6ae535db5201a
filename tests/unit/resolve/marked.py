"""Readings from marked text: ``[Ada Stone|person subject owner=French] spoke``.

After the bar: the kind, then ``subject``, ``plural``, ``singular``, ``owner=``, ``role=`` (blanks
as ``_``) and ``same=`` (number of another mention, from 0). A full stop and a blank end a sentence.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from stateofplay.core.judgements import Entity
from stateofplay.core.statements import Mention, MentionKind, Reading, Statement
from stateofplay.core.text import Report, Span
from stateofplay.resolve.reference.lexicon import Lexicon
from stateofplay.resolve.within import entities_of

MARK = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")
LEXICON = Lexicon.load()


def report_of(marked: str, published: date | None = date(2023, 11, 3)) -> Report:
    text = MARK.sub(lambda match: match.group(1), marked)
    return Report(source="-", title="", text=text, published=published)


def mentions_of(marked: str, report: Report) -> tuple[Mention, ...]:
    found: list[Mention] = []
    same: dict[int, int] = {}
    shift = 2
    for number, match in enumerate(MARK.finditer(marked)):
        start = match.start() + shift
        words, options = match.group(1), match.group(2).split()
        shift -= len(match.group(0)) - len(words)
        given = dict(option.split("=") for option in options if "=" in option)
        if "same" in given:
            same[number] = int(given["same"])
        before = report.full_text[:start]
        found.append(
            Mention(
                report_id=report.id,
                span=Span(start, start + len(words)),
                exact=words,
                kind=MentionKind(options[0]),
                head=words.split()[-1].lower(),
                sentence=1 + len(re.findall(r"\.[”\"]?\s+", before)),
                plural=True if "plural" in options else False if "singular" in options else None,
                subject="subject" in options,
                owner=given["owner"].replace("_", " ") if "owner" in given else None,
                role=given["role"].replace("_", " ") if "role" in given else None,
            )
        )
    linked = [
        replace(mention, same_as=found[same[number]].span) if number in same else mention
        for number, mention in enumerate(found)
    ]
    return tuple(linked)


def reading_of(marked: str, statements: tuple[Statement, ...] = ()) -> Reading:
    report = report_of(marked)
    mentions = mentions_of(marked, report)
    return Reading(
        report=report, mentions=mentions, statements=statements, sentences=(), engine="test"
    )


def entities(marked: str, statements: tuple[Statement, ...] = ()) -> tuple[Entity, ...]:
    return entities_of(reading_of(marked, statements), LEXICON)


def who(marked: str, number: int, statements: tuple[Statement, ...] = ()) -> Entity | None:
    """The entity of the mention with that number, None if it stayed open."""
    reading = reading_of(marked, statements)
    wanted = reading.mentions[number].id
    found = entities_of(reading, LEXICON)
    return next((entity for entity in found if wanted in entity.mentions), None)


def name(marked: str, number: int, statements: tuple[Statement, ...] = ()) -> str | None:
    entity = who(marked, number, statements)
    return entity.name if entity else None

"""Acts that stand in sentences of their own, with who acts where the sentence names them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from stateofplay.core.judgements import Actor, Entry
from stateofplay.core.statements import Act, Mention, MentionKind
from stateofplay.core.text import Span
from tests.unit.compare.made import act, actor


def told(
    text: str, who: str, *, report: str = "Herald", day: int = 3, named: str = "", kind: str = "AID"
) -> Entry:
    """Give an act of *who*, written so in *text*; *named* is who that is."""
    made = act(kind, person(named or who), None, report=report, day=day, text=text)
    start = 2 + text.index(who)
    mention = Mention(
        report_id=report,
        span=Span(start, start + len(who)),
        exact=who,
        kind=MentionKind.PERSON,
        head=who,
        sentence=1,
    )
    content = made.content
    assert isinstance(content, Act)
    content = replace(content, actors=(mention,))
    return replace(made, statement=replace(made.statement, content=content))


def person(name: str) -> Actor:
    """Give somebody of that name, of a party of that name."""
    return actor(name, name)


def published(entry: Entry, day: date) -> Entry:
    """Give an entry of a report of another day."""
    return replace(entry, report=replace(entry.report, published=day))

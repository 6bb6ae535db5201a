"""Acts of one report -> proposals: the words of the act first, then what they point to.

"Rejected it", "turned down the request": such words name nothing themselves. The topic is looked
for in the rest of the clause, then in the sentence before them, then in what was last proposed.
"""

from __future__ import annotations

from collections.abc import Iterator

from stateofplay.core.judgements import Subject
from stateofplay.core.statements import Act, Reading, Statement
from stateofplay.core.text import Span
from stateofplay.resolve.proposals import Topics

_REST = 120
_REACH = 400
_SUBJECT = 30
"""Room for the subject of a passive before its verb ("no fuel would be | permitted")."""
_PROPOSES = frozenset({"REQUEST", "AGREE", "SUPPORT", "CONCEDE", "REJECT"})

Named = tuple[str, str]
"""A proposal and the reason for it."""


def subjects_of(reading: Reading, topics: Topics) -> tuple[Subject, ...]:
    """Name the proposal of every act of *reading* that says what it is about.

    Returns:
        Subjects in order of the text. An act whose words name nothing and point to nothing has
        none.
    """
    found: list[Subject] = []
    told: list[tuple[int, str]] = []
    for statement, act, about in _acts(reading):
        words = _text(reading, about)
        named = _own_words(reading, statement, act, about, topics)
        pointing = topics.points(words) or about.contains(act.trigger)
        if named is None and (pointing or topics.acts_on_pronoun(words)):
            named = _pointed_to(reading, statement, act, about, topics) or _last(told, act, words)
            if named is None and topics.is_pronoun(words):
                continue
        named = named or (None if act.trigger.contains(about) else topics.name(words))
        if named is None:
            continue
        name, reason = named
        subject = Subject(
            statement_id=statement.id,
            proposal=name,
            topical=topics.tells(name),
            reasons=(reason,),
        )
        found.append(subject)
        if act.type in _PROPOSES:
            told.append((act.trigger.start, named[0]))
    return tuple(found)


def _acts(reading: Reading) -> Iterator[tuple[Statement, Act, Span]]:
    acts = [
        (statement, statement.content, statement.content.about)
        for statement in reading.statements
        if isinstance(statement.content, Act) and statement.content.about is not None
    ]
    for statement, act, about in sorted(acts, key=lambda item: item[1].trigger):
        if about is not None:
            yield statement, act, about


def _text(reading: Reading, span: Span) -> str:
    return reading.report.full_text[span.start : span.end]


def _own_words(
    reading: Reading, statement: Statement, act: Act, about: Span, topics: Topics
) -> Named | None:
    """Find a topic in the words themselves, with the trigger, or in the clause of the two."""
    words = _text(reading, about)
    if (named := topics.find(words)) is not None:
        return named
    if topics.points(words) or about.contains(act.trigger):
        return None
    if (named := topics.find(f"{_text(reading, act.trigger)} {words}")) is not None:
        return named
    between = Span(min(act.trigger.start, about.start), max(act.trigger.end, about.end))
    if between.end - between.start > _REST or not statement.evidence.span.contains(between):
        return None
    start = max(statement.evidence.span.start, between.start - _SUBJECT)
    for clause in (between, Span(start, between.end)):
        if (named := topics.find(_text(reading, clause), weak=False)) is not None:
            return named
    return None


def _pointed_to(
    reading: Reading, statement: Statement, act: Act, about: Span, topics: Topics
) -> Named | None:
    """Find a topic in the sentence: after "a request", else before "it", the nearest first."""
    sentence = statement.evidence.span
    if not topics.is_pronoun(_text(reading, about)):
        end = min(sentence.end, about.end + _REST)
        if about.end <= act.trigger.start < end:
            end = act.trigger.start  # "a proposal which they dismissed" is no dismissal
        rest = Span(about.end, max(about.end, end))
        if (named := topics.find(_text(reading, rest))) is not None:
            return named
    start = min(act.trigger.start, about.start)
    before = _text(reading, Span(min(sentence.start, start), start))
    earlier = max((s for s in reading.sentences if s.end <= sentence.start), default=sentence)
    context = f"{_text(reading, earlier)} {before}" if earlier is not sentence else before
    words = _text(reading, about)
    doing = words if topics.acts_on_pronoun(words) else _text(reading, act.trigger)
    return _completed(doing, context, topics) or topics.find_last(before)


def _completed(trigger: str, before: str, topics: Topics) -> Named | None:
    """Find a topic that takes the trigger and what its pronoun stands for: "free them".

    One that takes the trigger alone is none of these: "dismissed the offer" is no dismissal.
    """
    named = topics.find(f"{trigger} {before}", weak=False)
    if named is not None and (own := topics.find(trigger)) is not None and own[0] == named[0]:
        return None
    alone = topics.find(before)
    return named if named is not None and (alone is None or alone[0] != named[0]) else None


def _last(told: list[tuple[int, str]], act: Act, words: str) -> Named | None:
    """Take up what was proposed last, if that was near."""
    if not told or act.trigger.start - told[-1][0] > _REACH:
        return None
    return told[-1][1], f"“{words}” takes up what was proposed last: {told[-1][1]}"

"""One act with what its words say of it: what it is about, its trigger, the clause of the two."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from stateofplay.core.statements import Act, Reading, Statement
from stateofplay.core.text import Span
from stateofplay.resolve.forms import bare
from stateofplay.resolve.proposals import Topics

REST = 120
"""In so many letters behind a trigger stands what is told with it."""
SUBJECT = 30
"""Room for the subject of a passive before its verb ("no fuel would be | permitted")."""
_ENDS = ".,;:!?"


@dataclass(frozen=True)
class Case:
    """One act that says what it is about."""

    reading: Reading
    statement: Statement
    act: Act
    about: Span
    topics: Topics
    actors: frozenset[str]
    """Names, in small letters, of those who can act."""

    def text(self, span: Span) -> str:
        """Give the words of *span*."""
        return self.reading.report.full_text[span.start : span.end]

    @cached_property
    def words(self) -> str:
        """What it is about, without its condition and without what else was said."""
        words = self.text(Span(self.about.start, self.before_condition(self.about.end)))
        return self.topics.clauses.first(words) if self.topics.points(words) else words

    @property
    def from_trigger(self) -> str:
        """The trigger with what stands between it and the end of what it is about."""
        start, end = self.act.trigger.start, self.before_condition(self.about.end)
        near = start < self.about.start <= self.act.trigger.end + REST
        return self.text(Span(start if near else self.about.start, end))

    @property
    def asked(self) -> str:
        """Its words, and what stands before them behind the trigger: "demands | an end to 'it'"."""
        start, end = self.act.trigger.end, self.about.start
        near = start <= end <= start + SUBJECT
        return f"{self.text(Span(start, end))} {self.words}" if near else self.words

    @property
    def names_only_the_actor(self) -> bool:
        """Whether its words are its own subject: "*Norland* refused."."""
        words = bare(self.text(self.about))
        return any(
            actor.span.contains(self.about) or words == bare(actor.exact)
            for actor in self.act.actors
        )

    @property
    def as_deed(self) -> str:
        """Its words; if a verb of the trigger begins them, as an infinitive: "will | speak"."""
        trigger, begin = self.act.trigger, self.about.start
        if not trigger.start < begin < trigger.end <= self.about.end:
            return self.words
        last = self.text(Span(trigger.start, begin)).split()[-1:]
        return f"to {self.words}" if last and self.topics.own.bears(last[0]) else self.words

    @property
    def ends_the_clause(self) -> bool:
        """Whether nothing follows the trigger in its clause."""
        rest = self.text(Span(self.act.trigger.end, self.statement.evidence.span.end))
        return not rest.strip() or rest.lstrip()[0] in _ENDS

    def before_condition(self, end: int) -> int:
        """The *end* of a stretch after which the condition of the act, if any, is left out."""
        condition = self.act.condition
        if condition is None or condition.span.start <= self.about.start:
            return end
        return min(end, condition.span.start)

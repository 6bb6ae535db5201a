"""One act with what its words say of it: what it is about, its trigger, the clause of the two."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from stateofplay.core.statements import Act, Reading, Statement
from stateofplay.core.stems import words_of
from stateofplay.core.text import Span
from stateofplay.resolve.proposals.stands import denies
from stateofplay.resolve.proposals.topics import Topics
from stateofplay.resolve.reference.forms import bare
from stateofplay.resolve.wording.deeds import (
    asked_of,
    ceases,
    done_of,
    is_participle,
    verb_of,
    yielded,
)

REST = 120
"""In so many letters behind a trigger stands what is told with it."""
SUBJECT = 30
"""Room for the subject of a passive before its verb ("no fuel would be | permitted")."""
PROPOSES = frozenset({"REQUEST", "AGREE", "SUPPORT", "CONCEDE", "REJECT"})
"""Types of acts that take a side of what they are about."""
_FIRST_PART = re.compile(r"^\S*\s*")
_NEXT = 2
"""An object stands within so many letters behind its verb."""
_ENDS = ".,;:!?"
_SUBJECT_WORDS = 6
"""A longer subject of a passive is told by its head."""


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
        words = yielded(words) if self.act.type == "REQUEST" else words
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

    def room(self, end: int) -> str:
        """Give the words before *end* where the subject of a passive stands, none cut in two."""
        sentence = self.statement.evidence.span.start
        start = end - SUBJECT
        if start <= sentence:
            return self.text(Span(sentence, max(sentence, end)))
        return _FIRST_PART.sub("", self.text(Span(start - 1, end)))

    @property
    def repeats(self) -> bool:
        """Whether its words take up a deed told before: "to do so"."""
        last = words_of(self.words)[-1:]
        return not self.topics.again.isdisjoint(word.lower() for word in last)

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
        """Its words as an infinitive, where a verb of the trigger or of who is asked bears them.

        "will | speak", "must pay | the dues", "that Norland | leave the pact".
        """
        trigger, begin = self.act.trigger, self.about.start
        if not trigger.start < begin < trigger.end <= self.about.end:
            verb, link = self._verb, self._link
            deed = f"{verb} {link} {self.words}" if link else f"{verb} {self.words}"
            return self._infinitive(deed) if verb else self.asked_of
        last = self.text(Span(trigger.start, begin)).split()[-1:]
        bears = last and self.topics.own.bears(last[0])
        return self._infinitive(self.words) if bears else self.words

    @property
    def as_done(self) -> str:
        """Its words with what its trigger says must be done to them: "wages | should be raised"."""
        done, words = self.done, self.words
        if len(words.split()) > _SUBJECT_WORDS:
            words = self.topics.own.short(words, actors=self.actors) or words
        return f"{words} be {done}" if done else self.as_deed

    @cached_property
    def done(self) -> str:
        """What its trigger says must be done to its words, which stand before it; else ""."""
        trigger = self.act.trigger
        before = 0 <= trigger.start - self.about.end <= SUBJECT
        asked = before and self.act.type == "REQUEST" and not self.forbids
        return done_of(self.text(trigger)) if asked else ""

    def _infinitive(self, deed: str) -> str:
        return f"not to {deed}" if self.forbids else f"to {deed}"

    @property
    def forbids(self) -> bool:
        """Whether its trigger asks that something not be done: "must not pay | the dues"."""
        return self.act.type == "REQUEST" and denies(self.text(self.act.trigger))

    @property
    def _verb(self) -> str:
        """The verb of the trigger whose object its words are, if that is asked or refused."""
        if self.act.type not in PROPOSES or self.words.startswith("to "):
            return ""
        said = self.text(self.act.trigger)
        opposed = self.act.type == "REJECT" and not denies(said)
        verb = "" if opposed else verb_of(said)
        if verb == said.lower() and self.act.type != "REQUEST":
            return ""
        before = self.act.trigger.start - self.about.end
        behind = self.about.start - self.act.trigger.end
        near = 0 <= behind <= _NEXT or (ceases(verb) and 0 <= before <= SUBJECT)
        idle = verb in self.topics.own.idle or is_participle(verb)
        reached = bool(self._link) and not idle
        return verb if near or reached else ""

    @property
    def _link(self) -> str:
        """A lone preposition between the verb and its words: "apologise | for | the raid"."""
        start, end = self.act.trigger.end, self.about.start
        word = self.text(Span(start, end)).strip() if start < end <= start + SUBJECT else ""
        return word if word in self.topics.own.linking else ""

    @property
    def asked_of(self) -> str:
        """What somebody is asked to do who stands in its words: "demands that | Norland leave"."""
        if self.act.type != "REQUEST":
            return self.words
        said = self.asked.strip()
        deed = asked_of(said, self.actors)
        return self.words if deed in (said, f"to {self.words}") else deed

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

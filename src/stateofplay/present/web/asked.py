"""What an address asks for: the page's key, the filters, the place in a list."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from stateofplay.core.errors import UsageError
from stateofplay.core.judgements import Actor
from stateofplay.core.slugs import slug
from stateofplay.present.web.lines import Line

FILTERS = ("party", "about", "publisher", "type", "story", "actor", "to", "place", "since", "until")
"""Names of the filters in an address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request, apart from how it came.

    Attributes:
        key: The part of the path that names one thing, "" if none.
        query: Names and values as given; a name can have several values.
    """

    path: str = "/"
    key: str = ""
    query: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """Give the last value of *name* without blanks around it, "" if none."""
        values = self.query.get(name, ())
        return values[-1].strip() if values else ""

    def all(self, name: str) -> tuple[str, ...]:
        """Give every value of *name*, each once."""
        return tuple(dict.fromkeys(value.strip() for value in self.query.get(name, ()) if value))

    def day(self, name: str) -> date | None:
        """Give a day.

        Raises:
            UsageError: If it is not written as YYYY-MM-DD.
        """
        text = self.text(name)
        try:
            return date.fromisoformat(text) if text else None
        except ValueError as error:
            raise UsageError(f"{name} {text!r} is not a day.", "Expected YYYY-MM-DD.") from error

    def number(self, name: str, default: int, *, least: int = 0, most: int = 10**9) -> int:
        """Give a whole number.

        Raises:
            UsageError: If it is none, or is not within *least* and *most*.
        """
        text = self.text(name)
        if not text:
            return default
        if not (text.isascii() and text.isdecimal() and len(text) < 10) or not (
            least <= int(text) <= most
        ):
            raise UsageError(f"{name} {text!r} is not allowed.", f"Expected {least} to {most}.")
        return int(text)

    def filters(self) -> dict[str, str]:
        """Give the filters that are set, for links and forms."""
        return {name: self.text(name) for name in FILTERS if self.text(name)}

    def test(self, story_of: Mapping[str, str]) -> Callable[[Line], bool]:
        """Make the test that a statement must pass.

        Args:
            story_of: Report id -> key of its story.
        """
        tests = [test for test in self._tests(story_of) if test is not None]
        if not tests:
            return lambda _: True
        if len(tests) == 1:
            return tests[0]
        return lambda line: all(test(line) for test in tests)

    def _tests(self, story_of: Mapping[str, str]) -> list[Callable[[Line], bool] | None]:
        party, about = self.text("party").casefold(), self.text("about").casefold()
        publisher, type_ = self.text("publisher").casefold(), self.text("type").casefold()
        story, actor, to = self.text("story"), self.text("actor"), self.text("to")
        place = self.text("place").casefold()
        since, until = self.day("since"), self.day("until")
        return [
            (lambda line: any(_named(party, person) for person in line.people)) if party else None,
            (lambda line: has(about, line.proposal, line.about, _of(line))) if about else None,
            (lambda line: has(publisher, line.report.publisher)) if publisher else None,
            (lambda line: line.type.casefold() == type_) if type_ else None,
            (lambda line: story_of.get(line.report.id) == story) if story else None,
            (lambda line: _is(actor, line.actors)) if actor else None,
            (lambda line: _is(to, line.recipients)) if to else None,
            (lambda line: line.place is not None and has(place, line.place.name))
            if place
            else None,
            (lambda line: line.report.published is not None and line.report.published >= since)
            if since
            else None,
            (lambda line: line.report.published is not None and line.report.published <= until)
            if until
            else None,
        ]


@lru_cache(maxsize=10_000)
def party_key(party: str) -> str:
    """Give the id of a party by its name."""
    return slug(party)


def has(wanted: str, *texts: str | None) -> bool:
    """Say whether one of *texts* holds *wanted*, which must be case-folded."""
    return any(wanted in text.casefold() for text in texts if text)


def _named(wanted: str, actor: Actor) -> bool:
    return has(wanted, actor.name, actor.party)


def _is(wanted: str, actors: Sequence[Actor]) -> bool:
    return any(
        wanted == actor.id or (actor.party is not None and wanted == party_key(actor.party))
        for actor in actors
    )


def _of(line: Line) -> str | None:
    return line.figure.of if line.figure else None

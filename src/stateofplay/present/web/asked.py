"""What an address asks for: the page's key, the filters, the place in a list."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, lru_cache

from stateofplay.core.errors import UsageError
from stateofplay.core.judgements import Actor
from stateofplay.core.slugs import slug
from stateofplay.present.views.directory import Called
from stateofplay.present.views.filters import Filters, is_about, is_told_with, meant
from stateofplay.present.views.matching import folded, has
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
        """Give a day, None if the request names none.

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

    def meant(self, known: Sequence[Called]) -> Filters:
        """Give what is asked of parties and proposals, as all views understand it.

        Args:
            known: Those who have other names.
        """
        filters = Filters(party=self.text("party"), about=self.text("about"))
        return meant(filters, lambda: known)

    def choose(
        self, lines: Sequence[Line], story_of: Mapping[str, str], known: Sequence[Called] = ()
    ) -> Sequence[Line]:
        """Give the statements that pass all filters, in their order; *lines* itself if none is set.

        Args:
            story_of: Report id -> key of its story.
            known: Those who have other names.

        Raises:
            UsageError: If a filter cannot be read.
        """
        chosen = self._of_reports(lines, story_of)
        filters = self.meant(known)
        type_, place = self.text("type").casefold(), self.text("place").casefold()
        if filters.party:
            chosen = _of_party(filters, chosen)
        if filters.about:
            chosen = _about(filters, chosen)
        if type_:
            chosen = [line for line in chosen if line.type.casefold() == type_]
        if place:
            chosen = [line for line in chosen if line.place and has(place, line.place.name)]
        if actor := self.text("actor"):
            chosen = _by(actor, chosen, lambda line: line.actors)
        if to := self.text("to"):
            chosen = _by(to, chosen, lambda line: line.recipients)
        return chosen

    def _of_reports(self, lines: Sequence[Line], story_of: Mapping[str, str]) -> Sequence[Line]:
        """Choose by what is asked of the reports: each report is looked at once."""
        publisher, story = self.text("publisher").casefold(), self.text("story")
        since, until = self.day("since"), self.day("until")
        if not (publisher or story or since or until):
            return lines
        wanted = {
            key
            for key, report in {line.report.id: line.report for line in lines}.items()
            if has(publisher, report.publisher)
            and (not story or story_of.get(key) == story)
            and (not since or (report.published is not None and report.published >= since))
            and (not until or (report.published is not None and report.published <= until))
        }
        return [line for line in lines if line.report.id in wanted]


def _of_party(filters: Filters, lines: Sequence[Line]) -> list[Line]:
    called = frozenset(map(folded, filters.called or ()))

    @cache
    def passes(named: str) -> bool:
        return has(filters.party, named) or not called.isdisjoint(named.split("\n"))

    return [line for line in lines if passes(line.named)]


def _about(filters: Filters, lines: Sequence[Line]) -> list[Line]:
    filters = replace(filters, topic=folded(filters.topic or ""))

    @cache
    def passes(topics: str) -> bool:
        return is_about(filters, None, *topics.split("\n"))

    return [
        line
        for line in lines
        if passes(line.topics) or (line.kind == "figure" and is_told_with(filters, line.sentence))
    ]


@lru_cache(maxsize=10_000)
def party_key(party: str) -> str:
    """Give the id of a party by its name."""
    return slug(party)


def _by(wanted: str, lines: Sequence[Line], part: Callable[[Line], Sequence[Actor]]) -> list[Line]:
    """Choose the statements in which who is *wanted*, or speaks for it, has a part."""
    known = {id(actor): actor for line in lines for actor in part(line)}
    chosen = {key for key, actor in known.items() if _is(wanted, actor)}
    return [line for line in lines if not chosen.isdisjoint(map(id, part(line)))]


def _is(wanted: str, actor: Actor) -> bool:
    return wanted == actor.id or (actor.party is not None and wanted == party_key(actor.party))

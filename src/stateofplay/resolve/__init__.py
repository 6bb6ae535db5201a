"""Mentions of one report -> entities; entities of many reports -> identities; acts -> proposals.

resolver = Resolver.load()
resolved = resolver.resolve(reading)
identities = identify(entity for report in all_resolved for entity in report.entities)
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from stateofplay.core.judgements import Resolved
from stateofplay.core.statements import Reading
from stateofplay.core.text import digest
from stateofplay.resolve.identity.chosen import Known, actor_of, decision_of
from stateofplay.resolve.identity.decided import Verdict, verdicts
from stateofplay.resolve.identity.identify import Everybody, Moved, identify
from stateofplay.resolve.proposals.subjects import subjects_of
from stateofplay.resolve.proposals.topics import Topics
from stateofplay.resolve.reference.lexicon import Lexicon
from stateofplay.resolve.settings.places import Gazetteer
from stateofplay.resolve.settings.settings import settings
from stateofplay.resolve.within import entities_of

__all__ = [
    "Everybody",
    "Known",
    "Moved",
    "Resolver",
    "Verdict",
    "actor_of",
    "decision_of",
    "identify",
    "verdicts",
]

VERSION = "resolve/3"


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolver:
    """Decides who is meant and what acts are about, inside one report.

    Attributes:
        lexicon: States, organisations, noun classes.
        topics: Proposals by their wordings.
        gazetteer: Places by their names.
        own: What tells the user's own files from any others, "" without any.
    """

    lexicon: Lexicon
    topics: Topics
    gazetteer: Gazetteer
    own: str = ""

    @classmethod
    def load(cls, names: Iterable[Path] = (), proposals: Iterable[Path] = ()) -> Resolver:
        """Read the reference data, the user's files after the shipped ones.

        Args:
            names: YAML files in the form of ``data/countries.yml`` or ``data/organisations.yml``.
            proposals: YAML files in the form of ``data/proposals.yml``.

        Raises:
            DataError: If a file is not usable.
        """
        names, proposals = tuple(names), tuple(proposals)
        return cls(
            lexicon=Lexicon.load(names),
            topics=Topics.load(proposals),
            own=_content_hash({"names": names, "topics": proposals}),
            gazetteer=Gazetteer.load(),
        )

    @property
    def name(self) -> str:
        """Name and version, for the run's record; the user's own files by what they say."""
        return f"{VERSION} {self.own}".rstrip()

    def _is_town(self, words: str) -> bool:
        place = self.gazetteer.find(words)
        return place is not None and place.lat is not None

    def resolve(self, reading: Reading) -> Resolved:
        """Resolve one report: no other report is looked at."""
        entities = entities_of(reading, self.lexicon, self._is_town)
        return Resolved(
            report_id=reading.report.id,
            entities=entities,
            subjects=subjects_of(reading, self.topics, entities),
            settings=settings(reading, self.gazetteer, self.lexicon),
        )


def _content_hash(files: Mapping[str, Sequence[Path]]) -> str:
    """Name the user's files by their content: "own names 1f2e..., own topics 90ab..."."""
    parts = []
    for kind, paths in files.items():
        if paths:
            parts.append(f"own {kind} {digest(*(path.read_text('utf-8') for path in paths))}")
    return ", ".join(parts)

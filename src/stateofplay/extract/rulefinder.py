"""The rulebook of acts: words that leave no doubt of an act's type, whatever a reader makes of it.

A rule is kept only while it changes acts for the better on reports that no training saw, on
PLOVER's records or in the bundled story.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from hashlib import sha256
from importlib.resources import files

from spacy.tokens import Token

from stateofplay.core.statements import MentionKind
from stateofplay.core.text import Span
from stateofplay.extract.engine import STEPS, Engine
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.rules import load_rules
from stateofplay.ontology import Ontology

RULES = "acts*.yml"
_ACTING = frozenset(MentionKind) - {MentionKind.PLACE}


@dataclass(frozen=True, slots=True)
class Named:
    """Words that name an act of one type, and the rule that says so, with version.

    Attributes:
        words: They, one by one, the topmost first.
        leaves: Types that are as right where something else found them.
    """

    trigger: Span
    type: str
    by: str
    words: tuple[Span, ...]
    leaves: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class RuleFinder:
    """Finds words that the rulebook knows.

    Attributes:
        name: "rules/" and a hash of the rule files, so that an edited rule is a new version.
    """

    engine: Engine
    name: str

    @classmethod
    def load(cls, ontology: Ontology) -> RuleFinder:
        """Read the rulebook for the act types of *ontology*.

        Raises:
            DataError: If a rule file is wrong; names the file and the rule.
        """
        rules = load_rules(RULES, labels=frozenset(ontology.acts), paths=STEPS)
        return cls(Engine(rules), f"rules/{_version()}")

    def find(self, parsed: Parsed) -> Iterator[Named]:
        """Yield what is named in *parsed*, in order of the text."""

        def accept(_: str, token: Token) -> bool:
            mention = parsed.mention_at(token)
            return mention is not None and (mention.kind in _ACTING or bool(token.ent_type_))

        for match in self.engine.matches(parsed.doc, accept):
            first, last = match.trigger[0], match.trigger[-1]
            trigger = Span(first.idx, last.idx + len(last))
            words = sorted(match.trigger, key=lambda word: word.i != match.head.i)
            spans = tuple(Span(word.idx, word.idx + len(word)) for word in words)
            by = f"{self.name}: {match.rule.name}"
            yield Named(trigger, match.rule.gives, by, spans, match.rule.leaves)


def _version() -> str:
    total = sha256()
    entries = files("stateofplay.extract").joinpath("rulebook").iterdir()
    for entry in sorted(entries, key=lambda entry: entry.name):
        if fnmatch(entry.name, RULES):
            total.update(entry.read_bytes())
    return total.hexdigest()[:8]

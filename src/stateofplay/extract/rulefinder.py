"""The finder that reads by rules: matches of the engine -> drafts of acts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from hashlib import sha256
from importlib.resources import files

from spacy.tokens import Token

from stateofplay.core.statements import MentionKind, Reality, Step
from stateofplay.core.text import Span
from stateofplay.extract.drafts import ActDraft
from stateofplay.extract.engine import STEPS, Engine, Match
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.phrases import phrase
from stateofplay.extract.reality import is_hypothetical, reality_of
from stateofplay.extract.rules import load_rules
from stateofplay.extract.syntax import governors
from stateofplay.ontology import Ontology

RULES = "acts*.yml"
_ACTING = frozenset(MentionKind) - {MentionKind.PLACE}
_TIMES = frozenset({"DATE", "TIME"})
_LONGEST_TRIGGER = 6
"""Tokens from the first to the last word; a trigger spread wider is cited by its head word."""


@dataclass(frozen=True, slots=True)
class RuleFinder:
    """Finds acts by the rulebook.

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

    def find(self, parsed: Parsed) -> Iterator[ActDraft]:
        """Yield the acts of *parsed*, in order of the text."""

        def accept(role: str, token: Token) -> bool:
            return _accepts(parsed, role, token)

        matches = self.engine.matches(parsed.doc, accept)
        heads = {match.head.i: match for match in matches}
        for match in matches:
            reality = _reality(match)
            if not _is_asked(match, heads):
                yield self._draft(parsed, match, reality)

    def _draft(self, parsed: Parsed, match: Match, reality: Reality) -> ActDraft:
        rule = match.rule
        head_word = match.head.lemma_.lower()
        return ActDraft(
            trigger=_trigger_span(match),
            types=((rule.gives, 1.0),),
            actors=_spans(parsed, match, "actor"),
            recipients=_spans(parsed, match, "recipient"),
            about=_about(match.roles.get("about", ())),
            reality=reality,
            mode=rule.modes.get(head_word),
            settled=rule.settles,
            alone=rule.alone,
            found_by=f"{self.name}: {rule.name}",
            steps=_steps(match),
        )


def _version() -> str:
    total = sha256()
    for folder, pattern in (("rulebook", RULES), ("words", "*.yml")):
        entries = files("stateofplay.extract").joinpath(folder).iterdir()
        for entry in sorted(entries, key=lambda entry: entry.name):
            if fnmatch(entry.name, pattern):
                total.update(entry.read_bytes())
    return total.hexdigest()[:8]


def _accepts(parsed: Parsed, role: str, token: Token) -> bool:
    """Actors and recipients must name somebody; what an act is about must not."""
    mention = parsed.mention_at(token)
    if role == "about":
        acting = mention is not None and (mention.kind in _ACTING or bool(token.ent_type_))
        return not acting and token.pos_ not in {"PRON", "DET"} and token.ent_type_ not in _TIMES
    if mention is None:
        return False
    return mention.kind in _ACTING or bool(token.ent_type_)


def _reality(match: Match) -> Reality:
    when = match.rule.when
    if "announced" in when:
        return Reality.ACTUAL  # what is announced is to come; the announcement is made
    return reality_of(
        match.head, ignore_negation="negated" in when, ignore_modality="modal" in when
    )


def _is_asked(match: Match, heads: dict[int, Match]) -> bool:
    """Whether the deed is only what another found act asks, refuses or threatens."""
    for clause, governor in governors(match.head):
        if clause.dep_ in {"nsubj", "nsubjpass", "relcl", "poss"}:
            return False
        above = heads.get(governor.i)
        if above is not None and clause.dep_ == "advcl" and is_hypothetical(clause):
            return True
        if above is not None and clause.dep_ in {"xcomp", "ccomp", "acl", "pcomp"}:
            return above.rule.gives in {"REQUEST", "REJECT", "THREATEN", "AGREE"}
    return False


def _trigger_span(match: Match) -> Span:
    first, last = match.trigger[0], match.trigger[-1]
    if last.i - first.i >= _LONGEST_TRIGGER:
        nouns = [word for word in match.trigger if word.pos_ == "NOUN"]
        first = last = nouns[-1] if nouns else match.head
    return Span(first.idx, last.idx + len(last))


def _spans(parsed: Parsed, match: Match, role: str) -> tuple[Span, ...]:
    mentions = (parsed.mention_at(token) for token in match.roles.get(role, ()))
    return tuple(mention.span for mention in mentions if mention is not None)


def _about(tokens: Sequence[Token]) -> Span | None:
    spans = [span for token in tokens if (span := phrase(token)) is not None]
    if not spans:
        return None
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _steps(match: Match) -> tuple[Step, ...]:
    rule = match.rule
    words = " ".join(token.text for token in match.trigger)
    steps = [Step(what="act", how=f"rule {rule.name!r} in rulebook/{rule.where}: {words!r}")]
    for role, tokens in match.roles.items():
        found = ", ".join(token.text for token in tokens)
        steps.append(Step(what=role, how=f"{match.paths[role]} of {match.head.text!r}: {found!r}"))
    return tuple(steps)

"""Runs rules over a parse. Knows words and paths, and no kind of statement.

`Rule` x `Doc` -> `Match`: the trigger's tokens and, for each role, tokens with the path
that led to them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from stateofplay.extract.circumstances import holds
from stateofplay.extract.rules import Phrase, Rule
from stateofplay.extract.syntax import (
    child,
    clauses,
    doers,
    objects,
    preposition_objects,
    subjects,
)

Step = Callable[[Token], Iterable[Token]]

_TAGS = {"verb": ("VERB", "AUX"), "noun": ("NOUN", "PROPN"), "adjective": ("ADJ", "VERB", "ADV")}


def _adjective_subject(token: Token) -> Iterator[Token]:
    if token.dep_ in {"acomp", "attr", "oprd", "advmod"} or token.dep_ == "conj":
        yield from subjects(token.head)
    elif token.dep_ in {"amod"}:
        yield token.head
    else:
        yield from subjects(token)


def _inverted(token: Token) -> Iterator[Token]:
    """Who speaks behind the verb, which parsers take for its object: '"Who?" asked | the boy'."""
    before = token.doc[token.i - 1] if token.i else None
    if before is None or not (before.is_quote or before.text == ","):
        return
    if child(token, "nsubj", "nsubjpass", "csubj", "aux") is None and token.tag_ == "VBD":
        yield from (word for word in token.rights if word.dep_ in {"dobj", "attr"})


def _around(token: Token) -> Iterator[Token]:
    """The clause that an inserted clause stands in: "..., she said, ...", "as the paper wrote"."""
    mark = child(token, "mark")
    inserted = token.dep_ in {"parataxis", "ccomp"} and mark is None
    if inserted or (token.dep_ == "advcl" and mark is not None and mark.lower_ == "as"):
        yield token.head


def _reported(token: Token) -> Iterator[Token]:
    """What is told as a clause of its own: not by doing something ("replied by leaving")."""
    yield from (word for word in clauses(token) if word.dep_ != "pcomp")
    for word in token.children:
        held = word.dep_ == "acl" and child(word, "mark") is not None  # "his claim that ..."
        if held or word.dep_ == "parataxis":
            yield word


PATHS: Mapping[str, Step] = {
    "subject": subjects,
    "object": objects,
    "doer": doers,
    "clause": clauses,
    "holder": _adjective_subject,
    "inverted": _inverted,
    "around": _around,
    "reported": _reported,
}
"""Steps that paths are made of; ``prep:on|at`` is one more, with its prepositions."""

STEPS = frozenset(PATHS) | {"prep"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A rule that matched.

    Attributes:
        head: The trigger's head word.
        trigger: The trigger's tokens in order.
        roles: Role -> tokens that fill it.
        paths: Role -> the path that led there.
    """

    rule: Rule
    head: Token
    trigger: tuple[Token, ...]
    roles: Mapping[str, tuple[Token, ...]]
    paths: Mapping[str, str]


Accept = Callable[[str, Token], bool]


class Engine:
    """Rules, indexed by the head word of their phrases."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._by_word: dict[str, list[tuple[Rule, Phrase]]] = defaultdict(list)
        self._begins = {0: False}  # number of a word -> whether a phrase begins with it
        for rule in rules:
            for phrase in rule.phrases:
                for word in sorted(phrase[0]):
                    self._by_word[word].append((rule, phrase))
        for entries in self._by_word.values():
            # longer phrases and rules with more conditions say more; ties go by file order
            entries.sort(key=lambda entry: (-len(entry[1]), -len(entry[0].when)))

    def matches(self, doc: Doc, accept: Accept) -> list[Match]:
        """Find all matches, in order of the text: at most one for each head word.

        Args:
            accept: Says whether a token may fill a role; a path that leads only to
                tokens which may not is passed over.
        """
        heads = self._heads(doc)
        found = [match for token in heads if (match := self._match(token, accept)) is not None]
        covered = {word.i for match in found for word in match.trigger if word.i != match.head.i}
        return [match for match in found if match.head.i not in covered]

    def _heads(self, doc: Doc) -> Iterator[Token]:
        """The tokens of *doc* that a phrase may begin with."""
        words, strings, begins = self._by_word, doc.vocab.strings, self._begins
        columns: list[int | str] = ["LEMMA", "LOWER"]
        for i, (lemma, lower) in enumerate(doc.to_array(columns).tolist()):
            for word in (lemma, lower):
                if word not in begins:
                    begins[word] = strings[word].lower() in words
            if begins[lemma] or begins[lower]:
                yield doc[i]

    def _match(self, token: Token, accept: Accept) -> Match | None:
        for rule, phrase in self._entries(token):
            if token.pos_ not in _TAGS[rule.pos]:
                continue
            trigger = _find(token, phrase)
            if trigger is None or not holds(rule.when, token):
                continue
            roles, paths = _roles(rule, trigger, token, accept)
            if all(any(role in roles for role in needed.split("|")) for needed in rule.needs):
                return Match(rule=rule, head=token, trigger=trigger, roles=roles, paths=paths)
        return None

    def _entries(self, token: Token) -> list[tuple[Rule, Phrase]]:
        by_lemma = self._by_word.get(token.lemma_.lower(), [])
        return by_lemma or self._by_word.get(token.lower_, [])


def _find(head: Token, phrase: Phrase) -> tuple[Token, ...] | None:
    """Find the words of *phrase*, each hanging on one found before; None if one is missing."""
    found = [head]
    for words in phrase[1:]:
        match = next(
            (
                word
                for parent in reversed(found)
                for word in parent.children
                if word.i not in {token.i for token in found}
                and (word.lemma_.lower() in words or word.lower_ in words)
            ),
            None,
        )
        if match is None:
            return None
        found.append(match)
    return tuple(sorted(found, key=lambda token: token.i))


def _roles(
    rule: Rule, trigger: Sequence[Token], token: Token, accept: Accept
) -> tuple[dict[str, tuple[Token, ...]], dict[str, str]]:
    roles: dict[str, tuple[Token, ...]] = {}
    used: dict[str, str] = {}
    named = {word.i for word in trigger}
    for role, paths in rule.args.items():
        found = []
        for path in paths:
            reached = follow(token, path) or _from_nouns(trigger, token, path)
            free = path.endswith("!")
            if fillers := tuple(word for word in reached if free or accept(role, word)):
                found.append((path, fillers))
        # "made an appeal for aid" is about aid; "fired rockets" is about the rockets
        found.sort(key=lambda entry: all(word.i in named for word in entry[1]))
        if found:
            used[role], roles[role] = found[0]
    return roles, used


def _from_nouns(trigger: Sequence[Token], head: Token, path: str) -> list[Token]:
    """A preposition may hang on the noun of the trigger: "issued a call | to both sides"."""
    if not path.startswith("prep:"):
        return []
    nouns = (word for word in trigger if word.i != head.i and word.pos_ == "NOUN")
    return next((reached for noun in nouns if (reached := follow(noun, path))), [])


def follow(token: Token, path: str) -> list[Token]:
    """Go from *token* along *path* ("object.doer", "prep:on|against"); no token twice."""
    reached = [token]
    for step in path.removesuffix("!").split("."):
        name, _, prepositions = step.partition(":")
        following: list[Token] = []
        for word in reached:
            if name == "prep":
                following.extend(preposition_objects(word, *prepositions.split("|")))
            else:
                following.extend(PATHS[name](word))
        reached = list({word.i: word for word in following}.values())
    return reached

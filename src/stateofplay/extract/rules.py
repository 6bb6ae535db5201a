"""Rule files: reads and checks them. A rule says which words match and where the roles stand.

A file looks like this::

    frames:                                   # named sets of roles, shared by rules
      refusal: {actor: [subject], about: [clause, object]}
    rules:
    - name: refuse
      gives: REJECT                           # what a match is called; the engine does not care
      pos: verb                               # verb, noun or adjective
      words: [refuse, rule out, turn a blind eye|back to]   # head word first, lemmas
      args: refusal
      when: {negated: false}                  # see CONDITIONS
      needs: [actor, recipient|about]         # roles without which there is no match
      leaves: [ACCUSE]                        # what else, if something found it, is as right
      examples:
      - {text: Norland ruled out a truce., trigger: ruled out, actor: Norland, about: a truce}
      not: [The referee ruled the player out.]
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from fnmatch import fnmatch
from importlib.resources import files
from typing import Any

import yaml

from stateofplay.core.errors import DataError
from stateofplay.datafiles import parse_yaml

POS = frozenset({"verb", "noun", "adjective"})
CONDITIONS = frozenset({"negated", "passive", "past"})
_FIELDS = frozenset(
    {"name", "gives", "pos", "words", "args", "when", "needs", "leaves", "examples", "not", "note"}
)

Phrase = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule.

    Attributes:
        where: File name, for messages and for `Step`.
        gives: What a match of it is called.
        phrases: Each a head word and words that must hang on it, as sets of alternatives.
        args: Role -> paths from the trigger, the first that leads to a filler wins; a path
            that ends in "!" takes any word.
        when: Conditions on the trigger.
        needs: Roles without which there is no match; ``a|b`` means one of them.
        leaves: Results of others that the rule lets stand: they are as right as its own.
        examples: Sentences with what must be found in them.
        counter_examples: Sentences in which this rule must find nothing.
    """

    name: str
    where: str
    gives: str
    pos: str
    phrases: tuple[Phrase, ...]
    args: Mapping[str, tuple[str, ...]]
    when: Mapping[str, Any] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    leaves: frozenset[str] = frozenset()
    examples: tuple[Mapping[str, Any], ...] = ()
    counter_examples: tuple[str, ...] = ()


def load_rules(pattern: str, *, labels: frozenset[str], paths: frozenset[str]) -> tuple[Rule, ...]:
    """Read the rule files whose names fit, in order of their names.

    Args:
        pattern: Of file names under ``rulebook/`` ("acts*.yml").
        labels: What a rule may give.
        paths: Names of the steps a path may be made of.

    Raises:
        DataError: With file and rule, if something is not as `Rule` says.
    """
    rules: list[Rule] = []
    entries = files("stateofplay.extract").joinpath("rulebook").iterdir()
    for entry in sorted(entries, key=lambda entry: entry.name):
        if fnmatch(entry.name, pattern):
            rules.extend(parse_rules(entry.name, entry.read_text("utf-8"), labels, paths))
    seen: dict[str, str] = {}
    for rule in rules:
        if rule.name in seen:
            raise DataError(rule.where, rule.name, f"a rule of {seen[rule.name]} has this name")
        seen[rule.name] = rule.where
    return tuple(rules)


def parse_rules(
    where: str, text: str, labels: frozenset[str], paths: frozenset[str]
) -> tuple[Rule, ...]:
    """Read one rule file; see `load_rules`."""
    try:
        data = parse_yaml(text)
    except yaml.YAMLError as error:
        raise DataError(where, "file", f"is not YAML: {error}") from error
    frames = data.get("frames") or {}
    return tuple(_rule(where, raw, frames, labels, paths) for raw in data.get("rules") or [])


def _rule(
    where: str,
    raw: Mapping[str, Any],
    frames: Mapping[str, Any],
    labels: frozenset[str],
    paths: frozenset[str],
) -> Rule:
    name = str(raw.get("name") or "a rule without name")
    for key in raw:
        _known(where, name, "field", key, _FIELDS)
    for key in ("name", "gives", "pos", "words", "args", "examples"):
        if key not in raw:
            raise DataError(where, name, f"lacks the field {key!r}", _FIELDS)
    _known(where, name, "result", raw["gives"], labels)
    _known(where, name, "part of speech", raw["pos"], POS)
    for label in raw.get("leaves") or ():
        _known(where, name, "result", label, labels)
    for key in raw.get("when") or {}:
        _known(where, name, "condition", key, CONDITIONS)
    args = _args(where, name, raw["args"], frames, paths)
    return Rule(
        name=name,
        where=where,
        gives=raw["gives"],
        pos=raw["pos"],
        phrases=tuple(_phrase(where, name, words) for words in raw["words"]),
        args=args,
        when=dict(raw.get("when") or {}),
        needs=tuple(raw.get("needs") or ()),
        leaves=frozenset(raw.get("leaves") or ()),
        examples=tuple(raw["examples"]),
        counter_examples=tuple(raw.get("not") or ()),
    )


def _args(
    where: str, name: str, raw: object, frames: Mapping[str, Any], paths: frozenset[str]
) -> dict[str, tuple[str, ...]]:
    if isinstance(raw, str):
        _known(where, name, "frame", raw, frozenset(frames))
        raw = frames[raw]
    if not isinstance(raw, Mapping):
        raise DataError(where, name, "args must be a frame's name or a table of role: paths")
    args = {str(role): tuple(given) for role, given in raw.items()}
    for path in (path for given in args.values() for path in given):
        for step in path.removesuffix("!").split("."):
            _known(where, name, "path", step.partition(":")[0], paths)
    return args


def _phrase(where: str, name: str, words: object) -> Phrase:
    if not isinstance(words, str) or not words.split():
        raise DataError(where, name, f"a word is {words!r}: expected text (quote yes, no, on, off)")
    return tuple(frozenset(word.lower().split("|")) for word in words.split())


def _known(where: str, name: str, what: str, given: object, allowed: frozenset[str]) -> None:
    if given in allowed:
        return
    near = get_close_matches(str(given), allowed, n=1)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    raise DataError(where, name, f"no such {what}: {given!r}{hint}", allowed)

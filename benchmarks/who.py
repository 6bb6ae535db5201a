"""Who is who on hand-read reports: actors joined, joins that are wrong, pronouns right.

A hand-read report lists, for every act, who does it, by keys; each key has the names a reader
accepts and the party it speaks for. The program's answer to the same act names an actor. Keys of
several reports are one identity if each one's first name is among the other's names; a key that
also bears its party's own name ("Israel" among the names of its troops) may be joined with it.

* joined: of all mentions of an identity told at least twice, the share under the actor under
  whom most of them are;
* wrong: the share of mentions that stand under an actor most of whose mentions are somebody else;
* pronouns: of those at the place of an actor, recipient or source that the reader names, the
  share that the program takes for that one; first persons by themselves as well.
"""

from __future__ import annotations

import importlib.util
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from stateofplay.core.judgements import Actor, Entry
from stateofplay.core.statements import Act

_FIRST = "i me my mine myself we us our ours ourselves"
_THIRD = "he him his himself she her hers herself they them their themselves it its itself"
FIRST, THIRD = frozenset(_FIRST.split()), frozenset(_THIRD.split())
ROLES = (("actor", "actors"), ("recipient", "recipients"), ("said_by", "attributed_to"))

Key = tuple[str, str]
"""A report and a key of its names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filler:
    """Somebody the program names where the hand-read report names somebody.

    Attributes:
        keys: The keys that the reader has there.
        right: The key among them that the words or the name fit, None if they fit none.
    """

    report: str
    role: str
    actor: Actor
    keys: tuple[str, ...]
    right: str | None

    @property
    def word(self) -> str:
        """As written, in small letters; "" for a name in capitals ("US" is no "us")."""
        return "" if self.actor.mention.isupper() else self.actor.mention.casefold()


class Gold:
    """Hand-read reports with the matching that ``score.py`` beside them defines."""

    def __init__(self, folder: Path, split: str) -> None:
        """Read the reports of *split* in *folder*."""
        self.score = _module(folder / "score.py")
        self.reports: Mapping[str, Any] = self.score.load_gold(folder / split)

    def fillers(self, entries: Iterable[Entry]) -> Iterator[Filler]:
        """Pair the acts of *entries* with those of the reports; give who stands where."""
        for entry in entries:
            report = Path(entry.report.source).stem
            if report not in self.reports:
                continue
            gold, text = self.reports[report]
            wanted = self._act(gold, text, entry)
            for role, field in ROLES:
                keys = tuple(wanted.get(role) or ()) if wanted else ()
                for actor in getattr(entry, field) if keys else ():
                    fits = [key for key in keys if self._is(key, gold["names"], actor)]
                    right = fits[0] if fits else None
                    yield Filler(report=report, role=role, actor=actor, keys=keys, right=right)

    def _act(self, gold: Mapping[str, Any], text: str, entry: Entry) -> Mapping[str, Any]:
        """Find the act of a hand-read report that an entry answers; {} if none."""
        act, fits = entry.content, []
        place = [(act.trigger.start, act.trigger.end)]
        for wanted in gold.get("acts") or ():
            same = isinstance(act, Act) and act.type in self.score.one(wanted["act"])
            where = self.score.spans(text, wanted["quote"])
            if not same or not self.score.overlap(where, place):
                continue
            trigger = self.score.norm(wanted["trigger"]) in self.score.norm(entry.trigger)
            named = sum(
                self._is(key, gold["names"], actor)
                for role, field in ROLES
                for actor in getattr(entry, field)
                for key in wanted.get(role) or ()
            )
            fits.append(((trigger, named), wanted))
        best: Mapping[str, Any] = max(fits, key=lambda item: item[0])[1] if fits else {}
        return best

    def _is(self, key: str, names: Mapping[str, Any], actor: Actor) -> bool:
        pronoun = actor.mention.casefold() in FIRST | THIRD and not actor.mention.isupper()
        mention = "" if pronoun else actor.mention
        answer = self.score.names_match([key], names, {"name": actor.name, "mention": mention})
        return bool(answer)

    def identities(self) -> dict[Key, frozenset[str]]:
        """Give every key the labels it may be joined under."""
        keys = [(name, key) for name, (gold, _) in self.reports.items() for key in gold["names"]]
        own = {key: self._names(key) for key in keys}
        label: dict[Key, str] = {}
        for key in keys:
            same = [other for other in label if other[0] != key[0]]
            same = [other for other in same if self._one(own[key], own[other])]
            label[key] = label[same[0]] if same else f"{key[0]} {key[1]}"
        return {key: frozenset({label[key], *self._state(own[key])}) for key in keys}

    def _names(self, key: Key) -> tuple[str, frozenset[str], str]:
        entry = self.reports[key[0]][0]["names"][key[1]]
        names = [self.score.norm(name) for name in entry["names"]]
        party = entry.get("party")
        return names[0], frozenset(names), self.score.norm(party) if isinstance(party, str) else ""

    @staticmethod
    def _one(one: tuple[str, frozenset[str], str], other: tuple[str, frozenset[str], str]) -> bool:
        return one[2] == other[2] and one[0] in other[1] and other[0] in one[1]

    @staticmethod
    def _state(own: tuple[str, frozenset[str], str]) -> list[str]:
        return [f"party {own[2]}"] if own[2] in own[1] else []


def joined(fillers: Sequence[Filler], identities: Mapping[Key, frozenset[str]]) -> dict[str, float]:
    """Give the shares of actor mentions joined and of joins that are wrong."""
    told = [f for f in fillers if f.role == "actor" and len(f.keys) == 1]
    told = [f for f in told if f.right is not None or f.word in FIRST | THIRD]
    labels = [identities[f.report, f.right or f.keys[0]] for f in told]
    under: dict[str, Counter[str]] = defaultdict(Counter)
    of: dict[str, Counter[str]] = defaultdict(Counter)
    for filler, own in zip(told, labels, strict=True):
        for label in own:
            under[label][filler.actor.id] += 1
            of[filler.actor.id][label] += 1
    most = {label: actors.most_common(1)[0][0] for label, actors in under.items()}
    repeated = [
        (f, own)
        for f, own in zip(told, labels, strict=True)
        if max(sum(under[label].values()) for label in own) > 1
    ]
    right = sum(any(most[label] == f.actor.id for label in own) for f, own in repeated)
    wrong = 0
    for filler, own in zip(told, labels, strict=True):
        top = max(of[filler.actor.id].values())
        wrong += all(of[filler.actor.id][label] < top for label in own)
    return {
        "actors joined": right / max(1, len(repeated)),
        "actors joined wrongly": wrong / max(1, len(told)),
    }


def pronouns(fillers: Iterable[Filler]) -> dict[str, float]:
    """Give the shares of pronouns taken for whom the reader names."""
    found: dict[str, list[bool]] = {"pronouns": [], "first person": []}
    for filler in fillers:
        if filler.word in FIRST | THIRD:
            found["pronouns"].append(filler.right is not None)
        if filler.word in FIRST:
            found["first person"].append(filler.right is not None)
    return {f"{name} right": sum(right) / max(1, len(right)) for name, right in found.items()}


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module

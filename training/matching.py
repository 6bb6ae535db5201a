"""How far two readings of the same report agree: two readers, or a reader and the program.

Acts are paired by overlapping triggers and a type in common, fillers by overlapping words or the
same last word. What either side marks as optional counts neither as missed nor as false.
``python -m training.matching --news NEWS... --first A.jsonl --second B.jsonl`` compares readers.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from training.labels import ActLabel, Document, Filler, Span
from training.standoff import load

ROLES = ("actor", "recipient", "about", "condition", "source")


@dataclass(slots=True)
class Agreement:
    """Counts of acts.

    Attributes:
        gold: Acts of the first reading that must be found.
        found: Acts of the second reading that must be right.
        typed: Pairs with a type in common (not counting optional acts of the first).
        full: Of these, with actor, recipient, about, condition and reality right.
        roles: Of these, with the role right.
    """

    gold: int = 0
    found: int = 0
    typed: int = 0
    full: int = 0
    roles: Counter[str] = field(default_factory=Counter)

    def scores(self) -> dict[str, float]:
        """F1 of types and of full readings, and the share of roles that are right."""
        both = max(1, self.gold + self.found)
        pairs = max(1, self.typed)
        return {
            "acts": self.gold,
            "precision": self.typed / max(1, self.found),
            "recall": self.typed / max(1, self.gold),
            "type": 2 * self.typed / both,
            "full": 2 * self.full / both,
            **{role: self.roles[role] / pairs for role in (*ROLES, "reality")},
        }


def compare(pairs: Iterable[tuple[Document, Sequence[ActLabel]]]) -> Agreement:
    """Compare each report's labelled acts with another reading of it."""
    total = Agreement()
    for doc, acts in pairs:
        _add(total, doc, acts)
    return total


def _add(total: Agreement, doc: Document, acts: Sequence[ActLabel]) -> None:
    matched = paired(doc.acts, acts)
    unsure = {i for i, act in enumerate(doc.acts) if act.optional}
    total.gold += len(doc.acts) - len(unsure)
    free = set(range(len(acts))) - set(matched.values())
    total.found += sum(not acts[j].optional for j in free)
    for i, j in matched.items():
        if i in unsure:
            continue
        total.found += 1
        total.typed += 1
        right = {role: same(doc.text, doc.acts[i], acts[j], role) for role in ROLES}
        right["reality"] = doc.acts[i].reality == acts[j].reality
        total.roles.update(role for role, ok in right.items() if ok)
        total.full += all(ok for role, ok in right.items() if role != "source")


def paired(gold: Sequence[ActLabel], acts: Sequence[ActLabel]) -> dict[int, int]:
    """For acts of the first reading, the number of the act of the second; the surest first."""
    options = [
        (_shared(a.trigger, b.trigger), not a.optional, -i, -j)
        for i, a in enumerate(gold)
        for j, b in enumerate(acts)
        if _shared(a.trigger, b.trigger) and set(a.types) & set(b.types)
    ]
    out: dict[int, int] = {}
    for *_, i, j in sorted(options, reverse=True):
        if -i not in out and -j not in out.values():
            out[-i] = -j
    return out


def _shared(a: Span, b: Span) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def same(text: str, gold: ActLabel, other: ActLabel, role: str) -> bool:
    """Whether both readings fill *role* alike; of what an act is about nothing is asked."""
    mine, theirs = gold.roles.get(role, ()), other.roles.get(role, ())
    mine = tuple(f for f in mine if f.spans)
    theirs = tuple(f for f in theirs if f.spans)
    if role in {"about", "condition"}:
        return bool(mine) == bool(theirs) or role == "about"
    return all(any(_touch(text, f, g) for g in theirs) for f in mine) and all(
        any(_touch(text, f, g) for g in mine) for f in theirs
    )


def _touch(text: str, a: Filler, b: Filler) -> bool:
    if any(_shared(s, t) for s in a.spans for t in b.spans):
        return True
    return bool(_last_words(text, a) & _last_words(text, b))


def _last_words(text: str, filler: Filler) -> set[str]:
    words = (text[a:b].split() for a, b in filler.spans)
    return {w[-1].lower() for w in words if w and w[-1][:1].isupper()}


def _line(scores: Mapping[str, float]) -> str:
    return "  ".join(f"{name} {value:.3f}".removesuffix(".000") for name, value in scores.items())


def main() -> None:
    """Compare two readers' stand-off files over the reports that both read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--news", type=Path, action="append", required=True)
    parser.add_argument("--first", type=Path, required=True)
    parser.add_argument("--second", type=Path, required=True)
    args = parser.parse_args()
    others = {doc.id: doc for doc in load(args.second, args.news)}
    both = [(d, others[d.id].acts) for d in load(args.first, args.news) if d.id in others]
    print(f"{len(both)} reports", _line(compare(both).scores()))


if __name__ == "__main__":
    main()

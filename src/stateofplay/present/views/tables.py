"""How rows of a view are put together for people: fewer rows and columns, nothing said twice.

JSON and CSV have every row; a terminal has 80 columns. A person who says what the party says
stands in the party's row; a proposal is named once; a condition follows what it limits.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from stateofplay.core.positions import Stance
from stateofplay.ontology import Ontology
from stateofplay.present.views.doubt import marked
from stateofplay.present.views.formats import Row
from stateofplay.present.views.weighing import Held, voices, weight

ONLY = "only "
"""What stands before a condition instead of the stance "conditional", which would say it twice."""

LIMITING = (ONLY, "unless ")
"""What a condition begins with that limits by itself: nobody says "only unless"."""

QUOTES = (("\u201c", "\u201d"), ('"', '"'))

WIDE = 100
"""Columns of a terminal from which a table shows all it has."""


def position_table(rows: Iterable[Row]) -> Iterator[Row]:
    """Put the positions of a party and of those who speak for it together.

    What several speak about comes first, then what one party alone speaks about; each in the order
    of `weighing`, and so are those who hold a position. The name of a proposal stands in its first
    row only. Reports that repeat one another's text are one witness.
    """
    proposals: dict[str, list[Row]] = defaultdict(list)
    rows = list(rows)
    for row in rows:
        proposals[row["proposal"]].append(row)
    heard = voices(map(_held, rows))
    shown = {name: list(_folded(told, heard)) for name, told in proposals.items()}
    order = {name: weight([*map(_held, told)], heard) for name, told in shown.items()}
    for name in sorted(shown, key=lambda key: (order[key], key)):
        for place, row in enumerate(shown[name]):
            yield row | {
                "proposal": "" if place else name,
                "stance": _told(row),
                "since": _span(row["since"] or row.get("once"), row["until"]),
                "reports": row["independent"],
                "repeated": row["reports"] - row["independent"],
            }


def _held(row: Row) -> Held:
    party = row["party"] or row["who"]
    return Held(party, row["independent"], row["confidence"], row["since"])


def _told(row: Row) -> str:
    """Say the stance with its condition, by whose word if only others tell, what is meant."""
    stance = marked(
        held(row["announced"] or row["stance"], row["condition"], row["qualified"]),
        row["confidence"],
    )
    sources, words = row["according_to"], row["words"]
    stance += f" of {' and '.join(row['of_whom'])}" if row["of_whom"] else ""
    said = f"{stance}, according to {' and '.join(sources)}" if sources else stance
    return f"{said}: “{words}”" if words else said


def _folded(rows: list[Row], heard: Counter[str]) -> Iterator[Row]:
    """Give the rows of one proposal, persons folded into the party whose stance they carry."""
    parties = {_key(row, row["who"]): row for row in rows}
    through: dict[int, list[str]] = defaultdict(list)
    kept: list[Row] = []
    for row in rows:
        party = parties.get(_key(row, row["party"]))
        own = party is None or party is row
        if own or party is None or not set(row["statements"]) <= set(party["statements"]):
            kept.append(row)
        else:
            through[id(party)].append(row["who"])
    counts = voices(map(_held, kept))

    def rank(row: Row) -> tuple[int, int, str, bool]:
        party = row["party"] or row["who"]
        return -counts[party], -heard[party], party, row["who"] != row["party"]

    kept.sort(key=rank)
    for row in kept:
        speaking = ", ".join(through[id(row)])
        if not speaking and row["party"] != row["who"]:
            speaking = row["party"] or ""
        yield row | {"who": f"{row['who']} ({speaking})" if speaking else row["who"]}


def _key(row: Row, who: str | None) -> tuple[object, ...]:
    return who, row["stance"], row["until"]


def act_table(rows: Iterable[Row]) -> Iterator[Row]:
    """Put who does it and to whom, and what it is about and on which terms, together."""
    for row in rows:
        to_whom = f"{row['who'] or '?'} → {row['to_whom']}" if row["to_whom"] else row["who"]
        about = _with(row["about"] or "", row["condition"])
        act = _with(row["act"], f"({row['reality']})" if row["reality"] else None)
        act = marked(act, row["confidence"])
        yield row | {"who_to_whom": to_whom, "about": about, "act": act}


def counted_once(_: Ontology, rows: Iterable[Row]) -> Iterator[str]:
    """Say how reports are counted, where a table has fewer of them than there are."""
    if any(row["repeated"] for row in rows):
        yield "reports: those that repeat one another's text count once"


def meanings(ontology: Ontology, rows: Iterable[Row]) -> Iterator[str]:
    """Say in plain words what the types of the acts shown mean."""
    shown = {str(row["act"]).partition(" ")[0] for row in rows}
    for name, kind in ontology.acts.items():
        if name in shown:
            yield f"{name}: {kind.meaning}"


def held(stance: str, condition: str | None, qualified: str | None = None) -> str:
    """Say a stance with its condition, whose own words join it: "rejects until ...".

    How the proposal is told to be stands behind the stance.

    Example:
        >>> held("conditional", "if the army leaves"), held("conditional", "only if it leaves")
        ('only if the army leaves', 'only if it leaves')
        >>> held("rejects", "until they leave", "permanent")
        'rejects (permanent) until they leave'
        >>> held("conditional", "Unless they leave"), held("rejects", "If “they stay")
        ('unless they leave', 'rejects if they stay')
    """
    condition = _within(condition)
    how = f"({qualified})" if qualified else None
    if stance != Stance.CONDITIONAL or not condition:
        return _with(_with(stance, how), condition)
    return _with(condition if condition.startswith(LIMITING) else f"{ONLY}{condition}", how)


def _within(condition: str | None) -> str | None:
    """Give the words of a condition as they stand inside a sentence.

    No capital opens them, and no quotation mark stands without its other half.
    """
    if not condition:
        return None
    plain = condition[0].lower() + condition[1:]
    for opening, closing in QUOTES:
        marks = plain.count(opening) + (plain.count(closing) if opening != closing else 0)
        if marks == 1:
            plain = plain.replace(opening, "").replace(closing, "")
    return plain


def _with(words: str, more: str | None) -> str:
    return " ".join(part for part in (words, more) if part)


def _span(since: object, until: object) -> str:
    """Give days in two lines of a column at most: "2025-05-16 to 06-02", "2025-05-16 only"."""
    if not until:
        return f"{since or ''}"
    if since == until:
        return f"{since} only"
    first, last = f"{since or ''}", f"{until}"
    return f"{first} to {last[5:] if first[:5] == last[:5] else last}".strip()

"""``stateofplay topics``: which proposals there are, and a person's decisions about them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Annotated

import typer
from rich.console import Console

from stateofplay.core.errors import UsageError
from stateofplay.core.judgements import Entry
from stateofplay.core.topics import TopicAction, TopicDecision
from stateofplay.ledger import DecisionRow, Ledger, said_in
from stateofplay.present.options import (
    DEFAULT_LEDGER,
    AboutOption,
    DecisionsOption,
    FormatOption,
    LedgerOption,
    LimitOption,
    UndoOption,
    existing,
)
from stateofplay.present.views.excerpts import write_excerpt
from stateofplay.present.views.formats import Format, Row, printable, write
from stateofplay.present.views.matching import has
from stateofplay.present.views.remembered import remembered

Pair = tuple[str, str]

_COLUMNS = ("proposal", "acts", "reports", "holders", "wordings", "decided")
_DECISIONS = ("id", "made", "decision", "holds")
_SHOWN = 5
"""Holders and wordings of a proposal that a list shows, the most frequent first."""

_ASK = "See: stateofplay topics"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a person asks to be decided; None, "" or () where they ask for nothing."""

    join: tuple[str, ...]
    split: str
    like: str
    name: str
    undo: int | None


JoinOption = Annotated[
    Pair | None,
    typer.Option(
        "--join",
        metavar="A B",
        help="Decide that proposals A and B, and those named further, are one, called A or as "
        "--as says.",
    ),
]
FurtherArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="[C]...", help="Further proposals that --join takes."),
]
SplitOption = Annotated[
    str, typer.Option("--split", metavar="A", help="Split proposal A; needs --like.")
]
LikeOption = Annotated[
    str, typer.Option("--like", metavar="WORDS", help="Which acts of A: those with all WORDS.")
]
NameOption = Annotated[
    str,
    typer.Option(
        "--as",
        metavar="NAME",
        help="How to call what comes of it; without it A (--join) or the words (--split).",
    ),
]


def topics(
    ledger: LedgerOption = DEFAULT_LEDGER,
    form: FormatOption = Format.TABLE,
    about: AboutOption = "",
    join: JoinOption = None,
    further: FurtherArgument = None,
    split: SplitOption = "",
    like: LikeOption = "",
    name: NameOption = "",
    undo: UndoOption = None,
    decisions: DecisionsOption = False,
    limit: LimitOption = None,
) -> None:
    """List the proposals; join and split them."""
    if further and join is None:
        raise UsageError(
            f"What is to be done with {further[0]!r}?", "To join several: --join A B C"
        )
    joined = (*(join or ()), *(further or ()))
    asked = Asked(join=joined, split=split, like=like, name=name, undo=undo)
    _check(asked, decisions=decisions, about=about)
    with existing(ledger) as kept:
        if join or split or undo is not None:
            _decide(kept, asked)
        elif decisions:
            _write(_decisions(kept), form, _DECISIONS, "Decided by a person: proposals")
        else:
            title = "Proposals: what acts are about"
            write_excerpt(rows(kept, about), form, _COLUMNS, title, limit)


def _check(asked: Asked, *, decisions: bool, about: str) -> None:
    """Raise UsageError if a person asks for what does not go together."""
    wants = [bool(asked.join), bool(asked.split), asked.undo is not None]
    if sum([*wants, decisions, bool(about)]) > 1:
        raise UsageError(
            "Too much at once.", "Give one of --join, --split, --undo, --decisions, --about."
        )
    if bool(asked.split) != bool(asked.like):
        raise UsageError("--split and --like go together:", '--split A --like "words of some"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A proposal, and the acts about it.

    Attributes:
        acts: How many.
        reports: How many tell of it.
        holders: Names of those who act, the most frequent first, a few.
        wordings: What reports call it, the most frequent first.
    """

    proposal: str
    acts: int
    reports: int
    holders: tuple[str, ...]
    wordings: tuple[str, ...]


def rows(ledger: Ledger, about: str = "") -> Iterator[Row]:
    """Give a row for each proposal, those with most acts first.

    Args:
        ledger: Where to look.
        about: Part of a proposal's name or of the words that belong to it; "" for all.
    """
    named = {held.decision.name: held.id for held in _held(ledger)}
    for topic in remembered(ledger, "topics", Topic, lambda: _topics(ledger)):
        if not has(about, topic.proposal, *topic.wordings):
            continue
        yield {
            "proposal": topic.proposal,
            "acts": topic.acts,
            "reports": topic.reports,
            "holders": list(topic.holders),
            "wordings": list(topic.wordings[:_SHOWN]),
            "decided": f"decision {named[topic.proposal]}" if topic.proposal in named else None,
        }


def _topics(ledger: Ledger) -> Iterator[Topic]:
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in ledger.entries(kinds=("act",)):
        for proposal in entry.proposals:
            groups[proposal].append(entry)
    for proposal in sorted(groups, key=lambda key: (-len(groups[key]), key)):
        group = groups[proposal]
        yield Topic(
            proposal=proposal,
            acts=len(group),
            reports=len({entry.report.id for entry in group}),
            holders=_most(actor.name for entry in group for actor in entry.actors)[:_SHOWN],
            wordings=_most(entry.about for entry in group if entry.about),
        )


def _most(words: Iterable[str]) -> tuple[str, ...]:
    counts = Counter(words)
    return tuple(sorted(counts, key=lambda key: (-counts[key], key)))


def _held(ledger: Ledger) -> list[DecisionRow[TopicDecision]]:
    return [row for row in ledger.topic_decisions() if row.superseded_by is None]


def _decide(ledger: Ledger, asked: Asked) -> None:
    from stateofplay import settling  # noqa: PLC0415 - views must not wait for the parser

    decision = _undone(ledger, asked.undo) if asked.undo is not None else _made(ledger, asked)
    number = settling.decide_topics(ledger, decision)
    print(printable(f"Decided ({number}): {decision.words}."))
    reached = sum(decision.name in entry.proposals for entry in ledger.entries(kinds=("act",)))
    if decision.name:
        print(printable(f"{reached} acts are about “{decision.name}” now."))
    print("Positions and comparisons are up to date with it.")


def _made(ledger: Ledger, asked: Asked) -> TopicDecision:
    """Make the decision to join or split.

    Raises:
        UsageError: If a proposal is not known, or nothing would come of it.
    """
    known = Counter(name for e in ledger.entries(kinds=("act",)) for name in e.proposals)
    known.update({topic: 0 for row in _held(ledger) for topic in row.decision.topics})
    if asked.join:
        topics = tuple(dict.fromkeys(_now(_meant(each, known), ledger) for each in asked.join))
        if len(topics) == 1:
            raise UsageError(f"{topics[0]!r} is one proposal already.", _ASK)
        return TopicDecision(
            action=TopicAction.JOIN, topics=topics, name=asked.name.strip() or topics[0]
        )
    topic, name = _meant(asked.split, known), asked.name.strip() or asked.like.strip()
    decision = TopicDecision(
        action=TopicAction.SPLIT, topics=(topic,), like=asked.like.strip(), name=name
    )
    acts = [entry for entry in ledger.entries(kinds=("act",)) if topic in entry.proposals]
    if not any(decision.reaches(topic, said_in(entry)) for entry in acts):
        said = list(dict.fromkeys(entry.about for entry in acts if entry.about))[:_SHOWN]
        raise UsageError(
            f"No act about {topic!r} says {asked.like!r}.",
            f"They say: {'; '.join(said)}."
            if said
            else "None is about it now; what it was joined to: stateofplay topics --decisions",
        )
    return decision


def _now(topic: str, ledger: Ledger) -> str:
    """How a proposal that was joined to another one is called now."""
    joined = (row.decision for row in _held(ledger) if row.decision.action is TopicAction.JOIN)
    for decision in joined:
        topic = decision.name if topic in decision.topics else topic
    return topic


def _meant(words: str, known: Counter[str]) -> str:
    """Find the proposal that *words* name, any case."""
    found = [name for name in sorted(known) if name.casefold() == words.strip().casefold()]
    if found:
        return words.strip() if words.strip() in found else found[0]
    near = get_close_matches(words, sorted(known), n=_SHOWN, cutoff=0.5)
    near += [name for name in sorted(known) if words.casefold() in name.casefold()]
    shown = "; ".join(dict.fromkeys(near))
    raise UsageError(f"No act is about {words!r}.", f"Near it: {shown}." if shown else _ASK)


def _undone(ledger: Ledger, number: int) -> TopicDecision:
    if number not in {row.id for row in _held(ledger)}:
        raise UsageError(
            f"There is no decision {number} that holds.", "See: stateofplay topics --decisions"
        )
    return TopicDecision(action=TopicAction.UNDO, undone=number)


def _decisions(ledger: Ledger) -> Iterator[Row]:
    rows = ledger.topic_decisions()
    ids = {row.id for row in rows}
    for row in rows:
        by = row.superseded_by
        if row.decision.undone is not None and row.decision.undone not in ids:
            continue  # takes back a decision on who is who
        yield {
            "id": row.id,
            "made": row.made[:10],
            "decision": row.decision.words,
            "holds": "yes" if by is None else f"no: decision {by} took it back",
        }


def _write(rows: Iterator[Row], form: Format, columns: tuple[str, ...], title: str) -> None:
    write(rows, form, columns, title, Console(highlight=False))

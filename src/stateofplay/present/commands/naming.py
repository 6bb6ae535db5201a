"""``stateofplay names``: who is who, by the program and by a person's decisions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Annotated

import typer
from rich.console import Console

from stateofplay.core.errors import UsageError
from stateofplay.core.topics import TopicAction, TopicDecision
from stateofplay.ledger import Ledger
from stateofplay.present.options import (
    DEFAULT_LEDGER,
    DecisionsOption,
    FormatOption,
    LedgerOption,
    LimitOption,
    PartyOption,
    ReportOption,
    UndoOption,
    existing,
)
from stateofplay.present.views.excerpts import write_excerpt
from stateofplay.present.views.filters import Filters, check_report
from stateofplay.present.views.formats import Format, Row, printable, write
from stateofplay.present.views.tables import WIDE
from stateofplay.present.views.unknown import check_words
from stateofplay.present.views.views import VIEWS
from stateofplay.present.views.wording import wordings

Pair = tuple[str, str]

VIEW = VIEWS["names"]

SameOption = Annotated[
    Pair | None,
    typer.Option("--same", metavar="A B", help="Decide that A and B (names or ids) are one."),
]
DifferentOption = Annotated[
    Pair | None,
    typer.Option("--different", metavar="A B", help="Decide that A and B are two; undoes --same."),
]
EverybodyOption = Annotated[
    bool, typer.Option("--all", help='List those without a name, too ("people", "the army").')
]


def _named(words: str) -> str:
    """Refuse an option that was taken for a name: "--wording --ledger x" lacks one."""
    if words.startswith("-"):
        raise typer.BadParameter("it needs a name: --wording ACTOR")
    return words


WordingOption = Annotated[
    str,
    typer.Option(
        "--wording",
        metavar="ACTOR",
        callback=_named,
        help="Which words outlets and quoted speakers use.",
    ),
]


def names(
    ledger: LedgerOption = DEFAULT_LEDGER,
    form: FormatOption = Format.TABLE,
    party: PartyOption = "",
    report: ReportOption = "",
    same: SameOption = None,
    different: DifferentOption = None,
    undo: UndoOption = None,
    everybody: EverybodyOption = False,
    decisions: DecisionsOption = False,
    wording: WordingOption = "",
    limit: LimitOption = None,
) -> None:
    """List who is named; decide who is who; show who uses which words."""
    given = [each is not None for each in (same, different, undo)]
    if sum([*given, decisions, bool(wording), bool(party or report)]) > 1:
        raise UsageError(
            "Too much at once.",
            "Give one of --same, --different, --undo, --decisions, --wording, or filters: "
            "--party, --report.",
        )
    with existing(ledger) as kept:
        if pair := same or different:
            _decide(kept, pair, same=same is not None)
        elif undo is not None:
            _undo(kept, undo)
        elif decisions:
            _write(_decisions(kept), form, _DECISIONS, "Decided by a person: who is who")
        elif wording:
            _write(_wordings(kept, wording), form, _WORDINGS, f"Words for {wording}")
        else:
            filters = Filters(party=party, report=report)
            rows = _rows(kept, filters)
            if not rows:
                check_words(kept, filters)
            shown = rows if everybody or party or report else list(filter(_is_named, rows))
            narrow = Console(highlight=False).width < WIDE
            columns = VIEW.narrow if narrow else VIEW.columns
            write_excerpt(shown, form, columns, VIEW.title, limit)
            _print_unnamed(len(rows) - len(shown), form)


_DECISIONS = ("id", "made", "decision", "one", "other", "holds")
_WORDINGS = ("used_by", "how", "words", "times", "outlets")


def _rows(ledger: Ledger, filters: Filters) -> list[Row]:
    check_report(ledger, filters)
    return list(VIEW.rows(ledger, filters))


def _print_unnamed(left: int, form: Format) -> None:
    if left and form is Format.TABLE:
        print(f"{left} more have no name of their own: stateofplay names --all")


def _is_named(row: Row) -> bool:
    """Whether *row* is somebody in particular: named, or of a party ("the French army")."""
    return row["party"] is not None or any(map(str.isupper, str(row["name"])))


def _write(rows: Iterator[Row], form: Format, columns: tuple[str, ...], title: str) -> None:
    write(rows, form, columns, title, Console(highlight=False))


def _decide(ledger: Ledger, pair: Pair, *, same: bool) -> None:
    from stateofplay import settling  # noqa: PLC0415 - views must not wait for the parser

    before = _who(ledger)
    decided = settling.decide(ledger, *pair, same=same)
    print(printable(f"Decided ({decided.number}): {decided.decision.words}."))
    for row in decided.overruled:
        print(
            printable(
                f"This contradicts decision {row.id} ({row.decision.words}): that one no longer"
                " holds, since the latest does."
            )
        )
    if _who(ledger) == before:
        print("Nothing changes by it now: that is so already. It holds for later reports.")
        return
    print("Names, positions and comparisons are up to date with it.")


def _who(ledger: Ledger) -> set[tuple[str, str, str]]:
    """Give who every entity is, by id and name."""
    return {(each.entity_id, each.actor_id, each.name) for each in ledger.identities()}


def _undo(ledger: Ledger, number: int) -> None:
    from stateofplay import settling  # noqa: PLC0415 - views must not wait for the parser

    held = {row.id: row.decision for row in ledger.decisions() if row.superseded_by is None}
    if number not in held:
        raise UsageError(
            f"There is no decision {number} that holds.", "See: stateofplay names --decisions"
        )
    made = settling.decide_topics(ledger, TopicDecision(action=TopicAction.UNDO, undone=number))
    print(printable(f"Decided ({made}): decision {number} ({held[number].words}) is taken back."))
    print("Names, positions and comparisons are up to date with it.")


def _decisions(ledger: Ledger) -> Iterator[Row]:
    undone = {row.decision.undone for row in ledger.topic_decisions()}
    for row in ledger.decisions():
        by = row.superseded_by
        how = "took it back" if row.id in undone else "contradicts it"
        yield {
            "id": row.id,
            "made": row.made[:10],
            "decision": "same" if row.decision.same else "different",
            "one": row.decision.one.name,
            "other": row.decision.other.name,
            "holds": "yes" if by is None else f"no: decision {by} {how}",
        }


def _wordings(ledger: Ledger, words: str) -> Iterator[Row]:
    from stateofplay.resolve import actor_of  # noqa: PLC0415 - loads the places of the world

    actor_id = actor_of(words, ledger.entities(), ledger.held_decisions())
    for wording in wordings(ledger, actor_id):
        yield {
            key: list(value) if isinstance(value, tuple) else value
            for key, value in asdict(wording).items()
        }

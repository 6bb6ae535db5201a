"""What is decided over the whole ledger: by a person, then by the program after that."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from stateofplay.core.decisions import Decision
from stateofplay.core.judgements import Comparison, Entity, Entry, Identity
from stateofplay.core.reviews import Review, Status
from stateofplay.core.serialise import from_json, to_json
from stateofplay.core.topics import TopicDecision
from stateofplay.ledger.cards import CardRows, keep_cards, kept_cards, sentences_of_reading
from stateofplay.ledger.compared import (
    held_comparisons,
    replace_comparisons,
    rows_of_comparisons,
)
from stateofplay.ledger.database import Database
from stateofplay.ledger.decided import DecisionRow, decision_rows, held
from stateofplay.ledger.entries import entries_in
from stateofplay.ledger.found import NOTHING
from stateofplay.ledger.identified import decide
from stateofplay.ledger.queries import View
from stateofplay.ledger.revising import Change, revise
from stateofplay.ledger.rows import dumped
from stateofplay.ledger.who import Who


class Deciding(View):
    """Keeps decisions; what no longer holds is superseded, nothing is overwritten."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._horizon: tuple[int, int] | None = None
        self._last_settlement: int | None = None

    def decisions(self) -> Iterator[DecisionRow[Decision]]:
        """Give all decisions on who is who, the first one first, superseded ones too."""
        return decision_rows(self._database, Decision)

    def held_decisions(self) -> list[Decision]:
        """Give the decisions on who is who that hold, the first one first."""
        return [row.decision for row in held(self._database, Decision)]

    def topic_decisions(self) -> tuple[DecisionRow[TopicDecision], ...]:
        """Give all decisions about proposals, the first one first, superseded ones too."""
        return tuple(decision_rows(self._database, TopicDecision))

    def reviews(self) -> tuple[DecisionRow[Review], ...]:
        """Give a person's words on entries, the first one first, superseded ones too."""
        return tuple(decision_rows(self._database, Review))

    def add_decision(
        self, decision: Decision | TopicDecision | Review, overruled: Iterable[int], run: int
    ) -> int:
        """Keep a person's decision; identities and comparisons are unsettled until `settle`.

        Args:
            decision: Who is, or is not, the same as whom; what becomes of proposals, of an entry.
            overruled: Numbers of the decisions that it contradicts.
            run: The run that it belongs to.

        Returns:
            Its number.
        """
        with self._database.transaction():
            number = self._database.insert(
                "INSERT INTO decisions (content, run) VALUES (?, ?) RETURNING seq",
                dumped(to_json(decision)),
                run,
            )
            self._database.write_all(
                "UPDATE decisions SET superseded_by = ? WHERE seq = ? AND superseded_by IS NULL",
                [(number, earlier) for earlier in overruled],
            )
        return number

    def decide_identities(
        self,
        identities: Iterable[Identity],
        run: int,
        readings: Mapping[int, Sequence[Entity]] | None = None,
    ) -> int:
        """Keep who every entity is.

        Args:
            identities: All that hold from now on.
            run: The run that it belongs to.
            readings: Entities of current readings, by number, as far as they need not be read.

        Returns:
            How many rows are new or no longer hold.
        """
        with self._database.transaction():
            found = self._entities_of_readings(readings)
            return decide(self._database, found, identities, run)

    def revise_identities(self, change: Change, run: int) -> int:
        """Keep who every entity is, of which only *change* differs from what is kept.

        Returns:
            How many rows are new or no longer hold.
        """
        with self._database.transaction():
            return revise(self._database, change, lambda n: self._report_of(n).full_text, run)

    def decide_comparisons(self, comparisons: Iterable[Comparison], run: int) -> int:
        """Keep how statements compare; *comparisons* are all that hold from now on.

        Returns:
            How many comparisons are new or no longer hold.
        """
        decided = {dumped(to_json(each)): None for each in comparisons}
        gone = []
        with self._database.transaction():
            for seq, content in held_comparisons(self._database):
                if content in decided:
                    del decided[content]
                else:
                    gone.append(seq)
            return replace_comparisons(self._database, gone, decided, run)

    def revise_comparisons(
        self, gone: Iterable[Comparison], new: Iterable[Comparison], run: int
    ) -> int:
        """Keep that some comparisons no longer hold, and new ones; all others hold on.

        Returns:
            How many comparisons are new or no longer hold.
        """
        fallen = {dumped(to_json(each)) for each in gone}
        decided = {dumped(to_json(each)): None for each in new}
        with self._database.transaction():
            rows = rows_of_comparisons(self._database, fallen)
            return replace_comparisons(self._database, rows, decided, run)

    def comparisons_in(
        self, blocks: Collection[str], statements: Collection[str]
    ) -> Iterator[Comparison]:
        """Give the comparisons that hold of some blocks, or that begin with one of *statements*."""
        for _, text in held_comparisons(self._database):
            content = json.loads(text)
            if content.get("block") in blocks or content["statements"][0] in statements:
                yield from_json(Comparison, content, NOTHING)

    def extent(self) -> tuple[int, ...]:
        """Give numbers that change whenever anything is decided, by whatever process.

        Nothing is said of readings; those that are not settled yet are no decision.
        """
        tables = ("identified", "actors", "comparisons")
        counted = ", ".join(
            f"(SELECT coalesce(max(seq), 0) FROM {table}),"  # noqa: S608 - our own names
            f" (SELECT count(*) FROM {table} WHERE superseded_by IS NULL)"
            for table in tables
        )
        [row] = self._database.rows(
            f"SELECT {counted}, (SELECT coalesce(max(seq), 0) FROM settlements)"  # noqa: S608
        )
        return tuple(row)

    def entries_in(
        self, wanted: Mapping[int, Collection[str]], who: Who | None = None
    ) -> Iterator[Entry]:
        """Give statements of current readings, by the numbers of these, as `entries_to_compare`."""
        return entries_in(self._database, wanted, who)

    def cards(self) -> CardRows | None:
        """Give what comparing knows of each reading, None if it is not right for what holds."""
        return kept_cards(self._database, self.extent())

    def keep_cards(self, rows: CardRows, gone: Iterable[int] | None = None) -> None:
        """Keep what comparing knows of readings, right for what holds now.

        Nothing is kept if another process has settled since: that is right for what held before.

        Args:
            rows: What is new or otherwise than before.
            gone: Readings of which nothing is known any more; None: all but those given.
        """
        with self._database.transaction():
            extent = self.extent()
            if self._last_settlement in (None, extent[-1]):
                keep_cards(self._database, rows, gone, extent)

    def sentences(self, reading: int) -> Iterator[tuple[str, str, int, str]]:
        """Give id, kind, beginning and sentence of each statement of a reading."""
        return sentences_of_reading(self._database, reading)

    def identified(self) -> set[int]:
        """Give the numbers of the readings of which it is decided who their entities are."""
        sql = "SELECT reading FROM identified WHERE superseded_by IS NULL"
        return {reading for (reading,) in self._database.rows(sql)}

    def rejected(self, number: int) -> set[str]:
        """Give the statements that a person had rejected when the decision of that number held."""
        return {
            row.decision.statement
            for row in self.reviews()
            if row.id <= number
            and (row.superseded_by is None or row.superseded_by > number)
            and row.decision.status is Status.REJECTED
        }

    def decided_since(self, number: int) -> list[Decision | TopicDecision | Review]:
        """Give what a person decided after the decision of that number."""
        found: list[Decision | TopicDecision | Review] = []
        found += [row.decision for row in self.decisions() if row.id > number]
        found += [row.decision for row in self.topic_decisions() if row.id > number]
        found += [row.decision for row in self.reviews() if row.id > number]
        return found

    def settled(self) -> bool:
        """Say whether identities and comparisons are decided for all readings and decisions."""
        self._horizon = self._last()
        sql = (
            "SELECT coalesce(max(reading), 0), coalesce(max(decision), 0), coalesce(max(seq), 0)"
            " FROM settlements"
        )
        [(reading, decision, self._last_settlement)] = self._database.rows(sql)
        return bool(reading >= self._horizon[0] and decision >= self._horizon[1])

    def is_settled(self, state: Sequence[int]) -> bool:
        """Say whether *state* (see `View.state`) is what the last `mark_settled` recorded."""
        reading, settlement, *_, decision = state
        settled = (reading, decision) == self._horizon
        return settled and settlement == self._last_settlement

    def mark_settled(self) -> bool:
        """Record that all is settled for what there was at the last `settled`.

        A reading or decision that another process kept meanwhile stays unsettled.

        Returns:
            False, with nothing recorded, if another process has settled since: what holds may
            then be a mixture of both, and all must be decided again.
        """
        with self._database.transaction():
            [(last,)] = self._database.rows("SELECT coalesce(max(seq), 0) FROM settlements")
            if self._last_settlement not in (None, last):
                self._horizon, self._last_settlement = self._last(), last
                return False
            reading, decision = self._horizon or self._last()
            self._last_settlement = self._database.insert(
                "INSERT INTO settlements (reading, decision) VALUES (?, ?) RETURNING seq",
                reading,
                decision,
            )
        return True

    def _last(self) -> tuple[int, int]:
        [(reading, decision)] = self._database.rows(
            "SELECT (SELECT coalesce(max(seq), 0) FROM readings),"
            " (SELECT coalesce(max(seq), 0) FROM decisions)"
        )
        return int(reading), int(decision)

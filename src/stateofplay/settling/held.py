"""What a ledger held when it was last settled, all of it in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from stateofplay.compare import Standing
from stateofplay.core.judgements import Comparison, Entry
from stateofplay.ledger import Ledger, Who
from stateofplay.settling.people import People, naming


class Held:
    """What a ledger held when it was last settled.

    Attributes:
        extent: The state of the ledger then.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self.extent: tuple[int, ...] = ()
        self._readings: dict[int, str] = {}
        self._last_decision = 0
        self._people = People()
        self._standing = Standing()

    def is_of(self, ledger: Ledger) -> bool:
        """Say whether nobody else has decided anything in the ledger since."""
        return self.extent == ledger.extent() and self._last_decision == ledger.state()[-1]

    def decide_all(
        self,
        ledger: Ledger,
        run: int,
        comparing: Callable[[Iterable[Entry]], Iterable[Comparison]],
    ) -> None:
        """Decide all anew.

        Args:
            ledger: Where to read and to write.
            run: The run that it belongs to.
            comparing: Either `compare`, or `compared` of this one, which is then to be followed.
        """
        self._last_decision = ledger.state()[-1]
        self._people = People(ledger.held_decisions())
        self._readings = ledger.readings()
        self._people.take(ledger, self._readings.keys())
        ledger.decide_identities(self._people.in_order(), run, self._people.entities)
        found = comparing(ledger.entries_to_compare(who=self.who()))
        ledger.decide_comparisons(found, run)

    def compared(self, entries: Iterable[Entry]) -> tuple[Comparison, ...]:
        """Give what `compare` gives of all *entries*, and hold what it follows from."""
        self._standing.revise(self._readings.values(), entries)
        return self._standing.comparisons()

    def follow(self, ledger: Ledger, run: int) -> None:
        """Decide what readings that came or went since then change."""
        before, self._readings = self._readings, ledger.readings()
        moved = self._people.follow(ledger, self._readings, run)
        new, gone = self._readings.keys() - before.keys(), before.keys() - self._readings.keys()
        reports = {self._readings[each] for each in new} | {before[each] for each in gone}
        named_in = self._standing.named_in
        reports |= {each for each, ids in moved.items() if not ids.isdisjoint(named_in(each))}
        reports |= {*naming(ledger).values(), *ledger.outdated()}
        listed = sorted(reports)
        entries = ledger.entries_to_compare(listed, self.who())
        revised = self._standing.revise(listed, entries)
        ledger.revise_comparisons(revised.gone, revised.new, run)

    def who(self) -> Who:
        """Give who is who, as it was last decided."""
        return self._people.who()

    def decided(self) -> tuple[dict[int, str], int]:
        """Give the reports of which all is decided, by reading, and the last decision followed."""
        return self._readings, self._last_decision

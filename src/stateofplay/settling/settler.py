"""Settling a ledger: once at the end of a run, or time and again."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from stateofplay.compare.upkeep.cards import Cards
from stateofplay.compare.upkeep.comparisons import compare_all
from stateofplay.core.collecting import set_aside, uncollected
from stateofplay.core.judgements import Comparison, Entry
from stateofplay.ledger import CardRows, InMemory, Ledger
from stateofplay.settling.by_cards import LARGE, Followed, followed, rows_of
from stateofplay.settling.held import Held


def settle(ledger: Ledger, run: int) -> InMemory | None:
    """Decide again who is who and how statements compare, if the ledger has anything new.

    Only decisions that differ from those kept are written; an interrupted run is completed
    by the next one.

    Returns:
        The ledger as it was settled, with what was read of it at hand for those who work out
        more; None if everything was settled before, no reading is new, or something came
        meanwhile.
    """
    done: _Anew | Followed | None = None

    def decide() -> None:
        nonlocal done
        done = None  # what was decided is overtaken: it is not held while all is read again
        ledger.join_words()
        done = followed(ledger, run) or _Anew(ledger, run)

    if not _until_settled(ledger, decide) or done is None:
        return None
    if isinstance(done, Followed):
        ledger.keep_cards(done.rows, done.gone)
        return ledger.in_memory(done.who, None) if done.who else None
    if len(ledger.identified()) >= LARGE:
        ledger.keep_cards(done.cards())
    return ledger.in_memory(done.who, done.entries)


class _Anew:
    """A ledger of which all was decided anew.

    Attributes:
        who: Who is who.
        entries: All entries.
    """

    def __init__(self, ledger: Ledger, run: int) -> None:
        self._held = Held()
        self._cards: Callable[[], Cards] | None = None
        self.entries: tuple[Entry, ...] = ()
        self._held.decide_all(ledger, run, self._compared)
        self.who = self._held.who()

    def _compared(self, found: Iterable[Entry]) -> Iterable[Comparison]:
        self.entries = tuple(found)
        comparisons, self._cards = compare_all(self.entries)
        return comparisons

    def cards(self) -> CardRows:
        """Give what is to be kept, so that the next time only what is new is looked at."""
        assert self._cards is not None  # noqa: S101 - all was compared
        return rows_of(self._cards(), *self._held.decided())


Settling = Callable[[Ledger, int], object]
"""Settles a ledger for a run: `settle`, or a `Settler`."""


class Settler:
    """Settles one ledger time and again, as one who watches feeds does.

    The first time all is decided anew, and kept in memory; from then on, only what new reports
    change is compared and written, with the same outcome. All is decided anew, too, whenever
    anybody else has decided anything in the ledger meanwhile, a person included, or the last
    time came to no end.
    """

    def __init__(self) -> None:
        self._held: Held | None = None

    def __call__(self, ledger: Ledger, run: int) -> None:
        """Do what `settle` does; *ledger* must always be the same one."""
        held, self._held = self._held, None  # given back when this has come to its end

        def decide() -> None:
            nonlocal held
            if held is not None and held.is_of(ledger):
                held.follow(ledger, run)
            else:
                held = Held()
                held.decide_all(ledger, run, held.compared)
                set_aside()  # or every search for cycles would look at all of it, a second each
            held.extent = ()  # what it holds is not yet sure to stay in the ledger

        if _until_settled(ledger, decide) and held is not None:
            held.extent = ledger.extent()
        self._held = held


def _until_settled(ledger: Ledger, decide: Callable[[], None]) -> bool:
    """Call *decide*, which decides all there is; False if everything was settled before."""
    if ledger.settled():
        return False
    with uncollected():  # a whole ledger in memory has no cycles: a quarter of the time
        decide()
        while not ledger.mark_settled():  # another process has settled at the same time
            decide()
    return True

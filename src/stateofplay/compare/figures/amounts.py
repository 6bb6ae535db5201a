"""What a figure leaves open: the numbers it can mean, and when two cannot both be right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from stateofplay.core.measures import HAPPENED
from stateofplay.core.statements import Act, Bound, Figure, Reality
from stateofplay.datafiles import read_mapping

_ABOUT = 0.1
_ROUND = 100
_OFF = 0.02
"""By so much of itself a number may be rounded down."""
_AT_LEAST = frozenset({Bound.MORE_THAN, Bound.AT_LEAST, Bound.ABOUT})
_VAGUE_LOW, _VAGUE_HIGH = 0.4, 10.0


@dataclass(frozen=True, slots=True)
class Amount:
    """The numbers a figure allows: ``low`` to ``high``, both included; ``high`` may be infinite."""

    low: float
    high: float

    def meets(self, other: Amount) -> bool:
        """Say whether one number can satisfy both."""
        return self.low <= other.high and other.low <= self.high


def amount_of(figure: Figure) -> Amount:
    """Read value and bound as a stretch of numbers.

    "More than 9,200" allows 9,770; "about 240" allows 220 to 260 or so; "dozens" allows much.
    """
    value = float(figure.value)
    infinite = float("inf")
    match figure.bound:
        case Bound.EXACT:
            return Amount(value, value)
        case Bound.MORE_THAN | Bound.AT_LEAST:
            return Amount(value, infinite)
        case Bound.UP_TO | Bound.LESS_THAN:
            return Amount(0.0, value)
        case Bound.ABOUT:
            return Amount(value * (1 - _ABOUT), value * (1 + _ABOUT))
        case Bound.RANGE:
            return Amount(value, float(figure.high if figure.high is not None else figure.value))
        case Bound.VAGUE:
            return Amount(value * _VAGUE_LOW, value * _VAGUE_HIGH)


def is_rounded_to(rough: Figure, other: Figure) -> bool:
    """Say whether *rough* may be *other* told in round numbers: "more than 9,000" is 9,061.

    Numbers below a hundred are told as they are, and what is much higher is another count.
    """
    if rough.bound not in _AT_LEAST or rough.value < _ROUND:
        return False
    zeros = int(rough.value.normalize().as_tuple().exponent)
    most = min(float(rough.value) * _OFF, 10.0 ** max(zeros, 0))
    return 0 <= float(other.value - rough.value) < most


HEDGES: Mapping[Bound, str] = {
    Bound.EXACT: "{}",
    Bound.MORE_THAN: "more than {}",
    Bound.AT_LEAST: "at least {}",
    Bound.UP_TO: "up to {}",
    Bound.LESS_THAN: "less than {}",
    Bound.ABOUT: "about {}",
    Bound.RANGE: "{}",
    Bound.VAGUE: "some {} (a vague word)",
}
"""How a number is told with its bound."""


def wording(figure: Figure) -> str:
    """Show a figure's number with its bound ("more than 9,200"), a vague one in its own words."""
    if figure.words is not None:
        return figure.words
    return HEDGES[figure.bound].format(with_unit(figure, " to "))


def with_unit(figure: Figure, joint: str) -> str:
    """Show a figure's number with its unit, no bound: "9,200", "$34bn", "12-15 euros".

    Args:
        figure: Its number; people are told one by one, sums of money and weights shortly.
        joint: What stands between the two numbers of a range.
    """
    values = [each for each in (figure.value, figure.high) if each is not None]
    if figure.unit is None:
        return joint.join(f"{value.normalize():,f}" for value in values)
    number, unit = joint.join(map(_short, values)), figure.unit.removeprefix("of ")
    if not unit[-1:].isalnum():
        return f"{unit}{number}"
    return f"{number} {unit.lower() if unit.isupper() else unit}"


_SCALES = ((10**12, "tn"), (10**9, "bn"), (10**6, "m"))
_DIGITS = 4


def _short(value: Decimal) -> str:
    """Write a large number by its scale where no digit is lost: "1.25m", "34bn"."""
    for scale, letter in _SCALES:
        scaled = (value / scale).normalize()
        if abs(scaled) >= 1 and len(scaled.as_tuple().digits) <= _DIGITS:
            return f"{scaled:,f}{letter}"
    return f"{value.normalize():,f}"


def by_whom(claimants: Iterable[str], measure: str) -> str:
    """Say behind a number who gives it, "" if nobody is credited: only what can be is counted."""
    names = " and ".join(claimants)
    how = "by the count of" if measure in HAPPENED else "according to"
    return f", {how} {names}" if names else ""


def aside(told: Act | Figure) -> str:
    """Say behind its words what is told as no fact: " (possible)"; "" behind what is."""
    return "" if told.reality is Reality.ACTUAL else f" ({told.reality})"


def counted(of: str, measure: str) -> str:
    """Say what is counted.

    Args:
        of: In the words of a report; "" if none says.
        measure: What happened to it, or the kind of thing it is.

    Returns:
        "villagers killed", but "deaths", which tells the measure itself; "ballistic missiles
        (weapons)", "money".
    """
    if measure in HAPPENED:
        of = of or "people"
    elif not of or measure == "other":
        return of or measure
    last = of.rsplit(maxsplit=1)[-1].lower() if of else ""
    if last in _telling().get(measure, frozenset()):
        return of
    return f"{of} {measure}" if measure in HAPPENED else f"{of} ({measure})"


@cache
def _telling() -> dict[str, frozenset[str]]:
    """Nouns that tell a measure themselves (``data/populations.yml``)."""
    data = read_mapping("stateofplay.compare", "data", "populations.yml")
    return {measure: frozenset(words) for measure, words in data["telling"].items()}

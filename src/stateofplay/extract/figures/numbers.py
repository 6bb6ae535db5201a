"""Numbers in a text: value, range, hedge and currency; those that count nothing are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import zip_longest

from stateofplay.core.statements import Bound
from stateofplay.core.text import Span
from stateofplay.extract.figures.number_words import (
    LOOK_BACK,
    Lexicon,
    load_lexicon,
    words_to_number,
)
from stateofplay.sums import signs


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """An amount, as written and as understood.

    Attributes:
        span: Code points of the number with its hedge and currency.
        core: Code points of the bare number, hedge and currency left out.
        value: The amount; the low end of a range.
        high: The high end of a range, else None.
        bound: How it is hedged.
        currency: Sign or word of the currency as written, else None.
        hedge: The words of the hedge as written, else None.
    """

    span: Span
    core: Span
    value: Decimal
    high: Decimal | None = None
    bound: Bound = Bound.EXACT
    currency: str | None = None
    hedge: str | None = None


def find_numbers(text: str) -> tuple[Number, ...]:
    """Find the amounts in *text*, in order, no two overlapping.

    Ages, dates, durations, percentages and other numbers that count nothing are left out
    (``rulebook/figures-numbers.yml`` lists them with examples).
    """
    lexicon = load_lexicon()
    joined = _ranges(text, list(_bare(text, lexicon)), lexicon)
    kept = (number for number in joined if not lexicon.left_out(text, number.core, number.value))
    return tuple(_hedged(text, number, lexicon) for number in kept)


def _bare(text: str, lexicon: Lexicon) -> Iterator[Number]:
    for match in lexicon.pattern.finditer(text):
        value = _value(match, lexicon)
        if value is None:
            continue
        span = Span(match.start(), match.end())
        vague = match["vague"] is not None
        bound = Bound.VAGUE if vague else Bound.EXACT
        yield Number(span=span, core=span, value=value, bound=bound)


def _value(match: re.Match[str], lexicon: Lexicon) -> Decimal | None:
    if match["digits"]:
        value = Decimal(match["digits"].replace(",", ""))
        scale = (match["scale"] or "").lower()
        value *= lexicon.scales.get(scale, lexicon.suffixes.get(scale, 1))
    elif match["vague"]:
        words = re.sub(r"\s+", " ", match["vague"].lower())
        value = Decimal(lexicon.vague[words])
        value *= lexicon.scales.get((match["vague_scale"] or "").lower(), 1)
    elif match["half"]:
        value = Decimal(lexicon.scales[match["half_scale"].lower()])
        value /= 4 if "quarter" in match["half"].lower() else 2
    else:
        value = Decimal(words_to_number(match["words"], lexicon))
    if match["halved"]:
        value = (value + Decimal("0.5")) * lexicon.scales[match["halved"].lower()]
    elif match["and_half"]:
        value += Decimal(lexicon.scales.get(_last_scale(match, lexicon) or "", 1)) / 2
    return Decimal(int(value)) if value == int(value) else value.normalize()


def _last_scale(match: re.Match[str], lexicon: Lexicon) -> str | None:
    words = [None, *re.findall("[a-z]+", (match["digits"] or match["words"] or "").lower())]
    scale = match["scale"] or words[-1]
    return scale.lower() if scale and scale.lower() in lexicon.scales else None


def _ranges(text: str, found: list[Number], lexicon: Lexicon) -> Iterator[Number]:
    """Join "10 to 12", "10-12", "10 or 12" and "between 10 and 12" into one number."""
    skip = False
    for number, following in zip_longest(found, found[1:]):
        if skip:
            skip = False
            continue
        joined = following and _joined(text, number, following, lexicon)
        skip = joined is not None
        yield joined or number


def _joined(text: str, low: Number, high: Number, lexicon: Lexicon) -> Number | None:
    gap = text[low.core.end : high.core.start]
    before = text[max(0, low.core.start - LOOK_BACK) : low.core.start]
    sign = f"[{''.join(signs())}]?"
    between = re.search(rf"\bbetween\s+{sign}$", before, re.IGNORECASE)
    dash = re.fullmatch(rf"\s?[-\u2013\u2014]\s?{sign}", gap)
    word = re.fullmatch(rf"\s+to\s+{sign}", gap) and not re.search(r"\b(?:from|by)\s+\S*$", before)
    either = re.fullmatch(rf"\s+or\s+{sign}", gap) and high.value <= low.value * 2
    if not (dash or word or either or (between and re.fullmatch(rf"\s+and\s+{sign}", gap))):
        return None
    value, top = _same_scale(text, low, high, lexicon), high.value
    if between and low.value > top:  # "between 14,000 and 13,000"
        value, top = top, low.value
    if value >= top or Bound.VAGUE in (low.bound, high.bound):
        return None
    core = Span(low.core.start, high.core.end)
    span = Span(core.start - (len(between.group()) if between else 0), core.end)
    return replace(low, span=span, core=core, value=value, high=top, bound=Bound.RANGE)


def _same_scale(text: str, low: Number, high: Number, lexicon: Lexicon) -> Decimal:
    """Give "2" in "2 to 3 million" the scale of the 3."""
    last = re.split(r"[\s-]", text[high.core.start : high.core.end].lower())[-1]
    scale = lexicon.scales.get(last, 1)
    return low.value * scale if low.value < scale and low.value * scale < high.value else low.value


def _hedged(text: str, number: Number, lexicon: Lexicon) -> Number:
    start, end = number.span.start, number.span.end
    before = lexicon.before.search(text[max(0, start - LOOK_BACK) : start])
    currency, hedge, bound = None, None, number.bound
    if before:
        start -= len(before.group().lstrip())
        currency, hedge = before["currency"], before["hedge"]
        bound = _bound(bound, hedge, lexicon)
    if after := lexicon.after.match(text, end):
        end = after.end()
        bound = _bound(bound, after.group().strip(), lexicon) if bound is Bound.EXACT else bound
    if currency is None and (word := lexicon.currency_words.match(text, end)):
        currency, end = word.group().strip(), word.end()
    return replace(number, span=Span(start, end), bound=bound, currency=currency, hedge=hedge)


def _bound(bound: Bound, hedge: str | None, lexicon: Lexicon) -> Bound:
    if hedge is None or bound is Bound.RANGE:
        return bound
    told = lexicon.bounds[re.sub(r"\s+", " ", hedge.lower())]
    if bound is Bound.VAGUE and told is Bound.ABOUT:
        return bound
    return told

"""Expressions of time in a text: where they stand and what they mean (TIMEX3).

for timex in find_timexes("They met on Friday.", date(2023, 11, 8)): timex.value  # 2023-11-03
"""

from stateofplay.timex.calendar import EVE, days_of, precision
from stateofplay.timex.context import Kind
from stateofplay.timex.recognise import Timex, find_timexes

__all__ = ["EVE", "Kind", "Timex", "days_of", "find_timexes", "precision"]

"""What is written into the columns of a row."""

from __future__ import annotations

import json

COMMON = (
    "repeats only updates differs from then (since ), later statement takes the other side"
    " no source named: people killed injured displaced, by the count of health ministry"
    " 1 report names only , for whom speaks within days: to Israel Hamas United States"
    "accused attacked: rejected asked for met: agreed to supported told as for and as against on "
    " became statements take both sides and neither is laterindependent reports state it in their"
    " own words; more repeat one of themthe same words in : one origin, not two witnesses"
    '{"kind":"act","reasons":["same holder (), same proposal ()","a later statement takes the other'
    ' side"],"relation":"updates","reports":["{"kind":"figure","reasons":["same measure (killed) of'
    ' people, same number","told for 20 to 20","2 independent reports state it in their own words"]'
    ',"relation":"same","reports":["","],"statements":["{"kind":"act","reasons":["same actor: ","'
    'same proposal: ","same counterpart: ","same day: 20","2 other reports share two or more entrie'
    's with it and do not state this","not mentioned is not denied"],"relation":"only","reports":["'
    '"],"statements":["","],"summary":"only : ","topic":": "}'
)
"""What comparisons have in common; never changed, since rows are read with it."""


ENGINE = (
    "coalesce(nullif(readings.engine, ''),"
    " (SELECT runs.engine FROM runs WHERE runs.id = readings.run))"
)
"""SQL: what read the report; a reading that says nothing of it was by its run's engine."""


def searchable(text: str) -> str:
    """Give *text* as the index can take it: half a surrogate pair becomes a question mark."""
    return text.encode("utf-8", "replace").decode()


def dumped(value: object) -> str:
    """Write JSON, always the same for the same value."""
    return json.dumps(value, separators=(",", ":"), sort_keys=True)

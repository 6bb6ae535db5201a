"""Measures of figures that count people, by what befell these."""

from __future__ import annotations

HARM = frozenset({"killed", "injured"})
"""What cannot be taken back: counts of it only rise."""

TOLLS = HARM | {"missing", "held", "released", "displaced"}
"""What befell people one by one."""

HAPPENED = TOLLS | {"evacuated", "affected"}
"""What befell people at all: told behind whom it counts ("40 killed")."""

"""What is decided over the whole ledger: who is who, and how statements compare.

``identify`` and ``compare`` run at the end of a run, and after a person's decision: over all there
is, or, where little is new, over what that touches, with the same outcome.
"""

from __future__ import annotations

from stateofplay.settling.decisions import Decided, decide, decide_reviews, decide_topics
from stateofplay.settling.settler import Settler, Settling, settle

__all__ = [
    "Decided",
    "Settler",
    "Settling",
    "decide",
    "decide_reviews",
    "decide_topics",
    "settle",
]

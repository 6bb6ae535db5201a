"""Which reports are on one story: stories are separated before statements are compared.

    profile(id, title, text, day)   what is compared of a report, from its text alone
    likeness(one, other)            log odds that two reports are on one story
    Candidates(profiles).of(one)    the few reports that have to be compared with one
    stories(profiles)               groups of reports, with the words that show why

All are pure functions of texts; none reads a ledger.
"""

from __future__ import annotations

from stateofplay.compare.stories.candidates import MOST, Candidates
from stateofplay.compare.stories.grouping import Story, stories
from stateofplay.compare.stories.likeness import likeness, shared_words, threshold
from stateofplay.compare.stories.profiles import Profile, profile, profile_of

__all__ = [
    "MOST",
    "Candidates",
    "Profile",
    "Story",
    "likeness",
    "profile",
    "profile_of",
    "shared_words",
    "stories",
    "threshold",
]

"""Closed classes of English words: the pronouns, articles and the like of which there are no more.

Each set is a class of grammar (Quirk et al. 1985, A Comprehensive Grammar of the English Language,
chapters 5 and 6), in lower case, without abbreviations. A stage that needs a part of one says so by
intersection or difference: ``FIRST_PERSON & SUBJECTIVE`` are "I" and "we". Words of which a rule
takes only some because of a construction ("toll | of, | at") are no class: they stay with the rule.
So do lists of data, which say what they are for, and words of time (``timex/data/words.yml``).
"""

from __future__ import annotations

ARTICLES = frozenset({"the", "a", "an"})
NEAR_AND_FAR = frozenset({"this", "that"})
"""Demonstratives in the singular."""
DEMONSTRATIVES = NEAR_AND_FAR | {"these", "those"}
DEFINITE = DEMONSTRATIVES | {"the"}
"""Before a noun: of what was told before, or is known."""

SUBJECTIVE = frozenset({"i", "you", "he", "she", "it", "we", "they"})
OBJECTIVE = frozenset({"me", "you", "him", "her", "it", "us", "them"})
POSSESSIVE = frozenset({"my", "your", "his", "her", "its", "our", "their"})
"""Possessives that stand before a noun; those that stand alone ("ours") are `INDEPENDENT`."""
INDEPENDENT = frozenset({"mine", "yours", "hers", "ours", "theirs"})
"""Possessives that stand for a noun; "mine" is a noun as well."""

FIRST_SINGULAR = frozenset({"i", "me", "my", "mine", "myself"})
FIRST_PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})
FIRST_PERSON = FIRST_SINGULAR | FIRST_PLURAL
MASCULINE = frozenset({"he", "him", "his", "himself"})
FEMININE = frozenset({"she", "her", "hers", "herself"})
NEUTER = frozenset({"it", "its", "itself"})
THIRD_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
THIRD_PERSON = MASCULINE | FEMININE | NEUTER | THIRD_PLURAL

RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
"""Pronouns that begin a relative clause."""
RELATIVE_SUBJECTS = RELATIVE - {"whom", "whose"}
PERSONAL_RELATIVES = frozenset({"who", "whom", "whose"})
"""Relative pronouns of persons alone."""

OWNERS = POSSESSIVE | {"whose"}
"""Before a noun: whose it is, without a name."""

CLAUSE_MARKERS = frozenset({"that", "to", "whether"})
"""Begin a clause that is what somebody says or wants: "that it left", "to leave"."""

POSSESSIVE_ENDINGS = ("'s", "\u2019s")
"""Behind a name in the singular: whose something is."""

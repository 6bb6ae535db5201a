"""Names as words, and what is known of them before a report is read: states, offices, nouns.

Start with `lexicon` (what ``resolve/data`` tells of a name) and `forms` (which names are alike).
"""

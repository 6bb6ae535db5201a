"""Which names of proposals are one row of the table of positions, and what it is called.

Start with `gist` (what a name tells: kind, who, to whom) and `rows`.
"""

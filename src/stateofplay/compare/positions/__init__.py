"""How each holder stands to each proposal, since when, what changed, what reports agree on.

Start with `positions`; changes and contradictions are in `changes`.
"""

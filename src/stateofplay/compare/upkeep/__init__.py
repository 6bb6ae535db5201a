"""All comparisons, at once or kept up as reports come and go.

Start with `comparisons` (all at once), `standing` (held in memory) and `touched` (by cards).
"""

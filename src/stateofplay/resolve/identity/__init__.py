"""Who is one across reports, by names and offices, and by what a person decided.

Start with `identify`; like names are in `clusters`, what a person decided is in `decided`.
"""

"""Which proposals an act is about, and whether it takes a side of them.

Start with `subjects` (all of it in order) and `topics` (which known proposal some words tell).
"""

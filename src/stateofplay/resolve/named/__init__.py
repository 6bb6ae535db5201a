"""Who is meant, within one report, by words that name somebody: persons, bodies, forces, states.

Start with `chains` (mentions of one), `persons` and `owners` (whose a body, office or force is).
"""

"""Who is meant, within one report, by words without a name: descriptions and pronouns.

Start with `descriptions`, `roles` (who holds an office) and `pronouns`; `within` asks them in turn.
"""

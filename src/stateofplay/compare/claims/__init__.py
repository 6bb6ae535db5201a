"""What one act says of how somebody stands to a proposal: who holds it, which side, on which terms.

Start with `claims`; sides told by words are in `sides` and `stances`, whose they are in `holders`.
"""

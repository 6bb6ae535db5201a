"""How statements of one act or number stand to each other: same, repeats, only, updates, differs.

Start with `witnesses`; what one report alone tells is in `alone`, the words shown in `quoted`.
"""

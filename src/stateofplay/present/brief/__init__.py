"""The brief: the state of play on a page, every line with the statements that it is computed from.

Start with `sections`; a module for the lines of each, and `lines` for what all of them are made of.
"""

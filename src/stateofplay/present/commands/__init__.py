"""The commands but ``brief``, ``why`` and ``serve``: what a person types, and what is printed then.

Start with `table` (all commands); those that show a view are in `viewing`.
"""

"""The views: ledger and filters into contract records and rows of tables, for people and programs.

Start with `views`; what passes filters is in `filters`, words of a row in `counts` and `wording`.
"""

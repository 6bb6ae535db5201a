"""Which reports are one witness: copies of a text, one outlet, one credited news agency.

Start with `context` (all that is known of whole reports) and `origins` (who is one witness).
"""

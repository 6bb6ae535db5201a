"""Which acts of several reports are one, which are of one event, which deny another.

Start with `acts` (like type, actor and day) and `retold` (told in other words).
"""

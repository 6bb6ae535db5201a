"""What a proposal is called by its own words where no topic fits them.

Start with `own_words`; where a name begins and ends is in `heads`, `phrases`, its verb in `deeds`.
"""

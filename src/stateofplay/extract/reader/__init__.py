"""The trained reader: acts and figures from the sentences of one report."""

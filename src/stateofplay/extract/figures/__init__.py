"""Figures: how many, of whom, by whose count; `extractor` puts the parts together."""

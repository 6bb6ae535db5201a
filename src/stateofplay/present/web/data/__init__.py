"""Outlines of countries, and how they were made."""

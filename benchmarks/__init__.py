"""Measurements against hand-read reports and against bare spaCy; nothing here is shipped."""

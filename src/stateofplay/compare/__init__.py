"""Stage: compare."""

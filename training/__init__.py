"""How the trained reader is made: labels from hand-readings, training, export, measuring."""

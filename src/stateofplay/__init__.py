"""Who asks what of whom, who refuses, on what terms: the state of play from news reports."""

__version__ = "0.1.0"

"""Settings for all tests."""

from hypothesis import settings

# A loaded machine must not fail a property, and one commit must give one outcome.
settings.register_profile("stateofplay", deadline=None, derandomize=True)
settings.load_profile("stateofplay")

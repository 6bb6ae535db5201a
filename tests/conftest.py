"""Settings for all tests."""

import pytest
from hypothesis import settings

from stateofplay.analyse import Analyser
from stateofplay.extract import Extractor
from stateofplay.ontology import load

# A loaded machine must not fail a property, and one commit must give one outcome.
settings.register_profile("stateofplay", deadline=None, derandomize=True)
settings.load_profile("stateofplay")


@pytest.fixture(scope="session")
def analyser() -> Analyser:
    """The pinned parser, loaded once for all tests."""
    return Analyser.load()


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """All extractors, loaded once for all tests."""
    return Extractor.load(load())

"""Settings for all tests."""

from dataclasses import replace

import pytest
from hypothesis import settings

from stateofplay.analyse import Analyser
from stateofplay.extract import Extractor
from stateofplay.extract.acts import Acts
from stateofplay.extract.complete import Completer
from stateofplay.extract.rulefinder import RuleFinder
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


@pytest.fixture(scope="session")
def rules_only(extractor: Extractor) -> Extractor:
    """The extractors with the rulebook as the one finder of acts."""
    ontology = load()
    acts = Acts(RuleFinder.load(ontology), Completer(ontology))
    return replace(extractor, extractors={**extractor.extractors, "acts": acts})

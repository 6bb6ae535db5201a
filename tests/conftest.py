"""Settings for all tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from stateofplay.analyse import Analyser
from stateofplay.extract import Extractor
from stateofplay.ontology import load
from tests import postgresql

# A loaded machine must not fail a property, and one commit must give one outcome.
settings.register_profile("stateofplay", deadline=None, derandomize=True)
settings.load_profile("stateofplay")


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[postgresql.Server]:
    """A real server for all tests; without its programs here, what needs it is skipped."""
    if problem := postgresql.missing():
        pytest.skip(problem)
    with postgresql.running() as server:
        yield server


LEDGERS = ("sqlite", "postgresql")
"""What can keep a ledger; the tests of its behaviour run over each."""


@pytest.fixture(params=LEDGERS)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new ledger may be made, of each kind in turn."""
    return new_address(request, tmp_path)


def new_address(request: pytest.FixtureRequest, folder: Path) -> str:
    """Name a new ledger of the kind that the fixture's parameter says."""
    if request.param == "sqlite":
        return str(folder / "test.db")
    server: postgresql.Server = request.getfixturevalue("postgresql_server")
    return server.address()


@pytest.fixture(scope="session")
def analyser() -> Analyser:
    """The pinned parser, loaded once for all tests."""
    return Analyser.load()


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """All extractors, loaded once for all tests."""
    return Extractor.load(load())

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stateofplay.ledger import Ledger, open_ledger

from .story import REPORT, reading, resolved, statement


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    path: Path = tmp_path_factory.mktemp("search") / "test.db"
    with open_ledger(path) as opened:
        opened.keep(reading(), resolved(), opened.begin_run("one", {}))
        yield opened


@pytest.mark.parametrize(
    "query", ["pause", "Pauses ruled", '"ruled out"', "rul*", "minister friday"]
)
def test_words_are_found_whatever_their_ending(ledger: Ledger, query: str) -> None:
    found = ledger.search(query)

    assert [(hit.kind, hit.id) for hit in found] == [("act", statement().id), ("report", REPORT.id)]
    assert found[0].text == statement().evidence.exact


@pytest.mark.parametrize(
    "query", ["", "  ", '"', "*", "ceasefire", '"out ruled"', "pause ceasefire"]
)
def test_what_is_not_there_is_not_found(ledger: Ledger, query: str) -> None:
    assert ledger.search(query) == ()


@given(st.text(st.characters()) | st.text(st.sampled_from('ab "*^:+-(){}NEAR AND OR NOT\x00')))
def test_no_words_are_a_syntax_error(ledger: Ledger, query: str) -> None:
    ledger.search(query)


def test_limit(ledger: Ledger) -> None:
    assert ledger.search("pause", limit=0) == ()

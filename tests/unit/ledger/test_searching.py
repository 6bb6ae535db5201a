import json
import re
from collections.abc import Iterator
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stateofplay.core.judgements import Resolved
from stateofplay.core.statements import Act, Reading, Statement
from stateofplay.core.text import Report, Span, cite
from stateofplay.ledger import Ledger, open_ledger
from tests.conftest import LEDGERS, new_address
from tests.postgresql import Server

from .story import REPORT, another, reading, resolved, statement


@pytest.fixture(scope="module", params=LEDGERS)
def ledger(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Ledger]:
    with open_ledger(new_address(request, tmp_path_factory.mktemp("search"))) as opened:
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


def test_joining_the_index_changes_nothing_that_is_found(address: str) -> None:
    queries = ("pause", "ruled friday", "rul*", '"ruled out"', "harbour")
    with open_ledger(address) as ledger:
        run = ledger.begin_run("one", {})
        for day in range(1, 20):
            ledger.keep(reading(another(day=day)), resolved(another(day=day)), run)
        before = [ledger.search(query) for query in queries]
        ledger.join_words()
        ledger.join_words()
        assert [ledger.search(query) for query in queries] == before
        assert before[0]

        ledger.keep(reading(), resolved(), run)
        assert {hit.id for hit in ledger.search("pause", limit=40)} >= {REPORT.id, statement().id}


def test_a_joined_index_takes_less_room(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "ledger.db") as ledger:
        run = ledger.begin_run("one", {})
        for day in range(1, 29):
            ledger.keep(reading(another(day=day)), resolved(another(day=day)), run)
        size = "SELECT sum(length(block)) FROM report_words_data"
        before = ledger._database.row(size)
        ledger.join_words()
        after = ledger._database.row(size)

    assert before is not None
    assert after is not None
    assert after[0] < before[0] * 0.75


def test_limit(ledger: Ledger) -> None:
    assert ledger.search("pause", limit=0) == ()


@pytest.fixture(scope="module")
def story() -> list[Report]:
    """The bundled story, and words that are hard to cut."""
    folder = Path(str(files("stateofplay"))) / "demo" / "story"
    read = [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))]
    odd = (
        "The U.S.-led talks of 3.5 hours, at example.org/news?id=7 (mail ada@example.org): "
        "Erdoğan's co-ordinated naïve façade; 1,200 m² of İzmir — 50% on 2023-11-03, C-130s, "
        "Müller-Groß said 'e-mails' and \x00 \ud800, running runners ran; a 2e10abc."
    )
    found = [Report(source=each["title"], title=each["title"], text=each["text"]) for each in read]
    return [*found, Report(source="odd", title="Odd words", text=odd)]


def hits(ledger: Ledger, query: str) -> list[tuple[str, str]]:
    return sorted((hit.kind, hit.id) for hit in ledger.search(query, limit=10_000))


def filled(address: str, story: list[Report]) -> Ledger:
    ledger = open_ledger(address)
    run = ledger.begin_run("one", {})
    for report in story:
        found = []
        for sentence in re.finditer(r"[^.\n]+", report.full_text):
            span = Span(*sentence.span())
            act = Act(trigger=Span(span.start, span.start + 1), type="SAY")
            found.append(Statement(content=act, evidence=cite(report, span), found_by="rule/1"))
        ledger.keep(
            Reading(
                report=report, mentions=(), statements=tuple(found), sentences=(), engine="one"
            ),
            Resolved(report_id=report.id),
            run,
        )
    return ledger


def test_every_kind_of_ledger_finds_the_same(
    story: list[Report], postgresql_server: Server, tmp_path: Path
) -> None:
    texts = [report.full_text.replace('"', " ") for report in story]
    words = [word for text in texts for word in text.split()]
    pairs = [f'"{one} {two}"' for one, two in pairwise(words)]
    begun = [f"{word[:3]}*" for word in words]
    queries = sorted({*words, *pairs[::7], *begun[::3]})
    with (
        filled(str(tmp_path / "test.db"), story) as one,
        filled(postgresql_server.address(), story) as other,
    ):
        found = {query: hits(one, query) for query in queries}
        differ = {query for query in queries if found[query] != hits(other, query)}

    assert len(queries) > 1500
    assert sum(map(len, found.values())) > 10_000
    assert differ == set()

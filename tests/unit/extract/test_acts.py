"""Two finders of acts: the first decides, the second supports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pytest

from stateofplay.analyse import Analyser
from stateofplay.core.statements import Act, Reading
from stateofplay.core.text import Report, Span
from stateofplay.extract import Extractor
from stateofplay.extract.acts import Acts
from stateofplay.extract.complete import Completer
from stateofplay.extract.drafts import ActDraft
from stateofplay.extract.mentions import find_mentions
from stateofplay.extract.parsed import Parsed, sentence_spans
from stateofplay.ontology import load

pytestmark = pytest.mark.model

TEXT = "Norland rejected a truce."


@dataclass(frozen=True)
class Says:
    """A finder that says always the same."""

    drafts: tuple[ActDraft, ...]
    name: str = "says"

    def find(self, parsed: Parsed) -> Iterable[ActDraft]:  # noqa: ARG002
        return self.drafts


def draft(kind: str, score: float | None, word: str = "rejected") -> ActDraft:
    start = TEXT.index(word) + 2
    return ActDraft(
        trigger=Span(start, start + len(word)),
        types=((kind, score or 1.0),),
        score=score,
        found_by=f"says {kind}",
    )


@pytest.fixture(scope="module")
def parsed(analyser: Analyser) -> Parsed:
    [(report, doc)] = analyser.pipe([Report(source="x", title="", text=TEXT)])
    mentions, by_token = find_mentions(report, doc)  # type: ignore[arg-type]
    return Parsed(
        report=report,
        doc=doc,  # type: ignore[arg-type]
        sentences=sentence_spans(report, doc),  # type: ignore[arg-type]
        mentions=mentions,
        by_token=by_token,
    )


def found(parsed: Parsed, first: ActDraft, *second: ActDraft) -> Iterator[str]:
    acts = Acts(Says((first,)), Completer(load()), Says(second), least=0.6)
    for statement in acts(parsed):
        assert isinstance(statement.content, Act)
        yield statement.content.type


def test_an_act_the_first_is_sure_of_needs_no_support(parsed: Parsed) -> None:
    assert list(found(parsed, draft("REJECT", 0.7))) == ["REJECT"]


def test_less_certainty_is_enough_where_the_second_agrees(parsed: Parsed) -> None:
    assert list(found(parsed, draft("REJECT", 0.5), draft("REJECT", None))) == ["REJECT"]


@pytest.mark.parametrize("other", [draft("ACCUSE", None), draft("REJECT", None, "truce")])
def test_another_type_or_other_words_are_no_support(parsed: Parsed, other: ActDraft) -> None:
    assert list(found(parsed, draft("REJECT", 0.5), other)) == []


def test_what_only_the_second_finds_is_left_out(parsed: Parsed) -> None:
    assert list(found(parsed, draft("REJECT", 0.1), draft("REQUEST", None))) == []


def read(analyser: Analyser, extractor: Extractor, title: str, text: str) -> Reading:
    [(report, doc)] = analyser.pipe([Report(source="x", title=title, text=text)])
    return extractor.extract(report, doc)  # type: ignore[arg-type]


def test_the_shipped_reader_reads_a_plain_refusal(analyser: Analyser, extractor: Extractor) -> None:
    text = (
        "Foreign Minister Claire Moreau rejected a truce with the Southern Front on Monday.\n\n"
        "Norland will not negotiate until the Front releases its captives, she said."
    )
    reading = read(analyser, extractor, "Norland rejects truce", text)
    acts = [s.content for s in reading.statements if isinstance(s.content, Act)]

    refusals = [act for act in acts if act.type == "REJECT"]
    assert len(refusals) >= 2
    assert any(m.exact.endswith("Claire Moreau") for act in refusals for m in act.actors)
    assert any(act.condition for act in refusals)


def test_reading_twice_gives_the_same(analyser: Analyser, extractor: Extractor) -> None:
    both = [read(analyser, extractor, "Norland rejects truce", TEXT) for _ in range(2)]

    assert both[0] == both[1]

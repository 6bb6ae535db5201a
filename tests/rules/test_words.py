"""What the examples of the word lists show is so, and what their counter-examples show is not."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from spacy.tokens import Token

from stateofplay.analyse import Analyser
from stateofplay.core.text import Report, Span
from stateofplay.datafiles import read_mapping
from stateofplay.extract import parsed_of
from stateofplay.extract.doubt import is_left_open
from stateofplay.extract.drafts import ActDraft
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.received import with_receivers
from stateofplay.extract.unrealised import is_unrealised
from stateofplay.extract.untrue import is_untrue

pytestmark = pytest.mark.model

_SHOWN: dict[str, Callable[[Token], bool]] = {
    "doubt": is_left_open,
    "unrealised": is_unrealised,
    "untrue": is_untrue,
}
"""Files of words that tell whether a deed was done, and what decides by them."""


def _read(name: str) -> dict[str, list[dict[str, str]]]:
    return read_mapping("stateofplay.extract", "words", f"{name}.yml")


def _deeds() -> Iterator[object]:
    for name in _SHOWN:
        for key in ("examples", "not"):
            for number, example in enumerate(_read(name)[key]):
                yield pytest.param(name, example, key == "examples", id=f"{name}-{key}-{number}")


@pytest.mark.parametrize(("name", "example", "shown"), list(_deeds()))
def test_a_deed_is_told_as_its_example_shows(
    analyser: Analyser, name: str, example: dict[str, str], *, shown: bool
) -> None:
    [(_, doc)] = analyser.pipe([Report(source="x", title="", text=example["text"])])
    [token] = [token for token in doc if token.text == example["deed"]]  # type: ignore[union-attr]

    assert _SHOWN[name](token) is shown


def _spans(parsed: Parsed, *words: str) -> tuple[Span, ...]:
    starts = ((parsed.report.full_text.index(word), len(word)) for word in words)
    return tuple(Span(start, start + length) for start, length in starts)


@pytest.mark.parametrize(
    "example", _read("received")["examples"], ids=lambda example: example["text"]
)
def test_who_acts_and_who_receives_is_told_as_the_example_shows(
    analyser: Analyser, example: dict[str, list[str]]
) -> None:
    report = Report(source="x", title="", text=str(example["text"]))
    [(_, doc)] = analyser.pipe([report])
    parsed = parsed_of(report, doc)  # type: ignore[arg-type]
    (words,) = _spans(parsed, str(example["deed"]))
    draft = ActDraft(
        trigger=words,
        types=(("REJECT", 1.0),),
        actors=_spans(parsed, *example["taken"]),
        found_by="x",
    )

    found = with_receivers(parsed, draft)

    whole = report.full_text
    assert [whole[span.start : span.end] for span in found.actors] == example["actors"]
    assert [whole[span.start : span.end] for span in found.recipients] == example["recipients"]

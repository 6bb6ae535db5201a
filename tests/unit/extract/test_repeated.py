"""Who is acted upon, or the act's own name, is not told again as what it is about."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from stateofplay import ontology
from stateofplay.analyse import Analyser
from stateofplay.core.statements import Act
from stateofplay.core.text import Report, Span
from stateofplay.extract import parsed_of
from stateofplay.extract.complete import Completer
from stateofplay.extract.drafts import ActDraft

pytestmark = pytest.mark.model


def told(analyser: Analyser, text: str, kind: str, trigger: str, to: str, about: str) -> str | None:
    [(report, doc)] = analyser.pipe([Report(source="x", title="", text=text)])
    assert isinstance(doc, Doc)
    full = report.full_text

    def place(words: str) -> Span:
        return Span(full.index(words), full.index(words) + len(words))

    draft = ActDraft(
        trigger=place(trigger),
        types=((kind, 0.9),),
        recipients=(place(to),) if to else (),
        about=place(about),
        found_by="test",
    )
    found = Completer(ontology.load()).complete(parsed_of(report, doc), draft)
    assert found is not None
    assert isinstance(found.content, Act)
    words = found.content.about
    return full[words.start : words.end] if words else None


@pytest.mark.parametrize(
    ("text", "kind", "trigger", "to", "about"),
    [
        ("Spain expelled the French diplomats.", "SANCTION", "expelled", "French diplomats",
         "the French diplomats"),
        ("Hackers from Spain attacked France.", "ASSAULT", "attacked", "France", "France"),
        ("The envoy praised the Spanish assault.", "ASSAULT", "assault", "", "the Spanish assault"),
        ("Spain announced a long investigation.", "ACCUSE", "investigation", "",
         "a long investigation"),
    ],
)  # fmt: skip
def test_what_only_repeats_is_nothing(
    analyser: Analyser, text: str, kind: str, trigger: str, to: str, about: str
) -> None:
    assert told(analyser, text, kind, trigger, to, about) is None


@pytest.mark.parametrize(
    ("text", "kind", "trigger", "to", "about"),
    [
        ("Spain praised the French offer.", "SUPPORT", "praised", "French", "the French offer"),
        ("Spain barred French grain.", "SANCTION", "barred", "French grain", "French grain"),
        ("Spain announced an investigation into graft.", "ACCUSE", "investigation", "",
         "an investigation into graft"),
        ("There will be no ceasefire, Spain said.", "REJECT", "no ceasefire", "", "ceasefire"),
        ("Spain turned down France.", "REJECT", "turned down", "France", "France"),
        ("Spain backed France.", "SUPPORT", "backed", "France", "France"),
    ],
)  # fmt: skip
def test_what_says_more_is_kept(
    analyser: Analyser, text: str, kind: str, trigger: str, to: str, about: str
) -> None:
    assert told(analyser, text, kind, trigger, to, about) == about

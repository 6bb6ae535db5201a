"""What a report leaves open is not told as done."""

from __future__ import annotations

from datetime import date

import pytest

from stateofplay.analyse import Analyser
from stateofplay.core.statements import Act, Figure, Reality
from stateofplay.core.text import Report, Span
from stateofplay.extract import Extractor, parsed_of
from stateofplay.extract.complete import Completer
from stateofplay.extract.doubt import is_left_open, is_withheld
from stateofplay.extract.drafts import ActDraft
from stateofplay.ontology import load

pytestmark = pytest.mark.model

CLAIM = "Claims that the army had killed 30 people could not be confirmed."


@pytest.mark.parametrize(
    ("text", "word", "left_open"),
    [
        (CLAIM, "killed", True),
        ("The agency could not verify reports that Norland bombed a port.", "bombed", True),
        ("The agency was unable to verify reports that Norland bombed a port.", "bombed", True),
        ("The reports that Norland bombed a port have yet to be confirmed.", "bombed", True),
        ("The Front's claim that Norland bombed a port could not be confirmed.", "bombed", False),
        ("It was impossible to confirm reports of a raid on the port.", "raid", True),
        ("There were unverified reports that the army had shelled Marl.", "shelled", True),
        ("The mission confirmed reports that Norland bombed the port.", "bombed", False),
        ("Reports that Norland bombed the port angered the mission.", "bombed", False),
        ("The cabinet is mulling sanctions on Norland officials.", "sanctions", True),
        ("The cabinet is considering a blockade of the port.", "considering", True),
        ("The cabinet imposed sanctions on Norland officials.", "sanctions", False),
        ("The Front said it will not even consider a truce.", "consider", False),
        ("Norland considered the raid on the port an act of war.", "raid", False),
        ("Norland said any further raid would be seen as an act of war.", "raid", True),
        ("Norland said the raid on the port would be an act of war.", "raid", False),
        ("Norland said another raid on the port killed three people.", "raid", False),
        ("Moreau refused talks without a pullout from the valley.", "pullout", True),
        ("Moreau refused talks after a pullout from the valley.", "pullout", False),
        ("It is unclear whether Moreau pledged to stop the raids.", "pledged", True),
        ("It is unclear whether Moreau met them and agreed to stop.", "agreed", True),
        ("Norland would let her in as long as she promised to leave.", "promised", True),
        ("Norland let her in as soon as she promised to leave.", "promised", False),
        ("Moreau refused to say whether the raids would go on.", "refused", False),
    ],
)
def test_left_open(analyser: Analyser, text: str, word: str, *, left_open: bool) -> None:
    [(_, doc)] = analyser.pipe([Report(source="x", title="", text=text)])
    [token] = [token for token in doc if token.text == word]  # type: ignore[union-attr]

    assert is_left_open(token) is left_open


@pytest.mark.parametrize(
    ("text", "told"), [(CLAIM, Reality.POSSIBLE), ("The army killed 30 people.", Reality.ACTUAL)]
)
def test_act_and_figure(analyser: Analyser, extractor: Extractor, text: str, told: Reality) -> None:
    report = Report(source="x", title="", text=text, published=date(2031, 5, 2))
    [(_, doc)] = analyser.pipe([report])
    at = report.full_text.index("killed")
    draft = ActDraft(
        trigger=Span(at, at + 6), types=(("ASSAULT", 1.0),), reality=Reality.ACTUAL, found_by="x"
    )
    found = [s.content for s in extractor.extract(report, doc).statements]  # type: ignore[arg-type]
    act = Completer(load()).complete(parsed_of(report, doc), draft)  # type: ignore[arg-type]

    assert act is not None
    assert isinstance(act.content, Act)
    assert act.content.reality is told
    assert [each.reality for each in found if isinstance(each, Figure)] == [told]


@pytest.mark.parametrize(
    ("text", "word", "withheld"),
    [
        ("Norland has not endorsed the plan.", "endorsed", True),
        ("Norland has yet to agree to the plan.", "agree", True),
        ("Norland failed to agree on a truce.", "agree", True),
        ("Norland endorsed the plan.", "endorsed", False),
        ("Norland not only backed the plan but paid for it.", "backed", False),
        ("Norland did not object to the plan.", "object", False),
    ],
)
def test_who_has_not_consented(analyser: Analyser, text: str, word: str, *, withheld: bool) -> None:
    [(_, doc)] = analyser.pipe([Report(source="x", title="", text=text)])
    [token] = [token for token in doc if token.text == word]  # type: ignore[union-attr]
    assert is_withheld(token) is withheld


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Moreau spoke of 40 dead people that would have taken place.", Reality.POSSIBLE),
        ("Moreau was told about the potential for 40 deaths.", Reality.POSSIBLE),
        ("Moreau was told about the raid with 40 deaths.", Reality.ACTUAL),
    ],
)
def test_dead_of_what_did_not_happen(
    analyser: Analyser, extractor: Extractor, text: str, told: Reality
) -> None:
    report = Report(source="x", title="", text=text, published=date(2031, 5, 2))
    [(_, doc)] = analyser.pipe([report])
    found = [s.content for s in extractor.extract(report, doc).statements]  # type: ignore[arg-type]

    assert [each.reality for each in found if isinstance(each, Figure)] == [told]

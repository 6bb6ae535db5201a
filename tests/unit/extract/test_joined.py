"""Who stands in a list with an actor or a recipient has the same part in the act."""

from __future__ import annotations

import pytest

from stateofplay.analyse import Analyser
from stateofplay.core.text import Report, Span
from stateofplay.extract.drafts import ActDraft
from stateofplay.extract.joined import with_joined
from stateofplay.extract.mentions import find_mentions
from stateofplay.extract.parsed import Parsed, sentence_spans

pytestmark = pytest.mark.model


def joined(
    analyser: Analyser, text: str, trigger: str, actors: list[str], recipients: list[str]
) -> tuple[list[str], list[str]]:
    [(report, doc)] = analyser.pipe([Report(source="x", title="", text=text)])
    mentions, by_token = find_mentions(report, doc)  # type: ignore[arg-type]
    sentences = sentence_spans(report, doc)  # type: ignore[arg-type]
    parsed = Parsed(
        report=report, doc=doc, sentences=sentences, mentions=mentions, by_token=by_token
    )  # type: ignore[arg-type]
    full = report.full_text

    def place(words: str) -> Span:
        return Span(full.index(words), full.index(words) + len(words))

    draft = ActDraft(
        trigger=place(trigger), types=(("AGREE", 0.9),), actors=tuple(map(place, actors)),
        recipients=tuple(map(place, recipients)), found_by="test",
    )  # fmt: skip
    found = with_joined(parsed, draft)
    return (
        [full[a.start : a.end] for a in found.actors],
        [full[r.start : r.end] for r in found.recipients],
    )


@pytest.mark.parametrize(
    ("text", "trigger", "actor", "actors"),
    [
        ("France and Spain agreed to a truce on Monday.", "agreed", "Spain", ["Spain", "France"]),
        (
            "France, Spain and Italy agreed to a truce.",
            "agreed",
            "Italy",
            ["Italy", "France", "Spain"],
        ),
        (
            "The rebels and the army agreed to a truce.",
            "agreed",
            "The rebels",
            ["The rebels", "the army"],
        ),
        (
            "Israel and the Islamist militant group Hamas agreed to a truce.",
            "agreed",
            "Hamas",
            ["Hamas", "Israel"],
        ),
        (
            "It met the U.S. and its ally Turkey, which agreed to a truce.",
            "agreed",
            "Turkey",
            ["Turkey"],
        ),
        ("France agreed to a truce on Monday, and Spain did not.", "agreed", "France", ["France"]),
        ("France and Spain agreed to a truce, Italy said.", "agreed", "Italy", ["Italy"]),
        ("France or Spain will agree to a truce.", "agree", "France", ["France"]),
        ("France and Spain met. It freed the prisoners later.", "freed", "France", ["France"]),
    ],
)
def test_who_is_listed_with_an_actor_acts_too(
    analyser: Analyser, text: str, trigger: str, actor: str, actors: list[str]
) -> None:
    assert joined(analyser, text, trigger, [actor], [])[0] == actors


def test_who_is_listed_with_a_recipient_is_addressed_too(analyser: Analyser) -> None:
    text = "Italy urged France and Spain to agree to a truce."
    assert joined(analyser, text, "urged", ["Italy"], ["France"])[1] == ["France", "Spain"]


def test_the_other_side_of_an_act_does_not_join_it(analyser: Analyser) -> None:
    text = "In the war between France and Spain its strikes hit Spain."
    actors, recipients = joined(analyser, text, "strikes", ["France"], ["Spain"])
    assert (actors, recipients) == (["France"], ["Spain"])

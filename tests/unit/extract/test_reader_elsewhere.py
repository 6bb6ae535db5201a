"""Fillers that another sentence names are given only where the model is sure of them."""

import dataclasses

from stateofplay.extract.reader import ReadAct, Reader, ScoredSpan

SENTENCES = [
    "Norland presses the Front over the truce",
    "The Front met Norland's envoys on Monday.",
    "The air strikes went on.",
    "A plea for a truce was rejected.",
    "Norland urged the Front to free the prisoners.",
]
ANYBODY = (1.0, 2.0, 2)
"""A limit by which every act has somebody."""


def acts(elsewhere: dict[str, float]) -> list[ReadAct]:
    reader = Reader.load()
    limits = {**reader.settings.limits, "actor": ANYBODY, "recipient": ANYBODY}
    reader.settings = dataclasses.replace(reader.settings, elsewhere=elsewhere, limits=limits)
    return [act for sentence in reader.read(SENTENCES) for act in sentence.acts]


def far(act: ReadAct) -> list[ScoredSpan]:
    named = (*act.actors, *act.recipients)
    return [span for span in named if span.sentence != act.trigger.sentence]


def test_who_is_named_elsewhere_is_left_out_below_the_limit_and_nobody_else() -> None:
    free, bound = acts({}), acts({"actor": 0.9, "recipient": 0.9})

    assert len(free) == len(bound)
    assert any(span.score < 0.9 for act in free for span in far(act))
    assert all(span.score >= 0.9 for act in bound for span in far(act))
    for one, other in zip(free, bound, strict=True):
        unsure = {span for span in far(one) if span.score < 0.9}
        assert other.actors == tuple(span for span in one.actors if span not in unsure)

"""How likely an act of the reader is right, of the scores of its parts."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stateofplay.extract.reader import Reader
from stateofplay.extract.reader.confidence import FEATURES, confidence, features

SCORES = st.floats(0.0, 1.0)


@cache
def _weights() -> tuple[float, ...]:
    return Reader.load().settings.confidence


def test_a_doubtful_doer_makes_an_act_doubtful() -> None:
    weights = _weights()

    sure = confidence(features(0.99, 0.99, [0.99]), weights)
    unsure = confidence(features(0.99, 0.98, [0.2]), weights)

    assert sure > 0.75
    assert unsure < 0.5


def test_the_least_sure_of_several_actors_counts() -> None:
    weights = _weights()

    both, one = ([0.95, 0.4], [0.95])

    assert confidence(features(0.9, 0.9, both), weights) < confidence(
        features(0.9, 0.9, one), weights
    )


def test_there_is_a_weight_for_each_feature() -> None:
    assert len(_weights()) == len(FEATURES)
    assert len(features(0.5, 0.5, [])) == len(FEATURES)
    with pytest.raises(ValueError, match="zip"):
        confidence(features(0.5, 0.5, []), (1.0,))


@given(SCORES, SCORES, st.lists(SCORES, max_size=3))
def test_it_is_a_probability_whatever_the_scores(
    trigger: float, kind: float, actors: list[float]
) -> None:
    weights = _weights()

    assert 0.0 < confidence(features(trigger, kind, actors), weights) < 1.0

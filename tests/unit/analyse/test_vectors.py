"""Vectors by onnxruntime are those of the network whose weights they are made with."""

from __future__ import annotations

import numpy as np
import pytest
import spacy
from spacy.ml.models import MaxoutWindowEncoder, MultiHashEmbed, build_Tok2Vec_model

from stateofplay.analyse.vectors import LAYERS, PIECES, WIDTH, TokenVectors

LOOKS = [
    "NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE", "LOWER", "IS_ALPHA", "IS_DIGIT",
]  # fmt: skip


@pytest.mark.parametrize("number", [6, len(LOOKS)])
def test_vectors_are_the_networks_by_however_many_looks(number: int) -> None:
    embed = MultiHashEmbed(
        width=WIDTH,
        attrs=list(LOOKS[:number]),
        rows=[50] * number,
        include_static_vectors=False,
    )
    encode = MaxoutWindowEncoder(width=WIDTH, window_size=1, maxout_pieces=PIECES, depth=LAYERS)
    network = build_Tok2Vec_model(embed, encode)
    network.initialize()
    docs = [spacy.blank("en")(text) for text in ("Ada Stone said no on Monday.", "He left.")]

    for found, expected in zip(TokenVectors(network)(docs), network.predict(docs), strict=True):
        assert np.allclose(found, np.asarray(expected), atol=1e-4)

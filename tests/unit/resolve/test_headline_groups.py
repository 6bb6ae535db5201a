"""Whom a headline's "militants" are, by what the text calls so."""

from __future__ import annotations

from dataclasses import replace

from stateofplay.resolve.within import entities_of

from .marked import LEXICON, reading_of


def _first(text: str) -> str:
    """Who the first mention of *text* is, which stands in a headline."""
    reading = reading_of(text)
    first = replace(reading.mentions[0], sentence=0)
    found = entities_of(replace(reading, mentions=(first, *reading.mentions[1:])), LEXICON)
    return next(each.name for each in found if first.id in each.mentions)


def test_a_headline_s_militants_are_those_of_the_text() -> None:
    text = (
        "[Militants|group plural subject] leave. [Hamas|organisation subject] left. "
        "[The militants|group plural subject] spoke."
    )

    assert _first(text) == "Hamas"


def test_a_headline_s_militants_whom_the_text_does_not_call_so_stay_open() -> None:
    assert _first("[Militants|group plural] leave. [Hamas|organisation subject] left.") != "Hamas"

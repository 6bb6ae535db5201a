from __future__ import annotations

import re

import pytest

from stateofplay.analyse import Analyser
from stateofplay.core.errors import Problem
from stateofplay.core.statements import Mention, MentionKind
from stateofplay.core.text import Report, Span
from stateofplay.extract.complete import mention_for
from stateofplay.extract.mention_features import with_hyphenated
from stateofplay.extract.mentions import find_mentions
from stateofplay.extract.parsed import Parsed, sentence_spans


def parsed(analyser: Analyser, text: str) -> Parsed:
    report = Report(source="-", title="", text=text)
    [(_, doc)] = analyser.pipe([report])
    assert not isinstance(doc, Problem)
    mentions, by_token = find_mentions(report, doc)
    sentences = sentence_spans(report, doc)
    return Parsed(report=report, doc=doc, sentences=sentences, mentions=mentions, by_token=by_token)


def mention_of(analyser: Analyser, text: str, words: str) -> Mention:
    """What is known of *words*, as a finder that cut them out would get it."""
    found = parsed(analyser, text)
    start = found.report.full_text.index(words)
    return mention_for(found, Span(start, start + len(words)))


def test_an_office_the_parse_does_not_hang_on_the_name_is_told(analyser: Analyser) -> None:
    text = "U.S. Secretary of State Rex Moreau said that the talks in Paris had failed."

    mention = mention_of(analyser, text, "Rex Moreau")

    assert (mention.kind, mention.role) == (MentionKind.PERSON, "Secretary of State")


@pytest.mark.parametrize(
    ("text", "last", "end"),
    [
        ("President Moon Jae-in went to Paris.", "Jae", "in"),
        ("The Ada Stone-led team went to Paris.", "Stone", "Stone"),
    ],
)
def test_a_name_goes_on_behind_a_hyphen_only_as_a_syllable(
    analyser: Analyser, text: str, last: str, end: str
) -> None:
    doc = parsed(analyser, text).doc
    token = next(token for token in doc if token.text == last)

    assert doc[with_hyphenated(token)].text == end


def test_a_description_keeps_the_words_of_the_finder(analyser: Analyser) -> None:
    text = "Top officials in Russia met the largely unarmed protesters on Monday."

    assert mention_of(analyser, text, "Top officials in Russia").exact == "Top officials in Russia"
    assert mention_of(analyser, text, "protesters").exact == "protesters"


def test_others_of_somebody_are_not_that_person(analyser: Analyser) -> None:
    text = "Some opponents of Prime Minister Ada Stone agreed to a truce on Monday."

    mention = mention_of(analyser, text, "Some opponents of Prime Minister Ada Stone")

    assert mention.kind is not MentionKind.PERSON


def test_an_office_in_the_plural_is_that_of_the_person(analyser: Analyser) -> None:
    text = "A week ago Presidents Donald Stone and Eve Moreau agreed to a truce."

    assert mention_of(analyser, text, "Presidents Donald Stone").kind is MentionKind.PERSON


def test_a_name_keeps_its_own_words(analyser: Analyser) -> None:
    text = "The ministry said that 60 Russians had left Paris on Monday."

    assert mention_of(analyser, text, "60 Russians").exact == "Russians"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Doctors Without Borders left the town.", "Doctors Without Borders"),
        ("The group Teachers Without Frontiers left.", "Teachers Without Frontiers"),
        ("Doctors worked without Norland there.", "Doctors"),
        ("Doctors Without Power", "Doctors"),
    ],
)
def test_a_name_that_a_preposition_links_is_one(analyser: Analyser, text: str, name: str) -> None:
    found = [mention.exact for mention in parsed(analyser, text).mentions]

    assert name in found
    assert not {"Borders", "Without Borders", "Teachers", "Without Frontiers"} & {*found}


def test_fighters_from_a_group_are_not_the_government_forces_beside_them(
    analyser: Analyser,
) -> None:
    text = "Government forces and fighters from Hezbollah attacked the town on Monday."

    assert mention_of(analyser, text, "Government forces").owner is None


def test_a_place_that_somebody_is_in_is_not_whose_they_are(analyser: Analyser) -> None:
    text = "A truce brokered by Vice President Ada Stone in Turkey was broken on Friday."

    assert mention_of(analyser, text, "Vice President Ada Stone").owner is None
    assert mention_of(analyser, "The president of Turkey refused.", "The president").owner


@pytest.mark.parametrize("words", ["We're", "We\u2019re", "They've"])
def test_a_pronoun_is_known_without_the_verb_that_is_glued_to_it(
    analyser: Analyser, words: str
) -> None:
    mention = mention_of(analyser, f"{words} determined to uphold the truce.", words)

    assert (mention.kind, mention.exact) == (MentionKind.PRONOUN, re.split("['\u2019]", words)[0])

"""Who a headline says was killed or hurt, by the order of its words: parsers fail on headlines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from stateofplay.core.closed_classes import FEMININE, MASCULINE, SUBJECTIVE
from stateofplay.extract.figures.match import is_attempted
from stateofplay.extract.figures.outcomes import is_fatal
from stateofplay.extract.figures.persons import is_person
from stateofplay.extract.figures.rules import VictimWords
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.syntax import child, is_spaced_dash

Harm = tuple[bool, Token, Token]
"""Whether somebody was killed (else hurt), who, and the word that tells it."""

_OPENING_CLAUSE = frozenset({"VERB", "AUX", "ADP", "SCONJ"})
_BEFORE = frozenset({"NUM", "ADJ", "DET", "PROPN"})
_NEAR, _FAR = 6, 10
"""Tokens around a verb; from a person to the verb."""


def by_order(parsed: Parsed, words: VictimWords, word: Token) -> Iterator[Harm]:
    """Read "Toddler shot, killed at home" by the order of words: parsers fail on headlines."""
    after = word.doc[word.i + 1 : min(len(word.doc), word.i + _NEAR)]
    if word.lower_ in words.headline_deaths and not is_attempted(word):
        of = len(after) > 0 and after[0].lower_ == "of"  # "murder of a guard": by the noun
        if not (of and any(is_person(parsed, words, one) for one in after)):
            yield True, word, word
    on_self = is_on_self(words, word)
    struck = word.lower_ in words.struck or _is_condition(words, word)
    whom = None if on_self else struck_behind(parsed, words, after)
    before = word.doc[max(0, word.i - _FAR) : word.i]
    lost = word.pos_ == "VERB" and child(word, "dobj") is None  # "Man shot guard, kept nurse"
    strikes = lost and word.lemma_.lower() in words.hurting
    if whom is not None and strikes and any(is_person(parsed, words, one) for one in before):
        yield is_fatal(words, word), whom, word
    if whom is not None or not (struck or on_self):
        return
    people = (one for one in reversed(before) if _is_struck(parsed, words, one))
    person = next((one for one in people if not (on_self and _is_other(words, one))), None)
    if person is None:
        return
    between = before[person.i - before.start :]
    verbs = {one.lower_ for one in between if one.pos_ == "VERB"}  # "Boy, 3, shot at home has died"
    verbs -= {one.lower_ for one in between[-1:] if one.lemma_.lower() in words.finding}
    if on_self or verbs <= words.struck:
        fatal = word.lower_ in words.deadly or is_fatal(words, word)
        yield from ((fatal, one, word) for one in (*_listed_before(words, person), person))


def end_of_headline(parsed: Parsed, words: VictimWords) -> int:
    """Give the token with which a headline ends, or the dash behind which an outlet is named."""
    dash = None
    for word in parsed.doc:
        if not parsed.in_headline(word):
            return word.i
        dash = word.i if dash is None and is_spaced_dash(word) else dash
        if dash is not None and word.lower_ in words.outlets:
            return dash
    return len(parsed.doc)


def _is_condition(words: VictimWords, word: Token) -> bool:
    """Whether *word* ends "in critical condition"."""
    told = word.i > 1 and word.lower_ in words.conditions
    return told and word.nbor(-1).lower_ in words.conditions_told and word.nbor(-2).lower_ == "in"


def is_on_self(words: VictimWords, verb: Token) -> bool:
    """Whether it is done to the doer, too: "shoots self", "kills wife, then himself"."""
    if verb.lemma_.lower() not in words.hurting | words.killing:
        return False
    for at, word in enumerate(verb.doc[verb.i + 1 : verb.i + _FAR]):
        if word.lower_ in words.selves:
            return at < 2 or word.nbor(-1).lower_ in {",", "and", "&", "then"}
        if word.pos_ in _OPENING_CLAUSE or word.text in {".", ";", ":"}:
            return False
    return False


def _listed_before(words: VictimWords, person: Token) -> Iterator[Token]:
    """Who else a headline lists right before *person*: "Uncle, niece, 9, found dead"."""
    if person.pos_ == "PROPN" and person.lemma_.lower() not in words.persons:
        return  # "Guard, Lena Brandt, killed" is one
    comma = False
    for at in range(person.i - 1, -1, -1):
        word = person.doc[at]
        if word.text == "," or word.lower_ in {"and", "&"}:
            comma = True
        elif comma and word.lemma_.lower() in words.persons and word.tag_ in {"NN", "NNP"}:
            yield word
            comma = False
        elif not _is_of_age(word) and word.pos_ not in {"NUM", "ADJ", "DET"}:
            return


def _is_of_age(word: Token) -> bool:
    """Whether *word* belongs to what stands before a noun: "his 6-year-old son"."""
    return word.tag_ in {"PRP$", "HYPH"} or word.dep_ == "npadvmod" or word.lower_ == "year"


def struck_behind(parsed: Parsed, words: VictimWords, after: Iterable[Token]) -> Token | None:
    """Whom the verb before *after* strikes: "Man fatally shot brother", "killed his sister"."""
    told = list(after)
    for at, word in enumerate(told):
        linked = word.lower_ in {"and", "&", ","}
        verb = told[at + 1] if linked and at + 1 < len(told) else word
        if verb.lower_ in words.struck:
            continue  # "shot and killed his sister"
        if word.lower_ in (MASCULINE | FEMININE) & SUBJECTIVE:
            return None  # "Man held in shooting he saw"
        if is_person(parsed, words, word) or word.lemma_.lower() in words.persons:
            behind = told[at + 1] if at + 1 < len(told) else word
            return behind if behind.lemma_.lower() in words.persons else word
        if not _is_of_age(word) and word.pos_ not in {"DET", "ADJ", "NUM", "ADV"}:
            return None
    return None


def _is_struck(parsed: Parsed, words: VictimWords, one: Token) -> bool:
    """Whether *one* is a person, and not whom "by" tells to have done it."""
    if not is_person(parsed, words, one):
        return False
    left = one.doc[max(0, one.i - _NEAR) : one.i]
    return not any(word.lower_ == "by" for word in left)


def _is_other(words: VictimWords, one: Token) -> bool:
    """Whether *one* is struck, or owns something: "Suspect wounds officer, kills himself"."""
    if one.i + 1 < len(one.doc) and one.nbor(1).tag_ == "POS":
        return True  # "Girl took rifle from guard's desk, shot herself"
    at = one.i - 1
    while at > 0 and _is_within_list(words, one.doc[at]):
        at -= 1
    return at >= 0 and one.doc[at].lemma_.lower() in words.hurting | words.killing


def _is_within_list(words: VictimWords, word: Token) -> bool:
    """Whether *word* may stand within a list of persons: "woman | and her baby | daughter"."""
    person = word.lemma_.lower() in words.persons
    joins = word.lower_ in {"and", "&"} and word.nbor(-1).lemma_.lower() in words.persons
    return person or joins or word.pos_ in _BEFORE or _is_of_age(word)

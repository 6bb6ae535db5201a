"""Of whom a text says, one by one, that they were killed or hurt, and by which word."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from stateofplay.core.closed_classes import FEMININE, MASCULINE, SUBJECTIVE
from stateofplay.core.statements import Reality
from stateofplay.extract.figures.headlines import (
    Harm,
    by_order,
    end_of_headline,
    is_on_self,
    struck_behind,
)
from stateofplay.extract.figures.match import is_attempted, is_parted, is_tried
from stateofplay.extract.figures.outcomes import is_fatal, lasts, outcome_of
from stateofplay.extract.figures.persons import is_person
from stateofplay.extract.figures.rules import VictimWords
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.reality import reality_of
from stateofplay.extract.syntax import child, joined, surface_subjects

LEAD = 800
"""Code points within which a report that is about victims tells of the first."""

_RELATIVE = frozenset({"WDT", "WP"})
_PRONOUNS = (MASCULINE | FEMININE) & SUBJECTIVE
_NEAR = 6
"""Tokens behind a verb in which whom it strikes may stand."""


def harms(parsed: Parsed, words: VictimWords) -> Iterator[Harm]:
    """Give of whom the text says that they were killed or hurt; some more than once."""
    telling = words.hurting | words.harms | words.wounds
    about = any(word.lemma_.lower() in telling for word in parsed.doc if word.idx < LEAD)
    end = end_of_headline(parsed, words)
    for word in parsed.doc:
        headline = parsed.in_headline(word)
        if headline and word.i < end:
            yield from by_order(parsed, words, word)
        if word.pos_ in {"VERB", "ADJ", "AUX"}:
            told = _by_verb(parsed, words, word, about=about)
        else:
            told = _by_noun(parsed, words, word)
        yield from (harm for harm in told if not headline or harm[1].i < end)


def _by_verb(parsed: Parsed, words: VictimWords, verb: Token, *, about: bool) -> Iterator[Harm]:
    outcome = outcome_of(words, verb)
    if outcome is None and about and lasts(words, verb):
        outcome = False, True
    if outcome is None or reality_of(verb) is not Reality.ACTUAL or is_tried(verb):
        return
    killed, by_subject = outcome
    for person in _persons_of(parsed, words, verb, by_subject=by_subject):
        yield killed, person, verb


def _by_noun(parsed: Parsed, words: VictimWords, noun: Token) -> Iterator[Harm]:
    """Read "the death of a guard", "her son's murder", "claimed the life of a guard"."""
    lemma = noun.lemma_.lower()
    taken = lemma in words.lives and noun.head.lemma_.lower() in words.taking
    deadly = lemma in words.deaths | words.remains
    if not (taken or deadly or lemma in words.harms) or is_attempted(noun):
        return
    of = next((right for right in noun.rights if right.lower_ == "of"), None)
    whom = child(of, "pobj") if of is not None else None
    if whom is None and deadly and lemma not in words.remains:  # "the boy's body" may live
        whom = next((left for left in noun.lefts if left.dep_ == "poss"), None)
        whom = None if whom is not None and whom.tag_ == "PRP$" else whom
    for person in joined(whom) if whom is not None else ():
        if is_person(parsed, words, person):
            yield taken or is_fatal(words, noun), person, noun


def _persons_of(
    parsed: Parsed, words: VictimWords, verb: Token, *, by_subject: bool
) -> Iterator[Token]:
    """The persons a verb tells of: its object, or its subject."""
    target = _told_of(parsed, words, verb, by_subject=by_subject)
    if target is None:
        return
    doer = next(surface_subjects(verb, 0), None) if is_on_self(words, verb) else None
    persons = list(_joined_persons(parsed, words, target))
    if doer is not None and is_person(parsed, words, doer):
        persons.append(doer)
    for person in persons:
        leaning = _antecedent(verb) if person.lower_ in _PRONOUNS else None
        if leaning is not None and is_person(parsed, words, leaning):
            yield leaning
        else:
            yield person


def _told_of(parsed: Parsed, words: VictimWords, verb: Token, *, by_subject: bool) -> Token | None:
    """The object or subject that *verb* tells of; None if there is none."""
    target, headline = _struck_by(verb), parsed.in_headline(verb)
    if target is not None and target.lower_ in words.selves:
        # in a headline, read by the order of words
        target = None if headline else next(surface_subjects(verb, 0), None)
        return target if target is None else _antecedent_of(words, verb, target)
    if target is None and verb.dep_ == "advcl" and verb.head.lemma_.lower() in words.locating:
        target = child(verb.head, "dobj")  # "found her daughter at home, suffering from a wound"
    if target is None and _may_tell_subject(parsed, words, verb, by_subject=by_subject):
        subject = child(verb, "nsubjpass", "nsubj")
        target = subject if subject is not None else _understood(verb)
        if headline and target is not None and _is_past_another(words, target, verb):
            return None  # read by the order of words
    return target if target is None else _antecedent_of(words, verb, target)


def _may_tell_subject(parsed: Parsed, words: VictimWords, verb: Token, *, by_subject: bool) -> bool:
    """Whether *verb* may tell of its subject, not of an object that the parser lost."""
    headline = parsed.in_headline(verb)
    if headline and not by_subject and verb.tag_ in {"VBG", "VBZ", "VBP", "VB"}:
        return False  # "Clerk shooting teen"
    passive = child(verb, "nsubjpass") is not None or (verb.tag_ == "VBN" and not _is_perfect(verb))
    behind = verb.doc[verb.i + 1 : verb.i + _NEAR]
    told = by_subject or passive or headline
    return told and struck_behind(parsed, words, behind) is None


def _antecedent_of(words: VictimWords, verb: Token, target: Token) -> Token:
    """Whom "who" is: "the neighbour of the child | who was shot"."""
    if target.tag_ not in _RELATIVE or verb.dep_ != "relcl":
        return target
    before = target.nbor(-1)
    apart = before not in list(joined(verb.head)) and before.lemma_.lower() in words.persons
    return before if apart else verb.head


def _joined_persons(parsed: Parsed, words: VictimWords, target: Token) -> Iterator[Token]:
    """The persons that *target* is or is joined to; a name joined to a person's is a person's."""
    named = False
    for one in joined(target):
        person = is_person(parsed, words, one)
        if person or (named and one.tag_ == "NNP" and one.dep_ == "conj"):
            yield one
        named = named or (person and one.tag_ == "NNP")


def _is_past_another(words: VictimWords, target: Token, verb: Token) -> bool:
    """Whether another person stands nearer to *verb*: "Father charged after teen shot"."""
    between = verb.doc[target.i + 1 : verb.i]
    return any(word.lemma_.lower() in words.persons and word.dep_ != "pobj" for word in between)


def _antecedent(verb: Token) -> Token | None:
    """Whom "he" is in a clause that leans on another: "a boy was riding when he was shot"."""
    main = verb.head if verb.dep_ == "advcl" and verb.head.i < verb.i else None
    return child(main, "nsubjpass", "nsubj") if main is not None else None


def _struck_by(verb: Token) -> Token | None:
    """The object of *verb*, or of what it is joined to: "had shot and killed her".

    What a comma parts from it is none: "Boy killed, woman hurt".
    """
    target = child(verb, "dobj")
    if target is not None:
        return None if is_parted(verb, target) else target
    after = child(verb, "conj")
    shared = after is not None and child(verb, "auxpass", "nsubjpass") is None
    if after is None or not shared or child(after, "nsubj", "nsubjpass", "auxpass") is not None:
        return None
    joined_on = after.i - verb.i == 2 and verb.nbor(1).lower_ == "and"
    return child(after, "dobj") if joined_on else None


def _is_perfect(verb: Token) -> bool:
    """Whether *verb* is active though a participle: "her father had shot her"."""
    helping = [word.lemma_.lower() for word in verb.children if word.dep_ in {"aux", "auxpass"}]
    return "have" in helping and "be" not in helping


def _understood(verb: Token) -> Token | None:
    """Whom a participle or a joined verb is about: "a man shot in the leg", "was hit and died"."""
    if verb.dep_ in {"acl", "relcl"}:
        return verb.head
    found = verb.dep_ in {"xcomp", "oprd", "ccomp"} and verb.head.lemma_ in {"find", "leave"}
    found = found or (verb.dep_ == "acomp" and verb.head.lemma_ in {"be", "remain"})
    if found or verb.dep_ in {"conj", "dep", "advcl"}:
        return child(verb.head, "nsubjpass", "nsubj")
    if verb.dep_ == "pcomp" and child(verb, "auxpass") is not None:  # "is well after being shot"
        between = verb.doc[verb.head.i + 1 : verb.i]
        told = (word for word in between if word.pos_ in {"NOUN", "PROPN"} or word.lower_ == "old")
        own = next((word for word in told if word.dep_ != "npadvmod"), None)  # "a 4-year-old being"
        return own if own is not None else next(surface_subjects(verb.head.head, 0), None)
    return None

"""Of whom a text says, one by one, that they were killed or hurt, and by which word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from stateofplay.core.statements import MentionKind, Reality
from stateofplay.extract.figures.match import is_attempted, is_parted
from stateofplay.extract.figures.rules import VictimWords
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.reality import reality_of
from stateofplay.extract.syntax import child, joined, surface_subjects
from stateofplay.extract.wordlists import wordlists

Harm = tuple[bool, Token, Token]
"""Whether somebody was killed (else hurt), who, and the word that tells it."""

LEAD = 800
"""Code points within which a report that is about victims tells of the first."""

_RELATIVE = frozenset({"WDT", "WP"})
_PRONOUNS = frozenset({"he", "she", "him", "her"})
_NEAR, _CLOSE, _FAR = 6, 4, 10
"""Tokens around a verb; within which "dead" is its own; from a person in a headline to the verb."""


def harms(parsed: Parsed, words: VictimWords) -> Iterator[Harm]:
    """Give of whom the text says that they were killed or hurt; some more than once."""
    telling = words.hurting | words.harms | words.wounds
    about = any(word.lemma_.lower() in telling for word in parsed.doc if word.idx < LEAD)
    for word in parsed.doc:
        if parsed.in_headline(word):
            yield from _in_headline(parsed, words, word)
        if word.pos_ in {"VERB", "ADJ", "AUX"}:
            yield from _by_verb(parsed, words, word, about=about)
        else:
            yield from _by_noun(parsed, words, word)


def _by_verb(parsed: Parsed, words: VictimWords, verb: Token, *, about: bool) -> Iterator[Harm]:
    outcome = _outcome(words, verb, verb.lemma_.lower())
    if outcome is None and about and _lasts(words, verb):
        outcome = False, True
    if outcome is None or reality_of(verb) is not Reality.ACTUAL:
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
            yield taken or _is_fatal(words, noun), person, noun


def _lasts(words: VictimWords, verb: Token) -> bool:
    """Whether *verb* says how somebody fares: "is in critical condition"."""
    return verb.lemma_.lower() in words.lasting and any(
        near.lower_ in words.conditions
        and any(left.lower_ in words.conditions_told for left in near.lefts)
        for near in verb.subtree
    )


def _outcome(words: VictimWords, word: Token, lemma: str) -> tuple[bool, bool] | None:
    """Whether *word* tells of a death, and whether of its subject's; None if of neither."""
    if lemma in words.dying or lemma in words.killing:
        return True, lemma in words.dying
    if lemma in words.finding and any(near.lower_ == "dead" for near in word.children):
        return True, False
    if lemma in words.hurting:
        return _is_fatal(words, word), False
    if lemma in words.carrying and any(near.lower_ in words.hospitals for near in word.subtree):
        return False, False
    located = lemma in words.locating
    if not located and lemma not in words.suffering:
        return None
    wounds = any(near.lemma_.lower() in words.wounds for near in word.subtree)
    return (False, not located) if wounds else None


def _is_fatal(words: VictimWords, word: Token) -> bool:
    """Whether the clause of *word* says that the harm was deadly ("fatally shot", "shot dead")."""
    if word.lemma_.lower() in words.deaths | words.remains:
        return True
    if word.lemma_.lower() in words.not_deadly:
        return any(one.lower_ in wordlists("figures")["fatally"] for one in word.children)
    near = word.doc[max(word.sent.start, word.i - 2) : min(word.sent.end, word.i + _NEAR)]
    return any(
        one.lower_ in words.deadly
        and (one.head == word or word.head == one or 0 < one.i - word.i < _CLOSE)
        for one in near
    )


def _in_headline(parsed: Parsed, words: VictimWords, word: Token) -> Iterator[Harm]:
    """Read "Toddler shot, killed at home" by the order of words: parsers fail on headlines."""
    after = word.doc[word.i + 1 : min(len(word.doc), word.i + _NEAR)]
    if word.lower_ in words.headline_deaths and not is_attempted(word):
        of = len(after) > 0 and after[0].lower_ == "of"  # "murder of a guard": by the noun
        if not (of and any(is_person(parsed, words, one) for one in after)):
            yield True, word, word
    lemma = word.lemma_.lower()
    on_self = lemma in words.hurting | words.killing and any(
        one.lower_ in words.selves for one in after[:2]
    )
    if not on_self and (word.lower_ not in words.struck or _strikes(parsed, words, after)):
        return
    before = word.doc[max(0, word.i - _FAR) : word.i]
    people = (one for one in reversed(before) if _is_struck(parsed, words, one))
    person = next((one for one in people if not (on_self and _is_hurt(words, one))), None)
    if person is None:
        return
    between = before[person.i - before.start :]
    verbs = {one.lower_ for one in between if one.pos_ == "VERB"}  # "Boy, 3, shot at home has died"
    verbs -= {one.lower_ for one in between[-1:] if one.lemma_.lower() in words.finding}
    if on_self or verbs <= words.struck:
        fatal = word.lower_ in words.deadly or _is_fatal(words, word)
        yield from ((fatal, one, word) for one in (*_listed_before(words, person), person))


def _listed_before(words: VictimWords, person: Token) -> Iterator[Token]:
    """Who else a headline lists right before *person*: "Father, daughter, 9, found dead"."""
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
        elif word.pos_ not in {"NUM", "ADJ", "DET"} and word.tag_ not in {"PRP$", "HYPH"}:
            return


def _strikes(parsed: Parsed, words: VictimWords, after: Iterable[Token]) -> bool:
    """Whether somebody else is struck: "Man fatally shot brother"."""
    for word in after:
        if is_person(parsed, words, word) or word.lemma_.lower() in words.persons:
            return True
        age = word.tag_ in {"PRP$", "HYPH"} or word.dep_ == "npadvmod"  # "his 6-year-old son"
        if not age and word.pos_ not in {"DET", "ADJ", "NUM", "ADV"}:
            return False
    return False


def _is_struck(parsed: Parsed, words: VictimWords, one: Token) -> bool:
    """Whether *one* is a person, and not whom "by" tells to have done it."""
    if not is_person(parsed, words, one):
        return False
    left = one.doc[max(0, one.i - _NEAR) : one.i]
    return not any(word.lower_ == "by" for word in left)


def _is_hurt(words: VictimWords, one: Token) -> bool:
    """Whether a verb before *one* strikes: "Suspect wounds officer, kills himself"."""
    left = one.doc[max(0, one.i - _CLOSE) : one.i]
    return any(word.lemma_.lower() in words.hurting | words.killing for word in left)


def _persons_of(
    parsed: Parsed, words: VictimWords, verb: Token, *, by_subject: bool
) -> Iterator[Token]:
    """The persons a verb tells of: its object, or its subject."""
    subject, target = child(verb, "nsubjpass", "nsubj"), _struck_by(verb)
    if target is not None and target.lower_ in words.selves:
        target = next(surface_subjects(verb, 0), None)
    passive = child(verb, "nsubjpass") is not None or (verb.tag_ == "VBN" and not _is_perfect(verb))
    active = parsed.in_headline(verb) and verb.tag_ in {"VBG", "VBZ", "VBP", "VB"}
    if active and not by_subject and target is None:
        return  # "Clerk shooting teen": parsers lose whom
    if target is None and (by_subject or passive or parsed.in_headline(verb)):
        target = subject if subject is not None else _understood(verb)
    if target is None:
        return
    if target.tag_ in _RELATIVE and verb.dep_ == "relcl":
        target = verb.head
    yield from (person for person in joined(target) if is_person(parsed, words, person))


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
        return next(surface_subjects(verb.head.head, 0), None)
    return None


def is_person(parsed: Parsed, words: VictimWords, token: Token) -> bool:
    """Whether *token* is one person: a name, a singular noun for people, "he"."""
    named = token.tag_ == "NNP" and any(  # a surname alone may be taken for a company's
        mention.kind is MentionKind.PERSON and mention.exact.endswith(token.text)
        for mention in parsed.mentions
    )
    if named or token.ent_type_ == "PERSON" or token.lower_ in _PRONOUNS:
        return True
    if token.pos_ == "PROPN" and any(left.lower_ == "old" for left in token.lefts):
        return True  # "5-year-old Lena Brandt", taken for a place
    if token.tag_ not in {"NN", "NNP", "JJ", "UH"}:  # "Boy, 3, hurt"
        return False
    if any(one.like_num and one.dep_ == "nummod" and one.lower_ != "one" for one in token.lefts):
        return False
    if any(one.lower_ in words.anyone for one in token.lefts):
        return False
    return token.lemma_.lower() in words.persons or token.lower_ == "old"

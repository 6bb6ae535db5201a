"""The deed that a count follows from, and what it was aimed at."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from stateofplay.core.statements import Mention, MentionKind
from stateofplay.extract.figures.people import home_of, is_beside, named_in, placed
from stateofplay.extract.figures.rules import SideWords
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.syntax import child, doers, joined, surface_subjects

_NAMED = frozenset({MentionKind.PLACE, MentionKind.PEOPLE})
_UP = frozenset({"pobj", "prep", "agent", "appos", "conj"})
_CLAUSES = frozenset({"relcl", "advcl", "acl", "conj", "pcomp", "xcomp"})
_NOT_ITS_CAUSE = frozenset({"since", "until", "before"})
"""Prepositions of a deed that only dates a count ("killed since the raid")."""
_VERBAL = frozenset({"VERB", "AUX"})
_BEFORE = frozenset({"compound", "nmod"})
_DEPTH = 4
"""Clauses to climb from a count to the deed it follows from."""


def attacked(parsed: Parsed, words: SideWords, governor: Token) -> Mention | None:
    """What the deed around the count is aimed at, climbing a few clauses."""
    for clause in clauses_above(words, governor):
        found = next(_aimed_at(parsed, words, clause), None)
        if found is None and clause.dep_ == "relcl":
            found = _who_answers(parsed, words, clause.head)
        if found is None and clause.dep_ == "advcl" and _is_told_apart(clause):
            found = _who_responds(parsed, words, clause.head)
        if found is not None:
            return found
        own = clause.dep_ == "relcl" and clause == governor
        if (own and _is_deed(words, clause.head)) or _follows_deed(words, clause):
            return None  # another deed than that of the clauses above
    return _since_attacking(parsed, words, governor)


def _follows_deed(words: SideWords, clause: Token) -> bool:
    """Whether *clause* is of a deed that dates the one above ("after a raid killed 12")."""
    deed = clause.head
    dated = deed.dep_ == "pobj" and deed.head.lower_ in {"after", "following", "since"}
    return clause.dep_ == "acl" and dated and deed.lemma_.lower() in words.deeds


def _aimed_at(parsed: Parsed, words: SideWords, clause: Token) -> Iterator[Mention]:
    """What the deeds of one clause are aimed at, the surest first."""
    for noun in deeds_of(words, clause):
        yield from placed(parsed, words.aimed, noun, words.deeds, aimed=True)
        for below in _launched(noun):
            if below.i != clause.i and below.lemma_.lower() not in words.blaming:
                yield from placed(parsed, words.aimed - {"of"}, below, words.deeds)
                yield from _target(parsed, words, below)
        yield from _site_before(parsed, words, noun)
    yield from _target(parsed, words, clause)
    place = parsed.mention_at(clause.head) if clause.dep_ == "relcl" else None
    home = home_of(parsed, place) if place and place.kind is MentionKind.PLACE else None
    if home is not None and place is not None and not is_beside(parsed, words, place):
        yield home  # "Norland, where 12 died"
    yield from placed(parsed, words.against, clause, words.deeds)


def _launched(deed: Token) -> Iterator[Token]:
    """What may hold whom a deed is aimed at: "raids launched by gunmen on Norland"."""
    for word in deed.rights:
        if word.dep_ in {"acl", "relcl"}:
            yield word
        noun = child(word, "pobj") if word.lower_ == "by" else None
        if noun is not None:
            yield noun


def _site_before(parsed: Parsed, words: SideWords, deed: Token) -> Iterator[Mention]:
    """The place whose site stands before a deed: "the Norport hospital blast"."""
    before = [word for word in deed.doc[deed.left_edge.i : deed.i] if word.dep_ in _BEFORE]
    site = next((word.i for word in before if word.lemma_.lower() in words.sites), 0)
    for word in before:
        mention = parsed.mention_at(word) if word.i < site else None
        if mention is not None and mention.kind is MentionKind.PLACE:
            yield from named_in(parsed, word)


def _target(parsed: Parsed, words: SideWords, clause: Token) -> Iterator[Mention]:
    """What the verb *clause* attacks, breaks into or calls the target of an attack."""
    lemma = clause.lemma_.lower()
    if lemma in words.attacking:
        for noun in _objects(clause):
            yield from named_in(parsed, noun)
            yield from placed(parsed, words.within, noun)  # "struck a house in Norland"
    if lemma in words.intruding:
        yield from placed(parsed, words.through, clause)
    said = child(clause, "attr")
    subject = child(clause, "nsubj")
    if said is not None and subject is not None and said.lemma_.lower() in words.targets:
        yield from named_in(parsed, subject)


def _objects(verb: Token) -> Iterator[Token]:
    noun = child(verb, "dobj")
    if noun is not None:
        yield from joined(noun)


def _who_answers(parsed: Parsed, words: SideWords, antecedent: Token) -> Mention | None:
    """Who was attacked: whoever answers the attack that *antecedent* names or dates.

    "Norland struck the hills in response to a raid in which 12 died"; "Norland began bombing the
    hills after the gunmen's raid, which killed 12", if the text tells who raided.
    """
    for noun in _chain(antecedent):
        above = noun.head.head if noun.dep_ == "pobj" else None
        if above is None:
            continue
        answers = noun.head.lower_ in {"to", "for"} and above.lemma_.lower() in words.answering
        struck_after = noun.head.lower_ in {"after", "following"} and _attacks(words, above)
        if not answers and not (struck_after and any(doers(noun))):
            continue
        verb = next((one for one in (above, *above.ancestors) if one.pos_ in _VERBAL), None)
        subject = next(surface_subjects(verb, 0), None) if verb is not None else None
        owned = (above, above.head.head if above.dep_ == "pobj" else above)
        owners = (owner for one in owned if one.pos_ == "NOUN" for owner in doers(one))
        who = next(owners, subject)
        mention = parsed.mention_at(who) if who is not None else None
        return mention if mention is not None and mention.kind in _NAMED else None
    return None


def _who_responds(parsed: Parsed, words: SideWords, verb: Token) -> Mention | None:
    """Who answers what a clause tells: "since gunmen came, killing 12, Norland has responded"."""
    subject = child(verb, "nsubj") if verb.lemma_.lower() in words.answering else None
    mention = parsed.mention_at(subject) if subject is not None else None
    return mention if mention is not None and mention.kind in _NAMED else None


def _attacks(words: SideWords, verb: Token) -> bool:
    noun = child(verb, "dobj")
    return verb.lemma_.lower() in words.attacking or (
        verb.pos_ == "VERB" and noun is not None and noun.lemma_.lower() in words.deeds
    )


def _since_attacking(parsed: Parsed, words: SideWords, governor: Token) -> Mention | None:
    """Who has been attacked meanwhile: "12 have died since Norland began striking the south"."""
    for clause in governor.children:
        mark = child(clause, "mark") if clause.dep_ == "advcl" else None
        if mark is None or mark.lower_ not in _NOT_ITS_CAUSE:
            continue
        for verb in (clause, *(word for word in clause.children if word.dep_ == "xcomp")):
            found = next(_target(parsed, words, verb), None)
            for noun in deeds_of(words, verb):
                found = found or next(placed(parsed, words.aimed, noun), None)
            if found is not None:
                return found
    return None


def deeds_of(words: SideWords, clause: Token) -> Iterator[Token]:
    """Nouns of attacking around the verb *clause*: subject, object, antecedent, "in the raid"."""
    nouns = [
        inner
        for inner in clause.children
        if inner.dep_ in {"nsubj", "dobj", "agent", "prep"} and inner.lower_ not in _NOT_ITS_CAUSE
    ]
    if clause.dep_ in {"relcl", "acl"}:
        answer = False  # "Norland's answer to the raid, which killed 12": the raid did
        for noun in _chain(clause.head):
            answer = answer or noun.lemma_.lower() in words.answering
            nouns += () if answer and noun.i != clause.head.i else (noun,)
    nouns += [
        inner
        for joined in clause.children
        if joined.dep_ == "conj" and child(joined, "nsubj", "nsubjpass") is None
        for inner in joined.children
        if inner.dep_ == "prep"
    ]
    for noun in nouns:
        inner = child(noun, "pobj") if noun.dep_ in {"agent", "prep"} else noun
        if inner is not None:
            yield from _deeds_in(words, inner)


def _deeds_in(words: SideWords, noun: Token) -> Iterator[Token]:
    """*noun* if it is one of attacking, and one it holds: "a series of raids on Norland"."""
    of = next((word for word in noun.rights if word.lower_ == "of"), None)
    held = child(of, "pobj") if of is not None else None
    holds = held is not None and held.lemma_.lower() in words.deeds
    if holds or noun.lemma_.lower() in words.deeds:
        yield noun
    if held is not None and holds:
        yield held


def _is_deed(words: SideWords, antecedent: Token) -> bool:
    """Whether a clause on *antecedent* tells more of a deed, or of a thing, named there.

    Parsers hang what follows a time on the time: that alone is none.
    """
    if antecedent.pos_ in {"NOUN", "PROPN"} and antecedent.ent_type_ not in {"DATE", "TIME"}:
        return True
    return any(noun.lemma_.lower() in words.deeds for noun in _chain(antecedent))


def _chain(noun: Token) -> Iterator[Token]:
    """*noun* and the nouns it hangs on: "gunmen", "the attack" in "the attack by gunmen, which"."""
    word = noun
    for _ in range(3 * _DEPTH):
        if word.pos_ in {"NOUN", "PROPN"}:
            yield word
        if word.dep_ not in _UP:
            return
        word = word.head


def clauses_above(words: SideWords, governor: Token) -> Iterator[Token]:
    """The verb of a count, and those its clause hangs on, without crossing what is said."""
    word = governor
    for _ in range(_DEPTH):
        yield word
        seen = word.dep_ == "ccomp" and word.head.lemma_.lower() in words.seeing
        if (word.dep_ not in _CLAUSES and not seen) or is_set_apart(word):
            return
        before = _deed_before(words, word)
        if before is not None:
            word = before
            continue
        word = word.head
        while word.pos_ not in {"VERB", "AUX"} and word.head.i != word.i:
            word = word.head


def _deed_before(words: SideWords, participle: Token) -> Token | None:
    """The deed told right before ", killing 12", where the parser hangs that on a clause above."""
    verb = participle
    while verb.dep_ == "conj" and verb.head.tag_ == "VBG":
        verb = verb.head
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or verb.head.i > verb.i:
        return None
    for word in reversed(verb.doc[verb.head.i + 1 : verb.i]):
        if word.pos_ != "VERB" or not verb.head.is_ancestor(word):
            continue
        noun = child(word, "dobj")
        attacks = word.lemma_.lower() in words.attacking and noun is not None
        if attacks or (noun is not None and noun.lemma_.lower() in words.deeds):
            return word
    return None


def is_set_apart(clause: Token) -> bool:
    """Whether *clause* tells of a deed apart from the one it hangs on ("since a raid came")."""
    adverb = next((word for word in clause.lefts if word.tag_ == "WRB"), None)
    if clause.dep_ == "relcl":
        return adverb is not None and adverb.lower_ == "when"
    if clause.dep_ != "advcl":
        return False
    return child(clause, "mark") is not None or adverb is not None


def _is_told_apart(clause: Token) -> bool:
    """Whether *clause* has a subject of its own: not ", killing 12", which goes on."""
    return child(clause, "nsubj", "nsubjpass") is not None or is_set_apart(clause)

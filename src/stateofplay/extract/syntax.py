"""Who does what to whom in a dependency parse (ClearNLP labels, as spaCy's English has them).

Each function goes from a token to the tokens that fill a grammatical place of it. They
know grammar only: no kind of act and no name.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from stateofplay.core.text import Span
from stateofplay.extract.wordlists import wordlists

_SUBJECTS = frozenset({"nsubj", "csubj"})
_PASSIVE = frozenset({"nsubjpass", "auxpass", "csubjpass"})
_CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "pcomp", "acl", "relcl"})
_WITH_SUBJECT_OF_HEAD = frozenset({"advcl", "acomp", "attr", "oprd"})
"""Participles, and the adjective in "is ready to"."""

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})

_DEPTH = 6
"""Links to climb in search of an understood subject; longer chains are parser errors."""


def child(token: Token, *deps: str) -> Token | None:
    """The first child of *token* with one of the labels *deps*."""
    return next((word for word in token.children if word.dep_ in deps), None)


def joined(token: Token) -> Iterator[Token]:
    """Yield *token* and what is joined to it by "and", "or" or a comma."""
    waiting = [token]
    while waiting:  # a loop: lists run to any length
        word = waiting.pop()
        yield word
        waiting.extend(reversed([right for right in word.rights if right.dep_ == "conj"]))


def is_spaced_dash(word: Token) -> bool:
    """Whether *word* is a dash that parts what stands before it from what follows."""
    return word.text in {"-", "\u2013", "\u2014"} and word.i > 0 and bool(word.nbor(-1).whitespace_)


def preposition_objects(token: Token, *prepositions: str) -> Iterator[Token]:
    """Yield the objects of *token*'s prepositions ("on", "against"), with joined ones."""
    for word in token.rights:
        if word.dep_ in {"prep", "dative", "agent"} and word.lower_ in prepositions:
            for noun in word.children:
                if noun.dep_ in {"pobj", "pcomp"}:
                    yield from joined(noun)
        elif word.dep_ == "prep":
            inner = child(word, "prep")  # "out of", "from within"
            if inner is not None and inner.lower_ in prepositions:
                behind = child(inner, "pobj")
                if behind is not None:
                    yield from joined(behind)


def is_passive(verb: Token) -> bool:
    """Whether *verb* is passive, also without an auxiliary ("troops withdrawn", "arrested at")."""
    if any(word.dep_ in _PASSIVE for word in verb.children):
        return True
    if verb.tag_ != "VBN":
        return False
    if child(verb, "agent") is not None:
        return True
    if verb.dep_ == "conj" and child(verb, "nsubj", "aux") is None and verb.head.tag_ == "VBN":
        return is_passive(verb.head)
    has_auxiliary = any(word.dep_ == "aux" for word in verb.children)
    return verb.dep_ in {"acl", "advcl"} and not has_auxiliary and child(verb, "dobj") is None


def joined_to(verb: Token) -> Token | None:
    """The verb whose clause that of *verb* is joined to; None if it has no clause of its own.

    Infinitives share what follows ("will stop and leave if ..."). No finite verb is joined to one:
    where the parser has it so, the verb above is meant ("vowed to stop and | threatened to").
    """
    mark = child(verb, "mark")
    if verb.dep_ != "conj" or not is_finite(verb) or (mark is not None and mark.lower_ != "that"):
        return None
    own, first = child(verb, "nsubj", "nsubjpass"), verb.head
    while first.head.i != first.i and not _fits(first, bare=own is None and not _modals(verb)):
        first = first.head
    return first if first.pos_ in {"VERB", "AUX"} else None


def is_finite(verb: Token) -> bool:
    """Whether *verb* has a tense of its own, or an auxiliary that has."""
    words = (verb, *(word for word in verb.lefts if word.dep_ in {"aux", "auxpass"}))
    return verb.pos_ in {"VERB", "AUX"} and any(word.tag_ in _FINITE for word in words)


def _fits(first: Token, *, bare: bool) -> bool:
    """Whether a finite verb can be joined to *first*; *bare*: it has no subject and no modal."""
    return is_finite(first) and not (bare and _modals(first))


def _modals(verb: Token) -> bool:
    return any(word.tag_ == "MD" for word in verb.lefts)


def stands_in(span: Span, token: Token) -> bool:
    """Say whether *token* begins within *span*, in code points of the report."""
    return span.start <= token.idx < span.end


def subjects(verb: Token, depth: int = 0) -> Iterator[Token]:
    """Yield who does what *verb* says; nothing if the sentence does not say."""
    if is_passive(verb):
        yield from _agents(verb)
        return
    yield from surface_subjects(verb, depth)


def objects(verb: Token) -> Iterator[Token]:
    """Yield to whom or what it is done: the object, or the subject of a passive."""
    if is_passive(verb):
        yield from surface_subjects(verb, 0)
        return
    noun = child(verb, "dobj", "attr")
    if noun is None and verb.dep_ == "relcl" and child(verb, "ccomp", "xcomp") is None:
        subject = child(verb, "nsubj")
        if subject is not None and subject.tag_ not in {"WDT", "WP"}:
            yield verb.head  # "the charges Moscow rejected"
        return
    if noun is None:
        return
    yield from (_antecedent(word) for word in joined(noun))


def surface_subjects(verb: Token, depth: int) -> Iterator[Token]:
    """Yield the grammatical subject of *verb*, found or understood."""
    noun = child(verb, "nsubj", "nsubjpass", "csubj")
    if noun is not None:
        yield from (_antecedent(word) for word in joined(noun))
    elif depth < _DEPTH:
        yield from _understood(verb, depth)


def _agents(verb: Token) -> Iterator[Token]:
    by = child(verb, "agent")
    noun = child(by, "pobj") if by is not None else None
    if noun is not None:
        yield from joined(noun)
    elif verb.dep_ == "conj" and verb.head.tag_ == "VBN":
        yield from _agents(verb.head)


def _understood(verb: Token, depth: int) -> Iterator[Token]:
    """The subject of a verb that has none of its own: control, participles, joined verbs."""
    head = verb.head
    if head.i == verb.i:
        return
    if verb.dep_ in {"conj", "dep"} and head.pos_ in {"VERB", "AUX"}:
        head = joined_to(verb) or head
        if is_passive(head) and not is_passive(verb) and verb.tag_ not in {"VBG", "VBD"}:
            return
        yield from surface_subjects(head, depth + 1)
    elif verb.dep_ in {"xcomp", "ccomp"} and head.pos_ in {"VERB", "AUX", "ADJ", "NOUN"}:
        yield from _controllers(head, depth)
    elif verb.dep_ in _WITH_SUBJECT_OF_HEAD and head.pos_ in {"VERB", "AUX"}:
        yield from surface_subjects(head, depth + 1)
    elif verb.dep_ in {"acl", "relcl"}:
        yield from _modified(verb, depth)
    elif verb.dep_ == "pcomp":
        yield from _behind_preposition(head, depth)


def _controllers(head: Token, depth: int) -> Iterator[Token]:
    """Who "to do" is about: the object of urge and force, else the subject."""
    noun = child(head, "dobj", "dative")
    if noun is not None and head.lemma_ not in wordlists("verbs")["subject_control"]:
        yield from joined(noun)
    elif is_passive(head) or noun is None:
        yield from surface_subjects(head, depth + 1) if head.pos_ != "NOUN" else doers(head)
    else:
        yield from surface_subjects(head, depth + 1)


def _modified(verb: Token, depth: int) -> Iterator[Token]:
    """The noun that a participle or relative clause stands with."""
    noun = verb.head
    if verb.tag_ in {"VB"}:  # "a plan to attack": whose plan
        yield from doers(noun, depth + 1)
    elif verb.tag_ in {"VBG", "VBN"} or verb.dep_ == "relcl":
        yield noun


def _behind_preposition(preposition: Token, depth: int) -> Iterator[Token]:
    head = preposition.head
    if head.pos_ in {"VERB", "AUX"}:
        noun = next(iter(objects(head)), None)
        if noun is not None and head.lemma_ in wordlists("verbs")["object_blamed"]:
            yield noun
        else:
            yield from surface_subjects(head, depth + 1)
    elif head.pos_ == "NOUN" and depth < _DEPTH:
        yield from doers(head, depth + 1)


def _antecedent(noun: Token) -> Token:
    """Follow "who", "which" and "that" to the noun their clause stands with."""
    if noun.tag_ not in {"WDT", "WP"}:
        return noun
    for word in noun.ancestors:
        if word.dep_ == "relcl":
            return word.head
        if word.dep_ not in _CLAUSES | {"conj"}:
            break
    return noun


def doers(noun: Token, depth: int = 0) -> Iterator[Token]:
    """Yield whose deed *noun* is: possessor, "by", demonym or name before it, light verb."""
    found = False
    for word in noun.lefts:
        mistagged = word.dep_ == noun.dep_ == "nsubj"  # "U.S. airstrikes killed" read as a verb
        if word.dep_ == "poss" or _is_name_before(word) or mistagged:
            found = True
            yield from joined(word)
    for word in preposition_objects(noun, "by"):
        found = True
        yield word
    if found or depth >= _DEPTH:
        return
    if noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        yield from doers(noun.head, depth + 1)
    elif noun.dep_ in {"dobj", "nsubjpass"} and noun.head.lemma_ in wordlists("verbs")["light"]:
        yield from subjects(noun.head, depth + 1)
    elif noun.dep_ == "pobj" and noun.head.head.lemma_ in wordlists("verbs")["light_prepositional"]:
        yield from surface_subjects(noun.head.head, depth + 1)


def _is_name_before(word: Token) -> bool:
    """Whether *word* is a name used like an adjective: "Israeli strikes", "US troops"."""
    if word.dep_ not in {"amod", "compound", "nmod"}:
        return False
    if word.lower_.startswith(("anti", "pro-")) or any(
        w.lower_ in {"anti", "pro"} for w in word.lefts
    ):
        return False
    return word.ent_type_ in {"NORP", "GPE", "ORG", "PERSON"}


def clauses(token: Token) -> Iterator[Token]:
    """Yield what is said, asked or refused as a clause: "that ...", "to ...", "doing ..."."""
    for word in token.children:
        if word.i < token.i and word.dep_ != "ccomp":
            continue
        if word.dep_ in {"ccomp", "xcomp"} or (word.dep_ in {"acl", "advcl"} and word.tag_ == "VB"):
            yield word
        elif word.dep_ == "prep" and (clause := child(word, "pcomp")) is not None:
            yield clause


def governors(token: Token) -> Iterator[tuple[Token, Token]]:
    """Yield (clause, what governs it) from *token* upwards to the main clause."""
    current = token
    while current.head.i != current.i:
        yield current, current.head
        current = current.head

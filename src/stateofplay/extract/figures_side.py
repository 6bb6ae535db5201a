"""Whose people a figure counts: the people, place or force that the words around it name."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from stateofplay.core.statements import Mention, MentionKind
from stateofplay.extract.figures_counts import Count
from stateofplay.extract.figures_match import Measured
from stateofplay.extract.figures_people import counted_people, home_of, named_in, placed
from stateofplay.extract.figures_rules import SideWords
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.syntax import child

_NAMED = frozenset({MentionKind.PLACE, MentionKind.PEOPLE})
_BESIDE = frozenset({"near", "outside", "around", "along"})
_UP = frozenset({"pobj", "prep", "agent", "appos", "conj"})
_CLAUSES = frozenset({"relcl", "advcl", "acl", "conj", "pcomp", "xcomp"})
_DEPTH = 4
"""Clauses to climb from a count to the deed it follows from."""


def whose(
    parsed: Parsed,
    words: SideWords,
    count: Count,
    measured: Measured,
    place: Mention | None,
    told_by: tuple[Mention, ...],
) -> Mention | None:
    """Find whose people are counted, from the words nearest to the count outwards.

    Asked in turn: the counted noun's own words ("Norlanders", "its soldiers", "people in the
    north"), the place of the deed, what was attacked ("the raid on Norland killed 12"), whose
    office counts people in general ("Norland's health ministry"), and who else than the doer is
    named.

    Args:
        parsed: The report.
        words: Which prepositions, nouns and offices tell (``side:`` in ``figures.yml``).
        count: The number with what it counts.
        measured: What it measures.
        place: Where it happened, if that is known.
        told_by: Who is credited for it.

    Returns:
        The mention as it stands, a possessive pronoun included; None if the words do not tell.
    """
    own = counted_people(parsed, words, count, measured)
    noun = count.noun.lemma_.lower() if count.noun is not None else None
    if own is not None or noun in words.takes_no_side:
        return own
    home = home_of(parsed, place) if place is not None and not _is_beside(parsed, place) else None
    if home is not None:
        return home
    found = _attacked(parsed, words, measured.governor)
    if found is not None or (noun is not None and noun not in words.anybody):
        return found
    return _counting(parsed, words, told_by) or _other_than_doer(parsed, words, count, measured)


def _is_beside(parsed: Parsed, place: Mention) -> bool:
    """Whether it was only beside *place*: "towns near Norland", "outside Norland"."""
    tokens = parsed.doc.char_span(place.span.start, place.span.end, alignment_mode="expand")
    preposition = tokens.root.head if tokens is not None else None
    if preposition is None or preposition.lower_ not in _BESIDE:
        return False
    return preposition.lower_ == "outside" or preposition.head.pos_ in {"NOUN", "PROPN"}


def _attacked(parsed: Parsed, words: SideWords, governor: Token) -> Mention | None:
    """What the deed around the count is aimed at, climbing a few clauses."""
    for clause in _clauses(words, governor):
        found = next(_aimed_at(parsed, words, clause), None)
        if found is not None:
            return found
        antecedent = clause.head if clause.dep_ == "relcl" and clause == governor else None
        if antecedent is not None and _is_deed(words, antecedent):
            return None  # another deed than that of the clauses above
    return None


def _aimed_at(parsed: Parsed, words: SideWords, clause: Token) -> Iterator[Mention]:
    """What the deeds of one clause are aimed at, the surest first."""
    for noun in _deeds(words, clause):
        yield from placed(parsed, words.aimed, noun)
    target = child(clause, "dobj") if clause.lemma_.lower() in words.attacking else None
    if target is not None:
        yield from named_in(parsed, target)
        yield from placed(parsed, words.within, target)  # "struck a house in Norland"
    place = parsed.mention_at(clause.head) if clause.dep_ == "relcl" else None
    home = home_of(parsed, place) if place and place.kind is MentionKind.PLACE else None
    if home is not None:  # "Norland, where 12 died"
        yield home
    yield from placed(parsed, words.against, clause, words.deeds)


def _deeds(words: SideWords, clause: Token) -> Iterator[Token]:
    """Nouns of attacking around the verb *clause*: subject, object, antecedent, "in the raid"."""
    nouns = [inner for inner in clause.children if inner.dep_ in {"nsubj", "dobj", "agent", "prep"}]
    if clause.dep_ in {"relcl", "acl"}:
        nouns += _chain(clause.head)
    nouns += [
        inner
        for joined in clause.children
        if joined.dep_ == "conj" and child(joined, "nsubj", "nsubjpass") is None
        for inner in joined.children
        if inner.dep_ == "prep"
    ]
    for noun in nouns:
        inner = child(noun, "pobj") if noun.dep_ in {"agent", "prep"} else noun
        if inner is not None and inner.lemma_.lower() in words.deeds:
            yield inner


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
    for _ in range(2 * _DEPTH):
        if word.pos_ in {"NOUN", "PROPN"}:
            yield word
        if word.dep_ not in _UP:
            return
        word = word.head


def _clauses(words: SideWords, governor: Token) -> Iterator[Token]:
    """The verb of a count, and those its clause hangs on, without crossing what is said."""
    word = governor
    for _ in range(_DEPTH):
        yield word
        seen = word.dep_ == "ccomp" and word.head.lemma_.lower() in words.seeing
        if (word.dep_ not in _CLAUSES and not seen) or _is_set_apart(word):
            return
        word = word.head
        while word.pos_ not in {"VERB", "AUX"} and word.head.i != word.i:
            word = word.head


def _is_set_apart(clause: Token) -> bool:
    """Whether *clause* tells of a deed apart from the one it hangs on ("since a raid came")."""
    if clause.dep_ != "advcl":
        return False
    adverb = child(clause, "advmod")
    return child(clause, "mark") is not None or (adverb is not None and adverb.tag_ == "WRB")


def _counting(parsed: Parsed, words: SideWords, told_by: tuple[Mention, ...]) -> Mention | None:
    """Whose office counts: it counts its own people."""
    for teller in told_by:
        if teller.head not in words.offices:
            continue
        for mention in parsed.mentions:
            inside = teller.span.start <= mention.span.start < mention.span.end <= teller.span.end
            if inside and mention.span != teller.span and mention.kind in _NAMED:
                return mention
    return None


def _other_than_doer(
    parsed: Parsed, words: SideWords, count: Count, measured: Measured
) -> Mention | None:
    """The only other people or place named before the count, where the doer is named."""
    doer = next((noun for noun in _doers(words, measured.governor)), None)
    if doer is None:
        return None
    theirs = {word.i for word in doer.subtree}
    stems = {_stem(parsed.mention_at(word)) for word in doer.subtree} - {""}
    found: dict[str, Mention] = {}
    for word in count.node.sent:
        mention = parsed.mention_at(word)
        if word.i > count.node.i:
            break
        if mention is None or word.i in theirs or mention.kind not in _NAMED:
            continue
        if _is_beside(parsed, mention):
            continue
        stem = _stem(mention)
        if mention.exact[:1].isupper() and stem not in stems:
            found.setdefault(stem, mention)
    return next(iter(found.values())) if len(found) == 1 else None


def _doers(words: SideWords, governor: Token) -> Iterator[Token]:
    """Who did it: the subject, or the one before or behind a noun of attacking."""
    for clause in _clauses(words, governor):
        yield from _deeds(words, clause)
        subject = child(clause, "nsubj")
        agent = child(clause, "agent")
        if agent is not None or (subject is not None and child(clause, "dobj") is not None):
            yield agent or subject or clause


def _stem(mention: Mention | None) -> str:
    """The first letters of a name, by which "Norland" and "Norlanders" are one."""
    return mention.exact.lower()[:5] if mention is not None and mention.exact[:1].isupper() else ""

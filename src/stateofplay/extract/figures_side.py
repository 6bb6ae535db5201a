"""Whose people a figure counts: the people, place or force that the words around it name."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from stateofplay.core.statements import Mention, MentionKind
from stateofplay.extract.figures_counts import Count
from stateofplay.extract.figures_match import Measured
from stateofplay.extract.figures_rules import SideWords
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.syntax import child

_NAMED = frozenset({MentionKind.PLACE, MentionKind.PEOPLE})
_OWNING = frozenset({MentionKind.PLACE, MentionKind.PEOPLE, MentionKind.ORGANISATION})
_INSIDE = frozenset({"amod", "compound", "nmod", "poss"})
_BEFORE = frozenset({"amod", "compound", "nmod"})
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
    own = _of_noun(parsed, words, count)
    noun = count.noun.lemma_.lower() if count.noun is not None else None
    if own is not None or noun in words.takes_no_side:
        return own
    if place is not None:
        return place
    found = _attacked(parsed, words, measured.governor)
    if found is not None or (noun is not None and noun not in words.anybody):
        return found
    return _counting(parsed, words, told_by) or _other_than_doer(parsed, words, count, measured)


def _of_noun(parsed: Parsed, words: SideWords, count: Count) -> Mention | None:
    """The people or place that the counted phrase itself names."""
    for noun in dict.fromkeys((count.noun, count.node)):
        if noun is None:
            continue
        mention = parsed.mention_at(noun)
        if mention is not None and mention.kind is MentionKind.PEOPLE:
            return mention
        for word in noun.lefts:
            found = parsed.mention_at(word) if word.dep_ in _INSIDE else None
            if found is not None and (found.kind in _OWNING or word.dep_ == "poss"):
                return found
        for found in _placed(parsed, words.within, noun):
            return found
    return None


def _placed(
    parsed: Parsed,
    prepositions: frozenset[str],
    word: Token,
    deeds: frozenset[str] = frozenset(),
) -> Iterator[Mention]:
    """Places and peoples that prepositions right of *word* lead to.

    What stands before one of *deeds* ("in Norland's raid") is the doer and is left out.
    """
    for preposition in word.rights:
        if preposition.dep_ != "prep" or preposition.lower_ not in prepositions:
            continue
        for deeper in (preposition, *preposition.children):
            noun = child(deeper, "pobj") if deeper.dep_ == "prep" else None
            if noun is not None:
                yield from _named_in(parsed, noun, bare=noun.lemma_.lower() in deeds)


def _named_in(parsed: Parsed, noun: Token, *, bare: bool = False) -> Iterator[Mention]:
    """The place or people that *noun* is, or that stands before it ("Norland communities")."""
    before = () if bare else (left for left in noun.lefts if left.dep_ in _BEFORE)
    for word in (noun, *before):
        mention = parsed.mention_at(word)
        if mention is not None and mention.kind in _NAMED and _is_name(mention):
            yield mention


def _is_name(mention: Mention) -> bool:
    """Whether *mention* tells which one it is: a name, or "the territory", not "towns"."""
    return any(letter.isupper() for letter in mention.exact) or mention.exact.startswith("the ")


def _attacked(parsed: Parsed, words: SideWords, governor: Token) -> Mention | None:
    """What the deed around the count is aimed at, climbing a few clauses."""
    for clause in _clauses(governor):
        for noun in _deeds(words, clause):
            for found in _placed(parsed, words.aimed, noun):
                return found
            if clause.dep_ == "relcl" and noun == clause.head:
                return None  # another deed than that of the clauses above
        if clause.lemma_.lower() in words.attacking:
            target = child(clause, "dobj")
            for found in _named_in(parsed, target) if target is not None else ():
                return found
        antecedent = clause.head if clause.dep_ == "relcl" else None
        place = parsed.mention_at(antecedent) if antecedent is not None else None
        if place is not None and place.kind is MentionKind.PLACE:  # "Norland, where 12 died"
            return place
        for found in _placed(parsed, words.against, clause, words.deeds):
            return found
    return None


def _deeds(words: SideWords, clause: Token) -> Iterator[Token]:
    """Nouns of attacking around the verb *clause*: subject, object, antecedent, "in the raid"."""
    nouns = [inner for inner in clause.children if inner.dep_ in {"nsubj", "dobj", "agent", "prep"}]
    if clause.dep_ in {"relcl", "acl"}:
        nouns.append(clause.head)
    for noun in nouns:
        inner = child(noun, "pobj") if noun.dep_ in {"agent", "prep"} else noun
        if inner is not None and inner.lemma_.lower() in words.deeds:
            yield inner


def _clauses(governor: Token) -> Iterator[Token]:
    """The verb of a count, and those its clause hangs on, without crossing what is said."""
    word = governor
    for _ in range(_DEPTH):
        yield word
        if word.dep_ not in _CLAUSES:
            return
        word = word.head
        while word.pos_ not in {"VERB", "AUX"} and word.head.i != word.i:
            word = word.head


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
        stem = _stem(mention)
        if mention.exact[:1].isupper() and stem not in stems:
            found.setdefault(stem, mention)
    return next(iter(found.values())) if len(found) == 1 else None


def _doers(words: SideWords, governor: Token) -> Iterator[Token]:
    """Who did it: the subject, or the one before or behind a noun of attacking."""
    for clause in _clauses(governor):
        yield from _deeds(words, clause)
        subject = child(clause, "nsubj")
        agent = child(clause, "agent")
        if agent is not None or (subject is not None and child(clause, "dobj") is not None):
            yield agent or subject or clause


def _stem(mention: Mention | None) -> str:
    """The first letters of a name, by which "Norland" and "Norlanders" are one."""
    return mention.exact.lower()[:5] if mention is not None and mention.exact[:1].isupper() else ""

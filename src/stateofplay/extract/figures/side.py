"""Whose people a figure counts: the people, place or force that the words around it name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from stateofplay.core.statements import Mention, MentionKind
from stateofplay.extract.figures.counts import Count
from stateofplay.extract.figures.deeds import attacked, clauses_above, deeds_of, is_set_apart
from stateofplay.extract.figures.match import Measured
from stateofplay.extract.figures.people import (
    counted_people,
    home_of,
    is_beside,
    named_before,
    nation_of,
)
from stateofplay.extract.figures.rules import SideWords
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.syntax import child, joined
from stateofplay.extract.wordlists import wordlists

_NAMED = frozenset({MentionKind.PLACE, MentionKind.PEOPLE})
_DESCRIBES = frozenset({"amod", "compound", "nmod"})


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
    if measured.measure == "held":  # "taken into Norland" tells where they are
        words = replace(words, against=words.against - {"into"})
    own = counted_people(parsed, words, count, measured)
    noun = _counted(words, count)
    if own is None and noun in words.own_force:
        own = _own_force(words, measured, told_by)
    if own is not None or noun in words.takes_no_side:
        return None if own is not None and _is_one_of_two(parsed, own) else own
    if _tells_no_home(parsed, words, count, measured):
        return None
    home = _home(parsed, words, measured, place)
    if home is not None and _is_one_of_two(parsed, home):
        return None
    return home or _by_deed(parsed, words, count, measured, told_by)


def _tells_no_home(parsed: Parsed, words: SideWords, count: Count, measured: Measured) -> bool:
    """Whether it tells not whose they are: kept, or come there, or captives killed in a raid."""
    noun, verb = _counted(words, count), measured.governor.lemma_.lower()
    kept = measured.measure == "held" and verb in words.keeping
    came = measured.measure == "displaced" and verb in words.arriving
    captive = noun in words.captives and measured.measure != "held"
    return kept or came or captive or _is_of_a_force(parsed, count)


def _is_of_a_force(parsed: Parsed, count: Count) -> bool:
    """Whether the counted noun is the name of a body ("U.S. Marines"), wherever they died."""
    mention = parsed.mention_at(count.noun) if count.noun is not None else None
    return mention is not None and mention.kind is MentionKind.ORGANISATION


def _by_deed(
    parsed: Parsed,
    words: SideWords,
    count: Count,
    measured: Measured,
    told_by: tuple[Mention, ...],
) -> Mention | None:
    """Whose people the deed tells, or the office that counts."""
    noun = _counted(words, count)
    found = attacked(parsed, words, measured.governor)
    if found is not None or (noun is not None and noun not in words.anybody):
        return found
    return _counting(parsed, words, measured, told_by) or _other_than_doer(
        parsed, words, count, measured
    )


def _counted(words: SideWords, count: Count) -> str | None:
    """The counted noun; of "soldiers and civilians" the one that stands for anybody."""
    if count.noun is None:
        return None
    nouns = [noun.lemma_.lower() for noun in joined(count.noun) if not _has_number(noun, count)]
    return next((noun for noun in nouns if noun in words.anybody), count.noun.lemma_.lower())


def _has_number(noun: Token, count: Count) -> bool:
    return noun != count.noun and any(word.like_num for word in noun.lefts)


def _home(
    parsed: Parsed, words: SideWords, measured: Measured, place: Mention | None
) -> Mention | None:
    """Whose people live where it happened."""
    where = _antecedent_of_where(measured.governor)
    if where is not None:
        told = parsed.mention_at(where)
        if told is None or where.lemma_.lower() in words.edges or is_beside(parsed, words, told):
            return None
        return home_of(parsed, told) if told.kind in _NAMED else None
    there = next((word for word in measured.governor.rights if word.lower_ == "there"), None)
    if there is not None and there.dep_ == "advmod":
        return next(named_before(parsed, there), None)
    if place is None or is_beside(parsed, words, place):
        return None
    return home_of(parsed, place)


def _antecedent_of_where(governor: Token) -> Token | None:
    """What "where" goes back to, also past saying: "Norland, where officials say 12 died"."""
    for clause in (governor, *governor.ancestors):
        if clause.dep_ == "relcl":
            opens = any(word.lower_ == "where" for word in clause.lefts)
            return clause.head if opens else None
        if clause.dep_ != "ccomp":
            return None
    return None


def _own_force(
    words: SideWords, measured: Measured, told_by: tuple[Mention, ...]
) -> Mention | None:
    """The army that tells of soldiers lost: it tells of its own, if it does not say whose."""
    if not _befell(measured.governor):
        return None
    return next(
        (one for one in told_by if one.head in words.forces or one.kind is MentionKind.PLACE), None
    )


def _befell(governor: Token) -> bool:
    """Whether *governor* tells what happened to the counted, not what somebody did to them."""
    if child(governor, "agent") is not None:
        return False
    passive = child(governor, "nsubjpass", "auxpass") is not None
    passive = passive or (governor.tag_ == "VBN" and child(governor, "aux", "dobj") is None)
    return passive or governor.lemma_.lower() in wordlists("figures")["befalling"]


def _is_one_of_two(parsed: Parsed, people: Mention) -> bool:
    """Whether one count is of two peoples or places ("over 40 Norlanders and Sudlanders")."""
    tokens = parsed.doc.char_span(people.span.start, people.span.end, alignment_mode="expand")
    for word in tokens.root.conjuncts if tokens is not None else ():
        other = parsed.mention_at(word)
        counted = any(left.like_num for left in word.lefts)
        alike = other is not None and other.kind is people.kind and other.kind in _NAMED
        if other is not None and alike and not counted:
            return other.exact != people.exact
    return False


def _counting(
    parsed: Parsed, words: SideWords, measured: Measured, told_by: tuple[Mention, ...]
) -> Mention | None:
    """Whose office counts: it counts its own people; so does a country of what befell people."""
    for teller in told_by:
        if teller.kind is MentionKind.PLACE and _befell(measured.governor):
            return teller
        if teller.head not in words.offices:
            continue
        for mention in parsed.mentions:
            inside = teller.span.start <= mention.span.start < mention.span.end <= teller.span.end
            if inside and mention.span != teller.span and mention.kind in _NAMED:
                return mention
        named = nation_of(parsed, words, teller)
        if named is not None:
            return named
    return None


def _other_than_doer(
    parsed: Parsed, words: SideWords, count: Count, measured: Measured
) -> Mention | None:
    """The only other people or place named before the count, where the doer is named."""
    doers = list(_doers(words, measured.governor))[:1]
    if not doers:
        return None
    doers += [above for noun in doers for above in _behind(parsed, noun)]
    doers += [above for noun in doers for above in _launching(noun)]
    apart = _clause_apart(measured.governor)
    theirs = {word.i for doer in doers for word in doer.subtree}
    stems = {_stem(parsed.mention_at(word)) for doer in doers for word in doer.subtree} - {""}
    found: dict[str, Mention] = {}
    for word in count.node.sent:
        mention = parsed.mention_at(word)
        if word.i > count.node.i:
            break
        if mention is None or word.i in theirs or mention.kind not in _NAMED:
            continue
        if apart is not None and not apart.is_ancestor(word):
            continue  # "Norland struck the hills after gunmen came and killed 12"
        if is_beside(parsed, words, mention) or _is_of_doer(words, word):
            continue
        home = home_of(parsed, mention)
        stem = _stem(home)
        if home is not None and stem and stem not in stems:
            found.setdefault(stem, home)
    return next(iter(found.values())) if len(found) == 1 else None


def _doers(words: SideWords, governor: Token) -> Iterator[Token]:
    """Who did it: the subject, or the one before or behind a noun of attacking."""
    for clause in clauses_above(words, governor):
        yield from deeds_of(words, clause)
        subject = child(clause, "nsubj")
        agent = child(clause, "agent")
        if agent is not None or (subject is not None and child(clause, "dobj") is not None):
            yield agent or subject or clause


def _is_of_doer(words: SideWords, word: Token) -> bool:
    """Whether *word* tells whose deed it is ("Norland's raids"), or who or where somebody is.

    Somebody who speaks or does a deed: "Norland officials said", "Norland gunmen launched a raid".
    """
    if _is_in_subject(words, word):
        return True
    if word.dep_ in {"poss", "amod", "compound"} and word.head.lemma_.lower() in words.deeds:
        return True
    verb = next((one for one in word.ancestors if one.pos_ == "VERB"), None)
    fronted = verb is not None and verb.i > word.i and child(verb, "nsubj") is not None
    told = fronted and verb is not None and verb.lemma_.lower() in wordlists("verbs")["say"]
    return told and any(one.dep_ == "prep" and one.head == verb for one in word.ancestors)


def _is_in_subject(words: SideWords, word: Token) -> bool:
    """Whether *word* only tells which the subject is of a verb of saying or of a deed."""
    noun = word
    while noun.dep_ in _DESCRIBES:
        noun = noun.head
    if noun == word or noun.dep_ != "nsubj":
        return False
    done = child(noun.head, "dobj")
    deed = done is not None and done.lemma_.lower() in words.deeds
    return deed or noun.head.lemma_.lower() in wordlists("verbs")["say"]


def _launching(deed: Token) -> Iterator[Token]:
    """Who is said to launch a deed: "gunmen launched a raid that killed 12"."""
    subject = child(deed.head, "nsubj") if deed.dep_ == "dobj" else None
    if subject is not None:
        yield subject


def _clause_apart(governor: Token) -> Token | None:
    """The clause told apart ("since gunmen came and killed 12") that *governor* stands in."""
    above = (governor, *governor.ancestors)
    return next((one for one in above if one.dep_ == "advcl" and is_set_apart(one)), None)


def _behind(parsed: Parsed, doer: Token) -> Iterator[Token]:
    """Who may be behind a doer told by "it" or "that": who does what the clauses above tell.

    Gunmen "who" did it are the doers themselves.
    """
    if doer.tag_ not in {"PRP", "WDT", "WP", "IN"}:
        return
    clause = next((verb for verb in doer.ancestors if verb.dep_ == "relcl"), None)
    told = parsed.mention_at(clause.head) if clause is not None and doer.tag_ != "PRP" else None
    if clause is not None and told is not None and told.kind is not MentionKind.PLACE:
        yield clause.head
        return
    for verb in doer.head.ancestors:
        subject = child(verb, "nsubj")
        if subject is not None:
            yield subject


def _stem(mention: Mention | None) -> str:
    """The first letters of a name, by which "Norland" and "Norlanders" are one."""
    words = mention.exact.split() if mention is not None else ()
    name = next((word for word in words if word[:1].isupper()), "")  # "ally Norland"
    return name.lower()[:5]

"""Whose people the counted phrase itself names, and whose people live where a place is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from stateofplay.core.closed_classes import ARTICLES, NEAR_AND_FAR
from stateofplay.core.statements import Mention, MentionKind
from stateofplay.core.text import Span
from stateofplay.extract.figures.counts import Count
from stateofplay.extract.figures.match import Measured
from stateofplay.extract.figures.rules import SideWords, load_rulebook
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.syntax import child, is_spaced_dash, joined, preposition_objects
from stateofplay.extract.wordlists import wordlists

_MADE = re.compile(r"-(\w+)")
_NAMED = frozenset({MentionKind.PLACE, MentionKind.PEOPLE})
_OWNING = frozenset({MentionKind.PLACE, MentionKind.PEOPLE, MentionKind.ORGANISATION})
_INSIDE = frozenset({"amod", "compound", "nmod", "poss"})
_BEFORE = frozenset({"amod", "compound", "nmod"})
_LEADING = ARTICLES | NEAR_AND_FAR
_APART = frozenset({"from", "near", "outside", "of"})
_LIES = frozenset({"in", "of", "at", "inside", "across"})
_PLURAL_NAMES = frozenset({"NNPS", "NNP", "NNS"})


def counted_people(
    parsed: Parsed, words: SideWords, count: Count, measured: Measured
) -> Mention | None:
    """The people or place that the counted phrase itself names ("Norlanders", "its soldiers").

    The noun of counting may name them as well ("Norland's death toll").
    """
    total = measured.word if measured.rule == "total" else None
    of = next(preposition_objects(total, "of"), None) if total is not None else None
    named = next((one for one in (count.noun, of) if one is not None), None)
    added = child(named, "appos") if named is not None else None  # "40 people, mostly Norlanders"
    for noun in dict.fromkeys((count.noun, count.node, of, total, added)):
        if noun is None:
            continue
        mention = _people_of_total(parsed, noun) if noun is of else parsed.mention_at(noun)
        if mention is not None and mention.kind is MentionKind.PEOPLE:
            return mention if _can_be_people(words, noun) else None
        if noun is count.noun and (people := _unlisted_people(parsed, words, count, noun)):
            return people
        for word in noun.lefts:
            found = parsed.mention_at(word) if word.dep_ in _INSIDE else None
            if found is not None and _owns(found, word, noun, total):
                return found
            if noun is count.noun and (people := _unlisted_before(parsed, words, word, noun)):
                return people
        if noun.lemma_.lower() in words.captives:
            continue  # "hostages in the north" are kept there
        belonging = words.belonging if noun.lemma_.lower() in words.belonging else frozenset()
        for found in placed(parsed, words.within | ({"of"} if belonging else set()), noun):
            return found
    return None


def _people_of_total(parsed: Parsed, noun: Token) -> Mention | None:
    """The people in "the number of Norlanders", without the number."""
    mention = parsed.mention_at(noun)
    wide = mention is not None and mention.kind is MentionKind.PEOPLE
    return _people(parsed, noun) if wide else mention


def _owns(found: Mention, word: Token, noun: Token, total: Token | None) -> bool:
    """Whether the people of *found*, left of *noun*, are counted; an office's toll is of others."""
    if noun == total:
        return found.kind in _NAMED or (word.dep_ == "poss" and _is_of_a_place(word))
    return found.kind in _OWNING or word.dep_ == "poss"


def _is_of_a_place(pronoun: Token) -> bool:
    """Whether a name of a place is the subject that *pronoun* goes back to ("... its toll")."""
    if pronoun.tag_ != "PRP$":
        return False
    for verb in pronoun.ancestors:
        subject = child(verb, "nsubj")
        if subject is not None and not subject.is_ancestor(pronoun):
            return subject.ent_type_ == "GPE"
    return False


def _unlisted_people(parsed: Parsed, words: SideWords, count: Count, noun: Token) -> Mention | None:
    """A counted plural with a capital ("twelve Norlanders"), whatever name it was taken for."""
    shown = noun.text[:1].isupper() and noun.tag_ in _PLURAL_NAMES and noun.is_lower is False
    if not shown or parsed.in_headline(noun) or count.number.value <= 1 or noun.is_upper:
        return None
    plural = noun.lower_.endswith(words.people_endings)
    alone = noun.i == count.last and noun.i == count.root.i + 1
    after = noun.nbor(1) if noun.i + 1 < len(noun.doc) else None
    if after is not None and after.pos_ in {"PROPN", "NOUN"} and after.i <= count.last:
        return None
    return _people(parsed, noun) if plural and alone and _can_be_people(words, noun) else None


def _can_be_people(words: SideWords, noun: Token) -> bool:
    """Whether *noun* is no common word for persons: not "Marines", "Journalists" in a title."""
    known = {noun.lemma_.lower(), noun.lower_.removesuffix("s")}
    return known.isdisjoint(words.anybody | words.no_people)


def _unlisted_before(parsed: Parsed, words: SideWords, word: Token, noun: Token) -> Mention | None:
    """The demonym in "four Norlander women", where no name was seen."""
    if word.dep_ not in _BEFORE or word.i != noun.i - 1 or parsed.in_headline(word):
        return None
    if word.pos_ not in {"PROPN", "ADJ"} or not word.is_title or parsed.mention_at(word):
        return None
    if noun.lemma_.lower() not in words.anybody | words.belonging:
        return None
    return _people(parsed, word) if word.lower_.endswith(words.demonym_endings) else None


def _people(parsed: Parsed, word: Token) -> Mention:
    span = Span(word.idx, word.idx + len(word))
    return Mention(
        report_id=parsed.report.id,
        span=span,
        exact=word.text,
        kind=MentionKind.PEOPLE,
        head=word.lemma_.lower(),
        sentence=parsed.sentence_number(span),
        plural=word.tag_ in {"NNS", "NNPS"} or None,
    )


def people_before(parsed: Parsed, person: Token) -> Mention | None:
    """Whose a person is by the word before: "a Norlandian sailor"."""
    told = (parsed.mention_at(word) for word in person.lefts if word.dep_ == "amod")
    return next((one for one in told if one and one.kind is MentionKind.PEOPLE), None)


def placed(
    parsed: Parsed,
    prepositions: frozenset[str],
    word: Token,
    deeds: frozenset[str] = frozenset(),
    *,
    aimed: bool = False,
) -> Iterator[Mention]:
    """Places and peoples that prepositions right of *word* lead to.

    What stands before one of *deeds* ("in Norland's raid") is the doer and is left out. What a
    deed is *aimed* at may be a site without a name ("a raid on a house in Norport").
    """
    for preposition in word.rights:
        if preposition.dep_ != "prep" or preposition.lower_ not in prepositions:
            continue
        for deeper in (preposition, *preposition.children):
            first = child(deeper, "pobj") if deeper.dep_ == "prep" else None
            for noun in joined(_before_dash(first)) if first is not None else ():
                found = list(named_in(parsed, noun, bare=noun.lemma_.lower() in deeds))
                yield from found or (_around_site(parsed, noun) if aimed else ())


def _around_site(parsed: Parsed, site: Token) -> Iterator[Mention]:
    """Where an unnamed site lies: "the raid on a house in Norport"."""
    for preposition in site.rights:
        right_after = preposition.i == site.i + 1 and preposition.lower_ in _LIES
        noun = child(preposition, "pobj") if right_after else None
        if noun is not None:
            yield from named_in(parsed, noun)


def _before_dash(noun: Token) -> Token:
    """The place in "12 killed in Norland - health officials", where the parser joins the two."""
    for word in noun.doc[noun.left_edge.i + 1 : noun.i]:
        if is_spaced_dash(word):
            return word.nbor(-1)
    return noun


def named_in(parsed: Parsed, noun: Token, *, bare: bool = False) -> Iterator[Mention]:
    """The place or people that *noun* is, or that stands before it ("Norland communities")."""
    before = () if bare else (left for left in noun.lefts if left.dep_ in _INSIDE)
    site = noun.lemma_.lower() in load_rulebook().side.sites
    for word in (noun, *before):
        mention = parsed.mention_at(word)
        if site and mention is not None and mention.kind is MentionKind.PEOPLE:
            continue  # "the Indonesian hospital"
        home = home_of(parsed, mention) if mention is not None and mention.kind in _NAMED else None
        if home is not None:
            yield home


def home_of(parsed: Parsed, place: Mention) -> Mention | None:
    """The people whose place it is: *place* if it has a name, else where the report says it lies.

    A described site ("a school") says nothing by itself. A described territory ("the enclave") is
    the one named last before it as somebody's or as a place; None if none is.
    """
    site = place.exact.split()[-1].lower() in load_rulebook().side.sites
    if place.kind is MentionKind.PEOPLE or not (site or _is_described(place)):
        return place
    tokens = parsed.doc.char_span(place.span.start, place.span.end, alignment_mode="expand")
    for word in tokens if tokens is not None else ():
        inner = parsed.mention_at(word)
        named = inner is not None and inner.span != place.span and inner.kind in _NAMED
        if inner is not None and named and not (site and inner.kind is MentionKind.PEOPLE):
            return inner
    if site:
        return next(_around_site(parsed, tokens.root), None) if tokens is not None else None
    if tokens is None or place.head not in wordlists("setting")["described"]:
        return None
    if tokens[0].lower_ not in {"the", "this"} and not tokens[0].is_title:
        return None
    return next(named_before(parsed, tokens[0]), None)


def nation_of(parsed: Parsed, words: SideWords, office: Mention) -> Mention | None:
    """The people or place that the name of an office holds: "Norlandian Health Ministry"."""
    tokens = parsed.doc.char_span(office.span.start, office.span.end, alignment_mode="expand")
    for word in tokens if tokens is not None else ():
        if not word.is_title or word.lemma_.lower() in words.anybody | words.offices:
            continue
        if word.lower_.endswith(words.nation_endings):
            return _people(parsed, word)
        same = (one for one in parsed.mentions if one.exact == word.text)
        if any(one.kind is MentionKind.PLACE for one in same):
            return replace(_people(parsed, word), kind=MentionKind.PLACE)
    return None


def is_told_of_things(parsed: Parsed, people: Mention) -> bool:
    """Whether *people* only tells who made or leads something: "an American-made bomb"."""
    behind = _MADE.match(parsed.report.full_text, people.span.end)
    return behind is not None and behind[1].lower() in load_rulebook().side.made


def _is_described(place: Mention) -> bool:
    """Whether *place* is told by a common noun: "a school", "the Strip", not "the Gold Coast"."""
    parts = [part for part in place.exact.split() if part.lower() not in _LEADING]
    if len(parts) == 1 and parts[0].lower() in wordlists("setting")["described"]:
        return True
    return not parts or not parts[-1][:1].isupper()


def named_before(parsed: Parsed, word: Token) -> Iterator[Mention]:
    """Named places before *word* that are no subject and no doer, the nearest first."""
    doc, deeds = parsed.doc, load_rulebook().side.deeds
    for before in reversed(doc[: word.i]):
        mention = parsed.mention_at(before)
        if mention is None or mention.kind is not MentionKind.PLACE or _is_described(mention):
            continue
        if before.dep_ == "pobj" and before.head.lower_ in _APART:
            continue
        doer = before.dep_ == "poss" and before.head.lemma_.lower() in deeds
        if doer:  # "Norland's raids on the territory"
            continue
        if before.dep_ in {"pobj", "poss", "dobj"} or before.text.endswith("-run"):
            yield mention


def is_beside(parsed: Parsed, words: SideWords, place: Mention) -> bool:
    """Whether it was only beside *place*: "towns near Norland", "outside of Norland"."""
    tokens = parsed.doc.char_span(place.span.start, place.span.end, alignment_mode="expand")
    if tokens is None:
        return False
    noun = tokens.root
    above = noun.head if noun.dep_ in {"poss", "compound", "nmod"} else noun
    if above.lemma_.lower() in words.edges:
        return True  # "near Norland's border"
    preposition, beside = noun.head, wordlists("figures")["beside"]
    if preposition.lower_ == "of" and preposition.head.lower_ in beside:
        preposition = preposition.head
    above = preposition.head
    if preposition.lower_ == "from":  # "raids from Norland"
        return above.lemma_.lower() in words.deeds
    if preposition.lower_ not in beside:
        return False
    attacks = above.lemma_.lower() in words.attacking | words.intruding
    return preposition.lower_ == "outside" or attacks or above.pos_ in {"NOUN", "PROPN"}

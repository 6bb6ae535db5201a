"""All mentions of actors and places in a report, with what their syntax says of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import replace

from spacy.tokens import Doc, Token

from stateofplay.core.statements import Mention, MentionKind
from stateofplay.core.text import Report, Span
from stateofplay.extract.parsed import sentence_spans
from stateofplay.extract.wordlists import wordlists

_ENTITY_KINDS = {
    "PERSON": MentionKind.PERSON,
    "ORG": MentionKind.ORGANISATION,
    "GPE": MentionKind.PLACE,
    "LOC": MentionKind.PLACE,
    "FAC": MentionKind.PLACE,
    "NORP": MentionKind.PEOPLE,
}
_NOUN_KINDS = (
    ("role", MentionKind.ROLE),
    ("group", MentionKind.GROUP),
    ("organisation", MentionKind.ORGANISATION),
    ("place", MentionKind.PLACE),
)
_LEFT_IN_NAME = frozenset({"compound", "amod", "nmod", "nummod", "quantmod", "poss", "det", "advmod"})
_NAMES = (MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE, MentionKind.PEOPLE)
_LONGEST_COMPLEMENT = 5
"""Tokens after an office ("chief of the general staff") that may belong to its phrase."""

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})


def find_mentions(report: Report, doc: Doc) -> tuple[tuple[Mention, ...], Mapping[int, Mention]]:
    """Find every mention in *doc*.

    Returns:
        The mentions in order of the text, one per stretch of text, and a table from the
        token that heads a mention (or belongs to a name) to that mention.
    """
    starts = [span.start for span in sentence_spans(report, doc)]
    by_token: dict[int, Mention] = {}
    for token in doc:
        kind = _kind(token)
        if kind is None:
            continue
        first, last = _extent(token, kind)
        sentence = max(0, bisect_right(starts, doc[first].idx) - 1)
        mention = _mention(report, doc, token, (first, last), kind, sentence)
        by_token.setdefault(token.i, mention)
    _fill_names(doc, by_token)
    _link(doc, by_token)
    unique = {mention.span: mention for mention in by_token.values()}
    return tuple(unique[span] for span in sorted(unique)), by_token


def _kind(token: Token) -> MentionKind | None:
    """Tell what *token* as a head names, or None if it heads no mention."""
    if token.pos_ == "PRON" or token.tag_ in {"PRP", "PRP$", "WP", "WP$"}:
        known = token.lower_ in wordlists("mentions")["pronoun"]
        return MentionKind.PRONOUN if known else None
    if token.ent_type_ in _ENTITY_KINDS and _entity_head(token):
        return _ENTITY_KINDS[token.ent_type_]
    if token.pos_ not in {"NOUN", "PROPN", "NUM", "ADJ"} or token.dep_ == "compound":
        return None
    noun = _counted(token)
    if noun.pos_ not in {"NOUN", "PROPN"} and noun is token:
        return None
    if noun is not token and noun.ent_type_ in _ENTITY_KINDS:
        return _ENTITY_KINDS[noun.ent_type_]
    lists = wordlists("mentions")
    words = {noun.lemma_.lower(), noun.lower_}
    return next((kind for key, kind in _NOUN_KINDS if not words.isdisjoint(lists[key])), None)


def _entity_head(token: Token) -> bool:
    """Whether *token* is the topmost word of its name."""
    return token.head.i == token.i or token.head.ent_type_ != token.ent_type_ or not _same_name(
        token, token.head
    )


def _same_name(token: Token, other: Token) -> bool:
    low, high = sorted((token.i, other.i))
    between = token.doc[low + 1 : high + 1]
    return all(word.ent_iob_ == "I" for word in between)


def _counted(token: Token) -> Token:
    """Follow "hundreds of protesters" to the protesters; otherwise *token* itself."""
    words = wordlists("mentions")["quantity"]
    if token.lemma_.lower() not in words and token.lower_ not in words:
        return token
    for preposition in token.children:
        if preposition.lower_ == "of":
            return next((child for child in preposition.children if child.dep_ == "pobj"), token)
    return token


def _extent(token: Token, kind: MentionKind) -> tuple[int, int]:
    """First and last token of the short phrase around *token*."""
    doc = token.doc
    if kind is MentionKind.PRONOUN:
        return token.i, token.i
    first = last = token.i
    while last + 1 < len(doc) and doc[last + 1].ent_iob_ == "I" and token.ent_type_:
        last += 1
    if kind is MentionKind.PEOPLE and token.dep_ in {"amod", "compound", "nmod"}:
        return first, last
    while first > 0 and _belongs(doc[first - 1], token, first):
        first -= 1
    counted = _counted(token)
    if counted is not token and counted.i > last:
        if counted.ent_type_ in _ENTITY_KINDS and counted.ent_type_ != "NORP":
            return _extent(counted, kind)  # "a third of Iraq" is about Iraq
        last = counted.i
    while first < token.i and _is_trim(doc[first], kind):
        first += 1
    return first, _with_complement(doc[last], kind) if last == token.i else last


def _with_complement(head: Token, kind: MentionKind) -> int:
    """Last token of "leader of Fatah", "spokesman for the group": the office with whose it is."""
    if kind not in {MentionKind.ROLE, MentionKind.GROUP, MentionKind.ORGANISATION} or head.ent_type_:
        return head.i
    for word in head.rights:
        if word.i == head.i + 1 and word.lower_ in {"of", "for"}:
            noun = next((child for child in word.children if child.dep_ == "pobj"), None)
            if noun is not None and noun.i - head.i <= _LONGEST_COMPLEMENT:
                return noun.i
    return head.i


def _belongs(word: Token, head: Token, first: int) -> bool:
    """Whether *word*, just left of the phrase, is part of it."""
    if word.is_space or word.is_punct and word.text != "-":
        return False
    if word.ent_type_ and word.ent_type_ == head.ent_type_ and head.doc[first].ent_iob_ == "I":
        return True
    climb = word
    while climb.i < head.i and climb.dep_ in _LEFT_IN_NAME | {"punct", "case", "prep", "pobj"}:
        climb = climb.head
        if climb.i == head.i:
            return True
    return False


def _is_trim(word: Token, kind: MentionKind) -> bool:
    if word.is_punct or word.is_space:
        return True
    if kind is MentionKind.PEOPLE and word.dep_ in {"nummod", "quantmod", "amod"} and not word.ent_type_ == "NORP":
        return True
    return kind in _NAMES and word.dep_ in {"det", "poss", "case", "advmod", "predet"}


def _mention(  # noqa: PLR0913
    report: Report, doc: Doc, token: Token, extent: tuple[int, int], kind: MentionKind, sentence: int
) -> Mention:
    first, last = extent
    span = Span(doc[first].idx, doc[last].idx + len(doc[last]))
    head = _counted(token)
    number = head.morph.get("Number")
    return Mention(
        report_id=report.id,
        span=span,
        exact=report.full_text[span.start : span.end],
        kind=kind,
        head=head.lower_ if kind in _NAMES or kind is MentionKind.PRONOUN else head.lemma_.lower(),
        sentence=sentence,
        plural=number == ["Plur"] if number else None,
        subject=_is_subject(token),
        owner=_owner(token),
        role=_title(doc, first, token, kind),
    )


def _is_subject(token: Token) -> bool:
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return token.dep_ in _SUBJECTS


def _owner(token: Token) -> str | None:
    """The words that say whose *token* is or where it is from."""
    for child in token.lefts:
        if child.dep_ == "poss":
            words = [word for word in child.lefts if word.dep_ in {"compound", "amod", "det"}]
            start = words[0].i if words else child.i
            return token.doc[start : child.i + 1].text
    for child in token.lefts:
        if child.dep_ in {"amod", "compound", "nmod"}:
            for word in (child, *child.lefts):
                if word.ent_type_ in {"NORP", "GPE", "ORG", "LOC"} and not _same_name(word, token):
                    return _name_around(word)
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ in {"of", "in", "from", "for"}:
            for noun in child.children:
                if noun.dep_ == "pobj" and noun.ent_type_ in {"NORP", "GPE", "ORG", "LOC"}:
                    return _name_around(noun)
    return None


def _name_around(token: Token) -> str:
    doc, first, last = token.doc, token.i, token.i
    while first > 0 and doc[first].ent_iob_ == "I":
        first -= 1
    while last + 1 < len(doc) and doc[last + 1].ent_iob_ == "I":
        last += 1
    while first < last and doc[first].dep_ == "det":
        first += 1
    return doc[first : last + 1].text


def _title(doc: Doc, first: int, token: Token, kind: MentionKind) -> str | None:
    """The office written before a person's name."""
    if kind is not MentionKind.PERSON:
        return None
    lists = wordlists("mentions")
    offices = lists["role"] | lists["title"]
    before = [word for word in doc[first : token.i] if word.ent_type_ != "PERSON"]
    before = [word for word in before if word.ent_type_ not in {"NORP", "GPE"}]
    if not any(word.lower_ in offices or word.lemma_.lower() in offices for word in before):
        return None
    return doc[before[0].i : before[-1].i + 1].text


def _fill_names(doc: Doc, by_token: dict[int, Mention]) -> None:
    """Let every word of a name lead to its mention: parsers differ on which word heads it."""
    for entity in doc.ents:
        heads = [token.i for token in entity if token.i in by_token]
        if heads:
            for token in entity:
                by_token.setdefault(token.i, by_token[heads[-1]])


def _link(doc: Doc, by_token: dict[int, Mention]) -> None:
    """Mark appositions and relative pronouns as the same as what they stand with."""
    for token in doc:
        mention = by_token.get(token.i)
        if mention is None:
            continue
        if token.dep_ == "appos" and (other := by_token.get(token.head.i)):
            _join(by_token, token.head.i, token.i, other, mention)
        elif token.lower_ in {"who", "whom", "whose"}:
            clause = next((word for word in token.ancestors if word.dep_ == "relcl"), None)
            if clause is not None and (other := by_token.get(clause.head.i)):
                by_token[token.i] = replace(mention, same_as=other.span, plural=other.plural)


def _join(by_token: dict[int, Mention], head: int, token: int, other: Mention, mention: Mention) -> None:
    """Link *mention* (at *token*) to *other* (at *head*), of which it is the apposition."""
    if mention.kind is other.kind is MentionKind.PLACE or mention.span == other.span:
        return
    linked = replace(mention, same_as=other.span)
    kinds = (other.kind, mention.kind)
    if kinds == (MentionKind.PERSON, MentionKind.ROLE):
        role, owner = other.role or _office(mention), other.owner or mention.owner
        by_token[head] = replace(other, role=role, owner=owner)
    elif kinds == (MentionKind.ROLE, MentionKind.PERSON):
        role, owner = mention.role or _office(other), mention.owner or other.owner
        linked = replace(linked, role=role, owner=owner)
    by_token[token] = linked


def _office(mention: Mention) -> str:
    words = mention.exact.split()
    if mention.owner:
        skip = mention.exact.find(mention.owner)
        if skip >= 0:
            words = mention.exact[skip + len(mention.owner) :].removeprefix("'s").split()
    return " ".join(w for w in words if w.lower() not in {"the", "a", "an"}) or mention.exact

"""All mentions of actors and places in a report, with what their syntax says of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping

from spacy.tokens import Doc, Token

from stateofplay.core.statements import Mention, MentionKind
from stateofplay.core.text import Report, Span
from stateofplay.extract.mention_features import (
    is_subject,
    is_title,
    linked_name,
    office_before,
    office_left_of,
    owner_of,
    same_name,
    with_hyphenated,
)
from stateofplay.extract.mention_links import link_mentions
from stateofplay.extract.parsed import sentence_spans
from stateofplay.extract.syntax import is_spaced_dash
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
_LEFT_IN_NAME = frozenset(
    {
        "compound",
        "amod",
        "nmod",
        "nummod",
        "quantmod",
        "poss",
        "det",
        "advmod",
        "punct",
        "case",
        "npadvmod",
    }
)
_ACRONYM = 3
"""Letters from which a word in capitals is no "I" and no "US"."""
_PRONOUNS = frozenset({"PRP", "PRP$", "WP", "WP$"})
_PARTS = frozenset({"PRON", "NOUN", "PROPN", "NUM", "ADJ"})
"""Parts of speech of a head that is not part of a name."""
_NAMES = (MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE, MentionKind.PEOPLE)
_LONGEST_COMPLEMENT = 8
"""Tokens after an office ("chief of the general staff") that may belong to its phrase."""


def find_mentions(report: Report, doc: Doc) -> tuple[tuple[Mention, ...], Mapping[int, Mention]]:
    """Find every mention in *doc*.

    Returns:
        The mentions in order of the text, one per stretch of text, and a table from the
        token that heads a mention (or belongs to a name) to that mention.
    """
    starts = [span.start for span in sentence_spans(report, doc)]
    by_token: dict[int, Mention] = {}
    for token in _possible_heads(doc):
        kind = _kind(token)
        if kind is None:
            continue
        first, last = _extent(token, kind)
        if (whole := linked_name(doc, first, last)) != (first, last):
            (first, last), kind = whole, MentionKind.ORGANISATION
        sentence = max(0, bisect_right(starts, doc[first].idx) - 1)
        mention = _mention(report, token, (first, last), kind, sentence)
        by_token.setdefault(token.i, mention)
    link_mentions(doc, by_token)
    unique = {mention.span: mention for mention in by_token.values()}
    return tuple(unique[span] for span in sorted(unique)), by_token


def _possible_heads(doc: Doc) -> Iterator[Token]:
    """The tokens that may head a mention: most others are told by their tags alone."""
    strings = doc.vocab.strings
    parts = frozenset(map(strings.add, _PARTS))
    tags, entities = (frozenset(map(strings.add, names)) for names in (_PRONOUNS, _ENTITY_KINDS))
    columns: list[int | str] = ["POS", "TAG", "ENT_TYPE"]
    for i, (part, tag, entity) in enumerate(doc.to_array(columns).tolist()):
        if part in parts or tag in tags or entity in entities:
            yield doc[i]


def _kind(token: Token) -> MentionKind | None:
    """Tell what *token* as a head names, or None if it heads no mention."""
    if token.pos_ == "PRON" or token.tag_ in _PRONOUNS:
        return _kind_of_pronoun(token)
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
    if noun.i:
        words.add(f"{noun.nbor(-1).lower_} {noun.lower_}")  # "the civil defence"
    return next((kind for key, kind in _NOUN_KINDS if not words.isdisjoint(lists[key])), None)


def _kind_of_pronoun(token: Token) -> MentionKind | None:
    if is_acronym(token):
        return MentionKind.ORGANISATION
    known = token.lower_ in wordlists("mentions")["pronoun"]
    return MentionKind.PRONOUN if known else None


def is_acronym(token: Token) -> bool:
    """Whether *token* is written like a pronoun but as an acronym: "WHO reports"."""
    capitals = len(token) >= _ACRONYM and token.text.isupper()
    return capitals and any(word.is_lower for word in token.sent)


def _entity_head(token: Token) -> bool:
    """Whether *token* is the topmost word of its name."""
    head = token.head
    return head.i == token.i or head.ent_type_ != token.ent_type_ or not same_name(token, head)


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
    first, last = _name_around(token)
    if kind is MentionKind.PERSON and last > first:
        last = with_hyphenated(doc[last])
    if kind is MentionKind.PEOPLE and token.dep_ in {"amod", "compound", "nmod"}:
        return first, last
    while first > 0 and _belongs(doc[first - 1], token, first):
        first -= 1
    counted = _counted(token)
    if counted is not token and counted.i > last:
        if counted.ent_type_ in _ENTITY_KINDS and counted.ent_type_ != "NORP":
            return _extent(counted, kind)  # "a third of Iraq" is about Iraq
        last = counted.i
    titled = any(is_title(word) for word in doc[first : token.i])
    while first < token.i and _is_trim(doc[first], token, kind, titled):
        first += 1
    return first, _with_complement(doc[last], kind) if last == token.i else last


def _name_around(token: Token) -> tuple[int, int]:
    """First and last token of the name that *token* is in; a spaced dash ends it."""
    doc, first, last = token.doc, token.i, token.i
    while last + 1 < len(doc) and doc[last + 1].ent_iob_ == "I" and token.ent_type_:
        if is_spaced_dash(doc[last + 1]):
            break
        last += 1
    while first > 0 and doc[first].ent_iob_ == "I" and not is_spaced_dash(doc[first - 1]):
        first -= 1
    return first, last


def _with_complement(head: Token, kind: MentionKind) -> int:
    """Last token of "leader of Fatah", "spokesman for the group": the office with whose it is."""
    if (
        kind not in {MentionKind.ROLE, MentionKind.GROUP, MentionKind.ORGANISATION}
        or head.ent_type_
    ):
        return head.i
    for word in head.rights:
        if word.i == head.i + 1 and word.lower_ in {"of", "for"}:
            noun = next((child for child in word.children if child.dep_ == "pobj"), None)
            if noun is not None and noun.i - head.i <= _LONGEST_COMPLEMENT:
                return noun.i
    return head.i


def _belongs(word: Token, head: Token, first: int) -> bool:
    """Whether *word*, just left of the phrase, is part of it."""
    if word.is_space or (word.is_punct and word.text != "-") or is_spaced_dash(word):
        return False
    if word.ent_type_ and word.ent_type_ == head.ent_type_ and head.doc[first].ent_iob_ == "I":
        return True
    climb = word
    while climb.i < head.i and climb.dep_ in _LEFT_IN_NAME:
        climb = climb.head
        if climb.i == head.i:
            return True
    return False


def _is_trim(word: Token, head: Token, kind: MentionKind, titled: bool) -> bool:
    """Whether *word* at the front of a phrase is no part of the name."""
    if word.is_punct or word.is_space:
        return True
    if kind in _NAMES and head.ent_type_ and not titled and word.is_lower and not word.ent_type_:
        return True  # "undeterred Petro", "militant group Hamas"
    if not head.ent_type_:
        return False  # "the army" is no name and keeps its article
    counts = word.dep_ in {"nummod", "quantmod", "amod"} and word.ent_type_ != "NORP"
    if kind is MentionKind.PEOPLE and counts:
        return True
    return kind in _NAMES and word.dep_ in {"det", "poss", "case", "advmod", "predet"}


def _mention(
    report: Report, token: Token, extent: tuple[int, int], kind: MentionKind, sentence: int
) -> Mention:
    doc, (first, last) = token.doc, extent
    span = Span(doc[first].idx, doc[last].idx + len(doc[last]))
    head = _counted(token)
    number = head.morph.get("Number", [])
    role = office_before(doc[first : token.i]) if kind is MentionKind.PERSON else None
    owner = owner_of(token)
    if kind is MentionKind.PERSON and role is None:
        role, of_office = office_left_of(doc[first])
        owner = of_office or owner
    return Mention(
        report_id=report.id,
        span=span,
        exact=report.full_text[span.start : span.end],
        kind=kind,
        head=head.lower_ if kind in _NAMES or kind is MentionKind.PRONOUN else head.lemma_.lower(),
        sentence=sentence,
        plural=number == ["Plur"] if number else None,
        subject=is_subject(token),
        owner=owner,
        role=role,
    )

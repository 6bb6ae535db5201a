"""What the syntax around a mention says of it: whose it is, which office, whether subject."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from stateofplay.extract.wordlists import wordlists

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_OWNERS = frozenset({"NORP", "GPE", "ORG", "LOC"})

_IN_OFFICES = frozenset({"of", "for", "to", "the"})
_SYLLABLE = 5
_PLAIN = 4
"""Letters of a word in small letters that a heading in capitals does not have."""
_LONGEST_OFFICE = 8
"""Tokens before a name in which its office can stand."""


def is_subject(token: Token) -> bool:
    """Whether *token* is the subject of a clause, alone or joined to another."""
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return token.dep_ in _SUBJECTS


def same_name(token: Token, other: Token) -> bool:
    """Whether two tokens belong to one named entity."""
    low, high = sorted((token.i, other.i))
    return all(word.ent_iob_ == "I" for word in token.doc[low + 1 : high + 1])


def linked_name(doc: Doc, first: int, last: int) -> tuple[int, int]:
    """Take in what a preposition with a capital links: "Teachers | Without Frontiers" is one name.

    Args:
        doc: The report.
        first: First token of a name, or of a noun with a capital.
        last: Its last token.

    Returns:
        First and last token of the whole; the same where nothing is linked, and in headings,
        where all words have capitals.
    """
    links = wordlists("mentions")["linking"]
    inside = range(max(1, first), min(len(doc) - 1, last + 2))
    at = next((i for i in inside if doc[i].lower_ in links and doc[i].is_title), None)
    if at is None or not (doc[at - 1].is_title and doc[at + 1].is_title):
        return first, last
    if not any(word.is_lower and word.is_alpha and len(word) >= _PLAIN for word in doc[at].sent):
        return first, last
    while last + 1 < len(doc) and (doc[last + 1].is_title or last < at):
        last += 1
    return min(first, at - 1), last


def is_title(word: Token) -> bool:
    """Whether *word* is an office or title that stands before names."""
    lists = wordlists("mentions")
    return word.lower_ in lists["title"] | lists["role"] or word.lemma_.lower() in lists["role"]


def office_before(words: Iterable[Token]) -> str | None:
    """The office among the *words* before a person's name, as written, or None."""
    before = [word for word in words if word.ent_type_ != "PERSON"]
    while before and (before[0].ent_type_ in _OWNERS or before[0].is_punct):
        before.pop(0)
    if not any(is_title(word) for word in before):
        return None
    return before[0].doc[before[0].i : before[-1].i + 1].text


def office_left_of(name: Token) -> tuple[str | None, str | None]:
    """Find office and owner directly before a name that the parse does not hang on it.

    Args:
        name: First word of the name.

    Returns:
        "Secretary of State" and "U.S." for "U.S. Secretary of State Ada Stone"; None for what
        is not told.
    """
    words: list[Token] = []
    for word in reversed(name.doc[max(0, name.i - _LONGEST_OFFICE) : name.i]):
        if not (word.text[0].isupper() or word.lower_ in _IN_OFFICES or is_title(word)):
            break
        if word.is_sent_start is not False and word.i != name.i:
            words.insert(0, word)
            break
        words.insert(0, word)
    titles = [place for place, word in enumerate(words) if is_title(word)]
    if not titles:
        return None, None
    first, last = titles[0], len(words) - 1
    while last > titles[-1] and words[last].lower_ in _IN_OFFICES:
        last -= 1
    while first > 0 and not words[first - 1].ent_type_ and words[first - 1].text[0].isupper():
        first -= 1
    owner = next((_name_around(w) for w in reversed(words[:first]) if w.ent_type_ in _OWNERS), None)
    return name.doc[words[first].i : words[last].i + 1].text, owner


def with_hyphenated(last: Token) -> int:
    """Last token of a name that goes on behind a hyphen in small letters ("Han Jae-in").

    "Ada Stone-led" does not: what stands there makes an adjective.
    """
    rest = last.doc[last.i + 1 : last.i + 3]
    if last.whitespace_ or len(rest) < 2 or rest[0].text != "-" or rest[0].whitespace_:
        return last.i
    syllable = rest[1].text
    fits = syllable.islower() and syllable.isalpha() and len(syllable) <= _SYLLABLE
    return rest[1].i if fits and syllable not in wordlists("mentions")["compound_end"] else last.i


def owner_of(token: Token) -> str | None:
    """The words that say whose the phrase of *token* is or where it is from, or None.

    In this order: "Israel's army", "the Israeli army", "the army of Israel".
    """
    return next((words for find in _PLACES for words in find(token)), None)


def _possessors(token: Token) -> Iterator[str]:
    for child in token.lefts:
        if child.dep_ == "poss":
            words = [word for word in child.lefts if word.dep_ in {"compound", "amod", "det"}]
            start = words[0].i if words else child.i
            yield token.doc[start : child.i + 1].text


def _names_before(token: Token) -> Iterator[str]:
    for child in token.lefts:
        if child.dep_ in {"amod", "compound", "nmod"}:
            for word in (child, *child.lefts):
                if word.ent_type_ in _OWNERS and not same_name(word, token):
                    yield _name_around(word)


def _names_after(token: Token) -> Iterator[str]:
    kind = any(child.dep_ == "compound" for child in token.lefts)
    for child in token.rights:
        if child.dep_ == "conj" and kind:
            return  # "government forces and fighters from the Front": the fighters' alone
        if child.lower_ == "in" and token.ent_type_ == "PERSON":
            continue  # "Vice President Ada Stone in Norland" is there, not its
        if child.dep_ == "prep" and child.lower_ in {"of", "in", "from", "for"}:
            for noun in child.children:
                if noun.dep_ == "pobj" and noun.ent_type_ in _OWNERS:
                    yield _name_around(noun)


_PLACES = (_possessors, _names_before, _names_after)


def _name_around(token: Token) -> str:
    doc, first, last = token.doc, token.i, token.i
    while first > 0 and doc[first].ent_iob_ == "I":
        first -= 1
    while last + 1 < len(doc) and doc[last + 1].ent_iob_ == "I":
        last += 1
    while first < last and doc[first].dep_ == "det":
        first += 1
    return doc[first : last + 1].text

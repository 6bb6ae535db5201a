"""Sources beside a count: "according to", at an end of a headline, behind a dash, inserted."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from spacy.tokens import Doc, Token

from stateofplay.core.closed_classes import RELATIVE_SUBJECTS
from stateofplay.core.statements import MentionKind
from stateofplay.extract.mentions import is_acronym
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.syntax import child, is_spaced_dash, joined
from stateofplay.extract.wordlists import wordlists

_LONGEST_TAIL = 6
"""Tokens after the colon of a headline within which a source is named ("...: officials")."""
_SMALL = frozenset({"aux", "neg", "advmod", "auxpass"})
_NO_NAMES = frozenset({"WDT", "WP", "DT", "EX"})
_LONGEST_BETWEEN = 8
"""Tokens between a verb of saying and its "that"."""
_LINE = 16
"""Tokens of a sentence that may be a line like a headline."""
_BEFORE_SAYING = frozenset({",", "\u201d", '"', "\u2019", "'"})
_SAYING = frozenset({"VBP", "VBZ", "VBD"})
_TENSED = _SAYING | {"MD"}


def inserted(governor: Token) -> Iterator[Token]:
    """Find who tells in a relative clause: "a raid that officials say has killed 12".

    Goes by the order of words: parsers hang the inner clause on anything.
    """
    teller = teller_before(governor)
    if teller is not None:
        yield from joined(teller)


def teller_before(governor: Token) -> Token | None:
    """Give the subject of the verb of saying in "a raid that officials say | has killed 12".

    What is joined to that has it, too: "... has killed 12 and | hurt 40".
    """
    joined_to = governor.head if governor.dep_ == "conj" else None
    if joined_to is not None and child(governor, "nsubj", "nsubjpass", "aux") is None:
        return _right_before(governor) or _right_before(joined_to)
    return _right_before(governor)


def _right_before(governor: Token) -> Token | None:
    doc, at = governor.doc, governor.i - 1
    while at > governor.sent.start and doc[at].dep_ in _SMALL and not _is_saying(doc[at]):
        at -= 1
    verb = doc[at] if at > governor.sent.start else governor
    named = (word for word in (*verb.lefts, *governor.lefts) if _names_teller(word))
    subject = next((word for word in named if word.i < verb.i), None)
    opening = subject.left_edge.i if subject is not None and _is_saying(verb) else 0
    bare = verb.dep_ == "relcl" and governor.head == verb  # "40 people it says have died"
    relative = opening > 0 and doc[opening - 1].lower_ in RELATIVE_SUBJECTS
    return subject if opening and (bare or relative) else None


def inverted(node: Token) -> Iterator[Token]:
    """Find who tells behind the verb at the end: "About 12 killed in the north, say officials"."""
    for verb in node.doc[node.i + 1 : node.sent.end]:
        subject = next((word for word in verb.rights if word.dep_ == "nsubj"), None)
        if subject is not None and _is_saying(verb) and verb.nbor(-1).text in _BEFORE_SAYING:
            yield from joined(subject)
            return


def closing(node: Token) -> Iterator[Token]:
    """Find who tells at the end of a sentence, whatever the parse makes of it: ", its head said".

    "At least 12 have died since the raid, the ministry says."
    """
    words = [word for word in node.sent if not word.is_punct and not word.is_space]
    verb = next((word for word in reversed(words) if _is_saying(word)), None)
    told = [word for word in verb.lefts if word.dep_ == "nsubj"] if verb is not None else []
    # of a headline, parsers make both parts subjects
    subject = told[-1] if told else _name_before(verb)
    if verb is None or subject is None or subject.i <= node.i:
        return
    if subject.tag_ in _NO_NAMES and not is_acronym(subject):  # "WHO" is somebody
        return
    opening = subject.left_edge.i
    ends = all(word.i <= verb.i or _belongs(word, verb) for word in words)
    if opening and ends and node.doc[opening - 1].text in _BEFORE_SAYING:
        yield from joined(subject)


def interposed(node: Token) -> Iterator[Token]:
    """Find who tells between commas behind a count: "has killed 12, officials say, and hurt 40"."""
    for word in node.doc[node.i + 1 : node.sent.end]:
        if not _is_saying(word):
            if word.tag_ in _TENSED and word != node.head:
                return  # another clause goes on
            continue
        subject = next((each for each in word.lefts if _names_teller(each)), None)
        behind = node.doc[word.i + 1 : word.i + 2].text
        if subject is None or behind != ",":
            return
        if subject.i > node.i and subject.left_edge.nbor(-1).text == ",":
            yield from joined(subject)
        return


def _name_before(verb: Token | None) -> Token | None:
    """The name between commas before *verb*: "a member of the council, Olav Brandt, said".

    So one that the parser took for another name of whom it stands behind: "a visit by Ada Stone,
    Olav Brandt said".
    """
    if verb is None or verb.i < verb.sent.start + 2:
        return None
    before = verb.nbor(-1)
    if before.dep_ == "appos" and before.pos_ == "PROPN" and child(verb, "nsubj") is None:
        return before
    if before.text != ",":
        return None
    name = verb.nbor(-2)
    person = name.ent_type_ == "PERSON" and name.pos_ == "PROPN"
    return name if person and all(word.dep_ != "nsubj" for word in verb.children) else None


def _belongs(word: Token, verb: Token) -> bool:
    """Whether *word* says to whom or when *verb* was said: "told the paper on Friday"."""
    small = {"dobj", "prep", "npadvmod", "advmod", "dative"}
    near = next((one for one in (word, *word.ancestors) if one.head.i == verb.i), None)
    return near is not None and near.dep_ in small and verb.is_ancestor(word)


def told_that(node: Token) -> Iterator[Token]:
    """Find who tells in "the ministry said in a note that 12 died", whatever "that" hangs on."""
    for that in reversed(node.doc[node.sent.start : node.i]):
        if that.lower_ != "that" or that.dep_ != "mark" or not that.head.is_ancestor(node):
            continue
        before = reversed(node.doc[max(node.sent.start, that.i - _LONGEST_BETWEEN) : that.i])
        verb = next((word for word in before if _is_saying(word)), None)
        subject = _subject(verb) if verb is not None else None
        if subject is not None and subject.tag_ not in _NO_NAMES:
            yield from joined(subject)
        return


def _subject(verb: Token) -> Token | None:
    """The subject of *verb*, also past an aside that the parser took for a clause."""
    aside = child(verb, "ccomp")
    if aside is None or aside.i > verb.i:
        return child(verb, "nsubj")
    subject = child(aside, "nsubj")
    apart = subject is not None and is_spaced_dash(subject.nbor(1))
    return subject if apart else child(verb, "nsubj")


def _names_teller(word: Token) -> bool:
    return word.dep_ == "nsubj" and word.tag_ not in {"WDT", "WP", "DT"}


def _is_saying(verb: Token) -> bool:
    perfect = verb.tag_ == "VBN" and any(word.lemma_ == "have" for word in verb.lefts)
    told = perfect and child(verb, "auxpass") is None  # "a source has told the paper"
    return (told or verb.tag_ in _SAYING) and verb.lemma_.lower() in wordlists("verbs")["say"]


def _headline(parsed: Parsed, doc: Doc) -> list[Token]:
    """The words of the headline."""
    return [word for word in takewhile(parsed.in_headline, doc) if not word.is_space]


def after_colon(parsed: Parsed, node: Token) -> Iterator[Token]:
    """Find the source at the end of a headline: "Toll tops 5,000: officials"."""
    title = _headline(parsed, node.doc)
    if not parsed.in_headline(node):
        title = [word for word in node.sent if not word.is_space]
        title = title[:-1] if title[-1].text == "." else title
        if len(title) > _LINE or not any(word.pos_ in {"NOUN", "PROPN"} for word in title[-1:]):
            return
    colons = [at for at, word in enumerate(title) if word.text in {":", "\u2014", "\u2013"}]
    if not colons or title[colons[-1]].i < node.i:
        return
    tail = title[colons[-1] + 1 :]
    if len(tail) <= _LONGEST_TAIL and not any(word.pos_ in {"VERB", "AUX"} for word in tail):
        yield from (word for word in tail if word.head not in tail or word.head.i == word.i)


def after_dash(node: Token) -> Iterator[Token]:
    """Find the source at the end of a line: "12 villagers killed - coast guard"."""
    sentence = node.sent
    dashes = [
        word.i for word in sentence[-_LONGEST_TAIL:] if is_spaced_dash(word) and word.i > node.i
    ]
    tail = node.doc[dashes[-1] + 1 : sentence.end] if dashes else ()
    if not any(
        word.pos_ in {"VERB", "AUX"} or word.is_sent_start or _counts(word) for word in tail
    ):
        yield from (word for word in tail if word.head not in tail and not word.is_punct)


def _counts(word: Token) -> bool:
    """Whether *word* goes on counting ("- 40 of them civilians") and names no source."""
    return word.like_num or word.pos_ == "PRON"


def before_colon(parsed: Parsed, node: Token) -> Iterator[Token]:
    """Find the source at the head of a headline: "Relief agency: 7 volunteers killed"."""
    if not parsed.in_headline(node):
        return
    title = _headline(parsed, node.doc)
    at = next((at for at, word in enumerate(title[:_LONGEST_TAIL]) if word.text == ":"), None)
    if (
        at is None
        or title[at].i > node.i
        or any(word.pos_ in {"VERB", "AUX"} for word in title[:at])
    ):
        return
    heads = [word for word in title[:at] if word.head not in title[:at] or word.head.i == word.i]
    for word in heads:
        mention = parsed.mention_at(word)
        if mention is not None and mention.kind is not MentionKind.PLACE:
            yield word


def according_to(node: Token) -> Iterator[Token]:
    """Find "according to" anywhere in the sentence: parsers hang it on the wrong clause."""
    found = [word for word in node.sent if word.lower_ == "according"]
    after = [word for word in found if word.i > node.i]
    for word in after[:1] or found[-1:]:
        if _is_of_a_later_count(word, node) or _is_of_an_earlier_clause(word, node):
            continue
        if word.i > node.i and opens_clause(word):
            continue
        to = child(word, "prep")
        noun = child(to, "pobj") if to is not None else None
        if noun is not None:
            yield from joined(noun)


def opens_clause(according: Token) -> bool:
    """Whether a clause of its own begins so: "..., and according to the union, 12 died"."""
    before = according.nbor(-1) if according.i > according.sent.start else None
    return before is not None and (before.tag_ == "CC" or before.text == ";")


def _is_of_a_later_count(according: Token, node: Token) -> bool:
    """Whether a count in a relative clause stands between *node* and "according to".

    "A raid that left 12 dead, prompting strikes that have killed 40, according to officials".
    """
    if not any(word.dep_ == "relcl" for word in node.ancestors):
        return False
    return any(
        word.dep_ == "relcl"
        and not word.is_ancestor(node)
        and any(one.like_num for one in word.doc[word.i : according.i])
        for word in node.doc[node.i + 1 : max(node.i + 1, according.i)]
    )


def _is_of_an_earlier_clause(according: Token, node: Token) -> bool:
    """Whether "according to" stands in a relative clause that ends before *node*.

    "The group, which is banned according to the court, killed 12": the 12 are not the court's.
    """
    clauses = (word for word in according.ancestors if word.dep_ == "relcl")
    return any(word.i < node.i and not word.is_ancestor(node) for word in clauses)


def is_right_after(token: Token, node: Token, clause: Token) -> bool:
    """Whether *token*'s "according to" follows a count with no verb outside *clause* between."""
    opening = next((word.i for word in token.ancestors if word.lower_ == "according"), token.i)
    between = node.doc[node.i : opening]
    verbs = [word for word in between if word.pos_ == "VERB" and word.dep_ != "prep"]
    return token.i > node.i and all(word == clause or clause.is_ancestor(word) for word in verbs)

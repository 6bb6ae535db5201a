"""Of what an act is about, the parts that stand side by side: "*a truce* and *the return of aid*".

A finder often gives the first of them alone: what grammar joins to it behind it is a part, too.
Whether a part is a proposal of its own is decided where proposals are named. The words that join
parts are data (``words/coordinated.yml``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from stateofplay.core.statements import Act, Statement
from stateofplay.core.text import Span
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.phrases import phrase
from stateofplay.extract.syntax import child, is_finite, joined
from stateofplay.extract.wordlists import wordlists

_NOUNS = frozenset({"NOUN", "PROPN"})
_FORMS = {"VB": "VB", "VBP": "VB", "VBG": "VBG", "VBN": "VBN"}
"""Forms of verbs that tell what is to be done; of others, each tells something of its own."""
_JOINING = frozenset({"cc", "advmod"})
_DEPTH = 3
"""So many links lead from the head of the words to a list in them: "a deal for | X and Y"."""


def with_parts(parsed: Parsed, acts: Sequence[Statement]) -> Iterator[Statement]:
    """Give each of all *acts* of a report with the parts of what it is about (`Act.parts`)."""
    triggers = tuple(each.content.trigger for each in acts)
    for statement in acts:
        act = statement.content
        if not isinstance(act, Act) or act.about is None:
            yield statement
            continue
        end = statement.evidence.span.end
        if act.condition is not None and act.condition.span.start >= act.about.end:
            end = act.condition.span.start - len(act.condition.connective)
        parts = _parts(parsed, _Room(act.about, end, triggers), refused=act.type == "REJECT")
        yield replace(statement, content=replace(act, parts=parts))


@dataclass(frozen=True, slots=True)
class _Room:
    """Where the parts may stand.

    Attributes:
        about: The words that the finder gave.
        end: How far a part may reach behind them: to the condition or the end of the sentence.
        triggers: The words that name acts: what stands with one is that act's.
    """

    about: Span
    end: int
    triggers: Sequence[Span]

    def has(self, word: Token) -> bool:
        """Say whether *word* is among the words themselves."""
        return self.about.start <= word.idx < self.about.end

    def follows(self, word: Token, end: int) -> bool:
        """Say whether the phrase of *word* comes next behind *end*, and is no other act's."""
        last = word.right_edge
        whole = Span(word.left_edge.idx, last.idx + len(last))
        next_to = self.about.end <= whole.start and _end_before(word.left_edge) <= end
        return next_to and whole.end <= self.end and not any(map(whole.overlaps, self.triggers))


def _parts(parsed: Parsed, room: _Room, *, refused: bool) -> tuple[Span, ...]:
    """Give two parts or more, in order, or none.

    None where it is in doubt whether all are meant alike: one is denied ("a pause but no truce"),
    or only one of them is asked for; what is *refused* may be joined by "or", too.
    """
    about = room.about
    words = parsed.doc.char_span(about.start, about.end, alignment_mode="expand")
    listed = _list_in(words.root, room) if words else []
    if not words or len(listed) < 2 or not _is_plain(listed, refused=refused):
        return ()
    first = about.start if listed[0].i == words.root.i else listed[0].left_edge.idx
    spans = tuple(_spans(listed, max(first, about.start), room.end))
    return spans if len(spans) == len(listed) else ()


def _list_in(head: Token, room: _Room) -> list[Token]:
    """What is joined to the head of the words, else what is within them to what the head is of."""
    listed, word = list(_in_room(head, room)), _matter(head)
    for _ in range(_DEPTH):
        if len(listed) > 1 or word is None:
            break
        listed, word = [each for each in _joined(word, room) if room.has(each)], _matter(word)
    return listed


def _in_room(head: Token, room: _Room) -> Iterator[Token]:
    """Yield *head* and what is joined to it, up to the first that is too far or another act's."""
    end = room.about.end
    for word in _joined(head, room):
        if not room.has(word):
            if is_finite(head) or not room.follows(word, end):
                return  # what is joined to "they will stop" is told, not asked
            end = word.right_edge.idx + len(word.right_edge)
        yield word


def _joined(head: Token, room: _Room) -> list[Token]:
    """*head* with what stands beside it, in order: joined, or as parsers have lists.

    They take the second of a list for another name of the first ("a truce, *the return* of aid and
    a meeting"), and a second infinitive for a verb beside the one that asks ("urged them to stop,
    *lift* the siege and leave").
    """
    found = {word.i: word for word in joined(head)}
    for word in list(found.values()):
        for other in word.rights:
            if other.dep_ == "appos" and _goes_on(other):
                found |= {each.i: each for each in joined(other)}
    for other in head.head.rights if head.tag_ == "VB" and head.i != head.head.i else ():
        if other.dep_ == "conj" and other.tag_ == "VB" and other.i > head.i and room.has(other):
            found |= {each.i: each for each in joined(other)}
    return [found[place] for place in sorted(found)]


def _goes_on(word: Token) -> bool:
    """Whether a list goes on behind *word*: ", the return of aid | and a meeting"."""
    comma = word.left_edge.i > 0 and word.left_edge.nbor(-1).text == ","
    return comma and any(each.dep_ == "cc" for each in word.subtree)


def _matter(word: Token) -> Token | None:
    """What *word* is of: the object of a verb or of a noun's one preposition, or its clause."""
    found = [each for each in word.rights if each.dep_ in {"prep", "dobj", "acl", "xcomp", "ccomp"}]
    if len(found) != 1:
        return None
    return child(found[0], "pobj", "pcomp") if found[0].dep_ == "prep" else found[0]


def _is_plain(listed: Sequence[Token], *, refused: bool) -> bool:
    """Whether all of a list are of one kind and meant alike."""
    if not all(word.pos_ in _NOUNS for word in listed):
        forms = {_FORMS.get(word.tag_) for word in listed}
        if len(forms) > 1 or None in forms:
            return False
    links = (child for word in listed for child in word.children)
    joining = {word.lower_ for word in links if word.dep_ in {"cc", "preconj"}}
    lists = wordlists("coordinated")
    if not joining <= (lists["adding"] | lists["choosing"] if refused else lists["adding"]):
        return False
    denying = lists["denying"] if refused else lists["denying"] | lists["denying_unless_refused"]
    return all(word.lower_ not in denying for each in listed[1:] for word in _words_before(each))


def _words_before(word: Token) -> Iterator[Token]:
    """Yield the words from two before the phrase of *word* up to it: "and | no | truce"."""
    yield from word.doc[max(0, word.left_edge.i - 2) : word.i]


def _spans(listed: Sequence[Token], start: int, end: int) -> Iterator[Span]:
    """Yield the words of each part: up to the next one, without a clause that adds something."""
    for place, word in enumerate(listed):
        own = phrase(word)
        if own is None:
            continue
        after = listed[place + 1 : place + 2]
        last = min(own.end, end, *(_end_before(each.left_edge) for each in after))
        span = Span(min(start, last) if place == 0 else own.start, last)
        if span.start < span.end:
            yield span


def _end_before(word: Token) -> int:
    """Where the words end that stand before *word* and what joins it."""
    while word.i and (word.nbor(-1).is_punct or word.nbor(-1).dep_ in _JOINING):
        word = word.nbor(-1)
    return word.nbor(-1).idx + len(word.nbor(-1)) if word.i else word.idx

"""On what an act depends, and the reason its actor gives."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Token

from stateofplay.core.statements import Condition
from stateofplay.core.text import Span
from stateofplay.datafiles import read_mapping
from stateofplay.extract.beyond import is_beyond, is_of_another
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.phrases import phrase
from stateofplay.extract.syntax import child, preposition_objects

_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_CLOSING = re.compile(r"[.,!?]?[\"\u201d]")
_CONDITIONAL = frozenset({"advcl", "ccomp", "pcomp"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Connective:
    """Words that open a condition or reason.

    Attributes:
        words: The words, lower case.
        types: The only act types, if not empty.
        states: Verbs, in the present, of the only clauses, if not empty ("while they are here").
    """

    words: tuple[str, ...]
    types: frozenset[str]
    states: frozenset[str]


@cache
def connectives(kind: str) -> tuple[Connective, ...]:
    """Read the connectives of one kind ("condition", "reason") from ``words/connectives.yml``."""
    return tuple(
        Connective(
            words=tuple(entry["words"].split()),
            types=frozenset(entry.get("types", ())),
            states=frozenset(entry.get("states", ())),
        )
        for entry in _data()[kind]
    )


@cache
def reason_verbs() -> frozenset[str]:
    """Verbs whose participle brings the reason ("rejected the plan, saying ...")."""
    return frozenset(_data()["reason_verb"])


@cache
def _data() -> dict[str, list[Any]]:
    return read_mapping("stateofplay.extract", "words", "connectives.yml")


def find_condition(trigger: Token, act_type: str, *, sure: bool = False) -> Condition | None:
    """Find the condition that hangs on *trigger* or on what it governs.

    Args:
        trigger: Head of the words that name the act.
        act_type: Decides on connectives that open a condition of some acts only.
        sure: Leave those out: "once more" and "without hostages" need not be conditions.
    """
    found = _find(trigger, "condition", act_type, sure=sure)
    if found is None:
        return None
    first, last, clause = found
    span = phrase(clause, leave_out=frozenset(range(first, last + 1)), keep_conditions=True)
    return Condition(connective=trigger.doc[first : last + 1].text, span=span) if span else None


def split_condition(text: str, start: int) -> Condition:
    """Split words that a model marked, at the code point *start*, into connective and rest."""
    lower = text.lower()
    for connective in connectives("condition"):
        opening = " ".join(connective.words)
        if lower.startswith(opening + " "):
            cut = len(opening) + 1
            return Condition(connective=text[: cut - 1], span=Span(start + cut, start + len(text)))
    return Condition(connective="", span=Span(start, start + len(text)))


def condition_at(
    parsed: Parsed, words: Span, trigger: Token, behind: int | None = None
) -> Condition | None:
    """Give the condition that a model marked, whole; None if its words set none ("even if").

    None, too, if it is that of another statement that begins after *behind*, where this one ends.
    """
    text, span = parsed.report.full_text, to_verb(parsed, words)
    tokens = parsed.doc.char_span(span.start, span.end, alignment_mode="expand")
    if tokens is not None and len(tokens):
        clause = _opened(tokens[0], tokens[0])
        if clause is not None and sets_none(tokens[0], clause, trigger):
            return None
        if clause is not None and behind is not None and is_of_another(clause, trigger, behind):
            return None
    return opened(split_condition(text[span.start : span.end], span.start), text)


def opened(condition: Condition, text: str) -> Condition | None:
    """Give a condition without a known connective its first word as one: "only | as part of it".

    None if it has no other word.
    """
    words = text[condition.span.start : condition.span.end]
    first, _, rest = words.partition(" ")
    if condition.connective:
        return condition
    span = Span(condition.span.end - len(rest), condition.span.end)
    return Condition(connective=first, span=span) if rest else None


def to_verb(parsed: Parsed, condition: Span) -> Span:
    """Give a condition that was cut short its verb: "unless the hostages | were freed"."""
    words = parsed.doc.char_span(
        max(condition.start, condition.end - 1), condition.end, alignment_mode="expand"
    )
    last = words.root if words else None
    noun = next((w for w in (last, *last.ancestors) if w.dep_ in _SUBJECT), None) if last else None
    if noun is None or noun.idx < condition.start or noun.idx >= condition.end:
        return condition
    verb = noun.head
    if verb.i < noun.i or verb.idx < condition.end or verb.dep_ not in _CONDITIONAL:
        return condition
    return Span(condition.start, verb.idx + len(verb))


def find_reason(trigger: Token, act_type: str) -> Span | None:
    """Find the reason the actor gives: "because ...", "saying it would ..."."""
    found = _find(trigger, "reason", act_type)
    if found is not None:
        first, last, clause = found
        said = phrase(clause, leave_out=frozenset(range(first, last + 1)))
        return _to_the_quote(trigger.doc.text, _to_the_turn(said, clause))
    for word in trigger.rights:
        if word.dep_ == "advcl" and word.tag_ == "VBG" and word.lemma_ in reason_verbs():
            content = _told(word)
            if content is None:
                return None
            return _to_the_quote(trigger.doc.text, _to_the_turn(phrase(content), content))
    return None


def _to_the_quote(text: str, reason: Span | None) -> Span | None:
    """Take in the mark that ends a quotation begun within: a trap for "our people | ."."""
    words = text[reason.start : reason.end] if reason else ""
    if reason and (words.count('"') % 2 or words.count("\u201c") > words.count("\u201d")):
        closing = _CLOSING.match(text, reason.end)
        return Span(reason.start, closing.end()) if closing else reason
    return reason


def _to_the_turn(reason: Span | None, clause: Token) -> Span | None:
    """Cut *reason* where its giver does something else: "..., | but promised to press Norland"."""
    turns = [word for word in clause.subtree if word.i > clause.i and _is_givers(word)]
    if reason is None or not turns:
        return reason
    last = clause.doc[_joined_from(turns[0]) - 1]
    end = min(reason.end, last.idx + len(last))
    return Span(reason.start, end) if end > reason.start else reason


def _is_givers(verb: Token) -> bool:
    """Whether *verb* is not of the reason: past, without a subject, joined to what is no past."""
    other = verb.head
    if verb.dep_ != "conj" or verb.tag_ != "VBD" or verb.lemma_ not in _data()["givers_verb"]:
        return False
    past = other.tag_ == "VBD" or any(word.lemma_ == "have" for word in other.lefts)
    if past or child(verb, "nsubj", "nsubjpass") is not None:
        return False
    joined = verb.doc[_joined_from(verb)]
    return joined.text == "," or joined.lower_ in _data()["turning"]


def _joined_from(verb: Token) -> int:
    """Index of the first token that joins *verb* to what is before it: comma, "but"."""
    first = verb.i
    while first > verb.head.i + 1 and verb.doc[first - 1].dep_ in {"cc", "punct", "advmod"}:
        first -= 1
    return first


def _told(verb: Token) -> Token | None:
    """What a verb that brings a reason gives as the reason: its clause, noun or judgement.

    "Calling it a trap" judges what was rejected; "calling its authors fools" is no reason.
    """
    noun = child(verb, "dobj")
    if verb.lemma_ not in _data()["judging_verb"]:
        cited = noun if verb.lemma_ in _data()["citing_verb"] else None
        return child(verb, "ccomp") or cited
    if noun is None or noun.lower_ not in _data()["judged"] or child(verb, "neg") is not None:
        return None
    judgement = child(verb, "oprd")
    return judgement if judgement is not None else next(preposition_objects(verb, "as"), None)


def _find(
    trigger: Token, kind: str, act_type: str, *, sure: bool = False
) -> tuple[int, int, Token] | None:
    """First and last token of the connective, and the head of what it opens.

    *sure* leaves out the connectives that only some types take, if nothing else settles them.
    """
    doc, sentence = trigger.doc, trigger.sent
    words = [token.lower_ for token in sentence]
    places: dict[str, list[int]] = {}
    for index, word in enumerate(words):
        places.setdefault(word, []).append(index)
    for connective in connectives(kind):
        unsure = sure and not connective.states
        if connective.types and (unsure or act_type not in connective.types):
            continue
        opening, size = list(connective.words), len(connective.words)
        for index in places.get(opening[0], ()):
            if words[index : index + size] != opening:
                continue
            first, last = sentence.start + index, sentence.start + index + size - 1
            clause = _opened(doc[first], doc[last])
            if (
                clause is None
                or sets_none(doc[first], clause, trigger)
                or (connective.states and not _lasts(clause, first, connective))
            ):
                continue
            if _hangs_on(clause, trigger):
                return first, last, clause
    return None


def sets_none(first: Token, clause: Token, trigger: Token) -> bool:
    """Whether it opens no condition: "*even* if it ends", "asked *if* it ends"."""
    before = first.doc[first.i - 1].lower_ if first.i > first.sent.start else ""
    asked = clause.dep_ == "ccomp" and clause.head.i == trigger.i < first.i
    whether = first.lower_ == "if" and asked
    return before in _data()["not_behind"] or whether


def _lasts(clause: Token, first: int, connective: Connective) -> bool:
    """Whether a clause tells of a state that lasts, and is not set against what is before it.

    "No talks while we are under siege", but not "he refused, while others are willing" nor
    "refused to speak while leaving".
    """
    if first == clause.sent.start or clause.doc[first - 1].text == ",":
        return False
    present = {"VBZ", "VBP"}
    under_way = clause.tag_ == "VBG" and any(
        word.dep_ == "aux" and word.tag_ in present for word in clause.lefts
    )
    return under_way or (clause.tag_ in present and clause.lemma_ in connective.states)


def _opened(first: Token, last: Token) -> Token | None:
    """The head of the clause or noun phrase that a connective opens."""
    if last.dep_ in {"mark", "advmod"} and last.head.i > last.i:
        return last.head
    for word in (*last.children, *first.children):  # "because | of" the fighting
        if word.dep_ in {"pobj", "pcomp", "ccomp", "advcl"} and word.i > last.i:
            return word
    if first.dep_ in {"mark", "advmod"} and first.head.i > last.i:
        return first.head
    return None


def _hangs_on(clause: Token, trigger: Token) -> bool:
    """Whether *clause* belongs to *trigger*: to it, to what it governs, or to its own clause."""
    if clause.i == trigger.i or clause.is_ancestor(trigger):
        return False
    if is_beyond(clause, trigger):
        return False
    if trigger.is_ancestor(clause):
        return not _in_another_clause(clause, trigger)
    verb = trigger.head if trigger.dep_ in {"acomp", "attr", "dobj", "aux"} else trigger
    beside = verb.is_ancestor(clause) and clause.dep_ in {"advcl", "pobj", "pcomp"}
    return beside and not _in_another_clause(clause, verb)


def _in_another_clause(clause: Token, trigger: Token) -> bool:
    """Whether a clause of its own stands between: "refused, *warning* that it will pay if ..."."""
    for word in clause.ancestors:
        if word.i == trigger.i:
            return False
        own = child(word, "nsubj", "nsubjpass") is not None
        beside = word.dep_ == "advcl" and word.tag_ == "VBG"
        if beside or (word.dep_ in {"conj", "relcl", "acl"} and own):
            return True
    return False

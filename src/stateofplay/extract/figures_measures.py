"""What a count measures: the verb, adjective or noun that governs it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from stateofplay.core.statements import Bound
from stateofplay.extract.figures_counts import Count
from stateofplay.extract.figures_rules import FigureRule, Rulebook
from stateofplay.extract.syntax import child

_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "PRON", "ADJ", "SYM"})
_NEAR = 9
"""Tokens within which a word asked for by ``with`` must stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Why a count measures what it does.

    Attributes:
        rule: Name of the rule, for people.
        word: The word that decided.
        governor: The verb, adjective or noun whose circumstances (time, place, reality,
            source) are those of the count.
        bound: A bound that the verb gives ("topped 5,000"), or None.
        of: Words for the counted which stand elsewhere ("the number of hostages"), or None.
    """

    measure: str
    rule: str
    word: Token
    governor: Token
    bound: Bound | None = None
    of: str | None = None


def measure_of(count: Count, rulebook: Rulebook) -> Measured | None:
    """Find what *count* measures; None if no rule says so (then it is no figure)."""
    first, *others = _positions(count, rulebook)
    for positions in ([first], others):
        for finder in (_strong_noun, _state, _verbal, _of_noun, _total):
            measured = finder(count, rulebook, positions)
            if measured is not None:
                return measured
    return _weak_noun(count, rulebook)


def _fits(rule: FigureRule, word: Token) -> bool:
    return word.lemma_.lower() in rule.words or word.lower_ in rule.words


def _allowed(rule: FigureRule, count: Count, word: Token) -> bool:
    """Whether what the rule asks of the counted noun and the words around holds."""
    noun = count.noun
    forms = {"people"} if noun is None else {noun.lemma_.lower(), noun.lower_.removesuffix("s")}
    if rule.counted and forms.isdisjoint(rule.counted) and noun is not None:
        return False
    if not forms.isdisjoint(rule.counted_not):
        return False
    low, high = sorted((word.i, count.node.i))
    if rule.near:
        around = word.doc[max(word.sent.start, low - 3) : min(word.sent.end, high + _NEAR)]
        if not any(near.lower_ in rule.near for near in around):
            return False
    sentence = {near.lower_ for near in word.sent} if rule.context or rule.context_not else set()
    return not (rule.context and sentence.isdisjoint(rule.context)) and sentence.isdisjoint(
        rule.context_not
    )


def _match(
    rulebook: Rulebook, frame: str, word: Token, count: Count, governor: Token | None = None
) -> Measured | None:
    for rule in rulebook.of_frame(frame):
        if _fits(rule, word) and _allowed(rule, count, word):
            return Measured(
                measure=rule.measure, rule=rule.name, word=word, governor=governor or word
            )
    return None


def _strong_noun(count: Count, rulebook: Rulebook, positions: list[Token]) -> Measured | None:
    return _noun(count, rulebook, weak=False) if count.node in positions else None


def _weak_noun(count: Count, rulebook: Rulebook) -> Measured | None:
    return _noun(count, rulebook, weak=True)


def _noun(count: Count, rulebook: Rulebook, *, weak: bool) -> Measured | None:
    if count.noun is None or count.partitive and not weak:
        return None
    for rule in rulebook.of_frame("noun", weak=weak):
        if _fits(rule, count.noun) and _allowed(rule, count, count.noun):
            governor = _clause(count.node)
            return Measured(
                measure=rule.measure, rule=rule.name, word=count.noun, governor=governor
            )
    return None


def _clause(token: Token) -> Token:
    """The verb *token* hangs under, or the topmost word."""
    for word in (token, *token.ancestors):
        if word.pos_ in {"VERB", "AUX"}:
            return word
    return token.sent.root


def _positions(count: Count, rulebook: Rulebook) -> Iterator[Token]:
    """The counted phrase and those it is joined to ("killed 15 soldiers and three medics")."""
    token = _unwrapped(_out_of_hedge(count), rulebook)
    yield token
    while token.dep_ in {"conj", "appos"} and token.head.pos_ in _NOMINAL:
        token = _unwrapped(token.head, rulebook)
        yield token


def _out_of_hedge(count: Count) -> Token:
    """Where the parser hung the number on its hedge ("up to 250"), the hedge stands for it."""
    token = count.node
    while token.dep_ in {"pobj", "nummod", "quantmod"} and _in_hedge(token.head, count):
        token = token.head
    return token


def _in_hedge(token: Token, count: Count) -> bool:
    return count.number.span.start <= token.idx < count.number.core.start


def _unwrapped(token: Token, rulebook: Rulebook) -> Token:
    """Climb from "21 members" to the total in "a total of 21 members"."""
    of = token.head
    wrapped = token.dep_ == "pobj" and of.lower_ == "of"
    return of.head if wrapped and of.head.lemma_.lower() in rulebook.wrappers else token


def _state(count: Count, rulebook: Rulebook, positions: list[Token]) -> Measured | None:
    """Find "56 dead", "12 villagers were injured", "left 12 dead", "three missing children"."""
    if count.node in positions and (found := _beside(count, rulebook)) is not None:
        return found
    for token in positions:
        for word in (*token.children, *token.head.children):
            if word.dep_ not in {"oprd", "acomp", "xcomp", "ccomp", "acl"} or _has_object(word):
                continue
            if (found := _match(rulebook, "state", word, count)) is not None:
                return replace(found, governor=_clause(token.head))
    return None


_BETWEEN = frozenset(
    {
        "people",
        "others",
        "reported",
        "reportedly",
        "were",
        "was",
        "more",
        "still",
        "are",
        "is",
        "left",
        "also",
        "have",
        "has",
        "been",
        "feared",
        "confirmed",
    }
)


def _beside(count: Count, rulebook: Rulebook) -> Measured | None:
    """A word of state right after the counted phrase, or within it before the noun."""
    doc, at = count.node.doc, count.last + 1
    while at < len(doc) and doc[at].lower_ in _BETWEEN:
        at += 1
    if at < len(doc) and doc[at].sent.start == count.node.sent.start and not _has_object(doc[at]):
        if (found := _match(rulebook, "state", doc[at], count)) is not None:
            return replace(found, governor=_clause(doc[at]))
    for word in doc[count.root.i + 1 : count.last + 1]:
        if word.tag_.startswith("NN") and word is not doc[count.root.i + 1] or count.partitive:
            continue
        if word.tag_.startswith("NN") and word.lower_.endswith("s"):
            continue
        if (found := _match(rulebook, "state", word, count)) is not None:
            return replace(found, governor=_clause(count.node))
    return None


def _has_object(word: Token) -> bool:
    return any(inner.dep_ == "dobj" for inner in word.children)


def _verbal(count: Count, rulebook: Rulebook, positions: list[Token]) -> Measured | None:
    for token in positions:
        for verb, frame in _verbs(token, count):
            for one in _joined_verbs(verb, frame):
                if (found := _match(rulebook, frame, one, count)) is not None:
                    return _both(found, one, rulebook, count)
    return None


def _verbs(token: Token, count: Count) -> Iterator[tuple[Token, str]]:
    """Verbs that *token* is an object or subject of, with its place there."""
    head = token.head
    if _in_hedge(token, count) and head.pos_ == "VERB":
        yield head, "object" if token.i > head.i else "subject"
    if token.dep_ in {"dobj", "nsubjpass", "attr", "oprd"} and head.pos_ in {"VERB", "AUX"}:
        yield head, "object"
    elif token.dep_ == "nsubj":
        yield head, "subject"
        if not _has_object(head):
            yield head, "object"
        for word in head.children:  # "said 300 people arrested", "were reported killed"
            if word.dep_ in {"xcomp", "acomp"}:
                yield word, "object"
    elif token.dep_ == "pobj" and head.dep_ == "agent":
        yield head.head, "subject"
    if token.dep_ == "nsubjpass":
        for word in head.children:  # "are believed to be buried", "were set to be released"
            if word.dep_ == "xcomp":
                passive = any(inner.dep_ == "auxpass" for inner in word.children)
                yield word, "object" if passive else "subject"
                for deeper in word.children:
                    if deeper.dep_ == "xcomp":
                        yield deeper, "object"
    yield from _clauses_on(token)


def _clauses_on(token: Token) -> Iterator[tuple[Token, str]]:
    """Participles and relative clauses on *token*: "people killed", "men who marched"."""
    for word in token.rights:
        if word.dep_ == "acl":
            yield word, "subject" if word.tag_ == "VBG" else "object"
            if word.tag_ != "VBG":
                yield word, "subject"
            for deeper in word.children:
                if deeper.dep_ == "xcomp":
                    yield deeper, "object"
        elif word.dep_ == "relcl":
            passive = any(inner.dep_ in {"nsubjpass", "auxpass"} for inner in word.children)
            yield word, "object" if passive else "subject"
            for deeper in word.children:
                if deeper.dep_ in {"xcomp", "conj"}:
                    yield deeper, "object" if deeper.tag_ == "VBN" else "subject"


def _joined_verbs(verb: Token, frame: str) -> Iterator[Token]:
    """*verb*, and what it is joined to without an object of its own ("arrested and held")."""
    yield verb
    for word in verb.children:
        if word.dep_ == "conj" and word.pos_ == "VERB" and not _has_object(word):
            if frame == "subject" or not any(inner.dep_ == "nsubj" for inner in word.children):
                yield word


def _both(found: Measured, verb: Token, rulebook: Rulebook, count: Count) -> Measured:
    """ "Killed or wounded 400": people affected, not killed."""
    pair = [word for word in (*verb.children, verb.head) if "conj" in (word.dep_, verb.dep_)]
    for word in pair:
        if word.pos_ != "VERB" or word.i == verb.i or abs(word.i - verb.i) > 3:
            continue
        other = _match(rulebook, "object", word, count)
        if other and {found.measure, other.measure} == {"killed", "injured"}:
            return replace(found, measure="affected", rule=f"{found.rule} + {other.rule}")
    return found


def _of_noun(count: Count, rulebook: Rulebook, positions: list[Token]) -> Measured | None:
    """ "The release of 50 hostages", "in exchange for 150 prisoners"."""
    for token in positions:
        if token.dep_ != "pobj" or token.head.dep_ != "prep":
            continue
        preposition, noun = token.head, token.head.head
        frame = {"of": "of", "for": "exchange"}.get(preposition.lower_)
        if frame and (found := _match(rulebook, frame, noun, count, _clause(noun))) is not None:
            return found
    return None


def _total(count: Count, rulebook: Rulebook, positions: list[Token]) -> Measured | None:
    """ "A death toll of 493", "the number of dead rose to 9,770", "put the toll at 150"."""
    for token in positions:
        noun, bound = _total_noun(token, rulebook)
        if noun is None:
            continue
        told = rulebook.totals[noun.lemma_.lower()]
        inner = _held(noun, rulebook, count)
        measure = inner[0] if inner else told
        if measure is not None and (count.noun is None or inner or told):
            of = (inner[1] if inner else None) or _people(noun)
            own = None if count.noun is not None else of
            return Measured(
                measure=measure,
                rule="total",
                word=noun,
                governor=_clause(token),
                bound=bound,
                of=own,
            )
    return None


def _total_noun(token: Token, rulebook: Rulebook) -> tuple[Token | None, Bound | None]:
    """The noun of counting whose number *token* is, and the bound its verb gives."""
    head = token.head
    if (
        token.dep_ == "pobj"
        and head.head.lemma_.lower() in rulebook.totals
        and head.lower_ in {"of", "at", "to"}
    ):
        return head.head, None
    verb = head.head if token.dep_ == "pobj" and head.lower_ in {"to", "at", "past", "by"} else head
    if token.dep_ not in {"pobj", "dobj", "attr", "acomp", "npadvmod", "advmod", "oprd", "nummod"}:
        return None, None
    bound = rulebook.total_verbs.get(verb.lemma_.lower())
    if bound is None:
        return None, None
    for word in verb.children:
        if word.dep_ in {"nsubj", "dobj", "nsubjpass"} and word.lemma_.lower() in rulebook.totals:
            return word, bound if bound is not Bound.EXACT else None
    if verb.dep_ in {"acl", "relcl"} and verb.head.lemma_.lower() in rulebook.totals:
        return verb.head, bound if bound is not Bound.EXACT else None
    return None, None


def _held(noun: Token, rulebook: Rulebook, count: Count) -> tuple[str, str | None] | None:
    """Measure and words of what a noun of counting holds: "number of soldiers killed"."""
    preposition = next((word for word in noun.rights if word.lower_ == "of"), None)
    of = child(preposition, "pobj") if preposition is not None else None
    inside = [word for word in (noun, *noun.children) if word.dep_ in _HELD or word is noun]
    if of is not None:
        inside += [of, *(word for word in of.children if word.dep_ in _HELD)]
        inside += [deeper for word in of.children if word.dep_ in _HELD for deeper in word.children]
    inside = [word for word in inside if word.i != count.node.i and not word.like_num]
    for frame, weak in (("state", False), ("object", False), ("noun", False), ("noun", True)):
        for rule in rulebook.of_frame(frame, weak=weak):
            if any(_fits(rule, word) and not rule.near for word in inside):
                words = of.text if of is not None and of.pos_ in {"NOUN", "PROPN"} else None
                return rule.measure, words
    return None


_HELD = frozenset({"amod", "compound", "acl", "relcl", "nmod"})


def _people(noun: Token) -> str | None:
    """The demonym before a noun of counting: "the Palestinian death toll"."""
    return next((word.text for word in noun.lefts if word.ent_type_ == "NORP"), None)

"""When, where, and whether a running total: what the clause of a count says around it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from stateofplay.core.statements import Mention, MentionKind, Reality
from stateofplay.core.text import Span
from stateofplay.extract.circumstances import auxiliaries, is_negated
from stateofplay.extract.doubt import is_unconfirmed
from stateofplay.extract.figures.counts import Count
from stateofplay.extract.figures.match import Measured, is_tried
from stateofplay.extract.figures.rules import load_rulebook
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.reality import reality_of
from stateofplay.extract.setting import place_of
from stateofplay.extract.syntax import child, stands_in
from stateofplay.extract.timing import time_of
from stateofplay.extract.unrealised import is_unrealised
from stateofplay.extract.untrue import is_untrue
from stateofplay.extract.wordlists import wordlists

_WHERE = frozenset(
    {"in", "at", "near", "across", "inside", "outside", "around", "on", "throughout"}
)
_SUBJECTS = ("nsubj", "nsubjpass", "aux")
_OPENING = 6
_NOTHING: frozenset[Span] = frozenset()


def time_around(parsed: Parsed, governor: Token, node: Token) -> Span | None:
    """The words of time nearest to a count in its clause, else those in its noun phrase.

    Else those of a deed told in one breath: "killed 40 and wounded dozens on Monday".
    """
    for token in (governor, node, *_in_one_breath(governor)):
        span = time_of(parsed, token)
        if span is not None and not stands_in(span, node) and not _is_cause(span, governor):
            return span
    return None


def _is_cause(time: Span, governor: Token) -> bool:
    """Whether a day is what did it and not when: "the war triggered by 9/11 that has cost"."""
    for word in governor.ancestors:
        if time.start <= word.idx < time.end:
            told = child(word, "relcl")
            subject = child(told, "nsubj") if told is not None else None
            return subject is not None and subject.tag_ == "WDT"
    return False


def _in_one_breath(verb: Token) -> Iterator[Token]:
    """The verbs behind *verb* that are joined to it and have no subject of their own."""
    for other in verb.rights:
        if other.dep_ == "conj" and other.tag_ == verb.tag_ and child(other, *_SUBJECTS) is None:
            yield other


def place_around(
    parsed: Parsed, governor: Token, node: Token, offices: frozenset[str]
) -> Mention | None:
    """The place named with the count or its verb, else the only one after it.

    A place that opens the sentence is where it happened if one of *offices* speaks ("In the
    north, the ministry said, 40 had died"); of anybody else it may be where they spoke.
    """
    for token in (governor, node):
        mention = place_of(parsed, token, _NOTHING)
        if mention is not None:
            return mention
    office = any(word.dep_ == "nsubj" and word.lemma_.lower() in offices for word in node.sent)
    for word in node.sent[:_OPENING] if office else ():
        fronted = word.dep_ == "pobj" and word.head.i == node.sent.start
        mention = parsed.mention_at(word) if fronted and word.head.lower_ in _WHERE else None
        if mention is not None and mention.kind is MentionKind.PLACE:
            return mention
    apart = [word for word in governor.children if _tells_of_others(word)]
    for word in governor.subtree:
        if any(clause.is_ancestor(word) for clause in apart):
            continue
        if word.dep_ == "pobj" and word.head.lower_ in _WHERE and not _is_apart(word):
            mention = parsed.mention_at(word)
            if mention is not None and mention.kind is MentionKind.PLACE:
                return mention
    return None


def _is_apart(noun: Token) -> bool:
    """Whether *noun* is whom somebody blames, or stands with a part of the counted."""
    if noun.head.head.lemma_.lower() in load_rulebook().side.blaming:
        return True
    return any(word.lower_ == "including" and word.dep_ == "prep" for word in noun.ancestors)


def _tells_of_others(clause: Token) -> bool:
    """Whether *clause* tells of another time or place than the one it hangs on.

    "12 died, while the toll in ...", "12 have died since the raid on ...".
    """
    words = wordlists("figures")
    if clause.dep_ == "prep":
        return clause.lower_ in words["before"]
    mark = child(clause, "mark") if clause.dep_ == "advcl" else None
    return mark is not None and mark.lower_ in words["before"] | words["against"]


def reality_of_count(measured: Measured) -> Reality:
    """Whether what a count measures is told as having come about, as possible or as not."""
    told = reality_of(measured.governor)
    if told is not Reality.ACTUAL:
        return told
    if is_untrue(measured.governor):
        return Reality.DENIED
    noun = measured.word.head if measured.word.dep_ == "amod" else measured.word
    unreal = (
        is_unrealised(measured.governor)
        or is_unrealised(noun)
        or is_proposed(measured.measure, noun)
        or (measured.measure != "money" and lies_ahead(measured.governor))
        or _is_perhaps(measured.word)
        or is_tried(measured.word)
    )
    if noun.pos_ == "NOUN" and reality_of(noun, ignore_negation=True) is Reality.POSSIBLE:
        unreal = True  # "the potential for 40 deaths"
    return Reality.POSSIBLE if unreal or is_unconfirmed(measured.governor) else told


def is_told_as_freed(measured: Measured) -> bool:
    """Whether those whose release is told are free: "has released 24", "confirmed the release"."""
    verb = measured.governor
    freeing = verb.i == measured.word.i or verb.lemma_.lower() in wordlists("figures")["confirms"]
    done = freeing and verb.tag_ in {"VBD", "VBN"}
    return done and reality_of_count(measured) is Reality.ACTUAL


def _is_perhaps(deed: Token) -> bool:
    """Whether a word says that it only may be: "potentially displacing 40"."""
    perhaps = wordlists("figures")["perhaps"]
    return any(word.dep_ == "advmod" and word.lower_ in perhaps for word in deed.lefts)


def is_proposed(measure: str, deed: Token) -> bool:
    """Whether a noun of a deed is what somebody asks for or rejects: "proposes the release".

    Those killed are dead whoever rejects or discusses it.
    """
    told = wordlists("figures")
    if measure not in told["proposed"]:
        return False
    moved = deed.head.head if deed.dep_ == "pobj" and deed.head.lower_ == "of" else deed
    if moved.lemma_.lower() in told["moves"]:
        deed = moved  # "proposes the withdrawal of 40 soldiers"
    while deed.dep_ == "conj" and deed.head.pos_ == "NOUN":
        deed = deed.head
    above = deed.head
    if deed.pos_ != "NOUN" or is_negated(above):
        return False
    if deed.dep_ == "dobj":
        return above.lemma_.lower() in told["proposes"]
    way = f"{above.head.lemma_.lower()} {above.lower_}"
    return deed.dep_ == "pobj" and way in told["proposes_with"]


def lies_ahead(deed: Token) -> bool:
    """Whether a deed is told as yet to come: "is to free 40", "40 are set to be freed".

    So is what somebody asks for or plans ("for 40 to be freed"), is bound to ("committed to
    freeing"), and what a deal would bring ("would see the group free 40").
    """
    told, above = wordlists("figures"), deed.head
    if deed.tag_ == "VBG" and deed.dep_ in {"pcomp", "pobj"} and above.lower_ == "to":
        return above.head.lemma_.lower() in told["bound_to"]
    if deed.pos_ not in {"VERB", "AUX"} or above.i == deed.i:
        return False
    helped = auxiliaries(deed)
    if "to" in helped and "have" not in helped:
        mark = child(deed, "mark")
        if mark is not None and mark.lower_ == "for":
            return True
        awaited = above.tag_ in {"VBN", "JJ"} and above.lemma_ in wordlists("verbs")["planned"]
        return deed.dep_ in {"xcomp", "ccomp"} and (above.lemma_ == "be" or awaited)
    return _is_weighed(deed) or _is_demanded(deed) or _is_brought(deed)


def _is_weighed(deed: Token) -> bool:
    """Whether a participle is only thought of: "freeing 40 would help", "approved freeing 40"."""
    if deed.tag_ != "VBG":
        return False
    told, above = wordlists("figures"), deed.head
    if deed.dep_ in {"csubj", "csubjpass"}:
        return not auxiliaries(above).isdisjoint(told["would"])
    return deed.dep_ == "xcomp" and above.lemma_.lower() in told["approves"]


def _is_demanded(deed: Token) -> bool:
    """Whether a clause tells what somebody asks for: "a demand that 40 sailors be freed"."""
    mark, asked = child(deed, "mark"), deed.head.lemma_.lower() in wordlists("figures")["demands"]
    asked = asked and mark is not None and mark.lower_ == "that" and deed.head.pos_ == "NOUN"
    if mark is not None and deed.head.lemma_.lower() in wordlists("figures")["evidence"]:
        return any(word.lower_ == "no" for word in deed.head.lefts)  # "no evidence that 40 died"
    return asked and deed.tag_ in {"VB", "VBP", "VBN"} and auxiliaries(deed) <= {"be"}


def _is_brought(deed: Token) -> bool:
    """Whether it is what something would bring: "would see 40 freed", "could send 40 fleeing"."""
    told, above = wordlists("figures"), deed.head
    brought = deed.dep_ in {"xcomp", "ccomp", "pcomp"} and deed.tag_ in {"VB", "VBG", "VBN"}
    above = above.head if deed.dep_ == "pcomp" else above
    if deed.dep_ == "acl" and deed.tag_ == "VBG" and above.dep_ == "dobj":
        brought, above = True, above.head
    brought = brought and above.lemma_.lower() in told["bringing"]
    return brought and not auxiliaries(above).isdisjoint(told["would"])


def is_cumulative(count: Count, measured: Measured) -> bool | None:
    """True for a running total, False for new ones, None if the words do not tell."""
    words = [word.lower_ for word in measured.governor.subtree]
    near = {word.lower_ for word in count.node.doc[max(0, count.root.i - 3) : count.last + 2]}
    told = wordlists("figures")
    clause = " ".join(words)
    by_then = any(phrase in clause for phrase in told["by_then"])
    if "since" in words or by_then or not told["running"].isdisjoint(near):
        return True
    if measured.rule == "total":
        return True
    lately = "overnight" in words or any(phrase in clause for phrase in told["lately"])
    return None if told["new"].isdisjoint(near) and not lately else False

"""Whether an act is told as done, denied, or only possible (FactBank's distinction, folded)."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from stateofplay.core.statements import Reality
from stateofplay.extract.circumstances import auxiliaries, is_negated
from stateofplay.extract.syntax import child, doers, governors, joined, surface_subjects
from stateofplay.extract.wordlists import wordlists

_HYPOTHETICAL = frozenset({"if", "unless", "whether", "until", "lest"})
_COMPLEMENTS = frozenset({"xcomp", "ccomp", "pcomp", "acl", "pobj", "dobj", "advcl"})
_PART_OF = frozenset({"prep", "acomp", "attr", "conj", "prt", "advmod"})
_BARRIERS = frozenset({"nsubj", "nsubjpass", "relcl"})
"""A deed that is the subject, or only describes a noun, is not in the scope of the verb above."""


def reality_of(trigger: Token, *, ignore_negation: bool = False) -> Reality:
    """Tell how the act named by *trigger* is presented.

    Args:
        ignore_negation: The rule has already read the "not" ("will not allow" is a refusal).
    """
    verb = _carrier(trigger)
    if not ignore_negation and (is_negated(trigger) or is_negated(verb)):
        return Reality.DENIED
    if not auxiliaries(verb).isdisjoint(_possible()):
        return Reality.POSSIBLE
    if is_hypothetical(verb):
        return Reality.POSSIBLE
    return _governed(trigger)


def is_awaited(trigger: Token) -> bool:
    """Whether others await the act: "is expected to call", "due to arrive"."""
    above = trigger.head
    awaited = trigger.dep_ == "xcomp" and trigger.tag_ == "VB" and above.i != trigger.i
    return awaited and above.tag_ in {"VBN", "JJ"} and above.lemma_ in wordlists("verbs")["planned"]


def is_denied(trigger: Token) -> bool:
    """Whether somebody denies the act as a whole: "denied that its men had shelled the town".

    Or what others claim of it: "rejected the ministry's claim that its men had shelled the town".
    """
    verb = _carrier(trigger)
    # "... and sending troops" is denied, too; "... and accused them" may go on the denying
    while verb.dep_ == "conj" and verb.tag_ == verb.head.tag_ == "VBG":
        verb = verb.head
    above = verb.head
    if verb.dep_ not in {"ccomp", "pcomp", "xcomp", "acl"} or _is_parted(verb, above):
        return False
    if above.dep_ == "prep":
        above = above.head
    lists = wordlists("verbs")
    if above.pos_ == "NOUN" and above.lemma_.lower() in lists["claims"]:
        told = above.dep_ == "dobj" and above.head.lemma_.lower() in lists["disputes"]
        return told and not any(map(is_negated, (above.head, above.head.head)))
    plainly = verb.dep_ != "acl" and above.pos_ == "VERB"
    return plainly and above.lemma_.lower() in lists["disowns"]


def deniers_of_part(trigger: Token) -> Iterator[Token]:
    """Yield who is told to deny a part in the deed: "| Norland denied any role in the raid".

    Also whose part is denied: "Moreau denied that | Norland was behind the raid".
    """
    lists = wordlists("verbs")
    found: list[Token] = []
    part = False
    for clause, governor in governors(trigger):
        if _is_parted(clause, governor) or clause.dep_ not in _PART_OF | _COMPLEMENTS:
            return
        part = part or not lists["part"].isdisjoint({clause.lower_, governor.lemma_.lower()})
        if governor.pos_ == "NOUN":
            found += [word for word in doers(governor) if word.dep_ == "poss"]
        elif governor.pos_ in {"VERB", "AUX"}:
            found += [each for word in surface_subjects(governor, 0) for each in joined(word)]
        if governor.lemma_.lower() in lists["disowns"] and governor.pos_ == "VERB":
            yield from found if part and not is_negated(governor) else ()
            return


def _is_parted(clause: Token, governor: Token) -> bool:
    """Whether a semicolon stands between the two: "Army enters town; Front denies"."""
    first, last = sorted((clause.i, governor.i))
    return first == last or any(word.text == ";" for word in clause.doc[first:last])


def _governed(trigger: Token) -> Reality:
    """What the words above *trigger* make of it: the nearest that tells decides."""
    for clause, governor in governors(trigger):
        if _is_parted(clause, governor):
            break
        if clause.dep_ in _BARRIERS or (clause.dep_ == "acl" and clause.tag_ in {"VBN", "VBG"}):
            break
        if governor.pos_ in {"VERB", "AUX"} and clause.dep_ in _COMPLEMENTS:
            return _under_verb(clause, governor)
        if _under_noun_or_adjective(clause, governor):
            return Reality.POSSIBLE
        if governor.pos_ == "NOUN" and clause.dep_ != "conj":
            break
    return Reality.ACTUAL


def _under_verb(clause: Token, verb: Token) -> Reality:
    lists, lemma = wordlists("verbs"), verb.lemma_.lower()
    infinitive = clause.dep_ in {"xcomp", "ccomp", "advcl"} and clause.tag_ == "VB"
    if lemma == "deny" or (clause.dep_ in {"xcomp", "pcomp"} and lemma in lists["denies"]):
        return Reality.DENIED
    if lemma in lists["irrealis"] and (infinitive or clause.dep_ == "pobj"):
        return Reality.POSSIBLE
    if clause.dep_ == "xcomp" and not auxiliaries(verb).isdisjoint(_possible()):
        return Reality.POSSIBLE
    return Reality.ACTUAL


def _under_noun_or_adjective(clause: Token, governor: Token) -> bool:
    lists, lemma = wordlists("verbs"), governor.lemma_.lower()
    if governor.pos_ == "ADJ":
        return lemma in lists["irrealis_adjective"]
    inside = clause.dep_ in {"acl", "pobj", "prep"}
    return governor.pos_ == "NOUN" and inside and lemma in lists["irrealis_noun"]


def _possible() -> frozenset[str]:
    return wordlists("verbs")["possible_auxiliary"]


def _carrier(trigger: Token) -> Token:
    """The verb that carries tense and negation for *trigger*."""
    if trigger.pos_ in {"VERB", "AUX"}:
        return trigger
    head = trigger.head
    light = trigger.dep_ in {"dobj", "nsubjpass"} and head.lemma_ in wordlists("verbs")["light"]
    return head if light or trigger.dep_ in {"acomp", "attr"} else trigger


def is_hypothetical(verb: Token) -> bool:
    """Whether *verb* heads a clause with "if", "unless", "until"."""
    mark = child(verb, "mark", "advmod")
    return mark is not None and mark.lower_ in _HYPOTHETICAL and mark.i < verb.i

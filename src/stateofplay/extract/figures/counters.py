"""Sources that the grammar of counting names: whose tally it is, who records, admits, is quoted."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from stateofplay.core.statements import MentionKind
from stateofplay.extract.figures.match import Measured
from stateofplay.extract.figures.rules import SourceWords
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.syntax import child, is_spaced_dash, joined, subjects, surface_subjects
from stateofplay.extract.wordlists import wordlists

_UP = frozenset({"pobj", "prep", "conj", "nummod", "compound", "acl", "appos", "quantmod", "nmod"})

_PRONOUNS = frozenset({"PRP", "PRP$"})


def owners(parsed: Parsed, words: SourceWords, measured: Measured, node: Token) -> Iterator[Token]:
    """Find "the ministry's count of 40" and "by UN estimates"."""
    given = child(measured.word, "acl", "relcl")  # "the number given by the ministry"
    if given is not None and given.lemma_.lower() in words.count_verbs:
        agent = child(given, "agent")
        giver = child(agent, "pobj") if agent is not None else None
        yield from () if giver is None else (giver,)
    put = measured.word.head  # "the ministry put the number of its dead at 40"
    at = any(word.lower_ == "at" for word in put.doc[put.i : put.sent.end])
    if measured.word.dep_ == "dobj" and at and put.lemma_.lower() in words.putting_verbs:
        yield from subjects(put)
    above = node.head.head if node.head.dep_ == "prep" else node.head
    by = (child(word, "pobj") for word in node.sent if word.lower_ == "by")
    for noun, places in (
        (measured.word, {"poss"}),
        (above, {"poss"}),
        *((word, {"poss", "compound"}) for word in by if word is not None),
    ):
        if noun.lemma_.lower() not in words.count_nouns:
            continue
        for owner in noun.lefts:
            mention = parsed.mention_at(owner) if owner.dep_ in places else None
            if mention is not None and mention.kind is not MentionKind.PLACE:
                yield owner


def counters(words: SourceWords, node: Token) -> Iterator[Token]:
    """Find "the agency reported 40 deaths", "recorded by the agency"."""
    token = _object(node)
    verb = token.head
    if token.dep_ == "nsubjpass":
        agent = child(verb, "agent")
        by = child(agent, "pobj") if agent is not None else None
        if by is not None and verb.lemma_.lower() in words.count_verbs:
            yield by
        return
    subject = _counting(token)
    if subject is None:
        return
    told = wordlists("figures")
    somebody = subject.lemma_.lower() not in told["nobody"]
    somebody = somebody and token.lemma_.lower() not in told["taken_away"]
    somebody = somebody and child(verb, "prt") is None  # "put up $40 million"
    put = token.dep_ == "prep" and verb.lemma_.lower() in words.putting_verbs
    put = put and token.lower_ not in told["put_at"]  # "put duties on $40 million"
    somebody = somebody and not put
    if verb.lemma_.lower() in words.count_verbs and somebody:
        yield from joined(subject)
    above = verb.head if verb.dep_ == "conj" and verb.tag_ == "VBG" else verb
    recorded = above.head if above.dep_ == "advcl" and above.tag_ == "VBG" else above
    if recorded.i < above.i and recorded.lemma_.lower() in words.recording_verbs:
        yield from joined(subject)  # "the agency recorded nine raids, killing 40"


def tells_own_deed(words: SourceWords, teller: Token, node: Token) -> bool:
    """Whether *teller* only owns up to the deed whose toll is told in passing.

    "The rebels claimed they had carried out the raid that killed 12": the 12 are not their count.
    A toll that comes with a deed not known before is told by them: "said it had carried out strikes
    that killed 12".
    """
    above = [node, *node.ancestors]
    deed = next((word for word in above if word.dep_ == "ccomp" and word.head == teller.head), None)
    if deed is None or deed.lemma_.lower() not in words.deed_verbs:
        return False
    if not any(word.dep_ == "relcl" for word in above[: above.index(deed)]):
        return False
    doer, done = child(deed, "nsubj"), child(deed, "dobj")
    own = doer is not None and any(word.tag_ in _PRONOUNS for word in (doer, *doer.lefts))
    known = done is not None and any(word.lower_ == "the" for word in done.lefts)
    return own and (known or teller.head.lemma_.lower() in words.owning_verbs)


def tells_of_another_clause(teller: Token, node: Token) -> bool:
    """Whether *teller* says an aside that the count stands behind, whatever the parse makes of it.

    "A bomb, which the rebels said had been aimed at a post, killed 12": the 12 are not theirs.
    """
    verb = teller.head
    if verb.dep_ != "relcl" or teller.dep_ != "nsubj":
        return False
    opening = verb.left_edge.i
    if is_spaced_dash(node.doc[opening - 1]) and any(
        map(is_spaced_dash, node.doc[verb.i : node.i])
    ):
        return True
    told = [word for word in verb.rights if word.dep_ == "ccomp"]
    after = [word for word in told[1:] if word == node or word.is_ancestor(node)]
    between = node.doc[told[0].i : after[0].left_edge.i] if after else ()
    return any(word.is_punct for word in between) and not any(word.tag_ == "CC" for word in between)


def admitting(words: SourceWords, node: Token) -> Iterator[Token]:
    """Find "the hospital received seven bodies"."""
    token = _object(node)
    subject = _counting(token)
    admits = token.head.lemma_.lower() in words.admitting_verbs
    if subject is not None and admits and subject.lemma_.lower() in words.admitting_nouns:
        yield subject


def accusing(words: SourceWords, node: Token) -> Iterator[Token]:
    """Find "the network accused the army of killing 40"."""
    deed = next((word for word in node.ancestors if word.dep_ == "pcomp"), None)
    above = deed.ancestors if deed is not None else ()
    verb = next((word for word in above if word.pos_ == "VERB"), None)
    if verb is not None and verb.lemma_.lower() in words.accusing_verbs:
        yield from subjects(verb)


def claiming(words: SourceWords, node: Token) -> Iterator[Token]:
    """Find "the rebels claimed to have killed 40": whose claim of a deed of their own it is."""
    for verb in node.ancestors:
        if verb.dep_ == "relcl":  # "claimed to have staged the raid that killed 40"
            return
        helped = {word.lemma_.lower() for word in verb.lefts if word.dep_ == "aux"}
        if verb.dep_ == "xcomp" and {"to", "have"} <= helped:
            if verb.head.lemma_.lower() in words.owning_verbs:
                yield from subjects(verb.head)
            return


def announcing(words: SourceWords, node: Token) -> Iterator[Token]:
    """Find "the agency has updated its count: 40 people have died"."""
    colon = next((word for word in node.doc[node.sent.start : node.i] if word.text == ":"), None)
    noun = colon.nbor(-1) if colon is not None and colon.i > node.sent.start else None
    if noun is not None and noun.dep_ == "dobj" and noun.lemma_.lower() in words.count_nouns:
        yield from surface_subjects(noun.head, 0)


def _object(node: Token) -> Token:
    """The topmost noun of the phrase that *node* stands in."""
    token = node
    while token.dep_ in _UP and token.head.pos_ not in {"VERB", "AUX"}:
        token = token.head
    return token


def _counting(token: Token) -> Token | None:
    """The subject, told or understood, of the verb that *token* is an object of."""
    verb = token.head
    if token.dep_ not in {"dobj", "ccomp", "pobj", "prep"}:
        return None
    subject = child(verb, "nsubj")
    participle = verb.tag_ == "VBG" and verb.dep_ in {"advcl", "conj"}  # "..., recording 40 deaths"
    if subject is None and participle:
        subject = next(surface_subjects(verb, 0), None)
    return None if subject is None or subject.tag_ in {"WDT", "WP"} else subject


def as_reported(words: SourceWords, node: Token) -> Iterator[Token]:
    """Find "as reported by the agency"."""
    for word in node.sent:
        agent = child(word, "agent") if word.lemma_.lower() in words.count_verbs else None
        noun = child(agent, "pobj") if agent is not None else None
        if noun is not None and any(near.lower_ == "as" for near in word.lefts):
            yield noun


def quoted_by(words: SourceWords, node: Token) -> Iterator[Token]:
    """Find "the paper quoted its head as saying", "..., the paper quoted the mayor"."""
    for verb in node.sent:
        if verb.lemma_.lower() not in words.quoting_verbs or verb.pos_ != "VERB":
            continue
        noun = child(verb, "dobj")
        if noun is not None and noun.i != node.i and not noun.is_ancestor(node):
            yield child(noun, "appos") or noun

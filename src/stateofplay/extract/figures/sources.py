"""By whose count: who is credited for a figure."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from stateofplay.core.closed_classes import FIRST_PERSON, OBJECTIVE, SUBJECTIVE, THIRD_PERSON
from stateofplay.core.statements import Mention
from stateofplay.core.text import Span
from stateofplay.extract.attribution import speakers
from stateofplay.extract.figures.asides import (
    according_to,
    after_colon,
    after_dash,
    before_colon,
    closing,
    inserted,
    interposed,
    inverted,
    is_right_after,
    opens_clause,
    told_that,
)
from stateofplay.extract.figures.background import background
from stateofplay.extract.figures.counters import (
    accusing,
    admitting,
    announcing,
    as_reported,
    claiming,
    counters,
    owners,
    quoted_by,
    tells_of_another_clause,
    tells_own_deed,
)
from stateofplay.extract.figures.match import Measured
from stateofplay.extract.figures.quoted import speaker_of_quote
from stateofplay.extract.figures.reported import calling, lost_clause, trailing
from stateofplay.extract.figures.rules import SourceWords
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.quotations import is_quoted
from stateofplay.extract.syntax import child, is_spaced_dash, joined
from stateofplay.extract.whole_mentions import whole_mention
from stateofplay.extract.wordlists import wordlists

_OWNING = frozenset({"compound", "nmod", "amod"})
_OWNERS = frozenset({"ORG", "FAC"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBG"})
_OPENERS = frozenset({"more", "at", "the", "in", "about", "some", "since", "it", "on"})
_IN_SPEECH = FIRST_PERSON & (SUBJECTIVE | OBJECTIVE) | {"you"}
_BACK = THIRD_PERSON & SUBJECTIVE
_SINGULAR = frozenset({"NN", "NNP"})
_NEVER = frozenset({"which", "that", "me", "us", "you"})
"""Words that may stand where a source does and name none."""


def sources(
    parsed: Parsed, words: SourceWords, measured: Measured, node: Token
) -> tuple[Mention, ...]:
    """Find who is credited for a count, the nearest first; empty means the report itself.

    Each keeps its whole noun phrase, verbatim ("the health ministry in Hamas-run Gaza").

    Args:
        parsed: The report.
        words: The frames of counting.
        measured: What the count measures, and its governing word.
        node: The counted phrase's topmost token.
    """
    found = list(inserted(measured.governor)) or _found(parsed, words, measured, node)
    found = found or [*after_dash(node), *inverted(node)] or list(interposed(node))
    if not found and background(words, node, measured.governor) is None:
        found = list(closing(node)) or list(told_that(node))
        found = found or [*calling(node), *lost_clause(node)] or list(trailing(node))
    if not found and is_quoted(parsed, Span(node.idx, node.idx + len(node))):
        found = list(speaker_of_quote(parsed, node))
    found = [word for word in found if not _is_never(word) and not _is_text(word)]
    found = [word for word in found if not tells_own_deed(words, word, node)]
    found = [word for word in found if not tells_of_another_clause(word, node)]
    named = [word for word in found if word.lower_ not in _IN_SPEECH or _is_name(word)]
    found = named or found  # "We believe 40 died," the mayor said: the mayor
    named = [word for word in found if word.lower_ not in _BACK]
    found = named or [_speaker_before(word) or word for word in found]
    inside = {node.i, measured.word.i}
    mentions: dict[Span, Mention] = {}
    for token in (author for word in found for author in _authors(words, word)):
        mention = None if token.i in inside else whole_mention(parsed, token)
        if mention is not None:
            mentions.setdefault(mention.span, mention)
    return tuple(mentions.values())


def _is_never(word: Token) -> bool:
    """Whether *word* names no source: "which", nor "whose filings", nor whom somebody tells."""
    if child(word, "poss") is not None and any(each.tag_ == "WP$" for each in word.lefts):
        return True
    told_to = word.dep_ == "nsubjpass" and word.head.lemma_.lower() in _told_to()
    return told_to or (word.lower_ in _NEVER and not _is_name(word))


def _told_to() -> frozenset[str]:
    """Verbs of telling whose passive subject hears: "lawmakers were told that 12 died"."""
    return wordlists("figures")["told_to"]


def _is_name(word: Token) -> bool:
    """Whether *word* is written like a pronoun but is a name: "the US said"."""
    capitals = len(word) > 1 and word.text.isupper()
    return capitals and any(near.is_lower for near in word.sent)


def _is_text(word: Token) -> bool:
    """Whether *word* is a text of the report's own outlet: "an earlier version said"."""
    return word.pos_ == "NOUN" and word.lower_ in wordlists("attribution")["nobody"]


def _speaker_before(pronoun: Token) -> Token | None:
    """Who speaks last before *pronoun* in its sentence: "..., the army said; it said 12 died"."""
    say = wordlists("verbs")["say"]
    for word in reversed(pronoun.doc[pronoun.sent.start : pronoun.i]):
        if word.lemma_.lower() in say and word.pos_ == "VERB":
            subject = child(word, "nsubj")
            one = pronoun.lower_ != "they" and subject is not None and subject.tag_ in _SINGULAR
            person = subject is not None and subject.ent_type_ == "PERSON"
            return subject if one and person is (pronoun.lower_ != "it") else None
    return None


def _found(parsed: Parsed, words: SourceWords, measured: Measured, node: Token) -> list[Token]:
    """Who is credited by the grammar around a count, the nearest first."""
    recalled = background(words, node, measured.governor)
    told = _tellers(parsed, words, node)
    told = [word for word in told if not _passes_on(word, told, node)]
    if recalled is not None:
        told = [word for word in told if recalled.is_ancestor(word)]
    counted = [word for word in counters(words, node) if not _is_counted(word)]
    told = [word for word in told if not _is_of_a_clause_before(word, node, counted)]
    counting = (*owners(parsed, words, measured, node), *counted)
    found = [*counting, *announcing(words, node), *accusing(words, node), *claiming(words, node)]
    found += told
    found += admitting(words, node) if not told else ()
    if quoted := list(quoted_by(words, node)):  # the one quoted says it, not the paper
        found = [word for word in found if word.head.lemma_.lower() not in words.quoting_verbs]
    according = [word for word in according_to(node) if not _passes_on(word, told, node)]
    if recalled is not None:
        according = [word for word in according if is_right_after(word, node, recalled)]
    found += [*according, *as_reported(words, node), *quoted]
    return _nearest([*found, *after_colon(parsed, node), *before_colon(parsed, node)], node)


def _passes_on(source: Token, told: list[Token], node: Token) -> bool:
    """Whether *source* passes on what was said: "40 died, the mayor said, according to"."""
    return _is_after_according(source) and any(node.i < word.i < source.i for word in told)


def _is_of_a_clause_before(teller: Token, node: Token, counting: list[Token]) -> bool:
    """Whether *node* is counted in a later clause that has a source of its own.

    "The agency said 40 had fled, while the union put the figure at 60", "..., and according to the
    union, 12 died".
    """
    before = node.doc[teller.i : node.i] if teller.i < node.i else ()
    if any(word.lower_ == "according" and opens_clause(word) for word in before):
        return True
    for who in counting:
        if who.head.dep_ in {"advcl", "conj"} and child(who.head, "nsubj") == who:
            return teller.i < who.i and teller != who
    return False


def _nearest(found: list[Token], node: Token) -> list[Token]:
    """Of several sources those of the count itself, not of a count told after or before it.

    "40 died, officials said, and 600 fled, according to the union": of the 40 the officials.
    """
    return [token for token in found if not any(_parts(other, token, node) for other in found)]


def _parts(nearer: Token, token: Token, node: Token) -> bool:
    """Whether *nearer* tells *node*, and *token* another count or what a dash sets apart."""
    doc = node.doc
    if token.i < node.i:
        dash = any(is_spaced_dash(word) for word in doc[token.i : node.i])
        return dash and nearer.i > node.i and nearer.pos_ != "PRON"
    start = max(nearer.i, node.i) + 1
    if nearer.i >= token.i:
        return False
    between = doc[start : token.i]
    counted = any(one.like_num and one.ent_type_ not in {"DATE", "TIME"} for one in between)
    return counted and any(one.tag_ in _FINITE for one in between)


def _tellers(parsed: Parsed, words: SourceWords, node: Token) -> list[Token]:
    """Who says so, the nearest first; whoever says something around that only is none."""
    several = sum(word.lower_ == "according" for word in node.sent) > 1
    told = [
        word
        for word in speakers(node)
        if _can_tell(parsed, words, word)
        and not _is_nobody(word)
        and not _is_counted(word)
        and not (several and _is_after_according(word))
        and not _is_cut_off(word, node)
    ]
    if not told:
        return []
    inner = next((word for word in told[0].ancestors if _is_own_clause(word, node)), None)
    return [word for word in told if inner is None or inner.is_ancestor(word)]


def _is_own_clause(word: Token, node: Token) -> bool:
    """Whether what *word* heads holds a count and its source: "which the ministry says killed 12".

    So does a noun of claiming: "the ministry's assertion that 12 died".
    """
    if word.dep_ == "relcl":
        return word.is_ancestor(node)
    if word.dep_ == "advcl" and child(word, "mark") is not None:  # "after medics said 12 died"
        return word.is_ancestor(node) and word.lemma_.lower() in wordlists("verbs")["say"]
    claims = (clause for clause in word.rights if clause.dep_ == "acl" and child(clause, "mark"))
    return word.pos_ == "NOUN" and any(
        clause == node or clause.is_ancestor(node) for clause in claims
    )


def _can_tell(parsed: Parsed, words: SourceWords, token: Token) -> bool:
    """Whether *token* names somebody, or a paper that tells ("news reports said")."""
    named = parsed.mention_at(token) is not None or token.pos_ == "PROPN"
    return named or token.lemma_.lower() in words.papers | words.tellers


def _is_nobody(token: Token) -> bool:
    """Whether *token* is the "it" of "it is thought that"."""
    return token.lower_ == "it" and (
        token.dep_ == "nsubjpass" or child(token.head, "nsubjpass", "auxpass") is not None
    )


def _is_counted(token: Token) -> bool:
    """Whether *token* is counted itself: "900 Norlanders reported killed"."""
    before = token.doc[token.left_edge.i : token.i]
    return any(one.is_digit and len(one) > 1 and one.head in (token, token.head) for one in before)


def _is_cut_off(token: Token, node: Token) -> bool:
    """Whether a semicolon parts speaker and count: each clause has a source of its own.

    So does a full stop that is missing: "... were taken hostage More than 40 have died".
    """
    low, high = sorted((token.i, node.i))
    return any(word.text == ";" or _opens_sentence(word) for word in node.doc[low + 1 : high + 1])


def _opens_sentence(word: Token) -> bool:
    """Whether *word* opens a sentence though nothing ends the one before."""
    if word.i == 0 or word.i + 1 == len(word.doc) or not word.nbor(1).is_lower:
        return False
    before = word.nbor(-1)
    goes_on = before.is_lower and before.is_alpha and not before.ent_type_
    common = word.pos_ not in {"PROPN", "NOUN"} and not word.ent_type_
    return goes_on and word.is_title and (common or word.lower_ in _OPENERS)


def carries_on(parsed: Parsed, words: SourceWords, sentence: Span) -> bool:
    """Whether *sentence* plainly goes on with the count of the one before it."""
    opening = parsed.report.full_text[sentence.start : sentence.start + 30].lower()
    return opening.startswith(words.carry)


def _is_after_according(token: Token) -> bool:
    """Whether *token* is named by "according to"; of several the nearest to the count holds."""
    return token.dep_ == "pobj" and token.head.head.lower_ == "according"


def _authors(words: SourceWords, token: Token) -> Iterator[Token]:
    """Whose paper it is that says so ("a statement by the union"); not whom an agency is for."""
    served = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "for" else None
    if served is not None and served.lemma_.lower() in words.tellers:
        token = served
    if token.lemma_.lower() in words.papers:
        owner = child(token, "poss")
        by = next((word for word in token.rights if word.lower_ in {"by", "from"}), None)
        author = child(by, "pobj") if by is not None else owner
        if author is not None:
            yield from joined(author)
            return
        whose = next((word for word in token.lefts if word.dep_ in _OWNING), None)
        if whose is not None and whose.ent_type_ in _OWNERS:
            yield whose
            return
    yield token

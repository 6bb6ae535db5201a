"""By whose count: who is credited for a figure."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from stateofplay.core.statements import Mention, MentionKind
from stateofplay.core.text import Span
from stateofplay.extract.attribution import speakers
from stateofplay.extract.figures_asides import (
    according_to,
    after_colon,
    after_dash,
    before_colon,
    inserted,
    inverted,
    is_right_after,
)
from stateofplay.extract.figures_background import background
from stateofplay.extract.figures_match import Measured
from stateofplay.extract.figures_names import whole_mention
from stateofplay.extract.figures_rules import SourceWords
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.quotations import is_quoted
from stateofplay.extract.syntax import child, joined, surface_subjects
from stateofplay.extract.wordlists import wordlists

_UP = frozenset({"pobj", "prep", "conj", "nummod", "compound", "acl", "appos", "quantmod", "nmod"})
_OWNING = frozenset({"compound", "nmod", "amod"})
_OWNERS = frozenset({"ORG", "FAC"})
_IN_SPEECH = frozenset({"we", "you", "i", "us", "me"})


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
    found = found or [*after_dash(node), *inverted(node)]
    if not found and is_quoted(parsed, Span(node.idx, node.idx + len(node))):
        found = list(_speaker_of_quote(parsed, node))
    named = [word for word in found if word.lower_ not in _IN_SPEECH]
    found = named or found  # "We believe 40 died," the mayor said: the mayor
    inside = {node.i, measured.word.i}
    mentions: dict[Span, Mention] = {}
    for token in (author for word in found for author in _authors(words, word)):
        mention = None if token.i in inside else whole_mention(parsed, token)
        if mention is not None:
            mentions.setdefault(mention.span, mention)
    return tuple(mentions.values())


def _found(parsed: Parsed, words: SourceWords, measured: Measured, node: Token) -> list[Token]:
    """Who is credited by the grammar around a count, the nearest first."""
    recalled = background(words, node, measured.governor)
    told = _tellers(parsed, words, node)
    if recalled is not None:
        told = [word for word in told if recalled.is_ancestor(word)]
    found = [*_owners(parsed, words, measured, node), *_counters(words, node), *told]
    found += _admitting(words, node) if not told else ()
    if quoted := list(_quoted_by(words, node)):  # the one quoted says it, not the paper
        found = [word for word in found if word.head.lemma_.lower() not in words.quoting_verbs]
    according = list(according_to(node))
    if recalled is not None:
        according = [word for word in according if is_right_after(word, node, recalled)]
    found += [*according, *_as_reported(words, node), *quoted]
    return [*found, *after_colon(parsed, node), *before_colon(parsed, node)]


def _tellers(parsed: Parsed, words: SourceWords, node: Token) -> list[Token]:
    """Who says so, the nearest first; whoever says something around that only is none."""
    several = sum(word.lower_ == "according" for word in node.sent) > 1
    told = [
        word
        for word in speakers(node)
        if _can_tell(parsed, words, word)
        and not _is_nobody(word)
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


def _is_cut_off(token: Token, node: Token) -> bool:
    """Whether a semicolon parts speaker and count: each clause has a source of its own."""
    low, high = sorted((token.i, node.i))
    return any(word.text == ";" for word in node.doc[low:high])


def carries_on(parsed: Parsed, words: SourceWords, sentence: Span) -> bool:
    """Whether *sentence* plainly goes on with the count of the one before it."""
    opening = parsed.report.full_text[sentence.start : sentence.start + 30].lower()
    return opening.startswith(words.carry)


def _owners(parsed: Parsed, words: SourceWords, measured: Measured, node: Token) -> Iterator[Token]:
    """Find "the ministry's count of 40" and "by UN estimates"."""
    given = child(measured.word, "acl", "relcl")  # "the number given by the ministry"
    if given is not None and given.lemma_.lower() in words.count_verbs:
        agent = child(given, "agent")
        giver = child(agent, "pobj") if agent is not None else None
        yield from () if giver is None else (giver,)
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


def _counters(words: SourceWords, node: Token) -> Iterator[Token]:
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
    if verb.lemma_.lower() in words.count_verbs and subject.lemma_.lower() not in {"toll"}:
        yield from joined(subject)
    above = verb.head if verb.dep_ == "conj" and verb.tag_ == "VBG" else verb
    recorded = above.head if above.dep_ == "advcl" and above.tag_ == "VBG" else above
    if recorded.i < above.i and recorded.lemma_.lower() in words.recording_verbs:
        yield from joined(subject)  # "the agency recorded nine raids, killing 40"


def _admitting(words: SourceWords, node: Token) -> Iterator[Token]:
    """Find "the hospital received seven bodies"."""
    token = _object(node)
    subject = _counting(token)
    admits = token.head.lemma_.lower() in words.admitting_verbs
    if subject is not None and admits and subject.lemma_.lower() in words.admitting_nouns:
        yield subject


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


def _is_after_according(token: Token) -> bool:
    """Whether *token* is named by "according to"; of several the nearest to the count holds."""
    return token.dep_ == "pobj" and token.head.head.lower_ == "according"


def _as_reported(words: SourceWords, node: Token) -> Iterator[Token]:
    """Find "as reported by the agency"."""
    for word in node.sent:
        agent = child(word, "agent") if word.lemma_.lower() in words.count_verbs else None
        noun = child(agent, "pobj") if agent is not None else None
        if noun is not None and any(near.lower_ == "as" for near in word.lefts):
            yield noun


def _quoted_by(words: SourceWords, node: Token) -> Iterator[Token]:
    """Find "the paper quoted its head as saying", "..., the paper quoted the mayor"."""
    for verb in node.sent:
        if verb.lemma_.lower() not in words.quoting_verbs or verb.pos_ != "VERB":
            continue
        noun = child(verb, "dobj")
        if noun is not None and noun.i != node.i and not noun.is_ancestor(node):
            yield child(noun, "appos") or noun


def _speaker_of_quote(parsed: Parsed, node: Token) -> Iterator[Token]:
    """The subject of the saying verb in the paragraph whose quotation goes on over sentences."""
    text = parsed.report.full_text
    start = text.rfind("\n", 0, node.idx) + 1
    stop = text.find("\n", node.idx)
    end = stop if stop >= 0 else len(text)
    say = wordlists("verbs")["say"]
    verbs = [
        word
        for word in node.doc
        if start <= word.idx < end
        and word.pos_ == "VERB"
        and word.lemma_.lower() in say
        and not is_quoted(parsed, Span(word.idx, word.idx + len(word)))
    ]
    named = [
        subject
        for verb in sorted(verbs, key=lambda word: abs(word.i - node.i))
        for subject in surface_subjects(verb, 0)
        if parsed.mention_at(subject) is not None
    ]
    yield from named[:1]


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

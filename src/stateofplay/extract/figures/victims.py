"""Victims told one by one, where a report names them instead of counting.

"Lena Brandt, 34, was shot and died" is one killed. Each person counts once, by name or age, and
only where the report has no number for the measure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from spacy.tokens import Token

from stateofplay.core.statements import Bound, Figure, MentionKind, Reality, Statement, Step
from stateofplay.core.text import Span, cite
from stateofplay.extract.figures.match import Measured
from stateofplay.extract.figures.people import people_before
from stateofplay.extract.figures.persons import Victim, described, is_same
from stateofplay.extract.figures.rules import Rulebook, VictimWords
from stateofplay.extract.figures.scope import place_around, time_around
from stateofplay.extract.figures.sources import sources
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.reality import reality_of
from stateofplay.extract.syntax import child, joined, surface_subjects
from stateofplay.extract.wordlists import wordlists

_SELF = frozenset({"himself", "herself", "themselves"})
_RELATIVE = frozenset({"WDT", "WP"})
_RULE = "figure/victim"
_OPENING = 1500
"""Code points, headline included, within which a report tells what it is about."""
_LEAD = 500
"""Code points within which a report that is about victims tells of the first."""
_PRONOUNS = frozenset({"he", "she", "him", "her"})
_NEAR, _CLOSE = 6, 4
"""Tokens to look at around a verb; within which "dead" belongs to it."""


def one_by_one(
    parsed: Parsed, rulebook: Rulebook, counted: Mapping[Span, Statement]
) -> dict[Span, Statement]:
    """Give a figure of one for each person told of, where the report opens with no number.

    Args:
        parsed: The report.
        rulebook: The rules of figures.
        counted: The figures found by number or article, by trigger. One that an article tells
            of such a person ("killed a guard") is given again, marked as one of these.
    """
    people = victims(parsed, rulebook.victims)
    if not any(victim.token.idx < _LEAD for victim in people):
        return {}  # the report is about something else
    opened = _measures_of_opening(counted)
    found: dict[Span, Statement] = {}
    for victim in people:
        measure = "killed" if victim.killed else "injured"
        if measure in opened:
            continue
        span = Span(victim.token.idx, victim.token.idx + len(victim.token))
        same = next((at for at in counted if at.overlaps(span)), None)
        if same is None:
            found[span] = _statement(parsed, rulebook, victim, measure, span)
        elif getattr(counted[same].content, "measure", None) == measure:
            marked = counted[same].found_by.replace("figure/", f"{_RULE}: ")
            found[same] = replace(counted[same], found_by=marked)
    return found


def _measures_of_opening(counted: Mapping[Span, Statement]) -> set[str]:
    """What numbers in the opening of a report measure; one by an article is no number."""
    measures = set()
    for span, statement in counted.items():
        figure = statement.content
        if isinstance(figure, Figure) and span.start < _OPENING and figure.value > 1:
            measures.add(figure.measure)
    return measures | ({"injured"} if "affected" in measures else set())


def _statement(
    parsed: Parsed, rulebook: Rulebook, victim: Victim, measure: str, span: Span
) -> Statement:
    told = Measured(measure=measure, rule="victim", word=victim.word, governor=victim.word)
    how = f"rulebook/figures.yml: victims, by {victim.word.text!r}; no number is told"
    text = parsed.report.full_text[span.start : span.end]
    return Statement(
        content=Figure(
            trigger=span,
            measure=measure,
            value=Decimal(1),
            of=text,
            bound=Bound.EXACT,
            whose=people_before(parsed, victim.token),
        ),
        evidence=cite(parsed.report, parsed.sentence_at(span)),
        attributed_to=sources(parsed, rulebook.sources, told, victim.token),
        time=time_around(parsed, victim.word, victim.token),
        place=place_around(parsed, victim.word, victim.token, rulebook.side.offices),
        found_by=f"rules/{rulebook.version}: {_RULE}",
        steps=(Step(what="measure", how=how), Step(what="value", how="one person")),
    )


def victims(parsed: Parsed, words: VictimWords) -> list[Victim]:
    """Find who was killed or hurt, each once, in order of the text.

    One of whom the text first tells a wound and then the death is killed.
    """
    found: list[Victim] = []
    together: set[int] = set()
    last: Token | None = None
    for killed, token, word in _told(parsed, words):
        together = together if word == last else set()  # "a boy and a woman were shot"
        last, one = word, described(token, word, killed=killed)
        known = next((at for at, other in enumerate(found) if is_same(one, other)), None)
        if known is None or known in together:
            together.add(len(found))
            found.append(one)
            continue
        together.add(known)
        found[known].learn(one)
    return found


def _told(parsed: Parsed, words: VictimWords) -> Iterator[tuple[bool, Token, Token]]:
    """Say of persons in the text whether they were killed (else hurt), with the telling word."""
    for word in parsed.doc:
        lemma = word.lemma_.lower()
        if parsed.in_headline(word):
            yield from _in_headline(parsed, words, word)
        if word.pos_ in {"VERB", "ADJ", "AUX"}:
            outcome = _outcome(words, word, lemma)
            if outcome is None or reality_of(word) is not Reality.ACTUAL:
                continue
            killed, by_subject = outcome
            for person in _persons_of(parsed, words, word, by_subject=by_subject):
                yield killed, person, word
        elif lemma in words.deaths or lemma in words.harms:
            if word.i and word.nbor(-1).lower_ == "attempted":
                continue
            of = next((right for right in word.rights if right.lower_ == "of"), None)
            noun = child(of, "pobj") if of is not None else None
            for person in joined(noun) if noun is not None else ():
                if _is_person(parsed, words, person):
                    yield _is_fatal(words, word), person, word


def _outcome(words: VictimWords, word: Token, lemma: str) -> tuple[bool, bool] | None:
    """Whether *word* tells of a death, and whether of its subject's; None if of neither."""
    if lemma in words.dying:
        return True, True
    if lemma in words.killing:
        return True, False
    if lemma in words.finding and any(near.lower_ == "dead" for near in word.children):
        return True, False
    if lemma in words.hurting:
        return _is_fatal(words, word), False
    if lemma in words.carrying and any(near.lower_ in words.hospitals for near in word.subtree):
        return False, False
    wounded = lemma in words.suffering and any(
        near.lemma_.lower() in words.wounds for near in word.subtree
    )
    return (False, True) if wounded else None


def _is_fatal(words: VictimWords, word: Token) -> bool:
    """Whether the clause of *word* says that the harm was deadly ("fatally shot", "shot dead")."""
    if word.lemma_.lower() in words.deaths:
        return True
    if word.lemma_.lower() in words.not_deadly:
        return any(one.lower_ in wordlists("figures")["deadly"] for one in word.children)
    near = word.doc[max(word.sent.start, word.i - 2) : min(word.sent.end, word.i + _NEAR)]
    return any(
        one.lower_ in words.deadly
        and (one.head == word or word.head == one or 0 < one.i - word.i < _CLOSE)
        for one in near
    )


def _in_headline(
    parsed: Parsed, words: VictimWords, word: Token
) -> Iterator[tuple[bool, Token, Token]]:
    """Read "Toddler shot, killed at home" by the order of words: parsers fail on headlines."""
    attempted = word.i > 0 and word.nbor(-1).lower_ == "attempted"
    if word.lower_ in words.headline_deaths and not attempted:
        yield True, word, word
    if word.lower_ not in words.struck:
        return
    before = word.doc[max(0, word.i - _NEAR) : word.i]
    person = next((one for one in reversed(before) if _is_person(parsed, words, one)), None)
    if person is not None and not any(
        one.pos_ == "VERB" for one in before[person.i - before.start :]
    ):
        yield word.lower_ in words.deadly or _is_fatal(words, word), person, word


def _persons_of(
    parsed: Parsed, words: VictimWords, verb: Token, *, by_subject: bool
) -> Iterator[Token]:
    """The persons a verb tells of: its object, or its subject."""
    subject, target = child(verb, "nsubjpass", "nsubj"), child(verb, "dobj")
    if target is not None and target.lower_ in _SELF:
        target = subject
    passive = child(verb, "nsubjpass") is not None or verb.tag_ == "VBN"
    active = parsed.in_headline(verb) and verb.tag_ in {"VBG", "VBZ", "VBP", "VB"}
    if active and not by_subject and target is None:
        return  # "Clerk shooting teen": parsers lose whom
    if target is None and (by_subject or passive or parsed.in_headline(verb)):
        target = subject if subject is not None else _understood(verb)
    if target is None:
        return
    if target.tag_ in _RELATIVE and verb.dep_ == "relcl":
        target = verb.head
    yield from (person for person in joined(target) if _is_person(parsed, words, person))


def _understood(verb: Token) -> Token | None:
    """Whom a participle or a joined verb is about: "a man shot in the leg", "was hit and died"."""
    if verb.dep_ in {"acl", "relcl"}:
        return verb.head
    found = verb.dep_ in {"xcomp", "oprd", "ccomp"} and verb.head.lemma_ in {"find", "leave"}
    if found or verb.dep_ in {"conj", "dep", "advcl"}:
        return child(verb.head, "nsubjpass", "nsubj")
    if verb.dep_ == "pcomp" and child(verb, "auxpass") is not None:  # "is well after being shot"
        return next(surface_subjects(verb.head.head, 0), None)
    return None


def _is_person(parsed: Parsed, words: VictimWords, token: Token) -> bool:
    """Whether *token* is one person: a name, a singular noun for people, "he"."""
    named = token.tag_ == "NNP" and any(  # a surname alone may be taken for a company's
        mention.kind is MentionKind.PERSON and mention.exact.endswith(token.text)
        for mention in parsed.mentions
    )
    if named or token.ent_type_ == "PERSON" or token.lower_ in _PRONOUNS:
        return True
    if token.tag_ not in {"NN", "NNP", "JJ"}:
        return False
    if any(one.like_num and one.dep_ == "nummod" and one.lower_ != "one" for one in token.lefts):
        return False
    if any(one.lower_ in words.anyone for one in token.lefts):
        return False
    return token.lemma_.lower() in words.persons or token.lower_ == "old"

"""What a correction takes back is not told again: "Correction: A report said that nine had died".

Words are data (``words/corrected.yml``, with examples and counter-examples that run as tests).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from stateofplay.core.statements import Figure, Quotation, Statement, Step
from stateofplay.extract.complete import head_of
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.wordlists import wordlists


def without_taken_back(parsed: Parsed, statements: Iterable[Statement]) -> Iterator[Statement]:
    """Leave out the acts and figures that the report tells as the error of an earlier one.

    The number that follows in its stead is of the same place and time.
    """
    wrong = {word.i for clause in _wrong_clauses(parsed) for word in _words(clause)}
    taken_back: Statement | None = None
    for statement in statements:
        head = head_of(parsed, statement.content.trigger) if wrong else None
        quoted = isinstance(statement.content, Quotation)
        if quoted or head is None:
            yield statement
        elif head.i in wrong:
            taken_back = statement
        else:
            yield _in_stead(parsed, statement, taken_back)


def _in_stead(parsed: Parsed, statement: Statement, wrong: Statement | None) -> Statement:
    """Place a number as the one was that it corrects: "The figure is 35", a sentence later."""
    right, told = statement.content, wrong.content if wrong is not None else None
    if wrong is None or not isinstance(right, Figure) or not isinstance(told, Figure):
        return statement
    at = parsed.sentences.index(parsed.sentence_at(right.trigger))
    before = parsed.sentences.index(parsed.sentence_at(told.trigger))
    if right.measure != told.measure or at - before not in {0, 1} or right.trigger < told.trigger:
        return statement
    step = Step(what="place", how="as of the number that it corrects")
    return replace(
        statement,
        content=replace(right, whose=right.whose or told.whose),
        place=statement.place or wrong.place,
        time=statement.time or wrong.time,
        steps=(*statement.steps, step),
    )


def _wrong_clauses(parsed: Parsed) -> Iterator[Token]:
    """The clauses that an earlier report is said to have told."""
    lists, say = wordlists("corrected"), wordlists("verbs")["say"]
    for word in parsed.doc:
        if word.dep_ != "ccomp" or word.head.lemma_.lower() not in say:
            continue
        verb = word.head  # of "Correction: a report said", parsers make both or either its subject
        subjects = [one for one in verb.children if one.dep_ == "nsubj"]
        beside = [one for each in subjects for one in each.rights if one.dep_ == "appos"]
        papers = lists["publications"]
        teller = next((o for o in (*subjects, *beside) if o.lemma_.lower() in papers), None)
        if teller is None:
            continue
        first = {left.lower_ for left in teller.lefts}
        wrongly = any(by.lower_ in lists["wrongly"] for by in verb.children)
        if _opens_correction(parsed, verb) or (wrongly and not first.isdisjoint(lists["earlier"])):
            yield word


def _opens_correction(parsed: Parsed, verb: Token) -> bool:
    """Whether the paragraph of *verb* begins with "Correction:"."""
    text = parsed.report.full_text
    begins = text.rfind("\n", 0, verb.idx) + 1
    opening, colon, _ = text[begins : verb.idx].partition(":")
    return bool(colon) and opening.strip().lower() in wordlists("corrected")["opening"]


def _words(clause: Token) -> Iterator[Token]:
    """The words of *clause* up to where the right version begins."""
    instead = wordlists("corrected")["instead"]
    for word in clause.subtree:
        if word.lower_ in instead and word.i > clause.i:
            return
        yield word

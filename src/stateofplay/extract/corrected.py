"""What a correction takes back is not told again: "Correction: A report said that nine had died".

Words are data (``words/corrected.yml``, with examples and counter-examples that run as tests).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from stateofplay.core.statements import Quotation, Statement
from stateofplay.extract.complete import head_of
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.wordlists import wordlists


def without_taken_back(parsed: Parsed, statements: Iterable[Statement]) -> Iterator[Statement]:
    """Leave out the acts and figures that the report tells as the error of an earlier one."""
    wrong = {word.i for clause in _wrong_clauses(parsed) for word in _words(clause)}
    for statement in statements:
        head = head_of(parsed, statement.content.trigger) if wrong else None
        if head is None or head.i not in wrong or isinstance(statement.content, Quotation):
            yield statement


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

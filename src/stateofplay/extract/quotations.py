"""Who is given the word: cue, speaker and content, in direct and reported speech (PARC)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from stateofplay.core.statements import Mention, Quotation, Statement, Step
from stateofplay.core.text import Span, cite
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.phrases import phrase
from stateofplay.extract.syntax import child, joined, surface_subjects
from stateofplay.extract.wordlists import wordlists

FOUND_BY = "quotations/2"

_QUOTED = re.compile(
    "\u201c[^\u201c\u201d\n]+[\u201d\n]"  # curly, or open to the end of the paragraph
    '|"[^"\n]+"'
    r"|\u2018[^\u2018\n]{2,}?\u2019(?!\w)"  # single: its end must not be an apostrophe
    r"|(?<!\w)'[^'\n]{12,}?'(?!\w)"
)
_SHORTEST = 4
"""Words from which a quoted stretch is a quotation, not a word in scare quotes."""


def quoted_spans(text: str) -> Iterator[Span]:
    """Yield the stretches within quotation marks, marks included."""
    for match in _QUOTED.finditer(text):
        yield Span(match.start(), match.end())


def is_quoted(parsed: Parsed, span: Span) -> bool:
    """Whether *span* stands within quotation marks."""
    index = bisect_right(parsed.quoted, span.start, key=lambda quoted: quoted.start)
    return index > 0 and parsed.quoted[index - 1].contains(span)


def find_quotations(parsed: Parsed) -> Iterable[Statement]:
    """Yield the quotations of a report, in order of the text, one for each cue."""
    for token in _cues(parsed.doc):
        if token.lower_ == "according":
            yield from _according_to(parsed, token)
            continue
        content = _content(parsed, token)
        speakers = _speakers(parsed, token)
        if content is None or not speakers:
            continue
        trigger = Span(token.idx, token.idx + len(token))
        yield _statement(parsed, trigger, content, speakers)


def _cues(doc: Doc) -> Iterator[Token]:
    """The words of *doc* that can give somebody the word."""
    strings = doc.vocab.strings
    say = frozenset(map(strings.add, wordlists("verbs")["say"]))
    according, verb = strings.add("according"), strings.add("VERB")
    columns: list[int | str] = ["LOWER", "POS", "LEMMA"]
    for i, (lower, pos, lemma) in enumerate(doc.to_array(columns).tolist()):
        if lower == according or (pos == verb and lemma in say):
            yield doc[i]


def _according_to(parsed: Parsed, cue: Token) -> Iterator[Statement]:
    """The quotation of "according to the ministry": what the clause it hangs on says."""
    to = child(cue, "prep")
    noun = child(to, "pobj") if to is not None and to.i == cue.i + 1 else None
    if noun is None or to is None or cue.head.i == cue.i:
        return
    found = (parsed.mention_at(token) for token in joined(noun))
    speakers = tuple(mention for mention in found if mention is not None)
    content = phrase(
        cue.head, leave_out=frozenset(token.i for token in cue.subtree), keep_conditions=True
    )
    if speakers and content is not None:
        trigger = Span(cue.idx, to.idx + len(to))
        yield _statement(parsed, trigger, content, speakers)


def _content(parsed: Parsed, cue: Token) -> Span | None:
    clause = child(cue, "ccomp", "parataxis")
    if clause is None and cue.dep_ in {"parataxis", "ccomp"}:  # "..., she said, ..."
        clause = cue.head if child(cue, "mark") is None else None
    quoted = _quoted_beside(parsed, cue)
    if quoted is not None:
        return quoted
    if clause is None:
        return None
    return phrase(
        clause,
        leave_out=frozenset(token.i for token in cue.subtree)
        if clause.is_ancestor(cue)
        else frozenset(),
        keep_conditions=True,
    )


def _quoted_beside(parsed: Parsed, cue: Token) -> Span | None:
    """A longer stretch in quotation marks in the cue's sentence, cue outside."""
    sentence = parsed.sentence_at(Span(cue.idx, cue.idx + len(cue)))
    text = parsed.report.full_text
    for quoted in quoted_spans(text[sentence.start : sentence.end]):
        span = Span(sentence.start + quoted.start, sentence.start + quoted.end)
        words = len(text[span.start : span.end].split())
        if words >= _SHORTEST and not span.start <= cue.idx < span.end:
            return span
    return None


def _speakers(parsed: Parsed, cue: Token) -> tuple[Mention, ...]:
    found = (parsed.mention_at(token) for token in surface_subjects(cue, 0))
    return tuple(mention for mention in found if mention is not None)


def _statement(
    parsed: Parsed, trigger: Span, content: Span, speakers: tuple[Mention, ...]
) -> Statement:
    text = parsed.report.full_text
    direct = text[content.start] in "\u201c\u2018\"'"
    cue = text[trigger.start : trigger.end]
    how = f"cue {cue!r} with whom it names and {'quotation marks' if direct else 'its clause'}"
    return Statement(
        content=Quotation(trigger=trigger, content=content, speakers=speakers, direct=direct),
        evidence=cite(parsed.report, parsed.sentence_at(trigger)),
        found_by=FOUND_BY,
        steps=(Step(what="quotation", how=how),),
    )

"""Who is given the word: cue, speaker and content, in direct and reported speech (PARC)."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from spacy.tokens import Token

from stateofplay.core.statements import Act, Mention, Quotation, Statement, Step
from stateofplay.core.text import Span, cite
from stateofplay.extract.contents import SHORTEST, content_of, is_direct, words_of
from stateofplay.extract.engine import STEPS, Engine, Match
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.rules import load_rules
from stateofplay.extract.syntax import child, joined
from stateofplay.extract.whole_mentions import whole_mention
from stateofplay.extract.wordlists import wordlists

RULES = "attributions.yml"
TYPES = frozenset({"assertion", "belief", "fact", "eventuality"})
"""What a rule gives (Penn Discourse Treebank)."""

_WHO = ("source", "paper")
"""The roles of who is given the word."""

_OWN_WORDS = frozenset({"assertion", "fact"})
"""Types that are told within another's words, too: "Mora said the army told her"."""

FOUND_BY = "quotations/3"

_QUOTED = re.compile(
    "\u201c[^\u201c\u201d\n]+[\u201d\n]"  # curly, or open to the end of the paragraph
    '|"[^"\n]+"'
    r"|\u2018[^\u2018\n]{2,}?\u2019(?!\w)"  # single: its end must not be an apostrophe
    r"|(?<!\w)'[^'\n]{12,}?'(?!\w)"
)
_LONGEST_TRIGGER = 6
"""Tokens from the first to the last word; a cue spread wider is cited by its head word."""


def quoted_spans(text: str) -> Iterator[Span]:
    """Yield the stretches within quotation marks, marks included."""
    for match in _QUOTED.finditer(text):
        yield Span(match.start(), match.end())


def is_quoted(parsed: Parsed, span: Span) -> bool:
    """Whether *span* stands within quotation marks."""
    index = bisect_right(parsed.quoted, span.start, key=lambda quoted: quoted.start)
    return index > 0 and parsed.quoted[index - 1].contains(span)


def is_told_by(act: Act, said: Quotation) -> bool:
    """Whether *act* tells all that *said* does: its words, who says them, and what about."""
    if said.direct or act.about is None or not act.trigger.overlaps(said.trigger):
        return False
    who = all(any(a.span.overlaps(one.span) for a in act.actors) for one in said.speakers)
    return who and act.about.overlaps(said.content)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A quotation with its type of attribution, and what found it, in words."""

    quotation: Quotation
    type: str
    by: str


@dataclass(frozen=True, slots=True)
class Quotations:
    """The extractor of quotations, by rules on the parse (``rulebook/attributions.yml``)."""

    engine: Engine

    @classmethod
    def load(cls) -> Quotations:
        """Read the rules.

        Raises:
            DataError: If the rule file is wrong.
        """
        return cls(Engine(load_rules(RULES, labels=TYPES, paths=STEPS)))

    def __call__(self, parsed: Parsed) -> Iterator[Statement]:
        """Yield the quotations of a report, one for each cue."""
        found = [*_according(parsed), *self._matched(parsed)]
        told = _told(len(parsed.report.full_text), [each.quotation for each in found])
        kept = [
            each
            for each in found
            if each.type in _OWN_WORDS or not _is_within_speech(parsed, each.quotation, told)
        ]
        for each in (*kept, *_continued(parsed, kept)):
            yield _statement(parsed, each)

    def _matched(self, parsed: Parsed) -> Iterator[_Found]:
        for match in self.engine.matches(parsed.doc, _accepts):
            content = content_of(parsed, match)
            speakers = _mentions(parsed, [t for r in _WHO for t in match.roles.get(r, ())])
            if content is not None and speakers:
                rule = match.rule
                yield _Found(
                    quotation=_quotation(parsed, _trigger(match), content, speakers),
                    type=rule.gives,
                    by=f"rule {rule.name!r} in rulebook/{rule.where}",
                )


def _told(length: int, quotations: Iterable[Quotation]) -> list[int]:
    """For each code point of a text, how many of *quotations* tell it as their content."""
    steps = [0] * (length + 1)
    for quotation in quotations:
        steps[quotation.content.start] += 1
        steps[quotation.content.end] -= 1
    return list(accumulate(steps))


def _is_within_speech(parsed: Parsed, one: Quotation, told: Sequence[int]) -> bool:
    """Whether the cue stands in what somebody is said to say: there it is a part of that."""
    own = one.content.contains(one.trigger)
    return is_quoted(parsed, one.trigger) or told[one.trigger.start] > own


def _continued(parsed: Parsed, found: Sequence[_Found]) -> Iterator[_Found]:
    """Quotations that go on behind their cue: "It is over," she said. | "We won." |.

    So does one that is left open at the end of its paragraph, in the next.
    """
    told = _told(len(parsed.report.full_text), [each.quotation for each in found])
    cues = sorted(each.quotation.trigger for each in found)
    for each in found:
        last = each.quotation
        while last.direct and (span := _next_quoted(parsed, last)) is not None:
            between = Span(max(last.content.end, last.trigger.end), span.end)
            at = bisect_left(cues, between)
            if any(told[span.start : span.end]) or (at < len(cues) and cues[at].start < span.end):
                break
            last = _quotation(parsed, span, span, last.speakers)
            yield _Found(quotation=last, type="assertion", by="the quotation before it")


def _next_quoted(parsed: Parsed, before: Quotation) -> Span | None:
    """The next stretch in quotation marks that goes on what *before* says; None if none does."""
    end = max(before.content.end, before.trigger.end)
    at = bisect_left(parsed.quoted, end, key=lambda quoted: quoted.start)
    if at == len(parsed.quoted):
        return None
    text, span = parsed.report.full_text, parsed.quoted[at]
    if len(text[span.start : span.end].split()) < SHORTEST:
        return None
    between = text[end : span.start]
    if before.trigger == before.content:  # no cue of its own: the marks alone must say it
        is_open = text[end - 1] == "\n"
        return span if not between.strip() and (is_open or "\n" not in between) else None
    rest = text[min(parsed.sentence_at(before.trigger).end, span.start) : span.start]
    return span if not rest.strip() and "\n" not in between else None


def _accepts(role: str, token: Token) -> bool:
    words = wordlists("attribution")
    if role == "paper":
        return token.lemma_.lower() in words["paper"]
    named = token.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"}
    return role != "source" or (named and token.lower_ not in words["nobody"])


def _trigger(match: Match) -> Span:
    first, last = match.trigger[0], match.trigger[-1]
    if last.i - first.i >= _LONGEST_TRIGGER:
        first = last = match.head
    return Span(first.idx, last.idx + len(last))


def _mentions(parsed: Parsed, tokens: Sequence[Token]) -> tuple[Mention, ...]:
    found = (parsed.mention_at(token) or whole_mention(parsed, token) for token in tokens)
    return tuple({m.span: m for m in found if m is not None}.values())


def _according(parsed: Parsed) -> Iterator[_Found]:
    wanted = parsed.doc.vocab.strings.add("according")
    for i, lower in enumerate(parsed.doc.to_array("LOWER").tolist()):
        if lower == wanted:
            yield from _according_to(parsed, parsed.doc[i])


def _according_to(parsed: Parsed, cue: Token) -> Iterator[_Found]:
    """The quotation of "according to the ministry": what the clause it hangs on says."""
    to = child(cue, "prep")
    noun = child(to, "pobj") if to is not None and to.i == cue.i + 1 else None
    if noun is None or to is None or cue.head.i == cue.i or _is_standard(parsed, noun):
        return
    speakers = _mentions(parsed, list(joined(noun)))
    content = words_of(cue.head, frozenset(token.i for token in cue.subtree))
    if speakers and content is not None:
        trigger = Span(cue.idx, to.idx + len(to))
        quotation = _quotation(parsed, trigger, content, speakers)
        yield _Found(quotation=quotation, type="assertion", by="its object")


def _is_standard(parsed: Parsed, noun: Token) -> bool:
    """Whether *noun* is what something is measured by: "sorted according to size"."""
    bare = noun.tag_ == "NN" and not any(True for _ in noun.lefts)
    return bare and parsed.mention_at(noun) is None and not noun.ent_type_


def _quotation(
    parsed: Parsed, trigger: Span, content: Span, speakers: tuple[Mention, ...]
) -> Quotation:
    direct = is_direct(parsed, content)
    return Quotation(trigger=trigger, content=content, speakers=speakers, direct=direct)


def _statement(parsed: Parsed, found: _Found) -> Statement:
    cue = found.quotation.trigger
    words = parsed.report.full_text[cue.start : cue.end]
    content = "quotation marks" if found.quotation.direct else "its clause"
    how = f"cue {words!r}, {found.by}, with whom it names and {content}"
    return Statement(
        content=found.quotation,
        evidence=cite(parsed.report, parsed.sentence_at(cue)),
        found_by=FOUND_BY,
        steps=(Step(what="quotation", how=how),),
    )

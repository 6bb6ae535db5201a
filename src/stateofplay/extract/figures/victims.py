"""Victims told one by one, where a report names them instead of counting.

"Lena Brandt, 34, was shot and died" is one killed. Each person counts once, by name or age, and
only where the report has no number for the measure.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from decimal import Decimal

from spacy.tokens import Token

from stateofplay.core.statements import Bound, Figure, Reality, Statement, Step
from stateofplay.core.text import Span, cite
from stateofplay.extract.figures.harmed import LEAD, harms
from stateofplay.extract.figures.match import Measured
from stateofplay.extract.figures.people import people_before
from stateofplay.extract.figures.persons import (
    Victim,
    are_linked,
    described,
    is_kin_of_speaker,
    is_same,
)
from stateofplay.extract.figures.rules import Rulebook, VictimWords
from stateofplay.extract.figures.scope import place_around, time_around
from stateofplay.extract.figures.sources import sources
from stateofplay.extract.parsed import Parsed

_RULE = "figure/victim"
_OPENING = 1500
"""Code points, headline included, within which a report tells what it is about."""


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
    people = victims(parsed, rulebook)
    if not any(victim.token.idx < LEAD for victim in people):
        return {}  # the report is about something else
    opened = _measures_of_opening(rulebook.victims, counted)
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
        elif victim.dead is not None:  # "a guard was wounded ... the guard died"
            span = Span(victim.dead.idx, victim.dead.idx + len(victim.dead))
            found[span] = _statement(parsed, rulebook, victim, measure, span)
    return found


def _measures_of_opening(words: VictimWords, counted: Mapping[Span, Statement]) -> set[str]:
    """What numbers in the opening of a report measure; one by an article is no number."""
    measures: set[str] = set()
    for span, statement in counted.items():
        figure = statement.content
        if not isinstance(figure, Figure) or span.start >= _OPENING or figure.value <= 1:
            continue
        if figure.reality is not Reality.ACTUAL:
            continue  # "the two adults were not hurt"
        if words.yearly.isdisjoint((figure.of or "").lower().split()[-1:]):
            measures |= {figure.measure} | ({"injured"} if figure.measure == "affected" else set())
    return measures


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


def victims(parsed: Parsed, rulebook: Rulebook) -> list[Victim]:
    """Find who was killed or hurt, each once, in order of the text.

    One of whom the text first tells a wound and then the death is killed.
    """
    words = rulebook.victims
    found: list[Victim] = []
    together: set[int] = set()
    last = None
    nobody: Victim | None = None
    for killed, token, word in dict.fromkeys(harms(parsed, words)):  # a headline is read twice
        together = together if word == last else set()  # "a boy and a woman were shot"
        last, one = word, described(words, token, word, killed=killed)
        if one.is_nobody_told:
            nobody = nobody or one
            continue
        if found and is_kin_of_speaker(token):
            continue  # "they shot my child": who is known
        known = _known(words, one, found, together)
        together.add(len(found) if known is None else known)
        if known is None:
            found.append(one)
        else:
            found[known].learn(one)
    return found if nobody is None else _with_dead(found, nobody, rulebook.ending)


def _with_dead(found: list[Victim], nobody: Victim, ending: Collection[str]) -> list[Victim]:
    """Say who died where a headline tells a death of nobody in particular.

    Whoever else is told to have died; or the only one who was hurt; else somebody more.
    """
    near = [victim for victim in found if victim.token.idx < _OPENING]
    if _ends_with_doer(nobody.word, ending):
        for victim in near[:2]:
            victim.killed = True
        return found if len(near) > 1 else [nobody, *found]
    only = near if len(found) == 1 else []
    dead = next((victim for victim in near if victim.killed), next(iter(only), None))
    if dead is not None:
        dead.killed = True
        dead.token = dead.token if dead.token.idx < LEAD else nobody.token
        return found
    return [nobody, *found]


def _ends_with_doer(deed: Token, ending: Collection[str]) -> bool:
    """Whether two are dead, one by his own hand: "murder-suicide"."""
    return any(word.lower_ in ending for word in deed.doc[deed.i + 1 : deed.i + 3])


def _known(words: VictimWords, one: Victim, found: list[Victim], together: set[int]) -> int | None:
    """Which of those *found* a victim is: who is named alike, else with whom it befell alike.

    "A third victim" is none of them, unless one of them was told as one more already.
    """
    may_be = [
        at
        for at, other in enumerate(found)
        if at not in together
        and is_same(words, one, other)
        and not _is_far(one, other)
        and (other.further or not one.further)
    ]
    return min(
        may_be,
        key=lambda at: (not are_linked(one, found[at]), one.killed != found[at].killed, at),
        default=None,
    )


def _is_far(one: Victim, other: Victim) -> bool:
    """Whether a death told far below is of somebody else than who was hurt above.

    Unless the same name or age is told, or "the boy": who is known.
    """
    below = one.killed and not other.killed and one.token.idx > _OPENING
    return below and not one.is_definite and not are_linked(one, other)

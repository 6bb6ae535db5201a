"""What reports state: acts, figures and quotations, each on the words of a sentence.

Nothing here says who somebody *is*: that is a separate, revisable decision
(`stateofplay.core.judgements`). Positions are not statements either: they are a view
computed from acts.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import assert_never

from stateofplay.core.errors import Problem
from stateofplay.core.text import Evidence, Report, Span, digest


class MentionKind(StrEnum):
    """What sort of words name somebody or somewhere."""

    PERSON = "person"  # Antony Blinken; Blinken; Secretary Blinken
    ORGANISATION = "organisation"  # the United Nations; Hamas; the health ministry
    PLACE = "place"  # Gaza; Washington; Ramallah (states, too)
    PEOPLE = "people"  # Israeli; Palestinians; Arab (demonyms, faiths, peoples)
    ROLE = "role"  # the prime minister; the top diplomat; a spokesman
    GROUP = "group"  # the group; Arab foreign ministers; troops; militants
    PRONOUN = "pronoun"  # he; their; it; we; who


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that name an actor or a place, with what the sentence itself says of them.

    Attributes:
        span: Where the words stand, in the report of `report_id`.
        exact: The words, as written.
        kind: What sort of name they are.
        head: The head word, lower case ("minister" for "the Israeli prime minister").
        sentence: Index of the sentence, from 0; the headline is 0.
        plural: Whether the words are plural; None if the form does not tell.
        subject: Whether they are the subject of a clause (a pronoun looks there first).
        owner: The words that say whose it is or where from, as written ("Israeli" for
            "the Israeli prime minister", "Hamas-run Gaza"), or None.
        role: The office that stands with the name, as written ("prime minister"), or None.
        same_as: Span of another mention which the syntax says is the same one
            (apposition, title + name), or None.
    """

    report_id: str
    span: Span
    exact: str
    kind: MentionKind
    head: str
    sentence: int
    plural: bool | None = None
    subject: bool = False
    owner: str | None = None
    role: str | None = None
    same_as: Span | None = None

    @property
    def id(self) -> str:
        """Report and place: one stretch of text is one mention."""
        return f"{self.report_id}:{self.span.start}-{self.span.end}"


class Reality(StrEnum):
    """Whether an act or count is told as so (FactBank's CT+ / CT- / PR and PS, folded to three)."""

    ACTUAL = "actual"  # as done
    DENIED = "denied"  # as not done
    POSSIBLE = "possible"  # as possible, planned, asked, alleged


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """On what an act depends: "until | the hostages are freed".

    Attributes:
        connective: The word or words that make it a condition, as written.
        span: The condition without its connective.
    """

    connective: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Who did, said, asked or refused what, to whom (PLOVER 2021-24).

    Attributes:
        trigger: The words that name the act.
        type: One of the ontology's act types ("REJECT").
        mode: PLOVER's mode within the type, or None.
        cameo: CAMEO code as a string ("1246"), or None.
        actors: Who acts; empty if the text does not say.
        recipients: At whom; empty if the text does not say.
        about: Where the words stand that say what is asked, refused, agreed...; or None.
        parts: Where the parts of it stand that "and" joins ("a truce", "aid"); empty if none.
        condition: On what the actor makes it depend, or None.
        because: Where the reason stands that the actor gives, or None.
        reality: Told as done, denied, or only possible.
        direct_quote: Whether the trigger stands within quotation marks.
    """

    trigger: Span
    type: str
    mode: str | None = None
    cameo: str | None = None
    actors: tuple[Mention, ...] = ()
    recipients: tuple[Mention, ...] = ()
    about: Span | None = None
    parts: tuple[Span, ...] = ()
    condition: Condition | None = None
    because: Span | None = None
    reality: Reality = Reality.ACTUAL
    direct_quote: bool = False


class Bound(StrEnum):
    """How a number is hedged (gold guide)."""

    EXACT = "exact"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    UP_TO = "up_to"
    LESS_THAN = "less_than"
    ABOUT = "about"
    RANGE = "range"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """How many, of whom.

    Attributes:
        trigger: The number with its hedge and noun.
        measure: What is counted ("killed"; the ontology lists them).
        value: The number; the low end of a range.
        high: The high end of a range, else None.
        bound: How the number is hedged.
        unit: Unit of measurement or currency as written ("tonnes", "$"), None for heads.
        of: Words for whom or what is counted, as written, or None.
        whose: The people or place whose own are counted ("Norland's", "in the north"), or None.
        words: The number's own words where they are vague ("dozens"), else None.
        cumulative: True for a running total ("since 7 October", "so far"), False for new
            ones ("overnight"), None if the text does not tell.
        part_of: Trigger of the figure that this one is a part of ("including 4,008
            children"), or None.
        reality: Told as so, denied, or only possible.
        direct_quote: Whether the number stands within quotation marks.
    """

    trigger: Span
    measure: str
    value: Decimal
    high: Decimal | None = None
    bound: Bound = Bound.EXACT
    unit: str | None = None
    of: str | None = None
    whose: Mention | None = None
    words: str | None = None
    cumulative: bool | None = None
    part_of: Span | None = None
    reality: Reality = Reality.ACTUAL
    direct_quote: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Who is given the word (PARC: source, cue, content).

    Attributes:
        trigger: The cue ("said"); the content itself where there is none.
        content: What is said.
        speakers: Who says it; empty if the text does not say.
        direct: Whether the words are the speaker's own, in quotation marks.
    """

    trigger: Span
    content: Span
    speakers: tuple[Mention, ...] = ()
    direct: bool = False


Content = Act | Figure | Quotation


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One reason why an entry is as it is: shown by ``stateofplay why``.

    Attributes:
        what: The part it explains ("act", "actor", "condition", "attribution").
        how: The rule with its file, or the model with its score, and the words it matched.
    """

    what: str
    how: str


LIKELY = 0.5
"""Confidence below which who did what is more likely wrong than right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One thing a report states.

    Attributes:
        content: The act, figure or quotation.
        evidence: The sentence, verbatim.
        attributed_to: Who is credited for the information, nearest source first, when that
            is not the actor; empty means the report itself.
        time: Where the words stand that say when, or None.
        place: Where it happened, as the sentence names it, or None.
        found_by: Rule or model, with version.
        confidence: How likely type and actors of an act are right, 0-1, where a model gave it,
            else None.
        steps: How it was found, for people.
    """

    content: Content
    evidence: Evidence
    attributed_to: tuple[Mention, ...] = ()
    time: Span | None = None
    place: Mention | None = None
    found_by: str
    confidence: float | None = None
    steps: tuple[Step, ...] = ()

    @property
    def report_id(self) -> str:
        """The report it stands in."""
        return self.evidence.report_id

    @property
    def kind(self) -> str:
        """``act``, ``figure`` or ``quotation``."""
        return type(self.content).__name__.lower()

    @property
    def id(self) -> str:
        """Hash of what is stated and where, not of how it was found.

        A later version of the program that finds the same thing gives it the same id.
        """
        return digest(self.report_id, *_key(self.content), _places(self.attributed_to))


def _place(span: Span | None) -> tuple[int, int] | None:
    return None if span is None else (span.start, span.end)


def _places(mentions: tuple[Mention, ...]) -> list[tuple[int, int]]:
    return [(mention.span.start, mention.span.end) for mention in mentions]


def _key(content: Content) -> tuple[object, ...]:
    """What makes one statement another one: the meaning, not the trace of how it was found.

    Plain numbers and words only, so that renaming a class changes no id.
    """
    trigger = _place(content.trigger)
    match content:
        case Act():
            people = (_places(content.actors), _places(content.recipients))
            condition = content.condition.span if content.condition else None
            terms = (_place(content.about), _place(condition), content.reality.value)
            return ("act", trigger, content.type, *people, *terms)
        case Figure():
            amount = (content.value, content.high, content.bound.value, content.unit)
            return ("figure", trigger, content.measure, *amount, content.of)
        case Quotation():
            return ("quotation", _place(content.content), _places(content.speakers))
        case _:
            assert_never(content)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was found in one report.

    Attributes:
        mentions: Every mention of an actor or place, in order of the text, those of the
            statements included.
        statements: In order of the text, no two alike.
        sentences: The sentences, in order; the headline is the first.
        engine: Name and version of what read it; a reading with another engine supersedes.
    """

    report: Report
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    sentences: tuple[Span, ...]
    engine: str
    problems: tuple[Problem, ...] = field(default=())

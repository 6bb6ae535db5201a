"""What is decided *about* statements: who is meant, what it is about, how two compare.

Judgements are kept beside the statements, never in them, each with its reasons; a later
judgement supersedes an earlier one and nothing is rewritten.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from stateofplay.core.statements import Content, Statement
from stateofplay.core.text import digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Somebody as one report knows them: a chain of mentions of that report.

    Attributes:
        id: ``<report id>/<slug>``; unique in the ledger.
        name: The fullest name the report gives.
        names: Every form by which the report names them, pronouns left out.
        kind: ``person``, ``state``, ``government``, ``military``, ``organisation``,
            ``armed group``, ``people``, ``place`` or ``role`` (nobody named).
        party: The state, government or organisation they speak for, or None.
        role: Office as written, or None.
        mentions: Mention ids (`Mention.id`), in order of the text.
        reasons: Why these mentions are one, a line each.
    """

    id: str
    report_id: str
    name: str
    names: tuple[str, ...]
    kind: str
    party: str | None = None
    role: str | None = None
    mentions: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """The decision who an `Entity` is, across reports.

    Attributes:
        entity_id: The entity of one report.
        actor_id: The same for all entities that are one; a readable slug ("antony-blinken").
        name: Name to show.
        reasons: Why, a line each.
    """

    entity_id: str
    actor_id: str
    name: str
    kind: str
    party: str | None = None
    role: str | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The decision which proposal the words of `Act.about` belong to.

    Attributes:
        statement_id: The act.
        proposal: Short neutral name ("humanitarian pauses").
        also: Names of further proposals that the same words hold ("a truce and *the release of
            hostages*"), each given by an entry of the topic data that tells what is meant.
        topical: Whether an entry of the topic data gave the name, and it tells what is meant
            ("ceasefire"; not "agreement"); False where its own words name it.
        reasons: Which words and which entry of the topic data decided.
    """

    statement_id: str
    proposal: str
    also: tuple[str, ...] = ()
    topical: bool = False
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """When: days, both included.

    Attributes:
        start: First day, None if open.
        end: Last day, None if open.
        text: The words that say so, None if taken from the publication date.
        value: The same as TIMEX3 (ISO 8601 with weeks, quarters, seasons, parts of days), which
            keeps how exact the words are: "2023-W44", "2023-11-03TNI", "PT24H". None if not known.
    """

    start: date | None
    end: date | None
    text: str | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where. ``country`` is ISO 3166-1 alpha-2; a region has no point: lat and lon are None.

    ``kind`` says how exact it is: ``country``, ``region`` (part of a state or of several) or
    ``town``; None if no gazetteer knows it.
    """

    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """The decision when and where a statement's matter took place.

    Attributes:
        statement_id: The statement (`Statement.id`).
        time: When; None if neither the words nor the day of publication tell.
        place: Where; None if the sentence names no place.
        reasons: What decided, a line each.
    """

    statement_id: str
    time: Interval | None = None
    place: Place | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """What the resolve stage decides about one reading.

    Attributes:
        report_id: The report that was read (`Report.id`).
        entities: Who it names, in order of the text.
        subjects: Which proposals its acts are about; of an act about none there is none.
        settings: When and where, of each statement of which anything is known.
    """

    report_id: str
    entities: tuple[Entity, ...] = ()
    subjects: tuple[Subject, ...] = ()
    settings: tuple[Setting, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody in an entry, as the contract shows them.

    ``mention`` is as written (a pronoun stays one); ``name`` is who it is; ``kind`` is that of
    `Entity`, None if nobody could tell.
    """

    id: str
    name: str
    mention: str
    party: str | None = None
    role: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """A report without its text; fields as in `Report`."""

    id: str
    source: str
    title: str
    publisher: str | None
    published: date | None
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a person's correction changes of an entry, in words: field, before and after."""

    field: str
    read: str
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A statement with all that is decided about it: what views and comparisons work on.

    Attributes:
        id: `Statement.id`, also where a person corrected the statement.
        trigger: The words of the content's trigger, verbatim.
        about: The words of `Act.about`, verbatim, or None.
        condition: (connective, words) of `Act.condition`, verbatim, or None.
        because: The words of `Act.because`, verbatim, or None.
        content_text: The words of `Quotation.content`, or None.
        proposal: Name of the proposal the act is about, or None.
        also: Names of the further ones; see `Subject`.
        topical: Whether the name of `proposal` tells what is meant; see `Subject`.
        settled: Whether a person split it from others; the program then joins it with nothing.
        status: ``machine`` until a person judged it.
        note: Why, in the person's words; "" if they gave none.
        corrected: What the program had read otherwise, where a person corrected it; the fields
            hold what the person said, those of `statement`, too.
    """

    id: str
    statement: Statement
    report: Header
    trigger: str
    actors: tuple[Actor, ...] = ()
    recipients: tuple[Actor, ...] = ()
    attributed_to: tuple[Actor, ...] = ()
    about: str | None = None
    condition: tuple[str, str] | None = None
    because: str | None = None
    content_text: str | None = None
    proposal: str | None = None
    also: tuple[str, ...] = ()
    topical: bool = False
    settled: bool = False
    time: Interval | None = None
    place: Place | None = None
    status: str = "machine"
    note: str = ""
    corrected: tuple[Change, ...] = ()

    @property
    def content(self) -> Content:
        """The act, figure or quotation."""
        return self.statement.content

    @property
    def proposals(self) -> tuple[str, ...]:
        """All proposals that the act is about, the first one first."""
        return () if self.proposal is None else (self.proposal, *self.also)

    def is_topical(self, proposal: str) -> bool:
        """Say whether the name of one of `proposals` tells what is meant."""
        return proposal in self.also or (self.topical and proposal == self.proposal)


class Relation(StrEnum):
    """How statements of several reports stand to each other (contract).

    Attributes:
        SAME: Independent reports state it in their own words.
        REPEATS: Reports of one origin carry the same words: one witness.
        ONLY: One report alone tells it, though others are on its story.
        UPDATES: A later count or position took the place of an earlier one.
        DIFFERS: Reports contradict one another.
    """

    SAME = "same"
    REPEATS = "repeats"
    ONLY = "only"
    UPDATES = "updates"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A group of statements that tell of one thing, and how they do.

    Attributes:
        topic: What the group is about, in a few words.
        relation: See `Relation`.
        kind: ``act`` or ``figure``.
        summary: One line.
        reasons: Why they are grouped and related so, a line each.
        statements: Entry ids, in order of publication; those of a figure that took the place of
            another one stand behind those of the other.
        reports: Report ids, in the same order.
        block: Within what the statements were compared (`stateofplay.compare.blocks_of`), or the
            event that they tell of: a new report that has nothing in it changes nothing here.
    """

    topic: str
    relation: Relation
    kind: str
    summary: str
    reasons: tuple[str, ...]
    statements: tuple[str, ...]
    reports: tuple[str, ...]
    block: str = ""

    @property
    def id(self) -> str:
        """Hash of relation and statements."""
        return digest(self.relation, *self.statements)

"""Acts of one report -> proposals: the words of the act first, then what they point to.

Where words name nothing ("rejected it"), the rest of the clause, the sentence before or what was
last proposed tell it: "the demand" is in `answers`, "the bill" in `antecedents`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from stateofplay.core.judgements import Entity, Subject
from stateofplay.core.statements import Act, Reading, Statement
from stateofplay.core.stems import words_of
from stateofplay.core.text import Span
from stateofplay.resolve.proposals.answers import (
    ANSWERS,
    Told,
    actors_of,
    answered,
    owners,
    sentence_before,
)
from stateofplay.resolve.proposals.antecedents import Antecedents
from stateofplay.resolve.proposals.cases import PROPOSES, REST, Case
from stateofplay.resolve.proposals.endings import ended
from stateofplay.resolve.proposals.further import Named, further
from stateofplay.resolve.proposals.opposed import forbidden, opposed
from stateofplay.resolve.proposals.pointing import Pointed
from stateofplay.resolve.proposals.stands import sides_with, stand_on
from stateofplay.resolve.proposals.subordinate import instead, turns_it
from stateofplay.resolve.proposals.topics import Topics
from stateofplay.resolve.proposals.turned import turned, turned_back, undone
from stateofplay.resolve.proposals.wide import narrowed
from stateofplay.resolve.wording.deeds import plainly, realises, suffers
from stateofplay.resolve.wording.own_words import names_of

_REACH = 400


def subjects_of(
    reading: Reading, topics: Topics, entities: Iterable[Entity] = ()
) -> tuple[Subject, ...]:
    """Name the proposal of every act of *reading* that says what it is about.

    Args:
        reading: The report.
        topics: All topics.
        entities: Who is who in it: nobody answers a request of their own.

    Returns:
        Subjects in order of the text. An act whose words name nothing and point to nothing has
        none, nor has the denial of what is alleged.
    """
    known, actors = owners(everybody := tuple(entities)), names_of(everybody)
    pointed, antecedents = Pointed(reading, topics), Antecedents(reading, topics, actors)
    found: list[Subject] = []
    told: list[Told] = []
    for statement, act in _acts(reading):
        named = None
        if act.about is not None:
            case = Case(reading, statement, act, act.about, topics, actors)
            plain = _named(case, told, known)
            meant = plain and pointed.named(case, plain)
            named = meant and antecedents.named(case, narrowed(case, meant))
        if named is not None and meant is not None:
            name, reason = named
            also = further(case, meant[0]) if act.type in PROPOSES else ()
            subject = Subject(
                statement_id=statement.id,
                proposal=name,
                also=tuple(each for each, _ in also),
                topical=topics.tells(name),
                reasons=(reason, *(why for _, why in also)),
            )
            found.append(subject)
        if act.type in PROPOSES:
            proposal = named[0] if named else None
            told.append(Told(act=act, actors=actors_of(act, known), proposal=proposal))
    return tuple(found)


def _named(case: Case, told: Sequence[Told], known: Mapping[str, str]) -> Named | None:
    act, topics, trigger = case.act, case.topics, case.text(case.act.trigger)
    if act.type == "REJECT" and topics.is_denial(trigger, case.words):
        return None
    matter = stand_on(act.type, trigger, case.words)
    if matter is None:
        return None
    if matter != case.words:
        return topics.name(matter, refused=True, actors=case.actors)
    if act.type in ANSWERS and case.names_only_the_actor:
        return topics.find(trigger) or _answer(case, told, known)
    named = ended(case.words, topics) or ended(case.asked, topics) or _deed_ended(case)
    named = named or turned(act.type, trigger, case.words, topics)
    named = named or undone(act.type, case.words, topics)
    if named is None and not case.about.contains(act.trigger):
        against = forbidden(act.type, trigger, case.words, topics)
        against = against or opposed(act.type, case.asked_of, topics)
        if against is not None:
            return _forbidden(case) if against[0] is None else (against[0], against[1])
    named = named or _of_refusal(case, _own_words(case)) or _led_to(case)
    return named or _meant(case, told, known)


def _deed_ended(case: Case) -> Named | None:
    """Name what the verb of the act ends, where no topic names it: "must stop | the harvest"."""
    if case.forbids or case.as_deed == case.words or case.topics.find(case.words) is not None:
        return None
    return ended(case.as_deed, case.topics)


def _forbidden(case: Case) -> Named | None:
    """Name by its own words what is not to be done, where no topic is in them."""
    if not case.forbids or case.as_deed == case.words or case.topics.find(case.words) is not None:
        return None
    name = case.topics.own.name(case.as_deed, actors=case.actors)
    return (name, f"“{case.as_deed}”: what is not to be done") if name else None


def _of_refusal(case: Case, named: Named | None) -> Named | None:
    """Drop "no ..." of a refusal whose denial is its verb's alone: "vowed not | to allow"."""
    if named is None or case.act.type != "REJECT" or not named[0].startswith("no "):
        return named
    return case.topics.find(case.words)


def _meant(case: Case, told: Sequence[Told], known: Mapping[str, str]) -> Named | None:
    """Find what words point to that fit no topic themselves; else they are the name."""
    act, about, topics, words = case.act, case.about, case.topics, case.words
    if topics.accepts(words):
        return _accepted(told, words)
    named = None
    pronoun = topics.is_pronoun(words)
    silent = act.trigger.contains(about)
    pointing = topics.points(words) or about.contains(act.trigger)
    if act.type in ANSWERS and (silent or (topics.points(words) and not pronoun)):
        return _answer(case, told, known)
    if pointing or topics.acts_on_pronoun(words):
        takes_up = _takes_up(case)
        named = (
            _asked_next(case)
            or (None if case.repeats else _pointed_to(case))
            or (_last(told, act, words) if takes_up else None)
        )
        if named is None and pronoun:
            return _answer(case, told, known) if act.type == "REJECT" else None
    if named is not None or silent:
        return turned_back(words, named) if named and topics.acts_on_pronoun(words) else named
    # What other acts are done to is told by whom they hit.
    actors = case.actors if act.type in PROPOSES else ()
    named = topics.name(case.as_done, refused=act.type == "REJECT", actors=actors)
    if named is None and sides_with(act.type, case.text(act.trigger)):
        whom = topics.own.somebody(words, case.actors)
        return topics.name(f"support for {whom}") if whom else None
    return named


def _led_to(case: Case) -> Named | None:
    """Name by its own words what a noun that points leads to: "calls for | a phased pullout"."""
    if case.topics.is_pronoun(case.words) or not case.topics.points(case.words):
        return None
    parts = case.words.split()
    pointing = case.topics.pointers - {"such"}
    place = next((at for at, part in enumerate(parts[:-2]) if part.lower() in pointing), None)
    if place is None or parts[place + 1].lower() not in ("for", "to"):
        return None
    rest = parts[place + 1 :] if parts[place + 1] == "to" else parts[place + 2 :]
    if rest[0] == "to" and (rest[1] in case.topics.own.leading or not rest[1].islower()):
        return None  # "the appeal | to Norland"
    refused = case.act.type == "REJECT"
    name = case.topics.own.name(" ".join(rest), refused=refused, actors=case.actors)
    return (name, f"“{case.words}” asks for this: {name}") if name else None


def _answer(case: Case, told: Sequence[Told], known: Mapping[str, str]) -> Named | None:
    """Find what a bare answer, or one to "the demand", is about; None where that is not told."""
    if case.names_only_the_actor:
        if not case.ends_the_clause:
            return None
    elif not case.act.trigger.contains(case.about) and (named := _rest(case)) is not None:
        return named
    asked, name = answered(told, case.reading, case.statement, case.act, known)
    if name is not None:
        return name, f"answers what was asked or offered just before: {name}"
    return None if asked else _before(case)


def _acts(reading: Reading) -> list[tuple[Statement, Act]]:
    acts = [(each, each.content) for each in reading.statements if isinstance(each.content, Act)]
    return sorted(acts, key=lambda item: (item[1].trigger.start, item[1].trigger.end))


def _own_words(case: Case) -> Named | None:
    """Find a topic in the words themselves, with the trigger, or in the clause of the two."""
    act, about, topics, words = case.act, case.about, case.topics, plainly(case.words)
    talk = topics.talk(case.from_trigger) if act.type == "AGREE" else None
    if (named := talk or topics.find(words)) is not None:
        return named if talk else _own_matter(case, named)
    if topics.points(words) or about.contains(act.trigger):
        return None
    if (named := topics.find(f"{case.text(act.trigger)} {words}")) is not None:
        return named
    evidence = case.statement.evidence.span
    between = Span(
        min(act.trigger.start, about.start),
        max(act.trigger.end, case.before_condition(about.end)),
    )
    if between.end - between.start > REST or not evidence.contains(between):
        return None
    if (named := topics.find(case.text(between), weak=False)) is not None:
        return named
    before = topics.clauses.last(case.room(between.start))
    named = topics.find(before + case.text(between), weak=False)
    doer = None if suffers(before) else topics.find(before)
    return None if named and doer and doer[0] == named[0] else named


def _own_matter(case: Case, named: Named) -> Named:
    """Give the topic that was found, or what it is only the matter of: "skip | the talks"."""
    if case.act.type not in PROPOSES:
        return named
    deed, refused = case.as_deed, case.act.type == "REJECT"
    if case.done and not realises(case.done):
        name = case.topics.own.name(case.as_done, actors=case.actors)
        return (name, f"{named[0]} is only what it is done to: “{case.as_done}”") if name else named
    name = instead(deed, named[0], case.topics, refused=refused, actors=case.actors)
    return (name, f"{named[0]} is only the matter of it: “{deed}”") if name else named


def _asked_next(case: Case) -> Named | None:
    """Find a topic in what a step is asked to be: "the next step *should be a meeting*"."""
    step = case.act.type == "REQUEST" and not case.topics.is_pronoun(case.words)
    pointing = step and case.topics.points(case.words)
    return case.topics.find(case.text(case.act.trigger)) if pointing else None


def _pointed_to(case: Case) -> Named | None:
    """Find a topic in the sentence: after "a request", else before "it", the nearest first."""
    if not case.topics.is_pronoun(case.words) and (named := _rest(case)) is not None:
        return named
    return _before(case)


def _rest(case: Case) -> Named | None:
    """Find a topic after "a request", in the same clause."""
    act, about = case.act, case.about
    if len(case.words) < case.before_condition(about.end) - about.start:
        return None  # its clause ends within what it is about
    end = case.before_condition(min(case.statement.evidence.span.end, about.end + REST))
    if about.end <= act.trigger.start < end:
        end = act.trigger.start  # "a proposal which they dismissed" is no dismissal
    rest = Span(about.end, max(about.end, end))
    return case.topics.find(case.topics.clauses.first(case.text(rest)))


def _before(case: Case) -> Named | None:
    """Find a topic before "it" in the sentence, or in the sentence before with the deed."""
    topics, sentence = case.topics, case.statement.evidence.span
    start = min(case.act.trigger.start, case.about.start)
    before = case.text(Span(min(sentence.start, start), start))
    earlier = sentence_before(case.reading, sentence)
    context = f"{case.text(earlier)} {before}" if earlier is not None else before
    doing = case.words if topics.acts_on_pronoun(case.words) else case.text(case.act.trigger)
    return _completed(doing, context, topics) or topics.find_last(before)


def _completed(trigger: str, before: str, topics: Topics) -> Named | None:
    """Find a topic that takes the trigger and what its pronoun stands for: "free them".

    One that takes the trigger alone is none of these: "dismissed the offer" is no dismissal.
    """
    named = topics.find(f"{trigger} {before}", weak=False)
    if named is not None and (own := topics.find(trigger)) is not None and own[0] == named[0]:
        return None
    alone = topics.find(before)
    return named if named is not None and (alone is None or alone[0] != named[0]) else None


def _accepted(told: Sequence[Told], words: str) -> Named | None:
    """Take up what was accepted last, wherever in the report."""
    names = [each.proposal for each in told if each.act.type == "AGREE" and each.proposal]
    return (names[-1], f"“{words}” takes up what was accepted last: {names[-1]}") if names else None


def _takes_up(case: Case) -> bool:
    """Whether its words take up what was proposed last: "to do so", not "it", "to help them"."""
    words, topics = case.words, case.topics
    if topics.acts_on_pronoun(words) and not topics.is_pronoun(words):
        return case.repeats
    idle = topics.is_pronoun(words) or turns_it(words) or not topics.points(words)
    return not idle and words_of(words)[-1].lower() not in topics.wide


def _last(told: Sequence[Told], act: Act, words: str) -> Named | None:
    """Take up what was proposed last, if that was near."""
    last = next((each for each in reversed(told) if each.proposal is not None), None)
    if last is None or last.proposal is None or act.trigger.start - last.start > _REACH:
        return None
    return last.proposal, f"“{words}” takes up what was proposed last: {last.proposal}"

"""From a finder's draft to a statement: adds what the sentence says around the act."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Token

from stateofplay.core.closed_classes import ARTICLES, FIRST_PERSON
from stateofplay.core.statements import (
    Act,
    Condition,
    Mention,
    MentionKind,
    Reality,
    Statement,
    Step,
)
from stateofplay.core.text import Span, cite
from stateofplay.extract.attribution import speakers
from stateofplay.extract.background import old_day_of
from stateofplay.extract.conditions import condition_at, find_condition, find_reason
from stateofplay.extract.doubt import is_left_open, is_withheld
from stateofplay.extract.drafts import ActDraft
from stateofplay.extract.modes import mode_of
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.pastref import past_words_of
from stateofplay.extract.phrases import phrase
from stateofplay.extract.quotations import is_quoted
from stateofplay.extract.reality import deniers_of_part, is_awaited, is_denied, reality_of
from stateofplay.extract.setting import place_of
from stateofplay.extract.syntax import objects, preposition_objects
from stateofplay.extract.timing import time_of
from stateofplay.extract.unrealised import is_alleged, is_unrealised
from stateofplay.extract.untrue import is_untrue
from stateofplay.extract.wordlists import wordlists
from stateofplay.ontology import Ontology

_DESCRIBED = frozenset({MentionKind.ROLE, MentionKind.GROUP})
_SUBJECT = frozenset({"nsubj", "nsubjpass"})
_TIMES = frozenset({"DATE", "TIME"})
_CONSENTING = frozenset({"AGREE", "SUPPORT"})
_DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "RETREAT", "AID"})


@dataclass(frozen=True, slots=True)
class Completer:
    """Completes drafts of acts with the types of one ontology."""

    ontology: Ontology

    def complete(self, parsed: Parsed, draft: ActDraft) -> Statement | None:
        """Make a statement of *draft*; None if the report or the ontology has no such thing."""
        head = head_of(parsed, draft.trigger)
        act_type = next((name for name, _ in draft.types if name in self.ontology.acts), None)
        if head is None or act_type is None:
            return None
        actors = _mentions(parsed, draft.actors)
        recipients = tuple(m for m in _mentions(parsed, draft.recipients) if m not in actors)
        condition = _condition(parsed, draft, head, act_type)
        about = _without(parsed, _beside(draft, condition, head), condition, head)
        mode = mode_of(act_type, parsed, about)
        codes = self.ontology.acts[act_type]
        act = Act(
            trigger=draft.trigger,
            type=act_type,
            mode=mode,
            cameo=codes.modes.get(mode or "", codes.cameo),
            actors=actors,
            recipients=recipients,
            about=about,
            condition=condition,
            because=find_reason(head, act_type),
            reality=_reality(parsed, draft, head),
            direct_quote=is_quoted(parsed, draft.trigger),
        )
        return Statement(
            content=act,
            evidence=cite(parsed.report, parsed.sentence_at(draft.trigger)),
            attributed_to=_sources(parsed, draft, head, actors),
            time=_time(parsed, head, act),
            place=place_of(
                parsed,
                head,
                frozenset(m.span for m in (*actors, *recipients)),
                material=act_type.lower() in wordlists("setting")["aimed_acts"],
            ),
            found_by=draft.found_by,
            confidence=draft.score,
            steps=(*draft.steps, *_explain(act)),
        )


def _time(parsed: Parsed, head: Token, act: Act) -> Span | None:
    """When it was: by its own words, of a deed done else by those that tell an old time beside."""
    own = time_of(parsed, head, frozenset(m.span for m in act.actors))
    if own is not None or act.reality is not Reality.ACTUAL:
        return own
    return old_day_of(parsed, head) or past_words_of(parsed, head, act.actors)


def head_of(parsed: Parsed, span: Span) -> Token | None:
    """The topmost token of *span*; None if it lies outside the text."""
    tokens = parsed.doc.char_span(span.start, span.end, alignment_mode="expand")
    return tokens.root if tokens is not None and len(tokens) else None


def mention_for(parsed: Parsed, span: Span) -> Mention:
    """The mention that *span* means: the one its head heads, or else the words themselves.

    Where the parse cuts the words otherwise, what it knows of them is kept, on the words of the
    finder: a name that the parser took too long ("Norland Withdraws"), a description that it cut
    short ("officials | in Norland"). A name keeps its own words ("60 | Norlanders").
    """
    head = head_of(parsed, span)
    known = parsed.mention_at(head) if head is not None else None
    if known is None and head is not None:
        here = [m for m in parsed.mentions if m.span.start <= head.idx < m.span.end]
        known = max(here, key=lambda m: m.span.end - m.span.start, default=None)
    inside = parsed.mentions_within(span)
    named = [mention for mention in inside if mention.kind is MentionKind.PERSON]
    several = head is not None and head.tag_ == "NNS"  # "opponents of Ada Stone" are not she
    others = several and head is not None and any(word.dep_ == "prep" for word in head.rights)
    if named and named[-1].span.end == span.end and not others:
        return named[-1]  # a person with an office of many words: "Ambassador to Norland Ada Stone"
    if known is None or not known.span.overlaps(span):
        return _glued(parsed, span) or _as_written(parsed, span, head)
    if known.kind is MentionKind.PRONOUN or known.span == span:
        return known
    text = parsed.report.full_text[span.start : span.end]
    described = known.kind in _DESCRIBED or not any(map(str.isupper, known.exact))
    if known.span.contains(span):
        if described and known.head not in text.lower():
            return _as_written(parsed, span, head)
    elif not (described and span.contains(known.span)):
        return known
    return replace(known, span=span, exact=text, same_as=known.same_as or known.span)


def _glued(parsed: Parsed, span: Span) -> Mention | None:
    """The pronoun in one word with its verb: "We" of "We're"; None if *span* is no such word."""
    if " " in parsed.report.full_text[span.start : span.end]:
        return None
    inside = parsed.mentions_within(span)
    return next((each for each in inside if each.kind is MentionKind.PRONOUN), None)


def _as_written(parsed: Parsed, span: Span, head: Token | None) -> Mention:
    """A mention of its own for words that nothing in the parse takes for one."""
    text = parsed.report.full_text[span.start : span.end]
    counted = head is not None and head.ent_type_ == "CARDINAL"  # "Hundreds" in a headline
    proper = head is not None and head.pos_ == "PROPN" and not counted
    owners = (MentionKind.PEOPLE, MentionKind.PLACE)
    inside = [mention for mention in parsed.mentions_within(span) if mention.kind in owners]
    return Mention(
        report_id=parsed.report.id,
        span=span,
        exact=text,
        kind=MentionKind.ORGANISATION if proper else MentionKind.GROUP,
        head=head.lemma_.lower() if head is not None else text.lower(),
        sentence=parsed.sentence_number(span),
        owner=inside[0].exact if inside and not proper else None,
    )


def _mentions(parsed: Parsed, spans: Iterable[Span]) -> tuple[Mention, ...]:
    found = (mention_for(parsed, span) for span in spans if not _is_time(parsed, span))
    # A time of day ("15.40") stands where live reports have a speaker; an article alone is a
    # span that the finder cut too short.
    words = (m for m in found if any(letter.isalpha() for letter in m.exact))
    named = {m.span: m for m in words if m.exact.lower() not in ARTICLES}
    return tuple(named[span] for span in sorted(named))


def _is_time(parsed: Parsed, span: Span) -> bool:
    """Whether *span* is a day: "*Monday*'s attack", but not "Minister *May* said"."""
    head = head_of(parsed, span)
    return head is not None and head.ent_type_ in _TIMES and head.dep_ not in _SUBJECT


def _condition(parsed: Parsed, draft: ActDraft, head: Token, act_type: str) -> Condition | None:
    if draft.condition is None:
        # A finder that gives scores has looked for a condition, too: only a plain one is added.
        return find_condition(head, act_type, sure=draft.score is not None)
    if act_type == "THREATEN":  # what is warned of may be told again: "threatened them, saying ..."
        return condition_at(parsed, draft.condition, head)
    about = draft.about.end if draft.about is not None else 0
    return condition_at(parsed, draft.condition, head, max(draft.trigger.end, about))


def _reality(parsed: Parsed, draft: ActDraft, head: Token) -> Reality:
    """The finder's answer, but never as done what the words say is denied or still expected."""
    told = draft.reality or reality_of(head)
    kind = draft.types[0][0]
    if is_denied(head) or (kind in _CONSENTING and is_withheld(head)):
        return Reality.DENIED
    if told is not Reality.ACTUAL:
        return told
    if is_untrue(head):
        return Reality.DENIED
    if kind in _DEEDS:
        acting = {word.i for span in draft.actors if (word := head_of(parsed, span)) is not None}
        if any(word.i in acting for word in deniers_of_part(head)):
            return Reality.DENIED
        if is_unrealised(head) or (is_alleged(head) and not draft.sources):
            return Reality.POSSIBLE
    return Reality.POSSIBLE if is_awaited(head) or is_left_open(head) else told


def _without(
    parsed: Parsed, about: Span | None, condition: Condition | None, head: Token
) -> Span | None:
    """What the act is about up to where its condition begins.

    Words that are nothing but condition are not what it is about; then the object is, if any:
    "refused *them* unless the hostages are freed".
    """
    if about is None or condition is None:
        return about
    begins = _opening(condition)
    if begins >= about.end:
        return about
    if begins <= about.start:
        return _object(head, begins) if condition.span.overlaps(about) else about
    kept = parsed.report.full_text[about.start : begins].rstrip(" ,;")
    return Span(about.start, about.start + len(kept)) if kept else about


def _opening(condition: Condition) -> int:
    """Where a condition begins, its connective included."""
    return condition.span.start - len(condition.connective) - 1


def _beside(draft: ActDraft, condition: Condition | None, head: Token) -> Span | None:
    """What the act is about; of words that are its trigger's own, the object: "free *them*".

    A noun that is only said not to be is what is refused: "there will be no *ceasefire*".
    """
    about = draft.about
    begins = _opening(condition) if condition else None
    if about is None or (begins is not None and begins <= about.start):
        denied = any(word.lower_ == "no" for word in head.lefts) and head.pos_ == "NOUN"
        return _named(head) if denied else about
    if not draft.trigger.contains(about):
        return about
    return _object(head, head.sent.end_char if begins is None else begins) or about


def _named(noun: Token) -> Span:
    """A noun with what stands before it but "no"."""
    first = next((w for w in noun.lefts if w.dep_ in {"amod", "compound"}), noun)
    return Span(first.idx, noun.idx + len(noun))


def _object(head: Token, end: int) -> Span | None:
    """The object of *head* that stands before *end*, or of its preposition; None if none."""
    nouns = [*objects(head), *preposition_objects(head, "to", "on", "for", "with")]
    noun = next((n for n in nouns if head.idx < n.idx < end), None)
    return phrase(noun) if noun is not None else None


def _sources(
    parsed: Parsed, draft: ActDraft, head: Token, actors: tuple[Mention, ...]
) -> tuple[Mention, ...]:
    """Who is credited, nearest first, without those who act themselves."""
    if draft.sources is not None:
        found = [mention_for(parsed, span) for span in draft.sources]
        if is_denied(head) or is_untrue(head):  # "said reports that they had agreed were wrong"
            found = [m for m in found if m.head not in wordlists("untrue")["claims"]]
    else:
        found = [m for token in speakers(head) if (m := parsed.mention_at(token)) is not None]
    if any(actor.exact.lower() in FIRST_PERSON for actor in actors):
        found = found[1:]  # "we", said by the speaker, is the speaker
    acting: set[object] = {actor.span for actor in actors} | {actor.exact for actor in actors}
    kept = [m for m in found if acting.isdisjoint({m.span, m.exact, m.same_as})]
    return tuple({mention.span: mention for mention in kept}.values())


def _explain(act: Act) -> tuple[Step, ...]:
    steps = []
    if act.condition is not None:
        steps.append(Step(what="condition", how=f"connective {act.condition.connective!r}"))
    if act.reality is not Reality.ACTUAL:
        steps.append(Step(what="reality", how=f"told as {act.reality}"))
    return tuple(steps)

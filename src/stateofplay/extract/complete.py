"""From a finder's draft to a statement: adds what the sentence says around the act."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

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
from stateofplay.extract.conditions import find_condition, find_reason, split_condition
from stateofplay.extract.drafts import ActDraft
from stateofplay.extract.modes import mode_of
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.quotations import is_quoted
from stateofplay.extract.reality import reality_of
from stateofplay.extract.setting import place_of, time_of
from stateofplay.ontology import Ontology

_FIRST_PERSON = frozenset({"i", "we", "us", "me", "our", "my"})


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
        about = draft.about
        mode = draft.mode or mode_of(act_type, parsed, about)
        codes = self.ontology.acts[act_type]
        condition = _condition(parsed, draft, head, act_type)
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
            reality=draft.reality or reality_of(head),
            direct_quote=is_quoted(parsed, draft.trigger),
        )
        return Statement(
            content=act,
            evidence=cite(parsed.report, parsed.sentence_at(draft.trigger)),
            attributed_to=_sources(parsed, draft, head, actors),
            time=time_of(head),
            place=place_of(parsed, head, frozenset(m.span for m in (*actors, *recipients))),
            found_by=draft.found_by,
            confidence=draft.score,
            steps=(*draft.steps, *_explain(act)),
        )


def head_of(parsed: Parsed, span: Span) -> Token | None:
    """The topmost token of *span*; None if it lies outside the text."""
    tokens = parsed.doc.char_span(span.start, span.end, alignment_mode="expand")
    return tokens.root if tokens is not None and len(tokens) else None


def mention_for(parsed: Parsed, span: Span) -> Mention:
    """The mention that *span* means: the one its head heads, or else the words themselves."""
    head = head_of(parsed, span)
    if head is not None and (mention := parsed.mention_at(head)) is not None:
        return mention
    inside = [mention for mention in parsed.mentions if span.contains(mention.span)]
    if inside:
        return max(inside, key=lambda mention: mention.span.end - mention.span.start)
    text = parsed.report.full_text[span.start : span.end]
    sentence = parsed.sentences.index(parsed.sentence_at(span))
    return Mention(
        report_id=parsed.report.id,
        span=span,
        exact=text,
        kind=MentionKind.GROUP,
        head=head.lemma_.lower() if head is not None else text.lower(),
        sentence=sentence,
    )


def _mentions(parsed: Parsed, spans: Iterable[Span]) -> tuple[Mention, ...]:
    mentions = {mention.span: mention for mention in (mention_for(parsed, span) for span in spans)}
    return tuple(mentions[span] for span in sorted(mentions))


def _condition(parsed: Parsed, draft: ActDraft, head: Token, act_type: str) -> Condition | None:
    if draft.condition is None:
        return find_condition(head, act_type)
    span = draft.condition
    return split_condition(parsed.report.full_text[span.start : span.end], span.start)


def _sources(
    parsed: Parsed, draft: ActDraft, head: Token, actors: tuple[Mention, ...]
) -> tuple[Mention, ...]:
    """Who is credited, nearest first, without those who act themselves."""
    if draft.sources is not None:
        found = [mention_for(parsed, span) for span in draft.sources]
    else:
        found = [m for token in speakers(head) if (m := parsed.mention_at(token)) is not None]
    if any(actor.exact.lower() in _FIRST_PERSON for actor in actors):
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

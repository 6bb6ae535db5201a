"""Finds acts by the trained reader; the rulebook corrects it where grammar leaves no doubt.

What only the rulebook sees is left out, but for rules that stand alone: on hand-read reports
the reader did not train on, three of four such acts were none. ``make bench`` measures the whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from stateofplay.core.statements import MentionKind, Statement, Step
from stateofplay.core.text import Span
from stateofplay.extract.announced import as_announced
from stateofplay.extract.asked import with_what_is_asked
from stateofplay.extract.complete import Completer, head_of
from stateofplay.extract.doers import with_real_doers
from stateofplay.extract.drafts import ActDraft, Finder
from stateofplay.extract.joined import with_joined
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.rulefinder import RuleFinder
from stateofplay.extract.scope import MATERIAL, with_answers, within_scope
from stateofplay.extract.syntax import child, is_passive, stands_in, subjects
from stateofplay.extract.trained import TrainedFinder
from stateofplay.extract.unnamed import SURE, without_unnamed
from stateofplay.ontology import Ontology

POSSESSIVES = frozenset({"'s", "\u2019s", "'", "\u2019"})
"""What stands between a doer and the noun of the deed: "Moreau's plea"."""

ANSWERED_BY = {
    "REQUEST": frozenset({"REJECT"}),
    "REJECT": frozenset({"REQUEST"}),
    "AGREE": frozenset({"REJECT"}),
    "ACCUSE": frozenset({"REJECT"}),
}
"""Types of nouns ("plea", "refusal", "offer", "claim") -> types by which another answers them."""

ANSWERS = frozenset().union(*ANSWERED_BY.values())


@dataclass(frozen=True, slots=True)
class Acts:
    """The extractor of acts.

    Attributes:
        first: Finds the acts.
        completer: Makes statements of what it finds.
        second: Its drafts correct those of the first; None to do without.
        verbal: The types of acts that are done by words.
        announced: Type of a deed -> type of its announcement.
    """

    first: Finder
    completer: Completer
    second: Finder | None = None
    verbal: frozenset[str] = frozenset()
    announced: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def load(cls, ontology: Ontology) -> Acts:
        """Load both finders for the act types of *ontology*.

        Raises:
            ModelError: If the trained reader's files are missing or altered.
            DataError: If a rule file is wrong.
        """
        verbal = frozenset(name for name, act in ontology.acts.items() if act.verbal)
        rules = RuleFinder.load(ontology)
        announced = {name: act.announced for name, act in ontology.acts.items() if act.announced}
        return cls(TrainedFinder.load(), Completer(ontology), rules, verbal, announced)

    @property
    def name(self) -> str:
        """Finders with their versions."""
        return " ".join(finder.name for finder in (self.first, self.second) if finder)

    def __call__(self, parsed: Parsed) -> Iterable[Statement]:
        """Yield the acts of a report in order of the text."""
        for draft in self._drafts(parsed):
            statement = self.completer.complete(parsed, draft)
            if statement is not None:
                yield statement

    def _drafts(self, parsed: Parsed) -> list[ActDraft]:
        others = tuple(self.second.find(parsed)) if self.second else ()
        found = [self._corrected(parsed, draft, others) for draft in self.first.find(parsed)]
        found += [rule for rule in others if rule.alone and not _is_told(rule, found)]
        found = with_what_is_asked(parsed, found)
        opposed = [draft for draft in found if draft.types[0][0] in ANSWERS]
        pleas = (_of_somebody_else(parsed, draft, opposed) for draft in found)
        own = [draft for draft in pleas if draft is not None]
        scoped = [within_scope(parsed, draft, own, others) for draft in own]
        parts = [with_real_doers(parsed, draft) for draft in scoped if draft is not None]
        named = [with_joined(parsed, without_unnamed(parsed, draft)) for draft in parts]
        return with_answers(parsed, named, others)

    def _corrected(self, parsed: Parsed, draft: ActDraft, others: Sequence[ActDraft]) -> ActDraft:
        """Take type and actor from a rule or from the syntax where grammar settles them."""
        rule = next((o for o in others if o.trigger.overlaps(draft.trigger)), None)
        steps: list[Step] = []
        if rule is not None:
            how = f"{rule.found_by} names it {rule.types[0][0]}"
            if rule.settled and rule.types[0][0] != draft.types[0][0]:
                draft = self._settled(draft, rule)
                how += ", and its words settle the type"
            steps.append(Step(what="act", how=how))
        if rule is not None and draft.types[0][0] in self.verbal and _is_possessed(parsed, rule):
            draft = replace(draft, actors=rule.actors)
            steps.append(Step(what="actor", how="the possessor of the noun"))
        elif shared := _shared_subjects(parsed, draft.trigger):
            draft = replace(draft, actors=shared)
            steps.append(Step(what="actor", how="the subject that the participle shares"))
        elif named := self._own_subject(parsed, draft):
            draft = replace(draft, actors=named)
            steps.append(Step(what="actor", how="the subject of the verb: the reader is unsure"))
        return self._by_grammar(parsed, replace(draft, steps=(*draft.steps, *steps)))

    def _settled(self, draft: ActDraft, rule: ActDraft) -> ActDraft:
        """Give *draft* the type of *rule*; where words were taken for force, its roles, too."""
        words = rule.types[0][0] in self.verbal and draft.types[0][0] in MATERIAL
        if not words or not rule.actors:
            return replace(draft, types=rule.types)
        roles = replace(draft, actors=rule.actors, actor_scores={}, recipients=rule.recipients)
        return replace(roles, types=rule.types, sources=())

    def _own_subject(self, parsed: Parsed, draft: ActDraft) -> tuple[Span, ...]:
        """Who is named as the subject of an act's own verb, where the reader doubts its actor."""
        unsure = any(score < SURE for score in draft.actor_scores.values())
        if not unsure or draft.types[0][0] not in self.verbal:
            return ()
        head = head_of(parsed, draft.trigger)
        if head is None or head.pos_ != "VERB" or is_passive(head) or child(head, "nsubj") is None:
            return ()
        found = [parsed.mention_at(token) for token in subjects(head)]
        named = tuple(m.span for m in found if m is not None and m.kind is not MentionKind.PRONOUN)
        reads = any(one.overlaps(other) for one in named for other in draft.actors)
        return () if reads or len(named) < len(found) else named

    def _by_grammar(self, parsed: Parsed, draft: ActDraft) -> ActDraft:
        head = head_of(parsed, draft.trigger)
        if head is None:
            return draft
        return as_announced(draft, head, self.announced)


def _is_told(rule: ActDraft, found: Sequence[ActDraft]) -> bool:
    """Whether a draft of *found* stands on the words of *rule* or on what it is about."""
    own = [span for span in (rule.trigger, rule.about) if span is not None]
    return any(draft.trigger.overlaps(span) for draft in found for span in own)


def _is_possessed(parsed: Parsed, rule: ActDraft) -> bool:
    """Whether the rule's actor is the possessor of its trigger."""
    if not rule.actors:
        return False
    gap = parsed.report.full_text[rule.actors[-1].end : rule.trigger.start]
    return gap.strip() in POSSESSIVES


def _shared_subjects(parsed: Parsed, trigger: Span) -> tuple[Span, ...]:
    """Whose deed a participle is that hangs on another verb: "..., arguing that"."""
    head = head_of(parsed, trigger)
    if head is None or head.tag_ != "VBG" or head.dep_ != "advcl":
        return ()
    named = (parsed.mention_at(token) for token in subjects(head))
    return tuple(mention.span for mention in named if mention is not None)


def _of_somebody_else(
    parsed: Parsed, draft: ActDraft, found: Sequence[ActDraft]
) -> ActDraft | None:
    """Leave the actor open where he would answer himself: nobody turns down his own plea.

    None if its own words then say nothing ("rejected the demand", "denied the charge"), and the
    rest of the sentence was taken for what is asked.

    *found* are the drafts that ask or refuse.
    """
    kind = draft.types[0][0]
    if kind not in ANSWERED_BY or not draft.actors:
        return draft
    if not _is_noun(parsed, draft) or _is_possessed(parsed, draft):
        return draft
    for answer in found:
        answers = answer.types[0][0] in ANSWERED_BY[kind]
        opposed = answers and set(draft.actors) <= set(answer.actors)
        if opposed and _is_about(parsed, draft, answer):
            left = _own_words(parsed, replace(draft, actors=()), answer)
            return left if kind != "ACCUSE" or (left is not None and left.recipients) else None
    return draft


def _own_words(parsed: Parsed, draft: ActDraft, answer: ActDraft) -> ActDraft | None:
    """Keep of a plea that another refuses what its own phrase says: not what follows the refusal.

    "Rejected the demand and said it would keep its posture": the posture is not what was demanded.
    """
    head = head_of(parsed, draft.trigger)
    if head is None or head.dep_ != "dobj" or not stands_in(answer.trigger, head.head):
        return draft
    words = Span(head.left_edge.idx, head.right_edge.idx + len(head.right_edge))
    recipients = tuple(span for span in draft.recipients if words.contains(span))
    about = draft.about if draft.about is not None and words.contains(draft.about) else None
    taken = len(recipients) < len(draft.recipients) or about != draft.about
    if taken and not recipients and about is None:
        return None
    return replace(draft, recipients=recipients, about=about)


def _is_noun(parsed: Parsed, draft: ActDraft) -> bool:
    head = head_of(parsed, draft.trigger)
    return head is not None and head.pos_ in {"NOUN", "PROPN"}


def _is_about(parsed: Parsed, draft: ActDraft, answer: ActDraft) -> bool:
    """Whether the answer is to the draft, or both are about the same words.

    A charge must be the very thing denied: "denied the charge".
    """
    head = head_of(parsed, draft.trigger)
    if draft.types[0][0] == "ACCUSE":
        return head is not None and head.dep_ == "dobj" and stands_in(answer.trigger, head.head)
    if answer.about is None:
        return False
    same = draft.about is not None and draft.about.overlaps(answer.about)
    return same or answer.about.contains(draft.trigger)

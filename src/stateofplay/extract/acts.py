"""Finds acts by the trained reader; the rulebook corrects it where words leave no doubt.

What only the rulebook sees is left out. ``make bench`` measures the whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from stateofplay.core.statements import Statement, Step
from stateofplay.core.text import Span
from stateofplay.extract.announced import as_announced
from stateofplay.extract.asked import with_what_is_asked, without_who_is_asked
from stateofplay.extract.complete import Completer, head_of
from stateofplay.extract.coordinated import with_parts
from stateofplay.extract.drafts import ActDraft, Finder
from stateofplay.extract.joined import with_joined
from stateofplay.extract.parsed import Parsed
from stateofplay.extract.received import with_receivers
from stateofplay.extract.rulefinder import Named, RuleFinder
from stateofplay.extract.scope import within_scope
from stateofplay.extract.syntax import stands_in
from stateofplay.extract.trained import TrainedFinder
from stateofplay.extract.unnamed import sure_doers, without_doubted
from stateofplay.ontology import Ontology

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
        finder: Finds the acts.
        completer: Makes statements of what it finds.
        rules: Words that settle the type of an act; None to do without.
        announced: Type of a deed -> type of its announcement.
    """

    finder: Finder
    completer: Completer
    rules: RuleFinder | None = None
    announced: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def load(cls, ontology: Ontology) -> Acts:
        """Load the trained reader, and the rulebook for the act types of *ontology*.

        Raises:
            ModelError: If the trained reader's files are missing or altered.
            DataError: If a rule file is wrong.
        """
        announced = {name: act.announced for name, act in ontology.acts.items() if act.announced}
        rules = RuleFinder.load(ontology)
        return cls(TrainedFinder.load(), Completer(ontology), rules, announced)

    @property
    def name(self) -> str:
        """Finder and rulebook with their versions."""
        return " ".join(each.name for each in (self.finder, self.rules) if each)

    def __call__(self, parsed: Parsed) -> Iterable[Statement]:
        """Yield the acts of a report in order of the text."""
        found = (self.completer.complete(parsed, draft) for draft in self._drafts(parsed))
        yield from with_parts(parsed, [each for each in found if each is not None])

    def _drafts(self, parsed: Parsed) -> list[ActDraft]:
        named = tuple(self.rules.find(parsed)) if self.rules else ()
        drafts = tuple(self.finder.find(parsed))
        taken = {at for draft in drafts for at in range(draft.trigger.start, draft.trigger.end)}
        typed = (_typed(draft, _naming(parsed, draft, named, taken)) for draft in drafts)
        found = [self._corrected(parsed, draft) for draft in typed]
        found = with_what_is_asked(parsed, [with_receivers(parsed, draft) for draft in found])
        opposed = [draft for draft in found if draft.types[0][0] in ANSWERS]
        pleas = (_of_somebody_else(parsed, draft, opposed) for draft in found)
        own = [without_who_is_asked(parsed, draft) for draft in pleas if draft is not None]
        scoped = [within_scope(parsed, draft, own) for draft in own]
        parts = [draft for draft in scoped if draft is not None]
        known = sure_doers(parsed, parts)
        return [with_joined(parsed, without_doubted(parsed, draft, known)) for draft in parts]

    def _corrected(self, parsed: Parsed, draft: ActDraft) -> ActDraft:
        """Type as announced what the syntax tells as still to come."""
        head = head_of(parsed, draft.trigger)
        return draft if head is None else as_announced(draft, head, self.announced)


def _naming(
    parsed: Parsed, draft: ActDraft, named: Sequence[Named], taken: Set[int]
) -> Named | None:
    """The rule on whose words *draft* stands, if any.

    A draft whose head is another word tells another act ("refused to | lift the curfew"), unless
    no draft stands on the rule's: a finder may take "curfew" for what names the act.

    Args:
        parsed: The report.
        draft: An act found in it.
        named: What the rules find in it.
        taken: The code points on which drafts stand.
    """
    head = head_of(parsed, draft.trigger)
    if head is None:
        return None
    heads = (head, *head.conjuncts)
    for each in named:
        first, *others = each.words
        if first.overlaps(draft.trigger):
            fits = any(stands_in(first, word) for word in heads)
        else:
            free = taken.isdisjoint(range(first.start, first.end))
            fits = free and any(stands_in(word, head) for word in others)
        if fits:
            return each
    return None


def _typed(draft: ActDraft, rule: Named | None) -> ActDraft:
    """Give *draft* the type of the rule on whose words it stands, if any."""
    if rule is None or draft.types[0][0] in {rule.type, *rule.leaves}:
        return draft
    step = Step(what="act", how=f"{rule.by} names it {rule.type}: its words settle the type")
    return replace(draft, types=((rule.type, 1.0),), steps=(*draft.steps, step))


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
    if not _is_noun(parsed, draft):
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

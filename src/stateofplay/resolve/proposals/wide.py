"""A topic so wide that own words tell more: "dialogue" is a "summit with Reed".

Wide are the topics that any other goes before, and those of ``data/kinds.yml``.
"""

from __future__ import annotations

from collections.abc import Collection
from itertools import chain

from stateofplay.core.statements import MentionKind
from stateofplay.core.stems import stem
from stateofplay.resolve.proposals.cases import PROPOSES, Case
from stateofplay.resolve.proposals.kinds import Kind, at_head, called, head_part, kinds
from stateofplay.resolve.proposals.subordinate import load_data, says_nothing
from stateofplay.resolve.proposals.topics import Topics
from stateofplay.resolve.reference.forms import bare
from stateofplay.resolve.wording.deeds import plainly

_DENIED = "no "
_DEED = 3
"""A verb, what leads on from it, and to what."""

Named = tuple[str, str]
"""A proposal and the reason for it."""


def narrowed(case: Case, named: Named) -> Named | None:
    """Give what the own words of *case* tell where it was *named* by a wide topic.

    Returns:
        *named* if its topic is not wide, or if the words tell no more; None if it is a kind of
        thing that they are not about.
    """
    topics = case.topics
    proposes = case.act.type in PROPOSES
    words, label = case.as_deed, named[0].removeprefix(_DENIED)
    found = topics.find(words)
    own = found is not None and found[0] == label
    beside = proposes and own and _is_beside(words, label, topics)
    if not _is_wide(named[0], topics) and not beside:
        return named
    kind, refused = kinds().get(label), case.act.type == "REJECT"
    words = words if own else _from_topic(case, label)
    name = which(words, label, topics, refused=refused, actors=case.actors)
    if not name and kind and not own and (found is None or found[0] in kinds()):
        name = _by_deed(case, label, found[0] if found else label)
    if name or kind is None or named[0] != label or not proposes:
        return (name, f"{named[0]}: by its own words “{name}”") if name else named
    if own and not at_head(words, label, topics):
        other = topics.find(head_part(words, topics))
        return narrowed(case, other) if other and other[0] != label else None
    told = _told_of(case, label, kind)
    return (told, f"{label}, told by the report: {told}") if told else named


def _by_deed(case: Case, label: str, topic: str) -> str:
    """Name a deed whose *label* only stands around it: "told the leader | to hire a clerk"."""
    topics, trigger = case.topics, case.text(case.act.trigger)
    borne = topics.find(f"{trigger} {case.words}")
    if topics.points(case.words) or label in topics.own.clauses.talking:
        return ""
    if borne is not None and borne[0] == label:
        return ""
    refused = case.act.type == "REJECT"
    return which(case.as_deed, topic, topics, refused=refused, actors=case.actors)


def _told_of(case: Case, label: str, kind: Kind) -> str:
    """Name a kind whose words tell no more by what the report tells: whose it is, of which body."""
    text, asked = case.reading.report.full_text, case.act.recipients
    if kind.whose and len(asked) == 1 and asked[0].kind in (MentionKind.PERSON, MentionKind.ROLE):
        name = bare(asked[0].exact)
        return f"{label} of {name.rpartition(' ')[2] if name[:1].isupper() else name}"
    ours = any(each in text for each in kind.bodies)
    return kind.named if ours and not any(each in text for each in kind.others) else ""


def which(words: str, topic: str, topics: Topics, *, refused: bool, actors: Collection[str]) -> str:
    """Name what *words* are about by themselves; "" if they tell no more than the wide *topic*.

    Args:
        words: What an act is about, with its verb, if it has one.
        topic: The topic found in them.
        topics: All topics.
        refused: Whether it is refused.
        actors: Names, in small letters, of those who can act.

    Example:
        >>> topics = Topics.load()
        >>> which("a summit with Reed", "dialogue", topics, refused=False, actors=())
        'summit with Reed'
    """
    name = topics.own.name(words, refused=refused, actors=actors) if words else ""
    kind = kinds().get(topic)
    if not name and not (kind and kind.whose):
        name = _deed(words, topics)
    if not name or says_nothing(words, name, topics):
        return ""
    apart = kind is not None and (kind.vague or name.lower() in kind.apart)
    more = apart or not all(_tells_no_more(word, topic, topics) for word in name.split())
    if more:
        return called(name, kind, topics) if kind else name
    noun = name.rpartition(" ")[2].lower()
    return noun if kind and noun in kind.apart else ""


def _is_beside(words: str, topic: str, topics: Topics) -> bool:
    """Whether a *topic* in *words* only tells more of another matter: "delay of | the raid"."""
    own, data = topics.own, load_data()
    head = own.head(words).partition(" of ")[0]
    noun = head.rpartition(" ")[2].lower()
    leads = {*data["leading"]}.union(own.generic, own.linked, topics.pointers, own.alleging)
    first = head.partition(" ")[0] if words.startswith("to ") else ""
    if first in own.causing | own.light | own.idle:
        return False
    told = any(_asks_for(topics, topic, word) for word in head.split())
    if not head or told or noun in leads:
        return False
    behind = bare(words).lower().removeprefix(head.lower()).split()
    relative = behind[:1] in (["that"], ["which"])
    return relative or topics.find(head) is None


def _asks_for(topics: Topics, name: str, word: str) -> bool:
    """Whether a wording of the topic called *name* asks for *word*."""
    forms = {stem(word), f"={word.lower()}"}
    known = (topic.wordings for topic in topics.topics if topic.name == name)
    return any(not forms.isdisjoint(each) for each in chain(*chain(*known)))


def _deed(words: str, topics: Topics) -> str:
    """Name a deed by its verb and what that reaches, as "meet | with Reed"; else ""."""
    name = topics.own.whole(plainly(words)) if words.startswith("to ") else ""
    said = name.lower().split()
    return name if len(said) >= _DEED and topics.own.objects.isdisjoint(said) else ""


def _is_wide(topic: str, topics: Topics) -> bool:
    label = topic.removeprefix(_DENIED)
    return topics.is_weak(label) or label in kinds()


def _from_topic(case: Case, topic: str) -> str:
    """The words from the *topic* in the trigger on: "ordered | an inquiry into the fire"."""
    parts, topics = case.from_trigger.split(), case.topics
    discussed = topics.own.clauses.discussing if topic in topics.own.clauses.talking else ()
    named = (topic if part in discussed else (topics.find(part) or ("",))[0] for part in parts)
    place = next((at for at, found in enumerate(named) if found == topic), None)
    return "" if place is None else " ".join(parts[place:])


def _tells_no_more(word: str, topic: str, topics: Topics) -> bool:
    """Whether a *word* of a name only says what its *topic* says, or links."""
    own, data, plain = topics.own, load_data(), word.lower()
    lists = (own.leading, own.vague, own.amounts, own.cuts, own.light, own.linking, own.generic)
    if plain in {*data["plain"], *data["leading"]}.union(*lists, topics.pointers):
        return True
    found = topics.find(word)
    return found is not None and found[0] == topic

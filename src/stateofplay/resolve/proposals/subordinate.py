"""Whether the topic of some words is what is asked: "violate the secrecy of the talks" is no talk.

A topic is only the matter of another noun or verb behind a verb that turns it ("rein in the
programme"), and so is one that any other goes before where it stands outside the phrase's head; a
noun before it tells which it is ("fishery talks"). The words are data (``data/subordinate.yml``).
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import Any

from stateofplay.core.stems import plain_words, stems
from stateofplay.datafiles import read_mapping
from stateofplay.resolve.proposals.topics import Topics

DATA = "subordinate.yml"
_NEAR = 7
"""A clause has its "must" among so many words."""


def instead(
    deed: str, topic: str, topics: Topics, *, refused: bool, actors: Collection[str]
) -> str:
    """Name what *deed* is about instead of the *topic* found in it; "" if it is that.

    Args:
        deed: What an act is about, with its verb, if it has one: "to rein in the programme".
        topic: The topic found in it.
        topics: All topics.
        refused: Whether it is refused.
        actors: Names, in small letters, of those who can act.

    Example:
        >>> topics = Topics.load()
        >>> instead("to boycott the election", "elections", topics, refused=False, actors=())
        'boycott the election'
    """
    name = topics.own.short(deed, refused=refused, actors=actors)
    if not name or says_nothing(deed, name, topics):
        return ""
    if _turns(deed, topic, topics):
        return topics.own.name(deed, refused=refused, actors=actors)
    if not topics.is_weak(topic) or _leads_to(deed, name, topic, topics):
        return ""
    inner = topics.find(_outer(name))
    if inner is not None and inner[0] == topic:
        return _compound(deed, name, topic, topics)
    if inner is not None and topics.is_weak(inner[0]):
        return ""
    return topics.own.name(deed, refused=refused, actors=actors)


@cache
def load_data() -> dict[str, Any]:
    """Read ``subordinate.yml`` as it is, examples included; once, for every act asks for it."""
    return read_mapping("stateofplay.resolve", "data", DATA)


def turns_it(words: str) -> bool:
    """Say whether *words* make another thing of what they take up: "to reconsider the move"."""
    said = plain_words(words)
    return said[:1] == ["to"] and said[1:2] != [] and said[1] in load_data()["turning"]


def _turns(deed: str, topic: str, topics: Topics) -> bool:
    """Whether the verb of *deed* makes another thing of its *topic*, which alone has no verb."""
    data, said = load_data(), deed.removeprefix("not ").split()
    verbs = [" ".join(plain_words(" ".join(said[1:end]))) for end in (2, 3)]
    if said[:1] != ["to"] or {*verbs}.isdisjoint(data["turning"]) or topic in data["kept"]:
        return False
    rest = topics.find(" ".join(said[2 : 2 + _NEAR]))
    return rest is not None and rest[0] == topic


def says_nothing(deed: str, name: str, topics: Topics) -> bool:
    """Say whether the *name* of a *deed* tells nothing by itself: "working", "clearly"."""
    said = name.split()
    doing = said[0].endswith("ing") and said[0] not in load_data()["nouns"]
    alone = doing or f"{name}," in deed.lower()
    idle = all(word in topics.own.idle or word.endswith("ly") for word in said)
    return idle or said[0].endswith("ly") or (len(said) == 1 and alone)


def _leads_to(deed: str, name: str, topic: str, topics: Topics) -> bool:
    """Whether *name* is only what leads to the topic: "invitation | to talks", or its clause."""
    said = plain_words(deed)
    clause = not topics.own.modals.isdisjoint(said[:_NEAR])
    told = {*stems(name)} & {*stems(topic)}
    leading = name.rpartition(" ")[2] in load_data()["leading"]
    means = next((at for at, word in enumerate(said) if word in load_data()["through"]), None)
    by = None if means is None else topics.find(" ".join(said[means + 1 :]))
    through = by is not None and by[0] == topic
    return clause or through or bool(told) or leading or topics.points(deed)


def _outer(name: str) -> str:
    """What of *name* stands before "of", where that is no noun which leads to the rest."""
    before, _, behind = name.partition(" of ")
    noun = before.rpartition(" ")[2]
    return before if behind and noun not in load_data()["leading"] else name


def _compound(deed: str, name: str, topic: str, topics: Topics) -> str:
    """Name a talk or an agreement by the noun before it: "fishery talks"; "" without one."""
    nouns = load_data()["compounds"].get(topic, {})
    said = name.split()
    first = 2 if deed.startswith("to ") else 1
    for place, word in enumerate(said):
        if place >= first and word in nouns and _is_matter(said[place - 1], topics):
            wide = place > first and _is_matter(said[place - 2], topics)
            return " ".join([*said[place - (2 if wide else 1) : place], nouns[word]])
    return ""


def _is_matter(word: str, topics: Topics) -> bool:
    """Whether *word* is a noun that tells what is talked about."""
    own = topics.own
    how = own.is_quality(word) or word.endswith(tuple(load_data()["no_nouns"]))
    lists = (own.leading, own.vague, own.amounts, own.cuts, own.light, own.clauses.particles)
    plain = {*load_data()["plain"]}.union(*lists)
    return word.isalpha() and word.islower() and not how and word not in plain

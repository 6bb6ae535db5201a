"""What an act is about may be that something is not to be: "the measure to oppose a withdrawal".

The words are data (``data/opposed.yml``).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from stateofplay.datafiles import read_mapping
from stateofplay.resolve.proposals.topics import Topics

DATA = "opposed.yml"
_MARKS = "\"'\u201c\u201d\u2018\u2019,;:()[]."
_NEAR = 4
"""A topic stands in so many words behind the verb that opposes it."""
_DENIED = 2
"""Or in so many more behind the verb that is denied: "not to launch | any further strikes"."""
_FORM = "no {}"
_REQUEST = "REQUEST"


def opposed(type_: str, words: str, topics: Topics) -> tuple[str | None, str] | None:
    """Name what *words* say is not to be, and say why.

    Args:
        type_: The type of the act.
        words: What it is about.
        topics: All topics.

    Returns:
        None if nothing in *words* opposes their topic. The name is None where something does, but
        what is to be instead is not told.

    Example:
        >>> opposed("SUPPORT", "the measure to oppose a withdrawal of troops", Topics.load())[0]
        'no withdrawal of troops'
    """
    data = load_data()
    plain = topics.find(words) if type_ in data["types"] else None
    if plain is None or plain[0] in data["kept"]:
        return None
    parts = words.split()
    said = [_plain(part) for part in parts]
    place = next((at for at in range(len(said)) if _opposes(said, at, data)), None)
    if place is None or topics.find(" ".join(parts[:place])) is not None:
        return None
    reason = f"“{words}”: what is not to be"
    if len([at for at in range(len(said)) if _turns(said, at, data)]) > 1:
        return None, reason
    denied = said[place] in data["denying"]
    if type_ == "REJECT":  # "vowed not to", "reluctant to veto": which of the two is refused?
        return None if denied else (None, reason)
    deed = _deed(said, place) if denied else place + 1
    if not denied or not {*said[deed : deed + 1]}.isdisjoint(data["deeds"]):
        near = topics.find(" ".join(parts[deed : deed + _NEAR + (_DENIED if denied else 0)]))
        if near is not None and near[0] == plain[0]:
            return _FORM.format(plain[0]), reason
    return None, reason


def forbidden(
    type_: str, trigger: str, words: str, topics: Topics
) -> tuple[str | None, str] | None:
    """Name what a request whose own *trigger* denies says is not to be, and say why.

    Args:
        type_: The type of the act.
        trigger: Its trigger: "should not be granted", "urged against".
        words: What it is about.
        topics: All topics.

    Returns:
        None if it is no request, or its trigger denies nothing or what would undo it ("must not
        end"). The name is None where what is not to be is not told ("should not mistake it").

    Example:
        >>> forbidden("REQUEST", "urged against", "a military intervention", Topics.load())[0]
        'no military strikes'
    """
    data, said = load_data(), [_plain(word) for word in trigger.split()]
    denied = [word in data["denying"] or word.endswith("n't") for word in said]
    against = not {*said}.isdisjoint(data["against"])
    turns = (*data["opposing"], *data["undoing"])
    if type_ != _REQUEST or not (against or any(denied)) or not {*said}.isdisjoint(turns):
        return None
    plain = topics.find(words)
    reason = f"“{trigger} {words}”: what is not to be"
    deeds = {*said[denied.index(True) :]} if any(denied) else set()
    told = against or not deeds.isdisjoint({*data["deeds"], *data["done"]})
    return (_FORM.format(plain[0]) if plain is not None and told else None), reason


@cache
def load_data() -> dict[str, Any]:
    """Read ``opposed.yml`` as it is, examples included; once, for every act asks for it."""
    return read_mapping("stateofplay.resolve", "data", DATA)


def _plain(part: str) -> str:
    return part.strip(_MARKS).lower().replace("\u2019", "'")


def _opposes(said: Sequence[str], place: int, data: dict[str, Any]) -> bool:
    """Whether the word at *place* opposes what follows: "to | prevent", "not | to send"."""
    if said[place] in data["denying"]:
        return said[place + 1 : place + 2] == ["to"]
    before = said[place - 1] if place else "to"
    return said[place] in data["opposing"] and before in data["introducing"]


def _turns(said: Sequence[str], place: int, data: dict[str, Any]) -> bool:
    """Whether the word at *place* turns what is told into its contrary."""
    return any(said[place] in data[kind] for kind in ("denying", "opposing", "undoing"))


def _deed(said: Sequence[str], place: int) -> int:
    """Where the verb behind "not to" stands."""
    return place + 2 if said[place + 1 : place + 2] == ["to"] else place + 1

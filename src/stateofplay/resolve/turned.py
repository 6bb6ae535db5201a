"""An act whose own verb ends what it is about: "must stop | the bombardment" asks for its end.

The words are data (``data/endings.yml``).
"""

from __future__ import annotations

from stateofplay.core.stems import plain_words
from stateofplay.resolve.endings import ended, load_data
from stateofplay.resolve.proposals import Topics

_TURNING = ("ending", "averting", "lifting", "leaving")
_NEAR = 6
"""What the verb ends is told in so many words with it."""
_PAST = ("ed", "d", "s")


def turned(type_: str, trigger: str, words: str, topics: Topics) -> tuple[str, str] | None:
    """Name what is asked, granted or refused where the verb of the act ends or lifts *words*.

    Args:
        type_: The type of the act.
        trigger: Its trigger: "must stop", "refused to lift", "lifted".
        words: What it is about.
        topics: All topics.

    Returns:
        None if the verb ends nothing, if it is one of refusing alone ("halted the sales" is no
        refusal to halt them), or if its end has no other name than the thing itself.

    Example:
        >>> turned("CONCEDE", "lifted", "the sanctions", Topics.load())[0]
        'lifting of sanctions'
    """
    verb = _verb(type_, plain_words(trigger))
    plain = topics.find(words) if verb else None
    if plain is None:
        return None
    text = f"{verb} {words}"
    if (named := ended(text, topics)) is not None:
        return named
    named = topics.find(" ".join(text.split()[:_NEAR]))
    return named if named is not None and named[0] != plain[0] and topics.tells(named[0]) else None


def _verb(type_: str, trigger: list[str]) -> str | None:
    """The verb of ending in *trigger* as the data has it, if it is the act's own."""
    data = load_data()
    if type_ not in data["turned_types"] or not {*trigger}.isdisjoint(data["hindering"]):
        return None
    known = {word for kind in _TURNING for word in data[kind]}
    plain = [_plain(word, known) for word in trigger]
    place = next((at for at in reversed(range(len(plain))) if plain[at] in known), None)
    if place is None:
        return None
    denied = any(
        word in data["refusing"] or word.endswith("n't") or word == "cannot"
        for word in trigger[:place]
    )
    return plain[place] if denied == (type_ == "REJECT") else None


def _plain(word: str, known: set[str]) -> str:
    """The form of *word* that is known: "lifted" is "lift", "banned" "ban"."""
    if word in known:
        return word
    for end in _PAST:
        root = word.removesuffix(end)
        for form in (root, root[:-1]):
            if root != word and form in known:
                return form
    return word

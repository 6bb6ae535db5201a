"""An act whose own verb ends what it is about: "must stop | the bombardment" asks for its end.

The words are data (``data/endings.yml``).
"""

from __future__ import annotations

from stateofplay.core.stems import plain_words
from stateofplay.resolve.proposals.endings import ended, load_data
from stateofplay.resolve.proposals.kinds import kinds
from stateofplay.resolve.proposals.topics import Topics
from stateofplay.resolve.proposals.wide import which

_TURNING = ("ending", "suspending", "delaying", "averting", "undoing", "lifting", "leaving")
_WITHIN = ("suspending", "delaying", "undoing")
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
    if (recused := _recusal(type_, trigger, words, topics)) is not None:
        return recused
    verb = _verb(type_, plain_words(trigger), plain_words(words))
    if verb is None:
        return None
    plain, text = topics.find(words), f"{verb} {words}"
    if plain is not None:
        if (named := ended(text, topics)) is not None:
            return named
        named = topics.find(" ".join(text.split()[:_NEAR]))
        if named is not None and named[0] != plain[0] and topics.tells(named[0]):
            return named
    return _undone_by(verb, text, topics) if plain is None or plain[0] in kinds() else None


def undone(type_: str, words: str, topics: Topics) -> tuple[str, str] | None:
    """Name *words* whose topic something in them undoes: "a schedule for | closing the plant".

    Returns:
        None if nothing does.
    """
    data, plain = load_data(), topics.find(words)
    if plain is None or type_ not in data["turned_types"] or plain[0] in data["kept"]:
        return None
    parts, said = words.split(), plain_words(words)
    turning = {each for kind in _WITHIN for each in data[kind]}
    if len(parts) != len(said):
        return None
    for place in (at for at, word in enumerate(said) if word in turning):
        before = topics.find(" ".join(parts[:place]))
        behind = topics.find(" ".join(parts[place + 1 : place + 1 + _NEAR]))
        if before is not None or behind is None or behind[0] != plain[0]:
            continue
        between = {*said[:place], *said[place + 1 : place + _NEAR]}
        if not between.isdisjoint({*data["hindering"], *data["ending"], *data["refusing"]}):
            return None
        names = (topics.own.name(" ".join(parts[at:])) for at in (0, place))
        name = next((each for each in names if said[place] in plain_words(each)), "")
        name = name or f"end of {plain[0]}"
        return name, f"“{words}”: undoes {plain[0]}"
    return None


def turned_back(words: str, named: tuple[str, str]) -> tuple[str, str]:
    """Give how it goes that *words* end, which stands for a pronoun in them: "to drop | it"."""
    data, verb = load_data(), plain_words(words)[-2:-1]
    turning = {each for kind in ("ending", *_WITHIN) for each in data[kind]}
    if turning.isdisjoint(verb) or named[0].startswith(("end ", "no ")):
        return named
    return f"end of {named[0]}", f"{named[1]}; “{words}”"


def _recusal(type_: str, trigger: str, words: str, topics: Topics) -> tuple[str, str] | None:
    """Name what somebody is to keep out of: "recused himself | from the probe"."""
    data, text, size = load_data(), f"{trigger} {words}", len(trigger.split())
    parts = text.split()
    said = [word.strip(".,;:\"'\u201c\u201d").lower() for word in parts]
    places = [at for at, word in enumerate(said) if word in data["recusing"]]
    if not places or type_ not in data["turned_types"]:
        return None
    behind = places[-1] + 2
    told = said[behind : behind + 1] == ["from"]
    rest = " ".join(parts[behind + told :]) if told or behind == size else ""
    found = topics.find(rest)
    what = which(rest, found[0], topics, refused=False, actors=()) if found else ""
    what = what or topics.own.name(rest) if rest else ""
    return f"recusal from {what}" if what else "recusal", f"“{text}”: what is kept out of"


def _undone_by(verb: str, text: str, topics: Topics) -> tuple[str, str] | None:
    """Name by own words what a verb undoes that no topic names: "abandon | the toll law"."""
    if verb not in load_data()["undoing"] or plain_words(text)[1:2] == [verb]:
        return None
    name = topics.own.name(f"to {text}")
    return (name, f"“{text}”: undone") if name.startswith(f"{verb} ") else None


def _verb(type_: str, trigger: list[str], words: list[str]) -> str | None:
    """The verb of ending in *trigger* as the data has it, if it is the act's own."""
    data = load_data()
    hindering = {*data["hindering"]} - {*words} - {*data["undoing"]}
    if type_ not in data["turned_types"] or not hindering.isdisjoint(trigger):
        return None
    known = {word for kind in _TURNING for word in data[kind]}
    plain = [_plain(word, known) for word in trigger]
    place = next((at for at in reversed(range(len(plain))) if plain[at] in known), None)
    if place is None or (plain[place] in data["undoing"] and {*trigger[place + 1 :]} - {*words}):
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

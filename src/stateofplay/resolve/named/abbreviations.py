"""Abbreviations that a report itself explains: "the Orchard Relief Fund (ORF) ... the ORF"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from stateofplay.core.statements import Mention, MentionKind
from stateofplay.resolve.reference.forms import bare, is_acronym, key

_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "de", "du", "des"})
_LEAST = 3
"""Letters that an abbreviation needs where nothing but its letters tells what it stands for."""
_NAMED = frozenset({MentionKind.ORGANISATION, MentionKind.PLACE, MentionKind.PEOPLE})
_EXPLAINED = re.compile(
    r"((?:[A-Z][\w'\u2019-]+ (?:(?:of|the|and|for|in) )*){2,8})\(([A-Z]{2,6})\)"
)


def stands_for(short: str, full: str) -> bool:
    """Say whether *short* is made of the initials of *full*, small words counted or not.

    Example:
        >>> stands_for("ORF", "Orchard Relief Fund"), stands_for("ORF", "Orchard Fund")
        (True, False)
    """
    if not is_acronym(short):
        return False
    letters = short.replace(".", "").casefold()
    words = key(full).casefold().split()
    if len(words) < len(letters) - 1:
        return False
    parted = [part for word in words for part in word.split("-") if part]
    for each in (words, parted):
        told = [word for word in each if word not in _SMALL]
        if letters in ("".join(w[0] for w in told), "".join(w[0] for w in each)):
            return True
    return False


def full_names(mentions: Iterable[Mention], text: str) -> Mapping[str, str]:
    """Find the one full name of the report that each abbreviation in it stands for.

    What a report puts in brackets behind a name goes first. Without it, three letters or more
    must be the initials of one name only; an abbreviation that two names fit stays open.

    Args:
        mentions: All names of the report.
        text: The report's.

    Returns:
        Abbreviation -> full name as written, without article.
    """
    found: dict[str, dict[str, str]] = defaultdict(dict)
    names = {
        key(m.exact): bare(m.exact) for m in mentions if m.kind in _NAMED and " " in bare(m.exact)
    }
    shorts = {key(last) for m in mentions if (last := _last(m.exact)) and is_acronym(last)}
    for short in sorted(shorts):
        if len(short) < _LEAST:
            continue
        found[short] |= {folded: name for folded, name in names.items() if stands_for(short, name)}
    for told in _EXPLAINED.finditer(text):
        if name := _explained(told[1].split(), told[2]):
            found[told[2]] = {key(name): name}
    return {short: next(iter(fits.values())) for short, fits in found.items() if len(fits) == 1}


def _last(words: str) -> str:
    """The last word of a name: "paramilitary RSF" is the RSF."""
    parts = bare(words).split()
    return parts[-1] if parts and all(part.islower() for part in parts[:-1]) else ""


def _explained(words: list[str], short: str) -> str | None:
    """The longest end of *words* that *short* stands for."""
    ends = (" ".join(words[start:]) for start in range(len(words)))
    return next((bare(end) for end in ends if stands_for(short, end)), None)

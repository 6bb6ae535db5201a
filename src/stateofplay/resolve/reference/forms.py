"""Names as words: what to strip, what to compare by.

No function here knows a name; all work on the form alone.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from stateofplay.core.closed_classes import ARTICLES, DEMONSTRATIVES, POSSESSIVE, POSSESSIVE_ENDINGS
from stateofplay.resolve.reference.spellings import given_name, last_name

_QUOTES = str.maketrans("\u2019\u2018\u201c\u201d\u2013\u2011", "''\"\"--")
_DETERMINER = re.compile(
    rf"^(?:{'|'.join(sorted(ARTICLES | DEMONSTRATIVES | POSSESSIVE))}|both|all|some|any|no)\s+",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"(?:'s|s')$", re.IGNORECASE)
_STROKES = str.maketrans("ıİøØłŁđĐ", "iIoOlLdD")
"""Letters that are no plain letter with a sign to Unicode, but to those who write English."""
_BRACKETED = re.compile(r"\s\([A-Z][A-Z.-]*$")
_PARTICLES = frozenset(
    {"al", "el", "bin", "bint", "ibn", "ben", "van", "von", "der", "den", "de", "da", "di", "du"}
)
_ARTICLE = re.compile(r"^(?:al|el|ad|as|an|ar|ash|at)-")
_JUNIOR = "jr"
_SUFFIXES = frozenset({_JUNIOR, "sr", "ii", "iii", "iv"})
_ACRONYM_LENGTH = 6
_OFFICE = 3
"""Capitals in a row that stand for an office, at least: two can be somebody's initials."""


@lru_cache(maxsize=1 << 16)
def bare(text: str) -> str:
    """Strip quotation marks, a leading determiner and a possessive ending; case stays.

    So goes an abbreviation in brackets behind a name.

    Example:
        >>> bare("the Israeli army's"), bare("Orchard Relief Fund (ORF)")
        ('Israeli army', 'Orchard Relief Fund')
    """
    plain = " ".join(text.translate(_QUOTES).split()).strip("\"' ,;:()&")
    plain = _BRACKETED.sub("", plain)
    while (shorter := _DETERMINER.sub("", plain)) != plain:
        plain = shorter
    if plain.endswith("s'"):
        return plain[:-1]
    return _POSSESSIVE.sub("", plain)


@lru_cache(maxsize=1 << 16)
def key(text: str) -> str:
    """Fold *text* to what two spellings of one name have in common.

    Dots, accents, case and a leading "the" go. An abbreviation in capitals keeps them, so that
    "US" is not "us".

    Example:
        >>> key("the U.S."), key("Saudi Arabia")
        ('US', 'saudi arabia')
    """
    plain = bare(text).replace(".", "")
    if is_acronym(plain):
        return plain
    return without_accents(plain).casefold().strip()


def is_acronym(text: str) -> bool:
    """Say whether *text* is one word of capitals ("IAEA", "G20"), dots left out."""
    plain = text.replace(".", "")
    return 1 < len(plain) <= _ACRONYM_LENGTH and plain.isalnum() and plain.isupper()


def without_accents(text: str) -> str:
    """Replace accented letters by plain ones; every other character stays.

    Example:
        >>> without_accents("Bogotá"), without_accents("Łódź")
        ('Bogota', 'Lodz')
    """
    if text.isascii():
        return text
    parts = unicodedata.normalize("NFKD", text.translate(_STROKES))
    return "".join(char for char in parts if not unicodedata.combining(char))


def singular(noun: str) -> str:
    """Give the singular of a lower-case English *noun* by its ending alone.

    Example:
        >>> [singular(word) for word in ("troops", "ministries", "police", "militiamen")]
        ['troop', 'ministry', 'police', 'militiaman']
    """
    if noun.endswith("men"):
        return noun[:-3] + "man"
    if noun == "children":
        return "child"
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "shes", "ches", "xes")):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")):
        return noun[:-1]
    return noun


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in parts, folded for comparison.

    Attributes:
        given: Given names and initials, in order; empty if only one name is told.
        last: Family name with its particles, in the spelling that stands for all; the Arabic
            article is left out.
        shown: The name as written, without titles.
        junior: Whether "Jr." tells it from a parent's.
    """

    given: tuple[str, ...]
    last: str
    shown: str
    junior: bool = False

    @property
    def full(self) -> bool:
        """Whether a given name (more than an initial) is told."""
        return any(len(part) > 1 for part in self.given)


@lru_cache(maxsize=1 << 16)
def person_name(text: str, titles: frozenset[str]) -> PersonName | None:
    """Take a person's name apart.

    Args:
        text: The name as written, perhaps with titles in front ("Mr. Blinken").
        titles: Lower-case words that end what stands before a name ("minister", "mr"); all
            words up to the last of them are left out.

    Returns:
        The parts, or None if only titles are left.

    Example:
        >>> person_name("Secretary Antony J. Blinken", frozenset({"secretary"}))
        PersonName(given=('antony', 'j'), last='blinken', shown='Antony J. Blinken', junior=False)
        >>> [person_name(text, frozenset({"prince"})).shown for text in (
        ...     "Norland's Anna Berg", "Prince Adam of Norland")]
        ['Anna Berg', 'Adam']
    """
    words = [word for word in bare(text).split() if any(map(str.isalpha, word))]
    words = _before_of(_without_titles(_without_owner(words), titles))
    words = _after_lower_case(words)
    if not words:
        return None
    told, words = words, _without_hyphen(words)
    folded = [without_accents(word).casefold().strip(".,") for word in words]
    junior = folded[-1] == _JUNIOR
    while len(folded) > 1 and folded[-1] in _SUFFIXES:
        folded = folded[:-1]
    start = len(folded) - 1
    while start > 0 and folded[start - 1] in _PARTICLES:
        start -= 1
    last = last_name(_ARTICLE.sub("", " ".join(folded[start:])))
    return PersonName(tuple(folded[:start]), last, " ".join(told), junior)


def _without_hyphen(words: list[str]) -> list[str]:
    """Part a given name behind a family name: "Moon Tae-jin" is "Moon Tae Jin"."""
    first, hyphen, second = words[-1].partition("-")
    return [*words[:-1], first, second] if len(words) > 1 and hyphen and second.islower() else words


def _without_owner(words: list[str]) -> list[str]:
    """Drop whose somebody is: "Norland's Anna Berg" is Anna Berg."""
    for place in range(len(words) - 2, -1, -1):
        if words[place].endswith(POSSESSIVE_ENDINGS):
            return words[place + 1 :]
    return words


def _without_titles(words: list[str], titles: frozenset[str]) -> list[str]:
    """Drop what stands before a name: all up to the last title, and words in small letters."""
    for place in range(len(words) - 1, -1, -1):
        if not _is_title(words[place], titles):
            continue
        rest = words[place + 1 :]
        if rest and rest[0].strip(".,").lower() not in _SUFFIXES:
            words = rest
            break
        if place == 0:
            return []
    while len(words) > 1 and _stands_before(words):
        words = words[1:]
    return words


def _is_title(word: str, titles: frozenset[str]) -> bool:
    """Whether *word* ends what stands before a name: "Minister", "Vice-Admiral", "Senators"."""
    plain = word.strip(".,'\"").lower()
    return not titles.isdisjoint((plain, singular(plain), plain.rsplit("-", 1)[-1]))


def _stands_before(words: list[str]) -> bool:
    """Whether the first word is no name: small letters, a figure, an office's capitals ("UNSG")."""
    first, rest = words[0], words[1:]
    if first[0].isdigit():
        return True
    if first.isalpha() and first.isupper() and len(first) >= _OFFICE:
        return not any(word.isupper() for word in rest)
    small = first[0].islower() and first.lower() not in _PARTICLES
    return small and _ARTICLE.match(first) is None


def _before_of(words: list[str]) -> list[str]:
    """Drop where somebody is from: "Adam of Norland" is Adam."""
    return words[: words.index("of")] if "of" in words[1:] and words[0] != "of" else words


def _after_lower_case(words: list[str]) -> list[str]:
    """Keep what stands after the last word in small letters: it is no part of a name."""
    for place in range(len(words) - 2, -1, -1):
        word = words[place]
        if word[0].islower() and word.lower() not in _PARTICLES and not _ARTICLE.match(word):
            return words[place + 1 :]
    return words


def agree(left: PersonName, right: PersonName) -> bool:
    """Say whether two names can be one person's: same last name, no given name against it.

    An initial agrees with a name that begins with it, a missing one with anything.

    Example:
        >>> one = person_name("Antony J. Blinken", frozenset())
        >>> agree(one, person_name("Antony Blinken", frozenset()))
        True
        >>> agree(one, person_name("Antony Blinken Jr.", frozenset()))
        False
    """
    if left.last != right.last or (left.full and right.full and left.junior != right.junior):
        return False
    if not left.given or not right.given:
        return True
    first, second = left.given[0], right.given[0]
    if not _same_given(first, second):
        return False
    rest = list(zip(left.given[1:], right.given[1:], strict=False))
    return all(_same_given(one, two) for one, two in rest)


def _same_given(one: str, two: str) -> bool:
    if len(one) == 1 or len(two) == 1:
        return one[0] == two[0]
    alike = min(len(one), len(two)) >= 3 and one[:3] == two[:3]
    return alike or given_name(one) == given_name(two)

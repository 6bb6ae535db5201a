"""The whole of a phrase that names a proposal: its head with what behind it tells which is meant.

"release | of the road map | to the committee": the links of ``data/phrases.yml`` lead on from the
head, part by part, as long as the name stays short; a time, an occasion or a clause ends it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stateofplay.core.closed_classes import ARTICLES
from stateofplay.datafiles import read_mapping
from stateofplay.resolve.reference.forms import bare
from stateofplay.resolve.wording.heads import LIGHT, STOPS, Heads, is_initial, token_of

DATA = "phrases.yml"
_LIGHT = LIGHT | {"to"}
_WORDS = 7
"""A name has so many words of weight; only its head may be longer."""
_FIRST = 5
"""The first part may have so many anyway."""
_OF = 2
"""So many words tell what there is a share of: "any part | of the coast"."""
_CONJUNCT = 3
"""What stands beside a noun in so many words belongs to it: "food | and clean water"."""
_QUOTES = '"\u201d'
_DASHES = "-\u2013\u2014"
_DONE = ("ed", "ing")
_DEFINING = ("that", "which")
_LEADING = 2
"""A part so short only leads to the next one: "to go", "in line"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases(Heads):
    """Words that lead on from a head, as the file says."""

    linking: frozenset[str]
    sides: frozenset[str]
    pairing: frozenset[str]
    closing: frozenset[str]
    asides: frozenset[str]
    empty: frozenset[str]
    speakers: frozenset[str]
    relative: frozenset[str]
    subjects: frozenset[str]
    finite: frozenset[str]
    modals: frozenset[str]
    shares: frozenset[str]

    def whole(self, words: str) -> str:
        """Give the head of the phrase with what leads on from it, "" without a head.

        Args:
            words: What an act is about, with its verb, if it has one.
        """
        taken = self.taken(words)
        if not taken:
            return ""
        kept = [word for word, _ in taken]
        return " ".join([*kept, *self.behind(bare(words).split(), taken[-1][1] + 1, kept)])

    def behind(self, parts: Sequence[str], start: int, kept: Sequence[str]) -> list[str]:
        """Give the words that lead on from those *kept*, of all *parts* from *start* on."""
        found: list[list[str]] = []
        deed = parts[0].lower() == "to" or kept[0].endswith("ing")
        for part in self._segments(parts, start):
            if part[0] == "as" and not deed:
                break  # "praised it | as a first step"
            told = self._told(part)
            room = _WORDS - _size([*kept, *(word for each in found for word in each)])
            room = room if found else max(room, _FIRST)
            if told is not None and _size(told) > room and found and len(found[-1]) <= _LEADING:
                found.pop()  # "time | to go | through the report"
            if found and not told and part[0] in self.clauses.particles:
                found.pop()  # "help | in keeping us | out of it"
            words = [*kept, *(word for each in found for word in each)]
            if part[0] == "of":
                room = max(room, _OF if words[-1] in self.shares else 1)
            if told is None or _size(told) > room:
                break
            if told:
                found.append(told)
        if found and found[-1][0] == "to" and self.empty.issuperset(found[-1][1:]):
            found.pop()  # "a hearing | to follow"
        words = [word for each in found for word in each]
        loose = (self.leading | self.trailing | self.linking | self.relative) - self.objects
        while words and words[-1] in loose:
            words.pop()
        return words

    def how(self, rest: Sequence[str], place: int) -> list[str]:
        """Give what belongs to a participle at a *place*: "worked | out", "dealt | with"."""
        behind = "".join(rest[place + 1 : place + 2])
        word = token_of(behind).lower()
        ends = place + 2 >= len(rest) or behind.endswith(STOPS)
        adverb = word.endswith("ly") and word not in self.no_adverbs
        bears = word in self.linking or adverb or self.is_quality(word)
        if not word or self.is_time(rest, place + 1):
            return []
        timed = word in self.linking and self._tells_when(rest[place + 2 : place + 3])
        kept = (word in self.clauses.particles and not timed) or (ends and bears)
        return [word] if kept else []

    def _segments(self, parts: Sequence[str], start: int) -> Iterator[Sequence[str]]:
        """Give the further parts of a phrase from *start* on: a link and what stands behind it."""
        at = start
        while at < len(parts) and not self._stops(parts[at - 1]) and self._links(parts, at, start):
            end = self._end(parts, at)
            clause = end < len(parts) and token_of(parts[end]) in self.finite
            if clause and not self._stops(parts[end - 1]):
                return
            yield parts[at:end]
            at = end

    def _end(self, parts: Sequence[str], at: int) -> int:
        """Where the part that begins at a place ends: none consists of links alone."""
        end, clause = at + 1, token_of(parts[at]) in self.relative
        while end < len(parts) and not self._stops(parts[end - 1]):
            before, word = token_of(parts[end - 1]), token_of(parts[end])
            joined = end == at + 1 or before in self.linking
            clause = clause or (joined and word in self.relative)
            linked = joined and word in self.linking | self.relative
            would = token_of(parts[at]) in _DEFINING and word in self.modals
            told = clause and (would or word in self.finite | self.subjects)
            paired = token_of(parts[at]) in self.pairing and word in self.sides
            if not (linked or told or paired) and self._parted(parts, end):
                break
            end += 1
        return end

    def _links(self, parts: Sequence[str], at: int, start: int) -> bool:
        """Whether a further part begins at a place; a clause does right behind the head alone."""
        word = token_of(parts[at])
        if word in self.relative:
            return at == start
        if word in self.closing or not word.islower():
            return word in self.sides and self._beside(parts, at)
        if word in self.sides:
            return self._beside(parts, at)
        done = word.endswith(_DONE) or word in self.participles
        return done or word in self.linking | self.owners - ARTICLES

    def _parted(self, parts: Sequence[str], at: int) -> bool:
        """Whether at a word another part begins, or what is no part of the phrase."""
        word = token_of(parts[at])
        if word in self.sides:
            return not self._beside(parts, at)
        if not word.strip(_DASHES):
            return True
        opens = word in (self.linking | self.cuts | self.finite | self.closing) - self.owners
        return opens or parts[at][0] in "([" or self.is_time(parts, at)

    def _stops(self, part: str) -> bool:
        """Whether a mark behind a word ends its phrase; that of a title or of initials does not."""
        token = token_of(part)
        short = "." in part[:-1] or token.lower() in self.titles or is_initial(token)
        point = part.endswith(".") and short
        return part.rstrip(_QUOTES).endswith(STOPS) and not point

    def _beside(self, parts: Sequence[str], at: int) -> bool:
        """Whether what "and" adds belongs to the noun before it: "Norland and Vell"."""
        if at + 1 == len(parts) or self._stops(parts[at - 1]):
            return False
        word = token_of(parts[at + 1])
        if parts[at - 1][0].isupper() and parts[at + 1][0].isupper():
            return True
        if word in self.leading | self.linking | self.cuts | self.finite | self.closing:
            return False
        return self._end(parts, at + 1) - at <= _CONJUNCT + 1

    def _told(self, part: Sequence[str]) -> list[str] | None:
        """Give what of a *part* belongs to a name: nothing of a time, None of an aside."""
        said = [token for each in part if (token := token_of(each))]
        link, *rest = [each.lower() for each in said if each.lower() not in ARTICLES] or [""]
        short_clause = link in self.relative and len(said) <= _LEADING
        by_means = link == "by" and rest[:1] and rest[0].endswith("ing")
        if short_clause or by_means or " ".join([link, *rest[:1]]) in self.asides:
            return None
        if self._tells_when(rest):
            return []
        told = [*said[:1], *(self._plainly(said, at) for at in range(1, len(said)))]
        told = [each for each in told if each]
        light = ARTICLES | self.owners | self.trailing | self.linking
        while told and told[-1].lower() in light:
            told.pop()
        matter = {each.lower() for each in told} - light - self.objects
        pointing = matter and told != said and matter <= self.clauses.scraps
        return None if pointing else told if matter else []

    def _plainly(self, said: Sequence[str], at: int) -> str:
        """Give a word as somebody else tells it: "these" is "the", "our" says nothing."""
        word = said[at].lower()
        pointing = word in self.pointing or (at == 1 and word in self.relative & self.leading)
        if pointing and at + 1 < len(said) and not said[at + 1].endswith(_DONE):
            return "the"
        return "" if word in self.speakers else said[at]

    def _tells_when(self, said: Sequence[str]) -> bool:
        """Whether words behind a link tell when something is: "Monday", "the coming weeks"."""
        year = said[:1] and said[0].isdecimal() and len(said[0]) == len("2023")
        return bool(said) and (year or said[0] in self.days or said[-1] in self.times | self.days)


def _size(words: Sequence[str]) -> int:
    return sum(each.lower() not in _LIGHT for each in words)


def load_data() -> dict[str, list[str]]:
    """Read ``phrases.yml`` as it is, examples included."""
    return read_mapping("stateofplay.resolve", "data", DATA)

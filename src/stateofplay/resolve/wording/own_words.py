"""What no topic fits is named by the head of its own words, where they name a proposal at all.

The words are data (``data/own_words.yml``, ``data/function_words.yml``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from stateofplay.core.closed_classes import ARTICLES
from stateofplay.core.judgements import Entity
from stateofplay.datafiles import read_mapping
from stateofplay.resolve.reference.forms import bare
from stateofplay.resolve.wording import phrases
from stateofplay.resolve.wording.clauses import Clauses
from stateofplay.resolve.wording.deeds import plainly
from stateofplay.resolve.wording.heads import MARKS, STOPS, token_of
from stateofplay.resolve.wording.phrases import Phrases

DATA = "own_words.yml"
_ACTING = frozenset({"person", "state", "government", "military", "armed group", "people", "place"})
_ENDINGS = ("qualities", "describing")
"""Lists of endings of words."""
_SUBJECT_WORDS = 6
_SKIPPED = 2
"""Words before a head, as "the", that its verb may stand behind, too."""
_PARTICIPLES = ("ed", "en", "wn")
_POSSESSIVE = re.compile(r"'s$|s'$")
_Grown = Callable[[str], str]
"""How much of a phrase is its name: its head, or all that leads on from it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWords(Phrases):
    """Words that tell where a name begins and ends; the two files say what each list is."""

    generic: frozenset[str]
    linked: frozenset[str]
    carriers: frozenset[str]
    links: frozenset[str]
    joined: frozenset[str]
    persons: frozenset[str]
    described: frozenset[str]
    alleging: frozenset[str]
    minding: frozenset[str]
    passive: frozenset[str]
    requiring: frozenset[str]
    light: frozenset[str]
    giving: frozenset[str]
    alone: frozenset[str]
    never: frozenset[str]
    no_denials: frozenset[str]
    offices: frozenset[str]
    placing: frozenset[str]
    unplaced: frozenset[str]

    @classmethod
    def load(cls, lists: Mapping[str, Sequence[str]]) -> OwnWords:
        """Read the file; *lists* are those of ``function_words.yml``."""
        data = {**lists, **load_data(), **phrases.load_data()}
        names = [each.name for each in fields(cls) if each.name not in ("clauses", *_ENDINGS)]
        sets: dict[str, Any] = {name: frozenset(data[name]) for name in names}
        sets |= {name: tuple(data[name]) for name in _ENDINGS}
        return cls(**sets, clauses=Clauses.of(lists))

    def name(self, words: str, *, refused: bool = False, actors: Collection[str] = ()) -> str:
        """Name the proposal by its *words*; "" if they name none.

        Args:
            words: What an act is about.
            refused: Whether it is refused: then a denial before it says no more.
            actors: Names, in small letters, of those who can act: none is a proposal.
        """
        return self._named(words, self.whole, refused=refused, actors=actors)

    def short(self, words: str, *, refused: bool = False, actors: Collection[str] = ()) -> str:
        """Give such a name by its head alone, without what leads on from it."""
        return self._named(words, self.head, refused=refused, actors=actors)

    def _named(self, words: str, grown: _Grown, *, refused: bool, actors: Collection[str]) -> str:
        if self.clauses.is_no_phrase(words) or self._is_aside(words):
            return ""
        words = plainly(words)
        said = bare(words).split()
        subject, verb = self._subject(said)
        if subject:
            return self._done(said, (subject, verb), grown, refused=refused, actors=actors)
        head = self.head(words)
        if not head or self.somebody(words, actors) or self._tells_nothing(words, head):
            return ""
        if self._gives(words, head, actors) or self._is_clause(said, len(head.split())):
            return ""
        named = self._telling(words, head, grown, actors)
        if self._is_scrap(words, named.split()):
            return ""
        denial = "" if refused else self._denial(words.split())
        return f"{denial} {named}".strip() if named else ""

    def bears(self, word: str) -> bool:
        """Whether a verb follows *word* as an infinitive: "must", "cannot", "to"."""
        plain = word.lower().replace("\u2019", "'")
        return plain in self.modals or plain in ("to", "not") or plain.endswith("n't")

    def somebody(self, words: str, actors: Collection[str]) -> str:
        """Give the head of *words* if it is who can act, with a title or an office or without."""
        head = self.head(words)
        parts = head.split()
        while len(parts) > 1 and self._is_before_a_name(parts[0]):
            parts = parts[1:]
        return head if " ".join(parts).lower() in actors else ""

    def _is_before_a_name(self, word: str) -> bool:
        owner = word[:1].isupper() and _POSSESSIVE.search(word) is not None
        return owner or word.lower() in self.titles | self.offices

    def _is_aside(self, words: str) -> bool:
        """Whether they begin with a place or a reason: "in the valley", "on the basis of"."""
        said = [token_of(part).lower() for part in words.split()]
        placed = not self.placing.isdisjoint(said[:1]) and self.unplaced.isdisjoint(said[1:2])
        said = [word for word in said if word not in ARTICLES]
        return placed or (" ".join(said[:2]) in self.asides and said[2:3] in (["of"], ["to"]))

    def _is_clause(self, said: Sequence[str], size: int) -> bool:
        """Whether a subject and its verb stand at the start: "Norland wants to leave".

        Args:
            said: All words.
            size: How many of them the head has, at least.
        """
        words = [token_of(part).lower().replace("\u2019", "'") for part in said[: size + _SKIPPED]]
        if words[0] == "to":
            return False
        place = next((at for at, word in enumerate(words) if at and word in self.finite), 0)
        return place > 0 and self.cuts.isdisjoint(words[:place])

    def _denial(self, said: Sequence[str]) -> str:
        """The word that says it is not to be, "" if there is none before the head."""
        for place, part in enumerate(said):
            word = part.strip(MARKS).lower()
            if word in self.denials:
                after = said[place + 1].lower() if place + 1 < len(said) else ""
                deed = word != "no"
                return "" if after in self.no_denials else "not" if deed else "no"
            if word not in self.leading:
                break
        return ""

    def _subject(self, said: Sequence[str]) -> tuple[int, int]:
        """How many words the subject of a clause has before "must", and where its verb begins.

        Both are 0 if this is no such clause.
        """
        for place, part in enumerate(said[: _SUBJECT_WORDS + 1]):
            word = part.strip(MARKS).lower()
            if word in self.modals:
                return place, place + 1
            if place and word in self.passive:
                return self._before_passive(said, place), place
            bare_deed = word == "to" and said[place + 1 : place + 2] == ["be"]
            if place and (word in self.cuts or part.endswith(STOPS[:3])) and not bare_deed:
                break
        return 0, 0

    def _before_passive(self, said: Sequence[str], place: int) -> int:
        """Where the subject of a passive at a *place* ends: "details | still need to be met"."""
        end = place - (said[place - 1] == "to")
        while end > 1 and end < place and token_of(said[end - 1]).lower() in self.requiring:
            end -= 1
        return end

    def _done(
        self,
        said: Sequence[str],
        places: tuple[int, int],
        grown: _Grown,
        *,
        refused: bool,
        actors: Collection[str],
    ) -> str:
        """Name what somebody must do, or what must be done to something; "" for "must not".

        Args:
            said: All words.
            places: Where the subject ends and where its verb begins.
            grown: How the head of a phrase becomes a name.
            refused: Whether it is refused.
            actors: Names of those who can act.
        """
        subject, rest = said[: places[0]], said[places[1] :]
        if not rest or rest[0].lower() in self.never:
            return ""
        if rest[0].lower() not in self.passive:
            deed = " ".join(["to", *rest])
            return self._named(deed, grown, refused=refused, actors=actors)
        place = next(
            (at for at, each in enumerate(rest) if at and not token_of(each).endswith("ly")), 0
        )
        deed = token_of(rest[place]).lower()
        what = self.head(" ".join(subject))
        done = deed.endswith(_PARTICIPLES) or deed in self.participles
        empty = what.lower() in {*actors, *self.generic, *self.linked, *self.persons, *self.objects}
        if not done or not what or empty:
            return ""
        short = [*what.split(), "to", "be", deed]
        how = self.how(rest, place)
        short, place = [*short, *how], place + len(how)
        further = self.behind(rest, place + 1, short) if grown == self.whole else []
        return " ".join([*short, *further])

    def _tells_nothing(self, words: str, head: str) -> bool:
        said = head.lower().split()
        how = said[0].endswith(self.qualities) or said[0] in self.adjectives
        how = how or (said[0].endswith("ly") and said[0] not in self.no_adverbs)
        quality = len(said) == 1 and how
        deed = words.lower().startswith("to ") and words.split()[1].lower() not in self.leading
        noun = head.lower().partition(" of ")[0].rpartition(" ")[2]
        alleged = noun in self.alleging | self.described and not deed
        minded = said[0] in self.minding
        reach = 3 if self.reaching & {*said[1:2]} else 2
        done_to = not self.objects.isdisjoint(head.split()[:reach])  # "US" is not "us"
        alone = len(said) == 1 or said[1] == "of"
        nobody = alone and (said[0] in self.persons or (deed and said[0] not in self.alone))
        return (
            quality
            or alleged
            or minded
            or done_to
            or nobody
            or self.clauses.names_nothing(words, head)
        )

    def _is_scrap(self, words: str, named: Sequence[str]) -> bool:
        """Whether a name tells nothing after all: "review the matter", "this film", "met with"."""
        first, plain = words.split(maxsplit=1)[0].lower(), [word.lower() for word in named]
        if first == "to":
            empty = self.clauses.scraps | self.vague | self.leading
            return len(named) > 1 and empty.issuperset(plain[1:])
        if len(named) == 1 and plain[0] not in self.days:
            return first in self.pointing and named[0].islower()
        if all(word.endswith("ly") or word in self.sides | self.days for word in plain):
            return True
        done = named[:1] and (named[0].endswith("ed") or named[0] in self.participles)
        behind = plain[1] if done and named[0].islower() else ""
        return behind in self.linking | ARTICLES or behind.endswith("ly")

    def _telling(self, words: str, head: str, grown: _Grown, actors: Collection[str]) -> str:
        """The head, or what stands behind it where it is generic; "" if nothing tells which."""
        said, parts = head.split(), bare(words).split()
        end = said.index("of") if "of" in said else len(said)
        noun = said[end - 1].lower()
        doing = end > 1 and parts[0].lower() == "to"
        if noun not in self.generic | self.linked:
            return grown(words)
        heavy = doing and said[0] not in self.light
        if heavy and noun in self.generic:
            reached = said[1] in self.reaching and not any(map(self._is_telling, said[2 : end - 1]))
            return "" if reached else grown(words)  # "to reverse his decision to leave"
        if not heavy and any(map(self._is_telling, said[int(doing) : end - 1])):
            return grown(words)
        link, deed = self._behind(parts, noun)
        # Help for somebody is a proposal; somebody is none.
        whose = () if noun in self.linked else actors
        told = self._named(" ".join(deed), grown, refused=True, actors=whose) if deed else ""
        if not told or (heavy and link in self.joined):
            leads = heavy or (deed and noun in self.linked and link == "of")
            return grown(words) if leads else ""
        if noun in self.generic:
            return told
        return f"{' '.join(said[:end]) if heavy else noun} {link} {told}"

    def _behind(self, parts: Sequence[str], noun: str) -> tuple[str, Sequence[str]]:
        """The word that leads from a *noun* to what tells which, and what does; else nothing."""
        place = next((at for at, part in enumerate(parts) if token_of(part).lower() == noun), 0)
        rest = [] if parts[place].endswith(STOPS) else parts[place + 1 :]
        link = rest[0].lower() if rest else ""
        if link not in (self.carriers if noun in self.generic else self.links):
            return "", ()
        return link, rest if link == "to" and noun in self.generic else rest[1:]

    def _gives(self, words: str, head: str, actors: Collection[str]) -> bool:
        """Whether it is told to whom something is given, but not what: "to give | Norland"."""
        verb, _, whom = head.partition(" ")
        return verb in self.giving and words.startswith("to ") and bool(self.somebody(whom, actors))

    def _is_telling(self, modifier: str) -> bool:
        word = modifier.lower()
        empty = word.endswith("ly") or word in self.vague | self.leading | self.titles
        return not empty and _POSSESSIVE.search(word) is None


def load_data() -> dict[str, list[str]]:
    """Read ``own_words.yml`` as it is, examples included."""
    return read_mapping("stateofplay.resolve", "data", DATA)


def names_of(entities: Iterable[Entity]) -> frozenset[str]:
    """Give the proper names, in small letters, of those who can act: they are no proposals."""
    names = (name for each in entities if each.kind in _ACTING for name in each.names)
    return frozenset(bare(name).lower() for name in names if name != name.lower())

"""What no topic fits is named by the head of its own words, where they name a proposal at all.

The words are data (``data/own_words.yml``, ``data/function_words.yml``).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields

from stateofplay.core.judgements import Entity
from stateofplay.datafiles import read_mapping
from stateofplay.resolve.clauses import Clauses
from stateofplay.resolve.forms import bare

DATA = "own_words.yml"
_MARKS = "\"'\u201c\u201d\u2018\u2019,;:()"
_STOPS = (",", ";", ":", ".", "\u201d", '"')
_QUOTES = "\"'\u201c\u201d"
_HEAD_WORDS = 7
"""A phrase that goes on for longer is cut: few do."""
_ACTING = frozenset({"person", "state", "government", "military", "armed group", "people", "place"})
_LIGHT = frozenset({"the", "a", "an", "of"})
"""Words within a name that do not count towards its length."""
_SUBJECT_WORDS = 6
_SKIPPED = 2
"""Words before a head, as "the", that its verb may stand behind, too."""
_PARTICIPLES = ("ed", "en", "wn")
_POSSESSIVE = re.compile(r"'s$|s'$")
_AMOUNT = re.compile(r"[$£€]?\d[\d.,]*(?:bn|tn|m|k|%)?")
_INITIALS = re.compile(r"(?:\w\.)+\w?")


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWords:
    """Words that tell where a name begins and ends; the two files say what each list is."""

    leading: frozenset[str]
    cuts: frozenset[str]
    generic: frozenset[str]
    linked: frozenset[str]
    carriers: frozenset[str]
    links: frozenset[str]
    persons: frozenset[str]
    vague: frozenset[str]
    owners: frozenset[str]
    modals: frozenset[str]
    passive: frozenset[str]
    participles: frozenset[str]
    light: frozenset[str]
    never: frozenset[str]
    denials: frozenset[str]
    no_denials: frozenset[str]
    amounts: frozenset[str]
    titles: frozenset[str]
    offices: frozenset[str]
    finite: frozenset[str]
    joining: frozenset[str]
    objects: frozenset[str]
    qualities: tuple[str, ...]
    clauses: Clauses

    @classmethod
    def load(cls, lists: Mapping[str, Sequence[str]]) -> OwnWords:
        """Read the file; *lists* are those of ``function_words.yml``."""
        data = {**lists, **load_data()}
        names = [each.name for each in fields(cls) if each.name not in ("clauses", "qualities")]
        sets = {name: frozenset(data[name]) for name in names}
        return cls(**sets, qualities=tuple(data["qualities"]), clauses=Clauses.of(lists))

    def name(self, words: str, *, refused: bool = False, actors: Collection[str] = ()) -> str:
        """Name the proposal by its *words*; "" if they name none.

        Args:
            words: What an act is about.
            refused: Whether it is refused: then a denial before it says no more.
            actors: Names, in small letters, of those who can act: none is a proposal.
        """
        if self.clauses.opens_clause(words):
            return ""
        said = bare(words).split()
        subject = self._subject(said)
        if subject:
            return self._done(said[:subject], said[subject + 1 :], actors, refused=refused)
        head = self.head(words)
        if not head or self.somebody(words, actors) or self._tells_nothing(words, head):
            return ""
        if self._is_clause(said, len(head.split())):
            return ""
        named = self._telling(words, head, actors)
        denial = "" if refused else self._denial(said)
        return f"{denial} {named}".strip() if named else ""

    def bears(self, word: str) -> bool:
        """Whether a verb follows *word* as an infinitive: "must", "cannot", "to"."""
        plain = word.lower().replace("\u2019", "'")
        return plain in self.modals or plain in ("to", "not") or plain.endswith("n't")

    def head(self, words: str) -> str:
        """Give the head of the phrase: up to seven words of weight, lower case but for names."""
        kept: list[str] = []
        for part in bare(words).split():
            token = _token(part)
            word = token.lower()
            if kept and word in self.joining and kept[-1].lower().endswith(self.qualities):
                kept.append(word)  # "a responsible and patient tone"
                continue
            if kept and (part.startswith("(") or word.partition("'")[0] in self.cuts - self.owners):
                break
            if not kept and (word in self.leading or word in self.denials or self._amounts(word)):
                continue
            if len(kept) == 1 and kept[0].islower() and word in self.owners:
                continue
            weight = sum(each not in _LIGHT for each in kept)
            done = kept and word in self.owners
            if not token or done or weight == _HEAD_WORDS or word in self.cuts - self.owners:
                break
            proper = token[0].isupper() or token[1:] != token[1:].lower()
            kept.append(token if proper else word)
            if part.endswith(_STOPS) and not self._goes_on(part, token):
                break
        while kept and (kept[-1].lower() in self.leading or self._amounts(kept[-1])):
            kept.pop()
        return " ".join(kept)

    def somebody(self, words: str, actors: Collection[str]) -> str:
        """Give the head of *words* if it is who can act, with a title or an office or without."""
        head = self.head(words)
        parts = head.split()
        while len(parts) > 1 and parts[0].lower() in self.titles | self.offices:
            parts = parts[1:]
        return head if " ".join(parts).lower() in actors else ""

    def _is_clause(self, said: Sequence[str], size: int) -> bool:
        """Whether a subject and its verb stand at the start: "Norland wants to leave".

        Args:
            said: All words.
            size: How many of them the head has, at least.
        """
        words = [_token(part).lower().replace("\u2019", "'") for part in said[: size + _SKIPPED]]
        if words[0] == "to":
            return False
        place = next((at for at, word in enumerate(words) if at and word in self.finite), 0)
        return place > 0 and self.cuts.isdisjoint(words[:place])

    def _goes_on(self, part: str, token: str) -> bool:
        """Whether a mark behind a word ends no phrase: "U.S. fort", "endless, senseless war"."""
        if part.endswith("."):
            return "." in part[:-1] or token.lower() in self.titles
        quoted = part[0] in _QUOTES and part[-1] in _QUOTES
        return quoted or (part.endswith(",") and token.endswith(self.qualities))

    def _amounts(self, word: str) -> bool:
        return word in self.amounts or _AMOUNT.fullmatch(word) is not None

    def _denial(self, said: Sequence[str]) -> str:
        """The word that says it is not to be, "" if there is none before the head."""
        for place, part in enumerate(said):
            word = part.strip(_MARKS).lower()
            if word in self.denials:
                after = said[place + 1].lower() if place + 1 < len(said) else ""
                deed = word != "no"
                return "" if after in self.no_denials else "not" if deed else "no"
            if word not in self.leading:
                break
        return ""

    def _subject(self, said: Sequence[str]) -> int:
        """How many words the subject of a clause has before "must", 0 if this is none."""
        for place, part in enumerate(said[: _SUBJECT_WORDS + 1]):
            word = part.strip(_MARKS).lower()
            if word in self.modals:
                return place
            if place and (word in self.cuts or part.endswith(_STOPS[:3])):
                break
        return 0

    def _done(
        self, subject: Sequence[str], rest: Sequence[str], actors: Collection[str], *, refused: bool
    ) -> str:
        """Name what somebody must do, or what must be done to something; "" for "must not"."""
        if not rest or rest[0].lower() in self.never:
            return ""
        if rest[0].lower() not in self.passive:
            return self.name(" ".join(["to", *rest]), refused=refused, actors=actors)
        deed = next((w for each in rest[1:] if not (w := _token(each).lower()).endswith("ly")), "")
        what = self.head(" ".join(subject))
        done = deed.endswith(_PARTICIPLES) or deed in self.participles
        if not done or not what or what.lower() in actors:
            return ""
        return f"{what} {deed}"

    def _tells_nothing(self, words: str, head: str) -> bool:
        said = head.lower().split()
        quality = len(said) == 1 and said[0].endswith(self.qualities)
        deed = words.lower().startswith("to ") and words.split()[1].lower() not in self.leading
        done_to = not self.objects.isdisjoint(head.split()[:2])  # "US" is not "us"
        alone = len(said) == 1 or said[1] == "of"
        nobody = alone and (said[0] in self.persons or deed)
        return quality or done_to or nobody or self.clauses.names_nothing(words, head)

    def _telling(self, words: str, head: str, actors: Collection[str]) -> str:
        """The head, or what stands behind it where it is generic; "" if nothing tells which."""
        said, parts = head.split(), bare(words).split()
        end = said.index("of") if "of" in said else len(said)
        noun = said[end - 1].lower()
        doing = end > 1 and parts[0].lower() == "to"
        if noun not in self.generic | self.linked:
            return head
        if doing and said[0] not in self.light:
            return head  # "to reverse his decision to leave" is none to leave
        if any(map(self._is_telling, said[int(doing) : end - 1])):
            return head
        place = next((at for at, part in enumerate(parts) if _token(part).lower() == noun), 0)
        rest = [] if parts[place].endswith(_STOPS) else parts[place + 1 :]
        link = rest[0].lower() if rest else ""
        if link not in (self.carriers if noun in self.generic else self.links):
            return ""
        deed = rest if link == "to" and noun in self.generic else rest[1:]
        # Help for somebody is a proposal; somebody is none.
        whose = () if noun in self.linked else actors
        told = self.name(" ".join(deed), refused=True, actors=whose)
        if not told or noun in self.generic:
            return told
        return f"{noun} {link} {told}"

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


def _token(part: str) -> str:
    """A word without the marks around it; initials keep their points: "U.S."."""
    token = part.strip(_MARKS)
    return token if _INITIALS.fullmatch(token) else token.strip("." + _MARKS)

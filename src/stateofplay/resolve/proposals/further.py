"""Further proposals of one act: "called for a truce *and the release of prisoners*".

Which parts of the words stand side by side is grammar, found before (`Act.parts`). A part is a
proposal of its own where a topic fits it alone, and where the parts are read as they are meant: one
of them alone must name what the act is taken to be about. The words are data
(``data/coordinated.yml``).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from stateofplay.core.text import Span
from stateofplay.datafiles import read_mapping
from stateofplay.resolve.proposals.cases import Case
from stateofplay.resolve.proposals.endings import ended
from stateofplay.resolve.proposals.opposed import forbidden, opposed
from stateofplay.resolve.proposals.turned import turned

DATA = "coordinated.yml"
_MARKS = "\"'\u201c\u201d\u2018\u2019,;:()[]."


Named = tuple[str, str]
"""A proposal and the reason for it."""


def further(case: Case, first: str) -> tuple[Named, ...]:
    """Name the proposals that *case* is about besides the *first* one, and say why of each.

    Returns:
        Names of topics that tell what is meant, none twice; () if there is no further one, or if
        none of the parts bears out the first.
    """
    end = case.before_condition(case.statement.evidence.span.end)
    parts = [part for part in case.act.parts if part.end <= end]
    if len(parts) < 2:
        return ()
    before = case.text(Span(case.about.start, parts[0].start))
    texts = [case.text(part) for part in parts]
    named = dict(zip(texts, (_alone(case, text) for text in texts), strict=True))
    if _carry(case, before):
        borne_out = first in named.values()
    else:  # "the release of | the captives and the lifting of the siege"
        borne_out = _alone(case, before + texts.pop(0)) == first
        texts = [text for text in texts if _is_own(case, before, text, named[text])]
    if not borne_out:
        return ()
    return tuple(
        {name: why for text in texts for name, why in _told(case, first, named[text], text)}.items()
    )


@cache
def load_data() -> dict[str, list[str]]:
    """Read ``coordinated.yml`` as it is, examples included; once, for every act asks for it."""
    return read_mapping("stateofplay.resolve", "data", DATA)


def _told(case: Case, first: str, name: str | None, text: str) -> Iterator[Named]:
    """Give a part's *name* with the reason, if it counts beside the *first* proposal."""
    wanted = case.act.type == "REJECT" or name not in load_data()["unwanted"]
    if name is not None and name != first and wanted and case.topics.tells(name):
        yield name, f"“{text}” stands beside it: {name}"


def _alone(case: Case, words: str) -> str | None:
    """The topic of a part by itself."""
    topics, trigger = case.topics, case.text(case.act.trigger)
    named = ended(words, topics) or turned(case.act.type, trigger, words, topics)
    if named is None:
        against = forbidden(case.act.type, trigger, words, topics)
        against = against or opposed(case.act.type, words, topics)
        if against is not None:
            return against[0]
        named = topics.find(words, weak=False)
    return named[0] if named else None


def _is_own(case: Case, before: str, text: str, name: str | None) -> bool:
    """Whether a part's *name* is what is asked, not only a matter of the words *before* its list.

    It is if they tell the same of the part ("supplies of | fuel"), or if it is a deed by itself.
    """
    return name in load_data()["deeds"] or _alone(case, before + text) == name


def _carry(case: Case, before: str) -> bool:
    """Whether the words *before* a list only lead to it: "an agreement on | a truce and aid"."""
    own = case.topics.own
    light = own.leading | own.vague | case.topics.pointers | {*load_data()["carriers"]}
    return all(word.strip(_MARKS).lower() in {"", *light} for word in before.split())

"""Names of letters and digits: "K17" is a group if it acts, a road or a hill if it does not.

A parser takes such a name for a place. Nothing here knows one of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from stateofplay.core.statements import Mention, MentionKind
from stateofplay.resolve.reference.forms import bare, key, singular
from stateofplay.resolve.reference.lexicon import Lexicon

ARMED = "armed group"
_ORGANISATION = "organisation"
_CODE = re.compile(r"(?=[A-Z0-9-]*[A-Z])(?=[A-Z0-9-]*\d)[A-Z0-9][A-Z0-9-]{0,8}[A-Z0-9]")


def is_code(words: str) -> bool:
    """Say whether a name is one word of capitals and digits.

    Example:
        >>> [is_code(words) for words in ("the K17", "K17", "ORF", "2024", "Kalmo 7")]
        [True, True, False, False, False]
    """
    return _CODE.fullmatch(bare(words)) is not None


def groups_by_code(
    mentions: Sequence[Mention],
    doers: frozenset[str],
    lexicon: Lexicon,
    is_town: Callable[[str], bool],
) -> Mapping[str, str]:
    """Find which names of letters and digits a report tells as a group's.

    Args:
        mentions: All of the report.
        doers: Ids of those that do, say or are quoted for something.
        lexicon: The reference data: what they know is left to them.
        is_town: Says whether a name is a town's: so may a code be.

    Returns:
        Folded name -> ``armed group`` if the report calls it so ("K17 rebels", "the K17, a rebel
        group"), else ``organisation`` if it acts.
    """
    codes = [
        each
        for each in mentions
        if is_code(each.exact) and lexicon.find(each.exact) is None and not is_town(each.exact)
    ]
    plain = [each for each in codes if "-" not in each.exact]  # a weapon has a hyphen, most often
    found = {key(each.exact): _ORGANISATION for each in plain if each.id in doers}
    for name in _called_armed(mentions, codes, lexicon):
        found[name] = ARMED
    return found


def _called_armed(
    mentions: Sequence[Mention], codes: Sequence[Mention], lexicon: Lexicon
) -> Iterable[str]:
    """Give the codes behind or beside which a word for an armed group stands."""
    names = {key(each.exact) for each in codes}
    spans = {each.span: key(each.exact) for each in codes}
    beside = {each.same_as: key(each.exact) for each in codes if each.same_as is not None}
    for mention in mentions:
        if mention.kind not in (MentionKind.GROUP, MentionKind.ORGANISATION):
            continue
        if not tells_arms(mention.exact, lexicon):
            continue
        owners = {key(mention.owner)} if mention.owner else set()
        owners.update(key(word) for word in bare(mention.exact).split()[:-1])
        yield from sorted(owners & names)
        linked = spans.get(mention.same_as) if mention.same_as else beside.get(mention.span)
        if linked is not None:
            yield linked


def tells_arms(words: str, lexicon: Lexicon) -> bool:
    """Whether *words* are of an armed group, by a word that no other group has."""
    group = lexicon.noun_class(words)
    if group is None or group.kind != ARMED:
        return False
    told = {singular(word) for word in key(words).casefold().split()}
    return not told.isdisjoint(group.nouns - lexicon.any_groups)


def several_bodies(mention: Mention, lexicon: Lexicon) -> bool:
    """Whether *mention* tells of several groups: "these groups"; "the rebels" can be one's."""
    words = bare(mention.exact).casefold().split()
    return mention.plural is True and bool(words) and singular(words[-1]) in lexicon.group_nouns

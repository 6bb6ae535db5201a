"""What somebody did, in everyday words and in the past: it fits one actor and several.

Summaries and the page say it alike: "rejected ceasefire", "met Sudland", "attacked (“shells”)".
"""

from __future__ import annotations


def told(
    kind: str, *, on: str | None = None, whom: str | None = None, words: str | None = None
) -> str:
    """Say an act.

    Args:
        kind: A type of act, as PLOVER calls it.
        on: The proposal that it is about, if that is known.
        whom: To whom it was done.
        words: Words of the report that name it, or what it is about.

    Example:
        >>> told("REJECT", on="ceasefire"), told("ACCUSE", whom="Sudland", words="shelling it")
        ('rejected ceasefire', 'accused Sudland: shelling it')
        >>> told("AGREE"), told("THREATEN", words="a blockade")
        ('agreed to something', 'made a threat (“a blockade”)')
        >>> told("REJECT", whom="Sudland"), told("REJECT", whom="Sudland", on="ceasefire")
        ('refused or denied something to Sudland', 'said no to Sudland: ceasefire')
    """
    about, towards, alone = _DID.get(kind, (f"{kind.lower()}: {{}}",) * 2 + (kind.lower(),))
    if whom:
        topic = on or words
        if not topic or topic == whom:
            return towards.format(whom)
        return f"{_WITH_TOPIC.get(kind, towards).format(whom)}: {topic}"
    if on:
        return about.format(on)
    return f"{alone} (“{words}”)" if words else alone


_DID = {
    "AGREE": ("agreed to {}", "agreed to something with {}", "agreed to something"),
    "CONSULT": ("met, about {}", "met {}", "met"),
    "SUPPORT": ("supported {}", "supported {}", "gave support"),
    "CONCEDE": ("gave way on {}", "gave way to {}", "gave way"),
    "COOPERATE": ("worked together on {}", "worked together with {}", "worked together"),
    "AID": ("gave aid: {}", "gave aid to {}", "gave aid"),
    "RETREAT": ("eased off: {}", "eased off towards {}", "eased off"),
    "REQUEST": ("asked for {}", "asked something of {}", "asked for something"),
    "ACCUSE": ("made an accusation: {}", "accused {}", "made an accusation"),
    "REJECT": ("rejected {}", "refused or denied something to {}", "refused or denied something"),
    "THREATEN": ("made a threat about {}", "threatened {}", "made a threat"),
    "PROTEST": ("protested over {}", "protested against {}", "protested"),
    "SANCTION": ("cut ties or help over {}", "cut ties or help to {}", "cut ties or help"),
    "MOBILIZE": ("moved forces over {}", "moved forces towards {}", "moved forces"),
    "COERCE": (
        "used force short of battle: {}",
        "restricted or forced {}",
        "used force short of battle",
    ),
    "ASSAULT": ("attacked: {}", "attacked {}", "attacked"),
}
"""How an act's type is said: on a proposal, to a counterpart, or where neither is known."""

_WITH_TOPIC = {"AGREE": "agreed with {}", "REQUEST": "asked {}", "REJECT": "said no to {}"}
"""The same to a counterpart where the topic follows, so that no "something" stands for it."""

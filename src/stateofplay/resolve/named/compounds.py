"""Two names in one word: "Norland-Kalmo talks" are held by both, in a headline's "war" by nobody.

A headline names what a report is on: what the report tells of is not done by both.
"""

from __future__ import annotations

from stateofplay.core.statements import Mention
from stateofplay.resolve.named.chains import Board
from stateofplay.resolve.named.known import chain_of
from stateofplay.resolve.reference.forms import bare, key
from stateofplay.resolve.reference.lexicon import Lexicon

_DASHES = "-\u2013"


def halves(words: str, lexicon: Lexicon) -> tuple[str, str] | None:
    """Give the two names that *words* are made of; None if the data know neither of them.

    Example:
        >>> lexicon = Lexicon.load()
        >>> [halves(words, lexicon) for words in ("Norway\u2013Sweden", "Al-Dalati", "US-led")]
        [('Norway', 'Sweden'), None, None]
    """
    plain = bare(words)
    for dash in _DASHES:
        one, found, other = plain.partition(dash)
        capitals = bool(found) and one[:1].isupper() and other[:1].isupper()
        if capitals and " " not in plain and lexicon.find(plain) is None:
            known = [lexicon.find(part) or key(part) in lexicon.leaders for part in (one, other)]
            if all(known) or lexicon.find(one):
                return one, other
    return None


def place_compound(board: Board, mention: Mention, lexicon: Lexicon) -> bool:
    """Chain a compound of two names that the data know with both.

    Returns:
        Whether *mention* is a compound: it is placed, or nobody.
    """
    parts = halves(mention.exact, lexicon)
    if parts is None:
        return False
    known = [lexicon.find(part) for part in parts]
    chains = [chain_of(board, one) for one in known if one is not None and one.party]
    if len(chains) == 2 and mention.sentence > 0 and mention.id not in board.newcomers:
        board.put_all(mention, chains, f"“{bare(mention.exact)}” names both")
    return True

from __future__ import annotations

from dataclasses import replace

import pytest

from stateofplay.compare.claims.stances import load_data
from stateofplay.compare.positions.addressed import addressed, is_beside, leads_to
from stateofplay.core.judgements import Entry
from stateofplay.core.statements import Act, Mention, MentionKind
from stateofplay.core.text import Span
from tests.unit.compare.made import act, actor

DATA = load_data()


def asking(text: str, verb: str, about: str, whom: str, *, kind: str = "state") -> Entry:
    """A request whose words stand in *text*."""
    entry = replace(act("REQUEST", "Ada Stone", text=text), about=about)
    assert isinstance(entry.content, Act)
    whole = entry.statement.evidence

    def place(words: str) -> Span:
        start = whole.span.start + whole.exact.index(words)
        return Span(start, start + len(words))

    named = Mention(
        report_id="Herald",
        exact=whom,
        span=place(whom),
        kind=MentionKind.PLACE,
        head=whom.lower(),
        sentence=1,
    )
    content = replace(entry.content, trigger=place(verb), about=place(about), recipients=(named,))
    statement = replace(entry.statement, content=content)
    return replace(entry, statement=statement, recipients=(replace(actor(whom), kind=kind),))


@pytest.mark.parametrize(
    ("about", "between", "asked"),
    [
        *((about, between, True) for about, between in DATA["asked_of"]),
        *((about, between, False) for about, between in DATA["not_asked_of"]),
    ],
)
def test_what_is_asked_goes_on_to_who_is_asked(about: str, between: str, asked: bool) -> None:
    assert leads_to(about, between) is asked


@pytest.mark.parametrize(
    ("text", "verb", "about", "asked"),
    [
        ("Stone urged Norland to free the miners.", "urged", "to free the miners", True),
        ("Stone sought a report from Norland.", "sought", "a report", True),
        ("Talks of a kind the envoy asked Norland for.", "asked", "Talks of a kind", True),
        ("Stone ordered a retreat from Norland.", "ordered", "a retreat", False),
        ("Stone asked for a truce, but blamed Norland.", "asked", "a truce", False),
        ("Stone called for a siege of Norland.", "called", "a siege of Norland", False),
    ],
)
def test_who_is_named_elsewhere_is_not_asked(text: str, verb: str, about: str, asked: bool) -> None:
    found = addressed(asking(text, verb, about, "Norland"))

    assert [who.name for who in found] == (["Norland"] if asked else [])


@pytest.mark.parametrize(
    ("behind", "asks", "between", "beside"),
    [
        *((*told, False) for told in DATA["before"]),
        *((*told, True) for told in DATA["beside"]),
    ],
)
def test_who_is_named_before_a_request_may_only_stand_beside_it(
    behind: str, asks: str, between: str, beside: bool
) -> None:
    assert is_beside(behind, asks, between) is beside


def test_who_is_to_undergo_what_is_asked_is_not_asked() -> None:
    assert not addressed(asking("Norland must be punished.", "must be punished", ".", "Norland"))
    assert addressed(asking("Norland must leave the fort.", "must leave", "the fort", "Norland"))


def test_a_place_is_not_asked() -> None:
    entry = asking("Stone told Elmstead to wait.", "told", "to wait", "Elmstead", kind="place")

    assert addressed(entry) == []

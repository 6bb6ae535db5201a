"""Which place "the city" stands for."""

from __future__ import annotations

from decimal import Decimal

import pytest

from stateofplay.core.statements import Figure, Mention, MentionKind, Reading, Statement
from stateofplay.core.text import Report, Span, cite
from stateofplay.resolve.reference.lexicon import Lexicon
from stateofplay.resolve.settings.places import Gazetteer
from stateofplay.resolve.settings.settings import settings

CASES = [
    # headline, text, towns named, where 40 people died
    ("Rebels enter Aleppo", "Envoys left from Beirut. 40 died in the city.", "Aleppo"),
    ("Rebels enter Aleppo", "It broke with Beirut. 40 died in the city.", "Aleppo"),
    ("Rebels enter Aleppo", "Crowds met in Beirut. 40 died in the city.", "Beirut"),
    ("Rebels enter Aleppo", "Crowds met in Beirut. So it is. And on. 40 died in the city.", None),
    ("Rebels advance", "They took Aleppo. Envoys left from Beirut. 40 died in the city.", "Aleppo"),
    ("Rebels advance", "Envoys left from Beirut. 40 died in the city.", None),
    ("Aleppo and Beirut fall", "40 died in the city.", "Beirut"),
]


@pytest.mark.parametrize(("headline", "text", "wanted"), CASES)
@pytest.mark.parametrize("kind", [MentionKind.PLACE, MentionKind.PERSON])
def test_the_city_is_the_scene(
    headline: str, text: str, wanted: str | None, kind: MentionKind
) -> None:
    assert _place(headline, text, "the city", kind) == wanted


def test_a_person_is_nowhere() -> None:
    text = "40 died in Muyaya."
    assert _place("News", text, "Muyaya", MentionKind.PLACE) == "Muyaya"
    assert _place("News", text, "Muyaya", MentionKind.PERSON) is None
    assert _place("News", "40 died in Aleppo.", "Aleppo", MentionKind.PERSON) == "Aleppo"


def _place(headline: str, text: str, words: str, kind: MentionKind) -> str | None:
    report = Report(source="test", title=headline, text=text)
    names = [name for name in ("Aleppo", "Beirut", "Muyaya") if name in report.full_text]
    mentions = [_mention(report, name, kind) for name in names]
    where = _mention(report, words, MentionKind.PLACE if words.islower() else kind)
    start = report.full_text.index("40 died")
    statement = Statement(
        content=Figure(trigger=Span(start, start + 2), measure="killed", value=Decimal(40)),
        evidence=cite(report, Span(start, len(report.full_text))),
        place=where,
        found_by="test",
    )
    reading = Reading(
        report=report,
        mentions=tuple(sorted((*mentions, where), key=lambda m: m.span)),
        statements=(statement,),
        sentences=(Span(0, len(report.full_text)),),
        engine="test",
    )
    found = next(iter(settings(reading, Gazetteer.load(), Lexicon.load())), None)
    return found.place.name if found and found.place else None


def _mention(report: Report, words: str, kind: MentionKind) -> Mention:
    start = report.full_text.index(words)
    before = report.full_text[:start]
    return Mention(
        report_id=report.id,
        span=Span(start, start + len(words)),
        exact=words,
        kind=kind,
        head=words.rsplit(maxsplit=1)[-1].lower(),
        sentence=before.count(". ") + (start >= len(report.title)),
    )

"""One setting for each statement whose words say when or where."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from stateofplay.core.judgements import Setting
from stateofplay.core.statements import Figure, Mention, MentionKind, Reading, Statement
from stateofplay.core.text import Report, Span, cite
from stateofplay.resolve.reference.lexicon import Lexicon
from stateofplay.resolve.settings.places import Gazetteer
from stateofplay.resolve.settings.settings import settings

TEXT = "On Friday 40 people died in Tripoli, a port of Lebanon."


def setting_of(*, time: str | None, place: str | None, published: date | None) -> Setting | None:
    report = Report(source="test", title="", text=TEXT, published=published)

    def span(words: str) -> Span:
        start = report.full_text.index(words)
        return Span(start, start + len(words))

    def mention(words: str) -> Mention:
        return Mention(
            report_id=report.id,
            span=span(words),
            exact=words,
            kind=MentionKind.PLACE,
            head=words.lower(),
            sentence=1,
        )

    figure = Figure(trigger=span("40 people"), measure="killed", value=Decimal(40))
    statement = Statement(
        content=figure,
        evidence=cite(report, span(TEXT)),
        time=span(time) if time else None,
        place=mention(place) if place else None,
        found_by="test",
    )
    reading = Reading(
        report=report,
        mentions=(mention("Tripoli"), mention("Lebanon")),
        statements=(statement,),
        sentences=(span(TEXT),),
        engine="test",
    )
    return next(iter(settings(reading, Gazetteer.load(), Lexicon.load())), None)


def test_the_country_named_in_the_report_settles_the_town() -> None:
    setting = setting_of(time=None, place="Tripoli", published=None)
    assert setting is not None
    assert setting.place is not None
    assert (setting.place.name, setting.place.country) == ("Tripoli", "LB")


def test_a_weekday_is_counted_from_publication() -> None:
    setting = setting_of(time="Friday", place=None, published=date(2023, 11, 5))
    assert setting is not None
    assert setting.time is not None
    assert (setting.time.start, setting.time.text) == (date(2023, 11, 3), "Friday")


def test_without_a_day_of_publication_a_weekday_settles_nothing() -> None:
    assert setting_of(time="Friday", place=None, published=None) is None


def test_no_words_no_setting() -> None:
    assert setting_of(time=None, place=None, published=date(2023, 11, 5)) is None

"""Which entries a view's filters let through."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from stateofplay.compare import positions
from stateofplay.core.judgements import Entry, Header, Place
from stateofplay.core.reviews import Review, Status
from stateofplay.core.statements import Figure, Statement
from stateofplay.core.text import Report, Span, cite
from stateofplay.ledger import open_ledger
from stateofplay.present.views.filters import (
    Filters,
    by_whose_word,
    cells,
    is_about,
    of_party,
    passes,
    with_names,
)
from tests.unit.compare.made import act, actor

TEXT = "The shells that fell on Vell harbour killed 12, the council said."


@pytest.fixture
def toll() -> Entry:
    figure = Figure(trigger=Span(44, 46), measure="killed", value=Decimal(12), of="sailors")
    evidence = cite(Report(source="a", title="", text=TEXT), Span(0, len(TEXT)))
    return Entry(
        id="a",
        statement=Statement(content=figure, evidence=evidence, found_by="test"),
        report=Header(id="a", source="a", title="", publisher=None, published=None, url=None),
        trigger="12",
        place=Place(name="Elmstead"),
    )


@pytest.mark.parametrize("about", ["vell", "Vell harbour", "shell", "elmstead", "sailors"])
def test_a_figure_is_found_by_place_and_words(toll: Entry, about: str) -> None:
    assert passes(toll, Filters(about=about), by_sentence=True)


@pytest.mark.parametrize("about", ["aid", "ell", "Vell bridge"])
def test_a_figure_is_not_found_by_the_middle_of_a_word(toll: Entry, about: str) -> None:
    assert not passes(toll, Filters(about=about), by_sentence=True)


def test_words_of_the_sentence_tell_no_topic(toll: Entry) -> None:
    assert not passes(toll, Filters(about="Vell"))


def test_what_only_the_other_side_tells_of_a_holder_is_told_by_its_word() -> None:
    told = replace(
        act("REQUEST", actor("Arcadia", "Arcadia")), attributed_to=(actor("a Sudland source"),)
    )
    [cell] = positions([told])

    assert by_whose_word(cell, [told]) == ("a Sudland source",)
    assert by_whose_word(cell, [told, act("REQUEST", "Arcadia")]) == ()
    own = replace(told, attributed_to=(actor("its envoy", "Arcadia"),))
    assert by_whose_word(cell, [told, own]) == ()


@pytest.mark.parametrize(
    ("day", "reports"), [("2023-11-03", 0), ("2023-11-04", 1), ("2023-11-05", 2)]
)
def test_what_was_known_on_a_day_can_be_asked_of_every_view(
    stateofplay: Callable[..., tuple[int, str]], day: str, reports: int
) -> None:
    views = {
        view: json.loads(stateofplay(view, "--as-of", day, "--format", "json")[1])
        for view in ("acts", "compare", "figures")
    }

    assert len(views["acts"]) == reports
    assert [len(each["reports"]) for each in views["compare"]] == ([2] if reports == 2 else [])
    assert views["figures"] == []


def test_a_party_is_found_by_another_name_it_goes_by() -> None:
    filters = Filters(party="KDF", called=frozenset({"Kalmo Defence Forces"}))

    assert of_party(filters, "Ada Stone", "Kalmo Defence Forces")
    assert not of_party(filters, "Kalmo", None)
    assert of_party(Filters(party="kalmo"), "Kalmo", None)


def test_the_names_a_ledger_knows_somebody_by_are_taken_as_a_whole(refusals: Path) -> None:
    with open_ledger(refusals) as ledger:
        called = [with_names(ledger, Filters(party=words)).called for words in ("stone", "sto", "")]

    assert called == [frozenset({"Ada Stone"}), frozenset(), frozenset()]


def test_a_position_is_found_by_the_words_its_proposal_goes_by(refusals: Path) -> None:
    with open_ledger(refusals) as ledger:
        acts = [entry for entry in ledger.entries(kinds=("act",)) if entry.about]
        assert acts
        words = acts[0].about or ""

        found = {cell.proposal for cell in cells(ledger, Filters(about=words))}

        assert words.casefold() not in (acts[0].proposal or "")
        assert acts[0].proposal in found
        assert not list(cells(ledger, Filters(about="no such words")))


def test_accents_and_case_count_nowhere(toll: Entry) -> None:
    ligne = "Conseil de Vell\u00e9"
    assert of_party(Filters(party="VELLE"), ligne)
    assert of_party(Filters(party="Vell\u00e8"), "Conseil de Velle")
    assert is_about(Filters(about="Vell\u00e9 road"), None, "the roads of Velle\u2019s council")
    assert passes(toll, Filters(about="V\u00e9ll harbour"), by_sentence=True)


def test_a_full_name_finds_what_its_last_part_does(refusals: Path) -> None:
    with open_ledger(refusals) as ledger:
        full, other = (
            with_names(ledger, Filters(about=name)) for name in ("Ada St\u00f6ne", "Bea Stone")
        )

    assert is_about(full, "release", "the release of Stone")
    assert not is_about(other, "release", "the release of Stone")


def test_any_form_of_a_word_asks_for_all_of_them() -> None:
    roads = Filters(about="main roads")

    assert is_about(roads, "open the main road", "opening the main road to the city")
    assert not is_about(roads, "open the road", "opening the road")
    assert not is_about(roads, None, "the broadest remains")
    assert not is_about(Filters(about="--"), "open the road", "opening the road")


def test_another_word_for_a_topic_asks_for_all_its_rows(refusals: Path) -> None:
    with open_ledger(refusals) as ledger:
        asked = with_names(ledger, Filters(about="truce"))

    assert passes(replace(act("REJECT", "Norland"), about="it"), asked)
    assert not passes(replace(act("REJECT", "Norland", "humanitarian pauses"), about="it"), asked)
    assert passes(replace(act("REJECT", "Norland", "holiday truce"), about="it"), asked)


def reports_of_cells(file: Path, filters: Filters) -> list[int]:
    with open_ledger(file) as ledger:
        return [cell.reports for cell in cells(ledger, filters) if cell.holder.party is not None]


def test_guesses_can_be_left_out(guessed: Path) -> None:
    assert set(reports_of_cells(guessed, Filters())) == {2}
    assert set(reports_of_cells(guessed, Filters(sure=True))) == {1}


def test_what_a_person_checked_is_no_guess(guessed: Path) -> None:
    with open_ledger(guessed) as ledger:
        unsure = next(e for e in ledger.entries() if e.statement.confidence == 0.2)
        run = ledger.begin_run("one", {})
        ledger.add_decision(Review(statement=unsure.id, status=Status.ACCEPTED), (), run)

    assert set(reports_of_cells(guessed, Filters(sure=True))) == {2}

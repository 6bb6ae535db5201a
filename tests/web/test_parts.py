"""The parts behind the pages, each on its own."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from stateofplay.core.errors import LedgerError, UsageError
from stateofplay.core.judgements import Actor, Comparison, Header, Interval, Place, Relation
from stateofplay.core.statements import Bound, Figure
from stateofplay.core.text import Span
from stateofplay.ledger import ReportRow, open_ledger
from stateofplay.present.web import charts
from stateofplay.present.web.asked import Asked
from stateofplay.present.web.figures import table
from stateofplay.present.web.keeper import Keeper, Preparing
from stateofplay.present.web.lines import Line, searchable
from stateofplay.present.web.links import Files, file_of, served
from stateofplay.present.web.network import Tie
from stateofplay.present.web.places import _framed, _labels, _spot, _town, _view
from stateofplay.present.web.reading import pieces
from stateofplay.present.web.series import Series, all_series
from stateofplay.present.web.snapshot import Snapshot
from stateofplay.present.web.stories import stories
from stateofplay.present.web.timeline import _bounds, _moment
from stateofplay.present.web.timeline import _framed as _days_framed
from stateofplay.present.web.words import described, span

DAY = date(2031, 5, 2)


def actor(name: str, party: str | None = None) -> Actor:
    return Actor(id=name.lower(), name=name, mention=name, party=party)


def header(key: str = "r1", day: date | None = DAY, title: str = "T") -> Header:
    return Header(id=key, source=key, title=title, publisher="Herald", published=day, url=None)


def line(key: str = "a1", **fields: object) -> Line:
    given: dict[str, object] = {
        "id": key,
        "kind": "act",
        "report": header(),
        "start": 0,
        "sentence": "Norland rejected it.",
        "trigger": "rejected",
        "at": 8,
        "type": "REJECT",
        "reality": "actual",
        "actors": (actor("Norland"),),
        "recipients": (),
        "sources": (),
        "about": "it",
        "condition": None,
        "because": None,
        "proposals": (),
        "time": None,
        "place": None,
        "figure": None,
        "status": "machine",
        "day": DAY,
    }
    given |= fields
    people = [who for part in ("actors", "recipients", "sources") for who in given[part]]  # type: ignore[attr-defined]
    figure = given["figure"]
    of = figure.of if isinstance(figure, Figure) else None
    given["named"] = searchable(*[name for who in people for name in (who.name, who.party)])
    given["topics"] = searchable(*given["proposals"], given["about"], of)  # type: ignore[arg-type]
    return Line(**given)  # type: ignore[arg-type]


def count(
    key: str, value: int, day: int, bound: Bound = Bound.EXACT, high: int | None = None
) -> Line:
    figure = Figure(
        trigger=Span(0, 1),
        measure="killed",
        value=Decimal(value),
        bound=bound,
        high=None if high is None else Decimal(high),
        of="villagers",
    )
    when = Interval(start=date(2031, 5, day), end=date(2031, 5, day), text="then")
    return line(
        key,
        kind="figure",
        type="killed",
        figure=figure,
        time=when,
        day=when.start,
        sources=(actor("Ministry"),),
        actors=(),
        sentence=f'=HYPERLINK("x") {value} <b>died</b>',
    )


def series(*lines: Line) -> Series:
    return Series(key="k", measure="killed", of="villagers", where="", unit="", lines=lines)


def test_a_series_tells_which_of_its_numbers_were_replaced() -> None:
    lines = [count("a", 57, 2), count("b", 31, 3), count("c", 12, 3)]
    taken = Comparison(
        topic="villagers killed",
        relation=Relation.UPDATES,
        kind="figure",
        summary="57 became 31",
        reasons=(),
        statements=("a", "b"),
        reports=("r1", "r2"),
    )
    joined, alone = all_series(lines, [taken])
    assert [each.id for each in joined.lines] == ["a", "b"]
    assert joined.replaced == {"a"}
    assert [each.id for each in alone.lines] == ["c"]


def test_a_statement_is_said_in_a_few_words() -> None:
    several = (actor("Norland"), actor("Southern rebels"))
    assert described(line(proposals=("ceasefire",))) == "Norland rejected ceasefire"
    assert described(line(actors=several, type="ASSAULT", about=None)) == (
        "Norland, Southern rebels attacked"
    )
    assert described(line(actors=(), reality="denied")) == (
        "Somebody, which is denied: refused or denied something (“it”)"
    )
    agreed = line(type="AGREE", proposals=("ceasefire",), recipients=(actor("Sudland"),))
    assert described(agreed) == "Norland agreed with Sudland: ceasefire"
    assert described(line(kind="quotation", type="quotation")) == "Norland is quoted"
    assert described(line(kind="quotation", type="reported")) == "What Norland said is reported"
    assert described(count("f", 12, 3, Bound.AT_LEAST)) == "at least 12 villagers killed"


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (DAY, DAY, "2 May 2031"),
        (DAY, date(2031, 5, 4), "between 2 May 2031 and 4 May 2031"),
        (None, DAY, "by 2 May 2031"),
        (DAY, None, "from 2 May 2031"),
        (None, None, "day not known"),
    ],
)
def test_open_and_uncertain_days_are_said(start: date | None, end: date | None, said: str) -> None:
    assert span(Interval(start=start, end=end)) == said


def test_a_trigger_elsewhere_marks_nothing() -> None:
    assert line().cut == ("Norland ", "rejected", " it.")
    assert line(at=-5).cut == ("Norland rejected it.", "", "")
    assert line(at=19).cut == ("Norland rejected it.", "", "")


@pytest.mark.parametrize(
    ("query", "passes"),
    [
        ({}, True),
        ({"party": "nor"}, True),
        ({"party": "sou"}, False),
        ({"party": "N\u00f6RL\u00e1nd"}, True),
        ({"type": "reject"}, True),
        ({"publisher": "HERALD", "since": "2031-05-02", "until": "2031-05-02"}, True),
        ({"since": "2031-05-03"}, False),
        ({"story": "s"}, True),
        ({"story": "t"}, False),
        ({"actor": "norland"}, True),
        ({"to": "norland"}, False),
        ({"actor": "sudland"}, False),
        ({"about": "IT"}, True),
        ({"about": "peace"}, False),
        ({"place": "x"}, False),
    ],
)
def test_filters(query: dict[str, str], passes: bool) -> None:
    asked = Asked(query={name: (value,) for name, value in query.items()})

    given = [line(), line("b2", proposals=("Truce",))]

    assert list(asked.choose(given, {"r1": "s"})) == (given if passes else [])


def test_what_cannot_be_read_in_an_address_is_refused() -> None:
    for query in ({"since": "yesterday"}, {"since": "2031-02-30"}):
        with pytest.raises(UsageError):
            Asked(query={name: (value,) for name, value in query.items()}).choose([], {})
    for number in ("-1", "1e3", "٣", "9" * 40):
        with pytest.raises(UsageError):
            Asked(query={"offset": (number,)}).number("offset", 0)


def test_one_point_a_statement_with_its_hedge() -> None:
    rows = charts.points(
        series(
            count("a", 40, 2, Bound.AT_LEAST),
            count("b", 50, 3, Bound.UP_TO),
            count("c", 50, 4, Bound.RANGE, high=70),
        )
    )

    assert [row["shape"] for row in rows] == ["triangle-up", "triangle-down", "circle"]
    assert rows[2]["high"] == 70
    assert {row["run"] for row in rows} == {0}


def test_counts_far_apart_are_not_joined() -> None:
    rows = charts.points(series(count("a", 40, 2), count("b", 4000, 3), count("c", 4100, 4)))

    assert [row["run"] for row in rows] == [0, 1, 1]


def test_the_lines_of_a_chart_are_stepped() -> None:
    spec = charts.spec(series(count("a", 40, 2), count("b", 50, 3)))

    assert spec["layer"][0]["mark"]["interpolate"] == "step-after"
    assert spec["layer"][-1]["encoding"]["x"]["title"] == "as of"


def test_a_drawing_holds_text_as_text_and_leads_to_statements() -> None:
    drawn = charts.svg(series(count("abc1", 40, 2), count("abc2", 50, 3)))

    shown = charts.fitted(drawn, served)
    assert "<b>" not in shown
    assert ' style="' not in shown
    assert 'href="/statement/abc1"' in shown
    alone = charts.alone(drawn)
    assert "href" not in alone.replace("xlink", "")
    assert "var(" not in alone
    assert charts.png(drawn).startswith(b"\x89PNG")


def test_formulas_stay_text_in_a_table() -> None:
    assert "'=HYPERLINK" in table(series(count("a", 40, 2)))


def test_a_text_is_cut_where_statements_stand() -> None:
    text = "One. Two here. Three."
    lines = [line(start=5, sentence="Two here."), line("a2", start=5, sentence="Two here.")]

    cut = pieces(text, lines, Span(0, len(text)))

    assert "".join(piece.text for piece in cut) == text
    assert [len(piece.lines) for piece in cut] == [0, 2, 0]


def row(key: str, day: int) -> ReportRow:
    return ReportRow(
        header=header(key, date(2031, 5, day), title=key),
        author=None,
        engine=None,
        characters=1,
        acts=0,
        figures=0,
        quotations=0,
        problems=0,
    )


def group(*reports: str, relation: Relation = Relation.SAME, name: str = "x") -> Comparison:
    return Comparison(
        topic=name,
        relation=relation,
        kind="act",
        summary=name,
        reasons=(),
        statements=tuple(f"{report}-{name}" for report in reports),
        reports=reports,
    )


def test_reports_that_share_two_things_within_days_are_a_story() -> None:
    groups = [group("a", "b", name="x"), group("a", "b", name="y"), group("b", "c", name="z")]
    groups += [group("a", "d", name="p"), group("a", "d", name="q")]

    [story] = stories(groups, [row("a", 1), row("b", 2), row("c", 2), row("d", 20)])

    assert story.reports == ("a", "b")


def test_silence_makes_no_story() -> None:
    groups = [group("a", "b", relation=Relation.ONLY, name=name) for name in "xy"]

    assert stories(groups, [row("a", 1), row("b", 1)]) == ()


@pytest.mark.parametrize(
    ("kind", "hostile", "mood"),
    [(2, 1, "kind"), (1, 2, "hostile"), (1, 1, "both"), (0, 1, "hostile")],
)
def test_the_mood_of_a_tie(kind: int, hostile: int, mood: str) -> None:
    assert Tie(kind=kind, hostile=hostile).mood == mood


def test_addresses_of_files() -> None:
    links = Files({"s1": "r1"}.get, {("a", "b")})
    here, below = links.at("index.html"), links.at("report/r1.html")

    assert here("/") == "index.html"
    assert below("/", as_of=DAY) == "../index--as_of-2031-05-02.html"
    assert here("/statement/s1") == "report/r1.html#s-s1"
    assert below("/statement/s1") == "../report/r1.html#s-s1"
    assert here("/acts", about="x", offset=100) == "acts--offset-100.html"
    assert here("/side", r=["b", "a"]) == "side/a-b.html"
    assert here("/side", r=["b", "c"]) == ""
    assert here("/people/x") == "people/x.html"
    known = Files(lambda _: None, (), {"x"}).at("index.html")
    assert (known("/people/x"), known("/people/r1/y")) == ("people/x.html", "")


@pytest.mark.parametrize("name", ["../../etc/passwd", "a/b", "CON:", "x" * 300, "عربي", ".."])
def test_no_name_leads_out_of_the_folder(name: str) -> None:
    target = file_of(f"/people/{name}", {})

    assert ".." not in target.split("/")
    assert all(len(part) < 100 for part in target.split("/"))
    assert target.isascii()


def test_different_names_make_different_files() -> None:
    assert file_of("/people/عربي", {}) != file_of("/people/عبري", {})


def test_an_address_keeps_what_it_is_given() -> None:
    assert served("/side", r=["a", "b"], x=None, y="") == "/side?r=a&r=b"
    assert served("/people/a?b") == "/people/a%3Fb"


def test_the_snapshot_follows_the_ledger(tmp_path: Path) -> None:
    path = tmp_path / "small.db"
    with open_ledger(path) as ledger:
        ledger.mark_settled()
    keeper = Keeper(path)
    with keeper.open() as ledger:
        first = keeper.snapshot(ledger)
        assert isinstance(first, Snapshot)
        assert keeper.snapshot(ledger) is first
        ledger.mark_settled()
        later = keeper.snapshot(ledger)
        while later is first:  # an older one may be shown while the newer is prepared
            later = keeper.snapshot(ledger)
        assert isinstance(later, Snapshot)
        assert later.state == ledger.state()


def test_a_first_snapshot_that_takes_long_says_how_far_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "small.db"
    with open_ledger(path) as ledger:
        monkeypatch.setattr("stateofplay.present.web.keeper.PATIENCE", 0.0)
        monkeypatch.setattr(Keeper, "_make", lambda _self, _state: None)
        assert keeper_answer(path, ledger) == Preparing(0, 0)


def keeper_answer(path: Path, ledger: object) -> object:
    return Keeper(path).snapshot(ledger)  # type: ignore[arg-type]


def test_a_ledger_that_is_gone_is_said(tmp_path: Path) -> None:
    with pytest.raises(LedgerError):
        Keeper(tmp_path / "none.db").open()


def test_what_is_in_a_town_stands_with_the_town_and_a_country_is_named_once() -> None:
    town = Place(name="Vell", country="SD", lat=13.6, lon=25.3, kind="town")
    places = [town, Place(name="Vell old hospital", country="SD"), Place(name="Vella")]
    country = Place(name="Sudan", country="SD", kind="country")
    places += [country, Place(name="Saint Ada Hospital", country="SD")]
    view = _view(places)

    spots = [_spot(each, 2, view, _town(each, [town])) for each in places]

    assert [spot.precision for spot in spots] == ["town", "inside", "unknown", "country", "country"]
    assert [label.text for label in _labels(view, spots)] == ["Vell (4)", "Sudan (2)"]


def test_a_country_of_which_much_is_told_is_named_in_its_middle_and_a_crowd_is_not() -> None:
    towns = [
        Place(name=f"Vell {number}", country="SD", lat=15.0, lon=30.0 + number / 100, kind="town")
        for number in range(9)
    ]
    country = Place(name="Sudan", country="SD", kind="country")
    view = _view([country])
    spots = [_spot(each, 1, view, each) for each in towns] + [_spot(country, 60, view, None)]

    labels = _labels(view, spots)

    assert labels[0].text == "Sudan (60)"
    assert abs(labels[0].y - 240) < 60
    assert 1 < len(labels) < len(spots)


def test_a_place_far_from_most_that_is_told_does_not_frame_the_map() -> None:
    town = Place(name="Vell", country="SD", lat=15.6, lon=32.5, kind="town")
    near = Place(name="Norport", country="SD", lat=15.4, lon=32.9, kind="town")
    far = Place(name="Farville", country="US", lat=45.0, lon=-93.0, kind="town")
    nowhere = Place(name="the crossing")

    assert _framed({town: 18, near: 3, far: 1, nowhere: 2}) == {town, near}
    assert _framed({town: 2, far: 2}) == {town, far}
    assert _framed({nowhere: 2}) == set()


def test_days_long_before_most_that_is_told_do_not_frame_the_timeline() -> None:
    near = [line(f"a{number}", day=DAY) for number in range(60)]
    old = line("old", day=date(1970, 1, 1))
    undated = line("undated", day=None)

    framed = _days_framed([old, *near, undated])

    assert framed.outside == (old,)
    assert framed.inside == (*near, undated)
    assert _bounds([*near, old], framed) == (DAY, DAY)


def test_a_bar_of_days_out_of_the_frame_stays_in_the_drawing() -> None:
    long_ago = Interval(start=date(1970, 1, 1), end=date(1970, 12, 31), text="in 1970")
    moment = _moment(line(time=long_ago), DAY, date(2031, 5, 9), said=True)

    assert moment.left == 0.0
    assert 0 < moment.width <= 100

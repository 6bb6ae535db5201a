"""The positions matrix."""

from dataclasses import replace
from datetime import date
from io import StringIO

from rich.console import Console

from stateofplay.core.judgements import Actor
from stateofplay.core.positions import Position, Stance
from stateofplay.present.views.matrix import matrix, print_matrix


def position(
    proposal: str, holder: str, party: str | None, stance: Stance, until: date | None = None
) -> Position:
    return Position(
        proposal=proposal,
        holder=Actor(id=holder, name=holder, mention=holder, party=party),
        stance=stance,
        condition=None,
        because=None,
        since=date(2031, 5, 2),
        until=until,
        statements=("a",),
        publishers=("Gazette",),
        reports=1,
        independent=1,
    )


def test_who_speaks_for_a_party_stands_in_its_column() -> None:
    shown = matrix([position("truce", "Moreau", "Norland", Stance.REJECTS)])

    assert shown.parties == ("Norland",)
    assert [cell.holder.name for cell in shown.cells["truce", "Norland"]] == ["Moreau"]


def test_a_position_that_no_longer_holds_is_left_out() -> None:
    past = position("truce", "Norland", "Norland", Stance.REJECTS, until=date(2031, 5, 3))

    assert matrix([past]).proposals == ()


def test_what_several_parties_spoke_on_comes_first() -> None:
    shown = matrix(
        [
            position("tariffs", "Norland", "Norland", Stance.ASKS),
            position("truce", "Norland", "Norland", Stance.REJECTS),
            position("truce", "Front", "Front", Stance.ASKS),
        ]
    )

    assert shown.proposals == ("truce", "tariffs")


def test_it_keeps_to_the_size_asked_for() -> None:
    many = [
        position(f"proposal {row}", f"party {column}", None, Stance.ASKS)
        for row in range(9)
        for column in range(9)
    ]

    shown = matrix(many, width=3, height=4)

    assert len(shown.parties) == 3
    assert len(shown.proposals) == 4
    assert len(shown.cells) == 12


def test_no_row_is_empty() -> None:
    shown = matrix(
        [
            position("truce", "Norland", "Norland", Stance.REJECTS),
            position("truce", "Front", "Front", Stance.ASKS),
            position("tariffs", "Ostmark", "Ostmark", Stance.ASKS),
            position("visas", "Norland", "Norland", Stance.ASKS),
        ],
        width=2,
        height=2,
    )

    assert shown.proposals == ("truce", "visas")


def printed(*positions: Position, width: int = 80) -> str:
    out = StringIO()
    print_matrix(Console(file=out, width=width), positions)
    return out.getvalue()


def test_what_has_no_room_is_counted() -> None:
    held = [position("truce", f"Land {number}", f"Land {number}", Stance.ASKS) for number in "1234"]

    assert "... 2 more parties (see: positions)" in printed(*held, width=55)
    assert "more part" not in printed(*held, width=120)


def test_a_mark_shows_what_the_program_is_unsure_of_and_is_explained() -> None:
    held = position("truce", "Norland", "Norland", Stance.ASKS)
    other = position("truce", "Moreau", "Norland", Stance.ASKS)

    text = printed(replace(held, confidence=0.4))
    assert "asks ?" in text
    assert "confidence below" in text
    for sure in ([held], [replace(held, confidence=0.4), other]):
        assert "asks" in printed(*sure)
        assert "?" not in printed(*sure)

from __future__ import annotations

from stateofplay.compare import copies

WIRE = (
    "The ferry Marlow ran onto rocks off Brightsea before dawn and took on water at the bow.\n"
    "Lifeboats brought all of the passengers to the old harbour within less than two hours.\n"
    "Divers will look at the hull as soon as the swell goes down, the owner of the line said.\n"
    "It was the third time in two years that a ferry of this line had run aground there."
)
EDITED = (
    "Twelve people are in hospital after a shipwreck on the coast.\n"
    "Lifeboats brought all of the passengers to the old harbour within less than two hours.\n"
    "Divers will look at the hull as soon as the swell goes down, the owner of the line said."
)
OWN = (
    "We stood on the pier at Brightsea when the first boats came in, full of silent people.\n"
    "A woman from the village had brought tea, and nobody seemed to know where to sit down.\n"
    "What the captain had seen, if he saw anything at all, an inquiry will have to find out."
)
SPEECH = "\u201cWe will not rest until every question about this night is answered in full\u201d"


def found(*texts: str) -> list[tuple[str, str]]:
    return copies.copies_among({f"r{n}": copies.print_of(text) for n, text in enumerate(texts)})


def test_a_cut_copy_with_another_lede_is_a_copy() -> None:
    assert found(WIRE, EDITED, OWN) == [("r0", "r1")]


def test_one_quoted_passage_makes_no_copy() -> None:
    assert found(f"{WIRE}\n{SPEECH}, he said.", f"{OWN}\nHe said: {SPEECH}.") == []


def test_what_many_reports_have_is_furniture() -> None:
    own = [" ".join(f"word{n}x{k}" for k in range(60)) for n in range(copies.CROWD + 1)]

    assert found(*(f"{text}\n{WIRE}" for text in own)) == []


def test_furniture_of_a_page_is_left_out() -> None:
    data = copies.load_data()

    assert copies.is_furniture(data["example"])
    assert not copies.is_furniture(data["not"])
    assert copies.print_of(data["example"]) == ()

import pytest

from stateofplay.present.brief.agreeing import agreeing, is_several, load_data


@pytest.mark.parametrize("name", load_data()["many"])
def test_a_name_of_several(name: str) -> None:
    assert is_several(name)


@pytest.mark.parametrize("name", load_data()["one"])
def test_a_name_of_one(name: str) -> None:
    assert not is_several(name)


@pytest.mark.parametrize(
    ("name", "said", "expected"),
    [
        ("lawmakers", "asks for it", "ask for it"),
        ("lawmakers", "is for it only if it ends", "are for it only if it ends"),
        ("Norland", "rejects it", "rejects it"),
        ("lawmakers", "", ""),
        ("", "rejects it", "rejects it"),
    ],
)
def test_a_verb_agrees_with_whom_it_is_said_of(name: str, said: str, expected: str) -> None:
    assert agreeing(name, said) == expected

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stateofplay.analyse.segments import LONGEST, segments


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Truce ends.\n\nIt broke.", ["Truce ends.\n\n", "It broke."]),
        ("One\nTwo", ["One\n", "Two"]),
        ("It was broken\nby both sides.", ["It was broken\nby both sides."]),
        ("It was broken.\nby both sides.", ["It was broken.\n", "by both sides."]),
        ("A line\r\nA line", ["A line\r\n", "A line"]),
        ("A gap\n\nis a gap", ["A gap\n\n", "is a gap"]),
        ("", []),
        ("He wrote on X. Moreau said no.", ["He wrote on X. ", "Moreau said no."]),
        ('"No," it said on X. "Go."', ['"No," it said on X. ', '"Go."']),
        ("They hold Area C. It is large.", ["They hold Area C. ", "It is large."]),
        ("He relied on J. Moreau for it.", ["He relied on J. Moreau for it."]),
        ("He wrote on X. com was down.", ["He wrote on X. com was down."]),
    ],
)
def test_lines_are_segments_unless_a_sentence_goes_on(text: str, lines: list[str]) -> None:
    assert [text[start:end] for start, end in segments(text)] == lines


@given(st.text(alphabet="ab .\n\r\u2028é", max_size=60))
def test_segments_cover_the_text_without_gap(text: str) -> None:
    assert "".join(text[start:end] for start, end in segments(text)) == text


def test_a_line_without_end_is_cut_after_words() -> None:
    text = "word " * LONGEST
    pieces = [text[start:end] for start, end in segments(text)]
    assert "".join(pieces) == text
    assert max(map(len, pieces)) <= LONGEST
    assert all(piece.endswith(" ") for piece in pieces)

"""What the reader says of a window, or of a sentence, does not depend on what it read with it."""

from __future__ import annotations

from stateofplay.extract.reader import Reader

SENTENCES = [
    "Carania rejects Zubrowka's call for a truce",
    "Carania on Monday rejected a call by Zubrowka for a truce and threatened to cut off its gas.",
    "The minister said the talks would go on. " * 3,
    "Zubrowka accused Carania of shelling a village and demanded an apology.",
]


def test_a_report_is_read_the_same_after_any_other() -> None:
    reader = Reader.load()
    alone = reader.read(SENTENCES)
    reader.read([*reversed(SENTENCES)] * 5)
    assert reader.read(SENTENCES) == alone
    assert any(reading.acts for reading in alone)


def test_windows_do_not_touch_each_other() -> None:
    reader = Reader.load()
    long = "The weather was mild and the markets were open as they are on any such day. " * 14
    first = [SENTENCES[0], SENTENCES[1]]
    short = reader.read([*first, long, SENTENCES[2]])
    other = reader.read([*first, long, SENTENCES[3]])
    assert short[:2] == other[:2]

"""Annotators' sheets become spans of the text."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from training.standoff import convert, load

TEXT = "Then he told the minister that he would leave with it."


def test_a_pronoun_is_not_looked_for_inside_of_words(tmp_path: Path) -> None:
    raw = {"title": "A", "text": TEXT, "sents": [[0, 1], [3, 3 + len(TEXT)]], "date": "2023-11-03"}
    (tmp_path / "007.json").write_text(json.dumps(raw), "utf-8")
    sheet = tmp_path / "reader-01.txt"
    line = "A 1 | REQUEST | told | he ; he#2 | minister |  |  | actual | it"
    sheet.write_text(f"R 007\n{line}\n", "utf-8")
    [record] = convert([sheet], tmp_path)
    [act] = record["acts"]
    full = "A\n\n" + TEXT

    assert [f["span"] for f in act["actor"]] == [(8, 10), (34, 36)]
    assert [full[slice(*f["span"])] for f in (*act["actor"], *act["source"])] == ["he", "he", "it"]
    assert act["source"][0]["span"][1] == len(full) - 1
    assert record["sheet"] == 7


def test_a_later_part_of_an_article_is_found_again(tmp_path: Path) -> None:
    body = "The army left the town. " + TEXT
    part = {"title": "A", "text": TEXT, "begin": body.index(TEXT), "date": "2023-11-03"}
    part["sents"] = [[0, 1], [3, 3 + len(TEXT)]]
    (tmp_path / "008.json").write_text(json.dumps(part), "utf-8")
    sheet = tmp_path / "reader-01.txt"
    sheet.write_text("R 008\nA 1 | REQUEST | told | he | minister |  |  | actual |\n", "utf-8")
    records = tmp_path / "records.jsonl"
    records.write_text("".join(json.dumps(r) + "\n" for r in convert([sheet], tmp_path)), "utf-8")
    news = tmp_path / "news.jsonl.gz"
    with gzip.open(news, "wt", encoding="utf-8") as out:
        out.write(json.dumps({"title": "A", "text": body}) + "\n")

    [doc] = load(records, [news])

    assert doc.text == "A\n\n" + TEXT
    assert [doc.text[slice(*act.trigger)] for act in doc.acts] == ["told"]

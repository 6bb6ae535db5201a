"""What an act is about, in brackets, behind its verb: "Reed praised [the deal]."."""

from __future__ import annotations

import re

from stateofplay.core.statements import Act, Reading, Statement
from stateofplay.core.text import Report, Span, cite
from stateofplay.resolve.proposals.subjects import subjects_of
from stateofplay.resolve.proposals.topics import Topics

TOPICS = Topics.load()


def proposal(marked: str) -> str:
    """Name what stands in brackets, as what the verb before them is about."""
    report = Report(source="-", title="", text=re.sub(r"[\[\]]", "", marked))
    full = report.full_text
    shift = full.index(report.text)
    start = marked.index("[") + shift
    about = Span(start, start + marked.index("]") - marked.index("[") - 1)
    verb = full.rindex(" ", 0, about.start - 1) + 1
    sentences = tuple(Span(each.start(), each.end()) for each in re.finditer(r"\S[^.]*\.", full))
    act = Act(trigger=Span(verb, about.start - 1), type="SUPPORT", about=about)
    here = next(each for each in sentences if each.contains(about))
    statement = Statement(content=act, evidence=cite(report, here), found_by="test")
    reading = Reading(
        report=report, mentions=(), statements=(statement,), sentences=sentences, engine="test"
    )
    return "".join(subject.proposal for subject in subjects_of(reading, TOPICS))

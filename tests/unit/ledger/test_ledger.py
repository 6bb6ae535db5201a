from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from stateofplay.core.errors import Problem, Stage, UsageError
from stateofplay.core.judgements import Resolved
from stateofplay.core.statements import Act, MentionKind
from stateofplay.core.text import Report, Span
from stateofplay.core.visits import Visit
from stateofplay.ledger import Ledger, Ran, open_ledger

from .story import REPORT, another, comparison, identity, reading, resolved, statement


@pytest.fixture
def ledger(address: str) -> Iterator[Ledger]:
    with open_ledger(address) as opened:
        yield opened


@pytest.fixture
def run(ledger: Ledger) -> int:
    return ledger.begin_run("one", {"model": "small"})


def test_a_reading_comes_back_as_an_entry(ledger: Ledger, run: int) -> None:
    assert ledger.keep(reading(), resolved(), run)
    ledger.decide_identities([identity()], run)

    [entry] = ledger.entries()

    assert entry.id == statement().id
    assert entry.statement == statement()
    assert entry.trigger == "ruled out"
    assert entry.about == "a pause on"
    assert entry.proposal == "pauses"
    assert entry.report.publisher == "Coastal Herald"
    [actor] = entry.actors
    assert (actor.id, actor.name, actor.party) == ("ada-stone", "Ada Stone", "Northland")


def test_a_mention_nobody_resolved_still_names_an_actor(ledger: Ledger, run: int) -> None:
    ledger.keep(reading(), Resolved(report_id=REPORT.id), run)

    [actor] = next(ledger.entries()).actors

    assert (actor.id, actor.name) == ("mention:ada-stone", "Ada Stone")


def test_an_entity_without_identity_is_the_actor(ledger: Ledger, run: int) -> None:
    ledger.keep(reading(), resolved(), run)

    [actor] = next(ledger.entries()).actors

    assert actor.id == f"{REPORT.id}/ada-stone"


def test_the_same_report_read_twice_changes_nothing(ledger: Ledger, run: int) -> None:
    ledger.keep(reading(), resolved(), run)

    assert not ledger.keep(reading(), resolved(), run)
    assert ledger.is_read(REPORT.id, "one")
    assert len(list(ledger.entries())) == 1


def test_reports_are_found_by_the_beginning_of_their_ids(ledger: Ledger, run: int) -> None:
    ledger.keep(reading(), resolved(), run)

    assert ledger.report_ids(REPORT.id[:4]) == [REPORT.id]
    assert ledger.report_ids(REPORT.id[1:]) == []
    assert ledger.report_ids("%") == []


def test_a_newer_engine_supersedes_the_older_reading(ledger: Ledger, run: int) -> None:
    ledger.keep(reading(), resolved(), run)
    nothing = replace(reading(engine="two"), statements=())

    assert ledger.keep(nothing, Resolved(report_id=REPORT.id), run)

    assert list(ledger.entries()) == []
    assert list(ledger.entities()) == []
    assert [hit.kind for hit in ledger.search("ruled")] == ["report"]
    assert not ledger.is_read(REPORT.id, "one")
    assert ledger.is_read(REPORT.id, "two")


def test_a_statement_that_does_not_verify_becomes_a_problem(ledger: Ledger, run: int) -> None:
    sound = statement()
    wrong = replace(sound, evidence=replace(sound.evidence, exact="She agreed."))

    ledger.keep(replace(reading(), statements=(wrong,)), resolved(), run)

    assert list(ledger.entries()) == []
    [problem] = ledger.problems()
    assert problem.stage is Stage.LEDGER
    assert "the words there are not the ones quoted" in problem.message


def test_a_mention_with_other_words_becomes_a_problem(ledger: Ledger, run: int) -> None:
    sound = statement()
    assert isinstance(sound.content, Act)
    liar = replace(sound.content.actors[0], exact="Bo Reed")
    wrong = replace(sound, content=replace(sound.content, actors=(liar,)))

    ledger.keep(replace(reading(), statements=(wrong,)), resolved(), run)

    assert list(ledger.entries()) == []
    assert "Bo Reed" in next(ledger.problems()).message


def test_a_report_keeps_every_letter(ledger: Ledger, run: int) -> None:
    odd = Report(
        source="x",
        title="\ud800 half",
        text="NUL \x00, \u202eright to left\u202c\r\n",
        extra={"a": 1},
    )

    assert ledger.add_report(odd, run)

    assert ledger.report(odd.id) == odd
    assert not ledger.add_report(odd, run)


def test_a_problem_is_kept_once(ledger: Ledger, run: int) -> None:
    problem = Problem(source="a.jsonl:3", stage=Stage.READ, message="not JSON")

    ledger.note(problem, run)
    ledger.note(problem, ledger.begin_run("one", {}))

    assert list(ledger.problems()) == [problem]
    assert list(ledger.problems(run=run)) == [problem]
    assert list(ledger.problems(run=run + 1)) == []


def test_only_changed_identities_are_written(ledger: Ledger, run: int) -> None:
    ledger.keep(reading(), resolved(), run)

    assert ledger.decide_identities([identity()], run) == 1
    assert ledger.decide_identities([identity()], run) == 0
    assert ledger.decide_identities([identity(name="A. Stone")], run) == 2
    assert [each.name for each in ledger.identities()] == ["A. Stone"]
    assert next(ledger.entries()).actors[0].name == "A. Stone"


@pytest.mark.parametrize("later", [True, False])
def test_identities_decided_while_entries_are_read(
    ledger: Ledger, run: int, *, later: bool
) -> None:
    for report in (REPORT, another()):
        ledger.keep(reading(report), resolved(report), run)
    ledger.decide_identities([identity(), identity(another())], run)
    entries = ledger.entries()
    next(entries)

    decided = [identity(name="A. Stone"), identity(another())]
    ledger.decide_identities(decided if later else decided[::-1], run)

    [name] = [actor.name for entry in entries for actor in entry.actors]
    assert name in {"Ada Stone", "A. Stone"}


def test_comparisons_that_no_longer_follow_are_superseded(ledger: Ledger, run: int) -> None:
    ledger.keep(reading(), resolved(), run)

    assert ledger.decide_comparisons([comparison()], run) == 1
    assert ledger.decide_comparisons([comparison()], run) == 0
    assert ledger.comparisons() == (comparison(),)
    assert ledger.decide_comparisons([comparison(summary="other words")], run) == 2
    assert ledger.decide_comparisons([], run) == 1
    assert ledger.comparisons() == ()


def test_a_new_reading_unsettles(ledger: Ledger, run: int) -> None:
    assert ledger.settled()
    ledger.keep(reading(), resolved(), run)
    assert not ledger.settled()

    ledger.mark_settled()
    assert ledger.settled()

    ledger.keep(reading(another()), resolved(another()), run)
    assert not ledger.settled()


def test_a_reading_kept_while_settling_stays_unsettled(ledger: Ledger, run: int) -> None:
    ledger.keep(reading(), resolved(), run)
    assert not ledger.settled()
    ledger.keep(reading(another()), resolved(another()), run)

    ledger.mark_settled()

    assert not ledger.settled()


def test_who_settles_beside_another_process_must_decide_again(ledger: Ledger, run: int) -> None:
    ledger.keep(reading(), resolved(), run)
    with open_ledger(ledger.name) as other:
        assert not ledger.settled()
        assert not other.settled()
        assert other.mark_settled()

    assert not ledger.mark_settled()
    assert ledger.mark_settled()
    assert ledger.settled()


@pytest.mark.parametrize(
    ("wanted", "publishers"),
    [
        ({}, ["Coastal Herald", "Harbour Wire"]),
        ({"since": date(2023, 11, 4)}, ["Harbour Wire"]),
        ({"until": date(2023, 11, 3)}, ["Coastal Herald"]),
        ({"backwards": True}, ["Harbour Wire", "Coastal Herald"]),
        ({"kinds": ["figure"]}, []),
        ({"kinds": ["act"], "report_ids": [REPORT.id]}, ["Coastal Herald"]),
        ({"ids": [statement().id]}, ["Coastal Herald"]),
        ({"ids": []}, []),
    ],
)
def test_filters(
    ledger: Ledger, run: int, wanted: dict[str, object], publishers: list[str]
) -> None:
    for report in (another(), REPORT):
        ledger.keep(reading(report), resolved(report), run)

    found = ledger.entries(**wanted)  # type: ignore[arg-type]

    assert [entry.report.publisher for entry in found] == publishers


def test_what_read_a_report_is_told_by_the_run_or_the_reading(ledger: Ledger, run: int) -> None:
    ledger.keep(reading(), resolved(), run)  # by the run's engine
    ledger.keep(reading(another(), engine="two"), resolved(another()), run)

    assert [row.engine for row in ledger.reports()] == ["one", "two"]
    assert [ledger.trace(entry).engine for entry in ledger.entries()] == ["one", "two"]
    assert ledger.is_read(REPORT.id, "one")
    assert ledger.is_read(another().id, "two")
    assert not ledger.is_read(REPORT.id, "")
    assert not ledger.is_read(another().id, "one")
    stored = ledger._database.rows("SELECT engine FROM readings ORDER BY seq")
    assert list(stored) == [("",), ("two",)]


def test_an_entry_is_found_by_the_beginning_of_its_id(ledger: Ledger, run: int) -> None:
    ledger.keep(reading(), resolved(), run)
    whole = statement().id

    assert ledger.entry(whole[:4]) == next(ledger.entries())
    assert ledger.entry(whole) == next(ledger.entries())
    assert ledger.entry("zzzz") is None
    assert ledger.entry("") is None


def test_a_beginning_that_several_share_is_refused(ledger: Ledger, run: int) -> None:
    for day in range(1, 29):  # more than there are first digits
        report = another(day=day)
        ledger.keep(reading(report), resolved(report), run)
    shared = statement(another(day=1)).id[0]
    several = [1 for day in range(1, 29) if statement(another(day=day)).id[0] == shared]
    assert len(several) > 1

    with pytest.raises(UsageError, match="Give more of the id"):
        ledger.entry(shared)


def test_reports_come_with_counts(ledger: Ledger, run: int) -> None:
    ledger.add_report(another(), run)
    ledger.keep(reading(), resolved(), run)

    first, second = ledger.reports()

    assert (first.header.publisher, first.acts, first.figures) == ("Coastal Herald", 1, 0)
    assert first.characters == len(REPORT.full_text) - 2
    assert (second.engine, second.acts) == (None, 0)


def test_runs_are_recorded(ledger: Ledger, run: int) -> None:
    ledger.keep(reading(), resolved(), run)
    ledger.end_run(run)
    ledger.begin_run("two", {})

    first, second = ledger.runs()

    assert (first.engine, first.settings, first.readings) == ("one", {"model": "small"}, 1)
    assert first.finished is not None
    assert second.finished is None


def test_a_trace_tells_who_and_why(ledger: Ledger, run: int) -> None:
    ledger.keep(reading(), resolved(), run)
    ledger.decide_identities([identity()], run)
    ledger.decide_comparisons([comparison()], run)

    trace = ledger.trace(next(ledger.entries()))

    [(mention, entity, decision)] = trace.who
    assert mention.exact == "Ada Stone"
    assert entity is not None
    assert decision == identity()
    assert trace.subject is not None
    assert trace.subject.reasons == ("pause",)
    assert trace.comparisons == (comparison(),)
    assert trace.engine == "one"


def test_the_state_changes_with_whatever_is_kept_or_decided(ledger: Ledger, run: int) -> None:
    seen = [ledger.state()]

    ledger.keep(reading(), resolved(), run)
    seen.append(ledger.state())
    ledger.decide_identities([identity()], run)
    seen.append(ledger.state())
    ledger.decide_comparisons([comparison()], run)
    seen.append(ledger.state())
    ledger.mark_settled()
    seen.append(ledger.state())
    ledger.note(Problem(source="x", stage=Stage.READ, message="broken"), run)
    seen.append(ledger.state())

    assert len(set(seen)) == len(seen)
    assert ledger.state() == seen[-1]


def test_the_comparisons_of_one_statement(ledger: Ledger, run: int) -> None:
    other = another()
    ledger.keep(reading(), resolved(), run)
    ledger.decide_comparisons([comparison(), comparison(other)], run)

    assert ledger.comparisons(statement=statement().id) == (comparison(),)
    assert ledger.comparisons(statement="zzz") == ()


def test_a_visit_is_remembered_in_place_of_the_one_before(ledger: Ledger) -> None:
    first = Visit(address="https://herald.example/feed", etag='"7"', modified="Fri, 03 Nov 2023")
    second = Visit(address=first.address, stamp="2023-11-03")

    assert ledger.visit(first.address) is None
    ledger.keep_visits([first])
    assert ledger.visit(first.address) == first
    ledger.keep_visits([second])
    assert ledger.visit(first.address) == second


def test_nobody_does_something_to_himself(ledger: Ledger, run: int) -> None:
    told = reading()
    [found] = told.statements
    assert isinstance(found.content, Act)
    start = REPORT.full_text.index("She")
    again = replace(
        found.content.actors[0], span=Span(start, start + 3), exact="She", kind=MentionKind.PRONOUN
    )
    promised = replace(found, content=replace(found.content, recipients=(again,)))
    entities = resolved()
    [entity] = entities.entities
    both = replace(entity, mentions=(*entity.mentions, again.id))
    ledger.keep(
        replace(told, statements=(promised,)),
        Resolved(report_id=REPORT.id, entities=(both,)),
        run,
    )

    [entry] = ledger.entries()

    assert len(entry.actors) == 1
    assert entry.recipients == ()


@pytest.mark.parametrize(("kind", "told"), [("THREATEN", False), ("ASSAULT", False), ("AID", True)])
def test_nobody_threatens_whom_he_speaks_for(
    ledger: Ledger, run: int, kind: str, *, told: bool
) -> None:
    read = reading()
    [found] = read.statements
    assert isinstance(found.content, Act)
    start = REPORT.full_text.index("She")
    own = replace(found.content.actors[0], span=Span(start, start + 3), exact="She")
    content = replace(found.content, type=kind, recipients=(own,))
    [entity] = resolved().entities
    speaking = replace(entity, party="Norland")
    state = replace(entity, id=f"{entity.id}-state", name="Norland", mentions=(own.id,))
    ledger.keep(
        replace(read, statements=(replace(found, content=content),)),
        Resolved(report_id=REPORT.id, entities=(speaking, state)),
        run,
    )

    [entry] = ledger.entries()

    assert bool(entry.recipients) is told


def test_an_id_of_an_earlier_reading_still_tells_what_was_read(ledger: Ledger, run: int) -> None:
    ledger.keep(reading(), resolved(), run)
    old = statement()
    assert isinstance(old.content, Act)
    new = replace(old, content=replace(old.content, type="ACCUSE"))
    later = ledger.begin_run("two", {})
    ledger.keep(replace(reading(engine="two"), statements=(new,)), resolved(), later)

    assert ledger.entry(old.id) is None
    earlier = ledger.earlier(old.id[:8])

    assert earlier is not None
    assert earlier.entry.statement == old
    assert [actor.name for actor in earlier.entry.actors] == ["Ada Stone"]
    assert (earlier.trace.engine, earlier.engine, earlier.now) == ("one", "two", (new.id,))
    assert earlier.trace.subject is not None
    assert ledger.earlier(new.id) is None
    assert ledger.earlier("") is None


def test_a_run_tells_what_reading_anew_changed(ledger: Ledger, run: int) -> None:
    ledger.keep(reading(), resolved(), run)
    ledger.keep(reading(another()), resolved(another()), run)
    later = ledger.begin_run("two", {})
    ledger.keep(replace(reading(engine="two"), statements=()), resolved(), later)
    ledger.keep(reading(another(), engine="two"), resolved(another()), later)

    assert ledger.ran(run) == Ran(acts=2)
    assert ledger.ran(later) == Ran(acts=1, anew=2, gone=1, kept=1)

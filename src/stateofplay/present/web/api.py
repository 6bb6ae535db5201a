"""The JSON interface: the contract's records under ``/api``, with filters and paging."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from stateofplay.core.errors import UsageError
from stateofplay.ledger import Ledger
from stateofplay.present.views.export import (
    Record,
    comparison_record,
    position_record,
    report_reference,
    statement_record,
)
from stateofplay.present.views.filters import by_whose_word, is_about
from stateofplay.present.views.matching import has
from stateofplay.present.views.rows import name_row
from stateofplay.present.web.asked import Asked
from stateofplay.present.web.keeper import Keeper, Preparing
from stateofplay.present.web.lines import Line
from stateofplay.present.web.openapi import document
from stateofplay.present.web.snapshot import Snapshot
from stateofplay.present.web.words import act_types
from stateofplay.present.why import explanation_record, found

LIMIT, MOST = 50, 500
"""Records in one answer if the address does not say, and at most."""

Answer = Callable[[Ledger, Snapshot, Asked], Record]


def api_routes(keeper: Keeper) -> list[Route]:
    """Give the routes of the interface."""
    return [
        Route("/api", _described),
        Route("/api/openapi.json", _described),
        *(Route(path, _route(keeper, answer)) for path, answer in ANSWERS.items()),
    ]


async def _described(_: Request) -> Response:
    return JSONResponse(document())


def _route(keeper: Keeper, answer: Answer) -> Callable[[Request], Any]:
    async def respond(request: Request) -> Response:
        query = {name: request.query_params.getlist(name) for name in request.query_params}
        key = str(request.path_params.get("key", ""))
        asked = Asked(path=request.url.path, key=key, query=query)
        return await run_in_threadpool(_answer, keeper, asked, answer)

    return respond


def _answer(keeper: Keeper, asked: Asked, answer: Answer) -> Response:
    with keeper.open() as ledger:
        snapshot = keeper.snapshot(ledger)
        if isinstance(snapshot, Preparing):
            body = {"error": "preparing", "done": snapshot.done, "total": snapshot.total}
            return JSONResponse(body, 503, headers={"Retry-After": "2"})
        return JSONResponse(plain(answer(ledger, snapshot, asked)))


def paged(items: Sequence[Any], asked: Asked, show: Callable[[Any], Record]) -> Record:
    """Give one page of a list: ``total``, ``offset``, ``next`` (None at the end), ``records``."""
    page, frame = _page(items, asked)
    return frame | {"records": [show(item) for item in page]}


def _page(items: Sequence[Any], asked: Asked) -> tuple[Sequence[Any], Record]:
    offset = asked.number("offset", 0)
    limit = asked.number("limit", LIMIT, least=1, most=MOST)
    following = offset + limit if offset + limit < len(items) else None
    frame = {"total": len(items), "offset": offset, "next": following}
    return items[offset : offset + limit], frame


def _statements(*kinds: str) -> Answer:
    def answer(ledger: Ledger, snapshot: Snapshot, asked: Asked) -> Record:
        lines = snapshot.chosen(asked, snapshot.of_kinds(*kinds))
        page, frame = _page(lines, asked)
        return frame | {"records": _records(ledger, page)}

    return answer


def _records(ledger: Ledger, lines: Iterable[Line]) -> list[Record]:
    types = act_types()
    keys = [line.id for line in lines]
    known = {entry.id: statement_record(entry, types) for entry in ledger.entries(ids=keys)}
    return [known[key] for key in keys if key in known]


def _statement(ledger: Ledger, snapshot: Snapshot, asked: Asked) -> Record:
    entry = found(ledger, asked.key)
    trace = ledger.trace(entry, snapshot.groups_of.get(entry.id, ()))
    return explanation_record(entry, trace)


def _positions(ledger: Ledger, snapshot: Snapshot, asked: Asked) -> Record:
    chosen = snapshot.held(asked, snapshot.every(asked.day("as_of")))
    page, frame = _page(chosen, asked)
    keys = [key for position in page for key in position.statements]
    known = {entry.id: entry for entry in ledger.entries(ids=keys)}
    told = [[known[key] for key in position.statements if key in known] for position in page]
    words = map(by_whose_word, page, told)
    return frame | {"records": list(map(position_record, page, words))}


def _comparisons(_: Ledger, snapshot: Snapshot, asked: Asked) -> Record:
    relation, filters = asked.text("relation"), asked.meant(snapshot.called)
    chosen = [
        group
        for group in snapshot.comparisons
        if (not relation or group.relation == relation)
        and is_about(filters, group.topic, group.summary)
    ]
    return paged(chosen, asked, comparison_record)


def _reports(_: Ledger, snapshot: Snapshot, asked: Asked) -> Record:
    publisher = asked.text("publisher")
    rows = [r for r in snapshot.reports if has(publisher, r.header.publisher)]
    return paged(
        rows,
        asked,
        lambda row: (
            report_reference(row.header)
            | {"acts": row.acts, "figures": row.figures, "quotations": row.quotations}
            | {"copy_of": row.copy_of, "revision_of": row.revision_of}
        ),
    )


def _report(ledger: Ledger, _: Snapshot, asked: Asked) -> Record:
    whole = ledger.report(asked.key)
    if whole is None:
        raise UsageError(f"There is no report {asked.key!r}.", "See /api/reports.")
    return {
        "id": whole.id,
        "source": whole.source,
        "title": whole.title,
        "text": whole.text,
        "publisher": whole.publisher,
        "published": whole.published,
        "url": whole.url,
        "author": whole.author,
    }


def _names(_: Ledger, snapshot: Snapshot, asked: Asked) -> Record:
    party = asked.text("party")
    chosen = [k for k in snapshot.known if has(party, k.name, k.party, *k.also_called)]
    return paged(chosen, asked, name_row)


def _problems(ledger: Ledger, _: Snapshot, asked: Asked) -> Record:
    return paged(
        list(ledger.problems()),
        asked,
        lambda each: {
            "source": each.source,
            "stage": str(each.stage),
            "message": each.message,
            "report": each.report_id,
        },
    )


def _search(ledger: Ledger, _: Snapshot, asked: Asked) -> Record:
    hits = ledger.search(asked.text("q"), MOST)
    return paged(
        hits,
        asked,
        lambda hit: {
            "kind": hit.kind,
            "id": hit.id,
            "text": hit.text,
            "report": report_reference(hit.report),
        },
    )


ANSWERS: Mapping[str, Answer] = {
    "/api/statements": _statements("act", "figure"),
    "/api/acts": _statements("act"),
    "/api/figures": _statements("figure"),
    "/api/statements/{key}": _statement,
    "/api/positions": _positions,
    "/api/compare": _comparisons,
    "/api/reports": _reports,
    "/api/reports/{key}": _report,
    "/api/names": _names,
    "/api/problems": _problems,
    "/api/search": _search,
}
"""Every answer by its path; ``openapi.py`` describes the same paths, and a test compares them."""


def plain(value: Any) -> Any:
    """Turn days into text, everywhere in *value*."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value

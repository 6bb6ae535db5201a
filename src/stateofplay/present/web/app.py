"""Routes of the page and of the JSON interface, over one ledger.

Everything is a GET and nothing writes. Report text is hostile input: templates escape all
of it, and the policy below lets the browser load nothing but our own style sheet.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from importlib.resources import files
from itertools import islice
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware, RequestResponseEndpoint
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from stateofplay import ontology
from stateofplay.core.errors import StateOfPlayError, UsageError
from stateofplay.ledger import Ledger, open_ledger
from stateofplay.present.formats import Row
from stateofplay.present.views import VIEWS, Filters
from stateofplay.present.web import pages

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
PAGE = 200
"""Rows of one page of a list, and records of one page of the JSON interface."""

POLICY = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
}

Page = Callable[[Ledger, Request], tuple[str, dict[str, Any]]]


def create_app(ledger: str | Path) -> Starlette:
    """Make the application over the ledger at *ledger*, which must exist.

    The ledger is opened anew for every request, so a page never shows less than what a
    running ``stateofplay read`` has kept.
    """
    environment = Environment(
        loader=PackageLoader("stateofplay.present.web"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["views"] = [
        (name, view.title.split(":")[0]) for name, view in VIEWS.items()
    ]

    def page(make: Page) -> Callable[[Request], Any]:
        async def respond(request: Request) -> Response:
            template, values = await run_in_threadpool(_with_ledger, ledger, make, request)
            text = environment.get_template(template).render(request=request, **values)
            return HTMLResponse(text, status_code=int(values.get("status", 200)))

        return respond

    async def api(request: Request) -> Response:
        return JSONResponse(await run_in_threadpool(_with_ledger, ledger, _records, request))

    static = str(files("stateofplay.present.web").joinpath("static"))
    return Starlette(
        routes=[
            Route("/", page(_landing)),
            Route("/statement/{key}", page(_statement)),
            Route("/report/{key}", page(_report)),
            Route("/search", page(_search)),
            Route("/api/{view}", api),
            Mount("/static", StaticFiles(directory=static), name="static"),
            Route("/{view}", page(_list)),
        ],
        middleware=[
            # A foreign site must not reach us by a host name of its own (DNS rebinding).
            Middleware(TrustedHostMiddleware, allowed_hosts=[*LOOPBACK, "testserver"]),
            Middleware(BaseHTTPMiddleware, dispatch=_protected),
        ],
        exception_handlers={UsageError: _refused, StateOfPlayError: _refused},
    )


async def _protected(request: Request, call_next: RequestResponseEndpoint) -> Response:
    response = await call_next(request)
    response.headers.update(POLICY)
    return response


async def _refused(_: Request, error: Exception) -> Response:
    status = 404 if isinstance(error, UsageError) else 500
    return JSONResponse({"error": str(error)}, status_code=status)


def _with_ledger(path: str | Path, make: Callable[[Ledger, Request], Any], request: Request) -> Any:
    with open_ledger(path, create=False) as ledger:
        return make(ledger, request)


def filters_of(request: Request) -> Filters:
    """Read the filters from the address; a day that is none is refused.

    Raises:
        UsageError: If a day is not written as YYYY-MM-DD.
    """
    query = request.query_params
    return Filters(
        party=query.get("party", "").strip(),
        about=query.get("about", "").strip(),
        publisher=query.get("publisher", "").strip(),
        type=query.get("type", "").strip(),
        relation=query.get("relation", ""),
        since=_day(query.get("since", "")),
        until=_day(query.get("until", "")),
        as_of=_day(query.get("as_of", "")),
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise UsageError(f"{text!r} is not a day.", "Expected YYYY-MM-DD.") from error


def _known_view(request: Request) -> str:
    name = str(request.path_params["view"])
    if name not in VIEWS:
        raise UsageError(f"There is no page {name!r}.", f"There are: {', '.join(VIEWS)}.")
    return name


def _landing(ledger: Ledger, request: Request) -> tuple[str, dict[str, Any]]:
    return "landing.html", pages.landing(ledger, filters_of(request))


def _statement(ledger: Ledger, request: Request) -> tuple[str, dict[str, Any]]:
    return "statement.html", pages.statement(ledger, str(request.path_params["key"]))


def _report(ledger: Ledger, request: Request) -> tuple[str, dict[str, Any]]:
    return "report.html", pages.report(ledger, str(request.path_params["key"]))


def _search(ledger: Ledger, request: Request) -> tuple[str, dict[str, Any]]:
    words = request.query_params.get("q", "")
    hits = ledger.search(words, 50) if words.strip() else ()
    return "search.html", {"title": "Search", "words": words, "hits": hits}


def _list(ledger: Ledger, request: Request) -> tuple[str, dict[str, Any]]:
    name = _known_view(request)
    view, filters = VIEWS[name], filters_of(request)
    offset = _offset(request)
    rows: list[Row] = list(islice(view.rows(ledger, filters), offset, offset + PAGE + 1))
    more = len(rows) > PAGE
    values = {"name": name, "filters": filters, "columns": view.columns, "rows": rows[:PAGE]}
    step = {"previous": max(0, offset - PAGE) if offset else None}
    step |= {"next": offset + PAGE if more else None}
    return "list.html", {"title": view.title, **values, **step, "offset": offset}


def _records(ledger: Ledger, request: Request) -> dict[str, Any]:
    view, offset = VIEWS[_known_view(request)], _offset(request)
    found = view.records(ledger, ontology.load(), filters_of(request))
    records = list(islice(found, offset, offset + PAGE + 1))
    following = offset + PAGE if len(records) > PAGE else None
    rows = [_plain(record) for record in records[:PAGE]]
    return {"offset": offset, "next": following, "records": rows}


def _plain(record: Row) -> Row:
    return {
        key: value.isoformat() if isinstance(value, date) else value
        for key, value in record.items()
    }


def _offset(request: Request) -> int:
    text = request.query_params.get("offset", "0")
    if not text.isdecimal():
        raise UsageError(f"offset {text!r} is not a number.", "Expected 0, 200, 400 ...")
    return int(text)

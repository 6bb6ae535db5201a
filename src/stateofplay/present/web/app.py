"""The application: every page and the JSON interface, over one ledger, for reading only.

Report text is hostile input: templates escape all of it, and the policy lets the browser run
nothing but our own few lines of script.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from stateofplay.core.errors import StateOfPlayError, UsageError
from stateofplay.ledger import Ledger
from stateofplay.present.web import figures, landing, lists, network, places, reading, timeline
from stateofplay.present.web.api import api_routes
from stateofplay.present.web.asked import Asked
from stateofplay.present.web.keeper import Keeper, Preparing
from stateofplay.present.web.links import served
from stateofplay.present.web.page import Maker, Site
from stateofplay.present.web.render import render, render_bare
from stateofplay.present.web.security import LOOPBACK, Guard
from stateofplay.present.web.snapshot import Snapshot

PAGES: Mapping[str, Maker] = {
    "/": landing.landing,
    "/cell/{key}": landing.cell,
    "/statement/{key}": reading.statement,
    "/report/{key}": reading.report,
    "/side": reading.side,
    "/compare": lists.compare,
    "/figures": figures.figures,
    "/figures/{key}": figures.series_page,
    "/timeline": timeline.timeline,
    "/map": places.places,
    "/who": network.who,
    "/people": lists.people,
    "/people/{key:path}": lists.person,
    "/acts": lists.acts,
    "/reports": lists.reports,
    "/search": lists.search,
    "/problems": lists.problems,
}
"""Every page by its address; the published site is made from the same table."""


def create_app(
    ledger: str | Path, *, token: str | None = None, hosts: tuple[str, ...] = ()
) -> Starlette:
    """Make the application over the ledger at *ledger*, which must exist.

    Args:
        ledger: Is opened anew for every request; what a running ``stateofplay read`` has kept
            shows as soon as it is prepared, and nothing waits for it.
        token: What a browser must know to be let in; None lets everybody in.
        hosts: Host names besides those of loopback by which the page may be called.
    """
    keeper = Keeper(ledger)
    static = str(files("stateofplay.present.web").joinpath("static"))
    app = Starlette(
        routes=[
            Route("/figures/{key}.{kind:str}", _download(keeper)),
            *(Route(path, _page(keeper, make)) for path, make in PAGES.items()),
            *api_routes(keeper),
            Mount("/static", StaticFiles(directory=static), name="static"),
        ],
        middleware=[
            # A foreign site must not reach us by a host name of its own (DNS rebinding).
            Middleware(TrustedHostMiddleware, allowed_hosts=[*LOOPBACK, "testserver", *hosts]),
            Middleware(Guard, token=token),
        ],
        exception_handlers={UsageError: _refused, StateOfPlayError: _refused, 404: _missing},
    )
    app.state.keeper = keeper
    return app


def asked_of(request: Request) -> Asked:
    """Read a request."""
    query = {name: request.query_params.getlist(name) for name in request.query_params}
    key = str(request.path_params.get("key", ""))
    return Asked(path=request.url.path, key=key, query=query)


def _page(keeper: Keeper, make: Maker) -> Callable[[Request], Any]:
    def answer(ledger: Ledger, snapshot: Snapshot, asked: Asked) -> Response:
        site = Site(snapshot=snapshot, ledger=ledger, url=served)
        page = make(site, asked)
        return HTMLResponse(render(page, site, asked), page.status)

    async def respond(request: Request) -> Response:
        return await run_in_threadpool(_with_snapshot, keeper, asked_of(request), answer)

    return respond


def _download(keeper: Keeper) -> Callable[[Request], Any]:
    async def respond(request: Request) -> Response:
        kind = str(request.path_params["kind"])

        def answer(_: Ledger, snapshot: Snapshot, asked: Asked) -> Response:
            body, media = figures.download(snapshot, asked.key, kind)
            name = f'attachment; filename="{asked.key}.{kind}"'
            return Response(body, media_type=media, headers={"Content-Disposition": name})

        return await run_in_threadpool(_with_snapshot, keeper, asked_of(request), answer)

    return respond


def _with_snapshot(
    keeper: Keeper, asked: Asked, answer: Callable[[Ledger, Snapshot, Asked], Response]
) -> Response:
    with keeper.open() as ledger:
        snapshot = keeper.snapshot(ledger)
        if isinstance(snapshot, Preparing):
            text = render_bare("preparing.html", url=served, state=snapshot)
            return HTMLResponse(text, 503, headers={"Retry-After": "2"})
        return answer(ledger, snapshot, asked)


async def _refused(request: Request, error: Exception) -> Response:
    status = 404 if isinstance(error, UsageError) else 500
    return _said(request, str(error), status)


async def _missing(request: Request, _: Exception) -> Response:
    return _said(request, f"There is no page {request.url.path!r}.", 404)


def _said(request: Request, message: str, status: int) -> Response:
    if request.url.path.startswith("/api"):
        return JSONResponse({"error": message}, status_code=status)
    return HTMLResponse(render_bare("error.html", url=served, message=message), status)

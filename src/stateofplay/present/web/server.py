"""``stateofplay serve``: the page on loopback, or elsewhere with a token."""

from __future__ import annotations

import secrets
from typing import Annotated

import typer

from stateofplay.present.options import DEFAULT_LEDGER, LedgerOption, existing

HOST = "127.0.0.1"
PORT = 8765
LOCAL = frozenset({HOST, "localhost", "::1"})


def serve(
    ledger: LedgerOption = DEFAULT_LEDGER,
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="Port.")] = PORT,
    host: Annotated[
        str,
        typer.Option("--host", help="Address to listen on; beyond loopback a token is asked for."),
    ] = HOST,
) -> None:
    """Serve the page until interrupted (Ctrl-C)."""
    import uvicorn  # noqa: PLC0415 - no other command needs a web server

    from stateofplay.present.web.app import create_app  # noqa: PLC0415

    with existing(ledger) as kept:  # a missing or broken ledger is said now, not on the first page
        name = kept.name
    token = None if host in LOCAL else secrets.token_urlsafe(18)
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{port}/" + (f"?token={token}" if token else "")
    print(f"The state of play of {name}: {address}  (Ctrl-C ends it)", flush=True)
    # With a token any host name will do: a foreign site that borrows our address has no token.
    app = create_app(ledger, token=token, hosts=("*",) if token else ())
    uvicorn.run(app, host=host, port=port, log_level="warning")

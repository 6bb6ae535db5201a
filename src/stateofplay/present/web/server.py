"""``stateofplay serve``: the page on loopback."""

from __future__ import annotations

from typing import Annotated

import typer
import uvicorn

from stateofplay.present.options import DEFAULT_LEDGER, LedgerOption, existing
from stateofplay.present.web.app import create_app

HOST = "127.0.0.1"
PORT = 8765


def serve(
    ledger: LedgerOption = DEFAULT_LEDGER,
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="Port on loopback.")] = PORT,
) -> None:
    """Serve the page until interrupted (Ctrl-C)."""
    existing(ledger).close()  # a missing or broken ledger is said now, not on the first page
    print(f"The state of play of {ledger}: http://{HOST}:{port}/  (Ctrl-C ends it)", flush=True)
    uvicorn.run(create_app(ledger), host=HOST, port=port, log_level="warning")

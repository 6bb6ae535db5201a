"""One ledger for all pages: the bundled story, and a report that attacks whoever shows it."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import uvicorn
from starlette.testclient import TestClient

from stateofplay import pipeline
from stateofplay.ledger import open_ledger
from stateofplay.present.web.app import create_app

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
ATTACK = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'>{{7*7}}"
HOSTILE = {
    "title": f"{ATTACK} Norland rejects truce",
    "sitename": f"=1+1{ATTACK}",
    "date": "2031-05-05",
    "url": "javascript:alert(3)",
    "text": (
        f"Norland rejected a ceasefire with the Southern Front on Monday. {ATTACK}\n\n"
        f"Foreign Minister Claire Moreau accused the Southern Front of killing 12 people {ATTACK}."
        "\n\n=cmd|'/c calc'!A1 killed 34 civilians in Norland, the army said."
    ),
}


@pytest.fixture(scope="session")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("web") / "web.db"
    hostile = path.with_name("hostile.json")
    hostile.write_text(json.dumps(HOSTILE), "utf-8")
    none = path.with_name("none.json")
    none.write_text("{}")
    bundled = files("stateofplay").joinpath("demo", "story")
    with as_file(bundled) as folder, open_ledger(path) as kept:
        pipeline.read_into(kept, [str(folder), str(hostile), str(none)])
    return path


@pytest.fixture(scope="session")
def client(ledger: Path) -> TestClient:
    return TestClient(create_app(ledger), raise_server_exceptions=True)


@pytest.fixture(scope="session")
def address(ledger: Path) -> Iterator[str]:
    server = uvicorn.Server(uvicorn.Config(create_app(ledger), port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 20
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="session")
def context(tmp_path_factory: pytest.TempPathFactory) -> Iterator[object]:
    if not CHROMIUM.exists():
        pytest.skip("Chromium is not installed; on Debian: apt-get install chromium")
    sync_api = pytest.importorskip("playwright.sync_api", reason="pip install -e '.[dev]'")
    with sync_api.sync_playwright() as tool:
        profile = tmp_path_factory.mktemp("profile")
        opened = tool.chromium.launch_persistent_context(
            str(profile), executable_path=str(CHROMIUM), headless=True, args=FLAGS
        )
        yield opened
        opened.close()


@pytest.fixture
def page(context: object, address: str) -> Iterator[object]:
    """A tab that must stay without errors and must not ask any other host for anything."""
    tab = context.new_page()  # type: ignore[attr-defined]
    wrong: list[str] = []
    home = urlsplit(address).netloc
    tab.on("console", lambda m: wrong.append(m.text) if m.type in ("error", "warning") else None)
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    tab.on("dialog", lambda dialog: wrong.append(f"dialog {dialog.message}") or dialog.dismiss())
    tab.on(
        "request",
        lambda asked: (
            wrong.append(f"request to {asked.url}")
            if urlsplit(asked.url).scheme not in ("file", "blob", "data")
            and urlsplit(asked.url).netloc != home
            else None
        ),
    )
    yield tab
    tab.close()
    assert wrong == []

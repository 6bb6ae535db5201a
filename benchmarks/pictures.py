"""The pictures of the documentation, of the bundled story as the page shows it now.

``python -m benchmarks.pictures`` writes docs/images; it needs Chromium.
"""

from __future__ import annotations

import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path

import uvicorn
from playwright.sync_api import sync_playwright

from stateofplay import pipeline
from stateofplay.ledger import open_ledger
from stateofplay.present.web.app import create_app

IMAGES = Path(__file__).parents[1] / "docs" / "images"
CHROMIUM = "/usr/bin/chromium"
BESIDE = ("Netanyahu turns down Blinken's plea", "Blinken turns down Abbas's plea")
"""How the headlines begin of the two reports that README begins with."""

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
WAIT = 20.0
"""Seconds that the server may take to start."""


@contextmanager
def served(ledger: Path) -> Iterator[str]:
    """Serve *ledger* on a free port; gives the address."""
    server = uvicorn.Server(uvicorn.Config(create_app(ledger), port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + WAIT
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(WAIT)


def take(address: str, beside: list[str], folder: Path) -> None:
    """Take the pictures: the first page, and the reports *beside* each other."""
    with sync_playwright() as tool:
        browser = tool.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1100, "height": 1400})
        page.goto(address)
        page.screenshot(path=folder / "state-of-play.png")
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(f"{address}/side?r=" + "&r=".join(beside))
        page.screenshot(path=folder / "side-by-side.png")
        browser.close()


def main() -> int:
    """Read the bundled story and take the pictures."""
    story = files("stateofplay").joinpath("demo", "story")
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / "demo.db"
        with as_file(story) as reports, open_ledger(ledger) as kept:
            pipeline.read_into(kept, [str(reports)])
            headers = [row.header for row in kept.reports()]
            beside = [
                next(each.id for each in headers if each.title.startswith(title))
                for title in BESIDE
            ]
        with served(ledger) as address:
            take(address, beside, IMAGES)
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""The pages over the bundled story, and over a report that attacks them."""

from __future__ import annotations

import json
import re
from importlib.resources import as_file, files
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from stateofplay import pipeline
from stateofplay.ledger import open_ledger
from stateofplay.present.views import VIEWS
from stateofplay.present.web.app import create_app

pytestmark = pytest.mark.model

ATTACK = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'>"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("web") / "web.db"
    hostile = path.with_name("hostile.json")
    text = (
        f"Norland rejected a ceasefire with the Southern Front on Monday. {ATTACK}\n\n"
        f"Foreign Minister Claire Moreau accused the Southern Front of killing 12 people {ATTACK}."
    )
    fields = {"title": f"{ATTACK} Norland rejects truce", "sitename": f"=1+1{ATTACK}"}
    hostile.write_text(json.dumps({**fields, "text": text, "date": "2031-05-05"}), "utf-8")
    bundled = files("stateofplay").joinpath("demo", "story")
    with as_file(bundled) as folder, open_ledger(path) as kept:
        pipeline.read_into(kept, [str(folder), str(hostile)])
    return path


@pytest.fixture(scope="module")
def client(ledger: Path) -> TestClient:
    return TestClient(create_app(ledger), raise_server_exceptions=True)


def links(page: str, start: str) -> list[str]:
    return re.findall(rf'href="({start}[^"#?]*)"', page)


@pytest.mark.parametrize("path", ["/", *(f"/{view}" for view in VIEWS), "/search?q=ceasefire"])
def test_every_view_opens(client: TestClient, path: str) -> None:
    response = client.get(path)

    assert response.status_code == 200
    assert "<h1>" in response.text


def test_from_a_cell_to_its_sentence_to_its_report(client: TestClient) -> None:
    cell = links(client.get("/").text, "/statement/")[0]
    statement = client.get(cell).text
    report = client.get(links(statement, "/report/")[0]).text

    sentence = re.search(r"<blockquote>(.*?)</blockquote>", statement, re.DOTALL)
    assert sentence
    assert re.sub(r"</?mark>", "", sentence[1]) in re.sub(r"</?a\b[^>]*>", "", report)


def test_hostile_text_shows_as_text_on_every_page(client: TestClient) -> None:
    paths = ["/", *(f"/{view}" for view in VIEWS), "/search?q=Norland", f"/search?q={ATTACK}"]
    reports = links(client.get("/reports").text, "/report/")
    statements = links(client.get("/acts?party=Norland").text, "/statement/")
    assert statements

    for path in [*paths, *reports, *statements]:
        page = client.get(path).text
        assert "<script" not in page
        assert "<img" not in page


def test_the_browser_may_load_nothing_but_our_style(client: TestClient) -> None:
    response = client.get("/")

    policy = response.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert client.get("/static/style.css").status_code == 200


def test_a_foreign_host_name_is_refused(client: TestClient) -> None:
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400


@pytest.mark.parametrize("path", ["/nowhere", "/statement/zzz", "/report/zzz", "/acts?since=x"])
def test_what_is_not_there_is_said(client: TestClient, path: str) -> None:
    response = client.get(path)

    assert response.status_code == 404
    assert response.json()["error"]


def test_the_interface_gives_the_contracts_records(client: TestClient) -> None:
    answer = client.get("/api/acts?type=reject").json()

    assert answer["records"]
    assert {record["act"] for record in answer["records"]} == {"REJECT"}

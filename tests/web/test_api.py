"""The JSON interface: its description, its records, its paging."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import jsonschema
import pytest
from starlette.testclient import TestClient

from stateofplay.present.web.api import ANSWERS
from stateofplay.present.web.openapi import document

pytestmark = pytest.mark.model

LISTS = [path for path in ANSWERS if "{" not in path]


def test_the_description_names_every_path(client: TestClient) -> None:
    described = client.get("/api/openapi.json").json()

    assert set(described["paths"]) == set(ANSWERS)
    assert described["openapi"].startswith("3.1")


@pytest.mark.parametrize("path", LISTS)
def test_every_parameter_is_understood(client: TestClient, path: str) -> None:
    for parameter in document()["paths"][path]["get"]["parameters"]:
        name, schema = parameter["name"], parameter["schema"]
        day = name in ("since", "until", "as_of")
        value = "2023-11-04" if day else "1" if schema["type"] == "integer" else "zzz"
        response = client.get(path, params={name: value})
        assert response.status_code == 200
        if value == "zzz" and name != "q":
            assert response.json()["total"] == 0


@pytest.mark.parametrize("path", ["/api/acts", "/api/figures", "/api/statements"])
def test_records_are_those_of_the_contract(client: TestClient, path: str) -> None:
    contract = files("stateofplay.present").joinpath("contract.schema.json").read_text("utf-8")
    check = jsonschema.Draft202012Validator(json.loads(contract))

    records = client.get(path).json()["records"]

    assert records
    for record in records:
        check.validate(record)


def test_paging_gives_everything_once(client: TestClient) -> None:
    found: list[dict[str, Any]] = []
    offset: int | None = 0
    while offset is not None:
        page = client.get("/api/acts", params={"offset": offset, "limit": 37}).json()
        found += page["records"]
        offset = page["next"]

    assert len(found) == page["total"] == len({record["id"] for record in found})


def test_filters_choose(client: TestClient) -> None:
    records = client.get("/api/acts?type=reject&party=israel").json()["records"]

    assert records
    assert {record["act"] for record in records} == {"REJECT"}


def test_one_statement_comes_with_its_reasons(client: TestClient) -> None:
    key = client.get("/api/acts?limit=1").json()["records"][0]["id"]

    record = client.get(f"/api/statements/{key}").json()

    assert record["steps"]
    assert client.get(f"/api/reports/{record['report']['id']}").json()["text"]


@pytest.mark.parametrize("path", ["/api/nowhere", "/api/statements/zzz", "/api/acts?limit=0"])
def test_what_is_not_there_is_said(client: TestClient, path: str) -> None:
    response = client.get(path)

    assert response.status_code == 404
    assert response.json()["error"]

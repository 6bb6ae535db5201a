"""The description of the JSON interface (OpenAPI 3.1)."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from stateofplay import __version__

Json = dict[str, Any]

_FILTERS = {
    "party": "Part of an actor's or party's name, any case.",
    "about": "Part of a proposal, of what an act is about, or of whom a figure counts.",
    "publisher": "Part of an outlet's name.",
    "type": "An act type (REJECT) or measure (killed).",
    "story": "Key of a story.",
    "actor": "Exact id of who acts, or of the party they speak for.",
    "to": "The same, of whom it is done to.",
    "place": "Part of a place's name.",
    "since": "First day of publication, YYYY-MM-DD.",
    "until": "Last day of publication, YYYY-MM-DD.",
    "as_of": "Only what had been published by this day, YYYY-MM-DD.",
    "relation": "same, repeats, only, updates or differs.",
    "q": 'Words, "a phrase", a beginning*.',
}
_STRINGS: Json = {"type": "array", "items": {"type": "string"}}
_MAYBE: Json = {"type": ["string", "null"]}
_STATEMENTS = ("party", "about", "publisher", "type", "story", "actor", "to", "place")
_PERIOD = ("since", "until")

_LISTS: tuple[tuple[str, str, tuple[str, ...], str], ...] = (
    (
        "statements",
        "Acts and figures, in order of publication.",
        _STATEMENTS + _PERIOD,
        "statement",
    ),
    ("acts", "Acts, in order of publication.", _STATEMENTS + _PERIOD, "statement"),
    ("figures", "Figures, in order of publication.", _STATEMENTS + _PERIOD, "statement"),
    (
        "positions",
        "Cells of the matrix with their history.",
        ("party", "about", "as_of"),
        "position",
    ),
    ("compare", "What reports agree and differ on.", ("about", "relation"), "comparison"),
    ("reports", "Reports, with how much was found in them.", ("publisher",), "object"),
    ("names", "People, states and organisations.", ("party",), "object"),
    ("problems", "What could not be read, and why.", (), "object"),
    ("search", "Statements and reports that have the words.", ("q",), "object"),
)


@cache
def document() -> Json:
    """Give the whole description."""
    paths: Json = {
        f"/api/{name}": {"get": _list(summary, filters, record)}
        for name, summary, filters, record in _LISTS
    }
    paths["/api/statements/{key}"] = {"get": _one("A statement with every step and decision.")}
    paths["/api/reports/{key}"] = {"get": _one("A report with its text.")}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "stateofplay",
            "version": __version__,
            "description": "Reads one ledger; nothing can be written. Records are those of the "
            "export contract, schema 1. Answers 503 with Retry-After while a large ledger is "
            "being prepared.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": paths,
        "components": {"schemas": _schemas()},
    }


def _list(summary: str, filters: tuple[str, ...], record: str) -> Json:
    parameters = [_query(name, _FILTERS[name], {"type": "string"}) for name in filters]
    parameters.append(_query("offset", "Records to leave out.", {"type": "integer", "minimum": 0}))
    limit = {"type": "integer", "minimum": 1, "maximum": 500, "default": 50}
    parameters.append(_query("limit", "Records in one answer.", limit))
    schema = (
        {"$ref": f"#/components/schemas/{record}"} if record != "object" else {"type": "object"}
    )
    page = {
        "type": "object",
        "required": ["total", "offset", "next", "records"],
        "properties": {
            "total": {"type": "integer"},
            "offset": {"type": "integer"},
            "next": {"type": ["integer", "null"], "description": "Offset of the next page."},
            "records": {"type": "array", "items": schema},
        },
    }
    return {"summary": summary, "parameters": parameters, "responses": _responses(page)}


def _one(summary: str) -> Json:
    key = {"name": "key", "in": "path", "required": True, "schema": {"type": "string"}}
    return {"summary": summary, "parameters": [key], "responses": _responses({"type": "object"})}


def _query(name: str, description: str, schema: Json) -> Json:
    return {"name": name, "in": "query", "description": description, "schema": schema}


def _responses(schema: Json) -> Json:
    failed = {
        "description": "Not found, or a filter that cannot be read.",
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/error"}}},
    }
    return {
        "200": {"description": "Found.", "content": {"application/json": {"schema": schema}}},
        "404": failed,
    }


def _schemas() -> Json:
    text = files("stateofplay.present").joinpath("contract.schema.json").read_text("utf-8")
    contract = json.loads(text) | {"$id": "contract.schema.json"}
    return {
        "statement": contract,
        "position": _position(),
        "comparison": _comparison(),
        "error": {"type": "object", "properties": {"error": {"type": "string"}}},
    }


def _position() -> Json:
    return {
        "type": "object",
        "required": ["proposal", "holder", "stance", "condition", "since", "until"],
        "properties": {
            "proposal": {"type": "string"},
            "also_told": _STRINGS,
            "of_whom": _STRINGS,
            "words": _MAYBE,
            "holder": {"type": "object"},
            "stance": {"type": "string"},
            "announced": _MAYBE,
            "condition": _MAYBE,
            "since": _MAYBE,
            "until": _MAYBE,
            "statements": _STRINGS,
            "publishers": _STRINGS,
            "reports": {"type": "integer"},
            "independent": {"type": "integer"},
            "qualified": _MAYBE,
            "according_to": _STRINGS,
        },
    }


def _comparison() -> Json:
    return {
        "type": "object",
        "required": ["topic", "relation", "kind", "summary", "reasons", "statements"],
        "properties": {
            "topic": {"type": "string"},
            "relation": {"type": "string"},
            "kind": {"type": "string"},
            "summary": {"type": "string"},
            "reasons": _STRINGS,
            "statements": _STRINGS,
            "reports": _STRINGS,
        },
    }

"""The contract's records as Parquet: a folder for each kind, columns named as in the JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from stateofplay import ontology
from stateofplay.ledger import Ledger
from stateofplay.present.views.export import Record, exported
from stateofplay.present.views.filters import Filters
from stateofplay.present.views.views import VIEWS

_ROWS = 10_000
"""Records that are written together."""


def write_parquet(ledger: Ledger, folder: Path) -> None:
    """Write all records of *ledger*, in the order of the other exports.

    Args:
        ledger: What to write.
        folder: Where: ``act/``, ``figure/``, ``quotation/``, ``position/``, ``comparison/``,
            one file in each, which is replaced.
    """
    types = ontology.load()
    for kind in _OF_EACH:
        _write(exported(ledger, types, [kind]), kind, folder)
    for view, kind in (("positions", "position"), ("compare", "comparison")):
        _write(VIEWS[view].records(ledger, types, Filters()), kind, folder)


def _write(records: Iterable[Record], kind: str, folder: Path) -> None:
    schema = pa.schema(list(_COLUMNS[kind].items()))
    (folder / kind).mkdir(parents=True, exist_ok=True)
    part, whole = folder / kind / "records.parquet.part", folder / kind / "records.parquet"
    with parquet.ParquetWriter(part, schema, compression="zstd") as writer:
        for batch in _batches(map(_storable, records)):
            writer.write_table(pa.Table.from_pylist(batch, schema))
    part.replace(whole)  # a run that is stopped leaves no half a file under that name


def _batches(records: Iterator[Record]) -> Iterator[list[Record]]:
    while batch := list(islice(records, _ROWS)):
        yield batch


def _storable(value: Any) -> Any:
    """Parquet's text is valid Unicode; half a surrogate pair becomes a question mark."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {key: _storable(item) for key, item in value.items()}
    return [_storable(item) for item in value] if isinstance(value, list) else value


def _struct(**columns: pa.DataType) -> pa.DataType:
    return pa.struct(list(columns.items()))


_TEXT, _WHOLE, _REAL, _YES = pa.string(), pa.int64(), pa.float64(), pa.bool_()
_TEXTS = pa.list_(_TEXT)
_ACTORS = pa.list_(_struct(**dict.fromkeys(("id", "name", "mention", "party", "role"), _TEXT)))
_SPAN = {"start": _WHOLE, "end": _WHOLE, "exact": _TEXT}
_HEADER = ("id", "source", "title", "publisher", "published", "url")
_PLACE = {"name": _TEXT, "country": _TEXT, "lat": _REAL, "lon": _REAL, "kind": _TEXT}

_OF_ALL: dict[str, pa.DataType] = {
    "schema": _WHOLE,
    "id": _TEXT,
    "kind": _TEXT,
    "report": _struct(**dict.fromkeys((*_HEADER, "revised_by"), _TEXT)),
    "evidence": _struct(**_SPAN, prefix=_TEXT, suffix=_TEXT),
    "trigger": _struct(**_SPAN),
}
_OF_EACH: dict[str, dict[str, pa.DataType]] = {
    "act": {
        **dict.fromkeys(("act", "mode", "cameo", "quad"), _TEXT),
        "actors": _ACTORS,
        "recipients": _ACTORS,
        "about": _struct(text=_TEXT, proposal=_TEXT, also=_TEXTS),
        "condition": _struct(connective=_TEXT, text=_TEXT),
        "because": _struct(text=_TEXT),
        "reality": _TEXT,
        "direct_quote": _YES,
    },
    "figure": {
        **dict.fromkeys(("measure", "of"), _TEXT),
        **dict.fromkeys(("value", "high"), _REAL),
        **dict.fromkeys(("bound", "unit"), _TEXT),
        "cumulative": _YES,
        "reality": _TEXT,
        "direct_quote": _YES,
    },
    "quotation": {
        "speakers": _ACTORS,
        "content": _struct(text=_TEXT),
        "direct_quote": _YES,
    },
}
_COMMON: dict[str, pa.DataType] = {
    "attributed_to": _ACTORS,
    "time": _struct(start=_TEXT, end=_TEXT, text=_TEXT, value=_TEXT),
    "place": _struct(**_PLACE),
    "found_by": _TEXT,
    "confidence": _REAL,
    "status": _TEXT,
}
_COLUMNS: dict[str, dict[str, pa.DataType]] = {
    **{kind: _OF_ALL | own | _COMMON for kind, own in _OF_EACH.items()},
    "position": {
        "proposal": _TEXT,
        "also_told": _TEXTS,
        "of_whom": _TEXTS,
        "words": _TEXT,
        "announced": _TEXT,
        "holder": _struct(id=_TEXT, name=_TEXT, party=_TEXT),
        **dict.fromkeys(("stance", "condition", "because", "since", "until"), _TEXT),
        **dict.fromkeys(("statements", "publishers"), _TEXTS),
        **dict.fromkeys(("reports", "independent"), _WHOLE),
        "qualified": _TEXT,
        "confidence": _REAL,
        "according_to": _TEXTS,
    },
    "comparison": {
        **dict.fromkeys(("topic", "relation", "kind", "summary"), _TEXT),
        **dict.fromkeys(("reasons", "statements", "reports"), _TEXTS),
    },
}
"""Folder -> columns, in the order of the JSON; whole numbers of figures are decimals here."""

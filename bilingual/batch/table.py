"""Records as rows of an Arrow table: one published schema for Parquet files and for every engine.

Decimals are strings, so that nothing is rounded, and stand beside a float64 for convenience (``value_float``; null where
none can hold the figure); dates are dates; the language is its code, with its confidence beside it. A failed page has its
input, status and error, the rest null.

A row is made of plain values, dates as days since 1970, so that it can travel as JSON and be read by Arrow's own reader.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from math import isfinite
from typing import TYPE_CHECKING, Any

from bilingual.batch.streams import needed

if TYPE_CHECKING:
    import pyarrow

__all__ = ["batch_of", "row", "schema"]

EPOCH = date(1970, 1, 1).toordinal()
BESIDE = {"language": ("language", "language_confidence")}
"""Fields of a record that become several columns."""


@cache
def _schema() -> pyarrow.Schema:
    try:
        import pyarrow as pa
    except ImportError:
        raise needed("pyarrow", "a table") from None

    def struct(**kinds: pa.DataType) -> pa.DataType:
        return pa.struct([pa.field(name, kind) for name, kind in kinds.items()])

    string, number, real, yes_no, day = pa.string(), pa.int64(), pa.float64(), pa.bool_(), pa.date32()
    span: dict[str, pa.DataType] = {"start": number, "end": number, "text": string}
    exact: dict[str, pa.DataType] = {}
    for name in ("value", "low", "high"):
        exact |= {name: string, f"{name}_float": real}
    usd = struct(**exact, rate=string, rate_float=real, rate_date=day, source=string, stale=yes_no)
    amount = struct(
        **span, kind=string, **exact, qualifier=string, unit=string, per=string, currency=string, basis=string, confidence=real,
        candidates=pa.list_(struct(currency=string, weight=real)), evidence=pa.list_(string), usd=usd, same_as=number,
    )  # fmt: skip
    columns = {
        "input": string,
        "status": string,
        "error": struct(kind=string, message=string),
        "url": string,
        "title": string,
        "published": day,
        "encoding": string,
        "language": string,
        "language_confidence": real,
        "text": string,
        "normalised": string,
        "edits": pa.list_(struct(start=number, end=number, replacement=string)),
        "segments": pa.list_(struct(start=number, end=number, language=string)),
        "amounts": pa.list_(amount),
        "terms": pa.list_(struct(**span, name=string, kind=string)),
        "remnants": pa.list_(struct(**span, language=string)),
        "blocks": pa.list_(struct(text=string, kept=yes_no, reason=string, line=number, start=number, end=number)),
    }
    return pa.schema([pa.field(name, kind) for name, kind in columns.items()])


def schema(fields: Sequence[str] | None = None) -> pyarrow.Schema:
    """The schema; with ``fields``, of those alone (``input``, ``status`` and ``error`` are always there)."""
    if fields is None:
        return _schema()
    import pyarrow

    names = [name for field in fields for name in BESIDE.get(field, (field,))]
    return pyarrow.schema([_schema().field(name) for name in ("input", "status", "error", *names)])


def batch_of(records: Iterable[Mapping[str, Any]], fields: Sequence[str] | None = None) -> pyarrow.RecordBatch:
    """Records as a record batch of `schema`."""
    import pyarrow

    return pyarrow.RecordBatch.from_pylist([row(record) for record in records], schema(fields))


def row(record: Mapping[str, Any]) -> dict[str, Any]:
    """A record as a row of `schema`."""
    made = dict(record)
    if "published" in made:
        made["published"] = _day(made["published"])
    if language := made.get("language"):
        made["language"], made["language_confidence"] = language["code"], language["confidence"]
    for name, last in (("edits", "replacement"), ("segments", "language")):
        if name in made:
            made[name] = [{"start": start, "end": end, last: value} for start, end, value in made[name]]
    if "amounts" in made:
        made["amounts"] = [_amount(amount) for amount in made["amounts"]]
    return made


def _amount(amount: Mapping[str, Any]) -> dict[str, Any]:
    usd = amount["usd"]
    return {
        **_with_floats(amount, ("value", "low", "high")),
        "candidates": [{"currency": code, "weight": weight} for code, weight in amount["candidates"]],
        "usd": usd and {**_with_floats(usd, ("value", "low", "high", "rate")), "rate_date": _day(usd["rate_date"])},
    }


def _with_floats(values: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    return {**values, **{f"{name}_float": _float(values[name]) for name in names}}


def _float(value: str | None) -> float | None:
    figure = None if value is None else float(value)
    return figure if figure is not None and isfinite(figure) else None


def _day(value: str | None) -> int | None:
    return None if value is None else date.fromisoformat(value).toordinal() - EPOCH

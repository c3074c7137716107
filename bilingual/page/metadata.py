"""What a page says of itself: its title, the day it was published, its own address."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from bilingual.page.blocks import Sheet

__all__ = ["Metadata", "metadata"]


class Metadata(NamedTuple):
    """Each None where the page does not say."""

    title: str | None
    published: date | None
    url: str | None


DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?!\d)")


def metadata(sheet: Sheet, url: str | None) -> Metadata:
    """The page's title, date and address."""
    title = sheet.meta.get("og:title") or sheet.title
    published = None
    for text in [*(sheet.meta.get(k, "") for k in ("article:published_time", "datepublished", "pubdate")), *sheet.times,
                 *(b.text[:200] for b in sheet.blocks[:30])]:
        found = DATE.search(text)
        if found:
            try:
                published = date(*map(int, found.groups()))
            except ValueError:
                continue
            break
    if title is None and sheet.media_type == "text/plain" and sheet.blocks:
        title = sheet.blocks[0].text[:200]
    return Metadata(title, published, url or sheet.canonical)

"""What a page says of itself: its title, the day it was published, its own address.

The head of an HTML page is believed first (meta tags, JSON-LD), then what it shows (the headline, ``<time>``, a dated line
near the headline), then its address. A flattened page has only its lines: the headline is the best of the first few, the
date stands beside a word that says so, or alone in a short line near the top. Dates inside prose are not the page's, nor are
those of the stories listed behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from bilingual.lexicon import Lexicon, shipped
from bilingual.page.blocks import RawBlock, Sheet
from bilingual.page.dates import compact, dates
from bilingual.page.phrases import letters, phrases, width

__all__ = ["Metadata", "metadata"]


class Metadata(NamedTuple):
    """What the page says, each None where it does not say."""

    title: str | None
    published: date | None
    url: str | None


TITLES = ("og:title", "twitter:title", "headline", "dc.title", "title")
STAMPS = (
    "article:published_time", "og:published_time", "bytedance:published_time", "datepublished", "publishdate", "publish-date",
    "publish_date", "pubdate", "publish_time", "publishtime", "parsely-pub-date", "sailthru.date", "article:create_at",
    "og:release_date", "release_date", "dcterms.created", "dcterms.date", "dc.date.issued", "dc.date", "citation_date",
    "citation_publication_date", "article.published", "article_date_original", "date", "weibo:article:create_at",
)  # fmt: skip
SEPARATOR = re.compile(r"\s?[|｜_»]\s?|\s[-–—·:]\s|(?<=[\u4e00-\u9fff])[-–—](?=[\u4e00-\u9fff])")
TRAIL = re.compile(r"\s[>›»|｜/]\s|[>›»|｜]")
PROSE = re.compile(r"[。；;，,]$|(?<!\.)\.$|[。！？][^”」』’]|[a-z]\.\s[A-Z]")
SITE = 30
"""The longest name of a site, in characters."""
HEAD = 40
"""How many blocks from the top may hold the date of a page whose headline is not known."""
NEAR = 14
"""How many blocks behind the headline its date may stand."""
FAR = 2_000
"""How many blocks are looked at for a date at all."""
TITLE_LINES = 15
"""How many lines of a flattened page are looked at for its headline."""
ROLES, BEST = {"published": 4.0, "": 1.0, "updated": -0.5, "other": -3.0}, 6.0
"""What the word before a date says for its being the page's, and the most that a date and its line can say."""
BYLINE = 140
"""A line longer than this, in width, is prose; its dates are not the page's."""


def metadata(sheet: Sheet, url: str | None, lexicon: Lexicon | None = None) -> Metadata:
    """The page's title, date and address."""
    words = lexicon or shipped()
    if sheet.media_type == "text/html":
        title, at = _html_title(sheet)
    else:
        title, at = _text_title(sheet, words)
    address = url or next((a for a in _addresses(sheet) if a.startswith(("http://", "https://"))), None)
    published = _stamped(sheet, words) or _shown(sheet.blocks, at, words) or (compact(address) if address else None)
    return Metadata(title, published, address)


def _addresses(sheet: Sheet) -> Iterator[str]:
    yield sheet.canonical or ""
    yield sheet.meta.get("og:url", "")
    for item in sheet.linked_data:
        if isinstance(item.get("url"), str) and _is_article(item):
            yield item["url"]


# --- titles


def _html_title(sheet: Sheet) -> tuple[str | None, int]:
    """The headline and the index of the block that shows it, -1 where none does."""
    given = [text for name in TITLES[:3] if (text := sheet.meta.get(name))]
    given += [str(item["headline"]) for item in sheet.linked_data if _is_article(item) and isinstance(item.get("headline"), str)]
    if sheet.title:
        given.append(sheet.title)
    wanted = [letters(text[:300]) for text in given]
    headings = [(index, block) for index, block in enumerate(sheet.blocks) if block.level and not block.hidden]
    for index, block in headings:
        own = letters(block.text[:300])
        if own and any(own in text and 3 * len(own) > len(text) for text in wanted):
            return block.text, index
    longest = max(map(len, wanted), default=0)
    for index, block in enumerate(sheet.blocks):
        own = letters(block.text) if len(block.text) <= 2 * longest else ""
        if len(own) > 5 and any(own in text and 2 * len(own) > len(text) for text in wanted):
            return block.text, index
    if given:
        return _bare(" ".join(given[0].split()), sheet.meta.get("og:site_name")), -1
    if first := next(((index, block) for index, block in headings if block.level == 1), None):
        return first[1].text, first[0]
    return None, -1


def _bare(title: str, site: str | None) -> str | None:
    """A title without the names of the channel and the site behind it (or of the site before it)."""
    name = letters(site) if site else ""
    first = SEPARATOR.search(title)
    if first and name and letters(title[:first.start()]) == name:
        title = title[first.end():]
    while marks := list(SEPARATOR.finditer(title)):
        rest, last = title[:marks[-1].start()].strip(), title[marks[-1].end():].strip()
        short = len(last) <= SITE and not last[:1].islower() and len(last) < len(rest)
        if not rest or not (short or not last or letters(last) == name):
            break
        title = rest
    return title.strip() or None


def _text_title(sheet: Sheet, lexicon: Lexicon) -> tuple[str | None, int]:
    """The headline of a flattened page: of its first lines the one that looks like one, best above a dated line."""
    known = phrases(lexicon)
    if sheet.title:
        return sheet.title, 0
    best, best_score, at = None, 0.0, -1
    rows = sheet.blocks[:TITLE_LINES + 4]
    dated = [width(block.text) < BYLINE and next(dates(block.text, lexicon), None) is not None for block in rows]
    for index, block in enumerate(rows[:TITLE_LINES]):
        text, wide = block.text.strip(), width(block.text)
        own = letters(text[:300])
        if not 10 <= wide <= 220 or not own or own in known.lines or own in known.heads or known.starts.match(text):
            score = -9.0
        else:
            score = 2.0 - 0.2 * index + (1.5 if block.level == 1 else 0.5 if block.level else 0.0)
            score += 1.5 * any(dated[index + 1:index + 4]) - 2.0 * dated[index]
            score -= 2.0 * len(TRAIL.findall(text)) + (2.5 if PROSE.search(text) else 0.0)
            score += min(wide, 40) / 40
        if score > best_score:
            best, best_score, at = text.lstrip("#").strip(), score, index
        if wide > BYLINE and PROSE.search(text):  # the article has begun
            break
    return best, at


# --- dates


def _is_article(item: dict[str, Any]) -> bool:
    kinds = item.get("@type")
    return any(isinstance(kind, str) and kind.endswith(("Article", "Posting", "Report", "WebPage", "Blog"))
               for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _stamped(sheet: Sheet, lexicon: Lexicon) -> date | None:
    """The date that the head or a ``<time>`` gives."""
    stamps = [sheet.meta[name] for name in STAMPS if name in sheet.meta]
    items = sorted(sheet.linked_data, key=lambda item: not _is_article(item))
    stamps[2:2] = [str(item[name]) for item in items for name in ("datePublished", "dateCreated", "uploadDate") if item.get(name)]
    for stamp in stamps:
        if found := _day(stamp, lexicon):
            return found
    return next((found for stamp in sheet.times[:3] if (found := _day(stamp, lexicon))), None)


def _day(stamp: str, lexicon: Lexicon) -> date | None:
    found = next(dates(stamp[:80], lexicon), None)
    return found.day if found else compact(stamp[:80])


def _shown(blocks: list[RawBlock], title: int, lexicon: Lexicon) -> date | None:
    """The date of the best dated line: one that says published, else the first short one behind the headline or above it."""
    best, best_score = None, 0.0
    last = min(len(blocks), title + NEAR if title >= 0 else HEAD)
    for index, block in enumerate(blocks[:FAR]):
        if block.hidden or not ("20" in block.text or "19" in block.text):
            continue
        place = 1.5 if max(0, title - 6) <= index < last else -min(3.0, 0.75 + index / 40)
        if BEST + place <= best_score:  # most blocks, once a date is found
            continue
        wide = width(block.text)
        for found in dates(block.text[:400], lexicon):
            score = ROLES[found.role] + found.timed
            if 3 * (found.end - found.start) > len(block.text):
                score += 1.0
            elif wide > BYLINE:
                score -= 2.5 if found.role == "published" and found.start < 60 else 4.5
            elif wide > BYLINE // 2 and found.role != "published":
                score -= 3.0
            score += place
            if score > best_score:
                best, best_score = found.day, score
    return best

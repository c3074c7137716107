"""What is seen of a block alone: one value a field, in the order of `FIELDS`, for the weights of ``lexicons/html.toml``.

Values are small integers, short names, or tuples of them, so that a table of weights stays readable; what the bins are is
told by `WIDTHS`, `LINKS` and `PAGES`. Lengths are widths (a Han character counts two), so that one scale serves both languages.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from bilingual.page.blocks import RawBlock, Sheet
from bilingual.page.html_layout import Layout, menu
from bilingual.page.phrases import Phrases, letters

__all__ = ["FIELDS", "Row", "Value", "values"]

Value = int | str | tuple[int | str, ...]
Row = tuple[Value, ...] | None
FIELDS = (
    "shape", "links", "ending", "place", "title", "line", "section", "start", "page", "dated", "first",
    "kind tag", "kind shape", "given",
)  # fmt: skip
"""``line``, ``section`` and ``start`` are the reasons of noise phrases; ``given`` is what the head says of the text itself."""
WIDTHS = (4, 10, 18, 30, 45, 70, 110, 180, 320, 640)
LINKS = (0.01, 0.2, 0.5, 0.8)
PAGES = (8, 20, 50, 100, 200, 400)
SHORT = 8
"""Blocks below this bin of width are searched for noise phrases; longer ones are seldom noise for a phrase in them."""
PROSE = 6
"""Blocks from this bin of width on may be prose."""
ENDS = {
    **dict.fromkeys("。！？!?", "stop"), ".": "stop", **dict.fromkeys("”\"’」』'", "quote"), **dict.fromkeys("）)】]", "bracket"),
    **dict.fromkeys("：:", "colon"), **dict.fromkeys("，,、；;", "comma"), "…": "cut", **dict.fromkeys("»›>→＞", "arrow"),
}  # fmt: skip
FIRST = {
    **dict.fromkeys("·•●■▪►◆★☆-*—–○◎※>»▲△|▼", "bullet"), **dict.fromkeys("“\"‘「『'《（(", "quote"),
    **dict.fromkeys("[【<{", "bracket"), **dict.fromkeys("@#$£€¥", "sign"),
}  # fmt: skip
TAGS = frozenset((
    "p", "li", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "figcaption", "blockquote", "pre", "button",
    "label", "option", "address", "center", "caption", "summary", "legend", "section", "article", "span", "textarea",
))  # fmt: skip
"""The tags that weigh of themselves; all others count as ``div``."""
DATED = re.compile(r"(?:19|20)\d\d[-/.年]\d|\d{1,2}:\d\d|\b(?:19|20)\d\d\b")
MARKS = (" - ", " | ", "_", "-", "|", " – ", " — ", "–", "—")
BODY = 200
"""A JSON-LD ``articleBody`` shorter than this is a summary."""


def values(sheet: Sheet, page: Layout, phrases: Phrases) -> list[Row]:
    """The values of every block, in the order of `FIELDS`; None for an item of a menu."""
    blocks = sheet.blocks
    titles = _titles(sheet)
    headline = _headline(blocks, titles)
    size, kind = bisect_right(PAGES, len(blocks)), page.kind
    body, about = _given(sheet)
    done, total = 0, max(1, page.total)
    section, section_level, since = "none", 0, 0
    result: list[Row] = []
    for index, block in enumerate(blocks):
        text = block.text
        length = len(text)
        if menu(block, page):
            result.append(None)
            done += length
            since += 1
            continue
        wide = 0 if text.isascii() else (len(text.encode()) - length) // 2
        width = bisect_right(WIDTHS, length + wide)
        links = bisect_right(LINKS, block.links / length)
        line = start = ""
        titled = dated = False
        if width < SHORT:
            own, line, head, start, dated = _words(text, phrases)
            titled = own in titles
            if head:
                section, section_level, since = head, block.level, 0
                line = "head_" + head
            elif block.level and (not section_level or block.level <= section_level):
                section = "none"
        since += 1
        tag = f"h{block.level}" if block.level else block.tag if block.tag in TAGS else "div"
        short, prose = min(width, PROSE), width >= PROSE
        first = text[0]
        place = "none" if headline < 0 else "before" if index < headline else "title" if index == headline else "after"
        given = ""
        if prose:
            given = "about" if about and about in text else "" if not body else "body" if text[:40] in body else "not"
        result.append((
            (width, links),
            (tag, links),
            (ENDS.get(text[-1], ""), short, 3 * wide > length),
            (place, 5 * done // total),
            "title" if titled else "",
            line,
            (section, min(since, 4)),
            start,
            (size, prose),
            (dated, short),
            (FIRST.get(first) or _letter(first), prose),
            (kind, tag),
            (kind, min(width, SHORT), links),
            given,
        ))  # fmt: skip
        done += length
    return result


@lru_cache(maxsize=20_000)
def _words(text: str, phrases: Phrases) -> tuple[str, str, str, str, bool]:
    """What a short text says by its words: its letters, the reasons of the noise phrases that it is, opens a section with,
    and begins with, and whether it gives a date or a time. The same small texts come on every page of a site."""
    own = letters(text)
    match = phrases.starts.match(text)
    return (own, phrases.lines.get(own, ""), phrases.heads.get(own, ""), phrases.reasons[match[0]] if match else "",
            DATED.search(text) is not None)


def _letter(first: str) -> str:
    return "digit" if first.isdigit() else "lower" if first.islower() else "upper" if first.isupper() else "other"


def _given(sheet: Sheet) -> tuple[str, str]:
    """What the head gives of the article: its text, and the beginning of its description; '' where it gives none."""
    body = "".join(str(item.get("articleBody") or "") for item in sheet.linked_data)
    about = " ".join((sheet.meta.get("description") or sheet.meta.get("og:description") or "").split())
    return body if len(body) >= BODY else "", about[:30] if len(about) > 15 else ""


def _headline(blocks: list[RawBlock], titles: set[str]) -> int:
    """The index of the heading that the head gives as the title, else of the first of the first level, else -1."""
    headings = [(index, block) for index, block in enumerate(blocks) if block.level]
    for index, block in headings:
        if letters(block.text[:200]) in titles:
            return index
    return next((index for index, block in headings if block.level == 1), -1)


def _titles(sheet: Sheet) -> set[str]:
    """The ways in which the head gives the headline, as letters, with and without what may be the site's name."""
    found = set()
    for text in (sheet.title, sheet.meta.get("og:title"), sheet.meta.get("twitter:title")):
        if text:
            found.add(letters(text[:200]))
            for mark in MARKS:
                if mark in text:
                    found.add(letters(text.partition(mark)[0][:200]))
                    found.add(letters(text.rpartition(mark)[0][:200]))
    found.discard("")
    return found

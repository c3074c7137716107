"""What is seen of a block alone: one value a field, for the weights of ``lexicons/html.toml``.

Values are small integers, short names, or tuples of them, so that a table of weights stays readable; what the bins are is
told by `WIDTHS`, `LINKS` and `PAGES`. Lengths are widths (a Han character counts two), so that one scale serves both languages.

A row holds what was seen in groups; `look_fields` and its sisters spell a group out as the fields that are weighed. Blocks
of a page, and pages of a site, share most of their groups, so that what a group weighs need not be summed up anew each time.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from operator import eq

from bilingual.page.blocks import RawBlock, Sheet
from bilingual.page.html_layout import Layout
from bilingual.page.memo import Memo
from bilingual.page.phrases import Phrases, letters
from bilingual.page.told import INDEX, index_row

__all__ = [
    "ENDS", "Company", "Row", "Value", "Words", "company", "company_fields", "given_fields", "leads_on", "look_fields", "page_size",
    "place_fields", "values", "word_fields",
]  # fmt: skip

Value = int | str | tuple[int | str, ...]
Look = tuple[int, int, str, str, bool, str]
"""The bins of width and of links, the tag, what the last character is, whether the text is mostly wide, what the first is."""
Words = tuple[bool, str, str, int, str, bool, int]
"""Whether it is the title; the reason of the phrase that it is; the reason of the section and the blocks since its head; the reason
of the phrase it begins with; whether it gives a date; the bin of width, if short."""
Said = tuple[str, str, str, str, bool]
"""What a short text says: its letters, the reasons of the noise phrases that it is, opens a section with, and begins with, and
whether it gives a date or a time."""
Place = tuple[str, int]
"""Where it stands to the headline, and in which fifth of the page."""
Company = tuple[str, str, str, bool, bool]
"""What kind of line stands before it, it is itself, and stands behind it; whether those stand in an element of the same names."""
Row = tuple[Look, Words, Place, str] | None
"""The last is what the head says of the text itself."""
WIDTHS = (4, 10, 18, 30, 45, 70, 110, 180, 320, 640)
LINKS = (0.01, 0.2, 0.5, 0.8)
PAGES = (8, 20, 50, 100, 200, 400)
SHORT = 8
"""Blocks below this bin of width are searched for noise phrases; longer ones are seldom noise for a phrase in them."""
LINE = 4
"""Blocks from this bin of width on are a line of text, and no mere label."""
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
MENUS = frozenset(("nav", "footer"))
MENU_ITEM = 40
"""The longest item of a menu, in characters."""
TAGS = frozenset((
    "p", "li", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "figcaption", "blockquote", "pre", "button",
    "label", "option", "address", "center", "caption", "summary", "legend", "section", "article", "span",
))  # fmt: skip
"""The tags that weigh of themselves; all others count as ``div``."""
DATED = re.compile(r"\d(?::\d\d|(?:(?<=1)9|(?<=2)0)\d\d(?:[-/.年]\d|(?<!\w\d{4})\b))")
"""A time, a date or a year; it begins with a digit, so that a scan passes over all else quickly."""
MARKS = (" - ", " | ", "_", "-", "|", " – ", " — ", "–", "—")
BODY = 200
"""A JSON-LD ``articleBody`` shorter than this is a summary."""


def values(sheet: Sheet, page: Layout, phrases: Phrases) -> list[Row]:
    """What is seen of every block; None for ``<nav>`` and ``<footer>``, for an item of a menu (short, nothing but a link, and inside what
    its names call so), and for a row in the index of a thread. Many blocks are, and they need no closer look."""
    blocks, above, menus, said = sheet.blocks, page.above, page.menu, _said(phrases)
    titles = _titles(sheet)
    headline = _headline(blocks, titles)
    body, about = _given(sheet)
    index_rows = _index_rows(blocks, phrases) if any(page.prose) else set()
    done, total = 0, max(1, page.upto[-1])
    section, section_level, since = "none", 0, 0
    result: list[Row] = []
    for index, (block, length) in enumerate(zip(blocks, page.lengths, strict=True)):
        text, tag, linked, at = block.text, block.tag, block.links, block.container
        fifth = 5 * done // total
        done += length
        since += 1
        if tag in MENUS:
            since += text.count("\n")
            result.append(None)
            continue
        if linked and ((length < MENU_ITEM and linked >= 0.8 * length and at >= 0 and above[at] & menus) or index in index_rows):
            result.append(None)
            continue
        wide = 0 if text.isascii() else (len(text.encode()) - length) // 2
        width = bisect_right(WIDTHS, length + wide)
        links = bisect_right(LINKS, linked / length) if linked else 0
        line = start = given = ""
        titled = dated = False
        if width < SHORT:
            own, line, head, start, dated = said[text]
            titled = own in titles
            if head:
                section, section_level, since = head, block.level, 1
                line = "head_" + head
            elif block.level and (not section_level or block.level <= section_level):
                section = "none"
        if width >= PROSE:
            given = "about" if about and about in text else "" if not body else "body" if text[:40] in body else "not"
        result.append((
            (width, links, f"h{block.level}" if block.level else tag if tag in TAGS else "div", ENDS.get(text[-1], ""), 3 * wide > length,
             FIRSTS[text[0]]),
            (titled, line, section, since if since < 4 else 4, start, dated, width if width < PROSE else PROSE),
            ("none" if headline < 0 else "before" if index < headline else "title" if index == headline else "after", fifth),
            given,
        ))  # fmt: skip
    return result


def _index_rows(blocks: list[RawBlock], phrases: Phrases) -> set[int]:
    """The rows that lead to the posts of a thread: links, and behind each who wrote it, when, and how long it is."""
    found = {index for index, block in enumerate(blocks) if block.links and index_row(block.text, phrases)}
    return found if len(found) >= INDEX else set()


def leads_on(rows: Sequence[Row], index: int) -> bool:
    """Whether a paragraph without links stands below: a line like What's next is then a heading of the article's own."""
    below = rows[index + 1] if index + 1 < len(rows) else None
    return below is not None and below[0][0] >= PROSE and not below[0][1]


def company(page: Layout, rows: list[Row]) -> list[Company]:
    """What kinds of line every block and the two next to it are."""
    kinds = ["", *["link" if row is None else KINDS[row[0]] for row in rows], ""]
    alike = [False, *map(eq, page.names, page.names[1:]), False]
    return list(zip(kinds, kinds[1:], kinds[2:], alike, alike[1:], strict=False))


def _kind(look: Look) -> str:
    """What kind of line a block is to those next to it."""
    width, links, tag, *_ = look
    if tag[0] == "h":
        return "linked heading" if links == len(LINKS) else "heading"
    if links == len(LINKS):
        return "link" if width < LINE else "linked line"
    return "prose" if width >= PROSE else "line" if width >= LINE else "short"


KINDS = Memo(_kind)


def page_size(sheet: Sheet) -> int:
    """The bin of how many lines a page has."""
    return bisect_right(PAGES, len(sheet.blocks) + sum(block.text.count("\n") for block in sheet.blocks if block.tag in MENUS))


def look_fields(look: Look, kind: str, size: int) -> dict[str, Value]:
    """What is weighed of a block's look on a page of this kind and size."""
    width, links, tag, ending, wide, first = look
    prose = width >= PROSE
    return {
        "shape": (width, links), "links": (tag, links), "ending": (ending, min(width, PROSE), wide), "page": (size, prose),
        "first": (first, prose), "kind tag": (kind, tag), "kind shape": (kind, min(width, SHORT), links),
    }  # fmt: skip


def word_fields(words: Words) -> dict[str, Value]:
    """What is weighed of a block's words."""
    titled, line, section, since, start, dated, short = words
    return {"title": "title" if titled else "", "line": line, "section": (section, since), "start": start, "dated": (dated, short)}


def place_fields(place: Place) -> dict[str, Value]:
    """What is weighed of a block's place."""
    return {"place": place}


def company_fields(beside: Company) -> dict[str, Value]:
    """What is weighed of the blocks next to one, as they look."""
    before, own, behind, alike_before, alike_behind = beside
    return {"preceded": (before, own), "followed": (behind, own), "alike": (alike_before, alike_behind, own)}


def given_fields(given: str) -> dict[str, Value]:
    """What is weighed of what the head says of a block."""
    return {"given": given}


@cache
def _said(phrases: Phrases) -> Memo[str, Said]:
    """The same short texts come on every page of a site."""
    def read(text: str) -> Said:
        own = letters(text)
        opening = "#" + text[1:].lstrip() if text[0] == "#" else text  # "# re:", which no row of a table can begin with
        match = phrases.starts.match(opening)
        return (own, phrases.lines.get(own, ""), phrases.heads.get(own, ""), phrases.reasons[match[0]] if match else "",
                (":" in text or "20" in text or "19" in text) and DATED.search(text) is not None)

    return Memo(read)


def _first(first: str) -> str:
    """What kind of character a line begins with."""
    return FIRST.get(first) or ("digit" if first.isdigit() else "lower" if first.islower() else "upper" if first.isupper() else "other")


FIRSTS = Memo(_first)


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

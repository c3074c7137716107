"""What stands at the top of an HTML page: the headline and its second line, dates and bylines, the way to the story; named rules.

``headline``   the headline stays where it gives a figure: its amounts are the article's. Otherwise it is the page's title
               and stays or goes by its weight, as any block. So does its second line, a heading right below (``decks``).
``trail``      links above the headline go: a breadcrumb, or the way to other stories.
``datelines``  the short lines between the headline and the article that give a date or a time go, as bylines, with what looks alike.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from bilingual.page.blocks import Sheet
from bilingual.page.html_features import ENDS, Row
from bilingual.page.html_layout import Layout
from bilingual.page.phrases import Phrases, width

__all__ = ["LINKED", "datelines", "decks", "headline", "trail"]

LINKED = 0.8
"""The share of link text from which on a line is a link."""
DATELINE = 60
"""The longest line of a date and a source, in characters of a narrow script."""
WORD, WORDS = re.compile(r"\b[a-z]{2,}"), 4
"""The words that a line of a date and no time has at most; one with more is a title: the six months ended 30 June."""
DATES = 3
"""The most lines that date an article."""
DECKS = 2
"""The most lines that a headline goes on for."""
LONGEST = 250
"""The longest headline, in characters."""


def headline(sheet: Sheet, rows: Sequence[Row], weights: Sequence[float]) -> int | None:
    """The index of the headline, None where there is none or nothing is kept behind it."""
    blocks = sheet.blocks
    last = next((i for i in range(len(blocks) - 1, 0, -1) if weights[i] > 0 and not blocks[i].hidden), 0)
    found = None
    for index, row in enumerate(rows[:last]):
        block = blocks[index]
        if row is None or block.hidden or len(block.text) > LONGEST:
            continue
        _, (titled, *_), (place, _), _ = row
        if place == "title":
            found = index if 2 * block.links <= len(block.text) or titled else None
            break
        if titled and found is None and not block.links:
            found = index
    return found


def decks(sheet: Sheet, top: int) -> list[int]:
    """The headings right below the headline, in the same element: its second line."""
    blocks, parents = sheet.blocks, sheet.elements.parents
    at = blocks[top].container
    if at < 0 or not blocks[top].level:
        return []
    below = range(top + 1, min(top + 1 + DECKS, len(blocks)))
    return list(takewhile(lambda index: blocks[index].level > 1 and not blocks[index].links and not blocks[index].hidden
                          and parents[blocks[index].container] == parents[at], below))


def datelines(
    sheet: Sheet, page: Layout, rows: Sequence[Row], weights: Sequence[float], top: int | None, phrases: Phrases
) -> dict[int, str]:
    """The blocks between the headline and the first paragraph that give a date or a time, and those that look as these do (the
    writer, the outlet), each with its reason."""
    short: list[int] = []
    found: dict[int, str] = {}
    for index in range(0 if top is None else top + 1, len(rows)):
        row, block = rows[index], sheet.blocks[index]
        if row is None or block.hidden:
            continue
        _, (_, _, _, _, _, dated, _), _, _ = row
        if width(block.text) >= DATELINE or block.level or ENDS.get(block.text[-1]) == "stop":
            if weights[index] > 0 and not block.text.isupper():  # what a release must say above its day
                break
            continue
        short.append(index)
        if phrases.scheduled.search(block.text):
            continue
        if phrases.time.search(block.text) is not None or (dated and len(WORD.findall(block.text)) <= WORDS):
            found[index] = "byline"
    if len(found) > DATES:  # a timetable, which begins below what dates the article
        found = {index: reason for index, reason in found.items() if index in short[:DATES]}
    looks = {name for index in found if " " in (name := page.names[index])}
    found.update((index, "byline") for index in short if page.names[index] in looks)
    return found


def trail(sheet: Sheet, rows: Sequence[Row], weights: Sequence[float], top: int | None) -> dict[int, str]:
    """The kept blocks above the headline, or the first heading, that are links and nothing else: they lead to it or away from it."""
    found: dict[int, str] = {}
    for index in range(next((i for i, block in enumerate(sheet.blocks) if block.level), 0) if top is None else top):
        row, block = rows[index], sheet.blocks[index]
        if row is not None and weights[index] > 0 and block.links >= LINKED * len(block.text):
            found[index] = "navigation"
    return found

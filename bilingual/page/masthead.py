"""What stands above the article's first paragraph and is none of its headline: menus, prices, dates and bylines.

``dateline``   lines of a date, a source or an author above the first paragraph go
``menu``       a line of three or more menu words above the first paragraph goes, the way to the page, prices of a market, and a row of
               lines of a word or two at the top
"""

from __future__ import annotations

import re
from itertools import takewhile

from bilingual.lexicon import Lexicon
from bilingual.page.phrases import Phrases, letters, phrases, width
from bilingual.page.settle import ARTICLE, BEFORE, PAUSES, STOPS, Line

__all__ = ["ARROWS", "DATELINE", "dated", "dateline", "menu", "row", "stamps", "top"]

_ROW, _ENTRY = 5, 10
"""So many Chinese items of so little width each are a menu, known or not."""
_TICKER = re.compile(r"[^\s\d][^\s]{1,14}(?: [^\s\d]{1,12})?\s[\d,.]{1,14}\s(?:[+−-][\d,.]{1,12}\s)?[+−-]?\d{1,3}(?:\.\d{1,2})?%$")
DATELINE, _ITEM = 80, 14
"""The greatest widths of a dateline and of the longest item of a menu."""
_TIMES = 4
"""So many dates are no article's own."""
_HEADED = 7
"""The least letters of a headline behind the name of its section."""
_FIELD = re.compile(r"[^\d:：]{1,12}[:：]")
"""A field of a document (``Date: 3 March``), which is no dateline where others stand beside it."""
_PIECES = re.compile(r"[\s|｜·•>›»/]+")
ARROWS, _STEPS = re.compile("[›>»]"), 2
"""What stands between the steps of the way to a page, and how many of them no headline has."""
_BUTTONS = re.compile(r"[^\[\]【】]{0,8}(?:[\[【][^\[\]【】]{1,12}[\]】][\s·|]{0,3}){3,20}$")
"""A row of buttons: [Print] [Close] [Reply]."""


def dateline(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Drops what dates and signs the article above its first paragraph, unless it is one of a document's fields."""
    words = phrases(lexicon)
    lead = top(lines)
    fields = [_FIELD.match(line.text) is not None for line in lead]
    record = any(field and line.facts.hint is None for field, line in zip(fields, lead, strict=True))
    listed = _listed(lead, words)
    headed = False
    for index, (line, field) in list(enumerate(zip(lead, fields, strict=True)))[1:]:
        stamped = words.date.search(line.text) is not None and words.time.search(line.text) is not None
        dates = line.facts.shape == "D" or (stamped and line.facts.shape in "MTK")
        signed = line.facts.hint == "byline" or (dates and not field and index not in listed)
        beside = any(stamps(other, words) or other.state != ARTICLE for other in lead[index - 1:index + 2:2])
        signed = signed or (headed and beside and words.role.match(line.text) is not None)
        headed = headed or line.state == ARTICLE
        if line.state == ARTICLE and line.facts.width < DATELINE and signed and not (record and field):
            line.state, line.reason = BEFORE, "byline"


def _listed(lead: list[Line], words: Phrases) -> set[int]:
    """The lines of a timetable or a chronicle, which give more times and dates than an article has of its own; and the figures below a
    label."""
    kept = [index for index, line in enumerate(lead) if line.state == ARTICLE]
    times = [index for index in kept if lead[index].facts.shape == "D" and lead[index].facts.hint is None and lead[index].facts.key]
    found = set(times if len(times) >= _TIMES else ())
    for index in kept[2:]:
        above = lead[index - 1]
        label = index - 1 in found or (above.state == ARTICLE and above.facts.shape in "NT")
        if label and not lead[index].facts.key and not dated(lead[index], words):
            found.add(index)
    return found


def menu(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Drops a line above the first paragraph that has three or more items (two where no spaces stand between words), half of them
    known from menus, that has five short Chinese ones, is a row of buttons, the way to the page, or a price and its change; and the lines
    of a word or two that begin the page, three at least, where a headline follows."""
    words = phrases(lexicon)
    lead = top(lines)
    for line in lead:
        if line.state != ARTICLE or line.facts.width > 12 * _ITEM:
            continue
        way = len(ARROWS.findall(line.text)) > _STEPS or words.way.match(line.text) is not None
        if way or row(line, words) or _BUTTONS.match(line.text) or _TICKER.match(line.text):
            line.state, line.reason = BEFORE, "navigation"
    run = list(takewhile(lambda line: line.state != ARTICLE or (line.facts.shape in "NK" and line.text[-1] not in PAUSES), lead))
    if len(run) > 2 and len(run) < len(lead) and lead[len(run)].facts.shape in "TM":
        for line in run:
            if line.state == ARTICLE:
                line.state, line.reason = BEFORE, "navigation"


def row(line: Line, words: Phrases) -> bool:
    """Whether a line is a row of a menu's items."""
    wide = line.facts.han > 0.3
    items = [item for item in map(letters, _PIECES.split(line.text)) if item]
    listed = len(items) >= (2 if wide else 3) and all(len(item) <= _ITEM for item in items)
    short = wide and "\t" not in line.text and len(items) >= _ROW and all(width(item) <= _ENTRY for item in items)
    known = sum(item in words.lines for item in items)
    longest = max(map(len, items), default=0) if len(items) == 2 and known == 1 and not ARROWS.search(line.text) else 0
    listed = listed and 2 * known >= len(items) and longest < _HEADED  # a headline behind its section
    return listed or (short and not _FIELD.match(line.text))


def top(lines: list[Line]) -> list[Line]:
    """The lines above the first kept paragraph; none where there is no such paragraph. A headline may be a question."""
    kept = [index for index, line in enumerate(lines) if line.state == ARTICLE]
    if kept and lines[kept[0]].facts.shape == "S" and lines[kept[0]].text[-1] in "?？!！":
        del kept[0]
    return lines[:next((index for index in kept if lines[index].facts.shape in "PS"), 0)]


def dated(line: Line, words: Phrases) -> bool:
    """Whether a short line gives a date or a time."""
    return line.facts.width < DATELINE and (words.time.search(line.text) or words.date.search(line.text)) is not None


def stamps(line: Line, words: Phrases) -> bool:
    """Whether a line dates or signs what stands below."""
    return "byline" in (line.facts.hint, line.reason) or (dated(line, words) and line.text[-1] not in STOPS)

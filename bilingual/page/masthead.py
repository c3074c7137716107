"""What stands above the article's first paragraph and is none of its headline: menus, prices, dates and bylines.

``dateline``   lines of a date, a source or an author above the first paragraph go
``menu``       a line of three or more menu words above the first paragraph goes, the way to the page, prices of a market, and a row of
               lines of a word or two at the top
``labels``     and words on buttons, tabs and shelves: two of them in a row, one between items of a menu, or one made of an item's words;
               and the name of the source, once more below it
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Container, Sequence
from itertools import pairwise, takewhile

from bilingual.lexicon import Lexicon
from bilingual.page.phrases import Phrases, letters, phrases, width
from bilingual.page.settle import ARTICLE, BEFORE, PAUSES, STOPS, Line

__all__ = ["ARROWS", "DATELINE", "WRITER", "dated", "dateline", "labels", "menu", "row", "stamps", "top"]

WRITER = re.compile(r"[A-Z][\w.'’-]{1,20}(?: [A-Z][\w.'’-]{0,20}){1,2}$")
"""What may be the name of a writer."""
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
_KICKER, _HEADLINE, _SHELF = 48, 24, 3
"""The greatest width of a label above a headline, and the least of that; so many Chinese words parted by spaces are a row of labels."""
_NEAR = 40
"""How far a label stands above the headline, in lines, and how many bylines are looked through for a source."""
_SIZE = re.compile("A[+-]$|A[Aa]$")
"""A button for the size of the letters."""
_GLUED = re.compile("[A-Za-z][a-z][A-Z][a-z]{3}")
"""Where one link ends and the next begins, in pages flattened without care."""
_CLOSED = "。.，,、；;：:…"
"""What no headline ends with."""
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
        stated = words.scheduled.search(line.text) is not None
        if line.state == ARTICLE and line.facts.width < DATELINE and signed and not (record and field) and not stated:
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
    run = list(takewhile(lambda line: not words.counted.match(line.text) and (
        line.state != ARTICLE or (line.facts.shape in "NK" and line.text[-1] not in PAUSES)), lead))
    below = lead[len(run)] if len(run) < len(lead) else None
    if len(run) > 2 and below and (below.facts.shape in "TM" or words.counted.match(below.text)):
        for line in run:
            if line.state == ARTICLE:
                line.state, line.reason = BEFORE, "navigation"


def labels(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Drops what is left of menus above the first paragraph, where a headline is kept too."""
    words = phrases(lexicon)
    lead = top(lines)
    kept = [index for index, line in enumerate(lines) if line.state == ARTICLE and line.facts.shape == "P"]
    for line, below in pairwise(lines[:kept[1]] if len(kept) > 1 else lead):
        if line.state == below.state == ARTICLE and line.facts.key in words.labels and below.facts.key in words.labels:
            line.state, line.reason = below.state, below.reason = BEFORE, "navigation"
    sources: deque[str] = deque(maxlen=_NEAR)
    for line in lines[:len(lead) + 1]:
        if "byline" in (line.reason, line.facts.hint):
            sources.append(line.text)
        elif line.state == ARTICLE and line.facts.width < _KICKER and any(line.text in text for text in sources):
            line.state, line.reason = BEFORE, "byline"
    dates = next((index for index, line in enumerate(lead) if words.date.search(line.text)), len(lead))
    said: set[str] = set()
    for index, line in enumerate(lead):
        if line.state != ARTICLE:
            said.update(map(letters, _PIECES.split(line.text)))
        elif line.facts.width <= _KICKER and line.text[-1] not in PAUSES:
            beside = (*lead[max(0, index - 1):index], *lead[index + 1:index + (2 if index else 3)])
            above = index <= dates and _above_headline(line, lead[index + 1:min(dates, index + _NEAR)])
            if _SIZE.match(line.text) or (above and _shelf(line, beside, said)):
                line.state, line.reason = BEFORE, "navigation"


def _above_headline(line: Line, below: Sequence[Line]) -> bool:
    """Whether a wider kept line stands below, above what dates the article."""
    least = max(_HEADLINE, line.facts.width)
    return any(other.state == ARTICLE and other.facts.width > least and other.text[-1] not in _CLOSED for other in below)


def _shelf(line: Line, beside: Sequence[Line], said: Container[str]) -> bool:
    """Whether a line stands between items of a menu, or right above the headline with a word or two of one, is made of an item's words, or
    is a row of short Chinese ones."""
    items = _PIECES.split(line.text)
    known = len(items) > 1 and line.facts.width < _HEADLINE and all(letters(item) in said for item in items)
    listed = line.facts.han > 0.3 and len(items) >= _SHELF and all(width(item) <= _ENTRY for item in items)
    left, right = (beside[0], beside[-1]) if len(beside) > 1 else (line, line)
    between = left.state != ARTICLE and (right.state != ARTICLE or (len(items) < _SHELF and line.text.istitle()))
    narrow = line.facts.width < _HEADLINE or _GLUED.search(line.text) is not None
    return known or listed or (narrow and between)


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
    asked = (at for at in kept[:2] if lines[at].facts.shape == "S" and lines[at].text[-1] in "?？!！")
    if (question := next(asked, None)) is not None:
        kept.remove(question)
    return lines[:next((index for index in kept if lines[index].facts.shape in "PS"), 0)]


def dated(line: Line, words: Phrases) -> bool:
    """Whether a short line gives a date or a time."""
    return line.facts.width < DATELINE and (words.time.search(line.text) or words.date.search(line.text)) is not None


def stamps(line: Line, words: Phrases) -> bool:
    """Whether a line dates or signs what stands below."""
    return "byline" in (line.facts.hint, line.reason) or (dated(line, words) and line.text[-1] not in STOPS)

"""The figures of a table whose head says what they are in: ``单位：亿元``, ``(in millions of US dollars)``, ``净利润（万元）``.

A head over the whole table holds for the lines under it while they look like rows; a unit in brackets at the end of a
column's name holds for that column, where cells are separated by tabs. Only a figure that is a cell by itself takes the
unit. Declined: years, percentages and figures with a unit of their own; lines of running text end the table.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from bilingual.quantity import arabic
from bilingual.quantity.knowledge import Knowledge, source
from bilingual.quantity.mention import Mention

__all__ = ["read"]

Find = Callable[[str], Sequence[Mention]]
_LONGEST_ROW = 160
_PROSE = re.compile(r"[。！？；]|[.!?]\s|[,，]\s?[^\d\s]")
_CELL = re.compile(r"[^\t|｜]+")
_BRACKETS = re.compile(r"[(（]([^()（）\t]{1,40})[)）][ ]?$")
_IN = re.compile(
    r"(?P<sign>\S{1,6})? ?in (?P<code>[A-Z]{2,4}\$?|[$€£¥])? ?(?P<scale>(?:thous|m|b|tr)[a-z]{3,8}s)(?: of (?P<name>[A-Za-z ]{3,30}))?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d$")
_PARTS = (")\t", "）\t", ")\n", "）\n", "llions", "housands")
_OPEN, _CLOSE = frozenset("(（"), frozenset(")）")


def read(text: str, mentions: list[Mention], known: Knowledge, find: Find) -> list[Mention]:
    """The mentions with each figure of such a table in its unit, without what the heads themselves look like."""
    if not _may_have_heads(text, known) or not _heads(known).search(text):
        return mentions
    units: dict[int, Mention] = {}
    heads: list[tuple[int, int]] = []
    for start, end, unit in _cells(text, known, cache(lambda words: tuple(find(words)))):
        if unit is None:
            heads.append((start, end))
        else:
            units[start] = unit
    starts = [start for start, _ in heads]

    def in_a_head(mention: Mention) -> bool:
        at = bisect_right(starts, mention.start) - 1
        return at >= 0 and mention.end <= heads[at][1]

    kept = [mention for mention in mentions if not in_a_head(mention)]
    if len(kept) < len(mentions) and any(m.gloss_of is not None or m.sibling is not None for m in kept):
        return mentions  # indices point at each other: rather the head as it was read than a wrong link
    for mention in kept:
        unit = units.get(mention.start)
        if unit is not None and mention.kind == "number" and mention.scale is None and mention.qualifier == "exact":
            _apply(text, mention, unit)
    return kept


def _apply(text: str, mention: Mention, unit: Mention) -> None:
    assert unit.value is not None
    assert mention.value is not None
    figure = arabic.scaled(mention.value, unit.value)
    if text[mention.start - 1 : mention.start] in _OPEN and text[mention.end : mention.end + 1] in _CLOSE:
        mention.start, mention.end, figure = mention.start - 1, mention.end + 1, -figure  # accounting brackets
    mention.value = mention.low = mention.high = figure
    mention.scale, mention.sign, mention.currencies = unit.scale, unit.sign, unit.currencies
    mention.kind = "money" if unit.currencies else "number"


def _cells(text: str, known: Knowledge, find: Find) -> Iterator[tuple[int, int, Mention | None]]:
    """The places of figures with their unit, and the places of heads with None."""
    whole: Mention | None = None
    columns: dict[int, Mention] = {}
    offset = 0
    for line in text.split("\n"):
        head = _heads(known).search(line) if len(line) <= _LONGEST_ROW else None
        cells = list(enumerate(_CELL.finditer(line))) if len(line) <= _LONGEST_ROW else []
        over = _unit((head["unit"] or head[0]).strip("()（）"), find) if head is not None and "\t" not in line else None
        if head is not None and over is not None:
            whole, columns = over, {}
            yield offset + head.start(), offset + head.end(), None
        elif line.strip() and (len(line) > _LONGEST_ROW or _PROSE.search(line)):
            whole, columns = None, {}
        named = {index: unit for index, cell in cells if (unit := _of_column(cell[0], known, find))} if len(cells) > 1 else {}
        if named:
            columns = named
            for index in named:
                yield offset + cells[index][1].start(), offset + cells[index][1].end(), None
        elif whole is not None or columns:
            for index, cell in cells:
                unit = columns.get(index, whole)
                figure = cell[0].strip(" ()（）-−–%")
                if unit is not None and figure[:1].isdigit() and "%" not in cell[0] and not _YEAR.match(figure):
                    start = offset + cell.start() + cell[0].index(figure)
                    for back in (0, 1):  # a bracket or a minus may lie inside the span
                        yield start - back, offset + cell.end(), unit
        offset += len(line) + 1


def _of_column(cell: str, known: Knowledge, find: Find) -> Mention | None:
    match = _BRACKETS.search(cell)
    return _unit(match[1], find) if match and not match[1][0].isdigit() else None


def _unit(words: str, find: Find) -> Mention | None:
    """What one of the unit is, read by the grammar itself: 亿元 as 1亿元, ``in millions of US dollars`` as 1 million US dollars."""
    match = _IN.search(words)
    if match:
        sign = match["code"] or (match["sign"] or "").strip("(（")
        spelt = [f"{sign}1 {match['scale'][:-1]} {match['name'] or ''}".strip()]
    else:
        spelt = [f"1{words}", words]
    for form in spelt:
        found = find(form)
        if len(found) == 1 and found[0].value and found[0].kind in ("money", "number") and (found[0].scale or found[0].currencies):
            return found[0]
    return None


def _may_have_heads(text: str, known: Knowledge) -> bool:
    """What every head has, in the order of how fast it is looked for: nearly all texts have none of it."""
    if text[-1:] in _CLOSE or any(part in text for part in _PARTS):
        return True
    return any(word in text for word in known.roles["table"] if not word.isascii())


@cache
def _heads(known: Knowledge) -> re.Pattern[str]:
    """A head: the word for a unit, a colon and the unit; ``(in millions)``, ``In USD millions:``; or a unit in brackets at a cell's end."""
    words = "|".join(form for form in source(known, "table").split("|") if not form.isascii())
    column = r"[(（][^()（）\t\n\d]{1,20}[)）](?=\t|$)"
    scale = r"\b[Ii]n (?:[A-Z]{2,4}\$? |[$€£¥] ?)?(?:thou|m|b|tr)[a-z]+s\b(?: of [A-Za-z ]{3,30})?"
    english = rf"\([^()\n\d]{{0,12}}{scale}\)|{scale}[ ]?[:：][ ]?$"
    return re.compile(rf"(?:{words})\s?[:：]\s?(?P<unit>[^\s)）,，\d]{{1,12}})|{english}|{column}", re.MULTILINE)

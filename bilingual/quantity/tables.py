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
_SCALE = r"(?:(?:thous|m|b|tr)[a-z]{3,8}|['’]000|(?:mn?|bn|k)(?![A-Za-z]))"
_IN = re.compile(
    rf"(?:(?P<sign>\S{{1,6}})? ?\bin )?(?P<code>[A-Z]{{2,4}}\$?|[$€£¥])? ?(?P<scale>{_SCALE})(?: of (?P<name>[A-Za-z ]{{3,30}}))?",
    re.IGNORECASE,
)
_THOUSANDS = frozenset(("'000", "’000"))
_THOUSANDS_OF = re.compile(r"([A-Z]{2,3}\$?['’]000)")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_PARTS = (")\t", "）\t", ")\n", "）\n", "llions", "housands", "'000", "’000")
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

    places = [index for index, mention in enumerate(mentions) if not in_a_head(mention)]
    kept = [mentions[index] for index in places]
    moved = {old: new for new, old in enumerate(places)}
    for mention in kept if len(kept) < len(mentions) else ():  # what points at another amount finds it where it is now
        mention.gloss_of = None if mention.gloss_of is None else moved.get(mention.gloss_of)
        mention.sibling = None if mention.sibling is None else moved.get(mention.sibling)
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
            whole, columns = (named[0], {}) if list(named) == [0] else (whole, named)  # what names the rows speaks for all
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
    match = _BRACKETS.search(cell) or _THOUSANDS_OF.fullmatch(cell.strip(" "))
    if match is None or match[1][0].isdigit():
        return None
    return _unit(_word_for_unit(known).sub("", match[1]), find)


def _unit(words: str, find: Find) -> Mention | None:
    """What one of the unit is, read by the grammar itself: 亿元 as 1亿元, ``in millions of US dollars`` as 1 million US dollars."""
    match = _IN.fullmatch(words) or _IN.search(words) if words.isascii() or "’" in words else None
    if match and (match["code"] or match["name"] or " in " in f" {words}"):
        sign = match["code"] or (match["sign"] or "").strip("(（")
        scale = "thousand" if match["scale"] in _THOUSANDS else match["scale"].removesuffix("s")
        spelt = [f"{sign}1 {scale} {match['name'] or ''}".strip()]
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
def _word_for_unit(known: Knowledge) -> re.Pattern[str]:
    return re.compile(rf".*(?:{_words(known)})\s?[:：]\s?")


def _words(known: Knowledge) -> str:
    return "|".join(form for form in source(known, "table").split("|") if not form.isascii())


@cache
def _heads(known: Knowledge) -> re.Pattern[str]:
    """A head: the word for a unit, a colon and the unit; ``(in millions)``, ``In USD millions:``; or a unit in brackets at a cell's end."""
    column = r"[(（](?:[^()（）\t\n\d:：]|['’]000){1,20}[)）](?=\t|$)"
    column += r"|\b[A-Z]{2,3}\$?['’]000(?=\t|$)"
    scale = r"\b[Ii]n (?:[A-Z]{2,4}\$? |[$€£¥] ?)?(?:thou|m|b|tr)[a-z]+s\b(?: of [A-Za-z ]{3,30})?"
    english = rf"\([^()\n\d]{{0,12}}{scale}\)|{scale}[ ]?[:：][ ]?$"
    return re.compile(rf"(?:{_words(known)})\s?[:：]\s?(?P<unit>[^\s)）,，\d]{{1,12}})|{english}|{column}", re.MULTILINE)

"""The figures of a table whose head says what they are in (`heads`): over the whole table, or for one column.

Only a figure that is a cell by itself takes the unit, with a currency sign of its own or without (the first row of an
American table has one). A table ends with running text, with the next head, and where a row of names follows rows of figures.
Declined: years, percentages and figures with a magnitude of their own; rows and columns that count or divide something
(Headcount, 门店数, earnings per share).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Generator, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from bilingual.quantity import arabic, heads
from bilingual.quantity.knowledge import Knowledge, source
from bilingual.quantity.mention import Mention

__all__ = ["read"]

Find = Callable[[str], Sequence[Mention]]
_Place = tuple[int, int, Mention | None]
_LONGEST_ROW = 160
_PROSE = re.compile(r"[。！？；]|[.!?](?:\s|[\"”’)）]?$)|[,，]\s?[^\d\s]")
_CELL = re.compile(r"[^\t|｜]+")
_FIGURE = re.compile(
    r"[ (（\-−–]*(?P<sign>(?:[A-Z]{0,4}[$€£¥￥]|[A-Z]{2,4} ?|[\u4e00-\u9fff]{2,4})?)[ (（\-−–]*(?P<digits>\d[\d,.， ]*)[ )）]*"
)
_SIGN_ALONE = re.compile(r"[ ]*(?:[A-Z]{0,3}[$€£¥￥]|[)）%％])[ ]*")
_DIGIT = re.compile(r"\d")
_NOT_FIGURE = re.compile(r"[^ (（\-−–$€£¥￥]")
"""What stands before a figure in its cell and is no sign of it: RTX 4090, 12 15."""
_YEAR = re.compile(r"(?:19|20)\d\d$")
_OPEN, _CLOSE = frozenset("(（"), frozenset(")）")


def read(text: str, mentions: list[Mention], known: Knowledge, find: Find) -> list[Mention]:
    """The mentions with each figure of such a table in its unit, without what the heads themselves look like."""
    if not heads.stand(text, known):
        return mentions
    units: dict[int, tuple[int, Mention]] = {}
    places: list[tuple[int, int]] = []
    table = _Table(known, cache(lambda words: tuple(find(words))))
    offset = 0
    lines = text.split("\n")
    for above, line, below in zip(("", *lines), lines, (*lines[1:], ""), strict=False):
        for start, end, unit in table.row(line, above, below):
            if unit is None:
                places.append((offset + start, offset + end))
            else:
                units[offset + end] = offset + start, unit
        offset += len(line) + 1
    if not places:
        return mentions
    kept = _without(mentions, places)
    for mention in kept:
        start, unit = units.get(mention.end) or units.get(mention.end + 1) or (0, None)
        if unit is not None and not _NOT_FIGURE.search(text, start, max(start, mention.start)):
            _apply(text, mention, unit)
    return kept


def _without(mentions: list[Mention], places: list[tuple[int, int]]) -> list[Mention]:
    """The mentions outside of these places; what points at another amount finds it where it is now."""
    starts = [start for start, _ in places]

    def outside(mention: Mention) -> bool:
        at = bisect_right(starts, mention.start) - 1
        return at < 0 or mention.end > places[at][1]

    old = [index for index, mention in enumerate(mentions) if outside(mention)]
    kept = [mentions[index] for index in old]
    moved = {index: new for new, index in enumerate(old)}
    for mention in kept if len(kept) < len(mentions) else ():
        mention.gloss_of = None if mention.gloss_of is None else moved.get(mention.gloss_of)
        mention.sibling = None if mention.sibling is None else moved.get(mention.sibling)
    return kept


def _apply(text: str, mention: Mention, unit: Mention) -> None:
    if mention.kind not in ("number", "money") or mention.canonical or mention.value is None:
        return
    if mention.scale is not None or mention.qualifier != "exact":
        return
    if mention.kind == "money" and unit.currencies and not set(mention.currencies) & set(unit.currencies):
        return
    assert unit.value is not None
    figure = arabic.scaled(mention.value, unit.value)
    if text[mention.start - 1 : mention.start] in _OPEN and text[mention.end : mention.end + 1] in _CLOSE:
        mention.start, mention.end, figure = mention.start - 1, mention.end + 1, -figure  # accounting brackets
    mention.value = mention.low = mention.high = figure
    mention.scale = unit.scale
    if mention.kind == "number" or 0 < len(unit.currencies) < len(mention.currencies):
        mention.sign, mention.currencies = unit.sign, unit.currencies
    mention.kind = "money" if mention.currencies else "number"


class _Cell(NamedTuple):
    start: int
    end: int
    text: str

    @property
    def figure(self) -> bool:
        """A figure that may take the unit of its table: no year, no percentage."""
        match = _FIGURE.fullmatch(self.text)
        return match is not None and not (_YEAR.match(match["digits"].rstrip()) and not match["sign"])


class _Table:
    """The table that the lines belong to, as far as they tell."""

    def __init__(self, known: Knowledge, find: Find) -> None:
        self.known, self.find = known, find
        self.end()

    def end(self) -> None:
        self.whole: Mention | None = None
        self.columns: dict[int, Mention | None] = {}
        """The units of columns, by their place; None for one that takes no unit."""
        self.first: Mention | None = None
        """The unit in the head of the first column: it is that column's own, or that of the table where the column has names."""
        self.width = 0
        """How many cells the row of heads has."""
        self.begun = self.dated = self.tallied = False
        """Rows of figures were seen; the head was a column's own, with its year; the rows here count something."""

    def row(self, line: str, above: str, below: str) -> Iterator[_Place]:
        """The places of figures with their unit, and the places of heads with None."""
        if len(line) > _LONGEST_ROW:
            self.end()
            return
        labels = list(heads.labels(line, self.known, self.find))
        for name, label, figure, its_unit in labels:
            yield *label, None
            if not self._tallies(name):
                yield *figure, its_unit
        if labels:
            return
        cells = [_Cell(match.start(), match.end(), match[0]) for match in _CELL.finditer(line) if match[0].strip()]
        if len(cells) == 1 and (yield from self._line(cells[0], above, below)):
            return
        cells = [cell for cell in cells if not _SIGN_ALONE.fullmatch(cell.text)] if len(cells) > 2 else cells
        named = {index: unit for index, cell in enumerate(cells) if (unit := self._named(cell))} if len(cells) > 1 else {}
        figures = [index for index, cell in enumerate(cells) if cell.figure and index not in named]
        if named and not figures:
            yield from ((cells[index].start, cells[index].end, None) for index in named)
            self._heads(cells, named)
        elif not figures:
            self._names(cells)
        else:
            own = next(iter(named.values()), None)  # Revenue (US$ million)⇥1,284: the unit of a row
            yield from ((cells[index].start, cells[index].end, None) for index in named)
            self.begun = self.begun or len(cells) > 1
            if own is not None or (not self.tallied and not (len(cells) > 1 and self._tallies(cells[0].text))):
                yield from self._figures(cells, figures, own)

    def _figures(self, cells: list[_Cell], figures: list[int], own: Mention | None) -> Iterator[_Place]:
        shift = max(0, len(cells) - self.width) if self.width else 0  # a head's first cell may be empty
        for index in figures:
            whole = self.first if 0 not in figures or index == 0 else self.whole
            unit = own or self.columns.get(index - shift, whole or self.whole)
            if unit is not None:
                cell = cells[index]
                yield cell.start, cell.end - (len(cell.text) - len(cell.text.rstrip())), unit

    def _named(self, cell: _Cell) -> Mention | None:
        return heads.of_column(cell.text, self.known, self.find)

    def _line(self, cell: _Cell, above: str, below: str) -> Generator[_Place, None, bool]:
        """A line of one cell: a head, running text that ends the table, or the name of a part of it. True where that is all."""
        line = cell.text.strip()
        figure_above = "\t" not in above and _DIGIT.match(above.rstrip()[-1:])  # 43⏎亿元
        unit = None if figure_above else heads.alone(line, self.find)
        if unit is not None and line[0] in self.known.characters and "\t" not in below:
            unit = None
        found = heads.over(cell.text, self.known, self.find) if unit is None else (0, len(cell.text), unit)
        if found is not None:
            self.end()
            self.whole, self.dated = found[2], unit is not None and heads.DATED.match(line) is not None
            yield cell.start + found[0], cell.start + found[1], None
        elif _PROSE.search(line) and not cell.figure:
            self.end()
        elif not cell.figure:
            self.tallied = self._tallies(line)
        return not cell.figure

    def _heads(self, cells: list[_Cell], named: dict[int, Mention]) -> None:
        """A row of heads: what names the rows, and what all columns have in common, speaks for all."""
        self.end()
        units = {(unit.value, unit.currencies) for unit in named.values()}
        if list(named) == [0]:
            self.first = named[0]
        elif len(named) == len(cells) and len(units) == 1:
            self.whole = named[0]
        else:
            self.columns = dict(named)
        self._skip(cells, len(named) < len(cells))

    def _names(self, cells: list[_Cell]) -> None:
        """A row of names and years: the columns' names under a head, or, behind rows of figures, another table."""
        years = any(_YEAR.match(cell.text.strip()) for cell in cells)
        names = sum(any(character.isalpha() for character in cell.text) for cell in cells)
        if names == len(cells) and (self.begun or self.dated):
            self.end()
        elif names == len(cells):
            self._skip(cells, True)
        elif years and names:
            self.tallied = self._tallies(cells[0].text)

    def _skip(self, cells: list[_Cell], wide: bool) -> None:
        """The columns that count something take no unit; ``wide`` where the row of heads names columns one by one."""
        self.columns.update((index, None) for index, cell in enumerate(cells) if index and self._tallies(cell.text))
        self.width = len(cells) if wide and self.columns else 0

    def _tallies(self, name: str) -> bool:
        """What is counted or divided (Headcount, Number of shops, 门店数, earnings per share) is in no unit of money."""
        return _tally(self.known).search(name.strip(" :：")) is not None


@cache
def _tally(known: Knowledge) -> re.Pattern[str]:
    """A word of counting that ends the name, with none before it that an amount goes to (loans to customers); per share anywhere."""
    english = "|".join(form for form in source(known, "tally").split("|") if form.isascii())
    chinese = "|".join(form for form in source(known, "tally").split("|") if not form.isascii())
    divided = source(known, "divided")
    return re.compile(
        rf"^(?:(?!.*\b(?:to|from|for|of|by|on)\b).*\b)?(?:{english})(?: ?\([^()]*\))?$|^(?:number|no\.) of\b"
        rf"|^(?:{english}) (?:by|per)\b"
        rf"|(?:{chinese})(?:[(（][^()（）]*[)）])?$|{divided}",
        re.IGNORECASE,
    )

"""Of whom and of what a text speaks around its amounts: names of bearers, markets and places, and words like 营收 or 估值.

A line is searched when it is first asked for: most lines of a page hold no amount that needs it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from functools import cache, cached_property
from typing import Generic, TypeVar

from bilingual.currency.context import Context
from bilingual.currency.cues import Cued, cues_in
from bilingual.currency.layout import Layout
from bilingual.currency.places import stock_codes
from bilingual.currency.terms import Named, entities_in
from bilingual.lexicon import Lexicon
from bilingual.quantity.mention import Mention

__all__ = ["BEARERS", "Spoken"]

BEARERS = ("organisation", "person", "product")
_CODES_REACH = 600


_Found = TypeVar("_Found", Named, Cued)


class _Lines(Generic[_Found]):
    """What a search finds in a text, by its lines: a line is searched when it is first asked for."""

    def __init__(self, layout: Layout, search: Callable[[int, int], Iterable[_Found]]) -> None:
        self._layout = layout
        self._search: Callable[[int, int], Iterable[_Found]] = search
        self._lines: dict[int, tuple[list[int], list[_Found]]] = {}

    def within(self, start: int, end: int) -> list[_Found]:
        """What begins within a span, in order."""
        first, last = self._layout.line(start), self._layout.line(max(start, end - 1))
        if first == last:
            return self._in_line(first, start, end)
        return [found for line in range(first, last + 1) for found in self._in_line(line, start, end)]

    def _in_line(self, line: int, start: int, end: int) -> list[_Found]:
        if line not in self._lines:
            there = list(self._search(*self._layout.line_span(line)))
            self._lines[line] = [found.start for found in there], there
        starts, there = self._lines[line]
        return there[bisect_left(starts, start) : bisect_left(starts, end)] if starts else there


class Spoken(Layout):
    """A text with its mentions, and the words around them."""

    def __init__(self, text: str, mentions: Sequence[Mention], context: Context, lexicon: Lexicon) -> None:
        super().__init__(text)
        self.mentions = mentions
        self.context = context
        self.lexicon = lexicon
        self._roles: dict[int, str] = {}
        self._codes: dict[int, list[tuple[str, str]]] = {}
        self._bearers: dict[tuple[int, bool], str | None] = {}
        self._names: dict[tuple[int, int], list[Named]] = {}
        self._named = _Lines(self, lambda start, end: entities_in(text, lexicon, start, end))
        self._cued = _Lines(self, lambda start, end: cues_in(text, lexicon, start, end))

    def names(self, start: int, end: int) -> list[Named]:
        """The names within a span, in order."""
        if (start, end) not in self._names:  # the rules ask for those of one line or sentence again and again
            self._names[start, end] = self._named.within(start, end)
        return self._names[start, end]

    def cues(self, start: int, end: int) -> list[Cued]:
        """The cue words within a span, in order."""
        return self._cued.within(start, end)

    def stock_codes(self, line: int) -> list[tuple[str, str]]:
        """The stock codes of a line's beginning, where they stand behind the company's name: currency, and the code."""
        if line not in self._codes:
            start, end = self.line_span(line)
            self._codes[line] = list(stock_codes(self.text, start, min(end, start + _CODES_REACH), self.lexicon))
        return self._codes[line]

    def role(self, index: int) -> str:
        """What is done with an amount (``funding``, ``revenue`` …): the role of the nearest cue before it in its
        clause or right after it; '' where none tells."""
        if index not in self._roles:
            self._roles[index] = self._role(index)
        return self._roles[index]

    def _role(self, index: int) -> str:
        mention = self.mentions[index]
        start, end = self.clause(mention.start)
        cues = self.cues(start, min(end, mention.end + 8))
        near = [(mention.start - stop, 0, cue.role) for _, stop, cue in cues if stop <= mention.start and cue.side != "after"]
        near += [(begin - mention.end, 1, cue.role) for begin, _, cue in cues if begin >= mention.end]
        return min((found for found in near if found[2]), default=(0, 0, ""))[2]

    def bearer(self, index: int, *, near: bool = False) -> str | None:
        """Who an amount is said of: the last name before it in its sentence, else the first one after it, else the one that
        the headline above it, or the page's, begins with; None where no known name is near. ``near`` asks its sentence alone."""
        if (index, near) not in self._bearers:
            self._bearers[index, near] = self._bearer(index, near=near)
        return self._bearers[index, near]

    def _bearer(self, index: int, *, near: bool) -> str | None:
        mention = self.mentions[index]
        start, end = self.sentence(mention.start)
        spans = ((start, mention.start, -1), (mention.end, end, 0), (*self.line_near(mention.start), 0),
                 (*self.line_span(self.line(self.story(mention.start)[0])), 0), (*self.line_span(0), 0))  # fmt: skip
        for first, last, which in spans[: 2 if near else None]:
            names = [name.entity.name for name in self.names(first, last) if name.entity.kind in BEARERS]
            if names:
                return names[which]
        return None

    def weights(self, section: str) -> dict[str, float]:
        """The weights of a section of ``currency.toml``."""
        return _weights(self.lexicon, section)

    @cached_property
    def reader_currency(self) -> str | None:
        """The currency of the readers that the page's language is written for."""
        readers: dict[str, str] = self.lexicon.settings("currency")["readers"]
        return readers.get(self.context.language or "")

    def quote(self, index: int) -> str:
        """A mention in its own words, for a reader to find it by."""
        mention = self.mentions[index]
        return self.text[mention.start : mention.end].replace("\n", " ")

    def cite(self, index: int) -> str:
        """The same with the number of its line."""
        return f"{self.quote(index)} (line {self.line(self.mentions[index].start) + 1})"


@cache
def _weights(lexicon: Lexicon, section: str) -> dict[str, float]:
    return {name: float(weight) for name, weight in lexicon.settings("currency")[section].items()}

"""Of whom and of what a text speaks around its amounts: names of bearers, markets and places, and words like 营收 or 估值.

A line is searched when it is first asked for: most lines of a page hold no amount that needs it.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache, cached_property
from typing import TypeVar

from bilingual.currency.context import Context
from bilingual.currency.cues import Cued, cues_in
from bilingual.currency.layout import Layout
from bilingual.currency.places import edition_currency, outlet_currency, stock_codes
from bilingual.currency.readers import Readers, other_readers
from bilingual.currency.terms import Named, dateline, entities_in
from bilingual.lexicon import Lexicon
from bilingual.quantity.mention import Mention

__all__ = ["BEARERS", "Spoken"]

BEARERS = ("organisation", "government", "person", "product")
_CODES_REACH = 600
_DATELINES = 12  # so many lines of a page may hold the one


_Found = TypeVar("_Found", Named, Cued)


class Spoken(Layout):
    """A text with its mentions, and the words around them."""

    def __init__(self, text: str, mentions: Sequence[Mention], context: Context, lexicon: Lexicon) -> None:
        super().__init__(text)
        self.mentions = mentions
        self.starts = [mention.start for mention in mentions]
        self.context = context
        self.lexicon = lexicon
        self._roles: dict[int, str] = {}
        self._codes: dict[int, list[tuple[str, str]]] = {}
        self._bearers: dict[tuple[int, bool], str | None] = {}
        self._names: dict[tuple[int, int], list[Named]] = {}
        self._named: dict[int, list[Named]] = {}
        self._cued: dict[int, list[Cued]] = {}

    def names(self, start: int, end: int) -> list[Named]:
        """The names within a span, in order; a line is searched when it is first asked for."""
        known = self._names.get((start, end))
        if known is not None:  # the rules ask for those of one line or sentence again and again
            return known
        found: list[Named] = []
        for line in range(self.line(start), self.line(max(start, end - 1)) + 1):
            if line not in self._named:
                self._named[line] = self._names_of(*self.line_span(line))
            found += _within(self._named[line], start, end)
        self._names[start, end] = found
        return found

    def _names_of(self, start: int, end: int) -> list[Named]:
        """The names of a line, and the city of its dateline; the US of ``US$5`` is a sign and names nobody."""
        found = [name for name in entities_in(self.text, self.lexicon, start, end) if not self._in_an_amount(name)]
        city = dateline(self.text, self.lexicon, start, end)
        return [city, *found] if city and (not found or city.end <= found[0].start) else found

    @cached_property
    def city(self) -> Named | None:
        """The city of the first dateline of the page."""
        lines = (self.line_span(line) for line in range(min(len(self._line_ends) + 1, _DATELINES)))
        return next((city for span in lines if (city := dateline(self.text, self.lexicon, *span))), None)

    def _in_an_amount(self, name: Named) -> bool:
        at = bisect_right(self.starts, name.start) - 1
        return at >= 0 and name.end <= self.mentions[at].end and self.mentions[at].kind == "money"

    def cues(self, start: int, end: int) -> list[Cued]:
        """The cue words within a span, in order; a sentence is searched when it is first asked for."""
        found: list[Cued] = []
        at = start
        while at < end:
            first, last = self.whole_sentence(at)
            if first not in self._cued:
                self._cued[first] = cues_in(self.text, self.lexicon, first, last)
            found += _within(self._cued[first], start, end)
            at = last
        return found

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
        before, after = (math.inf, ""), (math.inf, "")
        for begin, stop, cue in self.cues(start, min(end, mention.end + 8)):
            if cue.role and stop <= mention.start and cue.side != "after":
                before = mention.start - stop, cue.role
            elif cue.role and begin >= mention.end:
                after = begin - mention.end, cue.role
                break
        return before[1] if before[0] <= after[0] else after[1]

    def bearer(self, index: int, *, near: bool = False) -> str | None:
        """Who an amount is said of: the last name before it in its sentence, else the first one after it, else the one that
        the headline above it, or the page's, begins with; None where no known name is near. ``near`` asks its sentence alone."""
        if (index, near) not in self._bearers:
            self._bearers[index, near] = self._bearer(index, near=near)
        return self._bearers[index, near]

    def _bearer(self, index: int, *, near: bool) -> str | None:
        mention = self.mentions[index]
        named = self.nearest(index, BEARERS)
        if named is None and not near:
            above = self.line_span(self.line(self.story(mention.start)[0]))
            spans = (self.line_near(mention.start), above, self.line_span(0))
            named = next((name for span in spans for name in self.names(*span) if name.entity.kind in BEARERS), None)
        return named.entity.name if named else None

    def nearest(self, index: int, kinds: tuple[str, ...]) -> Named | None:
        """The last name of these kinds before a mention in its sentence, else the first one after it there."""
        mention = self.mentions[index]
        last = None
        for named in self.names(*self.sentence(mention.start)):
            if named.entity.kind in kinds:
                if named.end <= mention.start:
                    last = named
                elif named.start >= mention.end:
                    return last or named
        return last

    def weights(self, section: str) -> dict[str, float]:
        """The weights of a section of ``currency.toml``."""
        return _weights(self.lexicon, section)

    @cached_property
    def reader_currency(self) -> str | None:
        """The currency of the readers that the page's language is written for."""
        readers: dict[str, str] = self.lexicon.settings("currency")["readers"]
        return self.own_readers.currency if self.own_readers else readers.get(self.context.language or "")

    @cached_property
    def own_readers(self) -> Readers | None:
        """Other readers than most of the page's language, where its words and names are theirs and no address or edition tells."""
        code = self.lexicon.settings("currency")["readers"].get(self.context.language or "")
        if code is None or self.outlet_currency or self.edition_currency:
            return None
        signs = {mention.sign for mention in self.mentions if mention.sign}
        return other_readers(self.text, signs, self.names, code, self.lexicon)

    @cached_property
    def outlet_currency(self) -> str | None:
        """The currency of the country that the page's address belongs to."""
        return outlet_currency(self.context.url, self.lexicon)

    @cached_property
    def edition_currency(self) -> str | None:
        """The currency of the country that the page says its language is of, where it is written in that language."""
        declared, language = self.context.declared or "", self.context.language or ""
        return edition_currency(declared, self.lexicon) if declared[:2].lower() == language[:2] else None

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


def _within(found: list[_Found], start: int, end: int) -> list[_Found]:
    """Of what was found in a part of the text, in order, what begins within a span."""
    return found[bisect_left(found, (start,)) : bisect_left(found, (end,))] if found else found

"""Amounts that a single line break splits: ``约3.5亿⏎美元``, ``1.2⏎billion yuan``, ``RMB⏎0.35``.

Hard-wrapped text has such breaks, and so has a page of which each bit of markup became a line. A line that ends in a number
and a next one that begins with the magnitude or the currency of that number are read as if a space stood between them; so
are a sign and its figure. The grammar itself says whether the two are an amount; `wraps` says where they would be one by
chance. A magnitude that is left over under a figure is no amount. The span holds the break, so that the canonical form, which
replaces the span, draws the two lines into one. Declined: across a blank line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from bilingual.quantity import arabic
from bilingual.quantity.knowledge import Knowledge
from bilingual.quantity.mention import Mention
from bilingual.quantity.wraps import BLANKS, DIGITS, FIRST_WORD, MAGNITUDES, REACH, SPACES, Break, completed, signed

__all__ = ["Unbroken", "strays", "unbroken"]

Find = Callable[[str], Sequence[Mention]]
_NEXT = re.compile(rf"\n[{SPACES}]{{0,8}}(?=[^\s])")
_UNDER_FIGURE = re.compile(rf"[{arabic.DIGIT}][{SPACES}]{{0,8}}\n\s{{0,8}}$")


class Unbroken(NamedTuple):
    """A text without the breaks within its amounts: the places of the breaks in it, and how many characters are missing by then."""

    text: str
    places: list[int]
    missing: list[int]

    def restore(self, mentions: list[Mention]) -> list[Mention]:
        """The mentions, with the places that they have in the text as it was."""
        for mention in mentions if self.places else ():
            mention.start, mention.end = self._there(mention.start), self._there(mention.end)
        return mentions

    def _there(self, place: int) -> int:
        before = bisect_right(self.places, place)
        return place + (self.missing[before - 1] if before else 0)


def unbroken(text: str, known: Knowledge, apart: Collection[int], find: Find) -> Unbroken:
    """The text with a space for each break within an amount; the breaks at ``apart`` stand between lines that no one wrapped."""
    parts: list[str] = []
    places: list[int] = []
    missing: list[int] = []
    done = gone = 0
    for match in _NEXT.finditer(text) if "\n" in text else ():
        if not _may_go_on(text, match.start(), match.end(), known) or match.start() in apart:
            continue
        found = _break(text, match.start(), match.end(), find)
        if found is None or not (signed if text[match.end()] in DIGITS else completed)(text, found, known, find):
            continue
        parts += (text[done : found.start], " ")
        places.append(found.start - gone + 1)
        done, gone = found.end, gone + found.end - found.start - 1
        missing.append(gone)
    return Unbroken("".join((*parts, text[done:])) if places else text, places, missing)


def strays(text: str, mention: Mention) -> bool:
    """A magnitude without a figure at the beginning of a line, right under a figure: whatever the two are, it is not 100000000."""
    return mention.qualifier == "order" and _UNDER_FIGURE.search(text, max(0, mention.start - 18), mention.start) is not None


def _may_go_on(text: str, end: int, start: int, known: Knowledge) -> bool:
    """Whether a line that ends at ``end`` may lack what begins at ``start``: the most of all breaks is told by this."""
    while end and text[end - 1] in SPACES:
        end -= 1
    last, first = text[end - 1 : end], text[start]
    if first in DIGITS:
        return known.signs.before(text, end) is not None
    if not last.isalnum():
        return False
    if first > "\u2e80":
        numeral = last < "\u2e80" or last in known.characters
        return numeral and (known.characters.get(first, ("",))[0] in MAGNITUDES or known.signs.at(text, start) is not None)
    word = FIRST_WORD.match(text, start)
    if word is not None and (word[0] == "of" or known.words.get(word[0], ("",))[0] == "scale"):
        return True
    short = known.magnitudes.at(text, start)
    return (short is not None and short.meaning.kind == "short") or known.signs.at(text, start) is not None


def _break(text: str, at: int, end: int, find: Find) -> Break | None:
    """The break at ``at``, if the grammar sees one amount across it."""
    start = at
    while text[start - 1 : start] in BLANKS:
        start -= 1
    above = text[max(text.rfind("\n", 0, start) + 1, start - REACH - 1) : start].lstrip(SPACES)
    following = text.find("\n", end)
    below = text[end : min(end + REACH + 1, len(text) if following < 0 else following)].rstrip(SPACES)
    if not above or "\t" in above or "\t" in below:
        return None
    cut = len(above)
    for mention in find(f"{above} {below}"):
        if mention.start < cut < mention.end - 1:
            return Break(start, end, mention, above, below, above[mention.start :], below[: mention.end - cut - 1])
    return None

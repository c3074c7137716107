"""Which lines of a page tell one story: a headline at the top and the paragraph far below that it announces.

Lines are compared by the pairs of Chinese characters and the Latin words that they share, each weighed by how few lines
have it. Only the first characters of a line count, and a pair that many lines have is passed over, so the cost grows
with the page and no faster.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import chain, pairwise

__all__ = ["Stories"]

_LINE_LENGTH = 140
_COMMON = 12
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9]+")
_HAN = re.compile(r"[㐀-鿿]{2,}")

_Piece = str | tuple[str, str]
"""A Latin word, or a pair of Chinese characters."""


class Stories:
    """An index of the lines that may be answers: for us, those that name a currency."""

    def __init__(self, text: str, answers: Sequence[tuple[int, int, int]]) -> None:
        self._text = text
        self._first: dict[_Piece, int] = {}
        self._further: dict[_Piece, list[int]] = defaultdict(list)
        self._found: dict[int, tuple[int, float] | None] = {}
        for line, start, end in answers:
            pieces = _pieces(text[start : min(end, start + _LINE_LENGTH)])
            # Most pieces are of one line alone: those are counted without a look at each.
            for piece in pieces & self._first.keys():
                pieces.remove(piece)
                self._further[piece].append(line)
            self._first.update(dict.fromkeys(pieces, line))

    def most_like(self, start: int, end: int, line: int) -> tuple[int, float] | None:
        """The answer most like a span of ``line`` (and another line than that), and the likeness, 0 to 1; None where
        none shares a rare word with it."""
        if start not in self._found:
            self._found[start] = self._most_like(self._text[start : min(end, start + _LINE_LENGTH)], line)
        return self._found[start]

    def _most_like(self, words: str, line: int) -> tuple[int, float] | None:
        pieces = _pieces(words)
        scores: dict[int, float] = defaultdict(float)
        for piece in pieces & self._first.keys():
            further = self._further.get(piece, ())
            if len(further) < _COMMON:
                for other in (self._first[piece], *further):
                    if other != line:
                        scores[other] += 1 / math.sqrt(1 + len(further))
        if not scores:
            return None
        # The nearer one wins among equals, whatever order a sum of floats was made in.
        best = max(scores, key=lambda other: (round(scores[other], 9), -abs(other - line), -other))
        return best, min(1.0, scores[best] / max(8.0, len(pieces) / 2))


def _pieces(words: str) -> set[_Piece]:
    return {*map(str.lower, _LATIN.findall(words)), *chain.from_iterable(map(pairwise, _HAN.findall(words)))}

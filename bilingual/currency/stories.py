"""Which lines of a page tell one story: a headline at the top and the paragraph far below that it announces.

Lines are compared by the pairs of Chinese characters and the Latin words that they share, each weighed by how few lines
have it. Only the first characters of a line count, and a piece that many lines have is passed over, so the cost grows
with the page and no faster. On most pages few lines may be answers: those are searched for each piece, which costs less
than the index of all pieces that a long page needs.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import chain
from operator import add

__all__ = ["Stories"]

_LINE_LENGTH = 140
_COMMON = 12
_FEW = 24
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9]+")
_HAN = re.compile(r"[㐀-鿿]{2,}")


class Stories:
    """The lines that may be answers: for us, those that name a currency."""

    def __init__(self, text: str, answers: Sequence[tuple[int, int, int]]) -> None:
        self._text = text
        self._found: dict[int, tuple[int, float] | None] = {}
        lines = [(line, text[start : min(end, start + _LINE_LENGTH)]) for line, start, end in answers]
        self._lines = [(line, words, _latin(words)) for line, words in lines] if len(lines) <= _FEW else None
        self._index: dict[str, list[int]] = defaultdict(list)
        for line, words in lines if self._lines is None else ():
            for piece in _latin(words) | _pairs(words):
                self._index[piece].append(line)

    def most_like(self, start: int, end: int, line: int) -> tuple[int, float] | None:
        """The answer most like a span of ``line`` (and another line than that), and the likeness, 0 to 1; None where
        none shares a rare word with it."""
        if start not in self._found:
            self._found[start] = self._most_like(self._text[start : min(end, start + _LINE_LENGTH)], line)
        return self._found[start]

    def _most_like(self, words: str, line: int) -> tuple[int, float] | None:
        latin, pairs = _latin(words), _pairs(words)
        if self._lines is None:
            holding = [self._index.get(piece, ()) for piece in latin | pairs]
        else:
            holding = [[other for other, there, _ in self._lines if piece in there] for piece in pairs]
            holding += [[other for other, _, there in self._lines if piece in there] for piece in latin]
        scores: dict[int, float] = defaultdict(float)
        for lines in holding:
            if len(lines) <= _COMMON:
                for other in lines:
                    if other != line:
                        scores[other] += 1 / math.sqrt(len(lines))
        if not scores:
            return None
        # The nearer one wins among equals, whatever order a sum of floats was made in.
        best = max(scores, key=lambda other: (round(scores[other], 9), -abs(other - line), -other))
        return best, min(1.0, scores[best] / max(8.0, (len(latin) + len(pairs)) / 2))


def _latin(words: str) -> set[str]:
    return set(map(str.lower, _LATIN.findall(words)))


def _pairs(words: str) -> set[str]:
    return set(chain.from_iterable(map(add, run, run[1:]) for run in _HAN.findall(words)))

"""Where the lines, sentences, clauses and stories of a text begin and end, each looked up in the logarithm of their number.

A story is what stands under one headline: a short line that no full stop ends, and the lines up to the next such one. Pages
that gather many stories (a day's news, a portal) fall apart this way, and an article with subheadings into its sections.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import NamedTuple

__all__ = ["Layout"]

_SENTENCE = frozenset("。！？!?；;\n.")
_CLAUSE = re.compile(r"[，,。！？!?；;：:\n（）()【】]|\.(?=\s)")
_HEADLINE = 70
_DIGEST = 150
# A page without full stops must not make every look-up a walk through the whole page.
_CLAUSE_REACH, _SENTENCE_REACH, _LINE_REACH = 200, 500, 1500
_FULL_STOPS = "。.！!；;）)”』」\""


class _Line(NamedTuple):
    """A line, and where in it clauses and sentences end."""

    start: int
    end: int
    clauses: list[int]
    sentences: list[int]


class Layout:
    """A text and its parts."""

    def __init__(self, text: str) -> None:
        self.text = text
        # A line is taken apart when it is first asked for; and the rules ask for the parts around one amount again and again.
        self._lines: dict[int, _Line] = {}
        self._sentences: dict[int, tuple[int, int]] = {}
        self._clauses: dict[int, tuple[int, int]] = {}
        self._stories: dict[int, tuple[int, int]] = {}
        self._lines_near: dict[int, tuple[int, int]] = {}

    @cached_property
    def _line_ends(self) -> list[int]:
        return [match.start() for match in re.finditer("\n", self.text)]

    def _line(self, offset: int) -> _Line:
        number = bisect_left(self._line_ends, offset)
        if number not in self._lines:
            start, end = self.line_span(number)
            clauses = [match.end() for match in _CLAUSE.finditer(self.text, start, end + 1)]
            # Whatever ends a sentence ends a clause.
            self._lines[number] = _Line(start, end, clauses, [stop for stop in clauses if self.text[stop - 1] in _SENTENCE])
        return self._lines[number]

    def line(self, offset: int) -> int:
        """The number of the line that an offset lies in, from 0."""
        return bisect_left(self._line_ends, offset)

    def line_span(self, line: int) -> tuple[int, int]:
        """Where a line begins and ends."""
        ends = self._line_ends
        return (ends[line - 1] + 1 if line else 0), (ends[line] if line < len(ends) else len(self.text))

    @cached_property
    def _story_starts(self) -> list[int]:
        """Where the headlines begin: short lines that no full stop ends."""
        starts: list[int] = []
        start = 0
        for end in (*self._line_ends, len(self.text)):
            stripped = self.text[start : min(end, start + _HEADLINE + 1)].strip()
            if 0 < len(stripped) <= _HEADLINE and stripped[-1] not in _FULL_STOPS:
                starts.append(start)
            start = end + 1
        return starts

    def headline(self, offset: int) -> int | None:
        """The line of the headline that an offset stands under or in; None where nothing heads it."""
        position = bisect_right(self._story_starts, offset)
        return self.line(self._story_starts[position - 1]) if position else None

    def story(self, offset: int) -> tuple[int, int]:
        """Where the headline above an offset begins, and where the next one does."""
        if offset not in self._stories:
            self._stories[offset] = _around(self._story_starts, offset, 0, len(self.text))
        return self._stories[offset]

    def sentence(self, offset: int) -> tuple[int, int]:
        """Where the sentence around an offset begins and ends, as far as it is near."""
        if offset not in self._sentences:
            start, end = self.whole_sentence(offset)
            self._sentences[offset] = max(start, offset - _SENTENCE_REACH), min(end, offset + _SENTENCE_REACH)
        return self._sentences[offset]

    def whole_sentence(self, offset: int) -> tuple[int, int]:
        """Where the sentence around an offset begins and ends, however long it is."""
        line = self._line(offset)
        return _around(line.sentences, offset, line.start, line.end)

    def clause(self, offset: int) -> tuple[int, int]:
        """Where the clause around an offset begins and ends, likewise."""
        if offset not in self._clauses:
            line = self._line(offset)
            start, end = _around(line.clauses, offset, line.start, line.end)
            self._clauses[offset] = max(start, offset - _CLAUSE_REACH), min(end, offset + _CLAUSE_REACH)
        return self._clauses[offset]

    def line_near(self, offset: int) -> tuple[int, int]:
        """Where the line around an offset begins and ends, likewise; of a headline that strings stories together, the one."""
        if offset not in self._lines_near:
            self._lines_near[offset] = self._line_near(offset)
        return self._lines_near[offset]

    def _line_near(self, offset: int) -> tuple[int, int]:
        start, end = self.line_span(self.line(offset))
        if end - start <= _DIGEST and self.text.count("；", start, end) > 1:  # a headline of several stories
            return self.sentence(offset)
        return max(start, offset - _LINE_REACH), min(end, offset + _LINE_REACH)


def _around(ends: list[int], offset: int, start: int, end: int) -> tuple[int, int]:
    """The span between two of the ends that an offset lies in, else from ``start`` or to ``end``."""
    position = bisect_right(ends, offset)
    return (ends[position - 1] if position else start), (ends[position] if position < len(ends) else end)

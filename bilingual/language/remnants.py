"""Words that a translation left in the other language: ``capital博弈`` in an English article.

In a run of another language, Chinese characters are remnants, save where brackets or quotation marks hold them: there
they are a gloss of a name or a word spoken about; nor is one character beside capitals or figures (a licence, a number
plate). In a Chinese run, English words written small outside brackets are remnants where the table of listed words
knows them and `lexicons/loans.tsv` does not; names, tickers and models (``OpenAI``, ``GPU``,
``iPhone``) and words beside them (``Bank of America``) belong to the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from bilingual.document import Remnant, Segment
from bilingual.language.detect import BRACKETED, chinese
from bilingual.language.evidence import addresses, char_class
from bilingual.language.letters import listed
from bilingual.lexicon import Lexicon

__all__ = ["remnants"]

OPEN, CLOSE = "(（[【「『《〈“‘\"'", ")）]】」』》〉”’\"'"


def remnants(text: str, segments: tuple[Segment, ...], lexicon: Lexicon) -> tuple[Remnant, ...]:
    """The remnants of ``text`` in order, each with the language that it is in itself.

    >>> from bilingual.lexicon import shipped
    >>> line = "The sector is in a phase of heavy capital博弈 between giants."
    >>> [(found.text, found.language) for found in remnants(line, (Segment(0, len(line), "en"),), shipped())]
    [('博弈', 'zh')]
    """
    found: list[Remnant] = []
    for segment in segments:
        if segment.code.startswith("zh"):
            found.extend(_english(text, segment, lexicon))
        elif segment.code not in ("ja", "ko", "und", "mul"):
            found.extend(_chinese(text, segment, lexicon))
    return tuple(found)


def _chinese(text: str, segment: Segment, lexicon: Lexicon) -> Iterator[Remnant]:
    for match in _han(lexicon).finditer(text, segment.start, segment.end):
        start, end = match.span()
        left, right = text[start - 1 : start], text[end : end + 1]
        held = left in tuple(OPEN) and right in tuple(CLOSE)
        plate = end - start == 1 and any(side.isascii() and (side.isdigit() or side.isupper()) for side in (left, right))
        if not held and not plate:
            yield Remnant(start, end, match.group(), chinese(match.group(), lexicon).code)


def _english(text: str, segment: Segment, lexicon: Lexicon) -> Iterator[Remnant]:
    part = text[segment.start : segment.end]
    aside = [*addresses(part), *(match.span() for match in BRACKETED.finditer(part))]
    aside.sort()
    starts = [start for start, _ in aside]
    for match in _latin(lexicon).finditer(part):
        before = bisect_right(starts, match.start()) - 1
        if before >= 0 and match.start() < aside[before][1]:
            continue
        if _is_remnant(match.group().split(), lexicon) and _line_has_han(part, *match.span(), lexicon):
            yield Remnant(segment.start + match.start(), segment.start + match.end(), match.group(), "en")


def _is_remnant(words: list[str], lexicon: Lexicon) -> bool:
    """Whether these are English words written small, one of them no other language's, and none a loan of Chinese."""
    if not all(len(word) > 1 and word.islower() and "en" in listed(word, lexicon) for word in words):
        return False
    return _loans(lexicon).isdisjoint(words) and any(len(listed(word, lexicon)) == 1 for word in words)


def _line_has_han(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether Chinese characters stand near on the same line: a line of Latin words is no remnant."""
    before = text[max(0, start - 40) : start].rpartition("\n")[2]
    after = text[end : end + 40].partition("\n")[0]
    return bool(_han(lexicon).search(before) or _han(lexicon).search(after))


@cache
def _loans(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(row["word"] for row in lexicon.table("loans"))


@cache
def _han(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(f"[{char_class('Hani', lexicon)}]+")


@cache
def _latin(lexicon: Lexicon) -> re.Pattern[str]:
    """Latin words with the spaces between them: a name of several words is looked at as one."""
    letter = f"{char_class('Latn', lexicon)}0-9_'’&.+-"
    return re.compile(f"[{letter}]+(?: [{letter}]+)*")

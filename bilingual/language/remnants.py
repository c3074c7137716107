"""Words that a translation left in the other language: ``capital博弈`` in an English article.

In a run of another language, Chinese characters are remnants, save where brackets or quotation marks hold them: there
they are a gloss of a name or a word spoken about. In a Chinese run, English words written small are remnants where the
table of listed words knows them and `lexicons/loans.tsv` does not; names, tickers and models (``OpenAI``, ``GPU``,
``iPhone``) and words beside them (``Bank of America``) belong to the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bilingual.document import Remnant, Segment
from bilingual.language.detect import chinese
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
        held = text[start - 1 : start] in tuple(OPEN) and text[end : end + 1] in tuple(CLOSE)
        if not held:
            yield Remnant(start, end, match.group(), chinese(match.group(), lexicon).code)


def _english(text: str, segment: Segment, lexicon: Lexicon) -> Iterator[Remnant]:
    loans = _loans(lexicon)
    skipped = addresses(text[segment.start : segment.end])
    for match in _latin(lexicon).finditer(text, segment.start, segment.end):
        words = match.group().split()
        if not all(word.islower() and word.isascii() for word in words):
            continue
        if any(start <= match.start() - segment.start < end for start, end in skipped):
            continue
        if all(len(word) > 1 and word not in loans and "en" in listed(word, lexicon) for word in words) and any(
            len(listed(word, lexicon)) == 1 for word in words
        ):
            yield Remnant(match.start(), match.end(), match.group(), "en")


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

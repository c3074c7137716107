"""A text cut into tokens: words, numbers, amounts and punctuation; only white space lies between them.

Amounts come first and are one token each: every segmenter damages figures (``5|,|000``). So are addresses. Then one
pattern cuts figures and Latin words, contractions, hyphens and abbreviations with dots kept whole; runs of Chinese
characters go to the segmenter. Declined: words of Japanese, Korean and Thai, cut at the borders of scripts only.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, cached_property, partial
from itertools import accumulate
from operator import add
from typing import Literal

from bilingual.document import Amount, Segment, Token
from bilingual.language.evidence import addresses, char_class, scripts
from bilingual.language.segmenter import Cutter, cutter
from bilingual.lexicon import Lexicon

__all__ = ["tokenise"]

Kind = Literal["word", "number", "amount", "punctuation"]
KINDS: dict[str | None, Kind] = {"figure": "number", "numeral": "number", "mark": "punctuation"}
HAN_LANGUAGES = frozenset(("zh", "zh-Hans", "zh-Hant", "ja", "ko"))
UNCUT = frozenset(("ja", "ko"))
CUTTABLE = r"\u4e00-\u9fd5"  # what jieba's dictionary and model know; any other Chinese character is a word by itself
NUMERAL = "[²³¹¼-¾⁰-₉⅐-ↈ①-⒛⓪-⓿❶-➓]"
FIGURE = r"[$€£¥]?\d{1,40}(?:[.,:/-]\d{1,40}){0,20}(?:[%‰]|[A-Za-z]{1,8}(?![A-Za-z0-9]))?"


def tokenise(text: str, segments: Sequence[Segment], amounts: Sequence[Amount], lexicon: Lexicon) -> tuple[Token, ...]:
    """The tokens of ``text`` in order; ``amounts`` (in order, disjoint) are one each, ``segments`` give the languages.

    >>> from bilingual.lexicon import shipped
    >>> line = "U.S. chip makers don't sell 算力芯片。"
    >>> [token.text for token in tokenise(line, (Segment(0, len(line), "en"),), (), shipped())]
    ['U.S.', 'chip', 'makers', "don't", 'sell', '算力', '芯片', '。']
    """
    table = _Table(segments, lexicon)
    at = 0
    for start, end, kind in _wholes(text, amounts):
        table.cut(text, at, start)
        table.put(start, text[start:end], table.code(start), kind)
        at = end
    table.cut(text, at, len(text))
    return table.tokens()


def _wholes(text: str, amounts: Sequence[Amount]) -> list[tuple[int, int, Kind]]:
    """What is one token whatever stands in it: the amounts, and the addresses that hold none."""
    found: list[tuple[int, int, Kind]] = [(item.start, item.end, "amount") for item in amounts]
    for start, end in addresses(text):
        index = bisect_left(amounts, end, key=lambda item: item.start)
        if index == 0 or amounts[index - 1].end <= start:
            found.append((start, end, "word"))
    return sorted(found)


class _Table:
    """The tokens as they are cut, in columns: made into rows at the end, which takes a third of the time of making each
    token by itself. A token's language is its run's, unless its letters cannot be of that language."""

    def __init__(self, segments: Sequence[Segment], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._segments: Iterator[Segment] = iter(segments)
        self._here = Segment(0, 0, "und")
        self._chinese = next((segment.code for segment in segments if segment.code.startswith("zh")), "zh")
        self._starts: list[int] = []
        self._texts: list[str] = []
        self._codes: list[str] = []
        self._kinds: list[Kind] = []

    def code(self, offset: int) -> str:
        """The code of the run that ``offset`` lies in; offsets are asked for in order."""
        while offset >= self._here.end:
            self._here = next(self._segments, Segment(offset, sys.maxsize, self._here.code))
        return self._here.code

    @cached_property
    def _segment(self) -> Cutter:
        return cutter(self._lexicon)  # loaded when the first Chinese run asks for it

    def put(self, start: int, text: str, code: str, kind: Kind) -> None:
        """Add one token."""
        self._starts.append(start)
        self._texts.append(text)
        self._codes.append(code)
        self._kinds.append(kind)

    def cut(self, text: str, start: int, end: int) -> None:
        """Add the tokens of a stretch that holds no amount."""
        for match in _pattern(self._lexicon).finditer(text, start, end):
            here, group = match.start(), match.lastgroup
            code = self.code(here)
            if group == "han" and code not in UNCUT:
                words = self._segment(match.group())
                self._starts.extend(accumulate(map(len, words[:-1]), initial=here))
                self._texts.extend(words)
                self._codes.extend([code if code in HAN_LANGUAGES else self._chinese] * len(words))
                self._kinds.extend(["word"] * len(words))
            elif group == "latin":
                self.put(here, match.group(), "en" if code in HAN_LANGUAGES else code, "word")
            else:
                self.put(here, match.group(), code, KINDS.get(group, "word"))

    def tokens(self) -> tuple[Token, ...]:
        """The rows."""
        ends = map(add, self._starts, map(len, self._texts))
        rows = zip(self._starts, ends, self._texts, self._codes, self._kinds, strict=True)
        return tuple(map(partial(tuple.__new__, Token), rows))


@cache
def _pattern(lexicon: Lexicon) -> re.Pattern[str]:
    latin = char_class("Latn", lexicon)
    dotted = f"(?:[{latin}]\\.){{2,12}}(?:[{latin}](?![{latin}]))?"
    plain = f"(?:[0-9]{{1,9}}-)?[{latin}][{latin}0-9_]*(?:['’&-][{latin}0-9_]+)*"
    word = rf"{dotted}|[A-Z](?:\+\+|#)(?![{latin}])|{plain}"
    others = [f"[{char_class(script, lexicon)}]+" for script in scripts(lexicon) if script not in ("Hani", "Latn")]
    mark = r"(?P<same>[^\w\s]|_)(?P=same)*"
    groups = {
        "han": f"[{CUTTABLE}]+",
        "latin": word,
        "figure": FIGURE,
        "mark": mark,  # before the many classes of the other scripts, since it is far commoner
        "rare": f"[{char_class('Hani', lexicon)}]",
        "other": "|".join(others),
        "numeral": NUMERAL,
        "rest": r"\S",  # a letter of no script that the table lists
    }
    return re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in groups.items()))

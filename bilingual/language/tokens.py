"""A text cut into tokens: words, numbers, amounts and punctuation; only white space lies between them.

Amounts come first and are one token each: every segmenter damages figures (``5|,|000``). Then addresses, figures and
Latin words are cut by one pattern, contractions, hyphens and abbreviations with dots kept whole; runs of Chinese characters
go to the segmenter. Declined: words of Japanese, Korean and Thai, which are cut at the borders of scripts only.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

from bilingual.document import Amount, Segment, Token
from bilingual.language.evidence import char_class, scripts
from bilingual.language.segmenter import Cutter, cutter
from bilingual.lexicon import Lexicon

__all__ = ["tokenise"]

LONGEST = 5000  # characters of one run that the segmenter gets at once

ADDRESS = r"(?:https?://|www\.)[!-~]{1,2000}(?<![.,;:!?)\]}'\"])|[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}"
FIGURE = r"[$€£¥]?\d{1,40}(?:[.,:/-]\d{1,40}){0,20}(?:%|‰|[A-Za-z]{1,8}(?![A-Za-z0-9]))?"


def tokenise(text: str, segments: Sequence[Segment], amounts: Sequence[Amount], lexicon: Lexicon) -> tuple[Token, ...]:
    """The tokens of ``text`` in order; ``amounts`` are one token each, ``segments`` give the languages.

    >>> from bilingual.lexicon import shipped
    >>> line = "U.S. chip makers don't sell 算力芯片。"
    >>> [token.text for token in tokenise(line, (Segment(0, len(line), "en"),), (), shipped())]
    ['U.S.', 'chip', 'makers', "don't", 'sell', '算力', '芯片', '。']
    """
    tongue = _Tongue(segments)
    tokens: list[Token] = []
    at = 0
    for amount in amounts:
        tokens.extend(_cut(text, at, amount.start, tongue, lexicon))
        tokens.append(Token(amount.start, amount.end, amount.text, tongue.at(amount.start), "amount"))
        at = amount.end
    tokens.extend(_cut(text, at, len(text), tongue, lexicon))
    return tuple(tokens)


def _cut(text: str, start: int, end: int, tongue: _Tongue, lexicon: Lexicon) -> Iterator[Token]:
    segmenter: Cutter | None = None
    for match in _pattern(lexicon).finditer(text, start, end):
        group, here, token = match.lastgroup, match.start(), match.group()
        if group == "han":
            segmenter = segmenter or cutter(lexicon)
            code = tongue.chinese(here)
            for part in range(0, len(token), LONGEST):
                for word in segmenter(token[part : part + LONGEST]):
                    yield Token(here, here + len(word), word, code, "word")
                    here += len(word)
        elif group == "latin":
            yield Token(here, match.end(), token, tongue.latin(here), "word")
        else:
            kind: Literal["word", "number", "punctuation"]
            kind = "word" if group in ("address", "other") else "number" if group == "figure" else "punctuation"
            yield Token(here, match.end(), token, tongue.at(here), kind)


class _Tongue:
    """The language of a token: its run's, unless its letters cannot be of that language."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._starts = [segment.start for segment in segments]
        self._codes = [segment.code for segment in segments]
        self._chinese = next((code for code in self._codes if code.startswith("zh")), "zh")

    def at(self, offset: int) -> str:
        """The code of the run that ``offset`` lies in."""
        index = bisect_right(self._starts, offset) - 1
        return self._codes[index] if index >= 0 else "und"

    def chinese(self, offset: int) -> str:
        """The code for Chinese characters at ``offset``."""
        code = self.at(offset)
        return code if code[:2] in ("zh", "ja", "ko") else self._chinese

    def latin(self, offset: int) -> str:
        """The code for a Latin word at ``offset``."""
        code = self.at(offset)
        return "en" if code[:2] in ("zh", "ja", "ko") else code


@cache
def _pattern(lexicon: Lexicon) -> re.Pattern[str]:
    latin, han = char_class("Latn", lexicon), char_class("Hani", lexicon)
    word = f"(?:[{latin}]\\.){{2,12}}|[{latin}][{latin}0-9_]*(?:['’&-][{latin}0-9_]+)*\\+{{0,2}}"
    others = [f"[{char_class(script, lexicon)}]+" for script in scripts(lexicon) if script not in ("Hani", "Latn")]
    return re.compile(
        f"(?P<han>[{han}]+)|(?P<address>{ADDRESS})|(?P<latin>{word})|(?P<figure>{FIGURE})"
        f"|(?P<other>{'|'.join(others)})|(?P<mark>(?P<same>[^\\w\\s])(?P=same)*|[^\\s])"
    )

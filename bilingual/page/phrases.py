"""The phrases of ``lexicons/noise.tsv`` found in a line: evidence for the classifier, with the reason that each gives.

One pattern a place (line start, anywhere, credit), longest phrase first, and a table of whole lines; beside them the shapes
of dates, amounts, invitations and the like from ``shapes.toml``. Whole lines are compared by their letters alone, so that
``0 Comments`` and ``评论（12）`` meet the row that says ``comments`` or ``评论``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, partial

from bilingual.lexicon import Lexicon
from bilingual.page.memo import Memo
from bilingual.page.patterns import Patterns, compiled

__all__ = ["Functions", "Openings", "Phrases", "any_of", "function_words", "letters", "phrases", "width"]

_WIDE = re.compile(r"[\u2e80-\u9fff]|\\u4e00")
_NOT_LETTERS = re.compile(r"[\W\d_]+")
_NOT_ASCII_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())


def letters(text: str) -> str:
    """The letters of a line in lower case, all else taken out.

    >>> letters("0 Comments:"), letters("【相关阅读】")
    ('comments', '相关阅读')
    """
    if text.isascii():
        return text.encode().translate(None, _NOT_ASCII_LETTERS).decode().lower()
    text = "".join(text.split())  # spaces are most of what goes, and go faster so
    return (text if text.isalpha() else _NOT_LETTERS.sub("", text)).lower()


def width(text: str) -> int:
    """How wide a text is: letters of a wide script count nearly two.

    >>> width("Alpha"), width("中文")
    (5, 4)
    """
    return len(text) if text.isascii() else (len(text) + len(text.encode(errors="replace"))) // 2


class Openings:
    """Phrases that a line may begin with, the longest first: one pattern for each first character."""

    def __init__(self, words: Iterable[str]) -> None:
        self._patterns = {first: re.compile(re.escape(first) + rest) for first, rest in _by_first(words, whole=True).items()}

    def match(self, text: str) -> re.Match[str] | None:
        """The phrase that the text begins with, as a match; None where there is none."""
        pattern = self._patterns.get(text[:1])
        return pattern.match(text) if pattern else None


@dataclass(frozen=True, eq=False)
class Phrases(Patterns):
    """The compiled rows; each answers with the reason of the row that was met, or None."""

    heads: dict[str, str]
    """Letters of a line that opens a section of noise -> reason."""
    lines: dict[str, str]
    """Letters of a line that is noise as a whole -> reason."""
    alone: dict[str, str]
    """Letters of a line that is noise wherever it stands -> reason."""
    headings: dict[str, str]
    """Letters of a line that opens a section of noise, or a part of the article -> reason."""
    labels: dict[str, str]
    """Letters of all of these, and of what is one only among others -> reason."""
    starts: Openings
    anywhere: re.Pattern[str]
    credits: Openings
    between: tuple[re.Pattern[str], re.Pattern[str]]
    """What parts labels in a row, in narrow letters and in wide ones."""
    told: Memo[bool, re.Pattern[str]]
    """Whole lines by their shape, in narrow letters (False) and in wide ones, compiled when first asked for; the group that met is
    named by the reason, with ``_`` for ``-``."""
    reasons: dict[str, str]
    """A phrase as the patterns find it -> reason."""


def _by_first(words: Iterable[str], whole: bool) -> dict[str, str]:
    """What may follow the first character of a phrase, as an alternation, the longest first; ``whole`` where a letter must end a word."""
    rest: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        end = r"(?![a-zA-Z])" if whole and word[-1].isascii() and word[-1].isalpha() else ""
        rest.setdefault(word[:1], []).append(re.escape(word[1:]) + end)
    return {first: f"(?:{'|'.join(own)})" for first, own in sorted(rest.items())}


def any_of(words: Iterable[str], *, whole: bool = False) -> re.Pattern[str]:
    """One pattern for all words, by their first character, so that the scan skips what cannot begin one."""
    return re.compile("|".join(re.escape(first) + rest for first, rest in _by_first(words, whole).items()) or "(?!)")


def _shapes(table: dict[str, list[str]], wide: bool) -> re.Pattern[str]:
    """The shapes of whole lines, wide or narrow, one group a reason; marks and brackets before a line are no part of it."""
    groups = []
    for reason, shapes in table.items():
        if own := [shape for shape in shapes if wide == (_WIDE.search(shape) is not None)]:
            groups.append(f"(?P<{reason.replace('-', '_')}>{'|'.join(own)})")
    return re.compile(r"[\s（(\[【〔★☆※◎＊*▲△▼▶►⬇—–«»‹›<>＜＞↑↓→👇👆-]{0,5}+(?:" + "|".join(groups) + ")" if groups else "(?!)")


@cache
def phrases(lexicon: Lexicon) -> Phrases:
    """The phrases of a lexicon, compiled once."""
    places = ("head", "heading", "line", "start", "any", "credit", "alone", "label")
    by_place: dict[str, dict[str, str]] = {place: {} for place in places}
    for row in lexicon.table("noise"):
        for place in row.many("place"):
            by_place[place][row["phrase"]] = row["reason"]
    settings = lexicon.settings("shapes")
    shapes = settings["patterns"]
    heads, headings, lines, alone, labels = (
        {letters(phrase): reason for phrase, reason in by_place[place].items()}
        for place in ("head", "heading", "line", "alone", "label")
    )
    return Phrases(
        heads=heads,
        headings=headings,
        lines=lines,
        alone=alone,
        labels={**labels, **heads, **lines, **alone},
        starts=Openings(by_place["start"]),
        anywhere=any_of(by_place["any"], whole=True),
        credits=Openings(by_place["credit"]),
        between=(re.compile(shapes["between"]), re.compile(shapes["between_wide"])),
        **compiled(shapes),
        told=Memo(partial(_shapes, settings["told"])),
        reasons={**by_place["start"], **by_place["any"]},
    )


@dataclass(frozen=True, eq=False)
class Functions:
    """The function words of languages with spaces, and the characters that do their work elsewhere."""

    words: frozenset[str]
    characters: str


@cache
def function_words(lexicon: Lexicon) -> Functions:
    """The rows of ``lexicons/function_words.tsv``: what running text cannot do without."""
    rows = [row["word"] for row in lexicon.table("function_words")]
    wide = [word for word in rows if len(word) == 1 and word > "\u1100"]
    return Functions(frozenset(rows) - frozenset(wide), "".join(wide))

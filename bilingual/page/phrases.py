"""The phrases of ``lexicons/noise.tsv`` found in a line: evidence for the classifier, with the reason that each gives.

One pattern a place (line start, anywhere, credit), longest phrase first, and a table of whole lines; beside them the shapes
of dates, amounts, invitations and the like from ``shapes.toml``. Whole lines are compared by their letters alone, so that
``0 Comments`` and ``评论（12）`` meet the row that says ``comments`` or ``评论``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from bilingual.lexicon import Lexicon

__all__ = ["Functions", "Phrases", "function_words", "letters", "phrases", "width"]

_WIDE = re.compile(r"[\u2e80-\u9fff]|\\u4e00")
_NOT_LETTERS = re.compile(r"[\W\d_]+")


def letters(text: str) -> str:
    """The letters of a line in lower case, all else taken out.

    >>> letters("0 Comments:"), letters("【相关阅读】")
    ('comments', '相关阅读')
    """
    text = "".join(text.split())  # spaces are most of what goes, and go faster so
    return (text if text.isalpha() else _NOT_LETTERS.sub("", text)).lower()


def width(text: str) -> int:
    """How wide a text is: letters of a wide script count nearly two.

    >>> width("Alpha"), width("中文")
    (5, 4)
    """
    return len(text) if text.isascii() else (len(text) + len(text.encode(errors="replace"))) // 2


@dataclass(frozen=True, eq=False)
class Phrases:
    """The compiled rows; each answers with the reason of the row that was met, or None."""

    heads: dict[str, str]
    """Letters of a line that opens a section of noise -> reason."""
    lines: dict[str, str]
    """Letters of a line that is noise as a whole -> reason."""
    alone: dict[str, str]
    """Letters of a line that is noise wherever it stands -> reason."""
    starts: re.Pattern[str]
    anywhere: re.Pattern[str]
    credits: re.Pattern[str]
    date: re.Pattern[str]
    time: re.Pattern[str]
    numbered: re.Pattern[str]
    amount: re.Pattern[str]
    invitation: re.Pattern[str]
    about: re.Pattern[str]
    author: re.Pattern[str]
    credited: re.Pattern[str]
    quotation: re.Pattern[str]
    field: re.Pattern[str]
    answered: re.Pattern[str]
    duration: re.Pattern[str]
    speech: re.Pattern[str]
    told: tuple[re.Pattern[str], re.Pattern[str]]
    """Whole lines by their shape, in narrow letters and in wide ones; the group that met is named by the reason, with ``_`` for ``-``."""
    reasons: dict[str, str]
    """A phrase as the patterns find it -> reason."""


def _pattern(words: list[str]) -> re.Pattern[str]:
    """An alternation, longest first, grouped by first character, so that the scan skips what cannot begin a phrase."""
    heads: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        end = r"(?![a-zA-Z])" if word[-1].isascii() and word[-1].isalpha() else ""
        heads.setdefault(word[0], []).append(re.escape(word[1:]) + end)
    return re.compile("|".join(re.escape(first) + "(?:" + "|".join(rest) + ")" for first, rest in sorted(heads.items())) or "(?!)")


def _shapes(table: dict[str, list[str]], wide: bool) -> re.Pattern[str]:
    """The shapes of whole lines, wide or narrow, one group a reason; marks and brackets before a line are no part of it."""
    groups = []
    for reason, shapes in table.items():
        if own := [shape for shape in shapes if wide == (_WIDE.search(shape) is not None)]:
            groups.append(f"(?P<{reason.replace('-', '_')}>{'|'.join(own)})")
    return re.compile(r"[\s（(\[【〔★※◎＊*▲△—–-]{0,4}+(?:" + "|".join(groups) + ")" if groups else "(?!)")


@cache
def phrases(lexicon: Lexicon) -> Phrases:
    """The phrases of a lexicon, compiled once."""
    by_place: dict[str, dict[str, str]] = {"head": {}, "line": {}, "start": {}, "any": {}, "credit": {}, "alone": {}}
    for row in lexicon.table("noise"):
        for place in row.many("place"):
            by_place[place][row["phrase"]] = row["reason"]
    settings = lexicon.settings("shapes")
    shapes = settings["patterns"]
    return Phrases(
        heads={letters(phrase): reason for phrase, reason in by_place["head"].items()},
        lines={letters(phrase): reason for phrase, reason in by_place["line"].items()},
        alone={letters(phrase): reason for phrase, reason in by_place["alone"].items()},
        starts=_pattern(list(by_place["start"])),
        anywhere=_pattern(list(by_place["any"])),
        credits=_pattern(list(by_place["credit"])),
        date=re.compile(shapes["date"]),
        time=re.compile(shapes["time"]),
        numbered=re.compile(shapes["numbered"]),
        amount=re.compile(shapes["amount"]),
        invitation=re.compile(shapes["invitation"]),
        about=re.compile(shapes["about"]),
        author=re.compile(shapes["author"]),
        credited=re.compile(shapes["credited"]),
        quotation=re.compile(shapes["quotation"]),
        field=re.compile(shapes["field"]),
        answered=re.compile(shapes["answered"]),
        duration=re.compile(shapes["duration"]),
        speech=re.compile(shapes["speech"]),
        told=(_shapes(settings["told"], False), _shapes(settings["told"], True)),
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

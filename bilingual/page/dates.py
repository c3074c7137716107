"""Dates as pages write them, and whether a line says that it gives the day of publication.

``2026-03-03``, ``2026/3/3``, ``2024年05月10日``, ``March 3, 2026``, ``3 Mar 2026``, ``3/4/2026`` (month first, unless that cannot
be). Declined: dates without a year, relative ones (``3小时前``), eras. The words stand in ``lexicons/dates.tsv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from bilingual.lexicon import Lexicon

__all__ = ["Dated", "compact", "dates"]

YEARS = range(1990, 2100)
YEAR = re.compile(r"(?:19|20)\d\d")
BEFORE, BEHIND = 40, 32
"""How far before and behind the beginning of its year a date reaches."""
WINDOW = 24
"""How many characters before a date are searched for the word that says what it is."""
COMPACT = re.compile(r"(?<![0-9])(20\d\d|199\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?![0-9])")


class Dated(NamedTuple):
    """A date in a line, where it stands, and what the word before it says (``published``, ``updated``, ``other``, '')."""

    start: int
    end: int
    day: date
    role: str
    timed: bool
    """A time of day follows."""


def dates(text: str, lexicon: Lexicon) -> Iterator[Dated]:
    """The dates of a line, in order.

    >>> from bilingual.lexicon import shipped
    >>> [(d.day.isoformat(), d.role) for d in dates("发布于2026-03-03更新于2026年3月4日", shipped())]
    [('2026-03-03', 'published'), ('2026-03-04', 'updated')]
    """
    years = [match.start() for match in YEAR.finditer(text)]
    if not years:
        return
    pattern, words, months = _patterns(lexicon)
    seen = 0
    for match in pattern.finditer(text, max(0, years[0] - BEFORE), years[-1] + BEHIND):
        year = match["y1"] or match["y2"] or match["y3"] or match["y4"]
        if match["y1"]:
            month, day = int(match["m1"]), int(match["d1"])
        elif match["y4"]:
            month, day = int(match["m4"]), int(match["d4"])
            if month > 12:
                month, day = day, month
        else:
            month, day = months[(match["m2"] or match["m3"]).lower()], int(match["d2"] or match["d3"])
        try:
            found = date(int(year), month, day)
        except ValueError:
            continue
        if found.year not in YEARS:
            continue
        before = text[max(seen, match.start() - WINDOW):match.start()].lower()
        last = None
        for word in words.finditer(before):
            last = word
        role = _roles(lexicon)[last[0]] if last and not _between(lexicon).sub("", before[last.end():]) else ""
        seen = match.end()
        yield Dated(match.start(), match.end(), found, role, TIME.match(text, match.end()) is not None)


TIME = re.compile(r"[\sT,，日|·-]{0,4}(?:at\s)?\d{1,2}[:：]\d{2}")


def compact(text: str) -> date | None:
    """The first date of an address or a machine's stamp (``/2024/05/10/``, ``20240510``).

    >>> compact("https://example.org/news/20240510/a1.html")
    datetime.date(2024, 5, 10)
    """
    for match in COMPACT.finditer(text):
        try:
            return date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            continue
    return None


@cache
def _roles(lexicon: Lexicon) -> dict[str, str]:
    return {row["word"]: row["role"] for row in lexicon.table("dates") if row["role"] in ("published", "updated", "other")}


@cache
def _between(lexicon: Lexicon) -> re.Pattern[str]:
    """What may stand between such a word and its date."""
    return re.compile(rf"[\W_]+|{_either(row['word'] for row in lexicon.table('dates') if row['role'] == 'between')}")


def _either(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first; one with letters of its own alphabet stands as a whole word."""
    return "|".join(rf"\b{re.escape(w)}\b" if w.isascii() else re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


@cache
def _patterns(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str], dict[str, int]]:
    months = {row["word"]: int(row["role"]) for row in lexicon.table("dates") if row["role"].isdigit()}
    names = "|".join(sorted(map(re.escape, months), key=lambda name: (-len(name), name)))
    pattern = re.compile(
        r"(?<![\d.])(?P<y1>(?:19|20)\d\d)\s?(?:[-/.]|年)\s?(?P<m1>\d{1,2})\s?(?:[-/.]|月)\s?(?P<d1>\d{1,2})(?!\d)(?:\s?日)?"
        rf"|\b(?P<m2>{names})\.?\s{{1,3}}(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,3}}(?P<y2>(?:19|20)\d\d)\b"
        rf"|\b(?P<d3>\d{{1,2}})(?:st|nd|rd|th|er|\.)?[\s-](?:de\s)?(?P<m3>{names})\.?,?[\s-](?:de\s)?(?P<y3>(?:19|20)\d\d)\b"
        r"|(?<![\d/])(?P<m4>\d{1,2})/(?P<d4>\d{1,2})/(?P<y4>(?:19|20)\d\d)(?![\d/])", re.I)
    return pattern, re.compile(_either(_roles(lexicon))), months

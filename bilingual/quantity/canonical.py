"""The canonical form that this package itself writes, read back: ``USD 600000000000``, ``CNY 1–2 [= USD 0.14–0.28]``.

Grouped figures and the short style (``USD 600bn``) are read too. The signs before or after the figure keep a qualifier
whose word stood inside the amount: ``+`` over, ``~`` about, ``<`` under, ``≥`` at least, ``≤`` up to. The brackets
belong to the amount: ``[= USD …]`` is its dollar value, ``[or CNY]`` lists what else the currency may be.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from unicodedata import category

from bilingual.document import Marker, Qualifier
from bilingual.quantity import arabic
from bilingual.quantity.figure import step
from bilingual.quantity.knowledge import Knowledge, source

__all__ = ["BEFORE_FIGURE", "DOTTED", "Written", "read"]

BEFORE_FIGURE = " ~<≥≤-"
"""What may stand between the code and the first digit."""

DOTTED = re.compile(rf"[{arabic.DIGIT}]{{1,3}}\.[{arabic.DIGIT}]{{3}}")
"""A figure that some currencies' countries read as thousands: 31.500."""
_GAPS = ("\u00a0", " ", "-")
_FIGURE = r"-?(?:[0-9]{1,3}(?:,[0-9]{3}){1,13}(?![0-9])|[0-9]{1,60})(?:\.[0-9]{1,40})?"
_SHORT = r"(?:tn|bn|mn|m|k)(?![A-Za-z])"
_WRITTEN = re.compile(
    rf"(?P<code>[A-Z]{{3}}) (?P<sign>[~<≥≤])?(?P<first>{_FIGURE})(?P<short1>{_SHORT})?"
    rf"(?:–(?P<second>{_FIGURE})(?P<short2>{_SHORT})?)?(?P<plus>\+)?(?![0-9A-Za-z]|[.,][0-9])"
    r"(?: \[= USD [^\]\[\n]{1,160}\])?(?P<or> \[or [A-Z]{3}(?:, [A-Z]{3}){0,30}\])?"
)
_POWERS = {"k": 3, "m": 6, "mn": 6, "bn": 9, "tn": 12, None: 0}
_MARKS: dict[str, Qualifier] = {"~": "about", "<": "under", "≥": "at_least", "≤": "up_to"}


@dataclass(slots=True)
class Written:
    """An amount in canonical form."""

    start: int
    end: int
    code: str | None
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    qualifier: Qualifier
    marker: Marker
    alternatives: tuple[str, ...]


def read(text: str, pos: int, known: Knowledge) -> Written | None:
    """The amount whose first digit stands at ``pos``; None where it only looks like one (``USD 200 million``, ``ABC 5``)."""
    start = pos - 1
    while pos - start < 3 and text[start] != " ":
        start -= 1
    start -= 3
    if start < 0 or not text[start].isupper() or (start and _grows(text[start - 1])):
        return None
    match = _WRITTEN.match(text, start)
    if match is None or _goes_on(known).match(text, match.end()) or _has_magnitude(text, match.end(), known):
        return None
    code = match["code"]
    if code not in known.codes and code != "XXX":
        return None
    if text[max(0, start - 1) : start] in known.roles["quoted"] and known.signs.before(text, start - 1) is not None:
        return None  # EUR/USD 1.08
    if code in known.dotted and DOTTED.fullmatch(match["first"]):
        return None  # IDR 31.500
    after = known.signs.at(text, match.end() + (text[match.end() : match.end() + 1] == " "))
    if after is not None and after.meaning.kind == "minor":
        return None  # 3 CAD 3 cents: the code belongs to the figure before it
    if code in known.word_codes and "[" not in match[0] and len(match["first"]) < 4:
        return None  # TOP 10, ALL 5 of us
    value, low, high, qualifier, marker = _bounds(match)
    alternatives = tuple(match["or"][5:-1].split(", ")) if match["or"] else ()
    return Written(start, match.end(), None if code == "XXX" else code, value, low, high, qualifier, marker, alternatives)


def _grows(before: str) -> bool:
    """A letter, a digit or a currency sign before the code: it is part of something else ($AUD 25)."""
    return (before.isascii() and before.isalnum()) or category(before) == "Sc"


def _has_magnitude(text: str, end: int, known: Knowledge) -> bool:
    """A short magnitude after the figure, with or without a space (CNY 135 bln): the reader of magnitudes knows what it is worth."""
    return known.magnitudes.at(text, end + (text[end : end + 1] in _GAPS)) is not None


@cache
def _goes_on(known: Knowledge) -> re.Pattern[str]:
    """A magnitude in words or Han characters, a unit or a range after the figure: it is no canonical form (USD 200 million, CNY 30万)."""
    words = "|".join(form for form, (kind, _) in known.words.items() if kind.startswith("scale"))
    han = "".join(form for form, (kind, _) in known.characters.items() if kind.endswith(("unit", "scale", "more")))
    span = source(known, "span")
    return re.compile(rf"[ \u00a0-]?(?:(?:{words}|[kmbt])\b|[{han}])|%|[ ]?(?:{span})[ ]?[0-9]", re.IGNORECASE)


def _bounds(
    match: re.Match[str],
) -> tuple[Decimal | None, Decimal | None, Decimal | None, Qualifier, Marker]:
    first = _figure(match["first"], match["short1"])
    if match["second"]:
        return None, first, _figure(match["second"], match["short2"]), "range", ""
    if match["plus"]:
        return first, first, first + step(first), "over", "+"
    sign = match["sign"]
    if sign is None:
        return first, first, first, "exact", ""
    low = first if sign == "≥" else None
    high = first if sign in "<≤" else None
    return first, low, high, _MARKS[sign], sign  # type: ignore[return-value]


def _figure(digits: str, short: str | None) -> Decimal:
    return arabic.scaled(Decimal(digits.replace(",", "")), Decimal(10 ** _POWERS[short]))

"""Figures without a currency: percentages, measures and counts, plain numbers; and the minus sign of any amount."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from bilingual.document import Kind
from bilingual.quantity import accounting, arabic
from bilingual.quantity.figure import Figure
from bilingual.quantity.forms import Hit
from bilingual.quantity.knowledge import Knowledge, Unit, source
from bilingual.quantity.mention import Mention

__all__ = ["MINUS", "SPACES", "counted", "may_lead", "mention_of", "negate", "unsigned"]

SPACES = " \u00a0\u2009\u202f\u3000"
MINUS = "-−－﹣"
_HYPHENS = "-\u2010\u2011\u2012\u2013"
_NEGATIVE = ("负", "負")
_IN_WORDS = re.compile(r"(?<![A-Za-z])(?:minus|negative) $", re.IGNORECASE)
_LONGEST_EITHER_WAY = 16
_LONGEST_AGE = Decimal(10**4)
_TENTHS = ("cheng", "zhe")
_YEARS = (Decimal(1800), Decimal(2100))
_TEN, _HUNDRED = Decimal(10), Decimal(100)


def mention_of(figure: Figure, start: int, end: int, kind: Kind, factor: Decimal = Decimal(1)) -> Mention:
    """The mention of a figure, its value times ``factor``."""
    parts = (figure.value, figure.low, figure.high)
    value, low, high = parts if factor == 1 else [None if part is None else arabic.scaled(part, factor) for part in parts]
    return Mention(start, end, kind, value, low, high, figure.qualifier, scale=figure.scale, marker=figure.marker)


def unsigned(text: str, figure: Figure, floor: int, known: Knowledge) -> Mention | None:
    """A percentage, a measure or a plain number; None where it is no quantity at all."""
    hit = counted(text, figure.end, known) if figure.share is None else None
    if hit is not None and figure.scale is not None and figure.scale >= _LONGEST_AGE and known.yearly.at(text, hit.start):
        hit = None  # 20万年终奖
    if figure.share is not None:
        mention = mention_of(figure, figure.start, figure.end, "percent", _HUNDRED / figure.share)
        mention.unit = "%"
    elif hit is None:
        if _is_no_number(text, figure):
            return None
        mention = mention_of(figure, figure.start, figure.end, "number")
    else:
        unit = hit.meaning
        factor = unit.factor
        if unit.kind == "zhe" and figure.value is not None and figure.value > _TEN:
            factor = Decimal(1)  # 75折
        percent = unit.kind == "percent" or unit.kind in _TENTHS
        mention = mention_of(figure, figure.start, hit.end, "percent" if percent else "measure", factor)
        mention.unit = unit.name
    negate(text, mention, figure.start, floor, known)
    return mention


def counted(text: str, end: int, known: Knowledge) -> Hit[Unit] | None:
    """The unit after a figure, at most four spaces or a hyphen off."""
    pos = end
    while pos - end < 4 and text[pos : pos + 1] in SPACES and pos < len(text):
        pos += 1
    if pos == end and text[pos : pos + 1] in _HYPHENS and text[pos + 1 : pos + 2].isalpha():
        pos += 1
    hit = (_spaced_out(text, pos, known) if " " in text[pos : pos + 5] else None) or known.units.at(text, pos)
    if hit is None:
        return None
    if text[hit.end - 1].isalpha() and text[hit.end : hit.end + 1] == "-" and text[hit.end + 1 : hit.end + 2].isdigit():
        return None  # L-202
    for traps in (known.unit_traps, known.sign_traps):
        trap = traps.at(text, pos)
        if trap is not None and trap.end > hit.end:
            return None
    return hit


def _spaced_out(text: str, pos: int, known: Knowledge) -> Hit[Unit] | None:
    """A Han unit with spaces between its characters (个 百 分 点), as justified pages set it."""
    window = text[pos : pos + 12]
    if window[0] < "\u2e80":
        return None
    hit = known.units.at(window.replace(" ", ""), 0)
    if hit is None or hit.end < 2:
        return None
    left, end = hit.end, pos
    while left:
        left -= text[end] != " "
        end += 1
    return Hit(pos, end, hit.meaning)


def _is_no_number(text: str, figure: Figure) -> bool:
    """A year in running text, a lone ``one`` (pronoun), 数, ``million``: without a unit they are no quantity."""
    start, end = figure.start, figure.end
    if figure.bare and text[start].isascii():
        return True
    if figure.qualifier == "several" and end - start == 1:
        return True
    whole = not text[max(0, start - 20) : start].strip() and not text[end : end + 20].strip(" .,;")
    return may_lead(text, figure) and not whole


def may_lead(text: str, figure: Figure) -> bool:
    """A lone ``one`` or a figure like a year: no quantity by itself, but one or two dollars, 1800至1900美元."""
    if figure.words:
        return figure.value == 1 and text[figure.start : figure.end].lower() == "one"
    return figure.plain and figure.end - figure.start == 4 and figure.value is not None and _YEARS[0] <= figure.value <= _YEARS[1]


def negate(text: str, mention: Mention, digits: int, floor: int, known: Knowledge) -> None:
    """A minus sign, 负 or ``minus`` right before the amount, inside it (``$-5``), or brackets of accounting around it."""
    if mention.value is not None and mention.value < 0 and accounting.bracketed(text, mention):
        return
    start = place = mention.start
    sign = text[start - 1] if start > floor else ""
    if sign and sign in MINUS:
        before = text[start - 2 : start - 1] if start > 1 else ""
        if (before.isascii() and before.isalnum()) or (start - 1 == floor and floor):
            return
        place = start - 1
    elif sign in _NEGATIVE and sign:
        place = start - 1
    elif sign == " " and text[start - 2 : start - 1] in _NEGATIVE and start - 2 >= floor:
        place = start - 2
    elif sign == " " and (word := _IN_WORDS.search(text, max(floor, start - 10), start)):
        place = word.start()
    elif digits > start and text[digits - 1] in MINUS:
        pass
    elif sign == "(" and digits > start and mention.kind == "money" and text[mention.end : mention.end + 1] == ")":
        if mention.qualifier != "exact" or not accounting.is_loss(text, start - 1, mention.end, floor, known):
            return
        place, mention.end = start - 1, mention.end + 1
    else:
        return
    if place < start and _either_way(known).search(text, max(0, start - _LONGEST_EITHER_WAY), start):
        return  # plus or minus
    mention.start = place
    mention.value = None if mention.value is None else -mention.value
    low, high = mention.low, mention.high
    mention.low, mention.high = (None if high is None else -high), (None if low is None else -low)


@cache
def _either_way(known: Knowledge) -> re.Pattern[str]:
    """plus or minus, +/-, 正负: what ends with a minus, and takes nothing away."""
    return re.compile(rf"(?:{source(known, 'either way')})[ ]?$", re.IGNORECASE)

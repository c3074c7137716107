"""Fractions: 三分之一, 百分之五, 一又二分之一, 5分之3, 二份一; and 1/2, 2 1/2, ½ after Arabic digits.

A bare power of ten below (百分之, 千分之, 万分之) makes a percentage, any other number below a fraction.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import cache

from bilingual.quantity import arabic, chinese
from bilingual.quantity.arabic import DIGIT as D
from bilingual.quantity.figure import Figure, exact, ratio
from bilingual.quantity.knowledge import Knowledge, source

__all__ = ["divided", "quotient", "shared"]

_FRACTION = re.compile(rf"[/／]([{D}]{{1,9}})(?![{D}/／.]|[,，][{D}])")
_MIXED = re.compile(rf"[ ]{{1,2}}([{D}]{{1,3}})[/／]([{D}]{{1,3}})(?![{D}/／.])")


def quotient(value: Decimal, by: Fraction) -> Decimal:
    """``value`` times a fraction."""
    return ratio(value * by.numerator, Decimal(by.denominator))


def divided(text: str, number: arabic.Arabic, known: Knowledge) -> arabic.Arabic:
    """The number with the fraction that follows it: ``3/4``, ``2 1/2``, ``1½``."""
    end = number.end
    following = text[end : end + 1]
    if not number.plain or (following not in known.vulgar and following not in " /／") or not following:
        return number
    if following in known.vulgar:
        return number._replace(end=end + 1, value=number.value + quotient(Decimal(1), known.vulgar[following]))
    mixed = _MIXED.match(text, end)
    if mixed is not None and (below := arabic.decimal(mixed[2])):
        return number._replace(end=mixed.end(), value=number.value + ratio(arabic.decimal(mixed[1]), below))
    share = _FRACTION.match(text, end)
    if share is not None and (below := arabic.decimal(share[1])):
        return number._replace(end=share.end(), value=ratio(number.value, below))
    return number


def shared(text: str, figure: Figure, known: Knowledge) -> Figure:
    """The fraction whose lower half (or whole part, before 又) is ``figure``; the figure itself where there is none."""
    if figure.value is None:
        return figure
    of_part, with_part = _patterns(known)
    whole, below = Decimal(0), figure
    joint = with_part.match(text, figure.end)
    if joint is not None:
        inner = _numeral(text, joint.end(), known)
        if inner is None or inner.value is None:
            return figure
        whole, below = figure.value, inner
    part = of_part.match(text, below.end)
    if part is None or not below.value:
        return figure
    above = _numeral(text, part.end(), known)
    if above is None or above.value is None:
        return figure
    if not part["of"] and not (above.words and above.value < below.value and (joint or below.words)):
        return figure
    if joint is None and below.bare:
        result = exact(figure.start, above.end, above.value)
        result.share = below.value
        return result
    value = -above.value if part["minus"] else above.value
    return exact(figure.start, above.end, whole + ratio(value, below.value))


@cache
def _patterns(known: Knowledge) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """分之 between the halves of a fraction, 又 between the whole and the fraction."""
    part, of, minus, joint = (source(known, role) for role in ("part", "of", "minus", "with"))
    return re.compile(rf" {{0,3}}(?:{part}) {{0,3}}(?P<of>{of})? {{0,3}}(?P<minus>{minus}|-)?"), re.compile(rf" {{0,3}}(?:{joint}) {{0,3}}")


def _numeral(text: str, pos: int, known: Knowledge) -> Figure | None:
    number = arabic.read(text, pos, spaces=False)
    if number is None:
        return chinese.read(text, pos, known)
    if text[number.end : number.end + 1] in "kKｋＫ" and text[number.end : number.end + 1]:
        return exact(pos, number.end + 1, number.value * 1000, Decimal(1000))
    return chinese.read(text, pos, known, number)

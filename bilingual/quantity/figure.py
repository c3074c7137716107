"""A figure: a number as it stands in the text, without its currency or unit. What the number readers give."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Context, Decimal

from bilingual.document import Marker, Qualifier

__all__ = ["Figure", "exact", "order", "over", "ratio", "several", "spread", "step"]

_WHOLE, _ROUNDED = Context(prec=28), Context(prec=12)
_EXACT = Context(prec=100)


@dataclass(slots=True)
class Figure:
    """``coefficient`` is what stands before the magnitude word, ``scale`` its value: 3.5万 is 3.5 and 10000."""

    start: int
    end: int
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    qualifier: Qualifier = "exact"
    marker: Marker = ""
    scale: Decimal | None = None
    tail: Decimal | None = None
    """The whole run of units at the end: 千万 of 3千万, whose scale is 万."""
    bare: bool = False
    """A magnitude without a digit (千亿, billion-dollar)."""
    share: Decimal | None = None
    """What a fraction is a part of, where it is a bare power of ten: 100 of 百分之五; the value is then the upper half."""
    words: bool = False
    """Written in words or Han characters, with no Arabic digit."""
    plain: bool = False
    """Arabic digits alone, with nothing that a date, an address or a code could not have."""

    def scaled(self, scale: Decimal) -> Figure:
        """The same figure with the magnitude of the other end of its range."""
        value, low, high = (None if part is None else part * scale for part in (self.value, self.low, self.high))
        return replace(self, value=value, low=low, high=high, scale=scale)


def exact(start: int, end: int, value: Decimal, scale: Decimal | None = None) -> Figure:
    """A figure that says just what it is."""
    return Figure(start, end, value, value, value, scale=scale)


def order(start: int, end: int, value: Decimal, scale: Decimal | None = None) -> Figure:
    """A magnitude without a digit: 千亿, billion-dollar."""
    return Figure(start, end, value, None, None, "order", "~", scale, bare=True)


def over(start: int, end: int, value: Decimal, scale: Decimal | None = None) -> Figure:
    """A figure with 多, 余 or 几 in it: its high bound is the next step, 3000多 is under 4000."""
    return Figure(start, end, value, value, value + step(value), "over", "+", scale)


def several(start: int, end: int, low: Decimal, high: Decimal | None, scale: Decimal | None = None) -> Figure:
    """数千亿, hundreds of billions."""
    return Figure(start, end, None, low, high, "several", "", scale)


def spread(start: int, end: int, low: Decimal, high: Decimal, scale: Decimal | None = None) -> Figure:
    """Two neighbouring figures in one word: 八九百亿."""
    return Figure(start, end, None, low, high, "range", "", scale)


def ratio(upper: Decimal, lower: Decimal) -> Decimal:
    """A quotient: whole where it ends (1/8), else to twelve digits (1/3), the only figures that cannot be exact."""
    quotient = _WHOLE.divide(upper, lower)
    return quotient if _EXACT.multiply(quotient, lower) == upper else _ROUNDED.divide(upper, lower)


def step(value: Decimal) -> Decimal:
    """One of the last nonzero digit's place: 1000 for 3000, 100 for 9100."""
    _, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int) or not any(digits):
        return Decimal(1)
    trailing = next(index for index, digit in enumerate(reversed(digits)) if digit)
    return Decimal((0, (1,), exponent + trailing))

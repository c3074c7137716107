"""The arithmetic of a Han numeral: what has been read so far, and what a unit or a magnitude does to it.

``parts`` are (amount, unit), each a multiple of its unit; a magnitude (万 亿 兆) gathers the smaller ones before it.
What speakers elide is given back: 三万五 is 35000, 一百五 is 150.
"""

from __future__ import annotations

from decimal import Decimal

from bilingual.quantity import arabic
from bilingual.quantity.figure import Figure, exact, order, over, several, spread
from bilingual.quantity.knowledge import Knowledge

__all__ = ["Numeral"]

_NOTHING = ("", Decimal(0))
_ZERO, _ONE, _TEN = Decimal(0), Decimal(1), Decimal(10)


class Numeral:
    """A numeral that is being read; ``pos`` is where the reading stands."""

    def __init__(self, text: str, start: int, known: Knowledge) -> None:
        self.text, self.start, self.known, self.pos = text, start, known, start
        self.parts: list[tuple[Decimal, Decimal]] = []
        self.pending: Decimal | None = None
        """The digit that no unit has multiplied yet."""
        self.pair: tuple[Decimal, Decimal] | None = None
        """Two neighbouring digits (七八)."""
        self.some: Decimal | None = None
        """The unit of 几 or 数 at the head."""
        self.fraction: Decimal | None = None
        self.last: Decimal | None = None
        """The last unit read."""
        self.zero = self.more = self.bare = False
        self.words = True

    @property
    def empty(self) -> bool:
        """Nothing has been read."""
        return self.pending is None and not self.parts and self.some is None and self.pair is None

    @property
    def base(self) -> Decimal:
        """The sum of the parts."""
        return sum((amount for amount, _ in self.parts), _ZERO)

    def kind(self, pos: int) -> tuple[str, Decimal]:
        """What the table says of the character at ``pos``."""
        return self.known.characters.get(self.text[pos : pos + 1], _NOTHING)

    def multiply(self, unit: Decimal, magnitude: bool) -> None:
        """Ten, a hundred, a thousand, or a magnitude."""
        if self.some is not None and self.pending is None:
            self.some *= unit
        elif self.pair is not None:
            base = self.base if magnitude else _ZERO
            self.pair = ((base + self.pair[0]) * unit, (base + self.pair[1]) * unit)
            self.parts = [] if magnitude else self.parts
        elif magnitude:
            self._gather(unit)
        else:
            self.bare = self.bare or (self.pending is None and not self.parts and not self.zero and unit >= 100)
            self.parts.append(((_ONE if self.pending is None else self.pending) * unit, unit))
            self.pending = None
        self.last, self.zero = unit, False

    def _gather(self, unit: Decimal) -> None:
        total, seen = _ZERO, self.pending is not None or self.fraction is not None
        if self.pending is not None:
            total = self.elided() if self.words and (self.last or _ZERO) < unit else self.pending
        total, self.pending, self.fraction = total + (self.fraction or _ZERO), None, None
        while self.parts and self.parts[-1][1] < unit:
            total, seen = total + self.parts.pop()[0], True
        if not seen and self.parts:  # 万万
            total, seen = self.parts.pop()[0], True
        if not seen:
            total, self.bare = _ONE, not self.zero
        self.parts.append((total * unit, unit))

    def elided(self) -> Decimal:
        """The pending digit in the place that speech leaves out: 五 of 三万五 is five thousand."""
        if self.pending is None:
            return _ZERO
        if not self.zero and self.last is not None and self.last >= 100 and self.pending < 10:
            return self.pending * self.last / _TEN
        return self.pending

    def figure(self) -> Figure | None:
        """What has been read, as a figure."""
        if self.pos == self.start:
            return None
        scale, tail = self._magnitude()
        place = self.start, self.pos
        if self.pair is not None:
            figure = spread(*place, self.base + self.pair[0], self.base + self.pair[1], scale)
        elif self.some is not None:
            if self.some == 1 and self.pos - self.start > 1:
                return None
            figure = several(*place, 2 * self.some, 10 * self.some, scale)
        else:
            value = self.base + self.elided() + (self.fraction or _ZERO)
            value = arabic.scaled(value, _ONE) if scale else value
            alone = len(self.parts) == 1 and self.pending is None and self.parts[0][0] == value and self.words
            bare = self.bare and alone and not self.more
            figure = (order if bare else over if self.more else exact)(*place, value, scale)
        figure.words, figure.tail = self.words, tail
        return figure

    def _magnitude(self) -> tuple[Decimal | None, Decimal | None]:
        """The magnitude at the numeral's end (亿 of 三千亿), and the whole run of units there (千亿)."""
        scale, tail, pos = _ONE, _ONE, self.pos - 1
        while pos >= self.start and self.kind(pos)[0] == "more":
            pos -= 1
        while pos >= self.start:
            kind, value = self.kind(pos)
            if kind == "scale" and tail == scale:
                scale *= value
            elif kind.endswith("unit"):
                scale = value if scale == tail == 1 else scale
            else:
                break
            tail *= value
            pos -= 1
        return (scale if scale > 1 else None), (tail if tail > 1 else None)

"""English number words, alone or after Arabic digits: two hundred and five, $3 million, half a billion, a third.

The words are worked out from left to right: a magnitude gathers what is smaller before it. Where two numbers merely
follow each other (fifty fifty), the first one ends. Declined: ordinals; a lone ``one`` (`money` drops it).
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from bilingual.quantity import arabic, vague
from bilingual.quantity.figure import Figure, exact, order, ratio
from bilingual.quantity.knowledge import Knowledge
from bilingual.quantity.words import OF, Word, arabic_at, word_at

__all__ = ["read"]

_ZERO, _ONE, _TEN, _HUNDRED, _MILLION = Decimal(0), Decimal(1), Decimal(10), Decimal(100), Decimal(10**6)
_MOST_WORDS, _MOST_DIGITS = 40, 30
_CODE = re.compile(r" M(?=[A-Z]{3}(?![A-Za-z]))")
_PARTS = ("half", "nth", "nths")
_ENDS = ("", ".")


def read(text: str, pos: int, known: Knowledge, number: arabic.Arabic | None = None) -> Figure | None:
    """The number in words that begins at ``pos``, or that goes on after the Arabic ``number`` there."""
    if number is None and (figure := vague.read(text, pos, known)):
        return figure
    reader = _Reader(text, pos, known)
    if number is not None:
        reader.current, reader.end, reader.words = number.value, number.end, False
    elif reader.word(pos).text in ("a", "an"):
        if (part := reader.fraction(pos)) is not None:
            return reader.part(*part)
        reader.current, reader.end, reader.article = _ONE, reader.word(pos).end, True
    return reader.over(reader.run())


class _Reader:
    """The state of one reading: ``parts`` are (amount, unit), ``current`` what no magnitude has gathered yet."""

    def __init__(self, text: str, start: int, known: Knowledge) -> None:
        self.text, self.start, self.known, self.end = text, start, known, start
        self.parts: list[tuple[Decimal, Decimal]] = []
        self.current: Decimal | None = None
        self.room = _ZERO
        """What may still be added to ``current`` is less than this."""
        self.scale: Decimal | None = None
        self.hundreds = False
        """``current`` is so many hundred, and nothing more."""
        self.tail: Decimal | None = None
        self.bare = self.article = False
        self.words = True

    @property
    def empty(self) -> bool:
        return self.current is None and not self.parts

    def word(self, pos: int) -> Word:
        return word_at(self.text, pos, self.known)

    def run(self) -> Figure | None:
        """Read to the end of the number."""
        for _ in range(_MOST_WORDS):
            if not self.next():
                break
        return self.finish()

    def next(self) -> bool:
        """Read one word; False at the end of the number."""
        word = self.word(self.end)
        if word.kind in ("small", "tens"):
            return self.small(word)
        if word.kind == "scale" or (word.kind == "scales" and not self.empty):
            return not (self.empty and word.text == "cr") and self.gather(word)
        if word.text == "and":
            return not self.empty and (self.and_fraction(word.end) or self.and_rest(word.end))
        if self.empty and (word.kind == "half" or word.text == "quarter"):
            return self.half(word)
        return word.text == "point" and self.point(word.end)

    def small(self, word: Word) -> bool:
        """A word below a hundred, where there is room for it."""
        if self.parts and not self.words and self.current is None and not self.goes_on(word):
            return False  # $38 billion two years ago
        if self.current is None:
            self.current = word.value
        elif 0 < word.value < self.room:
            self.current += word.value
        elif word.kind == "tens" and self.words and self.current < 10 and not self.room and 0 < self.word(word.end).value < 10:
            self.current = self.current * 100 + word.value  # one twenty two
        else:
            return False
        self.room, self.end = _TEN if word.kind == "tens" else _ZERO, word.end
        return True

    def goes_on(self, word: Word) -> bool:
        """Whether a magnitude follows a word below a hundred: 5 million three hundred thousand."""
        after = self.word(word.end)
        return (self.word(after.end) if after.kind == "small" else after).kind == "scale"

    def gather(self, word: Word) -> bool:
        """A magnitude: it multiplies what is smaller before it."""
        unit = word.value
        if unit == 100:
            if self.words and self.current is not None and not 0 < self.current < 100:
                return False
            if self.current is None and self.parts:
                return False
            self.bare = self.bare or self.current is None
            self.current, self.room = (_ONE if self.current is None else self.current) * 100, _HUNDRED
            self.scale, self.hundreds = (self.scale if self.parts else _HUNDRED), self.words
            self.end = word.end
            return True
        fresh, total, seen = self.current is not None, self.current or _ZERO, self.current is not None
        while self.parts and self.parts[-1][1] < unit:
            total, seen = total + self.parts.pop()[0], True
        if not seen and self.parts:
            total, seen = self.parts.pop()[0], True
        if not seen:
            total, self.bare = _ONE, True
        self.scale = unit if fresh or not self.scale or unit > self.scale else self.scale * unit
        self.parts.append((total * unit, unit))
        self.tail = _HUNDRED * unit if self.hundreds and total % _HUNDRED == 0 and len(self.parts) == 1 else None
        self.current, self.room, self.end = None, unit, word.end
        return True

    def and_rest(self, pos: int) -> bool:
        """two hundred and five, 3 hundred and 21."""
        room = self.room if self.current is not None else self.parts[-1][1]
        word = self.word(pos)
        if word.kind in ("small", "tens") and 0 < word.value < room and room >= 100:
            self.end = pos
            return True
        number = arabic_at(self.text, pos) if self.scale == 100 else None
        if number is not None and 0 < number.value < room and not number.point:
            self.current, self.end = (self.current or _ZERO) + number.value, number.end
        return False

    def and_fraction(self, pos: int) -> bool:
        """one and a half (million); a million and a half; three and two fifths."""
        found = self.fraction(pos)
        if found is None or found[0] >= 1:
            return False
        part, after = ratio(Decimal(found[0].numerator), Decimal(found[0].denominator)), self.word(found[1])
        self.room, self.end = _ZERO, found[1]
        if self.current is not None:
            self.current += part
            return after.kind in ("scale", "scales")
        unit = self.parts[-1][1]
        if after.kind == "scale" and after.value < unit:  # one billion and three quarters million
            self.parts.append((part * after.value, after.value))
            self.end = after.end
        else:
            self.parts.append((part * unit, part * unit))
        return True

    def fraction(self, pos: int) -> tuple[Fraction, int] | None:
        """a half, a quarter, two thirds, fifty-four hundredths: the share and where it ends."""
        word, count = self.word(pos), _ONE
        if word.text in ("a", "an"):
            word = self.word(word.end)
        elif word.kind in ("small", "tens"):
            count, word = word.value, self.word(word.end)
            if word.kind == "small" and count >= 20:
                count, word = count + word.value, self.word(word.end)
        if word.kind in _PARTS and word.value:
            return Fraction(int(count), int(word.value)), word.end
        return None

    def part(self, share: Fraction, end: int) -> Figure:
        """A fraction by itself, or of a magnitude: a third, a quarter (of a) million."""
        of = OF.match(self.text, end)
        word = self.word(of.end() if of else end)
        if word.text in ("a", "an"):  # a half-a-billion
            word = self.word(word.end)
        if word.kind == "scale":
            return exact(self.start, word.end, ratio(word.value * share.numerator, Decimal(share.denominator)), word.value)
        return exact(self.start, end, ratio(Decimal(share.numerator), Decimal(share.denominator)))

    def half(self, word: Word) -> bool:
        """half a billion, half million, quarter million; half alone is no number."""
        after, of = self.word(word.end), OF.match(self.text, word.end)
        if after.text in ("a", "an"):
            after = self.word(after.end)
        elif of:
            after = self.word(of.end())
        if after.kind == "scale":
            self.parts.append((ratio(after.value, Decimal(2 if word.kind == "half" else 4)), after.value))
            self.scale, self.end = after.value, after.end
        return after.kind == "scale"

    def point(self, pos: int) -> bool:
        """zero point two; point five o six."""
        if self.parts and self.current is None:
            return False
        digits = ""
        while len(digits) < _MOST_DIGITS:
            word = self.word(pos)
            if word.kind not in ("small", "tens") and word.text != "o":
                break
            digits, pos = digits + str(word.value), word.end
        if digits:
            self.current, self.end, self.room = (self.current or _ZERO) + Decimal(f"0.{digits}"), pos, _ZERO
        return bool(digits)

    def finish(self) -> Figure | None:
        """What has been read."""
        if self.empty or (self.article and self.current == 1 and not self.parts):
            return None  # nothing, or an article that no magnitude follows: a few
        value = sum((amount for amount, _ in self.parts), _ZERO) + (self.current or _ZERO)
        if self.words and _CODE.match(self.text, self.end):  # twenty MUSD
            return exact(self.start, self.end + 2, value * _MILLION, _MILLION)
        value = arabic.scaled(value, _ONE) if self.scale else value
        bare = self.bare and len(self.parts) <= 1 and not self.article
        figure = (order if bare else exact)(self.start, self.end, value, self.scale)
        figure.words, figure.tail = self.words, self.tail if self.current is None else None
        return figure

    def over(self, figure: Figure | None) -> Figure | None:
        """twenty-three fifths, two thirds of a million; one over three, where the text ends with it."""
        if figure is None or figure.value is None:
            return figure
        word = self.word(figure.end)
        if word.kind in ("nth", "nths") and word.value > 1:
            of = OF.match(self.text, word.end)
            after = self.word(of.end()) if of else word
            if after.kind == "scale":
                return exact(self.start, after.end, ratio(figure.value * after.value, word.value), after.value)
            return exact(self.start, word.end, ratio(figure.value, word.value))
        if word.text == "over":
            number = arabic_at(self.text, word.end)
            below = exact(word.end, number.end, number.value) if number else _Reader(self.text, word.end, self.known).run()
            if below is not None and below.value and len(self.text) - below.end < 2 and self.text[below.end :] in _ENDS:
                return exact(self.start, below.end, ratio(figure.value, below.value))
        return figure

"""Han numerals, alone or mixed with Arabic digits: 三万五, 1.4万亿, 3千5百万, 八九百亿, 数千亿, 十几万, 两万半.

One pass over the characters. The parts read so far stand in a list, each a multiple of its unit; a magnitude (万 亿 兆)
gathers the smaller ones before it. What is elided is given back: 三万五 is 35000, 一百五 is 150. Declined: more than
sixty characters, and whatever is no number but only looks like one (`scan` knows those words).
"""

from __future__ import annotations

import re
from decimal import Decimal

from bilingual.quantity import arabic
from bilingual.quantity.figure import Figure, exact, over, several, spread
from bilingual.quantity.knowledge import Knowledge

__all__ = ["digit", "read"]

_ARABIC = re.compile(rf"[{arabic.DIGIT}]")
_ONE, _TEN, _NONE = Decimal(1), Decimal(10), Decimal(0)
_LONGEST = 60
_GOES_ON = frozenset(" \u3000\u00a0个個又分份" + "0123456789０１２３４５６７８９")
_NOTHING = ("", _NONE)


class _Reader:
    """The state of one reading: ``parts`` are (amount, unit); ``digits`` the pending digits."""

    def __init__(self, text: str, start: int, known: Knowledge) -> None:
        self.text, self.start, self.known, self.pos = text, start, known, start
        self.parts: list[tuple[Decimal, Decimal]] = []
        self.pending: Decimal | None = None
        self.pair: tuple[Decimal, Decimal] | None = None
        self.zero = False
        self.more = False
        self.some: Decimal | None = None
        self.fraction: Decimal | None = None
        self.last: Decimal | None = None
        self.bare = False
        self.words = True
        self.digit_run = 0

    def kind(self, pos: int) -> tuple[str, Decimal]:
        return self.known.characters.get(self.text[pos : pos + 1], _NOTHING)


def read(text: str, pos: int, known: Knowledge, number: arabic.Arabic | None = None) -> Figure | None:
    """The numeral that begins at ``pos``; ``number`` is the Arabic number that stands there, if one does."""
    reader = _Reader(text, pos, known)
    if number is not None:
        reader.pending, reader.pos, reader.words = number.value, number.end, False
    while reader.pos - pos < _LONGEST and _next(reader):
        pass
    return _finish(reader)


def digit(text: str, pos: int, known: Knowledge) -> Figure | None:
    """A lone Han digit, which is most of what stands in running text; None where more may follow it."""
    following = text[pos + 1 : pos + 2]
    if following in known.characters or following in _GOES_ON:
        return None
    kind, value = known.characters[text[pos]]
    if kind not in ("digit", "formal"):
        return None
    figure = exact(pos, pos + 1, value)
    figure.words = True
    return figure


def _next(r: _Reader) -> bool:
    """Read one character (or run of digits); False at the end of the numeral."""
    text, pos = r.text, r.pos
    kind, value = r.kind(pos)
    if not kind:
        return _foreign(r)
    if kind in ("digit", "formal"):
        return _digits(r)
    if kind.endswith("unit") or kind == "scale":
        if r.known.units.at(text, pos) and (r.parts or r.pending is not None) and _is_unit(r, pos):
            return False
        _multiply(r, value, kind)
    elif kind == "tens":
        r.parts.append((value, _TEN))
        r.last, r.digit_run = _TEN, 0
    elif kind == "pair":
        if r.pending is not None or r.parts:
            return False
        r.pending = value
    elif kind == "point":
        return _point(r)
    elif kind == "half":
        return _half(r)
    elif kind == "more":
        return _more(r)
    elif kind in ("some", "many"):
        return _some(r, kind)
    r.pos += 1
    return True


def _is_unit(r: _Reader, pos: int) -> bool:
    """千 of 千瓦 and 兆 of 兆字节 belong to the unit; 百人 and 万 do not."""
    hit = r.known.units.at(r.text, pos)
    return hit is not None and hit.meaning.kind == "unit"


def _foreign(r: _Reader) -> bool:
    """Arabic digits within a numeral (3万4000), a space within it (7万 5千), 个 before 亿 (2.5个亿)."""
    text, pos = r.text, r.pos
    character = text[pos : pos + 1]
    if _ARABIC.match(character):
        if r.pending is not None or not (r.parts or r.zero) or r.fraction is not None:
            return False
        number = arabic.read(text, pos, spaces=False)
        if number is None:
            return False
        r.pending, r.pos, r.words = number.value, number.end, False
        r.zero = r.zero or number.value >= _TEN or number.point or number.digits.startswith("0")
        return True
    if character in ("个", "個") and (r.pending is not None or r.parts or r.some):
        step = 1
        if r.kind(pos + step)[0] in ("more", "half"):
            step += 1
        kind, value = r.kind(pos + step)
        if kind == "scale" and value == 10**8:
            r.pos += 1
            return True
        return False
    if character in (" ", "\u3000", "\u00a0"):
        ahead = pos
        while ahead - pos < 3 and text[ahead : ahead + 1] in (" ", "\u3000", "\u00a0"):
            ahead += 1
        kind = r.kind(ahead)[0]
        after = r.kind(ahead + 1)[0]
        unitlike = kind.endswith("unit") or kind == "scale"
        follows = unitlike or (kind == "digit" and (after.endswith("unit") or after == "scale") and r.parts)
        if _ARABIC.match(text[ahead : ahead + 1]) and r.parts:
            follows = r.kind(ahead + 1)[0].endswith("unit")
        if kind == "more" and r.kind(ahead + 1)[0] in ("scale",) or (kind == "more" and text[ahead + 1 : ahead + 2] == " "):
            follows = r.kind(ahead + 2)[0] == "scale" or after == "scale"
        if kind == "some" and r.parts:
            follows = True
        if kind == "point" and (r.kind(ahead + 1)[0] or r.kind(ahead + 2)[0]) in ("digit", "formal"):
            follows = True
        if kind in ("digit", "formal") and r.parts and r.pending is None and not unitlike:
            follows = follows or (r.last is not None and r.last > 1 and r.words and after == "")
        if follows:
            r.pos = ahead
            return True
    return False


def _digits(r: _Reader) -> bool:
    """A run of Han digits: one, two neighbours (七八), or a number read digit by digit (二零二四)."""
    if r.fraction is not None or (r.pending is not None and not r.words):
        return False
    text, pos, run = r.text, r.pos, []
    while len(run) < 30:
        kind, value = r.kind(pos)
        if kind not in ("digit", "formal"):
            break
        if text[pos] in "两兩" and (run or (r.parts and not r.kind(pos + 1)[0] and r.known.units.at(text, pos))):
            break
        run.append(value)
        pos += 1
    if not run:
        return False
    if r.pending is not None:
        return False
    while len(run) > 1 and run[0] == 0 and r.parts:
        r.zero = True
        run.pop(0)
    if len(run) == 1:
        if run[0] == 0 and r.parts:
            r.zero = True
        r.pending = run[0] if run[0] or not r.parts else None
    elif len(run) == 2 and (run[1] == run[0] + 1 or (run == [3, 5])) and run[0]:
        r.pair = (run[0], run[1])
    elif r.parts and not (r.last is not None and r.last == 10):
        r.pending = Decimal("".join(str(digit) for digit in run))
        r.zero = True
    elif r.parts:
        pos -= len(run) - 1
        r.pending = run[0]
    else:
        r.pending = Decimal("".join(str(digit) for digit in run))
    r.digit_run = len(run)
    r.pos = pos
    return True


def _multiply(r: _Reader, unit: Decimal, kind: str) -> None:
    """Ten, a hundred, a thousand, or a magnitude that gathers what is smaller."""
    if r.some is not None and r.pending is None:
        r.some *= unit
    elif r.pair is not None:
        base = sum((amount for amount, _ in r.parts), _NONE)
        if kind == "scale":
            r.pair = ((base + r.pair[0]) * unit, (base + r.pair[1]) * unit)
            r.parts = []
        else:
            r.pair = (r.pair[0] * unit, r.pair[1] * unit)
    elif kind == "scale":
        _gather(r, unit)
    else:
        if r.pending is None and not r.parts and not r.zero:
            r.bare = unit >= 100
        r.parts.append(((_ONE if r.pending is None else r.pending) * unit, unit))
        r.pending = None
    r.last, r.zero = unit, False


def _gather(r: _Reader, unit: Decimal) -> None:
    if r.fraction is not None:
        base = (r.pending or _NONE) + sum((amount for amount, _ in r.parts), _NONE) + r.fraction
        r.parts, r.pending, r.fraction = [(base * unit, unit)], None, None
        return
    total = r.pending if r.pending is not None else _NONE
    seen = r.pending is not None
    r.pending = None
    if seen and not r.zero and r.last is not None and r.last >= 100 and r.parts and r.last < unit and total < 10 and r.words:
        total *= r.last / _TEN
    while r.parts and r.parts[-1][1] < unit:
        total += r.parts.pop()[0]
        seen = True
    if not seen and r.parts:
        amount, _ = r.parts.pop()
        total, seen = amount, True
    if not seen:
        total = _ONE
        r.bare = not r.zero
    r.parts.append((total * unit, unit))


def _point(r: _Reader) -> bool:
    """A decimal point needs something before it and a digit after it."""
    if (r.pending is None and not r.parts and not r.zero) or r.fraction is not None or r.pair or r.more:
        return False
    pos, digits = r.pos + 1, ""
    while r.text[pos : pos + 1] == " " and pos - r.pos < 4:
        pos += 1
    while len(digits) < 40:
        kind, value = r.kind(pos)
        if kind in ("digit", "formal") and r.text[pos] not in "两兩":
            digits += str(value)
        elif _ARABIC.match(r.text[pos : pos + 1]):
            digits += str(arabic.decimal(r.text[pos]))
        else:
            break
        pos += 1
    if not digits:
        return False
    if r.pending is not None and r.parts:
        r.pending = _elided(r)
    r.fraction = Decimal(f"0.{digits}")
    r.pos = pos
    return True


def _half(r: _Reader) -> bool:
    """半 at the head is a half of what follows; after a magnitude it is a half of that."""
    if r.pending is None and not r.parts and r.some is None:
        r.pending = Decimal("0.5")
    elif r.last is not None and r.pending is None and r.last >= 100 and r.fraction is None:
        r.parts.append((r.last / 2, r.last / 2))
        r.last = None
    elif r.pending is not None and r.text[r.pos - 1] in "个個":
        r.pending += Decimal("0.5")
    else:
        return False
    r.pos += 1
    return True


def _more(r: _Reader) -> bool:
    """多, 余, 来 within or after a figure; 来 and 余 only before a magnitude, a counter or a currency."""
    if r.more or (r.pending is None and not r.parts):
        return False
    text, pos = r.text, r.pos
    character, ahead = text[pos], pos + 1
    while text[ahead : ahead + 1] == " " and ahead - pos < 3:
        ahead += 1
    magnitude = r.kind(ahead)[0] == "scale"
    counted = magnitude or bool(r.known.signs.at(text, ahead) or r.known.units.at(text, ahead))
    if character in "多" and r.last is None and r.words:
        return False
    if character != "多" and not counted:
        return False
    if character in "来來" and r.known.word_traps.at(text, pos):
        return False
    r.more = True
    r.pos = ahead if magnitude else pos + 1
    return magnitude


def _some(r: _Reader, kind: str) -> bool:
    """几 and 数 at the head are several; 几 after a ten is a little more (十几)."""
    if r.pending is None and not r.parts and r.some is None:
        r.some = _ONE
        r.pos += 1
        return True
    if kind == "some" and r.parts and r.pending is None and r.last is not None:
        r.more = True
        r.pos += 1
        return True
    return False


def _elided(r: _Reader) -> Decimal:
    assert r.pending is not None
    if not r.zero and r.last is not None and r.last >= 100 and r.pending < 10:
        return r.pending * r.last / _TEN
    return r.pending


def _finish(r: _Reader) -> Figure | None:
    if r.pos == r.start:
        return None
    scale, tail = _magnitude(r)
    base = sum((amount for amount, _ in r.parts), _NONE)
    if r.pair is not None:
        figure = spread(r.start, r.pos, base + r.pair[0], base + r.pair[1], scale)
    elif r.some is not None:
        if r.some == 1 and r.pos - r.start > 1:
            return None
        figure = several(r.start, r.pos, 2 * r.some, 10 * r.some, scale)
    else:
        value = base + (_elided(r) if r.pending is not None else _NONE) + (r.fraction or _NONE)
        value = arabic.scaled(value, _ONE) if scale else value
        figure = over(r.start, r.pos, value, scale) if r.more else exact(r.start, r.pos, value, scale)
        if r.bare and len(r.parts) == 1 and not r.more and r.pending is None and r.parts[0][0] == value and r.words:
            figure.bare = True
            figure.qualifier, figure.marker, figure.low, figure.high = "order", "~", None, None
    figure.words, figure.tail = r.words, tail
    return figure


def _magnitude(r: _Reader) -> tuple[Decimal | None, Decimal | None]:
    """The magnitude at the numeral's end (亿 of 三千亿), and the whole run of units there (千亿)."""
    scale, tail, pos = _ONE, _ONE, r.pos - 1
    while pos >= r.start and r.kind(pos)[0] == "more":
        pos -= 1
    while pos >= r.start:
        kind, value = r.kind(pos)
        if kind == "scale" and tail == scale:
            scale *= value
        elif kind.endswith("unit"):
            scale = value if scale == tail == 1 else scale
        else:
            break
        tail *= value
        pos -= 1
    return (scale if scale > 1 else None), (tail if tail > 1 else None)

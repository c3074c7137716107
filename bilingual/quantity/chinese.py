"""Han numerals, alone or mixed with Arabic digits: 三万五, 1.4万亿, 3千5百万, 八九百亿, 数千亿, 十几万, 两万半.

One pass over the characters, each by its kind in the table; `numeral` does the arithmetic. Declined: more than sixty
characters, and whatever is no number but only looks like one (`scan` knows those words).
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from bilingual.quantity import arabic
from bilingual.quantity.figure import Figure, exact
from bilingual.quantity.knowledge import Knowledge
from bilingual.quantity.numeral import Numeral

__all__ = ["digit", "read"]

_TEN, _HALF = Decimal(10), Decimal("0.5")
_LONGEST, _MOST_DIGITS = 60, 40
_SPACES = (" ", "\u3000", "\u00a0")
_ARABIC = frozenset("0123456789０１２３４５６７８９")
_JOINTS = ("counter", "with", "part")
_HUNDRED_MILLION = Decimal(10**8)


def read(text: str, pos: int, known: Knowledge, number: arabic.Arabic | None = None) -> Figure | None:
    """The numeral that begins at ``pos``; ``number`` is the Arabic number that stands there, if one does."""
    numeral = Numeral(text, pos, known)
    if number is not None:
        numeral.pending, numeral.pos, numeral.words = number.value, number.end, False
    while numeral.pos - pos < _LONGEST:
        kind, value = numeral.kind(numeral.pos)
        if not _BY_KIND[kind](numeral, kind, value):
            break
    return numeral.figure()


def digit(text: str, pos: int, known: Knowledge) -> Figure | None:
    """A lone Han digit, which is most of what stands in running text; None where more may follow it."""
    following = text[pos + 1 : pos + 2]
    kind, value = known.characters[text[pos]]
    if following in known.characters or following in _ARABIC or following in _SPACES or kind not in ("digit", "formal"):
        return None
    if any(following in known.roles[joint] for joint in _JOINTS):
        return None
    figure = exact(pos, pos + 1, value)
    figure.words = True
    return figure


def _unit(n: Numeral, kind: str, value: Decimal) -> bool:
    """十 百 千 万 亿; not where it begins a unit of measure (千 of 千瓦, 兆 of 兆字节)."""
    if not n.empty and _names_something(n):
        return False
    n.multiply(value, kind == "scale")
    n.pos += 1
    return True


def _names_something(n: Numeral) -> bool:
    """What stands here is the beginning of a unit of measure or a currency (千瓦, 百分点, 百慕大元)."""
    hit = n.known.units.at(n.text, n.pos)
    if hit is not None and hit.meaning.kind in ("unit", "percent"):
        return True
    return n.known.signs.at(n.text, n.pos) is not None


def _tens(n: Numeral, kind: str, value: Decimal) -> bool:
    """廿, 卅."""
    n.parts.append((value, _TEN))
    n.last = _TEN
    n.pos += 1
    return True


def _two_of_them(n: Numeral, kind: str, value: Decimal) -> bool:
    """俩, 仨."""
    if not n.empty:
        return False
    n.pending = value
    n.pos += 1
    return True


def _digits(n: Numeral, kind: str, value: Decimal) -> bool:
    """A run of Han digits: one, two neighbours (七八), or a number read digit by digit (二零二四)."""
    if n.fraction is not None or n.pending is not None:
        return False
    run, pos = _run(n)
    while len(run) > 1 and run[0] == 0 and n.parts:
        n.zero = True
        run.pop(0)
    if not run:
        return False
    if len(run) == 1:
        n.zero = n.zero or (run[0] == 0 and bool(n.parts))
        n.pending = run[0] if run[0] or not n.parts else None
    elif len(run) == 2 and run[0] and (run[1] == run[0] + 1 or run == [3, 5]):
        n.pair = (run[0], run[1])
    elif n.parts and n.last == 10:  # 二十五 六: the next number
        n.pending, pos = run[0], pos - len(run) + 1
    else:
        n.pending, n.zero = Decimal("".join(map(str, run))), bool(n.parts)
    n.pos = pos
    return True


def _run(n: Numeral) -> tuple[list[Decimal], int]:
    """The Han digits from here on, and where they end; 两 after them is the ounce (三十两), but for 一两亿."""
    run: list[Decimal] = []
    pos = n.pos
    while len(run) < _MOST_DIGITS:
        kind, value = n.kind(pos)
        ounce = n.text[pos : pos + 1] in ("两", "兩") and not (run == [1] and not n.parts and _counts(n, pos + 1))
        if kind not in ("digit", "formal") or (ounce and (run or (n.parts and not n.kind(pos + 1)[0]))):
            break
        run.append(value)
        pos += 1
    return run, pos


def _counts(n: Numeral, pos: int) -> bool:
    """What follows can be counted, so that 一两 before it is one or two, and no ounce: 一两亿, 一两元, 一两个."""
    kind = n.kind(pos)[0]
    if kind in ("unit", "scale") or n.known.signs.at(n.text, pos) is not None or n.text[pos : pos + 1] in n.known.roles["year"]:
        return True
    return n.known.units.at(n.text, pos) is not None and n.known.unit_traps.at(n.text, pos) is None


def _point(n: Numeral, kind: str, value: Decimal) -> bool:
    """A decimal point needs something before it and a digit after it."""
    if (n.pending is None and not n.parts and not n.zero) or n.fraction is not None or n.pair or n.more:
        return False
    pos, digits = _skip(n.text, n.pos + 1), ""
    while len(digits) < _MOST_DIGITS:
        character, (sort, figure) = n.text[pos : pos + 1], n.kind(pos)
        if character in _ARABIC:
            digits += str(arabic.decimal(character))
        elif sort in ("digit", "formal") and character not in ("两", "兩"):
            digits += str(figure)
        else:
            break
        pos += 1
    if digits:
        n.pending = n.elided() if n.pending is not None else None
        n.fraction, n.zero, n.pos = Decimal(f"0.{digits}"), True, pos
    return bool(digits)


def _half(n: Numeral, kind: str, value: Decimal) -> bool:
    """半 at the head is a half of what follows; after a magnitude it is a half of that."""
    if n.empty:
        n.pending = _HALF
    elif n.pending is None and n.last is not None and n.last >= 100 and n.fraction is None and n.some is None:
        n.parts.append((n.last / 2, n.last / 2))
        n.last = None
    elif n.pending is not None and n.text[n.pos - 1] in n.known.roles["counter"]:
        n.pending += _HALF
    else:
        return False
    n.pos += 1
    return True


def _more(n: Numeral, kind: str, value: Decimal) -> bool:
    """多, 余, 来 within or after a figure; 来 and 余 only before a magnitude, a counter or a currency."""
    if n.more or (n.pending is None and not n.parts) or n.known.signs.at(n.text, n.pos):
        return False
    ahead = _skip(n.text, n.pos + 1)
    if n.text[ahead : ahead + 1] in n.known.roles["counter"] and n.kind(ahead + 1) == ("scale", _HUNDRED_MILLION):
        ahead += n.known.word_traps.at(n.text, ahead + 1) is None  # 200多个亿, not 200多个亿万富翁
    magnitude = n.kind(ahead)[0] == "scale"
    if n.text[n.pos] == "多":
        if n.last is None and n.words:  # 一多半
            return False
    elif not (magnitude or n.known.signs.at(n.text, ahead) or n.known.units.at(n.text, ahead)):
        return False
    n.more, n.pos = True, ahead if magnitude else n.pos + 1
    return magnitude


def _some(n: Numeral, kind: str, value: Decimal) -> bool:
    """几 and 数 at the head are several; 几 after a ten is a little more (十几)."""
    if n.empty:
        n.some = Decimal(1)
    elif kind == "some" and n.parts and n.pending is None and n.last is not None:
        n.more = True
    else:
        return False
    n.pos += 1
    return True


def _foreign(n: Numeral, kind: str, value: Decimal) -> bool:
    """What is no numeral: Arabic digits (3万4000), a space within (7万 5千), 个 before 亿 (2.5个亿)."""
    character = n.text[n.pos : n.pos + 1]
    if character in _ARABIC:
        number = arabic.read(n.text, n.pos, spaces=False)
        if number is None or n.pending is not None or n.fraction is not None or not (n.parts or n.zero):
            return False
        n.pending, n.pos, n.words = number.value, number.end, False
        n.zero = n.zero or number.value >= _TEN or number.point or number.digits.startswith("0")
        return True
    if character in n.known.roles["counter"]:
        ahead = n.pos + 1 + (n.kind(n.pos + 1)[0] in ("more", "half"))
        if n.empty or n.kind(ahead) != ("scale", _HUNDRED_MILLION):
            return False
        n.pos += 1
        return True
    ahead = _skip(n.text, n.pos)
    if ahead == n.pos or not _continues(n, ahead):
        return False
    n.pos = ahead
    return True


def _continues(n: Numeral, ahead: int) -> bool:
    """Whether a numeral goes on after a space: by a unit, or by a digit that has one."""
    kind, after = n.kind(ahead)[0], n.kind(ahead + 1)[0]
    multiplied = after.endswith("unit") or after == "scale"
    if kind.endswith("unit") or kind == "scale":
        return True
    if kind in ("digit", "formal"):
        return bool(n.parts) and n.pending is None and (multiplied or (n.words and after == ""))
    if kind == "more":
        return n.kind(_skip(n.text, ahead + 1))[0] == "scale"
    if kind == "point":
        return n.kind(_skip(n.text, ahead + 1))[0] in ("digit", "formal")
    return bool(n.parts) and (kind == "some" or (n.text[ahead : ahead + 1] in _ARABIC and after.endswith("unit")))


def _skip(text: str, pos: int) -> int:
    """Past at most three spaces."""
    end = pos
    while end - pos < 3 and text[end : end + 1] in _SPACES:
        end += 1
    return end


_BY_KIND: dict[str, Callable[[Numeral, str, Decimal], bool]] = {
    "": _foreign,
    "digit": _digits,
    "formal": _digits,
    "pair": _two_of_them,
    "unit": _unit,
    "formal unit": _unit,
    "scale": _unit,
    "tens": _tens,
    "point": _point,
    "half": _half,
    "more": _more,
    "some": _some,
    "many": _some,
}

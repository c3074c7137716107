"""English number words, alone or after Arabic digits: two hundred and five, $3 million, half a billion, tens of billions.

The words are found by one pattern made from the table and worked out from left to right, as in `chinese`: a magnitude
gathers what is smaller before it. Where two numbers merely follow each other (fifty fifty), the first one ends.
Declined: a lone ``one`` or ``a`` (pronoun, article); ordinals.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import cache

from bilingual.quantity import arabic
from bilingual.quantity.figure import Figure, exact, ratio, several
from bilingual.quantity.knowledge import Knowledge

__all__ = ["fraction_tail", "read", "starters"]

_HYPHENS = "-\\u2010\\u2011\\u2012\\u2013"
_SPACES = " \\u00a0\\u2009\\u202f"
_WORD = re.compile(rf"(?:[{_SPACES}]{{1,2}}|[{_SPACES}]?[{_HYPHENS}][{_SPACES}]?|)([A-Za-z]{{1,13}})(?![A-Za-z])")
_NUMBER = re.compile(rf"[{_SPACES}]{{1,2}}(?=[{arabic.DIGIT}])")
_OF = re.compile(rf"[{_SPACES}]{{1,2}}of[{_SPACES}]{{1,2}}(?:an?[{_SPACES}]{{1,2}})?(?=[A-Za-z])", re.IGNORECASE)
_VAGUE = re.compile(rf"(?:several|a[{_SPACES}]few|a[{_SPACES}]couple(?:[{_SPACES}]of)?|multi)(?:[{_SPACES}]|[{_HYPHENS}]|(?=[mbt]))", re.IGNORECASE)
_ZERO, _ONE, _TEN = Decimal(0), Decimal(1), Decimal(10)
_MOST_WORDS = 40


@cache
def starters(known: Knowledge) -> str:
    """How a number in words may begin, as a pattern source: a number word, or an article before a magnitude or a part."""
    first = [form for form, (kind, _) in known.words.items() if kind in ("", "tens", "scale", "scales", "plural", "half")]
    after_article = [form for form, (kind, _) in known.words.items() if kind in ("scale", "half", "nth")]
    first += ["point", "quarter", "several"]
    article = f"[aA][nN]?[{_SPACES}](?={_fold([*after_article, 'few', 'couple'])}(?![A-Za-z]))"
    return f"{_fold(first)}(?![A-Za-z])|{article}|[mM]ulti[-\u2010\u2011]?(?=[mbt])"


def _fold(forms: list[str]) -> str:
    """A trie of the forms in which every letter may be a capital."""
    tree: dict[str, dict] = {}  # type: ignore[type-arg]
    for form in forms:
        node = tree
        for letter in form:
            node = node.setdefault(letter, {})
        node[""] = {}

    def write(node: dict[str, dict]) -> str:  # type: ignore[type-arg]
        branches = [f"[{c}{c.upper()}]{write(n)}" for c, n in sorted(node.items()) if c]
        if not branches:
            return ""
        body = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
        return f"(?:{body})?" if "" in node else body

    return write(tree)


class _Reader:
    """The state of one reading; ``parts`` are (amount, unit) as in `chinese`."""

    def __init__(self, text: str, start: int, known: Knowledge) -> None:
        self.text, self.start, self.known, self.end = text, start, known, start
        self.parts: list[tuple[Decimal, Decimal]] = []
        self.current: Decimal | None = None
        self.room = _ZERO
        """What may still be added to ``current``: less than this."""
        self.scale: Decimal | None = None
        self.bare = False
        self.digits = False
        self.article = False

    def words_code(self) -> bool:
        """twenty MUSD."""
        return not self.digits and _MILLION.match(self.text, self.end) is not None

    def word(self, pos: int) -> tuple[str, int, str, Decimal]:
        match = _WORD.match(self.text, pos)
        if match is None:
            return "", pos, "", _ZERO
        word = match[1].lower()
        kind, value = self.known.words.get(word, ("?", _ZERO))
        return word, match.end(), kind, value


_MILLION = re.compile(r" M(?=[A-Z]{3}(?![A-Za-z]))")


def read(text: str, pos: int, known: Knowledge, number: arabic.Arabic | None = None) -> Figure | None:
    """The number in words that begins at ``pos``, or that goes on after the Arabic ``number``."""
    if number is None:
        vague = _vague(text, pos, known) or _of(text, pos, known)
        if vague is not None:
            return vague
        figure = _plain(text, pos, known, None)
        return None if figure is None else fraction_tail(figure, text, known)
    return _plain(text, pos, known, number)


def _plain(text: str, pos: int, known: Knowledge, number: arabic.Arabic | None) -> Figure | None:
    reader = _Reader(text, pos, known)
    if number is not None:
        reader.current, reader.end, reader.digits = number.value, number.end, True
    elif (article := _WORD.match(text, pos)) and article[1].lower() in ("a", "an"):
        part = _fraction(reader, pos)
        if part is not None:
            return _part(reader, *part)
        reader.current, reader.end = _ONE, article.end()
        reader.article = True
    for _ in range(_MOST_WORDS):
        if not _next(reader):
            break
    return _finish(reader)


def _next(r: _Reader) -> bool:
    word, end, kind, value = r.word(r.end)
    if kind == "?" and word == "and":
        return _and(r, end)
    if kind in ("", "tens"):
        if not word:
            return False
        return _small(r, end, value, _TEN if kind == "tens" else _ZERO)
    if kind in ("scale", "scales") and not (kind == "scales" and r.current is None and not r.parts):
        if word in ("cr", "score") and r.current is None:
            return False
        return _gather(r, end, value)
    if kind == "half" and r.current is None and not r.parts:
        return _half(r, end, Fraction(1, 2))
    if word == "quarter" and r.current is None and not r.parts:
        return _half(r, end, Fraction(1, 4))
    if word in ("point",) :
        return _point(r, end)
    return False


def _small(r: _Reader, end: int, value: Decimal, room: Decimal) -> bool:
    if r.current is None:
        r.current = value
    elif 0 < value < r.room:
        r.current += value
    elif room and not r.digits and r.current < 10 and r.room == 0 and r.word(end)[2] == "" and 0 < r.word(end)[3] < 10:
        r.current = r.current * 100 + value  # one twenty two
    else:
        return False
    r.room, r.end = room, end
    return True


def _gather(r: _Reader, end: int, unit: Decimal) -> bool:
    if unit == 100:
        if r.current is not None and (r.current >= 100 or r.current == 0) and not r.digits:
            return False
        if r.current is None:
            if r.parts:
                return False
            r.bare = True
        r.current = (_ONE if r.current is None else r.current) * 100
        r.room, r.end, r.scale = Decimal(100), end, unit if not r.parts else r.scale
        return True
    total = r.current if r.current is not None else _ZERO
    seen = r.current is not None
    while r.parts and r.parts[-1][1] < unit:
        total += r.parts.pop()[0]
        seen = True
    if not seen and r.parts:
        total, seen = r.parts.pop()[0], True
    if not seen:
        total, r.bare = _ONE, True
    r.scale = unit if not r.scale or r.current is not None or unit > r.scale else r.scale * unit
    r.parts.append((total * unit, unit))
    r.current, r.room, r.end = None, unit, end
    return True


def _and(r: _Reader, end: int) -> bool:
    """two hundred and five; one and a half million; three and two fifths; a million and a half."""
    if r.current is None and not r.parts:
        return False
    fraction = _fraction(r, end)
    if fraction is not None and fraction[0] < 1:
        value, after = fraction
        part = ratio(Decimal(value.numerator), Decimal(value.denominator))
        kind, unit = r.word(after)[2:]
        if r.current is None and kind == "scale" and r.parts[-1][1] > unit:
            r.parts.append((part * unit, unit))
            r.end = r.word(after)[1]
            return True
        if r.current is None:
            part *= r.parts[-1][1]
            r.parts.append((part, part))
        else:
            r.current += part
        r.room, r.end = _ZERO, after
        return kind in ("scale", "scales")
    _, after, kind, value = r.word(end)
    room = r.room if r.current is not None else (r.parts[-1][1] if r.parts else _ZERO)
    if kind in ("", "tens") and 0 < value < room and room >= 100:
        r.end = end
        return True
    if r.parts or (r.current or 0) >= 100:
        gap = _NUMBER.match(r.text, end)
        number = arabic.read(r.text, gap.end(), spaces=False) if gap else None
        if number is not None and 0 < number.value < room and not number.point and r.scale == 100:
            r.current = (r.current or _ZERO) + number.value
            r.end = number.end
    return False


def _fraction(r: _Reader, pos: int) -> tuple[Fraction, int] | None:
    """a half, a quarter, two thirds, fifty-four hundredths."""
    word, end, kind, value = r.word(pos)
    count = _ONE
    if word in ("a", "an") or kind in ("", "tens"):
        count = _ONE if word in ("a", "an") else value
        if not word:
            return None
        word, end, kind, value = r.word(end)
        if kind == "" and word and count >= 20:
            count += value
            word, end, kind, value = r.word(end)
    if kind in ("half", "nth", "nths") and value:
        return Fraction(int(count), int(value)), end
    return None


def _part(r: _Reader, part: Fraction, end: int) -> Figure | None:
    """a third; a quarter of a million, a quarter million; half a billion is `_half`'s."""
    of = _OF.match(r.text, end)
    _, after, kind, unit = r.word(of.end() if of else end)
    if kind == "scale":
        return exact(r.start, after, ratio(unit * part.numerator, Decimal(part.denominator)), unit)
    return exact(r.start, end, ratio(Decimal(part.numerator), Decimal(part.denominator)))


def _half(r: _Reader, end: int, part: Fraction) -> bool:
    """half a billion, half a million, a half million, quarter million, a quarter of a million."""
    word, after, kind, value = r.word(end)
    of = _OF.match(r.text, end)
    if word in ("a", "an"):
        word, after, kind, value = r.word(after)
    elif of:
        word, after, kind, value = r.word(of.end())
    if kind == "scale":
        r.current = ratio(Decimal(part.numerator), Decimal(part.denominator))
        r.end = after
        r.parts.append((r.current * value, value))
        r.current, r.scale = None, value
        return True
    if part.denominator == 2 and r.start != r.end:
        r.current, r.end = Decimal("0.5"), end
    return False


def _point(r: _Reader, end: int) -> bool:
    """zero point two; point five o six."""
    if r.parts and r.current is None:
        return False
    digits, pos = "", end
    while len(digits) < 30:
        word, after, kind, value = r.word(pos)
        if kind == "" and word and value < 10:
            digits += str(value)
        elif word == "o":
            digits += "0"
        elif word and kind in ("", "tens") and value >= 10:
            digits += str(value)
        else:
            break
        pos = after
    if not digits:
        return False
    r.current = (r.current or _ZERO) + Decimal(f"0.{digits}")
    r.end, r.room = pos, _ZERO
    return True


def fraction_tail(figure: Figure, text: str, known: Knowledge) -> Figure:
    """twenty-three fifths, three quarters, one over three, two thirds of a million: what may follow a number in words."""
    reader = _Reader(text, figure.start, known)
    word, end, kind, value = reader.word(figure.end)
    if figure.value is None or not word:
        return figure
    if figure.words and word == "over":
        return _over(figure, reader, end)
    if kind in ("nth", "nths") and value > 1 and word != "first":
        share = ratio(figure.value, value)
        of = _OF.match(text, end)
        if of:
            _, after, kind, value = reader.word(of.end())
            if kind == "scale":
                return exact(figure.start, after, share * value, value)
        return exact(figure.start, end, share)
    return figure


def _over(figure: Figure, r: _Reader, end: int) -> Figure:
    """one over three, where the text ends with it."""
    gap = _NUMBER.match(r.text, end)
    number = arabic.read(r.text, gap.end(), spaces=False) if gap else None
    below = exact(0, number.end, number.value) if number else _plain(r.text, end + 1, r.known, None)
    if below is None or not below.value or figure.value is None or r.text[below.end :] not in ("", "."):
        return figure
    return exact(figure.start, below.end, ratio(figure.value, below.value))


def _vague(text: str, pos: int, known: Knowledge) -> Figure | None:
    """several million, a few hundred thousand, a couple of billion, multibillion."""
    match = _VAGUE.match(text, pos)
    if match is None:
        return None
    reader, scale, end = _Reader(text, pos, known), _ONE, match.end()
    while True:
        word, after, kind, value = reader.word(end)
        if kind not in ("scale", "scales") or scale > 10**15:
            break
        scale, end = scale * value, after
    if scale == 1:
        return None
    return several(pos, end, 2 * scale, 10 * scale, scale)


def _of(text: str, pos: int, known: Knowledge) -> Figure | None:
    """tens of billions, hundreds of thousands, billions of (dollars)."""
    reader = _Reader(text, pos, known)
    _, end, kind, value = reader.word(pos)
    if kind not in ("scales", "plural"):
        return None
    scale = _ONE
    of = _OF.match(text, end)
    while of:
        _, after, kind, more = reader.word(of.end())
        if kind not in ("scales", "scale"):
            break
        scale, end = scale * more, after
        of = _OF.match(text, end)
    low = value * scale
    if kind == "plural" and scale == 1:
        return None
    if value >= 1000:
        return several(pos, end, low, low * 1000, low)
    return several(pos, end, low, low * (10 if value in (10, 100) else 8), scale if scale > 1 else None)


def _finish(r: _Reader) -> Figure | None:
    if r.current is None and not r.parts:
        return None
    value = sum((amount for amount, _ in r.parts), _ZERO) + (r.current or _ZERO)
    if r.scale is not None and value == value.to_integral_value():
        value = value.to_integral_value()
    figure = exact(r.start, r.end, value, r.scale)
    figure.words = not r.digits
    if r.words_code():
        figure = exact(r.start, r.end + 2, value * 10**6, Decimal(10**6))
    if r.bare and len(r.parts) <= 1 and not r.article:
        figure.bare = True
        figure.qualifier, figure.marker, figure.low, figure.high = "order", "~", None, None
    return figure

"""Figures become amounts: the currency sign or unit on either side, minor units, negatives, what a rate is per.

The sign may stand before the figure (``$5``, ``人民币50元``), after it (``5美元``), or both (``$1,190 AUD``), and then
the codes that both allow are kept. Declined: a sign that belongs to the next figure (``rmb 10 usd 20``), words that
merely begin like a sign (元旦, 块地; the traps), a pound of weight.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from bilingual.quantity import arabic
from bilingual.quantity.canonical import Written
from bilingual.quantity.figure import Figure
from bilingual.quantity.forms import Hit
from bilingual.quantity.knowledge import Knowledge, Sign, Unit
from bilingual.quantity.mention import Mention

__all__ = ["Item", "amount"]

_SPACE = " \u00a0\u2009\u202f\u3000"
_HYPHEN = "-\u2010\u2011\u2012\u2013"
_MINUS = "-−－﹣"
_HAN = re.compile(r"[\u3400-\u9fff]")
_NEGATIVE = re.compile(r"(?<![A-Za-z])(?:minus|negative) $", re.IGNORECASE)
_OPEN_SCORE = re.compile(rf"[ ]?[-–][ ]?[{arabic.DIGIT}]")
_WEIGHT = re.compile(
    r"\b(?:weigh\w*|weight|lost|lose|losing|drop|dropped|gain\w*|baby|heav\w+|ounces?|lift\w*|body|ton|tons|feet|tall|beef|meat|fish|flour|explosives|cocaine)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Item:
    """An amount in the making: the mention, its figure, and the signs that were found."""

    mention: Mention
    figure: Figure | None
    left: Hit[Sign] | None = None
    right: Hit[Sign] | None = None

    @property
    def signed(self) -> bool:
        """True where the amount names its currency, or stands in canonical form."""
        return self.left is not None or self.right is not None or self.mention.canonical


def amount(text: str, figure: Figure | Written, floor: int, known: Knowledge) -> Item | None:
    """The amount around ``figure``; nothing before ``floor``, where the last amount ends, belongs to it."""
    if isinstance(figure, Written):
        return _written(figure)
    left = _left(text, figure, floor, known)
    right = _right(text, figure, left, known)
    if right is not None and len(right.meaning.codes) > 1:
        right = _narrower(text, right, known)
    if left is None and right is None:
        return _unsigned(text, figure, floor, known)
    if figure.bare and left is None and _heads_table(text, figure.start, right):
        return None
    codes = _codes(left, right)
    start = left.start if left and left.start < figure.start else figure.start
    end = right.end if right else figure.end
    sign = right if left is None else left
    if right is not None and left is not None and len(right.meaning.codes) < len(left.meaning.codes):
        sign = right
    assert sign is not None
    minor = right.meaning.factor if right is not None else Decimal(1)
    mention = _mention(figure, start, end, "money", minor)
    mention.sign, mention.currencies = text[sign.start : sign.end], codes
    if minor == 1:
        mention.scale = figure.scale
    if codes:
        _thousands(text, mention, figure, codes[0])
    _negate(text, mention, figure, floor)
    return Item(mention, figure, left, right)


_TABLE_UNIT = re.compile(r"[(（\[【:：/／]$|单位[ ]?$|單位[ ]?$")


def _heads_table(text: str, start: int, right: Hit[Sign] | None) -> bool:
    """``单位：亿元``, （万元）, ``/万元``: what a column of figures is in, and no amount itself."""
    before = _TABLE_UNIT.search(text, max(0, start - 4), start)
    if before is None or right is None:
        return False
    return before[0] not in "(（[【" or text[right.end : right.end + 1] in (")", "）", "]", "】")


def _written(figure: Written) -> Item:
    mention = Mention(
        figure.start, figure.end, "money", figure.value, figure.low, figure.high, figure.qualifier,
        marker=figure.marker, canonical=True, alternatives=figure.alternatives,
    )
    mention.sign = figure.code or "XXX"
    mention.currencies = (figure.code,) if figure.code else ()
    return Item(mention, None)


def _mention(figure: Figure, start: int, end: int, kind: str, factor: Decimal = Decimal(1)) -> Mention:
    value, low, high = (
        None if part is None else part if factor == 1 else arabic.scaled(part, factor) for part in (figure.value, figure.low, figure.high)
    )
    return Mention(
        start, end, kind, value, low, high, figure.qualifier, scale=figure.scale, marker=figure.marker  # type: ignore[arg-type]
    )


def _left(text: str, figure: Figure, floor: int, known: Knowledge) -> Hit[Sign] | None:
    """The sign before a figure, at most two spaces off, a minus between them allowed."""
    pos = figure.start
    if pos > floor and text[pos - 1] in _MINUS:
        pos -= 1
    spaces = 0
    while spaces < 2 and pos > floor and text[pos - 1] in _SPACE:
        pos, spaces = pos - 1, spaces + 1
    if pos == floor:
        return None
    hit = known.signs.before(text, pos, floor)
    if hit is None or hit.meaning.kind == "minor":
        return None
    position = hit.meaning.position
    if position in ("after", "weak"):
        return None
    if position == "grouped" and (pos != figure.start or (figure.scale is None and (figure.plain or figure.words))):
        return None
    return hit


def _right(text: str, figure: Figure, left: Hit[Sign] | None, known: Knowledge) -> Hit[Sign] | None:
    """The sign after a figure."""
    pos, spaces = figure.end, 0
    while spaces < 2 and text[pos : pos + 1] and text[pos] in _SPACE:
        pos, spaces = pos + 1, spaces + 1
    if not spaces and text[pos : pos + 1] and text[pos] in _HYPHEN and text[pos + 1 : pos + 2].isalpha():
        pos += 1
    elif text.startswith("of ", pos) and figure.qualifier == "several":
        pos += 3
        pos += 4 if text.startswith("the ", pos) else 0
    hit = known.signs.at(text, pos)
    if hit is None or hit.meaning.position in ("before", "grouped"):
        return None
    trap = known.sign_traps.at(text, pos)
    if trap is not None and trap.end > hit.end:
        return None
    meaning = hit.meaning
    if left is not None and not set(left.meaning.codes) & set(meaning.codes):
        return None
    if meaning.position == "weak" and not (left is None and _alone(text, figure, hit)):
        return None
    if meaning.position == "both" and left is None and _next_has_it(text, hit, spaces, known):
        return None
    if meaning.codes[0] == "GBP" and text[hit.start : hit.end].lower() in ("pound", "pounds") and figure.scale is None:
        if text.startswith(" of ", hit.end) or _WEIGHT.search(text, max(0, figure.start - 60), hit.end + 40):
            return None
    return hit


def _narrower(text: str, hit: Hit[Sign], known: Knowledge) -> Hit[Sign]:
    """三万元欧元, $5 USD: a second sign right after one that several currencies share says which it is."""
    pos = hit.end + (text[hit.end : hit.end + 1] == " ")
    more = known.signs.at(text, pos)
    if more is None or len(more.meaning.codes) > 1 or more.meaning.factor != hit.meaning.factor or more.meaning.position == "before":
        return hit
    if pos > hit.end and (more.meaning.kind != "iso" or more.meaning.codes[0] not in hit.meaning.codes):
        return hit
    return Hit(hit.start, more.end, more.meaning)


def _next_has_it(text: str, hit: Hit[Sign], spaces: int, known: Knowledge) -> bool:
    """``rmb 10 usd 20``, ``2018 $5``: the sign belongs to the figure that follows it; in ``10 $ 30 cent`` it does not."""
    pos = hit.end + (text[hit.end : hit.end + 1] == " ")
    if not spaces or hit.meaning.kind == "name" or not text[pos : pos + 1].isdigit():
        return False
    number = arabic.read(text, pos, spaces=False)
    if number is None:
        return True
    after = known.signs.at(text, number.end + (text[number.end : number.end + 1] == " "))
    return after is None or after.meaning.kind != "minor"


def _alone(text: str, figure: Figure, hit: Hit[Sign]) -> bool:
    """A weak sign (分, p) counts where the two are a whole of their own: no letter and no Han character on either side,
    and a Latin letter touches a small figure (``50p``, not ``1080p``) or ends the text."""
    before, after = text[max(0, figure.start - 2) : figure.start], text[hit.end : hit.end + 1]
    if before[-1:].isalnum() or after.isalnum() or (before[:1] > "\u2e80" and before[:1].isalpha()):
        return False
    if text[hit.start] > "\u2e80" or not (before + text[hit.end :].strip()):
        return True
    return hit.start == figure.end and figure.value is not None and figure.value < 100


def _codes(left: Hit[Sign] | None, right: Hit[Sign] | None) -> tuple[str, ...]:
    if left is None or right is None:
        hit = left or right
        return hit.meaning.codes if hit else ()
    narrow, wide = sorted((left.meaning.codes, right.meaning.codes), key=len)
    return tuple(code for code in narrow if code in wide)


_DOTTED = frozenset({"IDR", "VND", "COP", "CLP", "PYG"})


def _thousands(text: str, mention: Mention, figure: Figure, code: str) -> None:
    """``Rp 31.500``: a currency that has no small change groups its thousands with points."""
    body = text[figure.start : figure.end]
    if code in _DOTTED and re.fullmatch(rf"[{arabic.DIGIT}]{{1,3}}\.[{arabic.DIGIT}]{{3}}", body) and mention.value is not None:
        mention.value = mention.low = mention.high = mention.value * 1000


def _negate(text: str, mention: Mention, figure: Figure, floor: int) -> None:
    """A minus sign or 负 right before the amount, or brackets of accounting around it."""
    start = mention.start
    sign = text[start - 1 : start] if start > floor else ""
    inside = figure.start > floor and text[figure.start - 1] in _MINUS and figure.start - 1 > mention.start
    if sign and sign in _MINUS or sign in ("负", "負"):
        before = text[start - 2 : start - 1] if start > 1 else ""
        if sign in _MINUS and (before.isalnum() and not _HAN.match(before) or start - 1 == floor and floor):
            return
        mention.start = start - 1
    elif figure.start == start and sign == " " and text[start - 2 : start - 1] in ("负", "負") and start - 2 >= floor:
        mention.start = start - 2
    elif sign == " " and (word := _NEGATIVE.search(text, max(floor, start - 10), start)):
        mention.start = word.start()
    elif sign == "(" and text[mention.end : mention.end + 1] == ")" and mention.kind == "money" and text[mention.start] in "$€£¥￥" and not inside:
        before = text[:start - 1].rstrip(" ")[-1:] if start - 1 < 200 else text[start - 200 : start - 1].rstrip(" ")[-1:]
        if floor == start - 1 or before.isdigit() or start - 1 - floor <= 2 and floor:
            return
        mention.start, mention.end = start - 1, mention.end + 1
    elif not inside:
        return
    mention.value = None if mention.value is None else -mention.value
    low, high = mention.low, mention.high
    mention.low, mention.high = (None if high is None else -high), (None if low is None else -low)


def _unsigned(text: str, figure: Figure, floor: int, known: Knowledge) -> Item | None:
    """A percentage, a measure, or a plain number."""
    if figure.share is not None:
        factor = Decimal(100) / figure.share
        mention = _mention(figure, figure.start, figure.end, "percent", factor)
        mention.unit, mention.scale = "%", None
        _negate(text, mention, figure, floor)
        return Item(mention, figure)
    hit = _unit(text, figure, known)
    if hit is None:
        if _is_no_number(text, figure):
            return None
        mention = _mention(figure, figure.start, figure.end, "number")
    else:
        kind = "percent" if hit.meaning.kind in ("percent", "cheng", "zhe") else "measure"
        factor = hit.meaning.factor
        if hit.meaning.kind == "zhe" and figure.value is not None and figure.value > 10:
            factor = Decimal(1)
        mention = _mention(figure, figure.start, hit.end, kind, factor)
        mention.unit = hit.meaning.name
    _negate(text, mention, figure, floor)
    return Item(mention, figure)


def _unit(text: str, figure: Figure, known: Knowledge) -> Hit[Unit] | None:
    """The unit after a figure, at most three spaces or a hyphen off."""
    pos, spaces = figure.end, 0
    while spaces < 4 and text[pos : pos + 1] and text[pos] in _SPACE:
        pos, spaces = pos + 1, spaces + 1
    if not spaces and text[pos : pos + 1] and text[pos] in _HYPHEN and text[pos + 1 : pos + 2].isalpha():
        pos += 1
    hit = known.units.at(text, pos)
    hit = _spaced_out(text, pos, known) or hit
    if hit is None or (text[hit.end : hit.end + 1] == "-" and text[hit.end - 1].isalpha() and text[hit.end + 1 : hit.end + 2].isdigit()):
        return None
    for traps in (known.unit_traps, known.sign_traps):
        trap = traps.at(text, pos)
        if trap is not None and trap.end > hit.end:
            return None
    return hit


def _is_no_number(text: str, figure: Figure) -> bool:
    """A year in running text, a lone ``one`` (pronoun), 数, ``million``: without a unit they are no quantity."""
    start, end = figure.start, figure.end
    if figure.bare and text[start].isascii() or figure.qualifier == "several" and figure.scale is None and end - start == 1:
        return True
    if figure.words and end - start == 3 and text[start:end].lower() == "one":
        return bool(text[:start].strip()) or text[end : end + 2].strip(" .,;").isalpha()
    if figure.plain and end - start == 4 and figure.value is not None and 1800 <= figure.value <= 2100:
        return bool(text[:start].strip() or text[end:].strip(" ,.;")) if len(text) < 200 else True
    return False


def _spaced_out(text: str, pos: int, known: Knowledge) -> Hit[Unit] | None:
    """A Han unit with spaces between its characters (个 百 分 点), as justified pages set it."""
    window = text[pos : pos + 12]
    if " " not in window[:5] or not window or window[0] < "\u2e80":
        return None
    hit = known.units.at(window.replace(" ", ""), 0)
    if hit is None or hit.end < 2:
        return None
    left, end = hit.end, pos
    while left:
        left -= text[end] != " "
        end += 1
    return Hit(pos, end, hit.meaning)

"""One amount in two figures: 3元5角, 三块五, $3 and 50 cents, 5 ft 2 in, 三吨半."""

from __future__ import annotations

import re
from decimal import Decimal

from bilingual.quantity.canonical import Written
from bilingual.quantity.figure import Figure, ratio
from bilingual.quantity.knowledge import Knowledge
from bilingual.quantity.money import Item

__all__ = ["half", "joined"]

_GAP = re.compile(r"(?:[ ]{0,2}(?:and[ ]|又|零)?|, )")
_ELIDES = ("块", "塊", "蚊", "毛", "毫", "元", "rupees")
_AFTER_HALF = re.compile(r"[\u3400-\u9fff]?")
_LENGTHS = {"ft": ("in", Decimal(12)), "lb": ("oz", Decimal(16))}


def joined(text: str, item: Item, figure: Figure | Written, known: Knowledge) -> Item | None:
    """The item with the minor part that follows it; None where the figure is an amount of its own."""
    mention = item.mention
    if isinstance(figure, Written) or figure.value is None or mention.value is None or figure.start - mention.end > 5:
        return None
    gap = text[mention.end : figure.start]
    if not _GAP.fullmatch(gap):
        return None
    if mention.kind == "measure" and mention.unit in _LENGTHS:
        return _length(text, item, figure, known)
    sign = item.right or item.left
    if mention.kind != "money" or sign is None or mention.canonical or figure.scale is not None:
        return None
    ahead = figure.end
    while ahead - figure.end < 2 and text[ahead : ahead + 1] == " ":
        ahead += 1
    hit = known.signs.at(text, ahead)
    trap = known.sign_traps.at(text, ahead)
    if hit is not None and hit.meaning.kind == "minor" and not (trap and trap.end > hit.end):
        part = figure.value * hit.meaning.factor
        if part < sign.meaning.factor:
            _add(item, part, hit.end)
            item.right = hit
            return item
    elided = text[sign.start : sign.end].lower()
    if gap in ("", "零") and elided in _ELIDES[:5] and figure.words and figure.end - figure.start <= 2:
        digit = figure.value
        if digit >= 10 or known.units.at(text, figure.end) or known.signs.at(text, figure.end) or text[figure.end : figure.end + 1] in "十百千万":
            if text[figure.end : figure.end + 1]:
                return None
        zero = text[figure.start] in "零〇" or gap == "零"
        if digit < 10:
            _add(item, digit * sign.meaning.factor / (100 if zero else 10), figure.end)
            return item
    return None


def _add(item: Item, part: Decimal, end: int) -> None:
    mention = item.mention
    assert mention.value is not None
    part = -part if mention.value < 0 else part
    mention.value += part
    mention.low = mention.high = mention.value
    mention.end = end


def _length(text: str, item: Item, figure: Figure, known: Knowledge) -> Item | None:
    lower, share = _LENGTHS[item.mention.unit or ""]
    after = re.compile(rf"[ ]?(?:{lower}\b|inch(?:es)?\b|ounces?\b|\")").match(text, figure.end)
    if after is None or figure.value is None or figure.value >= share:
        return None
    _add(item, ratio(figure.value, share), after.end())
    return item


def half(text: str, item: Item, known: Knowledge) -> None:
    """三吨半, 一块半, 三成半, 七成六: a half of the unit right after it, or the next place of the tenths."""
    mention = item.mention
    end = mention.end
    if mention.kind == "percent" and mention.unit == "%" and text[end - 1] == "成" and mention.value is not None:
        place = end + (text[end : end + 1] == " ")
        kind, digit = known.characters.get(text[place : place + 1], ("", Decimal(0)))
        if kind == "digit" and text[place + 1 : place + 2] not in known.characters and known.units.at(text, place + 1) is None:
            _add(item, digit, place + 1)
            return
    if text[end : end + 1] != "半" or mention.value is None or mention.kind == "number":
        return
    if known.word_traps.at(text, end) is not None:
        return
    factor = item.right.meaning.factor if item.right else Decimal(1)
    if mention.unit == "%" and text[end - 1] in "成折":
        factor = Decimal(10) if text[end - 1] == "成" or abs(mention.value) < 100 else Decimal(1)
    _add(item, factor / 2, end + 1)

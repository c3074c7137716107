"""The words around an amount that bound it or make it rough (约, 超过, up to, 左右, or so), and what follows a rate.

The words stay outside the span; what they mean is `BOUNDS`, the contract's table. A figure that has its own bounds
(3000多, 300亿至500亿) keeps them.
"""

from __future__ import annotations

import re

from bilingual.quantity.figure import step
from bilingual.quantity.knowledge import Knowledge
from bilingual.quantity.mention import Mention
from bilingual.quantity.money import Item

__all__ = ["read"]

_BEFORE = re.compile(r"(?:(?<![A-Za-z])an?)?[ \u00a0]{0,2}$|[-‐‑‒–]$", re.IGNORECASE)
_PER = re.compile(
    r"[ ]?(?:/|(?:per|an?)[ ](?=[a-z])|每|一(?=股))[ ]?(?P<what>[A-Za-z㎡]{1,14}²?|[万百]?[\u4e00-\u9fff](?:瓦时|升|斤|吨|方米|时|小时)?)", re.IGNORECASE
)
_PER_WORDS = frozenset(
    "share barrel gallon ton tonne ounce hour day week month year person head night mile kilometer kilometre litre liter "
    "pound unit kilowatt kwh mwh w watt kg km month mo yr hr ea piece bushel acre token user ticket employee capita annum stock".split()
)
_EACH = re.compile(r"每(万|百)?([\u4e00-\u9fff])[\u4e00-\u9fff]{0,6}[ ]?$")


def read(text: str, items: list[Item], known: Knowledge) -> None:
    """Set the qualifier, the bounds and `per` of every item from the words around it."""
    floor = 0
    for index, item in enumerate(items):
        ceiling = items[index + 1].mention.start if index + 1 < len(items) else len(text)
        _plus(text, item.mention)
        _after(text, item.mention, ceiling, known) or _before(text, item, floor, known)
        if item.mention.kind == "money":
            _rate(text, item.mention, floor, known)
        floor = item.mention.end


def _plus(text: str, mention: Mention) -> None:
    """``$500+`` is at least that; the plus lies inside the span."""
    if text[mention.end : mention.end + 1] == "+" and mention.qualifier == "exact":
        if not text[mention.end + 1 : mention.end + 2].isdigit():
            mention.end += 1
            mention.marker = "≥"
            mention.qualifier, mention.high = "at_least", None


def _before(text: str, item: Item, floor: int, known: Knowledge) -> bool:
    mention = item.mention
    start = mention.start
    gap = _BEFORE.search(text, max(floor, start - 6), start)
    pos = gap.start() if gap else start
    while pos > floor and text[pos - 1] in " \u00a0":
        pos -= 1
    hit = known.bounds_before.before(text, pos, floor)
    if hit is None or hit.meaning.qualifier == "none":
        return False
    if hit.meaning.side == "bare" and not (item.figure is not None and item.figure.bare and pos == start):
        return False
    if hit.meaning.side == "price" and known.origins.at(text, mention.end + (text[mention.end : mention.end + 1] == " ")):
        return False
    return _set(mention, hit.meaning.qualifier)


def _after(text: str, mention: Mention, ceiling: int, known: Knowledge) -> bool:
    end = mention.end
    if text[end : end + 1] == "多" and mention.kind == "money" and mention.value is not None and mention.qualifier == "exact":
        mention.end, mention.qualifier, mention.marker = end + 1, "over", "+"
        mention.high = mention.value + step(mention.value)
        return True
    pos = end + (text[end : end + 1] in (" ", "\u00a0"))
    hit = known.bounds_after.at(text, pos)
    if hit is None or hit.end > ceiling or hit.meaning.qualifier == "none":
        return False
    return _set(mention, hit.meaning.qualifier)


def _set(mention: Mention, qualifier: str) -> bool:
    """The contract's table, on an exact figure or a bare magnitude."""
    value = mention.value
    if value is None or mention.qualifier not in ("exact", "order"):
        return False
    mention.qualifier, mention.marker = qualifier, ""  # type: ignore[assignment]
    mention.low = value if qualifier in ("over", "at_least") else None
    mention.high = value if qualifier in ("nearly", "under", "up_to") else None
    return True


def _rate(text: str, mention: Mention, floor: int, known: Knowledge) -> None:
    """per share, 每股, /hour: what the amount is per."""
    after = _PER.match(text, mention.end)
    if after is not None and (after["what"].lower() in _PER_WORDS or after["what"] > "\u2e80" or after["what"][0] == "㎡"):
        mention.per = after["what"]
        return
    before = _EACH.search(text, max(floor, mention.start - 10), mention.start)
    if before is not None:
        hit = known.units.at(text, before.start(2))
        mention.per = text[before.start() + 1 : hit.end if hit else before.end(2)]

"""Two amounts that are one range, or the two ends of a change.

A range carries the magnitude and the currency from the end that has them: 3-5亿美元, ``$30 to $50 billion``, 三到十万.
After 从, 由 or ``from``, two ends that both name their currency are two amounts, a change; `Mention.sibling` links them.
Declined: ends in different currencies, a first end above the second, lists (280元、300元).
"""

from __future__ import annotations

import re
from decimal import Decimal

from bilingual.quantity.money import Item

__all__ = ["join"]

_BETWEEN = re.compile(r"[ \u00a0]?(?:[-‐‑‒–—―~～﹣－]{1,2}|至|到|(?<=[ \u00a0])(?:to|and|through|or)(?=[ \u00a0])|和|与|與)[ \u00a0]?")
_LIST = re.compile(r"(?:and|和|与|與)")
_OR = re.compile(r"or")
_HEAD_BETWEEN = re.compile(r"(?:\bbetween|介于|介於|在)[ \u00a0]?$", re.IGNORECASE)
_TAIL_BETWEEN = re.compile(r"[ ]?(?:之间|之間|间|間)")
_FROM = re.compile(
    r"(?:从|從|由|自|\bfrom)(?:[ \u00a0](?:about|around|nearly|roughly|some|an estimated|just|over|more than|less than|under|almost))?[ \u00a0]?"
    r"(?:约|近|超过|不足|不到|最初的|原来的|目前的|此前的|年初的|去年的|上年的|[\u4e00-\u9fff\d]{1,8}的)?$",
    re.IGNORECASE,
)
_CHANGE = re.compile(r"[\u4e00-\u9fff]{0,4}(?:增至|增加到|提高到|提高至|上调至|下调至|降至|升至|降到|涨到|涨至|扩大到|缩减至|减少到|调整为|攀升至|飙升至|跌至)")


def join(text: str, items: list[Item]) -> list[Item]:
    """The items with ranges made one; changes are linked."""
    result: list[Item] = []
    for item in items:
        if result and _linked(text, result[-1], item):
            first = result[-1]
            if _change(text, first, item):
                result.append(item)
                continue
            if _merge(text, first, item):
                continue
        result.append(item)
    _siblings(text, result)
    return result


def _linked(text: str, first: Item, second: Item) -> bool:
    gap = text[first.mention.end : second.mention.start]
    if len(gap) > 7:
        return False
    return _BETWEEN.fullmatch(text, first.mention.end, second.mention.start) is not None


def _change(text: str, first: Item, second: Item) -> bool:
    """Both ends name their currency after from or 从."""
    if not (first.signed and second.signed) or not first.mention.end <= second.mention.start:
        return False
    gap = text[first.mention.end : second.mention.start].strip()
    if gap not in ("到", "至", "to"):
        return False
    start = first.mention.start
    return _FROM.search(text, max(0, start - 24), start) is not None


def _siblings(text: str, items: list[Item]) -> None:
    for index, (first, second) in enumerate(zip(items, items[1:], strict=False)):
        if first.mention.kind == second.mention.kind == "money" and second.mention.start - first.mention.end <= 14:
            if _change(text, first, second) or _CHANGE.fullmatch(text, first.mention.end, second.mention.start):
                first.mention.sibling, second.mention.sibling = index + 1, index


def _merge(text: str, first: Item, second: Item) -> bool:
    """Make ``first`` the range of both, if they are one."""
    a, b = first.mention, second.mention
    if a.qualifier in ("range", "several") or b.qualifier in ("range", "several") or a.value is None or b.value is None:
        return False
    if a.canonical or b.canonical:
        return False
    gap = text[a.end : b.start].strip()
    if _LIST.fullmatch(gap) and not (
        _HEAD_BETWEEN.search(text, max(0, a.start - 9), a.start) or _TAIL_BETWEEN.match(text, b.end)
    ):
        return False
    if gap == "or" or (gap == "-" and b.start - a.end == 1 and second.figure is not None and second.figure.words and text[a.end - 1] < "\u2e80"):
        return False
    if not _same_sort(first, second):
        return False
    low, high = a.value, b.value
    figure, other = first.figure, second.figure
    if figure is not None and other is not None and (figure.scale or 1) < (other.scale or 1) and (figure.scale or 1) < 10000 and low >= 0:
        carried = _carried(low, high, other.scale or Decimal(1), other.tail)
        if carried is not None and (first.signed is False or low < 1000):
            low = carried
    if b.kind == "percent" and a.kind == "number" and second.mention.unit and b.value and other and other.value:
        low *= b.value / other.value
    if second.right is not None and second.right.meaning.factor != 1 and not first.signed:
        low *= second.right.meaning.factor
    if first.right is None and first.left is None and figure is not None and figure.plain and low > high:
        return False
    if low >= high:
        return False
    if b.kind == "number" and figure and other and figure.plain and other.plain and (gap in ("-", "–") and a.start and False):
        return False
    a.end, a.value, a.low, a.high = b.end, None, low, high
    a.qualifier, a.marker = "range", "+" if b.marker == "+" and False else ""
    if not first.signed or (len(b.currencies) and len(b.currencies) < len(a.currencies)):
        a.kind, a.sign, a.currencies, a.unit = b.kind, b.sign, b.currencies, b.unit
    elif a.kind == "number":
        a.kind, a.unit = b.kind, b.unit
    a.scale = b.scale or a.scale
    first.right = second.right or first.right
    return True


def _same_sort(first: Item, second: Item) -> bool:
    a, b = first.mention, second.mention
    if a.kind == "money" and b.kind == "money":
        return bool(set(a.currencies) & set(b.currencies))
    if "money" in (a.kind, b.kind):
        return "number" in (a.kind, b.kind)
    if a.kind == b.kind:
        return a.unit == b.unit
    return a.kind == "number"


def _carried(low: Decimal, high: Decimal, scale: Decimal, tail: Decimal | None) -> Decimal | None:
    """The first end with the second one's magnitude, where that keeps it the smaller one: 两到三千万 is 2000万 to 3000万."""
    if tail is not None and tail > scale and low < high / tail:
        return low * tail
    return low * scale if low <= high / scale else None

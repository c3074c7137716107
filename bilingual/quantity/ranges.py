"""Two amounts that are one range, or the two ends of a change.

A range carries the magnitude and the currency from the end that has them: 3-5亿美元, ``$30 to $50 billion``, 三到十万.
After 从, 由 or ``from``, two ends that both name their currency are two amounts, a change; `Mention.sibling` links them.
Declined: ends in different currencies, a first end above the second, lists (280元、300元).
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from itertools import pairwise

from bilingual.quantity.figure import Figure
from bilingual.quantity.knowledge import Knowledge, source
from bilingual.quantity.money import Item

__all__ = ["join", "link"]

_LONGEST_GAP = 7
_LONGEST_CHANGE = 16
_MAGNITUDE = Decimal(10**4)
_MILLION = Decimal(10**6)
_DASHES = frozenset("-–—~～")
_ONE, _TEN = Decimal(1), Decimal(10)


def join(text: str, items: list[Item], known: Knowledge) -> list[Item]:
    """The items with ranges made one."""
    result: list[Item] = []
    for item in items:
        if not (result and _merged(text, result[-1], item, known)):
            result.append(item)
    return result


def link(text: str, items: list[Item], known: Knowledge) -> None:
    """Set `Mention.sibling` for the two ends of a change, and for a bare figure in a list (3亿、5亿和8亿元)."""
    for index, (first, second) in enumerate(pairwise(items)):
        a, b = first.mention, second.mention
        if b.start - a.end > _LONGEST_CHANGE:
            continue
        if a.kind == b.kind == "money" and _is_change(text, first, second, known):
            a.sibling, b.sibling = index + 1, index
        elif a.kind == "number" and b.kind in ("number", "money") and a.scale is not None is not b.scale:
            gap = text[a.end : b.start].strip().lower()
            if gap in known.roles["both"] or gap in known.roles["next"]:
                a.sibling = index + 1


@cache
def _from(known: Knowledge) -> re.Pattern[str]:
    """A from before an amount, with at most a few words between."""
    english, chinese = r"(?<=[a-z])(?:[ ][a-z]{1,12}){0,3}", r"(?<![a-z])[^\s,，。；;:：、()（）]{0,10}"
    return re.compile(rf"(?:{source(known, 'from')})(?:{english}|{chinese})[ ]?$", re.IGNORECASE)


@cache
def _between(known: Knowledge) -> re.Pattern[str]:
    return re.compile(rf"(?:{source(known, 'between')})[ ]?$", re.IGNORECASE)


def _is_change(text: str, first: Item, second: Item, known: Knowledge) -> bool:
    """从…到…, from … to … where both ends name their currency; …增至…."""
    start, end = first.mention.end, second.mention.start
    if not (first.signed and second.signed) or end - start > _LONGEST_CHANGE:
        return False
    gap = text[start:end].strip().lower()
    if any(gap.endswith(form) for form in known.roles["change"]):
        return True
    if gap not in known.roles["span"] or not gap.isalpha() or _ranging(text, first, second, known):
        return False
    return _from(known).search(text, max(0, first.mention.start - 40), first.mention.start) is not None


def _ranging(text: str, first: Item, second: Item, known: Knowledge) -> bool:
    """ranging from … to …, 30元到80元不等: a range though both ends name their currency."""
    before = text[max(0, first.mention.start - 24) : first.mention.start].lower()
    if any(f"{form} from" in before for form in known.roles["ranging"]):
        return True
    return any(text.startswith(form, second.mention.end) for form in known.roles["unequal"])


def _merged(text: str, first: Item, second: Item, known: Knowledge) -> bool:
    """Make ``first`` the range of both, if they are one."""
    a, b = first.mention, second.mention
    _millions(text, first, second)
    if b.start - a.end > _LONGEST_GAP or a.value is None or b.value is None or a.canonical or b.canonical:
        return False
    if a.qualifier not in ("exact", "order", "over") or not _same_sort(first, second):
        return False
    if not _linked(text, first, second, known) or _is_change(text, first, second, known):
        return False
    low, high = _ends(first, second, a.value, b.value)
    if low >= high:
        return False
    a.end, a.value, a.low, a.high, a.qualifier, a.marker = b.end, None, low, high, "range", ""
    if not first.signed or 0 < len(b.currencies) < len(a.currencies):
        a.kind, a.sign, a.currencies, a.unit = b.kind, b.sign, b.currencies, b.unit
    a.scale = b.scale or a.scale
    first.right = second.right or first.right
    return True


def _millions(text: str, first: Item, second: Item) -> None:
    """The m of ``$5-10m`` are millions, not metres: a sign stands before the first end, and nothing but a dash between."""
    a, b, figure = first.mention, second.mention, second.figure
    if first.left is None or b.kind != "measure" or b.unit != "m" or b.value is None or figure is None or figure.scale is not None:
        return
    if text[figure.end : b.end].lower() == "m" and text[a.end : b.start] in _DASHES and not text[b.end : b.end + 1].isalnum():
        b.kind, b.unit, b.value = "number", None, b.value * _MILLION
        b.low = b.high = b.value
        b.scale = figure.scale = _MILLION


def _linked(text: str, first: Item, second: Item, known: Knowledge) -> bool:
    """The words between the two make a range of them."""
    start, end = first.mention.end, second.mention.start
    gap = text[start:end].strip(" \u00a0").lower()
    if gap in known.roles["next"]:
        a, b = first.figure, second.figure
        if a is None or b is None or first.signed or second.mention.kind == "number":
            return False
        return a.plain == b.plain and a.scale is None and _neighbours(a, b)
    if second.left is not None and not first.signed:
        return False  # by a fifth to £1.8 billion: a sign before the second end does not reach back
    if gap in known.roles["span"]:
        if gap.isascii() and gap.isalpha():
            return end - start > len(gap)
        words = second.figure is not None and second.figure.words
        return not (gap == "-" and words and text[start - 1] < "\u2e80")  # three-nought-four
    if gap not in known.roles["both"]:
        return False
    if any(text.startswith(form, second.mention.end) for form in known.roles["within"]):
        return True
    return _between(known).search(text, max(0, first.mention.start - 10), first.mention.start) is not None


def _neighbours(first: Figure, second: Figure) -> bool:
    """3、4: the next whole number below ten."""
    below = first.value
    return below is not None and 0 < below < _TEN and second.value is not None and second.value / (second.scale or 1) == below + 1


def _same_sort(first: Item, second: Item) -> bool:
    a, b = first.mention, second.mention
    if a.kind == "money" and b.kind == "money":
        return bool(set(a.currencies) & set(b.currencies))
    if "money" in (a.kind, b.kind):
        return "number" in (a.kind, b.kind)
    return a.kind == "number" or (a.kind == b.kind and a.unit == b.unit)


def _ends(first: Item, second: Item, low: Decimal, high: Decimal) -> tuple[Decimal, Decimal]:
    """Both ends in full: the first one with the magnitude and the unit's worth of the second."""
    figure, other = first.figure, second.figure
    if figure is None or other is None or other.value is None:
        return low, high
    if first.mention.kind == "number" and other.value and second.mention.kind != "number":
        low *= high / other.value  # tenths, cents
    scale = other.scale or _ONE
    if low >= 0 and (figure.scale or _ONE) < min(scale, _MAGNITUDE):
        low = _carried(low, high, scale, other.tail)
    return low, high


def _carried(low: Decimal, high: Decimal, scale: Decimal, tail: Decimal | None) -> Decimal:
    """The first end with the second one's magnitude, where that keeps it the smaller: 两到三千万 is 2000万 to 3000万."""
    for unit in (tail, scale):
        if unit is not None and low <= high / unit and (unit == scale or low < high / unit):
            return low * unit
    return low

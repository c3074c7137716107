"""Two amounts that are one range, or the two ends of a change.

A range carries the magnitude and the currency from the end that has them: 3-5亿美元, ``$30 to $50 billion``, 三到十万,
几十到200元. Two ends that both name their currency may be two amounts, a change (`changes`); `Mention.sibling` links them.
Declined: ends in different currencies, a first end above the second, lists (280元、300元), a year (in 2010 to 2500 yuan).
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from itertools import pairwise

from bilingual.quantity.changes import is_change, joint
from bilingual.quantity.figure import Figure
from bilingual.quantity.knowledge import Knowledge, source
from bilingual.quantity.mention import Mention
from bilingual.quantity.money import Item

__all__ = ["join", "leads", "link"]

_LONGEST_GAP, _SHORTEST_BOUND = 20, 2
_LONGEST_CHANGE = 16
_MAGNITUDE = Decimal(10**4)
_MILLION = Decimal(10**6)
_ONE, _TEN = Decimal(1), Decimal(10)
_LEAST, _MOST = ("over", "at_least"), ("under", "up_to")
_SPACES = " \u00a0"
_WORD = re.compile(r"([A-Za-z]+)[ ]$")


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
        if a.kind == b.kind == "money" and is_change(text, first, second, known):
            a.sibling, b.sibling = index + 1, index
        elif first.right is not None and first.right is second.right:
            a.sibling = index + 1  # the currency of the one is the other's
        elif a.kind == "number" and b.kind in ("number", "money") and a.scale is not None is not b.scale:
            gap = text[a.end : b.start].strip().lower()
            if gap in known.roles["both"] or gap in known.roles["next"]:
                a.sibling = index + 1


@cache
def _between(known: Knowledge) -> re.Pattern[str]:
    return re.compile(rf"(?:{source(known, 'between')})[ ]?$", re.IGNORECASE)


def _merged(text: str, first: Item, second: Item, known: Knowledge) -> bool:
    """Make ``first`` the range of both, if they are one."""
    a, b = first.mention, second.mention
    if b.start - a.end > _LONGEST_GAP or a.canonical or b.canonical:
        return False
    _millions(text, first, second, known)
    bottom, top = _bottom(a), b.value if b.value is not None else b.high
    if bottom is None or top is None or not _same_sort(first, second):
        return False
    if second.doubtful or (first.doubtful and not leads(text, first, second, known)):
        return False
    if not _bounded(text, a, b, known) and (not _linked(text, first, second, known) or is_change(text, first, second, known)):
        return False
    low, high = _ends(first, second, bottom, top)
    if low >= high:
        return False
    a.end, a.value, a.low, a.high, a.qualifier, a.marker = b.end, None, low, high, "range", ""
    if not first.signed or 0 < len(b.currencies) < len(a.currencies):
        a.kind, a.sign, a.currencies, a.unit = b.kind, b.sign, b.currencies, b.unit
    a.scale = b.scale or a.scale
    first.right, first.doubtful = second.right or first.right, False
    return True


def _bottom(mention: Mention) -> Decimal | None:
    """The low end that an amount may make: its figure, or the least that 几十 or a few hundred may be."""
    if mention.qualifier in ("exact", "order", "over"):
        return mention.value
    return mention.low if mention.qualifier == "several" else None


def leads(text: str, first: Item, second: Item, known: Knowledge) -> bool:
    """Whether ``one`` or a figure like a year begins a range or a list: it does before money, but not where a year would stand."""
    in_words = first.figure is not None and first.figure.words
    if second.right is None:
        return in_words and second.mention.scale is not None
    before = _WORD.search(text, max(0, first.mention.start - 12), first.mention.start)
    return in_words or before is None or before[1].lower() not in known.roles["dated"]


def _millions(text: str, first: Item, second: Item, known: Knowledge) -> None:
    """The m of ``$5-10m`` and ``$5-10 m`` are millions, not metres (as in $5 to 10 m): a sign stands before the first end, and a dash
    or a word of span between."""
    a, b, figure = first.mention, second.mention, second.figure
    if first.left is None or b.kind != "measure" or b.unit != "m" or b.value is None or figure is None or figure.scale is not None:
        return
    gap = text[a.end : b.start].strip(" ").lower()
    letter = text[figure.end : b.end] if gap.isalpha() else text[figure.end : b.end].strip(_SPACES)
    if gap in known.roles["span"] and letter.lower() == "m" and not text[b.end : b.end + 1].isalnum():
        b.kind, b.unit, b.value = "number", None, b.value * _MILLION
        b.low = b.high = b.value
        b.scale = figure.scale = _MILLION


def _linked(text: str, first: Item, second: Item, known: Knowledge) -> bool:
    """The words between the two make a range of them."""
    start, end = first.mention.end, second.mention.start
    gap = joint(text, start, end, known)
    if gap in known.roles["next"]:
        a, b = first.figure, second.figure
        bare = second.mention.kind == "number"
        if a is None or b is None or (a.plain != b.plain and not bare) or (bare and (b.scale is None or first.left is None)):
            return False
        if bare:  # $3 or 4 million
            return a.scale is None and gap.isalpha() and _neighbours(a, b)
        if first.signed and (b.scale is not None or not gap.isalpha()):
            return False  # $3 or $4 are a range, 3元、4元 and $3 million or $4 million a list
        return a.scale is None and _neighbours(a, b)
    if second.left is not None and not first.signed:
        return False  # by a fifth to £1.8 billion: a sign before the second end does not reach back
    if gap in known.roles["span"]:
        if gap.isascii() and gap.isalpha():
            return text[start] in _SPACES
        words = second.figure is not None and second.figure.words
        return not (gap == "-" and words and text[start - 1] < "\u2e80")  # three-nought-four
    if gap not in known.roles["both"]:
        return False
    if any(text.startswith(form, second.mention.end) for form in known.roles["within"]):
        return True
    return _between(known).search(text, max(0, first.mention.start - 10), first.mention.start) is not None


def _bounded(text: str, first: Mention, second: Mention, known: Knowledge) -> bool:
    """5000元以上2万元以下, more than 5 but less than 10 million: a word that bounds the one below, and one that bounds the other above."""
    start, end = first.end, second.start
    if end - start < _SHORTEST_BOUND:
        return False
    above = known.bounds_after.at(text, start)
    if above is not None:
        start = above.end
    else:
        above = known.bounds_before.before(text, first.start - (text[max(0, first.start - 1)] == " "))
    if above is None:
        return False
    below = known.bounds_before.before(text, end - (text[end - 1] == " "), start)
    if below is not None and below.start >= start:
        end = below.start
    else:
        below = known.bounds_after.at(text, second.end)
    if below is None or above.meaning.qualifier not in _LEAST or below.meaning.qualifier not in _MOST:
        return False
    gap = text[start:end].strip(" ,，、").lower()
    return not gap or gap in known.roles["both"]


def _neighbours(first: Figure, second: Figure) -> bool:
    """3、4: the next whole number below ten."""
    below = first.value
    if below is None or second.value is None or not 0 < below < _TEN:
        return False
    return any(second.value / unit == below + 1 for unit in (second.scale or _ONE, second.tail or _ONE))


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
    if figure is None or other is None:
        return low, high
    top = other.value if other.value is not None else other.high
    if first.mention.kind == "number" and top and second.mention.kind != "number":
        low *= high / top  # tenths, cents
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

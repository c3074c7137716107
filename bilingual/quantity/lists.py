"""A list of amounts whose currency stands once, after the last: 54或0美元, 5、10和20元, 5, 10 or 20 yuan, 100 or 200 million dollars.

Each member gets the currency, and the magnitude where the last alone has one and the member is small enough to want it.
Declined: ranges (`ranges`; 3、4元), the number of a paragraph (``1、10元``), what belongs to a name (``iPhone 12 and 500 yuan``).
"""

from __future__ import annotations

import re
from decimal import Decimal

from bilingual.quantity import arabic
from bilingual.quantity.knowledge import Knowledge
from bilingual.quantity.money import Item
from bilingual.quantity.ranges import leads

__all__ = ["share"]

_LONGEST_GAP = 6
_BEGINNINGS = frozenset("\n。；;！？：:（(「『【[“")
_COMMAS = frozenset((",", "，"))
_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][A-Za-z]{0,20}[ ]$|[a-z][A-Z][a-z]*[ ]$")
"""A capital within a sentence."""
_SMALL, _SMALL_IN_CHINESE = Decimal(1000), Decimal(10000)
_MAGNITUDE = Decimal(1000)


def share(text: str, items: list[Item], known: Knowledge) -> None:
    """Give the members of each list the currency of its last."""
    listed = False
    for index in range(len(items) - 2, -1, -1):
        first, second = items[index], items[index + 1]
        listed = second.right is not None and first.mention.kind == "number" and _is_list(text, first, second, listed, known)
        if listed:
            _backward(text, first, second)


def _is_bare(item: Item) -> bool:
    """A plain number, in which nothing but its figure is known."""
    mention = item.mention
    return mention.kind == "number" and not item.signed and mention.value is not None and mention.value >= 0 and item.figure is not None


def _is_list(text: str, first: Item, second: Item, listed: bool, known: Knowledge) -> bool:
    """Whether ``first`` waits for the currency of ``second``; a comma joins members only where an ``and`` or ``or`` follows."""
    a, b = first.mention, second.mention
    if second.mention.kind != "money" or second.right is None or second.left is not None or not _is_bare(first):
        return False
    if b.start - a.end > _LONGEST_GAP or second.doubtful or (first.doubtful and not leads(text, first, second, known)):
        return False
    gap = text[a.end : b.start].strip(" ").lower()
    if gap in _COMMAS:
        return listed
    word = gap[1:].lstrip(" ") if gap[:1] in _COMMAS else gap
    if word not in known.roles["next"] and word not in known.roles["both"]:
        return False
    before = text[max(0, a.start - 24) : a.start]
    if gap.isalpha() or word != gap:
        return not (gap.isascii() and _NAME.search(before))
    return listed or a.scale is not None or not _numbers_a_paragraph(before)


def _numbers_a_paragraph(before: str) -> bool:
    """``1、10元`` at the beginning of a line, a sentence, or what stands in brackets or quotes."""
    return not before.rstrip(" ") or before.rstrip(" ")[-1] in _BEGINNINGS


def _backward(text: str, first: Item, second: Item) -> None:
    a, b, figure, last = first.mention, second.mention, first.figure, second.figure
    assert figure is not None
    assert second.right is not None
    factor = second.right.meaning.factor
    if last is not None and last.scale is not None and last.scale >= _MAGNITUDE and a.value is not None:
        limit = _SMALL if text[last.start : last.end].isascii() else _SMALL_IN_CHINESE
        if (figure.scale or 1) < _MAGNITUDE and a.value < limit:
            factor *= last.tail or last.scale
            a.scale, figure.scale, figure.tail = last.scale, last.scale, last.tail
    a.value, a.low, a.high = (None if part is None else arabic.scaled(part, factor) for part in (a.value, a.low, a.high))
    a.kind, a.sign, a.currencies = "money", b.sign, b.currencies
    first.right, first.doubtful = second.right, False

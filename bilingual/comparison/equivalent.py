"""The same said another way: another unit, what is left instead of what is taken off, a multiple for a percentage, a loss, a sum.

None of these is an error of translation, and all of them have other figures. Declined: differences, products, and conversions
of what is no linear measure (degrees).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from math import isclose

from bilingual.comparison.relation import Item, same_currency, same_figure
from bilingual.lexicon import Lexicon
from bilingual.quantity.knowledge import knowledge, source

__all__ = ["equivalent", "multiple", "runs", "total_of"]

_CONVERTED = 0.02
"""How far a converted measure may lie from ours: translators round."""
_SUMMED = 0.005
_MOST_PARTS = 6
_HUNDRED = 100.0


def equivalent(a: Item, b: Item) -> bool:
    """The same measure in another unit, a discount by its two names, a multiple and its percentage, a loss with or without a minus."""
    if len(a.shape) != 1 or len(b.shape) != 1:
        return False
    return _measured(a, b) or _discount(a, b) or _discount(b, a) or _grown(a, b) or _grown(b, a) or _lost(a, b) or _lost(b, a)


def multiple(item: Item) -> bool:
    """True for so many times something, which every language has words of its own for (doubled, twofold)."""
    base, factor = _conversions(item.lexicon).get(item.amount.unit or "", ("", 1.0))
    return base == "%" and factor > 1


def runs(items: Sequence[Item]) -> Iterator[tuple[Sequence[Item], float]]:
    """Neighbouring sums of one paragraph, in one currency, and what they add up to."""
    for start, first in enumerate(items):
        if not _adds(first):
            continue
        total = first.shape[0]
        for end in range(start + 1, min(start + _MOST_PARTS, len(items))):
            item = items[end]
            if not _adds(item) or item.paragraph != first.paragraph or item.amount.currency != first.amount.currency:
                break
            total += item.shape[0]
            yield items[start : end + 1], total


def total_of(parts: Sequence[Item], total: float, whole: Iterable[Item]) -> Item | None:
    """The amount that says in one figure what the parts add up to."""
    for item in whole:
        if _adds(item) and item.amount.currency == parts[0].amount.currency:
            room = max(step for part in (item, *parts) for step in part.steps)  # no finer than the coarsest of them
            if abs(total - item.shape[0]) <= min(room / 2, _SUMMED * total):
                return item
    return None


def _adds(item: Item) -> bool:
    return item.family == "money" and len(item.shape) == 1 and item.shape[0] > 0


def _measured(a: Item, b: Item) -> bool:
    units = _conversions(a.lexicon)
    one, other = units.get(a.amount.unit or ""), units.get(b.amount.unit or "")
    if one is None or other is None or one[0] != other[0] or a.amount.unit == b.amount.unit:
        return False
    return isclose(a.shape[0] * one[1], b.shape[0] * other[1], rel_tol=_CONVERTED)


def _discount(a: Item, b: Item) -> bool:
    """打七五折 is 75% of the price and 25% off."""
    if a.family != "percent" or b.family != "percent" or not any(form in a.amount.text for form in _tenths(a.lexicon)):
        return False
    return isclose(a.shape[0] + b.shape[0], _HUNDRED)


def _grown(a: Item, b: Item) -> bool:
    """Growing to 2.5 times is growing by 150%."""
    return multiple(a) and b.family == "percent" and isclose(_HUNDRED * (a.shape[0] - 1), b.shape[0], rel_tol=_SUMMED)


def _lost(a: Item, b: Item) -> bool:
    """A loss that the one calls so (净亏损1430万美元) and the other writes as a negative figure (a net loss of $(14.3) million)."""
    if a.family != b.family or not a.shape[0] > 0 > b.shape[0] or not same_figure(a, b, sign=-1):
        return False
    return (a.family != "money" or same_currency(a, b)) and _loss(a.lexicon).search(a.before) is not None


@cache
def _loss(lexicon: Lexicon) -> re.Pattern[str]:
    """A word of loss with no punctuation behind it."""
    words = source(knowledge(lexicon), "loss")
    return re.compile(rf"(?<![A-Za-z])(?:{words})(?![A-Za-z])[^,.;，。；]*$", re.IGNORECASE)


@cache
def _tenths(lexicon: Lexicon) -> tuple[str, ...]:
    """The words for tenths of a price that is still to be paid."""
    return tuple(row["form"] for row in lexicon.table("units") if row["kind"] == "zhe")


@cache
def _conversions(lexicon: Lexicon) -> dict[str, tuple[str, float]]:
    return {row["unit"]: (row["base"], float(row["factor"])) for row in lexicon.table("conversions")}

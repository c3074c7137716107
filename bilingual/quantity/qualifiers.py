"""The words around an amount that bound it or make it rough: 约, 超过, up to, 左右, or so.

The words stay outside the span; `_set` is the contract's table of what they say. A figure that has its own bounds
(3000多, 300亿至500亿) keeps them. ``$500+`` and 10亿元多 carry their sign inside.
"""

from __future__ import annotations

import re
from typing import cast

from bilingual.document import Qualifier
from bilingual.quantity import origins, rates
from bilingual.quantity.figure import step
from bilingual.quantity.forms import Hit
from bilingual.quantity.knowledge import Bound, Knowledge
from bilingual.quantity.mention import Mention
from bilingual.quantity.money import Item

__all__ = ["read"]

_VERBS = 4
"""How many words may stand between an adverb and its amount: 至少还需要再投入."""
_GAP = re.compile(r"(?:(?<![A-Za-z])an?)?[ \u00a0]{0,2}$|[-‐‑‒–]$", re.IGNORECASE)
_GAP_ENDS = frozenset(" \u00a0-‐‑‒–aAnN")
"""What a gap may end with: a look at one character spares most searches."""


def read(text: str, items: list[Item], known: Knowledge) -> None:
    """Set the qualifier, the bounds and ``per`` of every item from the words around it."""
    floor = 0
    for index, item in enumerate(items):
        ceiling = items[index + 1].mention.start if index + 1 < len(items) else len(text)
        _plus(text, item.mention)
        if not _after(text, item.mention, ceiling, known):
            _before(text, item, items[index - 1].mention if index else None, known)
        if item.mention.kind == "money":
            rates.read(text, item.mention, floor, known)
        floor = item.mention.end


def _plus(text: str, mention: Mention) -> None:
    """``$500+`` is at least that; the plus lies inside the span."""
    plus = text[mention.end : mention.end + 1] == "+" and not text[mention.end + 1 : mention.end + 2].isalnum()
    if plus and mention.qualifier == "exact" and not mention.canonical:
        mention.end += 1
        mention.qualifier, mention.marker, mention.high = "at_least", "≥", None


def _before(text: str, item: Item, previous: Mention | None, known: Knowledge) -> bool:
    mention, floor = item.mention, previous.end if previous is not None else 0
    pos = mention.start
    if text[pos - 1 : pos] in _GAP_ENDS and (gap := _GAP.search(text, max(floor, pos - 6), pos)):
        pos = gap.start()
    while pos > floor and text[pos - 1] in " \u00a0":
        pos -= 1
    hit = known.bounds_before.before(text, pos, floor) or _adverb(text, pos, floor, known)
    if hit is None or hit.meaning.qualifier == "none":
        return False
    side = hit.meaning.side
    if side == "bare" and not (item.figure is not None and item.figure.bare and pos == mention.start):
        return False
    if side == "price" and origins.is_origin(text, previous, hit.start, mention, known):
        return False
    if side == "emphatic" and known.states.at(text, mention.end) is not None:
        return False
    return _set(mention, hit.meaning.qualifier)


def _adverb(text: str, pos: int, floor: int, known: Knowledge) -> Hit[Bound] | None:
    """The adverb before a verb that takes the amount: 至少投资5亿元, 最多可获得10万元."""
    for _ in range(_VERBS):
        verb = known.verbs.before(text, pos, floor)
        if verb is None:
            return None
        pos = verb.start
        hit = known.bounds_before.before(text, pos, floor)
        if hit is not None:
            return hit if hit.meaning.side == "adverb" else None
    return None


def _after(text: str, mention: Mention, ceiling: int, known: Knowledge) -> bool:
    end = mention.end
    if text[end : end + 1] == "多" and mention.kind == "money" and mention.value is not None and mention.qualifier == "exact":
        mention.end, mention.qualifier, mention.marker = end + 1, "over", "+"
        mention.high = mention.value + step(mention.value)
        return True
    hit = known.bounds_after.at(text, end + (text[end : end + 1] in (" ", "\u00a0")))
    if hit is None or hit.end > ceiling or hit.meaning.qualifier == "none":
        return False
    return _set(mention, hit.meaning.qualifier)


def _set(mention: Mention, qualifier: str) -> bool:
    """The contract's table, on an exact figure or a bare magnitude."""
    value = mention.value
    if value is None or mention.qualifier not in ("exact", "order"):
        return False
    mention.qualifier, mention.marker = cast(Qualifier, qualifier), ""
    mention.low = value if qualifier in ("over", "at_least") else None
    mention.high = value if qualifier in ("nearly", "under", "up_to") else None
    return True

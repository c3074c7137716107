"""A pound of weight or a pound sterling: ``a 400-pound gorilla`` and ``fined 400 pounds`` have the same words for their amounts.

The words around tell, the nearest first: what is weighed (role ``weight``) or what is paid (``sterling``). Where there are none of
these, losing and gaining (``slimming``) or a hyphen speak for weight, as long as the figure is one that somebody could weigh.
Otherwise a pound is money. Declined: a pound with a country's name or a magnitude, but for so many million pounds of something.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from bilingual.quantity.figure import Figure
from bilingual.quantity.forms import Hit
from bilingual.quantity.knowledge import Knowledge, Sign, source

__all__ = ["weighs"]

_BEFORE, _AFTER = 60, 40
_STOP = re.compile(r"[!?;。！？；\n]|\.(?![0-9])")
_FOR = re.compile(r"\bfor (?:about |around |just |only |over |nearly |under )?$", re.IGNORECASE)
_HEAVIEST = Decimal(1000)


def weighs(text: str, figure: Figure, hit: Hit[Sign], known: Knowledge) -> bool:
    """Whether the pounds at ``hit``, after ``figure``, are a weight."""
    if hit.meaning.codes[0] != "GBP" or len(hit.meaning.codes) == 1 or not (text[hit.start].isascii() and text[hit.start].isalpha()):
        return False
    before = text[max(0, figure.start - _BEFORE) : figure.start]
    before = before[max((stop.end() for stop in _STOP.finditer(before)), default=0) :]
    after = text[hit.end : hit.end + _AFTER]
    stop = _STOP.search(after)
    after = after[: stop.start()] if stop else after
    of = after.startswith(" of ")
    weight, sterling = (_nearest(before, after, role, known) for role in ("weight", "sterling"))
    if figure.scale is not None:
        return of and weight < sterling
    if of and sterling > _AFTER:
        return True
    if _FOR.search(before):
        return False
    if weight < _BEFORE or sterling < _BEFORE:
        return weight < sterling
    top = figure.value if figure.value is not None else figure.high
    light = top is not None and top < _HEAVIEST
    return light and (text[hit.start - 1] in "-‐‑" or _nearest(before, after, "slimming", known) < _BEFORE)


def _nearest(before: str, after: str, role: str, known: Knowledge) -> int:
    """How many characters the nearest word of a role stands away."""
    pattern = _words(known, role)
    first = pattern.search(after)
    gaps = [len(before) - match.end() for match in pattern.finditer(before)] + ([first.start()] if first else [])
    return min(gaps, default=_BEFORE + 1)


@cache
def _words(known: Knowledge, role: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z])(?:{source(known, role)})s?(?![A-Za-z])", re.IGNORECASE)

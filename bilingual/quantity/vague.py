"""English words for an unknown few of something: several million, a couple of billion, tens of billions, multibillion.

Without a magnitude they are read before the name of a currency only: a few dollars, tens of yuan.
"""

from __future__ import annotations

import re
from decimal import Decimal

from bilingual.quantity.figure import Figure, several
from bilingual.quantity.knowledge import Knowledge
from bilingual.quantity.words import OF, word_at

__all__ = ["read"]

_SEVERAL = re.compile(
    r"(?:several|an?\s(?:few|couple(?:\sof)?)|multi)(?:[\s\u2010-\u2013-]|(?=[mbt]))", re.IGNORECASE
)
_SPACES = " \u00a0"
_ONE, _TEN = Decimal(1), Decimal(10)
_LARGEST = Decimal(10) ** 18
_UP_TO = {Decimal(10): 10, Decimal(12): 8, Decimal(100): 10}
"""How far tens, dozens and hundreds reach; of the magnitudes above, each reaches to the next, a thousand times itself."""


def read(text: str, pos: int, known: Knowledge) -> Figure | None:
    """The vague figure that begins at ``pos``."""
    match = _SEVERAL.match(text, pos)
    if match is None:
        return _plural(text, pos, known)
    scale, end = _ONE, match.end()
    while (word := word_at(text, end, known)).kind in ("scale", "scales") and scale < _LARGEST:
        scale, end = scale * word.value, word.end
    if scale == 1:
        return several(pos, match.end() - 1, Decimal(2), _TEN) if match[0][-1] in _SPACES and _named(text, end, known) else None
    return several(pos, end, 2 * scale, 10 * scale, scale)


def _named(text: str, pos: int, known: Knowledge) -> bool:
    """The name of a currency stands here (a few euros; not: a few $5 coupons)."""
    hit = known.signs.at(text, pos)
    if hit is None or hit.meaning.kind not in ("name", "minor"):
        return False
    name = text[pos : hit.end].lower()
    return name in known.roles["unchanging"] or known.signs.at(f"{name}s", 0) is None  # several dollar stores


def _plural(text: str, pos: int, known: Knowledge) -> Figure | None:
    """tens of billions, hundreds of thousands, billions (of dollars)."""
    head = word_at(text, pos, known)
    if head.kind not in ("scales", "plural"):
        return None
    scale, end = _ONE, head.end
    while scale < _LARGEST and (of := OF.match(text, end)):
        word = word_at(text, of.end(), known)
        if word.kind not in ("scales", "scale"):
            break
        scale, end = scale * word.value, word.end
    if head.kind == "plural" and scale == 1 and not ((of := OF.match(text, end)) and _named(text, of.end(), known)):
        return None
    low = head.value * scale
    return several(pos, end, low, low * _UP_TO.get(head.value, 1000), scale if scale > 1 else head.value)

"""A second sign beside the first, which says which currency is meant: AUD $50, $5 USD, 三万元欧元, 3亿（港元）.

Declined: a code that is none of the sign's currencies (``VES $4``), and the pair of a rate of exchange, which is no sum.
"""

from __future__ import annotations

from bilingual.quantity.figure import Figure
from bilingual.quantity.forms import Hit
from bilingual.quantity.knowledge import Knowledge, Sign
from bilingual.quantity.measures import SPACES

__all__ = ["CLOSING", "OPENING", "behind", "coded", "is_quoted", "narrower"]

OPENING = ("(", "（", "[", "【")
CLOSING = (")", "）", "]", "】")


def coded(text: str, hit: Hit[Sign], floor: int, known: Knowledge) -> Hit[Sign]:
    """AUD $50, JPY ¥500: the code of one of its currencies before a sign says which it is."""
    pos = hit.start - (text[max(0, hit.start - 1) : hit.start] in SPACES)
    code = known.signs.before(text, pos, floor)
    if code is None or code.meaning.kind != "iso" or code.meaning.codes[0] not in hit.meaning.codes:
        return hit
    return Hit(code.start, hit.end, code.meaning)


def is_quoted(text: str, start: int, floor: int, known: Knowledge) -> bool:
    """EUR/USD 1.08, 美元兑人民币7.12: the figure behind two currencies is what one is in the other, and no sum of the second."""
    return text[max(0, start - 1) : start] in known.roles["quoted"] and known.signs.before(text, start - 1, floor) is not None


def behind(text: str, pos: int, figure: Figure, left: Hit[Sign] | None, known: Knowledge) -> Hit[Sign] | None:
    """$50 (CAD), 3亿（港元）: a currency in brackets, behind the sign that it narrows or a large figure that has none."""
    return _bracketed(text, pos, known) if left is not None or (figure.scale is not None and not figure.bare) else None


def _bracketed(text: str, pos: int, known: Knowledge) -> Hit[Sign] | None:
    """A code or a name of one currency, alone in brackets that open at ``pos``."""
    sign = known.signs.at(text, pos + 1) if text[pos : pos + 1] in OPENING else None
    if sign is None or sign.meaning.kind not in ("iso", "name") or text[sign.end : sign.end + 1] not in CLOSING:
        return None
    return Hit(pos, sign.end + 1, sign.meaning) if len(sign.meaning.codes) == 1 else None


def narrower(text: str, hit: Hit[Sign], known: Knowledge) -> Hit[Sign]:
    """三万元欧元, $5 USD, 3万元（港币）: a second sign right after one that several currencies share says which it is."""
    pos = hit.end + (text[hit.end : hit.end + 1] == " ")
    more = known.signs.at(text, pos) or _bracketed(text, pos, known)
    if more is None or len(more.meaning.codes) > 1 or more.meaning.factor != hit.meaning.factor:
        return hit
    if more.meaning.position == "before":
        return hit
    if pos > hit.end and (more.meaning.kind != "iso" or more.meaning.codes[0] not in hit.meaning.codes):
        return hit
    return Hit(hit.start, more.end, more.meaning)

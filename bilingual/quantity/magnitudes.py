"""What follows an Arabic number and makes it larger: 亿, 3万4000, million, bn, K, MUSD; and whether it is a number at all."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from bilingual.quantity import arabic, chinese, english, shares
from bilingual.quantity.figure import Figure, exact
from bilingual.quantity.knowledge import Knowledge

__all__ = ["magnified"]

_SPACES = " \u00a0\u3000\u202f\u2009"
_ANOTHER_UNIT = frozenset("/²³^·")
_LONGEST_PAID = 4
_WAN = Decimal(10**4)
_ELIDED = re.compile(r"[wW]([1-9])(?![0-9A-Za-z.．])")
_BRACKET = 30
"""How far before a figure the bracket may open that closes behind it."""
_HYPHENS = "-‐‑‒–"
_CONTINUES = frozenset(("scale", "unit", "formal unit", "more"))


def magnified(text: str, number: arabic.Arabic, known: Knowledge) -> Figure | None:
    """The figure with its magnitude, Han, English or short; None where letters make it an identifier."""
    end = number.end
    following = text[end : end + 1]
    if not following:
        return _plain(number)
    ahead = end
    while ahead - end < 3 and text[ahead : ahead + 1] in _SPACES and ahead < len(text):
        ahead += 1
    first = text[ahead : ahead + 1]
    if first > "\u2e80" and not _is_full_width(first):
        if (figure := _simple(text, number, ahead, known)) is not None:
            return figure
        kind = known.characters.get(first, ("", None))[0]
        if kind in _CONTINUES or (ahead == end and (kind == "half" or first in known.roles["counter"])):
            read = chinese.read(text, number.start, known, number._replace(end=end if kind in ("more", "half") or not kind else ahead))
            if read is not None and read.end > end:
                return shares.shared(text, read, known)
        joint = first in known.roles["part"] or first in known.roles["with"]
        return shares.shared(text, _plain(number), known) if joint else _plain(number)
    figure = _lettered(text, number, ahead, known)
    if figure is not None:
        return figure
    grown = following.isalpha() or following == "_"
    if grown and known.signs.at(text, end) is None and known.units.at(text, end) is None:
        return None
    return _plain(number)


def _simple(text: str, number: arabic.Arabic, pos: int, known: Knowledge) -> Figure | None:
    """万, 亿 or 万亿 with no numeral after it: what most Chinese magnitudes are, without a reading of their characters."""
    match = _magnitude(known).match(text, pos)
    if match is None or known.units.at(text, pos) is not None or known.signs.at(text, pos) is not None:
        return None
    factor = Decimal(1)
    for character in match[0]:
        factor *= known.characters[character][1]
    figure = exact(number.start, match.end(), arabic.scaled(number.value, factor), factor)
    figure.tail = factor
    return figure


@cache
def _magnitude(known: Knowledge) -> re.Pattern[str]:
    lower, upper = ("".join(c for c, row in known.characters.items() if row == ("scale", Decimal(value))) for value in (10**4, 10**8))
    joints = "".join("".join(known.roles[joint]) for joint in ("counter", "part", "with"))
    return re.compile(rf"(?:[{lower}]?[{upper}]|[{lower}])(?![ \u3000\u00a0]{{0,3}}[{''.join(known.characters)}{joints}{arabic.DIGIT}])")


def _is_full_width(character: str) -> bool:
    """A Latin letter of full width: 15Ｋ."""
    return "\uff21" <= character <= "\uff5a"


def _lettered(text: str, number: arabic.Arabic, ahead: int, known: Knowledge) -> Figure | None:
    """million, bn, K, M before a code: magnitudes in Latin letters."""
    end = number.end
    if text[end] not in _SPACES and not text[end].isalpha() and text[end] not in _HYPHENS:
        return None
    figure = english.read(text, number.start, known, number)
    if figure is not None and figure.end > end:
        return figure
    if (spoken := _spoken(text, number, known)) is not None:
        return spoken
    hit = known.magnitudes.at(text, end) or (known.magnitudes.at(text, ahead) if ahead > end else None)
    if hit is None and text[end] in _HYPHENS:
        hit = known.magnitudes.at(text, end + 1)
        hit = hit if hit is not None and hit.meaning.kind == "short" else None  # a $5-mln deal
    if hit is not None:
        factor, kind = hit.meaning
        glued, letter = hit.start == end, text[hit.start : hit.end]
        money = _has_sign(text, number.start, hit.end, known)
        if letter == "G" and not (money or number.point):
            return None  # 5G
        if not glued and len(letter) == 1 and text[hit.end : hit.end + 1] in _HYPHENS and text[hit.end + 1 : hit.end + 2].isalpha():
            return None  # a $20 T-shirt
        if (
            kind == "short"
            or (kind == "letter" and (glued or letter in "kK" or (money and letter.isupper())))
            or (kind in ("money", "led") and glued and money)
            or (kind == "colloquial" and glued and _is_colloquial(text, number.start, hit.end, known))
            or (kind == "led" and not glued and _is_led(text, number.start, hit.end, known))
        ):
            return exact(number.start, hit.end, arabic.scaled(number.value, factor), factor)
    if text[ahead : ahead + 1] == "M" and (code := known.signs.at(text, ahead + 1)) and code.meaning.kind == "iso":
        return exact(number.start, ahead + 1, arabic.scaled(number.value, Decimal(10**6)), Decimal(10**6))
    return None


def _spoken(text: str, number: arabic.Arabic, known: Knowledge) -> Figure | None:
    """月薪2w5, 3w2块: the digit in the place that speech leaves out, as in 两万五."""
    match = _ELIDED.match(text, number.end)
    if match is None or number.point or not _is_colloquial(text, number.start, match.end(), known):
        return None
    value = arabic.scaled(number.value, _WAN) + Decimal(match[1]) * _WAN / 10
    return exact(number.start, match.end(), value, _WAN)


def _is_colloquial(text: str, start: int, end: int, known: Knowledge) -> bool:
    """w for 万: 5w元, 3kw块; 首付100w, where no word or unit goes on behind it (not 5W元件, 20w快充)."""
    hit, trap = known.signs.at(text, end), known.sign_traps.at(text, end)
    if hit is not None and text[end] > "\u2e80" and hit.meaning.kind == "name" and hit.meaning.position != "weak":
        return trap is None or trap.end <= hit.end or trap.meaning != "sign"
    if not text[max(0, start - _LONGEST_PAID) : start].endswith(tuple(known.roles["paid"])):
        return False
    return not text[end : end + 1].isalnum() or known.bounds_after.at(text, end) is not None


def _is_led(text: str, start: int, end: int, known: Knowledge) -> bool:
    """A currency of this figure alone leads it, so that ``€5 m`` is millions: not 20 € 5 m, nor €5 m², nor the b) of a list."""
    following, before = text[end : end + 1], text[max(0, start - _BRACKET) : start]
    if (following and following in _ANOTHER_UNIT) or (following == ")" and before.rfind("(") <= before.rfind(")")):
        return False
    sign = known.signs.before(text, start - (text[start - 1] in _SPACES))
    if sign is None or sign.meaning.position not in ("both", "before"):
        return False
    return sign.end == start or not text[max(0, sign.start - 2) : sign.start].rstrip(_SPACES)[-1:].isdigit()


def _plain(number: arabic.Arabic) -> Figure:
    figure = exact(number.start, number.end, number.value)
    figure.plain = number.plain
    return figure


def _has_sign(text: str, start: int, end: int, known: Knowledge) -> bool:
    """Whether a currency stands right before or after, so that ``5m`` is money and no length."""
    pos = start
    while start - pos < 3 and text[pos - 1 : pos] in (" ", "\u00a0", "-", "~", "<"):
        pos -= 1
    if known.signs.before(text, pos) is not None:
        return True
    end += text[end : end + 1] in (" ", "-", "\u00a0")
    return known.signs.at(text, end) is not None

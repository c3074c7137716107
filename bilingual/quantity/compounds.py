"""One amount in two figures: 3元5角, 三块五, $3 and 50 cents, 5 ft 2 in, 三吨半, 七成六, USD million 5.2."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache

from bilingual.quantity import arabic
from bilingual.quantity.canonical import Written
from bilingual.quantity.figure import Figure, ratio
from bilingual.quantity.forms import Hit
from bilingual.quantity.knowledge import Knowledge, Sign, source
from bilingual.quantity.measures import counted
from bilingual.quantity.money import Item

__all__ = ["joined", "rest"]

_LONGEST_GAP = 5
_LENGTHS = {"ft": (re.compile(r"[ ]?(?:in\b|inch(?:es)?\b|\")"), 12), "lb": (re.compile(r"[ ]?(?:oz\b|ounces?\b)"), 16)}
_DIGITS = frozenset("0123456789")
_NOTHING, _ONE = ("", Decimal(0)), ("digit", Decimal(1))
_TENTH, _TEN = Decimal("0.1"), Decimal(10)


def joined(text: str, item: Item, figure: Figure | Written, known: Knowledge) -> bool:
    """Whether ``figure`` is the minor part of ``item``, which then has it."""
    mention = item.mention
    if isinstance(figure, Written) or figure.value is None or mention.value is None:
        return False
    if item.figure is not None and item.figure.bare and item.left is not None:
        return _headed(text, item, item.figure, figure)
    if figure.qualifier != "exact" or mention.qualifier != "exact":
        return False
    if figure.start - mention.end > _LONGEST_GAP or figure.scale is not None or mention.canonical:
        return False
    if not _gap(known).fullmatch(text, mention.end, figure.start):
        return False
    if mention.unit in _LENGTHS:
        return _length(text, item, figure, figure.value)
    sign = item.right or item.left
    return sign is not None and (_minor(text, item, sign, figure, known) or _elided(text, item, sign, figure, known))


def _headed(text: str, item: Item, magnitude: Figure, figure: Figure) -> bool:
    """USD million 5.2, RMB million 1,234: the magnitude stands with the currency, as in the head of a table."""
    if text[item.mention.end : figure.start] != " " or figure.scale is not None or figure.words or figure.qualifier != "exact":
        return False
    mention = item.mention
    assert mention.value is not None
    assert figure.value is not None
    mention.value = mention.low = mention.high = arabic.scaled(figure.value, mention.value)
    mention.end, mention.qualifier, mention.marker = figure.end, "exact", ""
    item.doubtful = False
    item.figure = replace(figure, scale=magnitude.scale)
    return True


@cache
def _gap(known: Knowledge) -> re.Pattern[str]:
    zeros = "|".join(form for form, (kind, value) in known.characters.items() if kind == "digit" and not value)
    return re.compile(rf"(?:[ ]{{0,2}}(?:and[ ]|{source(known, 'with')}|{zeros})?|, )")


def _minor(text: str, item: Item, sign: Hit[Sign], figure: Figure, known: Knowledge) -> bool:
    """五角 after 三元, 50 cents after $3."""
    pos = figure.end
    while pos - figure.end < 2 and text[pos : pos + 1] == " ":
        pos += 1
    hit, trap = known.signs.at(text, pos), known.sign_traps.at(text, pos)
    if hit is None or hit.meaning.kind != "minor" or (trap is not None and trap.end > hit.end) or figure.value is None:
        return False
    part = figure.value * hit.meaning.factor
    if part >= sign.meaning.factor:
        return False
    _add(item, part, hit.end)
    item.right = hit
    return True


def _elided(text: str, item: Item, sign: Hit[Sign], figure: Figure, known: Knowledge) -> bool:
    """三块五, 三块零四: the next smaller coin without its name."""
    gap = text[item.mention.end : figure.start]
    zero = known.characters.get(gap or text[figure.start], ("", _TEN))[1] == 0
    if text[sign.start : sign.end] not in known.roles["elides"] or (gap and not zero):
        return False
    if not figure.words and (gap or figure.end - figure.start != 1 or text[sign.start - 1] not in _DIGITS):
        return False  # 8块5 has one digit, like 三块五
    following = text[figure.end : figure.end + 1]
    if figure.value is None or figure.value >= _TEN or following in known.characters:
        return False
    if known.signs.at(text, figure.end) is not None or counted(text, figure.end, known) is not None:
        return False
    _add(item, figure.value * sign.meaning.factor * (_TENTH * _TENTH if zero else _TENTH), figure.end)
    return True


def _length(text: str, item: Item, figure: Figure, value: Decimal) -> bool:
    """5 ft 2 in."""
    smaller, share = _LENGTHS[item.mention.unit or ""]
    after = smaller.match(text, figure.end)
    if after is None or value >= share:
        return False
    _add(item, ratio(value, Decimal(share)), after.end())
    return True


def rest(text: str, item: Item, known: Knowledge) -> None:
    """What follows a unit within the amount: the half of 三吨半, 一块半, 三成半; the six of 七成六; the five of 三块五一斤."""
    mention = item.mention
    end = mention.end
    if mention.value is None or mention.kind == "number" or mention.canonical or mention.qualifier != "exact":
        return
    unit = known.units.at(text, end - 1) if mention.kind == "percent" else None
    tenths = unit is not None and unit.meaning.kind in ("cheng", "zhe")
    place = end + (tenths and text[end : end + 1] == " ")
    kind, digit = known.characters.get(text[place : place + 1], _NOTHING)
    if kind == "digit" and tenths and text[place + 1 : place + 2] not in known.characters:
        if counted(text, place + 1, known) is None and known.signs.at(text, place + 1) is None:
            _add(item, digit, place + 1)
    elif kind == "digit" and item.right is not None and text[item.right.start : item.right.end] in known.roles["elides"]:
        if known.characters.get(text[end + 1 : end + 2], _NOTHING) == _ONE and known.units.at(text, end + 2) is not None:
            _add(item, digit * item.right.meaning.factor * _TENTH, end + 1)
    elif kind == "half" and place == end and known.word_traps.at(text, end) is None:
        whole = _TEN if tenths else item.right.meaning.factor if item.right else Decimal(1)
        _add(item, whole / 2, end + 1)


def _add(item: Item, part: Decimal, end: int) -> None:
    mention = item.mention
    assert mention.value is not None
    mention.value += -part if mention.value < 0 else part
    mention.low = mention.high = mention.value
    mention.end = end

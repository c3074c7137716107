"""Losses as accounts write them, in brackets: $(14.3) million, ($14.3) million, $(14,300), a loss of ($0.07).

A bracket between the sign and the figure, or between the figure and its magnitude, says so by itself. Brackets around the
whole amount do where it stands in a table or where an amount must stand, and beside a loss; anywhere else they are a
gloss. Declined: the mark of a footnote (``RMB(1)``), a bracket behind an amount that has its sign already (``100 USD(720)``).
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from bilingual.quantity import arabic, magnitudes
from bilingual.quantity.figure import Figure
from bilingual.quantity.knowledge import Knowledge, source
from bilingual.quantity.mention import Mention

__all__ = ["bracketed", "enclosed", "is_loss"]

_OPENING, _CLOSING = frozenset("(（"), frozenset(")）")
_KINDS, _POSITIONS = ("symbol", "iso"), ("both", "before")
_SHORTEST, _TWO_LETTERS = 4, 2
"""``14.3`` is as short as a figure can be that a space may part from its sign."""
_PLACE_OF_AMOUNT = re.compile(r"(?:^|[\n\t|:：=]|\b(?:of|is|was))[ ]?$|[ ]{2}$")
_SENTENCE = 120
_STOP = re.compile(r"[!?;。！？；\n]|\.(?![0-9])")
_LONGEST_JOINT = 6


def enclosed(text: str, figure: Figure, number: arabic.Arabic, last: int, known: Knowledge) -> Figure:
    """The figure with the bracket that makes a loss of it; the figure itself where there is none.

    ``last`` is the end of the figure before, whose sign cannot be this one's.
    """
    if text[figure.end : figure.end + 1] not in _CLOSING or figure.qualifier != "exact":
        return figure
    if text[figure.start - 1 : figure.start] in _OPENING:
        return _behind_its_sign(text, figure, number, last, known)
    sign = known.signs.before(text, figure.start - (text[figure.start - 1 : figure.start] == " "))
    if figure.scale is not None or sign is None or text[sign.start - 1 : sign.start] not in _OPENING:
        return figure
    longer = magnitudes.magnified(text, number._replace(end=figure.end + 1), known)
    if longer is None or longer.scale is None or text[longer.end - 1] > "\u2e80":
        return figure
    apart = text[figure.end + 1] == " "
    return _negative(longer) if longer.end - figure.end - 2 >= apart * _TWO_LETTERS else figure


def _behind_its_sign(text: str, figure: Figure, number: arabic.Arabic, last: int, known: Knowledge) -> Figure:
    """$(14.3) million, US$(14,300), $ (14.3M)."""
    bracket = figure.start - 1
    apart = text[bracket - 1 : bracket] == " "
    sign = known.signs.before(text, bracket - apart)
    if sign is None or sign.meaning.position not in _POSITIONS:
        return figure
    if sign.start <= last or ((apart or sign.meaning.kind == "iso") and last > 0 and not text[last : sign.start].strip()):
        return figure
    longer: Figure | None = None
    if figure.scale is None:
        longer = magnitudes.magnified(text, number._replace(start=bracket, end=figure.end + 1), known)
    longer = longer or replace(figure, start=bracket, end=figure.end + 1)
    if longer.scale is None:
        digits = figure.end - figure.start
        footnote = digits == 1 and text[sign.start].isalpha()
        if footnote or sign.meaning.kind not in _KINDS or (apart and (figure.plain or digits < _SHORTEST)):
            return figure
    return _negative(longer)


def _negative(figure: Figure) -> Figure:
    value, low, high = (None if part is None else -part for part in (figure.value, figure.high, figure.low))
    return replace(figure, value=value, low=low, high=high, plain=False)


def bracketed(text: str, mention: Mention) -> bool:
    """Whether a bracket within the amount has negated it, as in ``$(5)``; that before the sign of ``($14.3) million`` is taken in."""
    inside = text[mention.start : mention.end]
    closed = any(mark in inside for mark in _CLOSING)
    if closed and text[mention.start - 1 : mention.start] in _OPENING and all(mark not in inside for mark in _OPENING):
        mention.start -= 1
    return closed


def is_loss(text: str, bracket: int, end: int, floor: int, known: Knowledge) -> bool:
    """Whether the brackets around the whole amount, at ``bracket`` and ``end``, negate it: in a table, behind a label's colon, where
    an amount must stand (a loss of, revenue is), beside a loss, or beside another amount so written."""
    if floor and bracket - floor <= _LONGEST_JOINT and text[floor - 1] in _CLOSING and bracket > floor:
        return True
    if floor and bracket - floor <= 2:
        return False
    if _PLACE_OF_AMOUNT.search(text, max(0, bracket - 5), bracket) is not None:
        return True
    before = text[max(0, bracket - _SENTENCE) : bracket]
    before = before[max((stop.end() for stop in _STOP.finditer(before)), default=0) :]
    loss, level, holding, per_holding = _words(known)
    if not loss.search(before):
        return False
    return bool(level.search(before) or holding.search(before) or per_holding.match(text, end + 1))


@cache
def _words(known: Knowledge) -> tuple[re.Pattern[str], ...]:
    """A loss; a word that a level must follow; a share, right before the bracket or behind it."""
    loss, level, holding = (source(known, role) for role in ("loss", "level", "holding"))
    return (
        re.compile(rf"(?<![A-Za-z])(?:{loss})(?![A-Za-z])", re.IGNORECASE),
        re.compile(rf"(?<![A-Za-z])(?:{level})[ ]$", re.IGNORECASE),
        re.compile(rf"(?<![A-Za-z])(?:{holding})[ ]$", re.IGNORECASE),
        re.compile(rf"[ ](?:per|an?)[ ](?:[a-z]{{1,12}}[ ]){{0,4}}(?:{holding})(?![A-Za-z])", re.IGNORECASE),
    )

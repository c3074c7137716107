"""Figures become amounts: the currency sign on either side.

The sign may stand before the figure (``$5``, ``人民币50元``), after it (``5美元``), or both (``$1,190 AUD``), and then
the codes that both allow are kept. Declined: a sign that belongs to the next figure (``rmb 10 usd 20``), words that
merely begin like a sign (元旦, 块地; the traps), a pound of weight, the head of a table (``单位：亿元``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import cast

from bilingual.document import Qualifier
from bilingual.quantity import arabic
from bilingual.quantity.canonical import DOTTED, Written
from bilingual.quantity.figure import Figure
from bilingual.quantity.forms import Hit
from bilingual.quantity.knowledge import Knowledge, Sign
from bilingual.quantity.measures import MINUS, SPACES, may_lead, mention_of, negate, unsigned
from bilingual.quantity.mention import Mention
from bilingual.quantity.narrowing import CLOSING, OPENING, behind, coded, is_quoted, narrower
from bilingual.quantity.pounds import weighs

__all__ = ["Item", "amount"]

_HYPHENS = frozenset("-\u2010\u2011\u2012\u2013")
_OF = re.compile(r"of (?:the )?")
_SMALL, _LARGE = Decimal(100), Decimal(10**4)
_YEARS = range(1000, 2101)
_LOOSE = ("weak", "slang")
_FORMAL = 5
"""``5,000`` is as short as a figure with separators can be."""


@dataclass(slots=True)
class Item:
    """An amount in the making: the mention, its figure, and the signs that were found."""

    mention: Mention
    figure: Figure | None
    left: Hit[Sign] | None = None
    right: Hit[Sign] | None = None
    doubtful: bool = False
    """No quantity by itself (``one``, ``1900``), but it may be the first end of a range or of a list."""

    @property
    def signed(self) -> bool:
        """True where the amount names its currency, or stands in canonical form."""
        return self.left is not None or self.right is not None or self.mention.canonical


def amount(text: str, figure: Figure | Written, floor: int, known: Knowledge) -> Item | None:
    """The amount around ``figure``; nothing before ``floor``, where the last amount ends, belongs to it."""
    if isinstance(figure, Written):
        return _written(figure)
    following = text[figure.end : figure.end + 1]
    if following in _HYPHENS:
        figure = _rounded(text, figure, known)
    elif figure.bare and following in known.roles["or so"]:
        hit = known.signs.at(text, figure.end + 1)
        figure = replace(figure, end=figure.end + 1) if hit is not None and hit.meaning.position not in _LOOSE else figure  # 千把块
    left = _left(text, figure, floor, known)
    right = _right(text, figure, left, known)
    if left is None and right is None:
        mention = unsigned(text, figure, floor, known)
        if mention is not None:
            return Item(mention, figure)
        leads = may_lead(text, figure)
        return Item(mention_of(figure, figure.start, figure.end, "number"), figure, doubtful=True) if leads else None
    unfigured = figure.bare or _is_plural(text, figure, known)
    if figure.bare and left is None and _heads_table(text, figure.start, right, known):
        return None
    item = _signed(text, figure, left, right, floor, known)
    # USD million is what a column is in; USD million 5.2 is an amount, and so is what touches its sign ($millions)
    item.doubtful = unfigured and left is not None and left.end < figure.start and text[figure.start].isascii()
    return item


def _is_plural(text: str, figure: Figure, known: Knowledge) -> bool:
    """millions, thousands: a magnitude without a figure."""
    return figure.qualifier == "several" and known.words.get(text[figure.start : figure.end].lower(), ("",))[0] == "scales"


def _rounded(text: str, figure: Figure, known: Knowledge) -> Figure:
    """twenty-odd yuan: a word that bounds the figure, between it and its currency."""
    bound = known.bounds_after.at(text, figure.end)
    if bound is None or figure.qualifier != "exact" or known.signs.at(text, bound.end + (text[bound.end : bound.end + 1] == " ")) is None:
        return figure
    return replace(figure, end=bound.end, qualifier=cast(Qualifier, bound.meaning.qualifier), low=None, high=None)


def _written(figure: Written) -> Item:
    mention = Mention(
        figure.start, figure.end, "money", figure.value, figure.low, figure.high, figure.qualifier,
        marker=figure.marker, canonical=True, alternatives=figure.alternatives,
    )  # fmt: skip
    mention.sign, mention.currencies = figure.code or "XXX", (figure.code,) if figure.code else ()
    return Item(mention, None)


def _signed(
    text: str, figure: Figure, left: Hit[Sign] | None, right: Hit[Sign] | None, floor: int, known: Knowledge
) -> Item:
    """The money amount; of two signs the one that fewer currencies share names it."""
    found = sorted((hit for hit in (left, right) if hit is not None), key=lambda hit: len(hit.meaning.codes))
    codes = tuple(code for code in found[0].meaning.codes if code in found[-1].meaning.codes) or found[0].meaning.codes
    start = min(left.start, figure.start) if left else figure.start
    factor = right.meaning.factor if right else Decimal(1)
    mention = mention_of(figure, start, right.end if right else figure.end, "money", factor)
    sign = text[found[0].start : found[0].end]
    mention.sign, mention.currencies = sign[1:-1] if sign.startswith(OPENING) else sign, codes
    grouped = codes[0] in known.dotted or (left is None and codes[0] in known.dotted_before and figure.scale is None)
    if grouped and mention.value is not None and DOTTED.fullmatch(text, figure.start, figure.end):
        mention.value = mention.low = mention.high = arabic.scaled(mention.value, Decimal(1000))  # Rp 31.500
    negate(text, mention, figure.start, floor, known)
    return Item(mention, figure, left, right)


def _left(text: str, figure: Figure, floor: int, known: Knowledge) -> Hit[Sign] | None:
    """The sign before a figure, at most two spaces off, a minus between them allowed."""
    pos = figure.start
    if pos > floor and text[pos - 1] in MINUS:
        pos -= 1
    near = pos
    while near - pos < 2 and pos > floor and text[pos - 1] in SPACES:
        pos -= 1
    hit = known.signs.before(text, pos, floor)
    if hit is None or is_quoted(text, hit.start, floor, known):
        return None
    if hit.meaning.kind == "minor" or hit.meaning.position in ("after", "magnified", *_LOOSE):
        return None
    if hit.meaning.position == "formal" and figure.scale is None and (figure.plain or figure.end - figure.start < _FORMAL):
        return None
    if hit.meaning.position == "grouped" and (pos != figure.start or (figure.scale is None and (figure.plain or figure.words))):
        return None
    return coded(text, hit, floor, known)


def _right(text: str, figure: Figure, left: Hit[Sign] | None, known: Knowledge) -> Hit[Sign] | None:
    """The sign after a figure, at most two spaces, a hyphen, or an ``of`` off."""
    pos = figure.end
    while pos - figure.end < 2 and text[pos : pos + 1] in SPACES and pos < len(text):
        pos += 1
    spaces = pos - figure.end
    if not spaces and text[pos : pos + 1] in _HYPHENS and text[pos + 1 : pos + 2].isalpha():
        pos += 1
    elif figure.qualifier == "several" and (of := _OF.match(text, pos)):
        pos = of.end()
    hit = known.signs.at(text, pos) or behind(text, pos, figure, left, known)
    if hit is None or hit.meaning.position in ("before", "grouped"):
        return None
    if _is_trapped(text, figure, hit, known):
        return None
    if left is not None and (not set(left.meaning.codes) & set(hit.meaning.codes) or _next_has_it(text, hit, known)):
        return None
    if left is not None and text[hit.end : hit.end + 1] == "(" and text[hit.end + 1 : hit.end + 2].isdigit():
        return None  # $(14) $(12): a loss in the next column
    if left is None and (
        (hit.meaning.position == "both" and spaces and _next_has_it(text, hit, known))
        or (hit.meaning.position in _LOOSE and not _alone(text, figure, hit) and not _is_slang(figure, hit))
        or (hit.meaning.position == "magnified" and (figure.scale is None or spaces))
        or weighs(text, figure, hit, known)
    ):
        return None
    if hit.meaning.position in ("magnified", *_LOOSE) and left is not None:
        return None
    narrow = narrower(text, hit, known) if len(hit.meaning.codes) > 1 else hit
    return narrow if left is None or set(left.meaning.codes) & set(narrow.meaning.codes) else hit


def _is_trapped(text: str, figure: Figure, hit: Hit[Sign], known: Knowledge) -> bool:
    """三元组, 2024元旦; not 100万元启动资金, and not 50元代金券."""
    trap = known.sign_traps.at(text, hit.start)
    if trap is None or trap.end <= hit.end or trap.meaning == "sum":
        return False
    return trap.meaning == "sign" or _counts(figure)


def _counts(figure: Figure) -> bool:
    """A small number or a year, in figures alone."""
    value = figure.value
    return figure.scale is None and value is not None and value == value.to_integral_value() and (value < _SMALL or value in _YEARS)


def _next_has_it(text: str, hit: Hit[Sign], known: Knowledge) -> bool:
    """``rmb 10 usd 20``, ``2018 $5``: the sign belongs to the figure that follows it; in ``10 $ 30 cent`` it does not."""
    pos = hit.end + (text[hit.end : hit.end + 1] == " ")
    number = arabic.read(text, pos, spaces=False) if hit.meaning.kind != "name" else None
    if number is None:
        return False
    after = known.signs.at(text, number.end + (text[number.end : number.end + 1] == " "))
    return after is None or after.meaning.kind != "minor"


def _is_slang(figure: Figure, hit: Hit[Sign]) -> bool:
    """5万刀: what is said of large sums alone, and no strokes of a knife (一万刀)."""
    large = figure.scale is not None and figure.scale >= _LARGE and not figure.words
    return hit.meaning.position == "slang" and large and hit.start == figure.end


def _alone(text: str, figure: Figure, hit: Hit[Sign]) -> bool:
    """A weak sign (分, p) counts where the two are a whole of their own: no letter and no Han character on either side,
    and a Latin letter touches a small figure (``50p``, not ``1080p``), or the two are all there is (``10 c``)."""
    before, after = text[max(0, figure.start - 2) : figure.start], text[hit.end : hit.end + 1]
    if before[-1:].isalnum() or after.isalnum() or (before[:1] > "\u2e80" and before[:1].isalpha()):
        return False
    if text[hit.start] > "\u2e80":
        return True
    if hit.start > figure.end:
        return figure.start == 0 and hit.end == len(text)
    return figure.value is not None and figure.value < _SMALL


def _heads_table(text: str, start: int, right: Hit[Sign] | None, known: Knowledge) -> bool:
    """``单位：亿元``, （万元）, ``元/万元``: what a column of figures is in, and no amount itself."""
    before = text[max(0, start - 6) : start].rstrip(" ").rstrip(":：")
    if right is None or not before:
        return False
    if before[-1] in OPENING:
        return text[right.end : right.end + 1] in CLOSING
    return before[-1] in "/／" or any(before.endswith(form) for form in known.roles["table"])

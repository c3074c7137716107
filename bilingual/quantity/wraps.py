"""Whether a line break stands within an amount, or between two lines that look like one by chance.

Declined: behind the number of a list, a table or a chapter, a year, a figure of a column; rows of a table, each a line; and
before a word that begins a line of its own (a capital, 万科, 美元走强).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from bilingual.quantity import arabic
from bilingual.quantity.forms import Hit
from bilingual.quantity.knowledge import Knowledge, Sign
from bilingual.quantity.mention import Mention

__all__ = ["BLANKS", "DIGITS", "FIRST_WORD", "MAGNITUDES", "REACH", "SPACES", "Break", "completed", "signed"]

Find = Callable[[str], Sequence[Mention]]
SPACES = " \u00a0\u3000\r"
BLANKS = tuple(SPACES)
DIGITS = tuple("0123456789０１２３４５６７８９")
MAGNITUDES = ("scale", "unit")
"""The kinds of Han characters that make a figure larger."""
FIRST_WORD = re.compile(r"[A-Za-z]{1,20}")
REACH = 60
"""How much of the two lines the grammar is shown: more than any amount takes."""
_ROW = 40
"""A row of a table is no longer than this."""
_CELL = re.compile(rf"[$€£¥￥(（+\-−–—~]{{0,3}}[{arabic.DIGIT}][{arabic.DIGIT},，.．%％)）]{{0,40}}|[-–—]{{1,3}}")
_LAST_FIGURE = re.compile(rf"[{arabic.DIGIT}][%％)）]{{0,2}}$")
_PUNCTUATION = re.compile(r"[，。；！？：、]|[,.;!?:](?:\s|$)")
_LAST_WORD = re.compile(r"([A-Za-z]{1,20})\.?$")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_DAYS = 31
_LIST = 4000
"""How far apart two numbers of a list may stand."""
_THOUSANDS = ("'000", "’000")
_PRICED = frozenset("的/／每")
"""What follows the currency of a price: 3.5美元的, 3.5元/斤."""
_HYPHENS = frozenset("-\u2010\u2011\u2012\u2013")


class Break(NamedTuple):
    """A break: where it lies with the spaces around it, the amount that the grammar sees across it, and the two lines."""

    start: int
    end: int
    mention: Mention
    above: str
    below: str
    left: str
    """The part of the amount that stands above."""
    right: str

    @property
    def alone(self) -> bool:
        """The part above is all that its line has."""
        return self.left == self.above

    @property
    def rest(self) -> str:
        """What follows the amount in its line."""
        return self.below[len(self.right) :]


def completed(text: str, found: Break, known: Knowledge, find: Find) -> bool:
    """A figure, and the magnitude or the currency that completes it."""
    trap = known.sign_traps.at(found.below, 0)
    if known.word_traps.at(found.below, 0) is not None or (trap is not None and trap.meaning != "sum"):
        return False
    sign = known.signs.at(found.below, 0)
    if sign is not None and (sign.meaning.position == "weak" or _has_sign(found, known) or _is_label(text, found)):
        return False
    goes_on = _goes_on_in_chinese if found.below[0] > "\u2e80" else _goes_on_in_english
    if not goes_on(found, sign, known) or (sign is not None and _heads(found.below, sign.end, known)):
        return False
    return not (_numbers(found, known) or _is_row(found) or (found.alone and _is_cell(text, found, sign)))


def signed(text: str, found: Break, known: Knowledge, find: Find) -> bool:
    """A sign that stands before its figure, and the figure."""
    sign = known.signs.before(found.above, len(found.above))
    if sign is None or sign.meaning.position in ("after", "weak", "magnified") or sign.meaning.kind == "minor":
        return False
    if any(mention.end == len(found.above) for mention in find(found.above)):
        return False  # 12 RMB⏎0.35: it has a figure
    bare = found.right.isdecimal()
    if bare and (found.above[-1].isalnum() or _YEAR.fullmatch(found.right)):
        return False  # priced in HKD⏎12 shops
    if found.rest and found.rest[0].isalpha() and found.above[-1].isalnum():
        return False  # the VES⏎7.3练习 of a menu
    if found.alone and found.above[-1].isalnum() and _is_sign(_line(text, found.start, -1), known):
        return False  # EUR⏎VES⏎4.1: a list of currencies
    if found.rest:
        return not (_is_row(found) or found.rest.lstrip(SPACES)[:1] in DIGITS)
    column = _CELL.fullmatch(_line(text, found.end, 1)) is not None
    return not column and not (found.alone and _LAST_FIGURE.search(_line(text, found.start, -1)))


def _goes_on_in_chinese(found: Break, sign: Hit[Sign] | None, known: Knowledge) -> bool:
    """亿元, 万人, 美元 as the rest of an amount, and not the first word of a heading (万象更新, 美元走强)."""
    before, rest = found.above[: -len(found.left)].rstrip(SPACES), found.rest
    if before and before[-1].isascii() and before[-1].isalpha() and found.left[0] in DIGITS:
        return False  # Nova 15⏎万元
    if len(found.left) == 1 and known.characters.get(found.left, ("",))[0] in ("digit", "unit") and before:
        return False  # 统一⏎亿元
    if not rest or not rest[0].isalpha() or rest[0] in _PRICED or known.bounds_after.at(found.below, len(found.right)):
        return True
    if found.mention.kind == "number" or (sign is not None and found.mention.scale is None):
        return False
    return not (sign is not None and sign.meaning.position == "both")


def _goes_on_in_english(found: Break, sign: Hit[Sign] | None, known: Knowledge) -> bool:
    """billion, yuan, US dollars as the rest of an amount; a capital begins a heading, a hyphen a word (12⏎billion-dollar deals)."""
    if sign is not None:
        if sign.meaning.kind != "name":
            return not found.left.isdecimal()
        last = _LAST_WORD.search(found.below[: sign.end])
        return last is not None and last[0][0].islower() and found.left.lower() != "one"
    word = FIRST_WORD.match(found.below)
    if word is None or not word[0].islower():
        return False
    if word[0] == "of":
        return found.mention.kind == "money"
    return not (found.left.isdecimal() and found.below[word.end() : word.end() + 1] in _HYPHENS)


def _has_sign(found: Break, known: Knowledge) -> bool:
    """$152.30⏎CAD: what has a sign before its figure waits for none."""
    return found.left[0] not in DIGITS and known.signs.at(found.left, 0) is not None


def _is_label(text: str, found: Break) -> bool:
    """152.30⏎CAD⏎: with the colon of a label behind it."""
    return (found.rest.lstrip(SPACES) or _line(text, found.end, 1))[:1] in (":", "：")


def _is_sign(line: str, known: Knowledge) -> bool:
    """A line with the name or the code of a currency and nothing else."""
    sign = known.signs.at(line, 0)
    return sign is not None and sign.end == len(line)


def _heads(below: str, end: int, known: Knowledge) -> bool:
    """RMB million, 人民币千元, US$'000: what a table is in."""
    after = below[end:].lstrip(SPACES)
    word = FIRST_WORD.match(after)
    if after[:4] in _THOUSANDS or (word is not None and known.words.get(word[0].lower(), ("",))[0].startswith("scale")):
        return True
    return known.characters.get(after[:1], ("",))[0] in MAGNITUDES


def _numbers(found: Break, known: Knowledge) -> bool:
    """A figure that counts or dates something and is none of money: Table 3, 图3, 2024, March 12."""
    if not found.left.isdecimal():
        return False
    before = found.above[: -len(found.left)].rstrip(SPACES)
    if _YEAR.fullmatch(found.left) and (found.alone or found.below[0] < "\u2e80" or not found.left.endswith("00")):
        return True
    word = _LAST_WORD.search(before)
    if word is None:
        return any(before.endswith(form) for form in known.roles["numbered"] if not form.isascii())
    dated = word[1][0].isupper() and word[1].lower() in known.roles["dated"] and int(found.left) <= _DAYS
    return dated or word[1].lower() in known.roles["numbered"]


def _is_row(found: Break) -> bool:
    """Two rows that each end in a figure: 门店 43⏎美元债 12."""
    if not found.rest or max(len(found.above), len(found.below)) > _ROW or _LAST_FIGURE.search(found.below) is None:
        return False
    return _PUNCTUATION.search(found.above) is None and _PUNCTUATION.search(found.below) is None


def _is_cell(text: str, found: Break, sign: Hit[Sign] | None) -> bool:
    """A figure alone on its line that belongs to a column, to the label before it, or to a list."""
    if _CELL.fullmatch(_line(text, found.start, -1)):
        return True
    next_one = _line(text, found.end, 1)
    if not found.rest:
        return sign is not None and sign.meaning.position == "both" and next_one[:1] in DIGITS  # 500⏎USD⏎300
    return _CELL.fullmatch(next_one) is not None or (found.left.isdecimal() and _is_in_list(text, found))


def _is_in_list(text: str, found: Break) -> bool:
    """01, 1, or a number whose predecessor stands alone on a line above it."""
    if found.left[0] in "0０" or len(found.left) > 2 or int(found.left) == 1:
        return len(found.left) <= 2
    former = re.compile(rf"^[{SPACES}]*{int(found.left) - 1}[{SPACES}]*$", re.MULTILINE)
    return former.search(text, max(0, found.start - _LIST), found.start) is not None


def _line(text: str, place: int, step: int) -> str:
    """The line after (1) or before (-1) the one that a place lies in, as far as it may be a cell."""
    if step > 0:
        start = text.find("\n", place) + 1
        end = text.find("\n", start)
        return text[start : min(start + REACH, len(text) if end < 0 else end)].strip(SPACES) if start else ""
    end = text.rfind("\n", 0, place)
    return text[max(text.rfind("\n", 0, end) + 1, end - REACH) : end].strip(SPACES) if end > 0 else ""

"""From text to figures: a scan finds where a number may begin, and the rule for that character reads it.

Two scans run side by side, each a pattern that begins with one set of characters, which `re` looks for at full speed:
digits and Han numerals, and English words after something that is no letter. Nothing is read twice.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from bilingual.quantity import accounting, arabic, canonical, chinese, english, magnitudes, shares, skips, words
from bilingual.quantity.canonical import Written
from bilingual.quantity.figure import Figure, exact
from bilingual.quantity.knowledge import Knowledge

__all__ = ["RULES", "Rule", "figures"]

_Read = tuple[Figure | Written | None, int]
"""The figure, if there is one, and where the scan goes on."""


class Rule(NamedTuple):
    """How a number that begins in one way is read; ``production`` gets the text, the place, and the last figure's end."""

    name: str
    pattern: str
    production: Callable[[str, int, int, Knowledge], _Read]


_HAN = re.compile(r"[\u3400-\u9fff]")
_APART = (" ", "\u3000")
_ADDRESS = re.compile(r"[^\s<>\"'\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]{1,2000}")


def figures(text: str, known: Knowledge) -> Iterator[Figure | Written]:
    """The figures of a text in order, and the amounts that already stand in canonical form."""
    digits, spelled, first_word = _scanners(known)
    pos, last = 0, -1
    digit = digits.search(text)
    match = first_word.match(text)
    word = match if match is not None else spelled.search(text)
    while digit is not None or word is not None:
        if word is None or (digit is not None and digit.start() < word.start(word.lastgroup or 0)):
            assert digit is not None
            production, start = _BY_NAME[digit.lastgroup or ""], digit.start()
        else:
            production, start = _BY_NAME[word.lastgroup or ""], word.start(word.lastgroup or 0)
        figure, pos = production(text, start, last, known)
        pos = max(pos, start + 1)
        if figure is not None:
            last = pos = max(pos, figure.end)
            yield figure
        if digit is not None and digit.start() < pos:
            digit = digits.search(text, pos)
        if word is not None and word.start(word.lastgroup or 0) < pos:
            word = spelled.search(text, pos - 1)


def _arabic(text: str, start: int, last: int, known: Knowledge) -> _Read:
    """A figure that begins with an Arabic digit or with a point before one."""
    if text[start] in ".．" and start and (text[start - 1].isalnum() or text[start - 1] in "./"):
        return None, start + 1  # Rs.25: the point belongs to what stands before it
    end = skips.identifier(text, start, last, known)
    if end is not None:
        return None, end
    if (name := known.word_traps.at(text, start)) is not None:
        return None, name.end  # 36氪
    if start > 3 and text[start - 1] in canonical.BEFORE_FIGURE and (written := canonical.read(text, start, known)):
        return written, written.end
    end = skips.passed_over(text, start, known)
    if end is not None:
        return None, end
    number = arabic.apart(text, start) if text[start + 1 : start + 2] in _APART else None
    if number is not None and (what := _apart(text, number, known)) != "number":
        if what == "date":
            return None, number.end
        number = None
    number = number or arabic.read(text, start)
    if number is None:
        return None, skips.token_end(text, start)
    if number.loose and not _signed(text, start, number.end, known):
        number = arabic.read(text, start, spaces=False) or number
    number = shares.divided(text, number, known)
    figure = magnitudes.magnified(text, number, known)
    if figure is None:
        return None, skips.token_end(text, start)
    figure = accounting.enclosed(text, figure, number, last, known)
    return figure, figure.end


def _apart(text: str, number: arabic.Arabic, known: Knowledge) -> str:
    """What digits set apart are: one ``number`` before a magnitude, currency or unit of Chinese (1 0 亿英镑, ２ ０ ０ 人, 1 5 %),
    a ``date`` (2 0 2 4 年), or, anywhere else, each a figure of its own."""
    after = number.end
    while text[after : after + 1] in _APART:
        after += 1
    first = text[after : after + 1]
    if first < "\u2e80":
        return "number" if first == "%" else ""
    if known.signs.at(text, after):
        return "number"
    if (first in known.roles["year"] and len(number.digits) == 4) or first in known.roles["month"] or first in known.roles["day"]:
        return "date"
    return "number" if known.characters.get(first, ("", None))[0] in ("scale", "unit") or known.units.at(text, after) else ""


def _signed(text: str, start: int, end: int, known: Knowledge) -> bool:
    """A currency right before or after, or a Han magnitude after, so that ``9 800`` is one number."""
    before = start - 1 if start and text[start - 1] == " " else start
    after = end + (text[end : end + 1] in (" ", "\u00a0"))
    if known.signs.before(text, before) is not None or known.signs.at(text, after) is not None:
        return True
    return known.characters.get(text[after : after + 1], ("", None))[0] == "scale"


def _han(text: str, start: int, last: int, known: Knowledge) -> _Read:
    """A numeral in Han characters, unless it is an ordinal or part of a word."""
    for back in range(4):
        trap = known.word_traps.at(text, start - back) if start >= back else None
        if trap is not None and trap.end > start and text[trap.end : trap.end + 1] != "之":
            return None, trap.end
    figure = chinese.digit(text, start, known) or chinese.read(text, start, known)
    if figure is None:
        return None, start + 1
    before = text[start - 1 : start]
    if before == "第" or (figure.bare and before in ("每", "/", "／")):
        return None, figure.end
    figure = shares.shared(text, figure, known)
    if figure.qualifier == "exact" and _lonely(text, start, figure.end, known):
        return None, figure.end
    after = text[figure.end : figure.end + 1]
    if after in ("年", "月", "号", "號", "日") and _dated(text, figure, after, known):
        return None, figure.end
    return figure, figure.end


def _dated(text: str, figure: Figure, after: str, known: Knowledge) -> bool:
    """二〇二四年, 三月, 十五日: a date, not a span of time."""
    if after == "年":
        return figure.end - figure.start == 4 and figure.value is not None and figure.value >= 1000
    return known.units.at(text, figure.end) is None and known.signs.at(text, figure.end) is None


def _lonely(text: str, start: int, end: int, known: Knowledge) -> bool:
    """A lone 一, a capital figure, or a row of Han digits inside a word is no number."""
    kinds = {known.characters.get(character, ("", None))[0] for character in text[start:end]}
    if kinds - {"digit", "formal", "half", "formal unit", "pair"}:
        return False
    left = start > 0 and _HAN.match(text[start - 1]) is not None and text[start - 1] not in known.roles["minus"]
    right = _HAN.match(text, end) is not None
    if text[start:end] == "一" and (left or right) and known.units.at(text, end) is not None:
        return not _ends(text, end, known) and known.signs.at(text, end) is None
    if known.signs.at(text, end) or known.units.at(text, end) or known.signs.before(text, start):
        return False
    if end - start == 1:
        return (left or right) and (kinds <= {"formal", "formal unit", "half", "pair"} or _article(text[start], known))
    return (left or right) and kinds <= {"digit", "formal"}


def _article(character: str, known: Knowledge) -> bool:
    """一 and zero are more often part of a word than a number."""
    return known.characters[character][1] < 2


def _ends(text: str, end: int, known: Knowledge) -> bool:
    """The counter after a numeral ends the text, so that it is more than an article."""
    hit = known.units.at(text, end)
    return hit is not None and (hit.end == len(text) or hit.meaning.kind != "count")


def _words(text: str, start: int, last: int, known: Knowledge) -> _Read:
    """A number in English words; a lone one is a pronoun."""
    figure = english.read(text, start, known)
    if figure is None:
        return None, start + 2
    return figure, figure.end


def _vulgar(text: str, start: int, last: int, known: Knowledge) -> _Read:
    figure = exact(start, start + 1, shares.quotient(Decimal(1), known.vulgar[text[start]]))
    return figure, figure.end


def _fixed(text: str, start: int, last: int, known: Knowledge) -> _Read:
    """对折 is half the price."""
    hit = known.fixed.at(text, start)
    if hit is None:
        return None, start + 1
    figure = exact(start, hit.end, hit.meaning)
    figure.share = Decimal(100)
    return figure, figure.end


def _address(text: str, start: int, last: int, known: Knowledge) -> _Read:
    """A web address has no amounts in it."""
    match = _ADDRESS.match(text, start)
    return None, match.end() if match else start + 1


RULES = (
    Rule("arabic", rf"(?<=[{arabic.DIGIT}])|(?<=[.．])(?=[{arabic.DIGIT}])(?<![{arabic.DIGIT}][.．])", _arabic),
    Rule("vulgar", "(?<=[{vulgar}])", _vulgar),
    Rule("fixed", "(?<=[{fixed}])(?=[{fixed_next}])", _fixed),
    Rule("han", r"(?<=[{vague}])(?:(?=[{followers}])|(?<![\u3400-\u9fff].)(?![\u3400-\u9fff]))|(?<=[{numerals}])", _han),
    Rule("words", "{starters}", _words),
    Rule("address", r"https?://|www\.", _address),
)
_BY_NAME = {rule.name: rule.production for rule in RULES}


@cache
def _scanners(known: Knowledge) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """The patterns for digits and Han numerals, for words, and for a word at the very beginning of the text."""
    kinds = {form: kind for form, (kind, _) in known.characters.items() if kind not in ("point", "more")}
    vague = "".join(form for form, kind in kinds.items() if kind in ("half", "some", "many") or form == "一")
    joints = frozenset().union(*(known.roles[joint] for joint in ("part", "with", "counter")))
    follows = known.signs.firsts | known.units.firsts | joints | set(known.characters) | {" "}
    parts = {
        "vulgar": "".join(known.vulgar),
        "fixed": "".join(known.fixed.firsts),
        "fixed_next": "".join(known.fixed.seconds),
        "han": r"\u3400-\u9fff",
        "vague": vague,
        "followers": "".join(sorted(re.escape(first) for first in follows if first in " " or first > "\u2e80")),
        "numerals": "".join(form for form in kinds if form not in vague),
        "starters": words.starters(known),
    }
    filled = {rule.name: rule.pattern if rule.name == "arabic" else _fill(rule.pattern, parts) for rule in RULES}
    digits = "|".join(f"(?P<{name}>{filled[name]})" for name in ("arabic", "vulgar", "fixed", "han"))
    in_words = "|".join(f"(?P<{name}>{filled[name]})" for name in ("words", "address"))
    every = arabic.DIGIT + ".．" + parts["vulgar"] + parts["fixed"] + "".join(kinds)
    return re.compile(rf"[{every}](?:{digits})"), re.compile(rf"[^A-Za-z](?=[A-Za-z])(?:{in_words})"), re.compile(in_words)


def _fill(pattern: str, parts: dict[str, str]) -> str:
    for name, part in parts.items():
        pattern = pattern.replace("{" + name + "}", part)
    return pattern

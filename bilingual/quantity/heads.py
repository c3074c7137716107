"""What a table's head says that its figures are in: ``单位：亿元``, ``(in thousands, except per share data)``, ``2025 RMB'000``.

A head stands over the table, in brackets behind the name of a column or of a single figure (``预算金额（万元）：128.5``), or is a cell or
a line by itself: ``RMB million``, 人民币千元.
The grammar itself reads the unit. Declined: ``million`` without ``in`` or a currency; brackets that say something else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from bilingual.quantity.knowledge import Knowledge, source
from bilingual.quantity.mention import Mention

__all__ = ["DATED", "alone", "labels", "of_column", "over", "stand"]

Find = Callable[[str], Sequence[Mention]]
_SCALE = r"(?:(?:thous|m|b|tr)[a-z]{3,8}|['’]000|(?:mn?|bn|k)(?![A-Za-z]))"
_CODE = r"(?:[A-Z]{2,4}\$?|[$€£¥])"
_IN = re.compile(
    rf"(?:(?P<sign>[^\s(（,]{{1,8}})? ?\bin )?(?P<code>{_CODE})? ?(?P<scale>{_SCALE})(?: of (?P<name>[A-Za-z ]{{3,30}}))?",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"[(（]([^()（）\t]{1,90})[)）][ ]?$")
_LABEL = re.compile(r"[^\s:：()（），,；;、]{1,24}[ ]?[(（][^()（）\t\n\d]{1,20}[)）]$")
_LONGEST_LABEL = 47
_LABELLED = re.compile(
    r"(?<=[)）])[:：][ \t]{0,3}(?P<figure>[$€£¥￥]?[-−]?\d[\d,，]{0,40}(?:\.\d{1,12})?)"
    r"(?=[ ]{0,3}(?:[\t\n,，;；。、)）]|$)|[ ]{1,3}[\u4e00-\u9fff]{1,20}[(（:：])"
)
"""A figure behind its name and the unit in brackets; nothing is counted behind it."""
_THOUSANDS = frozenset(("'000", "’000"))
DATED = re.compile(r"(?:FY ?)?(?:19|20)\d\d年?[ ]?")
"""The year that stands before the unit in the head of a column."""
_SHORT = re.compile(rf"{_CODE} ?(?:['’]000|(?:thousand|million|billion|trillion)s?|[mb]n|[mk](?![A-Za-z]))")
_IN_CHINESE = re.compile(r"[\u4e00-\u9fff]{2,12}")
_ALONE = re.compile(
    rf"(?:^|\t)[ ]?(?:{DATED.pattern})?(?:{_SHORT.pattern}|[\u4e00-\u9fff]{{1,11}}元)[ ]?(?=\t|$)", re.MULTILINE
)
_FIGURE = re.compile(r"(?<!['’])(?<!['’]0)(?<!['’]00)\d")
"""A digit that is none of ``'000``: (>$800) is no unit."""
_LONGEST_CELL = 24
_PARTS = (")\t", "）\t", "):", ")：", "）:", "）：", ")\n", "）\n", "llions", "housands", "'000", "’000", "illion\t", "illion\n", "元\t",
          "元\n")  # fmt: skip
_ENDS = (")", "）", "illion", "元")


def stand(text: str, known: Knowledge) -> bool:
    """Whether a text has heads. What every head has comes first, by how fast it is looked for: nearly all texts have none of it."""
    signs = (*_PARTS, *(word for word in known.roles["table"] if not word.isascii()))
    if not text.endswith(_ENDS) and not any(sign in text for sign in signs):
        return False
    return any(pattern.search(text) for pattern in (_heads(known), _ALONE, _LABELLED))


def over(line: str, known: Knowledge, find: Find) -> tuple[int, int, Mention] | None:
    """The head over a whole table in a line: where it stands, and the unit."""
    match = _heads(known).search(line)
    if match is not None and not match["unit"] and line[: match.start()].strip() and line[match.end() :].strip(" :："):
        return None  # sales (in thousands) were up
    unit = _unit((match["unit"] or match[0]).strip("()（）"), find) if match is not None else None
    return None if match is None or unit is None else (match.start(), match.end(), unit)


def alone(cell: str, find: Find) -> Mention | None:
    """The unit, if a line or a cell says nothing but what figures are in, and perhaps of which year: ``2025 RMB'000``, 人民币千元."""
    if len(cell) > _LONGEST_CELL:
        return None
    dated = DATED.match(cell)
    words = cell[dated.end() :] if dated else cell
    if _SHORT.fullmatch(words):
        return _unit(words, find)
    if _IN_CHINESE.fullmatch(words) is None:
        return None
    for form in (f"1{words}", words):
        found = find(form)
        if len(found) == 1 and found[0].scale and found[0].currencies and found[0].end - found[0].start == len(form):
            return found[0] if form is not words or found[0].qualifier == "order" else None  # 人民币两千元 is an amount
    return None


def of_column(cell: str, known: Knowledge, find: Find) -> Mention | None:
    """The unit in brackets behind a column's name, or alone in its head."""
    match = _BRACKETS.search(cell)
    if match is None:
        return alone(cell.strip(" "), find)
    return None if _FIGURE.search(match[1]) else _unit(_word_for_unit(known).sub("", match[1]), find)


def labels(line: str, known: Knowledge, find: Find) -> Iterator[tuple[str, tuple[int, int], tuple[int, int], Mention]]:
    """The figures of a line that stand behind a name and a currency in brackets: the name, where it and the figure lie, the unit."""
    for match in _LABELLED.finditer(line):
        label = _LABEL.search(line[max(0, match.start() - _LONGEST_LABEL) : match.start()])
        unit = of_column(label[0], known, find) if label is not None else None
        if label is not None and unit is not None and unit.currencies:
            yield label[0], (match.start() - len(label[0]), match.start()), match.span("figure"), unit


def _unit(words: str, find: Find) -> Mention | None:
    """What one of the unit is, read by the grammar itself: 亿元 as 1亿元, ``in millions of US dollars`` as 1 million US dollars."""
    if len(words) == 1 and words.isascii() and words.isalpha():
        return None  # 401(k)
    match = (_IN.fullmatch(words) or _IN.search(words)) if words.isascii() or "’" in words else None
    if match and (match["code"] or match["name"] or " in " in f" {words.lower()}"):
        sign = match["code"] or match["sign"] or ""
        scale = "thousand" if match["scale"] in _THOUSANDS else match["scale"].removesuffix("s")
        spelt = [f"{sign}1 {scale} {match['name'] or ''}".strip(), f"1 {scale} {sign}", f"1 {scale}"]
    else:
        spelt = [f"1{words}", words]
    read = [found[0] for form in spelt if len(found := find(form)) == 1]
    fit = [unit for unit in read if unit.value and unit.kind in ("money", "number") and (unit.scale or unit.currencies)]
    return next((unit for unit in fit if unit.currencies), fit[0] if fit else None)


@cache
def _word_for_unit(known: Knowledge) -> re.Pattern[str]:
    return re.compile(rf".*(?:{_words(known)})\s?[:：]\s?")


def _words(known: Knowledge) -> str:
    return "|".join(form for form in source(known, "table").split("|") if not form.isascii())


@cache
def _heads(known: Knowledge) -> re.Pattern[str]:
    """The word for a unit, a colon and the unit; ``(in millions, except per share data)``, ``In USD millions:``; a unit in brackets."""
    column = r"[(（](?:[^()（）\t\n\d:：]|['’]000){1,20}[)）](?=\t|$)"
    column += r"|\b[A-Z]{2,3}\$?['’]000(?=\t|$)"
    scale = r"\b[Ii]n (?:[A-Z]{2,4}\$? |[$€£¥] ?)?(?:thou|m|b|tr)[a-z]+s?\b(?: of [A-Za-z ]{3,30})?"
    english = rf"\([^()\n\d]{{0,24}}{scale}(?:[,;] [^()\n]{{0,60}})?\)|{scale}[ ]?[:：][ ]?$"
    return re.compile(rf"(?:{_words(known)})\s?[:：]\s?(?P<unit>[^\s)）,，\d]{{1,12}})|{english}|{column}", re.MULTILINE)

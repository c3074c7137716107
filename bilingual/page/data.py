"""Data and reasons in a flattened page, a value a line: named rules.

``data``      a run of short lines is the article's own where it is built as data are (figures at either end of its lines, fields with
              values, cells of a row), stands right below the byline, right below the last paragraph or between two, and speaks of
              the article's things: prices, quotations and headlines of the site do not; with the paragraphs behind it
``weighed``   a list of what speaks for a thing and one of what speaks against it stay, wherever they stand
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise, takewhile

from bilingual.lexicon import Lexicon
from bilingual.page.facts import terms
from bilingual.page.phrases import Functions, Phrases, function_words, phrases
from bilingual.page.settle import ARTICLE, Line, marked, plain, shared, vocabulary

__all__ = ["data", "weighed"]

_LEAST, _MOST = 4, 80
"""The fewest and the most lines of a table."""
_WIDE, _NARROW = 48, 24
"""The greatest mean width of its lines, of which half are values, since headlines are wider; and of one with values in every third line."""
_VALUE = re.compile(
    r"[^\w]{0,3}[+\-−–]?[$€£¥￥]?\d|.{0,200}\d[\d.,:%]{0,12}\s?[^\s\d。.!?！？]{0,4}[)）]?$|[^:：]{1,24}[:：]\s?\S.{0,40}$|.{1,200}\t"
)
"""What begins or ends with a figure, gives a field and its value, or is a row of cells."""
_BUILT = re.compile("[\\d,，、:：;；.。!?！？()（）\t]")
"""What the items of a menu have not."""
_END, _DAY = 12, 24
"""How much of a line's end may be a date, in characters, and the greatest width of a line that is one."""
_DATED = re.compile(r"(?:19|20)\d\d(?!\d)|\d (?:[a-z]{1,7} )?ago\b|\d\s?\S{1,2}前$")
_MONTH = re.compile(r"(?:[A-Z][a-z]{2,8}\.?,?\s)?(?:19|20)\d\d|(?:19|20)\d\d[-/.年]\s?\d{1,2}月?|[(（\[【](?:19|20)\d\d[-/.年].{0,200}")
"""A month and no more, or the date of a teaser in brackets before it."""
_POSTED = re.compile(r"\d{4}\D\d{1,2}\D\d{1,2}\D{1,3}\d{1,2}:\d{2}")
_SIGNED, _DATES = 4, 3
"""How many lines below the headline may date the article, and so many dates are a chronicle."""
_SHARED, _GOES_ON = 0.05, 0.03
"""The share of a table's words that the article says, in two lines at least, and of the paragraphs' behind one with which it goes on."""
_ASKING = frozenset({"advertisement", "app-promotion", "newsletter", "share"})
"""The reasons of prompts between the rows."""
_ENDS = frozenset({"byline", "comments", "copyright", "disclaimer", "footer", "tags"})
"""The reasons of lines behind which no article goes on."""
_SIGNS = _ASKING | {"byline", "comments", "navigation"}
"""The reasons of what stands above a table and is none of it."""
_ASIDE = 6
"""How many lines of a prompt, of other stories or of the article may stand between its last paragraph and a table."""
_ITEMS = 10
"""The most items of a list of reasons."""


class _Article:
    """What the kept lines speak of, and which other lines speak of it too."""

    def __init__(self, kept: Sequence[Line], functions: Functions) -> None:
        self.kept, self.functions = kept, functions

    @cached_property
    def said(self) -> set[str]:
        return vocabulary(self.kept, self.functions)

    def owns(self, run: Sequence[Line]) -> bool:
        """Whether a table speaks of the article's things: other stories, prices and quotations of the site do not."""
        spoken = sum(shared(self.said, self.functions, line) > 0 for line in run if terms(line.text, line.facts.han, self.functions))
        return spoken > 1 and shared(self.said, self.functions, *run) >= _SHARED

    def goes_on(self, behind: Sequence[Line]) -> bool:
        """Whether it goes on with the paragraphs behind a table."""
        return bool(behind) and shared(self.said, self.functions, *behind) >= _GOES_ON


def data(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Keeps tables of the article's own whose cells or rows are lines, with the paragraphs that they part from the article."""
    words = phrases(lexicon)
    kept = [index for index, line in enumerate(lines) if line.state == ARTICLE]
    first = next((index for index in kept if lines[index].facts.shape in "PS"), None)
    posts = sum(words.floor.match(line.text) is not None or words.stamp.match(line.text) is not None for line in lines)
    if first is None or posts > 1:  # a thread, in which figures are the writers'
        return
    article = _Article([lines[index] for index in kept], function_words(lexicon))
    above = lines[_signed(lines, first):first]
    built = bool(above) and not _is_date(above[-1]) and (_table(above, words) or _notes(above))
    if built and (above[0].facts.shape == "P" or article.owns(above)):
        _take(above)
    for start, end in pairwise(kept):
        if end - start > _LEAST and lines[start].facts.shape in "PS":
            run = [line for line in lines[start + 1:end] if line.reason is None]
            _take(run if _table(run, words) else ())
    last: int | None = kept[-1] if lines[kept[-1]].facts.shape in "PS" else None
    while last is not None:
        last = _below(lines, last, article, words)


def _below(lines: list[Line], last: int, article: _Article, words: Phrases) -> int | None:
    """Keeps the next table below the last paragraph, or behind a prompt or other stories there, with the paragraphs behind it; the last of
    these, None where there are none."""
    aside = list(takewhile(lambda line: (line.reason or line.facts.hint) not in _ENDS, lines[last + 1:last + 1 + _ASIDE]))
    for start in range(last + 1, min(len(lines), last + 2 + len(aside))):
        run = _run(lines[start:start + 1 + _MOST], words)
        end = start + len(run)
        behind = list(takewhile(lambda line: line.facts.shape in "PS" and plain(line), lines[end:]))
        table = _table(run, words)
        if start == last + 1:
            ended = end < len(lines) and words.ending.match(lines[end].text) is not None and not any(map(marked, run))
            found = (ended or table or (behind and _chronicle(run))) and (article.goes_on(behind) or article.owns(run))
        else:
            asked = all((line.reason or line.facts.hint) in _ASKING for line in lines[last + 1:start])
            found = table and _heads(run, words) and (asked or article.goes_on(behind)) and article.owns(run)
        if found:
            _take([*lines[_begun(lines, last, start):end], *behind])
            return end + len(behind) - 1 if behind else None
    return None


def _take(lines: Sequence[Line]) -> None:
    """Keeps the lines, but for prompts among them."""
    for line in lines:
        if line.facts.hint not in _ASKING:
            line.state = ARTICLE


def _heads(run: Sequence[Line], words: Phrases) -> bool:
    """Whether a table begins here: with a value, or with its heading; other stories may be marked as a list."""
    return any(_value(line.text, words) for line in run[:2]) and all(line.text[0].isalnum() for line in run[:2])


def _run(below: Sequence[Line], words: Phrases) -> list[Line]:
    """The lines that may be a table, as far as the next paragraph; as far as the next sentence, where they are none else."""
    run = list(takewhile(lambda line: _open(line) and line.facts.shape != "P", below))
    if not _table(run, words):
        shorter = list(takewhile(lambda line: line.facts.shape != "S" or _value(line.text, words), run))
        run = shorter if _table(shorter, words) else run
    while run and run[-1].facts.hint:
        run.pop()
    return run


def _begun(lines: Sequence[Line], last: int, start: int) -> int:
    """Where the paragraphs begin that stand right above a table, with their heading."""
    first = start
    while first > last + 1 and lines[first - 1].facts.shape in "PS" and plain(lines[first - 1]):
        first -= 1
    if last + 1 < first < start and not marked(lines[first - 1]) and lines[first - 1].facts.shape in "MTN":
        first -= 1
    return first


def _signed(lines: Sequence[Line], first: int) -> int:
    """Where the lines begin that stand below what dates and signs the article, above its first paragraph; there, where nothing does."""
    top = first
    while top and first - top <= _MOST and _open(lines[top - 1]) and lines[top - 1].facts.hint not in _SIGNS:
        top -= 1
    begin = top if top and "byline" in (lines[top - 1].reason, lines[top - 1].facts.hint) else first
    for index in range(top, min(first, top + _SIGNED)):
        if _is_date(lines[index]) and (index == begin or begin == first):
            begin = index + 1
    return begin


def _is_date(line: Line) -> bool:
    """Whether a line is a date with its year, or says how long ago something was."""
    return line.facts.shape == "D" and _DATED.search(line.text) is not None


def _open(line: Line) -> bool:
    """Whether the line itself says nothing against its being the article's."""
    return line.facts.head is None and line.reason is None


def _table(run: Sequence[Line], words: Phrases) -> bool:
    """Whether the lines are built as data are, and none of them, or one at most, dates a post."""
    if not _LEAST <= len(run) <= _MOST or not all(map(_open, run)) or sum(_POSTED.search(line.text) is not None for line in run) > 1:
        return False
    mean = sum(line.facts.width for line in run) / len(run)
    values = sum(_value(line.text, words) for line in run)
    hinted = sum(line.facts.hint is not None for line in run)
    return mean <= _WIDE and 4 * hinted <= values and (3 if mean <= _NARROW else 2) * values >= len(run)


def _value(text: str, words: Phrases) -> bool:
    """Whether a line is built as data are; a date at its end, or nothing but one, is a teaser's."""
    dated = words.date.search(text[-_END:]) or _MONTH.fullmatch(text)
    return _VALUE.match(text) is not None and not dated


def _notes(run: Sequence[Line]) -> bool:
    """Whether the lines begin with a paragraph and have no date among them, or have in them what a menu's have not."""
    if not _LEAST <= len(run) <= _MOST:
        return False
    if run[0].facts.shape == "P":
        return not any(map(_is_date, run))
    return 2 * sum(_BUILT.search(line.text) is not None for line in run) >= len(run)


def _chronicle(run: Sequence[Line]) -> bool:
    """Whether the lines are dates with what happened below each; in lists of other stories the date stands below."""
    dates = [index for index, line in enumerate(run) if line.facts.width <= _DAY and _DATED.search(line.text)]
    return len(dates) >= _DATES and dates[-1] + 1 < len(run)


def weighed(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Keeps the lists of what speaks for and what against a thing."""
    head = phrases(lexicon).weighed

    def reasons(start: int, most: int) -> list[Line]:
        below = lines[start:start + most]
        return list(takewhile(lambda line: not marked(line) and line.facts.shape != "P" and not head.match(line.text), below))

    for index, line in enumerate(lines):
        if not head.match(line.text):
            continue
        good = reasons(index + 1, _ITEMS)
        at = index + 1 + len(good)
        if not good or at == len(lines) or not (met := head.match(lines[at].text)) or not met["against"]:
            continue
        bad = reasons(at + 1, len(good) + 2)
        for other in (line, *good, lines[at], *bad) if bad else ():
            other.state, other.reason = ARTICLE, None

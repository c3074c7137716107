"""Lines of a flattened article that others announce or refer to: named rules.

``contents``   the headings that a table of contents above the article names, where the walk took them for items of a menu
``footnotes``  numbered sentences behind the article, to whose numbers it refers
"""

from __future__ import annotations

import re
from itertools import takewhile

from bilingual.lexicon import Lexicon
from bilingual.page.phrases import phrases
from bilingual.page.settle import ARTICLE, Line, marked, plain

__all__ = ["contents", "footnotes"]

_NAMED, _NEAR = 3, 2
"""So many headings make a table of contents, and how far below one its text begins."""
_LEAST = 6
"""The least letters of a heading that is known again."""
_NUMBER = re.compile(r"\[?(\d{1,2})\]?$")
_NOTES = 2
"""So many notes are no mere count."""


def contents(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Keeps the headings that stand in a list above the text and again, in the same order, above what is kept of it: three of them, or two
    where the list says what it is, with the paragraphs right above such a list."""
    words = phrases(lexicon)
    below: dict[str, int] = {}
    for index, line in enumerate(lines):
        able = line.facts.shape != "P" and len(line.facts.key) >= _LEAST and not line.reason
        if able and any(other.state == ARTICLE for other in lines[index + 1:index + 1 + _NEAR]):
            below[line.facts.key] = index
    start, named = 0, _NAMED
    found: list[int] = []
    for index, line in enumerate(lines):
        if words.contents.match(line.text):
            start, named, found = index, _NAMED - 1, []
        elif line.state == ARTICLE:
            if len(found) >= named:
                break
            start, named, found = 0, len(lines), []  # further down a list must say what it is
        elif (at := below.get(line.facts.key, 0)) > index:
            if found and at <= found[-1]:
                found = []
            found.append(at)
    if len(found) >= named:
        above = takewhile(lambda line: line.facts.shape in "PS" and plain(line), reversed(lines[:start]))
        for line in (*above, *(lines[at] for at in found)):
            line.state = ARTICLE


def footnotes(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Keeps the notes behind the article, each a number and below it a sentence, that count from 1 and to which the article refers."""
    kept = [line for line in lines if line.state == ARTICLE]
    last = max((index for index, line in enumerate(lines) if line.state == ARTICLE), default=len(lines))
    start = next((index for index in range(last + 1, len(lines) - 1) if _noted(lines, index, 1)), None)
    if start is None:
        return
    notes = list(takewhile(lambda number: _noted(lines, start + 2 * number - 2, number), range(1, len(lines))))
    referred = all(any(re.search(rf"(?:[^\W\d_]|[”’\"'.,!?]\s?){number}(?!\d)", line.text) for line in kept) for number in notes)
    for line in lines[start:start + 2 * len(notes)] if len(notes) >= _NOTES and referred else ():
        line.state, line.reason = ARTICLE, None


def _noted(lines: list[Line], index: int, number: int) -> bool:
    """Whether a number stands here, and a sentence below it."""
    met = _NUMBER.match(lines[index].text) if index + 1 < len(lines) else None
    return met is not None and int(met[1]) == number and lines[index + 1].facts.shape in "PS" and not marked(lines[index + 1])

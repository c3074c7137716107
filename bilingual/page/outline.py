"""Lines of a flattened article that others announce or refer to: named rules.

``contents``   the headings that a table of contents above the article names, where the walk took them for items of a menu
``footnotes``  numbered sentences behind the article, to whose numbers it refers
"""

from __future__ import annotations

import re
from itertools import takewhile

from bilingual.lexicon import Lexicon
from bilingual.page.phrases import phrases
from bilingual.page.settle import ARTICLE, Line, marked

__all__ = ["contents", "footnotes"]

_NAMED, _NEAR = 3, 2
"""So many headings make a table of contents, and how far below one its text begins."""
_LEAST = 6
"""The least letters of a heading that is known again."""
_NUMBER = re.compile(r"\[?(\d{1,2})\]?$")
_NOTES = 2
"""So many notes are no mere count."""


def contents(lines: list[Line], title: str, lexicon: Lexicon) -> None:
    """Keeps the headings that stand in a list above the first paragraph and again, in the same order, above text that is kept: three of
    them, or two where the list says what it is."""
    words = phrases(lexicon)
    first = next((index for index, line in enumerate(lines) if line.state == ARTICLE and line.facts.shape in "PS"), 0)
    below: dict[str, int] = {}
    for index, line in enumerate(lines[first:], first):
        if line.facts.shape != "P" and len(line.facts.key) >= _LEAST and not line.reason:
            below.setdefault(line.facts.key, index)
    found: list[int] = []
    named = _NAMED
    for line in lines[:first]:
        if words.contents.match(line.text):
            found, named = [], _NAMED - 1
        at = below.get(line.facts.key) if line.state != ARTICLE else None
        if at is not None and any(line.state == ARTICLE for line in lines[at + 1:at + 1 + _NEAR]):
            found = [*found, at] if not found or at > found[-1] else [at]
    for at in found if len(found) >= named else ():
        lines[at].state = ARTICLE


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

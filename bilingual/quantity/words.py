"""English number words as the readers meet them: one word at a time, and the pattern of how a number may begin."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from bilingual.quantity import arabic
from bilingual.quantity.knowledge import Knowledge

__all__ = ["OF", "Word", "arabic_at", "starters", "word_at"]

_HYPHENS = "-\u2010\u2011\u2012\u2013"
_SPACES = " \u00a0\u2009\u202f"
_WORD = re.compile(rf"(?:[{_SPACES}]{{1,2}}|[{_SPACES}]?[{_HYPHENS}][{_SPACES}]?|)([A-Za-z]{{1,13}})(?![A-Za-z])")
_NUMBER = re.compile(rf"[{_SPACES}]{{1,2}}(?=[{arabic.DIGIT}])")
OF = re.compile(rf"[{_SPACES}]{{1,2}}of[{_SPACES}]{{1,2}}(?:an?[{_SPACES}]{{1,2}})?(?=[A-Za-z])", re.IGNORECASE)
"""``of`` or ``of a`` before the next word."""


class Word(NamedTuple):
    """A word after an optional space or hyphen: its text in small letters, its end, and its row in the table.

    ``kind`` is ``small`` (0 to 19), ``tens``, ``scale``, ``scales``, ``plural``, ``half``, ``nth``, ``nths``; '' for no number word.
    """

    text: str
    end: int
    kind: str
    value: Decimal


def word_at(text: str, pos: int, known: Knowledge) -> Word:
    """The word at ``pos``; an empty one where none stands there."""
    match = _WORD.match(text, pos)
    if match is None:
        return Word("", pos, "", Decimal(0))
    word = match[1].lower()
    kind, value = known.words.get(word, ("", Decimal(0)))
    return Word(word, match.end(), kind, value)


def arabic_at(text: str, pos: int) -> arabic.Arabic | None:
    """The Arabic number after the space at ``pos``."""
    gap = _NUMBER.match(text, pos)
    return arabic.read(text, gap.end(), spaces=False) if gap else None


@cache
def starters(known: Knowledge) -> str:
    """How a number in words may begin, as a pattern source: a number word, or an article before a magnitude or a part."""
    first = [form for form, (kind, _) in known.words.items() if kind not in ("nth", "nths")]
    after_article = [form for form, (kind, _) in known.words.items() if kind in ("scale", "half", "nth")]
    article = f"[aA][nN]?[{_SPACES}](?={_trie([*after_article, 'few', 'couple'])}(?![A-Za-z]))"
    return f"{_trie([*first, 'point', 'quarter', 'several'])}(?![A-Za-z])|{article}|[mM]ulti[{_HYPHENS}]?(?=[mbt])"


def _trie(forms: list[str]) -> str:
    """A pattern source of the forms by common beginnings, in which every letter may be a capital."""
    tree: dict[str, Any] = {}
    for form in forms:
        node = tree
        for letter in form:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _written(tree)


def _written(node: dict[str, Any]) -> str:
    branches = [f"[{letter}{letter.upper()}]{_written(below)}" for letter, below in sorted(node.items()) if letter]
    if not branches:
        return ""
    body = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
    return f"(?:{body})?" if "" in node else body

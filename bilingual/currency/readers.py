"""Whom a page in Traditional characters is written for, Taiwan or Hong Kong, by its words (劈價, 溢利; 每坪, 配息) and by the
places, companies and markets that it speaks of. A word of the readers' own Chinese tells more than a name: Taiwan's press
writes of 港股, and Hong Kong's of 台積電, but neither in the other's words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from functools import cache
from typing import NamedTuple

from bilingual.currency.terms import Named
from bilingual.currency.words import standing
from bilingual.lexicon import Lexicon

__all__ = ["Readers", "other_readers"]

_WORD, _NAME, _USUAL = 3, 1, 2  # what a word tells, and the name of a bearer there and at home


class Readers(NamedTuple):
    """The currency that a page's readers count in; ``sure`` where its words tell, not a name or two."""

    currency: str
    sure: bool


def other_readers(
    text: str, signs: Collection[str], names: Callable[[int, int], Sequence[Named]], usual: str, lexicon: Lexicon
) -> Readers | None:
    """The readers whose words, signs of money and names outweigh those of the ``usual`` ones; None where none do. Each word and
    each bearer counts once, however often the page repeats it."""
    pattern, readers = _compiled(lexicon)
    if usual not in readers.values():
        return None
    said = Counter(dict.fromkeys(readers.values(), 0))
    for word in {*pattern.findall(text), *(readers.keys() & signs)}:
        said[readers[word]] += _WORD
    for entity in {name.entity for name in names(0, len(text))}:
        if entity.currency in said:
            said[entity.currency] += _USUAL if entity.currency == usual else _NAME
    code = max(said, key=lambda code: said[code])
    ahead = said[code] - said[usual]
    return Readers(code, ahead >= _WORD) if ahead > 0 else None


@cache
def _compiled(lexicon: Lexicon) -> tuple[re.Pattern[str], dict[str, str]]:
    readers = {row["word"]: row["currency"] for row in lexicon.table("readers")}
    return standing(readers), readers

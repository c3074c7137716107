"""Words beside a figure that tell what it counts: 融资, 营收, 罚款 speak for money, 用户, 销量, 参数 against it.

The words stand in ``lexicons/cues.tsv``; nothing is decided here.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from bilingual.currency.words import standing
from bilingual.lexicon import Lexicon

__all__ = ["Cue", "Cued", "cues_in"]


class Cue(NamedTuple):
    """A row of ``cues.tsv``: on which side of the figure the word stands, how much it speaks for money (below nothing:
    against it), what is done with the money, and the currency that it implies ('' where none)."""

    word: str
    side: str
    money: float
    role: str
    currency: str


class Cued(NamedTuple):
    """A cue word at its place in the text."""

    start: int
    end: int
    cue: Cue


def cues_in(text: str, lexicon: Lexicon, begin: int, stop: int) -> list[Cued]:
    """Every cue word of a part of a text, in order."""
    pattern, cues = _compiled(lexicon)
    return [Cued(*match.span(), cues[match.group()]) for match in pattern.finditer(text, begin, stop)]


@cache
def _compiled(lexicon: Lexicon) -> tuple[re.Pattern[str], dict[str, Cue]]:
    cues: dict[str, Cue] = {}
    for row in lexicon.table("cues"):
        cue = Cue(row["cue"], row["side"], float(row["money"]), row["role"], row["currency"])
        # A headline and a sentence's beginning write an English cue with a capital.
        cues.update({cue.word: cue, cue.word[0].upper() + cue.word[1:]: cue})
    return standing(cues), cues

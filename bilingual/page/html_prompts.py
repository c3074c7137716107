"""Lines inside the article that are none of it: who edited it, sign-up prompts, share lines, disclaimers.

The structure cannot see them, since they are paragraphs like the others; their words can. Only a short line that begins
with such a phrase, or is one as a whole, is taken out. Declined: phrases in the middle of a line, which in an article are
mostly the subject (half price, a newsletter); and bylines by the dozen, which are a list of works, not signatures.
"""

from __future__ import annotations

import re

from bilingual.page.blocks import Sheet
from bilingual.page.html_features import ENDS, Row
from bilingual.page.phrases import Phrases
from bilingual.page.told import sentence

__all__ = ["prompts"]

DECISIVE = frozenset(("app-promotion", "disclaimer", "copyright", "share", "advertisement", "newsletter"))
"""The reasons for which the beginning of a short line is enough."""
BYLINE = 60
"""The greatest width of a byline; a sentence may well begin with the same word."""
BYLINES = 3
"""More of them than this are a list."""
LETTER = re.compile(r"[^\W_]")


def prompts(sheet: Sheet, rows: list[Row], weights: list[float], words: Phrases) -> dict[int, str]:
    """The indices of kept blocks that are such lines, with the reason of each."""
    found: dict[int, str] = {}
    bylines: list[int] = []
    for index, (block, row, weight) in enumerate(zip(sheet.blocks, rows, weights, strict=True)):
        if row is None or weight <= 0 or block.hidden or block.level == 1:
            continue
        text, (_, line, _, _, start, _, _) = block.text, row[1]
        width = len(text) if text.isascii() else (len(text) + len(text.encode())) // 2
        stop = ENDS.get(text[-1]) == "stop"
        if start == "byline" and width < BYLINE and not stop:
            bylines.append(index)
        elif start in DECISIVE and not (start == "newsletter" and stop and width >= BYLINE) and not sentence(text, words):
            found[index] = start
        elif line and not block.level:
            found[index] = line.removeprefix("head_")
        elif width < BYLINE and not LETTER.search(text):
            found[index] = "separator"
    if len(bylines) <= BYLINES:
        found.update(dict.fromkeys(bylines, "byline"))
    return found

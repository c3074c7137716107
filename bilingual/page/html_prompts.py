"""Lines inside the article that are none of it: who edited it, sign-up prompts, share lines, disclaimers.

The structure cannot see them, since they are paragraphs like the others; their words can. Only a short line that begins
with such a phrase, or is one as a whole, is taken out; so are the duration of a player, and what stands below the last
paragraph of the one whose name signs the article. Declined: phrases in the middle of a line, which in an article are
mostly the subject (half price, a newsletter); and bylines by the dozen, which are a list of works, not signatures.
"""

from __future__ import annotations

import re

from bilingual.page.blocks import Sheet
from bilingual.page.html_features import ENDS, Row, leads_on
from bilingual.page.html_masthead import LINKED
from bilingual.page.phrases import Phrases, letters, width
from bilingual.page.told import contacts, counts_pictures, filed, player, sentence

__all__ = ["prompts"]

DECISIVE = frozenset(("app-promotion", "disclaimer", "copyright", "share", "advertisement", "newsletter"))
"""The reasons for which the beginning of a short line is enough."""
BYLINE = 60
"""The greatest width of a byline; a sentence may well begin with the same word."""
BYLINES = 3
"""More of them than this are a list."""
BIOGRAPHY, SIGNED = 3, 80
"""How many blocks at the end may tell of the author, and how long a line that signs an article may be, in characters."""
LETTER = re.compile(r"[^\W_]")


def prompts(sheet: Sheet, rows: list[Row], weights: list[float], words: Phrases) -> dict[int, str]:
    """The indices of kept blocks that are such lines, with the reason of each."""
    found: dict[int, str] = {}
    bylines: list[int] = []
    for index, (block, row, weight) in enumerate(zip(sheet.blocks, rows, weights, strict=True)):
        if row is None or weight <= 0 or block.hidden or block.level == 1:
            continue
        text, (_, line, _, _, start, _, _) = block.text, row[1]
        if index and filed(text, sheet.blocks[index - 1].text):
            found[index] = "disclaimer"
        if not (start or line) and len(text) >= BYLINE:  # most lines
            continue
        wide, linked = width(text), block.links >= LINKED * len(text)
        stop = ENDS.get(text[-1]) == "stop"
        if start == "byline" and wide < BYLINE and not stop and text[-1] not in ":：" and not words.clause.search(text):
            bylines.append(index)
        elif start in DECISIVE and (linked or (
            not (start == "newsletter" and stop and wide >= BYLINE) and not sentence(text, words)
        )):
            found[index] = start
        elif (line and not block.level and not (line == "head_related" and leads_on(rows, index))) or (
            start == "related" and 2 * block.links > len(text)
        ):
            found[index] = (line or start).removeprefix("head_")
        elif wide < BYLINE and not LETTER.search(text):
            found[index] = "separator"
        elif index and counts_pictures(text, sheet.blocks[index - 1].text, words):
            found[index] = "media"
    if len(bylines) <= BYLINES:
        found.update(dict.fromkeys(bylines, "byline"))
    kept = [index for index, weight in enumerate(weights) if weight > 0 and not sheet.blocks[index].hidden]
    found.update((kept[place], "byline") for place in contacts([sheet.blocks[index].text for index in kept], words))
    kept = [index for index in kept if index not in found]
    if (clock := player((sheet.blocks[index].text for index in kept), words)) is not None:
        found[kept.pop(clock)] = "media"
    found.update(dict.fromkeys(_biography(sheet, kept, words), "byline"))
    return found


def _biography(sheet: Sheet, kept: list[int], words: Phrases) -> list[int]:
    """The last kept blocks that begin with the name that signs the article, which else does not speak of its writer."""
    texts = [sheet.blocks[index].text for index in kept]
    start = next((index for index, text in zip(kept, texts, strict=True) if len(text) >= SIGNED), 0)
    lines = "|".join(block.text for block in sheet.blocks[:start] if len(block.text) < SIGNED and not block.hidden)
    signed = {met["name"] or met["han"] for met in words.author.finditer(lines)}  # no name goes on behind a |
    names = tuple(letters(name) for name in signed)
    last = len(kept)
    while names and last > max(1, len(kept) - BIOGRAPHY) and letters(texts[last - 1][:SIGNED]).startswith(names):
        if words.speech.search(texts[last - 1]):  # one who is quoted is what the article is about
            break
        last -= 1
    if last == len(kept):
        return []
    body = letters("".join(text for text in texts[:last] if len(text) >= SIGNED))
    return [] if any(name in body for name in names) else kept[last:]

"""The last look at a judgement as a whole: paragraphs stand by their sisters, and the article by itself.

A paragraph whose sisters (same parent, same kind) are nearly all kept stays too, unless much speaks against it; so does one
whose element has the names of others that stay (posts). Where nearly all that is kept stands in one part of the tree, a block
elsewhere needs more than a small margin to stay, and a row of data there needs less. Lines of one element (a poem, parted by
``<br>``) stand or fall together. A page in which nothing hints at noise is kept whole.
"""

from __future__ import annotations

from itertools import accumulate

from bilingual.page.blocks import RawBlock, Sheet
from bilingual.page.html_features import ENDS
from bilingual.page.html_layout import Layout

__all__ = ["settle"]

LIFT = 1.5
"""The odds against a block that its sisters outweigh."""
SISTERS = 0.7
"""The share of the sisters' text that must be kept."""
SENTENCE, SENTENCE_LIFT, SENTENCE_SISTERS = 80, 5.0, 0.6
"""The width from which on a block may be running text, and the same for such a block."""
ALIKE = 0.6
"""The share of the text that must be kept in elements of the same names, for one of them to stay."""
PARAGRAPH = 20
"""The least length of a text that stays for its element's names."""
PART = 0.85
"""The share of all kept text that makes an element the article's place."""
FEW = 3
"""An element with fewer blocks is a paragraph, not a place."""
MARGIN = 1.5
"""The odds for a block that it needs outside that place."""
TABLE = 2.0
"""The odds against a row of data that do not matter inside that place: tables are seldom noise there."""
NOISE = ("advertisement", "comments", "footer", "form", "navigation", "popup", "related", "share", "sidebar", "pagination")
HANGING = frozenset(("p", "li", "td", "blockquote"))
PLAIN = frozenset(("p", "div", "blockquote", "article", "section"))


def settle(sheet: Sheet, page: Layout, weights: list[float]) -> list[float]:
    """The log odds of every block, with those turned over that the whole contradicts."""
    if _bare(sheet, page):
        return [max(weight, 0.01) for weight in weights]
    weights = _with_sisters(sheet, weights)
    kept = [len(block.text) if weight > 0 and not block.hidden else 0 for block, weight in zip(sheet.blocks, weights, strict=True)]
    total = [0, *accumulate(kept)]
    place = None
    for start, end in zip(page.starts, page.ends, strict=True):
        if end - start >= FEW and total[end] - total[start] >= PART * total[-1]:
            place = start, end  # the last is the innermost
    if place is None or not total[-1]:
        return weights
    result = list(weights)
    for index, (block, weight) in enumerate(zip(sheet.blocks, weights, strict=True)):
        inside = place[0] <= index < place[1]
        if not inside and 0 < weight < MARGIN:
            result[index] = -0.01
        elif inside and -TABLE < weight <= 0 and "\t" in block.text and 5 * block.links < len(block.text):
            result[index] = 0.01
    return result


def _bare(sheet: Sheet, page: Layout) -> bool:
    """A page without a link and without a name that hints at noise has nothing but its text."""
    noise = sum(page.bits.get(name, 0) for name in NOISE)
    return not any(block.links for block in sheet.blocks) and not any(unit.cues & noise for unit in sheet.units)


def _with_sisters(sheet: Sheet, weights: list[float]) -> list[float]:
    groups: dict[tuple[int, str], list[int]] = {}
    keys: list[tuple[int, str] | None] = []
    for block, weight in zip(sheet.blocks, weights, strict=True):
        if block.container < 0 or block.hidden:
            keys.append(None)
            continue
        at = sheet.units[block.container].parent if block.tag in HANGING else block.container
        name = (at, "p" if block.tag in PLAIN else block.tag)
        keys.append(name)
        for key in (name, (block.container, "lines"), (-1, sheet.units[block.container].like)):
            group = groups.setdefault(key, [0, 0])
            group[0] += len(block.text) if weight > 0 else 0
            group[1] += len(block.text)
    result = list(weights)
    for index, (block, found) in enumerate(zip(sheet.blocks, keys, strict=True)):
        lift, share = (SENTENCE_LIFT, SENTENCE_SISTERS) if _sentence(block) else (LIFT, SISTERS)
        if found is not None and -lift < weights[index] <= 0 and 2 * block.links < len(block.text):
            good, whole = groups[found]
            near, lines = groups[block.container, "lines"]
            like = sheet.units[block.container].like
            alike, likes = groups[-1, like]
            size = len(block.text)
            sisters = whole > size and (good >= share * whole or 2 * near > lines)
            named = " " in like and size >= PARAGRAPH and likes > size and alike >= ALIKE * likes
            if sisters or (named and weights[index] > -LIFT):
                result[index] = 0.01
    return result


def _sentence(block: RawBlock) -> bool:
    """A paragraph of running text, without a link: losing one is the worst that can happen to a page."""
    text = block.text
    width = len(text) if text.isascii() else (len(text) + len(text.encode())) // 2
    return block.tag == "p" and width >= SENTENCE and not block.links and ENDS.get(text[-1]) == "stop"

"""What the weights of single blocks cannot know of an HTML page: named rules on the judged page.

``captions``   the caption or the heading of a table whose rows stay, and the caption of a picture inside the article where it is a
               sentence (it ends like one, but for a credit, or has a verb in it), stay.
``bereft``     a heading goes with its element where nothing else of that stays, and it was a prompt's, or a label as in a menu.
``prompted``   what stands with prompts in a small element, in which most lines are such, goes with them.
``boxes``      what stands in a small element goes that its names call a prompt, an advertisement or other stories.
``keywords``   links and #words in an element of tags go where the page is a story.
``labelled``   a paragraph of a story goes that is a label and the link to another (Magazine: How a …).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from bilingual.page.blocks import RawBlock, Sheet
from bilingual.page.html_cues import BOX, LINES
from bilingual.page.html_features import ENDS, Row
from bilingual.page.html_layout import Layout
from bilingual.page.html_masthead import LINKED
from bilingual.page.html_sections import outermost
from bilingual.page.phrases import Phrases, letters, width
from bilingual.page.told import captioned, told

__all__ = ["bereft", "boxes", "captions", "keywords", "labelled", "prompted"]

CAPTION, OUT = 40, 4
"""The least width of a caption that is a sentence, and how far up its ``<figcaption>`` may be."""
HAN = "\u3400"
"""Where Chinese text begins, in which classes for captions hold such; in Latin letters they hold an agency's words on a picture."""
HARDLY, LABEL = 1.5, 4
"""The log odds of a heading that stays only for what stands below, and the width of one that says nothing (交易)."""
PROMPTS = frozenset(("popup", "newsletter", "advertisement", "app-promotion"))
"""The reasons of what asks the reader for something, with a heading of its own."""
LISTED, SMALL, HELD = 40, 0.15, LINES | {"blockquote", "figure", "li", "table", "tbody", "td", "th", "tr"}
"""The most lines of a box, the greatest share of all kept text that stands in boxes, and elements that are none."""
FEW = 8
"""The most lines of a small element."""
ASKING = PROMPTS | {"product", "share"}
"""The same, and the reasons of buttons."""
FINE = frozenset(("disclaimer", "copyright"))
"""The reasons of small print, which are whole paragraphs."""
KEYWORD, HASH = 40, re.compile(r"#[^\W\d]")
"""The longest of a story's tags, in characters, and how one begins that is no link."""
HEADLINE = 24
"""The least width of the headline of another story."""


def captions(sheet: Sheet, page: Layout, weights: Sequence[float], top: int | None, phrases: Phrases) -> list[int]:
    """The blocks below the headline that weigh against themselves only as captions do, and stay with what they describe."""
    blocks, parents, tags = sheet.blocks, sheet.elements.parents, sheet.elements.tags
    kept = [index for index, weight in enumerate(weights) if weight > 0 and not blocks[index].hidden]
    named = page.bits.get("caption", 0)
    found = []
    for index in range(kept[0] if top is None else min(top, kept[0]), kept[-1]) if kept else ():
        block = blocks[index]
        if weights[index] > 0 or block.hidden or 2 * block.links > len(block.text) or block.container < 0:
            continue
        heads = (block.level or block.tag == "figcaption") and blocks[index + 1].tag == "tr" and weights[index + 1] > 0
        if block.tag == "caption" or heads:
            described = _inside(sheet, kept[bisect_right(kept, index)], parents[block.container])
        elif block.tag == "figcaption" and blocks[above := kept[max(0, bisect_left(kept, index) - 1)]].tag == "tr":
            described = _inside(sheet, above, parents[block.container])
        else:
            han = named and page.cues[block.container] & named and block.text[0] >= HAN
            figure = width(block.text) >= CAPTION and (han or any(tags[at] == "figcaption" for at in _around(sheet, block.container)))
            sentence = ENDS.get(block.text[-1]) == "stop" or captioned(block.text, phrases) or phrases.verb.search(block.text)
            described = figure and bool(sentence)
        if described:
            found.append(index)
    return found


def _around(sheet: Sheet, at: int) -> Iterator[int]:
    """The elements around, the innermost first, as far as a caption goes up to its own."""
    for _ in range(OUT):
        if at < 0:
            return
        yield at
        at = sheet.elements.parents[at]


def _inside(sheet: Sheet, index: int, element: int) -> bool:
    """Whether a block lies in an element; elements come in page order, so that one with a lower index is not inside."""
    at = sheet.blocks[index].container
    while at > element:
        at = sheet.elements.parents[at]
    return at == element


def keywords(sheet: Sheet, page: Layout, weights: Sequence[float]) -> dict[int, str]:
    """The kept links, and words with a hash sign, of a story that stand in what its names call tags."""
    tags = page.bits.get("tags", 0)
    return {} if page.kind != "news" else {
        index: "tags" for index, (block, weight) in enumerate(zip(sheet.blocks, weights, strict=True))
        if weight > 0 and block.container >= 0 and page.above[block.container] & tags and not block.level
        and len(block.text) < KEYWORD and (block.links >= LINKED * len(block.text) or HASH.match(block.text))
    }


def labelled(sheet: Sheet, page: Layout, weights: Sequence[float], phrases: Phrases) -> dict[int, str]:
    """The kept paragraphs of a story in which all behind the name of a shelf is a link, if that is as long as a headline."""
    return {} if page.kind != "news" else {
        index: "related" for index, (block, weight) in enumerate(zip(sheet.blocks, weights, strict=True))
        if weight > 0 and block.links > len(block.text) // 2 and block.tag == "p" and (label := phrases.shelf.match(block.text))
        and block.links >= len(block.text) - label.end() and width(block.text[label.end():]) >= HEADLINE
    }


def boxes(sheet: Sheet, page: Layout, weights: Sequence[float], reasons: Mapping[int, str], phrases: Phrases) -> dict[int, str]:
    """The kept blocks in the elements that are boxes by their names and have a link or a prompt in them, with the reasons that the names
    give, unless much of the article stands so; what holds a line, a quotation or a row may be named for its own words."""
    box, product = page.bits.get(BOX, 0), page.bits.get("product", 0)
    if not any(mask & box for mask in page.cues):
        return {}
    kept = [length if weight > 0 else 0 for length, weight in zip(page.lengths, weights, strict=True)]
    whole = [0, *accumulate(kept)]
    found: dict[int, str] = {}
    for tag, mask, start, end in zip(sheet.elements.tags, page.cues, page.starts, page.ends, strict=True):
        small = end - start <= LISTED and whole[end] - whole[start] <= SMALL * whole[-1]
        if mask & box and small and tag not in HELD and any(_leads(block, phrases) for block in sheet.blocks[start:end]):
            reason = reasons[mask & ~box] or "related"
            linked = sum(block.links for block in sheet.blocks[start:end])
            if not mask & product or 2 * linked >= sum(page.lengths[start:end]):  # what a review says of a thing is no card
                found.update((index, reason) for index in range(start, end) if kept[index])
    return found if sum(kept[index] for index in found) <= SMALL * whole[-1] else {}


def _leads(block: RawBlock, phrases: Phrases) -> bool:
    return 2 * block.links > len(block.text) or told(block.text, phrases) in ASKING


def bereft(sheet: Sheet, page: Layout, rows: Sequence[Row]) -> dict[int, str]:
    """The headings that hardly stay and of whose elements nothing else does, each with the reason for what stands below."""
    blocks = sheet.blocks
    menu: set[str] = set()
    found: dict[int, str] = {}
    kept = [index for index, block in enumerate(blocks) if not block.reason and not block.hidden]
    for index in kept:
        block = blocks[index]
        if block.level < 2 or block.weight > HARDLY or block.container < 0:
            continue
        at = outermost(sheet, page, index)
        below = blocks[index + 1:page.ends[at]]
        if page.starts[at] != index or len(below) < 2 or not all(other.reason or other.hidden for other in below):
            continue
        menu = menu or {letters(line) for other, row in zip(blocks, rows, strict=True) if row is None for line in other.text.split("\n")}
        prompted = next((other.reason for other in below if other.reason in PROMPTS), None)
        behind = bisect_left(kept, page.ends[at])
        headed = behind < len(kept) and not blocks[kept[behind]].level  # its section may have gone on in the next element
        if prompted or (not headed and (width(block.text) <= LABEL or letters(block.text) in menu)):
            found[index] = prompted or "navigation"
    return found


def prompted(sheet: Sheet, page: Layout) -> dict[int, str]:
    """The kept blocks in small elements of which half the lines at least ask the reader for something, or are small print, with the
    reason of such a line."""
    blocks, parents = sheet.blocks, sheet.elements.parents
    whole = 0
    found: dict[int, str] = {}
    for index, block in enumerate(blocks):
        if block.weight <= 0 or block.reason is None or block.container < 0 or index in found:
            continue
        alike = FINE if block.reason in FINE else ASKING
        if block.reason not in alike:
            continue
        at = block.container
        while at >= 0 and page.ends[at] - page.starts[at] <= FEW:
            inside = range(page.starts[at], page.ends[at])
            asked = sum(blocks[i].reason in alike for i in inside)
            others = [i for i in inside if not blocks[i].reason]
            if alike is ASKING:
                apart = 2 * asked >= len(inside) and not any(page.prose[i] for i in inside)
            else:  # one more of the same, below two of them
                whole = whole or sum(length for other, length in zip(blocks, page.lengths, strict=True) if not other.reason)
                apart = len(others) == 1 and others[0] > index and page.lengths[others[0]] <= SMALL * whole
            if asked > 1 and apart:
                found.update((i, block.reason) for i in inside if not blocks[i].reason)
            at = parents[at]
    return found

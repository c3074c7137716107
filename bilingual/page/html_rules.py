"""What the weights of single blocks cannot know of an HTML page: named rules on the judged page.

``sections``   a head like 相关问答 or Related opens a section of noise, which ends with the element that it opens, or, where
               it stands alone in its element, before the next heading of its rank; a mere line, before what is no link.
``captions``   the caption or the heading of a table whose rows stay, and the caption of a picture inside the article where it is a
               sentence (it ends like one, but for a credit, or has a verb in it), stay.
``bereft``     a heading goes with its element where nothing else of that stays, and it was a prompt's, or a label as in a menu.
``prompted``   what stands with prompts in a small element, in which most lines are such, goes with them.
``boxes``      what stands in a small element goes that its names call a prompt, an advertisement or other stories.
``keywords``   links and #words in an element of tags go where the page is a story.

Declined: sections of disclaimers, which writers add to their own articles, and of comments on a forum's page.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import accumulate

from bilingual.page.blocks import RawBlock, Sheet
from bilingual.page.html_containers import threaded
from bilingual.page.html_cues import BOX, LINES
from bilingual.page.html_features import ENDS, Row, Words, leads_on
from bilingual.page.html_layout import Layout
from bilingual.page.html_masthead import LINKED
from bilingual.page.phrases import Phrases, letters, width
from bilingual.page.told import captioned, told

__all__ = ["bereft", "boxes", "captions", "keywords", "prompted", "sections"]

CAPTION, OUT = 40, 4
"""The least width of a caption that is a sentence, and how far up its ``<figcaption>`` may be."""
LONGEST = 250
"""The longest invitation to other stories, in characters."""
MOST = 0.5
"""A section that holds more than this share of all kept text is the article after all."""
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
KEYWORD, HASH = 40, re.compile(r"#[^\W\d]")
"""The longest of a story's tags, in characters, and how one begins that is no link."""
STORY = 300
"""Comments may be longer than the story that they are about, which has at least so many characters."""
OPENED = frozenset(("related", "q-and-a", "comments", "advertisement", "newsletter", "share", "app-promotion", "navigation", "footer"))
"""The reasons of heads that open a section."""
OTHERS = OPENED - {"comments", "newsletter"}
"""The reasons of those that a part of an article may begin with as well."""
ANSWER = re.compile(r"[^\s:：]{1,12}[:：]\s?")
"""What stands before the topic in the heading of an answer to it (Re:)."""
HEADED = frozenset(("comments", "newsletter"))
"""The reasons of which a heading need only begin with a word: each comment has one of its own, each letter one with its name."""


def captions(sheet: Sheet, weights: Sequence[float], top: int | None, phrases: Phrases) -> list[int]:
    """The blocks below the headline that weigh against themselves only as captions do, and stay with what they describe."""
    blocks, parents, tags = sheet.blocks, sheet.elements.parents, sheet.elements.tags
    kept = [index for index, weight in enumerate(weights) if weight > 0 and not blocks[index].hidden]
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
            figure = width(block.text) >= CAPTION and any(tags[at] == "figcaption" for at in _around(sheet, block.container))
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


def boxes(sheet: Sheet, page: Layout, weights: Sequence[float], reasons: Mapping[int, str], phrases: Phrases) -> dict[int, str]:
    """The kept blocks in the elements that are boxes by their names and have a link or a prompt in them, with the reasons that the names
    give, unless much of the article stands so; what holds a line, a quotation or a row may be named for its own words."""
    box = page.bits.get(BOX, 0)
    if not any(mask & box for mask in page.cues):
        return {}
    kept = [length if weight > 0 else 0 for length, weight in zip(page.lengths, weights, strict=True)]
    whole = [0, *accumulate(kept)]
    found: dict[int, str] = {}
    for tag, mask, start, end in zip(sheet.elements.tags, page.cues, page.starts, page.ends, strict=True):
        small = end - start <= LISTED and whole[end] - whole[start] <= SMALL * whole[-1]
        if mask & box and small and tag not in HELD and any(_leads(block, phrases) for block in sheet.blocks[start:end]):
            found.update((index, reasons[mask & ~box] or "related") for index in range(start, end) if kept[index])
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
        at = _element(sheet, page, index)
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
    """The kept blocks in small elements of which half the lines at least ask the reader for something, with the reason of such a line."""
    blocks, parents = sheet.blocks, sheet.elements.parents
    found: dict[int, str] = {}
    for index, block in enumerate(blocks):
        if block.reason not in ASKING or block.weight <= 0 or block.container < 0 or index in found:
            continue
        at = block.container
        while at >= 0 and page.ends[at] - page.starts[at] <= FEW:
            inside = range(page.starts[at], page.ends[at])
            asked = sum(blocks[i].reason in ASKING for i in inside)
            if asked > 1 and 2 * asked >= len(inside) and not any(page.prose[i] for i in inside):
                found.update((i, block.reason) for i in inside if not blocks[i].reason)
            at = parents[at]
    return found


def sections(sheet: Sheet, page: Layout, rows: Sequence[Row], weights: Sequence[float], phrases: Phrases) -> dict[int, str]:
    """The kept blocks that stand in a section of noise, each with the section's reason."""
    blocks = sheet.blocks
    kept = [len(block.text) if weight > 0 and not block.hidden else 0 for block, weight in zip(blocks, weights, strict=True)]
    whole = [0, *accumulate(kept)]
    found: dict[int, str] = {}
    opened: dict[_Kind, str] = {}
    """The reasons of sections that fill an element of a kind of which none has been kept."""
    stays = _Stays(sheet, kept, found)
    topics: set[str] | None = None
    for index, row in enumerate(rows):
        if whole[index] == whole[-1]:
            break
        block = blocks[index]
        if row is None or block.container < 0 or block.hidden:
            continue
        reason = _opens(row[1], block, phrases)
        if reason and not block.level and leads_on(rows, index):
            reason = ""
        if not reason and not (opened and block.level):
            continue
        at = _element(sheet, page, index)
        alike = _kind(sheet, at)
        reason = reason or opened.get(alike, "")
        if reason == "comments" and block.level and (answer := ANSWER.match(block.text)):
            if topics is None:
                topics = _topics(blocks) if page.kind == "forum" or threaded(page) else set()
            if block.text[answer.end():] in topics:  # the heading of a post, no head of a section
                found[index] = reason
                continue
        if not reason or (reason == "comments" and page.kind == "forum"):
            continue
        if reason == "newsletter" and not any(told(other.text, phrases) for other in blocks[index + 1:page.ends[at]]):
            continue  # a prompt for itself, or a heading: Sign up for a library card
        end = _end(sheet, page, index, at)
        prose = block.level and page.ends[at] <= index + 1 and any(page.prose[index + 1:end])
        if prose and reason in OTHERS and not any(other.links for other in blocks[index:end]):
            continue  # a part of the article: other stories have links
        if whole[end] - whole[index] <= MOST * whole[-1] or (reason == "comments" and whole[index] >= STORY):
            found.update((i, reason) for i in range(index, end) if kept[i] and i not in found)
            whole_element = page.starts[at] == index and page.ends[at] == end > index + 1
            if whole_element and reason != "newsletter" and alike[1] and not stays.any(alike, index):
                opened[alike] = reason
    return found


def _topics(blocks: Sequence[RawBlock]) -> set[str]:
    """The headings that others answer to, two of them at least: comments are headed once."""
    headings = {block.text for block in blocks if block.level}
    answered = Counter(block.text[met.end():] for block in blocks if block.level and (met := ANSWER.match(block.text)))
    return {text for text, count in answered.items() if count > 1 and text in headings}


_Kind = tuple[int, str]
"""The parent of an element, and its tag and first name, '' where it has no name: several of a kind are alike."""


def _kind(sheet: Sheet, at: int) -> _Kind:
    tag, _, rest = sheet.elements.names[at].partition(" ")
    return sheet.elements.parents[at], f"{tag} {rest.partition(' ')[0]}" if rest else ""


class _Stays:
    """The kinds of the elements around all blocks that stay, noted no further down the page than they are asked for."""

    def __init__(self, sheet: Sheet, kept: Sequence[int], gone: Container[int]) -> None:
        self.sheet, self.kept, self.gone = sheet, kept, gone
        self.elements: set[int] = set()
        self.kinds: set[_Kind] = set()
        self.upto = 0

    def any(self, kind: _Kind, before: int) -> bool:
        """Whether something stays in an element of this kind above a block."""
        for index in range(self.upto, before):
            if self.kept[index] and index not in self.gone:
                at = self.sheet.blocks[index].container
                while at >= 0 and at not in self.elements:
                    self.elements.add(at)
                    self.kinds.add(_kind(self.sheet, at))
                    at = self.sheet.elements.parents[at]
        self.upto = max(self.upto, before)
        return kind in self.kinds


def _element(sheet: Sheet, page: Layout, index: int) -> int:
    """The outermost element, below the whole page, that begins with a block."""
    parents = sheet.elements.parents
    at = sheet.blocks[index].container
    outer = parents[at]
    while outer >= 0 and page.starts[outer] == index:
        at, outer = outer, parents[outer]
    return at


def _opens(words: Words, block: RawBlock, phrases: Phrases) -> str:
    """The reason of the section that a line opens, '' where it opens none."""
    line, start, text = words[1], words[4], block.text
    if line.startswith("head_"):
        reason = line.removeprefix("head_")
        return reason if reason in OPENED else ""
    if block.level and start in HEADED:
        return start
    return "related" if len(text) < LONGEST and (met := phrases.invitation.match(text)) and met["more"] else ""


def _end(sheet: Sheet, page: Layout, index: int, at: int) -> int:
    """Where the section ends that the head at this index opens, which is the first block of an element."""
    blocks = sheet.blocks
    if page.ends[at] > index + 1:
        return page.ends[at]
    outer, level = sheet.elements.parents[at], blocks[index].level
    if outer < 0:
        return index + 1
    if not level:  # a line of the article, with links to other stories under it
        return next((i for i in range(index + 1, page.ends[outer]) if blocks[i].links < LINKED * len(blocks[i].text)), page.ends[outer])
    return next((i for i in range(index + 1, page.ends[outer]) if 0 < blocks[i].level <= level), page.ends[outer])

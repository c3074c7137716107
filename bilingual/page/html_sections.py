"""Sections of other things on an HTML page: a head like 相关问答 or Related opens one.

It ends with the element that it opens, or, where it stands alone in its element, before the next heading of its rank; a mere line's
before what is no link. Where a section fills an element of a kind of which none has been kept, others of that kind are such sections
too. Declined: sections of disclaimers, which writers add to their own articles, and of comments on a forum's page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Sequence
from itertools import accumulate

from bilingual.page.blocks import RawBlock, Sheet
from bilingual.page.html_containers import threaded
from bilingual.page.html_features import Row, Words, leads_on
from bilingual.page.html_layout import Layout
from bilingual.page.html_masthead import LINKED
from bilingual.page.phrases import Phrases
from bilingual.page.told import told

__all__ = ["outermost", "sections"]

LONGEST = 250
"""The longest invitation to other stories, in characters."""
ENDING, ENDED = 20, 4
"""The longest line that says that the text ends, in characters, and among how many lines below it one says who sent it."""
CODE = ("pre", "code")
MOST = 0.5
"""A section that holds more than this share of all kept text is the article after all."""
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
        at = outermost(sheet, page, index) if reason or (opened and block.level) else 0
        if reason and not block.level and leads_on(rows, index) and (reason != "footer" or page.ends[at] <= index + 1):
            reason = ""
        if not reason and not (opened and block.level):
            continue
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
    found.update(_behind_end(sheet, kept, phrases))
    return found


def _behind_end(sheet: Sheet, kept: Sequence[int], phrases: Phrases) -> dict[int, str]:
    """The kept blocks behind the line with which a release says that it ends, the most of which stands above."""
    above = list(accumulate(kept))
    for index in range(len(kept) - 1, -1, -1):
        block = sheet.blocks[index]
        if len(block.text) <= ENDING and block.tag not in CODE and phrases.ends.match(block.text):
            below = [other for other in range(index + 1, len(kept)) if kept[other]]
            sender = any(phrases.imprint.match(other.text) for other in sheet.blocks[index + 1:index + 1 + ENDED])
            if sender and 2 * above[index] >= above[-1]:
                return dict.fromkeys((index, *below), "footer")
            return {}
    return {}


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


def outermost(sheet: Sheet, page: Layout, index: int) -> int:
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

"""Markup to blocks: one walk over the tree, in page order, noting what the structure knows of each block.

A block is a run of text between two boundaries: the edges of block elements, ``<br>``, and the rows of a table, whose
cells stay together with tabs between them where the table holds data and come apart where it is mere layout. Scripts,
styles and templates are never text. What is not shown (``hidden``, ``display:none``, ``<noscript>``) and what a visitor is to
write over (``<textarea>``) becomes a block all the same, marked as hidden, unless nearly the whole page stands in it: then a
script will show it. What the page itself calls its navigation or its footer is one block, with a line for each of its texts.

The walk keeps its own stack, so that no depth of nesting can overflow; see `html_depth` for what is nested very deep.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import itemgetter

from selectolax.lexbor import LexborHTMLParser, LexborNode

from bilingual.lexicon import Lexicon
from bilingual.page.blocks import Elements, RawBlock, Sheet
from bilingual.page.html_cues import Cues, cues
from bilingual.page.html_depth import shallow
from bilingual.page.html_head import linked_body, read_head
from bilingual.page.html_steps import Step, is_link, step_of

__all__ = ["read"]

MOST, LUMP = 100_000, 1_000
"""Behind so many blocks no one reads line by line: what comes is lumped together, so many texts a block."""
PROSE, START = 80, 20
"""A text from so many characters on is prose. A page that shows less prose than half of its JSON-LD text, and none of its first lines
by so many characters of theirs, waits for a script to show it."""
MERGED_CELL, MERGED_ROW = 200, 800
"""A table row is data where no cell has more characters than this, nor all of them together."""

SCRIPTS = frozenset(("script", "style", "template", "noscript"))
NAMING = frozenset(("class", "id", "role", "itemprop", "data-component"))
UNSEEN = re.compile(r"display\s{0,9}:\s{0,9}none", re.I)
ZERO_WIDTH = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff]|(?<=[ -~\u3000-\u9fff])[\u200c\u200d]")


def read(page: str | bytes, lexicon: Lexicon) -> Sheet:
    """A page in HTML (bytes are UTF-8) as blocks, in page order, with the elements they stand in and what the head says."""
    walk = _Walk(cues(lexicon))
    walk.page(page)
    walk.reveal()
    sheet = walk.sheet
    if body := linked_body(sheet):
        shown = [block.text for block in sheet.blocks if not block.hidden]
        if 2 * sum(len(text) for text in shown if len(text) >= PROSE) < len(body):
            told = _Walk(cues(lexicon))
            told.page(body)
            lines = [block.text for block in told.sheet.blocks]
            if not any(line[:START] in text for line in lines[:3] for text in shown):
                sheet.blocks += [RawBlock(line, tag="p") for line in lines]
    return sheet


_State = tuple[int, int, Step, int, bool, bool]
"""What the end of a block element restores: the element outside; the first block inside; its step; level, hidden and pre outside."""


class _Walk:
    """The state of the walk: the text since the last boundary, and what holds for it."""

    def __init__(self, cues: Cues) -> None:
        self.sheet = Sheet(media_type="text/html")
        self.blocks = self.sheet.blocks
        self.elements: list[tuple[int, str, str, int]] = []
        """Each with the element around it, its tag, its names, and the first block inside; in ``ends`` the first one behind."""
        self.ends: list[int] = []
        self.cues = cues
        self.parts: list[str] = []
        self.links = 0
        self.element = -1
        self.level = 0
        self.hidden = self.pre = self.parted = False
        self.cells: list[list[int]] = []
        """For each open table row: the index of the first block of each cell."""
        self.unseen: list[tuple[int, int]] = []
        """The ranges of blocks that stand in the outermost hidden elements."""

    def page(self, page: str | bytes) -> None:
        """The walk over a page in HTML."""
        root = LexborHTMLParser(shallow(page)).root
        if root is not None:
            self.over(root)
        if self.elements:
            outer, tags, names, starts = map(list, zip(*self.elements, strict=True))
            self.sheet.elements = Elements(outer, tags, names, starts, self.ends)

    def over(self, root: LexborNode) -> None:
        """The walk itself. The stack holds the open elements, each with what its end restores (of a link: whether it stands in one)."""
        stack: list[tuple[LexborNode, _State | int | None]] = []
        node: LexborNode | None = root
        parts, sheet = self.parts, self.sheet
        names: dict[int, tuple[str, Step]] = {}
        """The tags of this page by their numbers, which the parser gives much faster."""
        after_link, in_link = -1, False
        while node is not None:
            number = node.tag_id
            try:
                tag, step = names[number]
            except KeyError:
                tag = node.tag or ""
                step = step_of(tag)
                names[number] = tag, step
            if step == "text":
                piece = node.text_content if parts or not node.is_empty_text_node else None
                if piece and (parts or not piece.isspace()):
                    parts.append(piece)
                    if in_link:
                        self.links += len(piece.strip())
            else:
                child: LexborNode | None = None
                state: _State | int | None = None
                if step == "block":  # the most frequent steps come first
                    child = node.first_child
                    if child is not None:
                        state = self.enter(node, tag, step)
                    elif parts:
                        self.flush()
                elif step == "link":
                    child = node.first_child
                    if child is not None:
                        if parts and after_link == len(parts):
                            parts.append(" ")  # two links that touch are still two words
                        state = in_link
                        in_link = in_link or is_link(node)
                elif step == "inline":
                    child = node.first_child
                elif step == "span":
                    child = node.first_child
                    if child is not None and (style := node.attributes.get("style")) and UNSEEN.search(style):
                        state = self.enter(node, tag, "unseen")
                elif step == "head":
                    child = node.first_child if read_head(sheet, node, tag) else None
                elif step == "custom":  # and of such whole pages are made
                    child = node.first_child
                    if child is not None:
                        state = self.enter(node, tag, "block")
                elif step == "break":
                    if parts:
                        self.flush()
                    else:
                        self.parted = True
                    self.parted |= tag == "hr"
                elif step == "furniture" and not (self.within("article") or self.within("blockquote")):
                    self.furniture(node, tag)
                elif step != "skip":
                    child = node.first_child
                    if child is not None:
                        if step == "furniture" and self.within("blockquote"):
                            tag = "cite"  # whose words these are
                        state = self.enter(node, tag, step)
                    elif parts:
                        self.flush()
                if child is not None:
                    stack.append((node, state))
                    node = child
                    continue
            following = node.next
            while following is None and stack:
                node, state = stack.pop()
                if state is True or state is False:
                    in_link, after_link = state, len(parts)
                elif state is not None:
                    self.leave(state)
                following = node.next
            node = following
        if parts:
            parts += [""] * LUMP
            self.flush()

    def enter(self, node: LexborNode, tag: str, step: Step) -> _State | int:
        """The start of a block element: a boundary, and what holds inside. Of most elements nothing but the one outside is restored."""
        if self.parts:
            self.flush()
        outer, first, hidden = self.element, len(self.blocks), self.hidden
        names = tag
        if attributes := node.attributes:
            for name, value in attributes.items():
                if name in NAMING:
                    if value:
                        names = f"{names} {value}"
                elif name == "hidden" or (name == "style" and value and UNSEEN.search(value)):
                    self.hidden = True
        if first < MOST:
            self.element = len(self.elements)
            self.elements.append((outer, tag, names, first))
            self.ends.append(first)
        if step == "block" and self.hidden is hidden:
            return outer
        state = (outer, first, step, self.level, hidden, self.pre)
        if step == "heading":
            self.level = int(tag[1])
        elif step == "unseen":
            self.hidden = True
        elif step == "pre":
            self.pre = True
        elif step == "row":
            self.cells.append([])
        elif step == "cell" and self.cells:
            self.cells[-1].append(first)
        return state

    def leave(self, state: _State | int) -> None:
        """The end of a block element: a boundary, and what holds outside."""
        if self.parts:
            self.flush()
        if isinstance(state, tuple):
            outer, first, step, self.level, hidden, self.pre = state
            if step == "row":
                self.merge(first, self.cells.pop())
            if self.hidden and not hidden:
                self.unseen.append((first, len(self.blocks)))
            self.hidden = hidden
        else:
            outer = state
        at = self.element
        if at != outer:
            last = len(self.blocks)
            if self.elements[at][3] == last:
                del self.elements[at:], self.ends[at:]
            else:
                self.ends[at] = last
            self.element = outer

    def within(self, tag: str) -> bool:
        """Whether an open element has this name."""
        at = self.element
        while at >= 0:
            at, own, _, _ = self.elements[at]
            if own == tag:
                return True
        return False

    def furniture(self, node: LexborNode, tag: str) -> None:
        """What the page itself calls its navigation or its footer: its texts as they come, since no one reads them closely."""
        state = self.enter(node, tag, "block")
        script = False
        lines: list[str] = []
        for inner in node.traverse(include_text=True, skip_empty=True):
            name = inner.tag
            if name != "-text":
                script = name in SCRIPTS
            elif not script and (words := (inner.text_content or "").split()):
                lines.append(" ".join(words))
        if lines:
            self.blocks.append(RawBlock("\n".join(lines), None, tag, 0, 0, self.hidden, self.element))
        self.leave(state)

    def flush(self) -> None:
        """A boundary: the text since the last one becomes a block, unless it is white space, or one of very many."""
        if len(self.blocks) >= MOST and len(self.parts) < LUMP:
            self.parts.append(" ")
            return
        text = "".join(self.parts)
        self.parts.clear()
        text = text.strip("\n").rstrip() if self.pre else text.strip()
        if not text.isprintable() or "  " in text:  # no white space but a single blank is printable
            if not self.pre:
                text = " ".join(text.split())
            if not text.isprintable():
                text = ZERO_WIDTH.sub("", text).strip()
        if text:
            tag = self.elements[self.element][1] if self.element >= 0 else ""
            links = self.links and min(self.links, len(text))
            self.blocks.append(RawBlock(text, None, tag, links, self.level, self.hidden, self.element, 0.0, self.parted))
            self.parted = False
        self.links = 0

    def merge(self, first: int, cells: list[int]) -> None:
        """Makes one block of a table row that holds data."""
        blocks = self.blocks
        row = blocks[first:]
        if any(b.container >= 0 and self.cues[self.elements[b.container][2]] & self.cues.marks for b in row):
            return  # a thread laid out as a table
        if len(cells) < 2 or not 2 <= len(row) <= 3 * len(cells) or any(b.hidden or b.level for b in row):
            return
        if sum(len(b.text) for b in row) > MERGED_ROW or any(len(b.text) > MERGED_CELL or "\n" in b.text for b in row):
            return
        ends = [*cells[1:], len(blocks)]
        text = "\t".join(" ".join(b.text for b in blocks[start:end]) for start, end in zip(cells, ends, strict=True))
        inside = bisect_left(self.elements, first, self.element + 1, key=itemgetter(3))
        del self.elements[inside:], self.ends[inside:]
        blocks[first:] = [RawBlock(text.strip("\t"), tag="tr", links=sum(b.links for b in row), container=self.element)]

    def reveal(self) -> None:
        """Hidden elements that hold most of the page's text are what a script will show."""
        if not self.unseen:
            return
        blocks = self.blocks
        whole = sum(len(block.text) for block in blocks)
        for start, end in self.unseen:
            if 2 * sum(len(block.text) for block in blocks[start:end]) > whole:
                for block in blocks[start:end]:
                    block.hidden = False

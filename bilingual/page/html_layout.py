"""The page as a tree of elements: how much text each holds, which blocks lie in it, and what the names around a block say."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from bilingual.page.blocks import Sheet
from bilingual.page.html_cues import BOX, Cues

__all__ = ["Layout"]

WHOLE = 0.7
"""The share of the page's text from which on an element's names say nothing of a block in it."""
PROSE, HALF = 60, 0.5
"""A block without links is prose from so many characters on; the share of the page's prose that makes an element the page's main one."""
OUTSIDE = (
    "advertisement", "breadcrumb", "byline", "footer", "form", "header", "hiding", "media", "navigation", "pagination", "popup", "share",
    "sidebar", "tags", "toc", "user",
)  # fmt: skip
"""The cues that the page's main element does not earn by its names, whatever these say: most of a page's prose is no sidebar."""
MENU = ("navigation", "footer", "sidebar", "share", "advertisement", "popup", "header", "breadcrumb")
"""The cues of elements in which a short link is an item of a menu and nothing else."""


class Layout:
    """One entry an element, in the order of ``sheet.elements``."""

    __slots__ = ("above", "bits", "cues", "ends", "kind", "lengths", "marks", "menu", "names", "near", "prose", "starts", "upto")

    def __init__(self, sheet: Sheet, kind: str, cues: Cues) -> None:
        parents, blocks = sheet.elements.parents, sheet.blocks
        self.kind, self.bits, self.marks = kind, cues.bits, cues.marks
        self.cues = [cues[own] for own in sheet.elements.names]
        """What the names of the element itself hint at."""
        names = sheet.elements.names
        self.names = [names[block.container] if block.container >= 0 else "" for block in blocks]
        """For each block the names of its element."""
        self.menu = sum(cues.bits.get(name, 0) for name in MENU)
        self.lengths = lengths = [len(block.text) for block in blocks]
        self.starts, self.ends = sheet.elements.starts, sheet.elements.ends
        self.upto = upto = [0, *accumulate(lengths)]
        """How much text stands before each block, and in all."""
        limit = WHOLE * upto[-1]
        weighed = ~(cues.marks | cues.bits.get(BOX, 0))
        self.prose = [length if length >= PROSE and 5 * block.links < length else 0 for block, length in zip(blocks, lengths, strict=True)]
        """The length of each block that is prose, 0 for all others."""
        prose = [0, *accumulate(self.prose)]
        most, outside = HALF * prose[-1], ~sum(cues.bits.get(name, 0) for name in OUTSIDE)
        self.above, self.near = above, near = [0] * len(parents), [0] * len(parents)
        """The cues of all elements around and of the innermost that has any; those of the whole page do not count."""
        rows = zip(parents, sheet.elements.tags, self.cues, self.starts, self.ends, strict=True)
        for at, (outer, tag, own, start, end) in enumerate(rows):
            if outer < 0 or tag == "body":
                continue
            if own:  # few have any
                own = own & weighed if upto[end] - upto[start] <= limit else 0
                if prose[end] - prose[start] > most:
                    own &= outside
            above[at] = above[outer] | own
            near[at] = own or near[outer]

    def share(self, at: int, part: Sequence[float], whole: Sequence[float]) -> float | None:
        """The share of ``part`` in ``whole`` (both summed up from the first block) inside an element; None outside of all."""
        if at < 0:
            return None
        start, end = self.starts[at], self.ends[at]
        return (part[end] - part[start]) / max(1.0, whole[end] - whole[start])


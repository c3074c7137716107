"""The page as a tree of elements: how much text each holds, which blocks lie in it, and what the names around a block say."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from bilingual.page.blocks import Sheet
from bilingual.page.html_cues import Cues, marks

__all__ = ["Layout"]

WHOLE = 0.7
"""The share of the page's text from which on an element's names say nothing of a block in it."""
MENU = ("navigation", "footer", "sidebar", "share", "advertisement", "popup", "header", "breadcrumb")
"""The cues of elements in which a short link is an item of a menu and nothing else."""


class Layout:
    """One entry an element, in the order of ``sheet.elements``."""

    __slots__ = ("above", "bits", "cues", "ends", "kind", "lengths", "menu", "near", "starts", "upto")

    def __init__(self, sheet: Sheet, kind: str, cues: Cues) -> None:
        parents, blocks = sheet.elements.parents, sheet.blocks
        self.kind, self.bits = kind, cues.bits
        self.cues = [cues[names] for names in sheet.elements.names]
        """What the names of the element itself hint at."""
        self.menu = sum(cues.bits.get(name, 0) for name in MENU)
        self.lengths = lengths = [len(block.text) for block in blocks]
        self.starts, self.ends = sheet.elements.starts, sheet.elements.ends
        self.upto = upto = [0, *accumulate(lengths)]
        """How much text stands before each block, and in all."""
        limit = WHOLE * upto[-1]
        weighed = ~marks(cues.bits)
        self.above, self.near = above, near = [0] * len(parents), [0] * len(parents)
        """The cues of all elements around and of the innermost that has any; those of the whole page do not count."""
        rows = zip(parents, sheet.elements.tags, self.cues, self.starts, self.ends, strict=True)
        for at, (outer, tag, own, start, end) in enumerate(rows):
            if outer < 0 or tag == "body":
                continue
            own = own & weighed if upto[end] - upto[start] <= limit else 0
            above[at] = above[outer] | own
            near[at] = own or near[outer]

    def share(self, at: int, part: Sequence[float], whole: Sequence[float]) -> float | None:
        """The share of ``part`` in ``whole`` (both summed up from the first block) inside an element; None outside of all."""
        if at < 0:
            return None
        start, end = self.starts[at], self.ends[at]
        return (part[end] - part[start]) / max(1.0, whole[end] - whole[start])


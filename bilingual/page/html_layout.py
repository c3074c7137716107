"""The page as a tree of elements: how much text each holds, which blocks lie in it, and what the names around a block say."""

from __future__ import annotations

from collections.abc import Sequence

from bilingual.page.blocks import Sheet
from bilingual.page.html_cues import marks

__all__ = ["Layout"]

WHOLE = 0.7
"""The share of the page's text from which on an element's names say nothing of a block in it."""
MENU = ("navigation", "footer")


class Layout:
    """One entry an element, in the order of ``sheet.units``."""

    __slots__ = ("above", "bits", "ends", "kind", "lengths", "menu", "near", "starts", "total")

    def __init__(self, sheet: Sheet, kind: str, bits: dict[str, int]) -> None:
        units, blocks = sheet.units, sheet.blocks
        count = len(units)
        self.kind, self.bits = kind, bits
        self.menu = sum(bits.get(name, 0) for name in MENU)
        self.lengths = lengths = [len(block.text) for block in blocks]
        self.total = sum(lengths)
        self.starts, self.ends = starts, ends = [len(blocks)] * count, [0] * count
        """The range of blocks that lie in the element; empty where start is not below end."""
        sizes = [0] * count
        for index, (block, length) in enumerate(zip(blocks, lengths, strict=True)):
            at = block.container
            if at >= 0:
                sizes[at] += length
                if index < starts[at]:
                    starts[at] = index
                ends[at] = index + 1
        for at in range(count - 1, 0, -1):
            end = ends[at]
            parent = units[at].parent
            if end and parent >= 0:
                sizes[parent] += sizes[at]
                if starts[at] < starts[parent]:
                    starts[parent] = starts[at]
                if end > ends[parent]:
                    ends[parent] = end
        limit = WHOLE * self.total
        unweighed = marks(bits)
        self.above, self.near = above, near = [0] * count, [0] * count
        """The cues of all elements around and of the innermost that has any; those of the whole page do not count."""
        for at, unit in enumerate(units):
            outer = unit.parent
            if outer < 0 or unit.tag == "body":
                continue
            own = unit.cues & ~unweighed if sizes[at] <= limit else 0
            above[at] = above[outer] | own
            near[at] = own or near[outer]

    def share(self, at: int, part: Sequence[float], whole: Sequence[float]) -> float | None:
        """The share of ``part`` in ``whole`` (both summed up from the first block) inside an element; None where it is empty."""
        if at < 0 or self.starts[at] >= self.ends[at]:
            return None
        start, end = self.starts[at], self.ends[at]
        return (part[end] - part[start]) / max(1.0, whole[end] - whole[start])


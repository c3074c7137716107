"""The page as a tree of elements: how much text each holds, which blocks lie in it, and what the names around a block say."""

from __future__ import annotations

from collections.abc import Sequence

from bilingual.page.blocks import RawBlock, Sheet

__all__ = ["Layout", "menu"]

WHOLE = 0.7
"""The share of the page's text from which on an element's names say nothing of a block in it."""


MENU = ("navigation", "footer")
MENU_ITEM = 40
"""The longest item of a menu, in characters."""


class Layout:
    """One entry an element, in the order of ``sheet.units``."""

    __slots__ = ("above", "bits", "ends", "kind", "menu", "near", "starts", "total")

    def __init__(self, sheet: Sheet, kind: str, bits: dict[str, int]) -> None:
        units, blocks = sheet.units, sheet.blocks
        count = len(units)
        self.kind, self.bits = kind, bits
        self.menu = sum(bits.get(name, 0) for name in MENU)
        self.total = sum(len(block.text) for block in blocks)
        self.starts, self.ends = starts, ends = [len(blocks)] * count, [0] * count
        """The range of blocks that lie in the element; empty where start is not below end."""
        sizes = [0] * count
        for index, block in enumerate(blocks):
            at = block.container
            if at >= 0:
                sizes[at] += len(block.text)
                if index < starts[at]:
                    starts[at] = index
                ends[at] = index + 1
        for at in range(count - 1, 0, -1):
            parent = units[at].parent
            if parent >= 0 and ends[at]:
                sizes[parent] += sizes[at]
                if starts[at] < starts[parent]:
                    starts[parent] = starts[at]
                if ends[at] > ends[parent]:
                    ends[parent] = ends[at]
        limit = WHOLE * self.total
        self.above, self.near = above, near = [0] * count, [0] * count
        """The cues of all elements around and of the innermost that has any; those of the whole page do not count."""
        for at, unit in enumerate(units):
            outer = unit.parent
            if outer < 0 or unit.tag == "body":
                continue
            own = unit.cues if sizes[at] <= limit else 0
            above[at] = above[outer] | own
            near[at] = own or near[outer]

    def share(self, at: int, part: Sequence[float], whole: Sequence[float]) -> float | None:
        """The share of ``part`` in ``whole`` (both summed up from the first block) inside an element; None where it is empty."""
        if at < 0 or self.starts[at] >= self.ends[at]:
            return None
        start, end = self.starts[at], self.ends[at]
        return (part[end] - part[start]) / max(1.0, whole[end] - whole[start])


def menu(block: RawBlock, page: Layout) -> bool:
    """An item of a menu: in ``<nav>`` or ``<footer>``, or short, nothing but a link, and inside what its names call so. Nearly
    half of all blocks are; they need no closer look."""
    return block.tag in ("nav", "footer") or (
        len(block.text) < MENU_ITEM and block.links >= 0.8 * len(block.text) and block.container >= 0
        and page.above[block.container] & page.menu != 0
    )  # fmt: skip

"""Which blocks of an HTML page are the article, by their structure."""

from __future__ import annotations

from bilingual.lexicon import Lexicon
from bilingual.page.blocks import Sheet
from bilingual.page.html_cues import cues

__all__ = ["judge"]


def judge(sheet: Sheet, lexicon: Lexicon) -> None:
    """Sets ``weight`` and ``reason`` of every block."""
    bits = cues(lexicon).bits
    noise = [(bits[name], name) for name in ("navigation", "footer", "comments", "related", "share", "advertisement",
                                             "sidebar", "popup", "form", "breadcrumb", "pagination", "tags", "hiding")]
    masks: list[int] = []
    for unit in sheet.units:
        outer = masks[unit.parent] if unit.parent >= 0 else 0
        masks.append(outer | (unit.cues if unit.tag not in ("html", "body") else 0))
    for block in sheet.blocks:
        if block.hidden:
            block.weight, block.reason = -5.0, "hidden"
            continue
        mask = masks[block.container] if block.container >= 0 else 0
        reason = next((name for bit, name in noise if mask & bit), None)
        density = block.links / len(block.text)
        length = len(block.text)
        weight = min(2.0, length / 80) - 2 * density - (1.5 if reason else 0) - 0.5
        if block.level:
            weight += 0.5
        block.weight = weight
        if weight <= 0:
            block.reason = reason or ("navigation" if density > 0.5 else "furniture")

"""Blocks -> the article: decides what stays, and lays the text out. Every dropped block carries its reason.

The two kinds of page give different evidence: HTML has its structure (`bilingual.page.html_model`), flattened text has its
words, shapes and order (`bilingual.page.classify`).
"""

from __future__ import annotations

from bilingual.document import Block
from bilingual.lexicon import Lexicon
from bilingual.page import classify
from bilingual.page.blocks import Sheet

__all__ = ["clean"]


def clean(sheet: Sheet, *, url: str | None, lexicon: Lexicon) -> tuple[str, tuple[Block, ...]]:
    """The cleaned text of a page, and all of its blocks in page order, the kept ones with their place in that text."""
    if sheet.media_type == "text/html":
        from bilingual.page import html_model

        html_model.judge(sheet, lexicon, url)
        reasons = [block.reason for block in sheet.blocks]
    else:
        reasons = classify.reasons(sheet, url=url, lexicon=lexicon)
    blocks: list[Block] = []
    lines: list[str] = []
    offset = 0
    for raw, reason in zip(sheet.blocks, reasons, strict=True):
        if reason is not None:
            blocks.append(Block(raw.text, False, reason, raw.line))
            continue
        end = offset + len(raw.text)
        blocks.append(Block(raw.text, True, None, raw.line, offset, end))
        lines.append(raw.text)
        offset = end + 1
    return "\n".join(lines), tuple(blocks)

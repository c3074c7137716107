"""Blocks -> the article: decides what stays, and lays the text out. Every dropped block carries its reason.

The two kinds of page give different evidence: HTML has its structure (`bilingual.page.html_model`), flattened text has its
words, shapes and order (`bilingual.page.classify`).
"""

from __future__ import annotations

from bilingual.document import Block
from bilingual.lexicon import Lexicon
from bilingual.page import classify
from bilingual.page.blocks import RawBlock, Sheet

__all__ = ["clean", "parted"]


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
    new = tuple.__new__  # a page has hundreds of blocks, and the class itself takes twice as long to make one
    for raw, reason in zip(sheet.blocks, reasons, strict=True):
        text = raw.text
        if reason is not None:
            blocks.append(new(Block, (text, False, reason, raw.line, None, None)))
            continue
        end = offset + len(text)
        blocks.append(new(Block, (text, True, None, raw.line, offset, end)))
        lines.append(text)
        offset = end + 1
    return "\n".join(lines), tuple(blocks)


def parted(sheet: Sheet, blocks: tuple[Block, ...]) -> frozenset[int]:
    """The places of the line breaks in the cleaned text across which no sentence goes on: all but those between neighbouring
    lines of a file, and those that are a single ``<br>`` within an element. ``blocks`` are what `clean` made of the sheet's."""
    above: RawBlock | None = None
    apart: list[int] = []
    for raw, block in zip(sheet.blocks, blocks, strict=True):
        if block.start and not (above is not None and _goes_on(above, raw)):
            apart.append(block.start - 1)
        above = raw if block.kept else None
    return frozenset(apart)


def _goes_on(above: RawBlock, raw: RawBlock) -> bool:
    if raw.line is not None and above.line is not None:
        return raw.line == above.line + 1
    return raw.container == above.container and raw.tag == above.tag != "tr" and not raw.parted

"""Blocks -> the article: decides what stays, and lays the text out. Every dropped block carries its reason."""

from __future__ import annotations

from bilingual.document import Block
from bilingual.lexicon import Lexicon
from bilingual.page.blocks import Sheet
from bilingual.page.classify import reasons

__all__ = ["clean"]


def clean(sheet: Sheet, *, url: str | None, lexicon: Lexicon) -> tuple[str, tuple[Block, ...]]:
    """The cleaned text of a page, and all of its blocks in page order, the kept ones with their place in that text."""
    blocks: list[Block] = []
    lines: list[str] = []
    offset = 0
    for raw, reason in zip(sheet.blocks, reasons(sheet, url=url, lexicon=lexicon), strict=True):
        if reason is not None:
            blocks.append(Block(raw.text, kept=False, reason=reason, line=raw.line))
            continue
        end = offset + len(raw.text)
        blocks.append(Block(raw.text, kept=True, line=raw.line, start=offset, end=end))
        lines.append(raw.text)
        offset = end + 1
    return "\n".join(lines), tuple(blocks)

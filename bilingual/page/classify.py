"""Which blocks are the article: the reason to drop each, or None."""

from __future__ import annotations

from bilingual.lexicon import Lexicon
from bilingual.page.blocks import Sheet

__all__ = ["reasons"]


def reasons(sheet: Sheet, *, url: str | None, lexicon: Lexicon) -> list[str | None]:
    """One reason a block, None where it stays."""
    return [block.reason for block in sheet.blocks]

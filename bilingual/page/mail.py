"""A mail saved or pasted as text: its fields, what it quotes of an earlier mail, and its signature are not what it says.

A text is a mail where it begins with fields and its sender is among them (``From:``, ``发件人：``); the subject stays, and is
its title. What fields are called, and how an earlier mail is announced, stands in ``shapes.toml``. Declined: a forwarded
mail, which is the message itself, and a mail of nothing but fields and quotations, which stays whole.
"""

from __future__ import annotations

from bilingual.lexicon import Lexicon
from bilingual.page.blocks import RawBlock
from bilingual.page.phrases import phrases

__all__ = ["mail"]

_FIELDS = 40
"""The most fields a mail begins with."""
_SIGNATURE = 10
"""The most lines of a signature."""


def mail(blocks: list[RawBlock], lexicon: Lexicon) -> str | None:
    """Gives the blocks that are not the message their reason, and returns the subject; None where this is no mail."""
    words = phrases(lexicon)
    if not blocks or not words.field.match(blocks[0].text):
        return None
    fields = []
    for block in blocks[:_FIELDS]:
        field = words.field.match(block.text)
        if not field:
            break
        fields.append(field)
    if len(fields) < 2 or not any(field["sender"] for field in fields):
        return None
    body = blocks[len(fields):]
    cut = _message(body, lexicon)
    if not any(reason is None for reason in cut):
        return None
    for block, field in zip(blocks, fields, strict=False):
        if not field["subject"]:
            block.reason = "byline"
    for block, reason in zip(body, cut, strict=True):
        block.reason = block.reason or reason
    return next((block.text[field.end():].strip() for block, field in zip(blocks, fields, strict=False) if field["subject"]), None)


def _message(body: list[RawBlock], lexicon: Lexicon) -> list[str | None]:
    """The reason to drop each line behind the fields: it is quoted, announces what is quoted, or signs."""
    words = phrases(lexicon)
    marked = any(block.text.startswith(">") for block in body)
    result: list[str | None] = []
    quoted, left = False, 0
    for block in body:
        announced = block.text[-1] in ":：-" and words.answered.match(block.text) is not None
        quoted = (quoted or announced) and not marked
        left = 0 if announced else _SIGNATURE + 1 if block.text == "--" else max(0, left - 1)
        result.append("related" if announced or quoted or block.text.startswith(">") else "byline" if left else None)
    return result

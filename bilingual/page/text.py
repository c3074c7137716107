"""Plain text and Markdown -> blocks: each line that is not blank is exactly one block, lines split on ``\\n`` alone.

Markdown's marks are not words, so they are taken off where the text as a whole shows that it is Markdown (a heading, a
link, a fence, a table rule, or a line that opens in bold): one pair of asterisks alone may as well mask a name (``王**``)
or multiply, and ``# `` further down opens a comment in code. Cells of a table row are separated by tabs, as they are in tables
from HTML. Nothing inside a code fence is touched. Declined: nested emphasis, reference links and inline HTML, which stay as they
stand.
"""

from __future__ import annotations

import re

from bilingual.lexicon import Lexicon
from bilingual.page.blocks import RawBlock, Sheet
from bilingual.page.mail import mail

__all__ = ["read"]

# https://spec.commonmark.org/0.31.2/ ; every repetition is bounded, so that a line of 50 MB costs one pass
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(?=\S)")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_RULE = re.compile(r"([-*_=~#—])[ \t]*(?:\1[ \t]*){2,200}$")
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-{2,80}:?[ \t]*\|[ \t|:-]*$")
_LIST_MARK = re.compile(r"[-*+][ \t]+(?=\S)")
_QUOTE = re.compile(r"(?:>[ \t]?){1,9}(?=\S)")
_LINK = re.compile(r"!?\[([^\[\]\n]{0,300})\]\((?:[^()\s]|\([^()\s]{0,200}\)){0,900}(?:\s\"[^\"\n]{0,200}\")?\)")
_STRONG = re.compile(r"\*\*(?=[^\s*])([^*\n]{1,400})(?<=\S)\*\*")
_EMPHASIS = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^*_\n]{1,400})(?<=\S)\1(?![\w*])")
_CODE = re.compile(r"`([^`\n]{1,400})`")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_EVIDENCE = re.compile(
    r"\A\s*# \S|^ {0,3}(?:#{2,6} \S|```|~~~|\*\*[^\s*][^*\n]{0,400}\*\*|\|?[ \t]*:?-{2,80}:?[ \t]*\|[ \t|:-]*$)|\]\(https?://", re.M
)


def read(text: str, lexicon: Lexicon | None = None) -> Sheet:
    """Reads plain text or Markdown into a sheet.

    >>> [(block.line, block.level, block.text) for block in read("# 融资\\n\\n共**6000亿**美元\\n").blocks]
    [(1, 1, '融资'), (3, 0, '共6000亿美元')]
    """
    markdown = _EVIDENCE.search(text) is not None
    blocks: list[RawBlock] = []
    fenced = False
    for number, line in enumerate(text.split("\n"), 1):
        stripped = line.strip()
        if not stripped:
            continue
        block = RawBlock(stripped, line=number)
        blocks.append(block)
        if _RULE.match(stripped):
            block.reason = "separator"
        elif markdown and _FENCE.match(line):
            fenced = not fenced
            block.reason = "markup"
        elif fenced:
            block.text, block.tag = line.rstrip(), "pre"
        elif markdown:
            _unmark(block, line)
    return Sheet(blocks=blocks, media_type="text/plain", title=mail(blocks, lexicon) if lexicon else None)


def _unmark(block: RawBlock, line: str) -> None:
    """Takes the marks off a line of Markdown; a line of nothing but marks keeps them, and says so."""
    if _TABLE_RULE.match(line):
        block.reason = "markup"
        return
    text = block.text
    if heading := _HEADING.match(line):
        block.level, text = len(heading[1]), line[heading.end():].rstrip(" \t#\r")
    else:
        if quote := _QUOTE.match(text):
            block.tag, text = "blockquote", text[quote.end():]
        if mark := _LIST_MARK.match(text):
            block.tag, text = "li", text[mark.end():]
        elif text.startswith("|") and text.endswith("|") and len(text) > 1:
            block.tag, text = "tr", "\t".join(cell.strip() for cell in text[1:-1].split("|"))
    if "](" in text:
        block.links = sum(len(label) for label in _LINK.findall(text))
        text = _LINK.sub(r"\1", text)
    if "*" in text or "_" in text:
        text = _EMPHASIS.sub(r"\2", _STRONG.sub(r"\1", text))
    if "`" in text:
        text = _CODE.sub(r"\1", text)
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    if text := text.strip():
        block.text = text
    else:
        block.reason = "markup"

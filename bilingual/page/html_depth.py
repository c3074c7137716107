"""Markup that is nested very deep, as no page is that people wrote: flattened before the parser sees it, since the standard's
tree building takes quadratic time there.
"""

from __future__ import annotations

import re

__all__ = ["shallow"]

DEPTH = 512
"""Elements nested deeper than this are read as if their tags were not there."""
MANY = 10_000
"""With fewer tags than this no depth costs time."""
SHORTEST = 3
"""The length of the shortest tag (``<b>``)."""
SLICE = 1 << 12
"""How much of the page is looked at at a time for how deep it may be, in characters."""
TAG = re.compile(r"<(/?)([a-z][a-z0-9-]{0,40})[^<>]{0,99999}>", re.I)
VOID = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p", "li", "dd",
    "dt", "option", "tr", "td", "th",
))  # fmt: skip
"""Elements that need no end tag, so that their tags do not tell the depth."""


def shallow(page: str | bytes) -> str | bytes:
    """The page without the tags that stand deeper than `DEPTH`. The estimate that comes first is cheap and never too low."""
    if len(page) < SHORTEST * MANY or _few(page):
        return page
    text = page if isinstance(page, str) else page.decode()
    depth = 0
    for start in range(0, len(text), SLICE):
        end = start + SLICE
        ends = text.count("</", start, end)
        depth = max(0, depth + text.count("<", start, end) - 2 * ends - text.count("<br>", start, end))
        if depth + ends > 2 * DEPTH:
            break
    else:
        return page
    depth = 0

    def keep(tag: re.Match[str]) -> str:
        nonlocal depth
        if tag[2].lower() in VOID:
            return tag[0]
        if tag[1]:
            depth = max(0, depth - 1)
            return tag[0] if depth < DEPTH else " "
        depth += 1
        return tag[0] if depth <= DEPTH else " "

    return TAG.sub(keep, text)


def _few(page: str | bytes) -> bool:
    """Whether there are fewer tags than `MANY`. To take so many of a character out takes half the time that counting it does (CPython
    3.11)."""
    rest = page.replace("<", "", MANY) if isinstance(page, str) else page.replace(b"<", b"", MANY)
    return len(page) - len(rest) < MANY

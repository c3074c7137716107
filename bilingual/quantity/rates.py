"""What an amount is per: $15 an hour, $5 per share, 每股0.85元, 6元/千瓦时. The words stay outside the span."""

from __future__ import annotations

import re
from functools import cache

from bilingual.quantity.knowledge import Knowledge, source
from bilingual.quantity.mention import Mention

__all__ = ["read"]

_SLASH = re.compile(r"[ ]?[/／][ ]?")
_EACH = re.compile(r"每[万百千]?(?=([\u4e00-\u9fff]))[\u4e00-\u9fff]{1,8}[ ]?$")
_AFTER = re.compile(r"[ ]?(?:每|一(?=股))")
_MANY = re.compile(r"[万百千]?")


def read(text: str, mention: Mention, floor: int, known: Knowledge) -> None:
    """Set ``per`` from the words after the amount, or from 每… before it."""
    following = text[mention.end : mention.end + 1]
    if following and following in " /／每一-":
        match = _english(known).match(text, mention.end)
        if match is not None:
            mention.per = match["what"]
            return
        head = _SLASH.match(text, mention.end) or _AFTER.match(text, mention.end)
        if head is not None and (what := _unit(text, head.end(), known)):
            mention.per = what
            return
    before = _EACH.search(text, max(floor, mention.start - 12), mention.start)
    if before is not None:
        mention.per = _unit(text, before.start() + 1, known) or before[1]


def _unit(text: str, pos: int, known: Knowledge) -> str | None:
    """The Chinese unit or counter at ``pos``, with a number word before it (万片)."""
    many = _MANY.match(text, pos)
    hit = known.units.at(text, pos) or (known.units.at(text, many.end()) if many else None)
    return text[pos : hit.end] if hit is not None else None


@cache
def _english(known: Knowledge) -> re.Pattern[str]:
    words = source(known, "rate")
    return re.compile(rf"(?:[ ](?:per|an?|each|every)[ ]|-(?:per|an?)-|[ ]?/[ ]?)(?P<what>{words})(?![A-Za-z])", re.IGNORECASE)

"""An amount in brackets after another one restates it: 12亿美元（约合86亿元人民币）, 1.2 trillion yuan ($165 billion)."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from bilingual.quantity.knowledge import Knowledge, source
from bilingual.quantity.mention import Mention
from bilingual.quantity.money import Item

__all__ = ["fold", "link"]

_REPEATS = re.compile(r" ?[(（]")
_FURTHEST = 40


def fold(text: str, items: list[Item]) -> list[Item]:
    """The items with a number that is only written twice, ``forty-five (45)``, made one."""
    kept: list[Item] = []
    for item in items:
        mention, first = item.mention, kept[-1].mention if kept else None
        if (
            first is not None
            and mention.kind == first.kind == "number"
            and mention.value == first.value is not None
            and _REPEATS.fullmatch(text, first.end, mention.start)
            and text[mention.end : mention.end + 1] in (")", "）")
        ):
            first.end = mention.end + 1
            continue
        kept.append(item)
    return kept


def link(text: str, mentions: list[Mention], known: Knowledge) -> None:
    """Set `gloss_of` where a money amount restates the one before it in another currency."""
    for index, (first, second) in enumerate(pairwise(mentions)):
        if first.kind != "money" or second.kind != "money" or second.start - first.end > _FURTHEST:
            continue
        if first.currencies[:1] != second.currencies[:1] and _opening(known).fullmatch(text, first.end, second.start):
            second.gloss_of = index


@cache
def _opening(known: Knowledge) -> re.Pattern[str]:
    """A bracket (perhaps after a short noun) or a comma, and words of restating."""
    words = source(known, "gloss")
    return re.compile(
        rf"(?:[^\s(（\[,.，。;；]{{0,8}}[ ]?[(（\[]|[,，]?)[ ]?(?:(?:{words})[ ]?){{0,4}}[:：]?[ ]?", re.IGNORECASE
    )

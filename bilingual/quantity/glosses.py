"""An amount in brackets after another one restates it: 12亿美元（约合86亿元人民币）, 1.2 trillion yuan ($165 billion)."""

from __future__ import annotations

import re

from bilingual.quantity.mention import Mention

__all__ = ["fold", "link"]

_OPENING = re.compile(
    r"[^\s(（\[,.，。;；]{0,8}[ ]?[(（\[][ ]?(?:[\u4e00-\u9fff]{0,8}|(?:about|around|approximately|approx\.?|roughly|or|equivalent to|equal to|some|nearly|over|more than|an?|=|~|≈|us|worth|currently)?(?:[ ](?:about|around|equivalent to|to|approximately|\w{1,8})){0,3}[ ]?)[:：]?[ ]?",
    re.IGNORECASE,
)
_OR = re.compile(r",? (?:or|equivalent to|equal to)(?: about| around| roughly| approximately| nearly)? |[，,]?(?:约合|折合|相当于|合)(?:约|人民币|美元)?")


_REPEATS = re.compile(r" ?[(（]")


def fold(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions with a number that is only written twice, ``forty-five (45)``, made one."""
    kept: list[Mention] = []
    for mention in mentions:
        first = kept[-1] if kept else None
        if (
            first is not None
            and mention.kind == first.kind == "number"
            and mention.value == first.value is not None
            and _REPEATS.fullmatch(text, first.end, mention.start)
            and text[mention.end : mention.end + 1] in (")", "）")
        ):
            first.end = mention.end + 1
            continue
        kept.append(mention)
    return kept


def link(text: str, mentions: list[Mention]) -> None:
    """Set `gloss_of` where a money amount restates the one before it in another currency."""
    for index in range(1, len(mentions)):
        first, second = mentions[index - 1], mentions[index]
        if first.kind != "money" or second.kind != "money" or second.start - first.end > 40:
            continue
        if set(first.currencies[:1]) == set(second.currencies[:1]):
            continue
        between = (first.end, second.start)
        if _OPENING.fullmatch(text, *between) or _OR.fullmatch(text, *between):
            second.gloss_of = index - 1

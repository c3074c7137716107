"""What an amount is per: $15 an hour, $5 per share, 每股0.85元, 6元/千瓦时. The words stay outside the span."""

from __future__ import annotations

import re
from functools import cache

from bilingual.quantity.knowledge import Knowledge, source
from bilingual.quantity.mention import Mention

__all__ = ["read"]

def read(text: str, mention: Mention, floor: int, known: Knowledge) -> None:
    """Set ``per`` from the words after the amount, or from 每… before it."""
    english, head, each = _patterns(known)
    if (match := english.match(text, mention.end)) is not None:
        mention.per = match["what"]
    elif (start := head.match(text, mention.end)) is not None and (what := _unit(text, start.end(), known)):
        mention.per = what
    elif (before := each.search(text, max(floor, mention.start - 12), mention.start)) is not None:
        mention.per = _unit(text, before.end(), known)


def _unit(text: str, pos: int, known: Knowledge) -> str | None:
    """The Chinese unit or counter at ``pos``, with a number word before it (万片), or what is none but behind 每 and / (月)."""
    many = known.characters.get(text[pos : pos + 1], ("", None))[0] in ("unit", "scale")
    hit = known.units.at(text, pos) or (known.units.at(text, pos + 1) if many else None)
    if hit is not None:
        return text[pos : hit.end]
    if known.signs.at(text, pos) is not None:
        return None  # 美元/日元
    return next((form for form in (text[pos : pos + 2], text[pos : pos + 1]) if form in known.roles["every"]), None)


@cache
def _patterns(known: Knowledge) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """per share after an amount, unless it is a time (a year ago); /吨 or 每吨 after it; 每… before it, a few characters off."""
    each, words = source(known, "each"), source(known, "rate")
    while_, elsewhen, ends = (source(known, role) for role in ("while", "elsewhen", "elsewhen at the end"))
    a_time = rf"[ ]an?[ ](?:{while_})[ -](?:(?:{elsewhen})(?![A-Za-z]|[ ]this)|(?:{ends})(?![ ]?[\w$€£¥]))"
    english = rf"(?!{a_time})(?:[ ](?:per|an?|each|every)[ ]|-(?:per|an?)-|[ ]?/[ ]?)(?P<what>{words})(?![A-Za-z])"
    return (
        re.compile(english, re.IGNORECASE),
        re.compile(rf"[ ]?(?:[/／]|{each}|(?={source(known, 'each share')}).)[ ]?"),
        re.compile(rf"(?:{each})一?(?=[\u4e00-\u9fff]{{1,9}}[ ]?$)"),
    )

"""Two amounts that are no range although a word of span stands between them: from $5 to $7, fell $12 to $1,845, 增至.

They are the two ends of a change where both name their currency and 从, 由 or ``from`` stands before the first; or a step and
the level after it, where a word of movement does and the two are far apart. Declined: ranging from … to …, 30元到80元不等.
"""

from __future__ import annotations

import re
from functools import cache

from bilingual.quantity.knowledge import Knowledge, source
from bilingual.quantity.money import Item

__all__ = ["is_change", "joint"]

_LONGEST = 20
_FAR_APART = 4
"""What rose by one and now stands at four or more did not rise by one to four: ranges are narrower."""


def is_change(text: str, first: Item, second: Item, known: Knowledge) -> bool:
    """从…到…, from … to … where both ends name their currency; …增至…; rose … to …."""
    start, end = first.mention.end, second.mention.start
    if not (first.signed and second.signed) or end - start > _LONGEST:
        return False
    gap = joint(text, start, end, known)
    if gap.endswith(_forms(known, "change")):
        return True
    if gap not in known.roles["span"] or not gap.isalpha() or _ranging(text, first, second, known):
        return False
    by, level = first.mention.value, second.mention.value
    if by and level and level >= _FAR_APART * by and _has_moved(text, first.mention.start, known):
        return True
    return _from(known).search(text, max(0, first.mention.start - 40), first.mention.start) is not None


def joint(text: str, start: int, end: int, known: Knowledge) -> str:
    """The words between two amounts, without what bounds the second one: the ``to`` of to about, the 到 of 到近."""
    gap = text[start:end].strip().lower()
    if gap and gap not in known.roles["span"] and gap.startswith(_joints(known)):
        hedge = known.bounds_before.before(text, end - text[end - 1].isspace(), start)
        gap = text[start : hedge.start].strip().lower() if hedge else gap
    return gap


@cache
def _joints(known: Knowledge) -> tuple[str, ...]:
    return (*known.roles["span"], *known.roles["both"])


def _ranging(text: str, first: Item, second: Item, known: Knowledge) -> bool:
    """ranging from … to …, 30元到80元不等: a range though both ends name their currency."""
    before = text[max(0, first.mention.start - 24) : first.mention.start].lower()
    if any(f"{form} from" in before for form in known.roles["ranging"]):
        return True
    return text.startswith(_forms(known, "unequal"), second.mention.end)


def _has_moved(text: str, pos: int, known: Knowledge) -> bool:
    """A word of movement right before the amount, or before the word that bounds it: rose (by about), 上涨(了近)."""
    pos -= text[pos - 1 : pos] == " "
    hedge = known.bounds_before.before(text, pos)
    return _moved(known).search(text, max(0, pos - 40), hedge.start if hedge else pos) is not None


@cache
def _forms(known: Knowledge, role: str) -> tuple[str, ...]:
    return tuple(known.roles[role])


@cache
def _from(known: Knowledge) -> re.Pattern[str]:
    """A from before an amount, with at most a few words between."""
    english, chinese = r"(?<=[a-z])(?:[ ][a-z]{1,12}){0,3}", r"(?<![a-z])[^\s,，。；;：:、()（）]{0,10}"
    return re.compile(rf"(?:{source(known, 'from')})(?:{english}|{chinese})[ ]?$", re.IGNORECASE)


@cache
def _moved(known: Knowledge) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z])(?:{source(known, 'moved')})(?:[ ]by|了)?[ ]?$", re.IGNORECASE)

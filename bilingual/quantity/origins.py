"""Whether a ``from`` before an amount gives where something came from, or a lowest price: to $5 billion from $4 billion, tickets from $20.

It is an origin behind the amount that something came to, behind a word of altering (cut its price from $999), and where one
of the words of origin follows the amount (from $3 million in bonds). Anywhere else it bounds the amount from below.
"""

from __future__ import annotations

import re
from functools import cache

from bilingual.quantity.knowledge import Knowledge, source
from bilingual.quantity.mention import Mention

__all__ = ["is_origin"]

_FURTHEST = 32
"""How far behind an amount its origin may stand: to $5 billion in the third quarter from."""
_REACH = 60
_TO = re.compile(r"(?<![A-Za-z])to ?$", re.IGNORECASE)
_PLAIN = re.compile(r"[A-Za-z0-9' \u2019-]*")
_STOP = re.compile(r"[,;:!?()\n]|\.(?![0-9])")


def is_origin(text: str, before: Mention | None, word: int, mention: Mention, known: Knowledge) -> bool:
    """Whether the ``from`` at ``word`` bounds ``mention`` not at all; ``before`` is the amount before it."""
    if known.origins.at(text, mention.end + (text[mention.end : mention.end + 1] == " ")):
        return True
    if before is not None and word - before.end <= _FURTHEST and _came_to(text, before, word, known):
        return True
    clause = text[max(0, word - _REACH) : word]
    clause = clause[max((stop.end() for stop in _STOP.finditer(clause)), default=0) :]
    return _altered(known).search(clause) is not None


def _came_to(text: str, before: Mention, word: int, known: Knowledge) -> bool:
    """to $5 billion from; to €5 million, from; to $5 billion this year from; €80 a night from; rose 25% from."""
    gap = text[before.end : word].strip(" ")
    if before.kind not in ("money", "percent") or before.qualifier == "up_to":
        return False
    if not gap or (before.per is not None and _per(known).fullmatch(gap) is not None):
        return True
    if before.kind == "percent" or not (gap in (",", "，") or _PLAIN.fullmatch(gap)):
        return False
    start = before.start - (text[before.start - 1 : before.start] == " ")
    hedge = known.bounds_before.before(text, start)
    start = hedge.start if hedge is not None else start
    return _TO.search(text, max(0, start - 4), start) is not None


@cache
def _per(known: Knowledge) -> re.Pattern[str]:
    return re.compile(rf"(?:per |an? |each |every |/ ?|-an?-|-per-)(?:{source(known, 'rate')})", re.IGNORECASE)


@cache
def _altered(known: Knowledge) -> re.Pattern[str]:
    """A verb of altering right before, or before the thing with its article: cut from, cut its full-year price from."""
    verb, article = source(known, "altered"), source(known, "article")
    return re.compile(rf"(?<![A-Za-z])(?:{verb})(?: (?:{article})(?: [\w'\u2019-]+){{0,3}})? $", re.IGNORECASE)

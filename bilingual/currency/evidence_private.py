"""Evidence from whose money it is: what a writer has, owes or saves (``存款30万，想定投纳指``) is in the currency that the page is
written in, whatever market or company he asks about.

Private money has a word for it (存款, 房贷, 手里), is no larger than such sums are, and nobody else stands before it who may have
it: no company, country or person in its line, no market in its clause, no word for a firm or its customers there, and no sum
in another currency under the same headline.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from bilingual.currency.spoken import BEARERS
from bilingual.currency.spot import Spot
from bilingual.currency.vote import Vote
from bilingual.currency.words import any_of
from bilingual.lexicon import Lexicon

__all__ = ["own_money", "private"]


def own_money(spot: Spot) -> Iterable[Vote]:
    """It is the money of whoever writes for these readers."""
    code = spot.scene.reader_currency
    return (Vote(code, 1.0, f"private money, on a page whose readers count in {code}"),) if code and private(spot) else ()


def private(spot: Spot) -> bool:
    """Whether a sum is what a reader or writer of the page has, owes or saves."""
    if spot.private is None:
        spot.private = _private(spot)
    return spot.private


def _private(spot: Spot) -> bool:
    scene = spot.scene
    settings = scene.lexicon.settings("currency")["private"]
    if spot.role not in (*settings["roles"], *settings["shared_roles"]) or scene.reader_currency is None:
        return False
    if spot.value is None or spot.value > int(settings["most"]):
        return False
    if spot.before is not None and spot.before.where != "page" and scene.currency(spot.before.known) != scene.reader_currency:
        return False
    clause = scene.clause(spot.start)[0]
    alone = spot.role in settings["shared_roles"]  # a company has cash and debts as well
    for name in scene.names(*spot.near):
        if name.start > spot.start and (name.entity.kind == "market" or not alone):
            continue  # what he asks about
        if name.entity.kind in (*BEARERS, "place", "region") or name.start >= clause:
            return False
    return _others(scene.lexicon).search(scene.text, spot.sentence[0], spot.start) is None


@cache
def _others(lexicon: Lexicon) -> re.Pattern[str]:
    """Words for whoever else may have money."""
    return re.compile(any_of(lexicon.settings("currency")["private"]["others"]))

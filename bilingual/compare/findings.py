"""What is worth a reader's eye: slips of magnitude and of currency, and amounts that one side alone has.

A pair that a rule of error made is a finding. An amount without a partner is one only where it weighs something: translators
drop a ``one`` or a ``first``, merge a repetition, gloss an amount in another currency and write ``a fortune`` for ``数十亿``,
and none of that is an error.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from bilingual.compare.align import Link
from bilingual.compare.relation import Item, converted, same_currency, same_figure
from bilingual.document import Finding
from bilingual.render.wording import message, suggestion

__all__ = ["findings"]

_ERRORS: dict[str, Literal["magnitude", "currency"]] = {"magnitude": "magnitude", "currency": "currency", "changed": "magnitude"}
_SURE = 0.9
"""How sure the currency of an amount must be, for its absence to count."""
_HEAVY = 3
"""How many significant digits a plain number must have, for its absence to count."""


def findings(source: Sequence[Item], translation: Sequence[Item], links: Sequence[Link], ui: str) -> tuple[Finding, ...]:
    """All findings, in the order of the source, amounts of the translation's own at their place among them; ``ui`` is the
    language of the translation, in which suggestions are made."""
    paired = {id(item) for link in links for item in (link.source, link.translation)}
    found = [(link.source.place, _error(link, ui)) for link in links if link.rule in _ERRORS]
    found += [(item.place, _lone("missing", item, ui)) for item in _alone(source, translation, paired)]
    found += [(item.place, _lone("extra", item, ui)) for item in _alone(translation, source, paired)]
    return tuple(finding for _, finding in sorted(found, key=lambda pair: pair[0]))


def _error(link: Link, ui: str) -> Finding:
    kind, ours, theirs = _ERRORS[link.rule], link.source.amount, link.translation.amount
    return Finding(kind, ours, theirs, message(kind, ours, theirs, "en"), suggestion(ours, ui))


def _lone(kind: Literal["missing", "extra"], item: Item, ui: str) -> Finding:
    ours, theirs = (item.amount, None) if kind == "missing" else (None, item.amount)
    return Finding(kind, ours, theirs, message(kind, ours, theirs, "en"), suggestion(item.amount, ui) if ours else None)


def _alone(side: Sequence[Item], other: Sequence[Item], paired: set[int]) -> Iterator[Item]:
    """The weighty amounts of one side that the other nowhere has."""
    elsewhere = _Figures(other)
    glossed = {item.amount.same_as for item in side if item.amount.same_as is not None and id(item) in paired}
    for item in side:
        if id(item) in paired or not _weighs(item):
            continue
        gloss = item.amount.same_as
        if item.index in glossed or (gloss is not None and id(side[gloss]) in paired):
            continue
        if not any(_restates(item, twin) for twin in elsewhere.around(item)):
            yield item


def _weighs(item: Item) -> bool:
    """True for a figure that a translation must keep: money that is certainly money, percentages, long plain numbers."""
    amount = item.amount
    if amount.qualifier in ("several", "order") or not item.shape or not any(item.shape):
        return False
    if amount.kind == "money":
        return item.firm or (amount.currency is not None and amount.confidence >= _SURE)
    return amount.kind == "percent" or item.digits >= _HEAVY


def _restates(item: Item, twin: Item) -> bool:
    """True where ``twin`` may stand for ``item``, whatever else it stands for: a repetition that the translator merged."""
    if item.family == "money" and twin.family == "money":
        return converted(item, twin) or (same_figure(item, twin) and same_currency(item, twin))
    return same_figure(item, twin)


class _Figures:
    """The items of a side by their figures, to find those close to one quickly."""

    def __init__(self, row: Iterable[Item]) -> None:
        self._row = sorted((item for item in row if item.shape), key=lambda item: item.shape[0])
        self._figures = [item.shape[0] for item in self._row]

    def around(self, item: Item, few: int = 12) -> list[Item]:
        at = bisect_left(self._figures, item.shape[0])
        return self._row[max(0, at - few) : at + few]

"""What is worth a reader's eye: slips of magnitude and of currency, and amounts that one side alone has.

A pair that a rule of error made is a finding. An amount without a partner is one only where it weighs something: translators
drop a ``one`` or a ``first``, merge a repetition, gloss an amount in another currency, write ``a fortune`` for ``数十亿``, or
sum a text up, and none of that is an error.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from bilingual.comparison.align import Link, Route, Side, around
from bilingual.comparison.equivalent import multiple
from bilingual.comparison.relation import Item, converted, same_currency, same_figure
from bilingual.document import Finding
from bilingual.render.canonical import plain
from bilingual.render.wording import message, suggestion

__all__ = ["ERRORS", "findings"]

ERRORS: dict[str, Literal["magnitude", "currency"]] = {"magnitude": "magnitude", "currency": "currency", "changed": "magnitude"}
_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_SURE = 0.9
"""How sure the currency of an amount must be, for its absence to count."""
_SUMMARY, _LONG = 0.4, 1000
"""The share of the other side's bytes below which a text is a summary of it, and from how many bytes on that can be told."""
_YEARS = range(1800, 2101)
_HEAVY, _LONGEST = 3, 9
"""How many significant digits a plain number must have for its absence to count; more than the most is no figure that anybody
wrote, but a fraction's."""


def findings(source: Side, translation: Side, links: Sequence[Link], ui: str) -> tuple[Finding, ...]:
    """All findings, in the order of the source, amounts of the translation's own at their place among them; ``ui`` is the
    language of the translation, in which suggestions are made."""
    paired = {id(item) for link in links for item in (link.source, link.translation)}
    there, back = Route(source, translation), Route(translation, source)
    found = [(link.source.place, _error(link, ui)) for link in links if link.rule in ERRORS]
    if not _summary(translation.text, source.text):
        found += [(item.place, _lone("missing", item, ui)) for item in _alone(source, translation, there, paired)]
    if not _summary(source.text, translation.text):
        found += [(back.place(item)[0], _lone("extra", item, ui)) for item in _alone(translation, source, back, paired)]
    return tuple(finding for _, finding in sorted(found, key=lambda pair: pair[0]))


def _summary(text: str, other: str) -> bool:
    """True where ``text`` only sums the other up, and leaves out on purpose. In UTF-8 both languages take about as many
    bytes for the same news: between 0.57 and 1.18 times as many in Chinese as in English."""
    size, whole = (len(side.encode(errors="replace")) for side in (text, other))
    return whole >= _LONG and size < _SUMMARY * whole


def _error(link: Link, ui: str) -> Finding:
    kind, ours, theirs = ERRORS[link.rule], link.source.amount, link.translation.amount
    meant = ours
    if kind == "magnitude" and link.translation.firm and (not link.source.firm or link.translation.settled > link.source.settled):
        meant = replace(ours, kind="money", unit=None, currency=theirs.currency)  # a bare figure and $; 元 and NT$
    return Finding(kind, ours, theirs, message(kind, ours, theirs, "en"), suggestion(meant, ui))


def _lone(kind: Literal["missing", "extra"], item: Item, ui: str) -> Finding:
    ours, theirs = (item.amount, None) if kind == "missing" else (None, item.amount)
    return Finding(kind, ours, theirs, message(kind, ours, theirs, "en"), suggestion(item.amount, ui) if ours else None)


def _alone(side: Side, other: Side, route: Route, paired: set[int]) -> Iterator[Item]:
    """The weighty amounts of one side that the other has nowhere near their place, not even as a pair's part."""
    glossed = {item.amount.same_as for item in side.items if item.amount.same_as is not None and id(item) in paired}
    for item in side.items:
        if id(item) in paired or not _weighs(item):
            continue
        gloss = item.amount.same_as
        if item.index in glossed or (gloss is not None and id(side.items[gloss]) in paired):
            continue
        place, reach = route.place(item)
        if any(_restates(item, twin, id(twin) in paired) for twin in around(other.items, place, reach)):
            continue
        if not _spelled(item, other.near(place, reach)):
            yield item


def _weighs(item: Item) -> bool:
    """True for a figure that a translation must keep: money that is certainly money, percentages, long plain numbers."""
    amount = item.amount
    if amount.qualifier in ("several", "order") or not item.shape or not any(item.shape):
        return False
    if amount.kind == "money":
        return max(item.shape) > 1 and (item.firm or (item.digits > 1 and amount.confidence >= _SURE))
    if amount.kind == "percent":  # a half has many names, and a third has no last digit
        return 1 < item.digits <= _LONGEST
    return _HEAVY <= item.digits <= _LONGEST and not _years(item) and not multiple(item)


def _years(item: Item) -> bool:
    """True for what may well be a year, or years: one language makes dates of them where the other has bare figures."""
    return all(figure in _YEARS for figure in item.shape)


def _spelled(item: Item, text: str) -> bool:
    """True where the other side has the very digits, in something that is no amount there: a date, a name, a misprint."""
    value = item.amount.value
    digits = plain(value.copy_abs()) if value is not None else ""
    written = _NUMBER.findall(unicodedata.normalize("NFKC", text)) if len(digits) > 1 else ()
    return any(digits == number.replace(",", "") for number in written)


def _restates(item: Item, twin: Item, taken: bool) -> bool:
    """True where ``twin`` may stand for ``item``: a repetition that the translator merged, or a figure without its currency
    that stands for nothing else."""
    if "money" not in (item.family, twin.family):
        return same_figure(item, twin)
    if item.family == twin.family:
        return converted(item, twin) or (same_figure(item, twin) and same_currency(item, twin))
    return not taken and same_figure(item, twin)

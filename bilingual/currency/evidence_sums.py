"""Evidence from the figures: the same sum elsewhere, the same list, a conversion, what else is said of the same thing."""

from __future__ import annotations

import math
from collections.abc import Iterator
from decimal import Decimal

from bilingual.currency.conversion import fitting
from bilingual.currency.rates import Rates
from bilingual.currency.scene import Scene, figure
from bilingual.currency.vote import Vote

__all__ = [
    "conversion",
    "list_member",
    "other_than_partner",
    "price_near",
    "round_fits",
    "rounded_figure",
    "same_bearer",
    "same_figure",
    "same_role",
    "size",
    "too_large",
]


def same_figure(scene: Scene, index: int) -> Iterator[Vote]:
    """The page says the same figure with a currency; a figure of three digits says more than a round one."""
    value = figure(scene.mentions[index])
    best: dict[str, tuple[float, int]] = {}
    for known in scene.same_size(index):
        other = figure(scene.mentions[known])
        if value and other and abs(value - other) <= abs(value) / 1000 and known not in scene.partners(index):
            strength = min(1.0, _digits(scene, index) / 3)
            code = scene.currency(known)
            if strength > best.get(code, (0.0, 0))[0]:
                best[code] = (strength, known)
    for code, (strength, known) in best.items():
        yield Vote(code, strength, f"the page also says {scene.cite(known)}")


def rounded_figure(scene: Scene, index: int) -> Iterator[Vote]:
    """The page says the figure with a currency, but more or less exactly (2451亿 and 2451.26亿元)."""
    value = figure(scene.mentions[index])
    best: dict[str, tuple[float, int]] = {}
    for known in scene.same_size(index):
        other = figure(scene.mentions[known])
        if not value or not other or known in scene.partners(index):
            continue
        digits = min(_digits(scene, index), _digits(scene, known))
        apart = abs(value - other)
        last_place = Decimal(1).scaleb(value.adjusted() - digits + 1)
        if abs(value) / 1000 < apart <= min(last_place, abs(value) / 20):
            code, strength = scene.currency(known), min(1.0, (digits - 1) / 2)
            if strength > best.get(code, (0.0, 0))[0]:
                best[code] = (strength, known)
    for code, (strength, known) in best.items():
        yield Vote(code, strength, f"about the same as {scene.cite(known)}")


def list_member(scene: Scene, index: int) -> Iterator[Vote]:
    """Another member of the same list, or the other end of the same range; the last one names it for all."""
    named = [member for member in scene.chain(index) if member in scene.known_set]
    if named:
        member = min(named, key=lambda known: (known < index, abs(known - index)))
        yield Vote(scene.currency(member), 1.0, f"listed together with {scene.quote(member)}")


def conversion(scene: Scene, index: int) -> Iterator[Vote]:
    """A conversion beside it: the exchange rate of the page's date fits one currency and not the others."""
    for partner in scene.partners(index):
        if partner not in scene.known_set:
            continue
        for code, fit, rate in fitting(scene, index, partner, scene.currency(partner)):
            yield Vote(code, fit, f"{scene.quote(partner)} beside it makes {code} at the rate of {rate:.4g}")


def other_than_partner(scene: Scene, index: int) -> Iterator[Vote]:
    """What restates an amount in brackets is in another currency than that amount."""
    for partner in scene.partners(index):
        if partner in scene.known_set:
            yield Vote(scene.currency(partner), -1.0, f"restates {scene.quote(partner)}, so in another currency")


def same_role(scene: Scene, index: int) -> Iterator[Vote]:
    """The nearest amount of which the same is said (营收 and 营收, 市值 and 市值) names its currency."""
    found = scene.alike(index)
    if found is not None:
        apart = abs(scene.line(scene.mentions[found].start) - scene.line(scene.mentions[index].start))
        yield Vote(scene.currency(found), 1 / (1 + apart), f"{scene.cite(found)} is said of the same ({scene.role(index)})")


def same_bearer(scene: Scene, index: int) -> Iterator[Vote]:
    """The nearest amount that is said of the same organisation or person names its currency."""
    found = scene.of_the_same(index)
    if found is not None:
        apart = abs(scene.line(scene.mentions[found].start) - scene.line(scene.mentions[index].start))
        yield Vote(scene.currency(found), 1 / (1 + apart), f"{scene.cite(found)} is also said of {scene.bearer(index)}")


def price_near(scene: Scene, index: int) -> Iterator[Vote]:
    """The price of one share or thing, which its line gives before it, names its currency."""
    found = scene.price_before(index)
    if found is not None and scene.line(scene.mentions[found].start) == scene.line(scene.mentions[index].start):
        gap = scene.mentions[index].start - scene.mentions[found].end
        yield Vote(scene.currency(found), math.exp(-max(0, gap) / 60), f"the price {scene.quote(found)} stands near")


def size(scene: Scene, index: int) -> Iterator[Vote]:
    """Amounts of its line in one currency are of its size (won and yen run in trillions where euros run in billions)."""
    value = figure(scene.mentions[index])
    if value is None or value <= 0:
        return
    best: dict[str, tuple[float, int]] = {}
    for known in scene.told_in(*scene.line_near(scene.mentions[index].start))[:20]:
        other = figure(scene.mentions[known])
        if other and other > 0 and known not in scene.partners(index):
            apart = abs(value.adjusted() - other.adjusted())
            best[scene.currency(known)] = max(best.get(scene.currency(known), (0.0, known)), (1 / (1 + apart), known))
    for code, (strength, known) in best.items():
        yield Vote(code, strength, f"{scene.quote(known)} in its line is of its size")


def too_large(scene: Scene, index: int) -> Iterator[Vote]:
    """Nobody has ever made so much: a profit of three trillion is in won or yen, not in dollars."""
    value = figure(scene.mentions[index])
    if value is None or value < 10**11:
        return
    limit = scene.weights("limits").get(scene.role(index))
    if limit is None:
        return
    rates = Rates.load(None, scene.lexicon)
    for code in scene.lexicon.settings("currency")["conversion"]["currencies"]:
        if float(value) / rates.units_per_dollar(code, scene.context.date) > limit:
            yield Vote(code, -1.0, f"too large a {scene.role(index)} to be in {code}")


def round_fits(scene: Scene, index: int) -> Iterator[Vote]:
    """A round is smaller than the valuation: one that takes most of it tells against the valuation's currency."""
    value = figure(scene.mentions[index])
    raised = scene.told_of(index, "funding") if scene.role(index) == "valuation" else None
    other = figure(scene.mentions[raised]) if raised is not None else None
    if not value or not other or raised is None or raised in scene.partners(index):
        return
    rates = Rates.load(None, scene.lexicon)
    day = scene.context.date
    paid = float(other) / rates.units_per_dollar(scene.currency(raised), day)
    for code in sorted({*scene.lexicon.settings("currency")["conversion"]["likely"], *scene.tally}):
        worth = float(value) / rates.units_per_dollar(code, day)
        if 0 < worth < 2 * paid:
            yield Vote(code, -1.0, f"a round of {scene.cite(raised)} does not fit a valuation of {worth / 1e9:.4g} billion dollars")


def _digits(scene: Scene, index: int) -> int:
    """How many figures a number was said with: 6000亿 has one, 2451.26亿 has six."""
    mention = scene.mentions[index]
    value = figure(mention)
    assert value is not None
    return len("".join(str(d) for d in value.as_tuple().digits).rstrip("0")) or 1

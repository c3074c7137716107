"""Evidence from the figures: the same sum elsewhere, the same list, a conversion, what else is said of the same thing."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from decimal import Decimal

from bilingual.currency.conversion import fitting
from bilingual.currency.rates import Rates
from bilingual.currency.scene import figure
from bilingual.currency.spot import Spot
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
    "share_price",
    "size",
    "too_large",
]


def same_figure(spot: Spot) -> Iterable[Vote]:
    """The page says the same figure with a currency; a figure of three digits says more than a round one."""
    scene, value = spot.scene, spot.value
    best: dict[str, tuple[float, int]] = {}
    for known in scene.same_size(spot.index):
        other = figure(scene.mentions[known])
        if value and other and abs(value - other) <= abs(value) / 1000 and known not in spot.partners:
            _keep(best, scene.currency(known), min(1.0, _digits(value) / 3), known)
    return [Vote(code, strength, f"the page also says {scene.cite(known)}") for code, (strength, known) in best.items()]


def rounded_figure(spot: Spot) -> Iterable[Vote]:
    """The page says the figure with a currency, but more or less exactly (2451亿 and 2451.26亿元)."""
    scene, value = spot.scene, spot.value
    best: dict[str, tuple[float, int]] = {}
    for known in scene.same_size(spot.index):
        other = figure(scene.mentions[known])
        if not value or not other or known in spot.partners:
            continue
        apart = abs(value - other)
        if not abs(value) / 1000 < apart <= abs(value) / 20:
            continue
        digits = min(_digits(value), _digits(other))
        if apart <= Decimal(1).scaleb(value.adjusted() - digits + 1):  # its last place
            _keep(best, scene.currency(known), min(1.0, (digits - 1) / 2), known)
    return [Vote(code, strength, f"about the same as {scene.cite(known)}") for code, (strength, known) in best.items()]


def list_member(spot: Spot) -> Iterable[Vote]:
    """Another member of the same list, or the other end of the same range; the last one names it for all."""
    named = [member for member in spot.scene.chain(spot.index) if member in spot.scene.known_set]
    if not named:
        return ()
    member = min(named, key=lambda known: (known < spot.index, abs(known - spot.index)))
    return (Vote(spot.scene.currency(member), 1.0, f"listed together with {spot.scene.quote(member)}"),)


def conversion(spot: Spot) -> Iterator[Vote]:
    """A conversion beside it: the exchange rate of the page's date fits one currency and not the others."""
    for partner in spot.partners:
        if partner in spot.scene.known_set:
            for code, fit, rate in fitting(spot.scene, spot.index, partner, spot.scene.currency(partner)):
                yield Vote(code, fit, f"{spot.scene.quote(partner)} beside it makes {code} at the rate of {rate:.4g}")


def other_than_partner(spot: Spot) -> Iterator[Vote]:
    """What restates an amount in brackets is in another currency than that amount."""
    for partner in spot.partners:
        if partner in spot.scene.known_set:
            yield Vote(spot.scene.currency(partner), -1.0, f"restates {spot.scene.quote(partner)}, so in another currency")


def same_role(spot: Spot) -> Iterable[Vote]:
    """The nearest amount of which the same is said (营收 and 营收, 市值 and 市值) names its currency."""
    found = spot.scene.alike(spot.index)
    if found is None:
        return ()
    return (Vote(spot.scene.currency(found), _by_lines(spot, found), f"{spot.scene.cite(found)} is said of the same ({spot.role})"),)


def same_bearer(spot: Spot) -> Iterable[Vote]:
    """The nearest amount that is said of the same organisation or person names its currency."""
    found = spot.scene.of_the_same(spot.index)
    if found is None:
        return ()
    reason = f"{spot.scene.cite(found)} is also said of {spot.scene.bearer(spot.index)}"
    return (Vote(spot.scene.currency(found), _by_lines(spot, found), reason),)


def price_near(spot: Spot) -> Iterable[Vote]:
    """The price of one share or thing, which its line gives before it, names its currency."""
    found = spot.scene.price_before(spot.index)
    if found is None or spot.scene.line(spot.scene.mentions[found].start) != spot.line:
        return ()
    gap = spot.start - spot.scene.mentions[found].end
    return (Vote(spot.scene.currency(found), math.exp(-max(0, gap) / 60), f"the price {spot.scene.quote(found)} stands near"),)


def share_price(spot: Spot) -> Iterable[Vote]:
    """It is a market value, and what one share costs stands before it under the same headline: shares trade in one currency."""
    if spot.role != "quotation":
        return ()
    scene = spot.scene
    found = scene.price_before(spot.index)
    while found is not None and scene.mentions[found].start >= spot.story[0] and not scene.mentions[found].per:
        found = scene.price_before(found)
    if found is None or scene.mentions[found].start < spot.story[0]:
        return ()
    lines = spot.line - scene.line(scene.mentions[found].start)
    return (Vote(scene.currency(found), 1 / (1 + lines / 4), f"a share costs {scene.quote(found)}"),)


def size(spot: Spot) -> Iterable[Vote]:
    """Amounts of its line in one currency are of its size (won and yen run in trillions where euros run in billions)."""
    scene, value = spot.scene, spot.value
    if value is None or value <= 0:
        return ()
    best: dict[str, tuple[float, int]] = {}
    for known in scene.told_in(*spot.near)[:20]:
        other = figure(scene.mentions[known])
        if other and other > 0 and known not in spot.partners:
            strength = (1 / (1 + abs(value.adjusted() - other.adjusted())), known)
            code = scene.currency(known)
            best[code] = max(best.get(code, strength), strength)
    return [Vote(code, strength, f"{scene.quote(known)} in its line is of its size") for code, (strength, known) in best.items()]


def too_large(spot: Spot) -> Iterator[Vote]:
    """Nobody has ever made so much: a profit of three trillion is in won or yen, not in dollars."""
    if spot.value is None or spot.value < 10**11:
        return
    scene = spot.scene
    limit = scene.weights("limits").get(spot.role)
    if limit is None:
        return
    rates = Rates.load(None, scene.lexicon)
    for code in scene.lexicon.settings("currency")["conversion"]["currencies"]:
        if float(spot.value) / rates.units_per_dollar(code, scene.context.date) > limit:
            yield Vote(code, -1.0, f"too large a {spot.role} to be in {code}")


def round_fits(spot: Spot) -> Iterator[Vote]:
    """A round is smaller than the valuation: one that takes most of it tells against the valuation's currency."""
    scene = spot.scene
    raised = scene.told_of(spot.index, "funding") if spot.role == "valuation" else None
    other = figure(scene.mentions[raised]) if raised is not None else None
    if not spot.value or not other or raised is None or raised in spot.partners:
        return
    rates = Rates.load(None, scene.lexicon)
    day = scene.context.date
    paid = float(other) / rates.units_per_dollar(scene.currency(raised), day)
    for code in sorted({*scene.lexicon.settings("currency")["conversion"]["likely"], *scene.tally}):
        worth = float(spot.value) / rates.units_per_dollar(code, day)
        if 0 < worth < 2 * paid:
            yield Vote(code, -1.0, f"a round of {scene.cite(raised)} does not fit a valuation of {worth / 1e9:.4g} billion dollars")


def _keep(best: dict[str, tuple[float, int]], code: str, strength: float, known: int) -> None:
    """The strongest of the sums in one currency, the first among equals."""
    if strength > best.get(code, (0.0, 0))[0]:
        best[code] = strength, known


def _by_lines(spot: Spot, found: int) -> float:
    """The less, the more lines another amount is away."""
    return 1 / (1 + abs(spot.scene.line(spot.scene.mentions[found].start) - spot.line))


def _digits(value: Decimal) -> int:
    """How many figures a number was said with: 6000亿 has one, 2451.26亿 has six."""
    return len("".join(map(str, value.as_tuple().digits)).rstrip("0")) or 1

"""Does an exchange rate fit? ``54万亿韩元（约384亿）``: 384亿 dollars at that day's rate, and no other currency does.

The rates of `Rates` serve, so the check is only as good as they are: within six in a hundred it may be the currency,
within two it very likely is. A page without a date is held against the newest rate, which decides less.
"""

from __future__ import annotations

from collections.abc import Iterator

from bilingual.currency.rates import Rates
from bilingual.currency.scene import Scene, figure

__all__ = ["fitting"]


def fitting(scene: Scene, index: int, partner: int, said: str) -> Iterator[tuple[str, float, float]]:
    """The currencies that a mention may be in if it restates ``partner``, an amount of ``said``: each with how well the
    rate fits (0 to 1), and the rate."""
    value, other = figure(scene.mentions[index]), figure(scene.mentions[partner])
    if not value or not other or value < 0 or other < 0:
        return
    settings = scene.lexicon.settings("currency")["conversion"]
    rates = Rates.load(None, scene.lexicon)
    base = rates.rate(said, scene.context.date) if said != "USD" else None
    if base is None and said != "USD":
        return
    wanted = float(value / other) * (float(base.per_usd) if base else 1.0)
    tolerance = float(settings["tolerance" if scene.context.date else "tolerance_undated"])
    for code in settings["currencies"]:
        if code == said:
            continue
        rate = rates.rate(code, scene.context.date)
        per_usd = 1.0 if code == "USD" else float(rate.per_usd) if rate else None
        if per_usd is None:
            continue
        error = abs(wanted / per_usd - 1)
        if error <= tolerance:
            likely = 1.0 if code in settings["likely"] or scene.tally[code] else 0.5
            yield code, likely * (1 - error / tolerance / 2), per_usd / (float(base.per_usd) if base else 1.0)

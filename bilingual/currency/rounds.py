"""Does a round of funding fit the valuation that it gives? A page that calls dollars yuan says ``a round of 122 billion US dollars
that values it at one trillion RMB``: more than three quarters of the company for one round, and an eighth in the round's own
currency. What was raised over the years, borrowed, or put into a company whose value fell may well be more than its value.
"""

from __future__ import annotations

import re
from functools import cache

from bilingual.currency.rates import Rates
from bilingual.currency.scene import Scene, figure
from bilingual.currency.words import any_of
from bilingual.lexicon import Lexicon

__all__ = ["misfit"]

_MOST_OF_IT = 1.3  # a valuation of less, in rounds
_ORDINARY = range(3, 101)


def misfit(scene: Scene, index: int) -> int | None:
    """The round in the sentence of a valuation that does not fit it in its own currency, and does in the round's."""
    start, end = scene.sentence(scene.mentions[index].start)
    near = [other for other in scene.told_in(start, end) if scene.currency(other) != scene.currency(index)]
    if not near or scene.role(index) != "valuation":
        return None
    near = [other for other in near if scene.role(other) == "funding" and other not in scene.partners(index)]
    if len(near) != 1 or scene.bearer(near[0]) != scene.bearer(index) or _other_rounds(scene.lexicon).search(scene.text, start, end):
        return None
    worth, raised = figure(scene.mentions[index]), figure(scene.mentions[near[0]])
    if not worth or not raised or min(worth, raised) <= 0 or int(worth / raised) not in _ORDINARY:
        return None
    rates, day = Rates.load(None, scene.lexicon), scene.context.date
    in_dollars = float(worth) / rates.units_per_dollar(scene.currency(index), day)
    paid = float(raised) / rates.units_per_dollar(scene.currency(near[0]), day)
    return near[0] if in_dollars < _MOST_OF_IT * paid else None


@cache
def _other_rounds(lexicon: Lexicon) -> re.Pattern[str]:
    """Words for money that may exceed what a company is worth."""
    return re.compile(any_of(lexicon.settings("currency")["rounds"]["others"]), re.IGNORECASE)

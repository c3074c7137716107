"""The rules of evidence: what a page says of the currency of one amount that does not name it.

A rule is a name and a function that yields votes: a currency, how strongly the rule holds here (0 to 1, below nothing
where it speaks against), and the reason in words that a reader can check against the page. What a rule weighs stands in
``lexicons/currency.toml`` under its name; nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from bilingual.currency import evidence_bearers as bearers
from bilingual.currency import evidence_near as near
from bilingual.currency import evidence_private as own
from bilingual.currency import evidence_sums as sums
from bilingual.currency.scene import Scene
from bilingual.currency.spot import Spot
from bilingual.currency.vote import Vote

__all__ = ["RULES", "Rule", "votes"]


class Rule(NamedTuple):
    """A named kind of evidence; ``alone`` where it counts only if the sentence names no currency, ``others`` where it asks
    for companies and markets, which private money has nothing to do with."""

    name: str
    votes: Callable[[Spot], Iterable[Vote]]
    alone: bool = False
    others: bool = False


RULES: tuple[Rule, ...] = (
    Rule("same_figure", sums.same_figure),
    Rule("rounded_figure", sums.rounded_figure),
    Rule("list_member", sums.list_member),
    Rule("conversion", sums.conversion),
    Rule("other_than_partner", sums.other_than_partner),
    Rule("same_role", sums.same_role),
    Rule("same_bearer", sums.same_bearer),
    Rule("price_near", sums.price_near),
    Rule("share_price", sums.share_price),
    Rule("size", sums.size),
    Rule("too_large", sums.too_large),
    Rule("round_fits", sums.round_fits),
    Rule("sentence_before", near.sentence_before),
    Rule("sentence_after", near.sentence_after),
    Rule("line_before", near.line_before),
    Rule("line_after", near.line_after),
    Rule("earlier_in_story", near.earlier_in_story),
    Rule("later_in_story", near.later_in_story),
    Rule("earlier_story", near.earlier_story),
    Rule("later_story", near.later_story),
    Rule("story", near.story),
    Rule("page", near.page),
    Rule("same_story", near.same_story),
    Rule("subject", bearers.subject, others=True),
    Rule("other_government", bearers.other_government),
    Rule("quoted", bearers.quoted, others=True),
    Rule("subject_of_line", bearers.subject_of_line, alone=True, others=True),
    Rule("subject_above", bearers.subject_above, alone=True),
    Rule("market", bearers.market, alone=True, others=True),
    Rule("markets_of_line", bearers.markets_of_line, alone=True, others=True),
    Rule("place", bearers.place, alone=True),
    Rule("region", bearers.region, alone=True),
    Rule("places_of_line", bearers.places_of_line, alone=True),
    Rule("regions_of_line", bearers.regions_of_line, alone=True),
    Rule("places_of_story", bearers.places_of_story),
    Rule("stock_code", bearers.stock_code, alone=True, others=True),
    Rule("said_of", bearers.said_of, alone=True),
    Rule("own_money", own.own_money, alone=True),
    Rule("readers", bearers.readers),
    Rule("outlet", bearers.outlet),
)


def votes(scene: Scene, index: int) -> Iterator[tuple[str, Vote]]:
    """All votes on a mention, each with its rule's name."""
    spot = Spot(scene, index)
    alone = not scene.told_in(*spot.sentence)
    for rule in RULES:
        if (alone or not rule.alone) and not (rule.others and own.private(spot)):
            for vote in rule.votes(spot):
                if vote.currency:
                    yield rule.name, vote

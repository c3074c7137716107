"""Mentions -> amounts with their currencies."""

from __future__ import annotations

from collections.abc import Sequence

from bilingual.currency.context import Context
from bilingual.document import Amount
from bilingual.lexicon import Lexicon
from bilingual.quantity.mention import Mention

__all__ = ["resolve"]


def resolve(text: str, mentions: Sequence[Mention], context: Context, lexicon: Lexicon) -> tuple[Amount, ...]:
    """Each mention as an amount, in the same order."""
    return tuple(
        Amount(
            start=m.start, end=m.end, text=text[m.start:m.end], kind=m.kind, value=m.value, low=m.low, high=m.high,
            qualifier=m.qualifier, unit=m.unit, per=m.per, currency=m.currencies[0] if m.currencies else None,
            same_as=m.gloss_of, marker=m.marker,
        )
        for m in mentions
    )

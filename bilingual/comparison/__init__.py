"""Source + translation -> findings: magnitudes that slipped, currencies that changed, amounts that went missing.

Both sides are read alone first; then their amounts are paired (`align`), what is bare on one side takes its currency from
the other, and what remains is judged (`findings`). Declined: judging words. Translation checkers do that; they compare
digits where this compares amounts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from bilingual.comparison.align import Link, Side, align, level
from bilingual.comparison.findings import ERRORS, findings
from bilingual.document import Amount, Comparison, Document
from bilingual.page import source as decoded
from bilingual.pipeline import PathOrLexicon, PathOrRates, as_it_stands, lexicon_of, normalise, with_amounts

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

__all__ = ["compare"]

_TOLD = 0.97
"""How sure a currency is that the other side of a translation names."""


def compare(
    source: bytes | str | BeautifulSoup | Document,
    translation: bytes | str | BeautifulSoup | Document,
    *,
    media_type: str | None = None,
    rates: PathOrRates = None,
    lexicon: PathOrLexicon = None,
) -> Comparison:
    """What a translation makes of its source's amounts, in either direction.

    A `Document` is taken as it is, a ``str`` without markup as it stands (offsets in the findings are offsets into it);
    bytes and markup are cleaned first, and ``media_type`` settles what is markup. Raises InputError on wrong arguments.

    >>> compare("公司去年营收2510亿元。", "The company took 25.1 billion yuan last year.").findings[0].suggestion
    'CNY 251 billion'
    """
    words = lexicon_of(lexicon)

    def read(page: bytes | str | BeautifulSoup | Document) -> Document:
        if isinstance(page, Document):
            return page
        if isinstance(page, str) and decoded(page, media_type).media_type == "text/plain":
            return as_it_stands(page, rates=rates, lexicon=words)
        return normalise(page, media_type=media_type, rates=rates, lexicon=words)

    ours, theirs = read(source), read(translation)
    left, right = Side(ours.text, ours.amounts, words), Side(theirs.text, theirs.amounts, words)
    links = align(left, right)
    sound = [link for link in links if link.rule not in ERRORS and link.rule != "sum"]
    ui = "zh" if theirs.language.code.startswith("zh") else "en"
    return Comparison(
        findings=findings(left, right, links, ui),
        source=with_amounts(ours, _told(left, sound, "translation"), rates=rates),
        translation=with_amounts(theirs, _told(right, sound, "source"), rates=rates),
        links=tuple((link.source.index, link.translation.index) for link in links),
        ties=level(left, right, links),
    )


def _told(side: Side, links: Iterable[Link], other: str) -> tuple[Amount, ...]:
    """The amounts of a side; one that leaves its currency out, or names it by a word that several share, takes it from its
    partner on the other side, and says so."""
    amounts = [item.amount for item in side.items]
    for link in links:
        item, partner = (link.source, link.translation) if other == "translation" else (link.translation, link.source)
        amount, currency = item.amount, partner.amount.currency
        clearer = not item.firm or (len(item.named) > 1 and len(partner.named) == 1)
        if partner.firm and clearer and currency is not None and link.rule != "converted" and amount.basis != "conflict":
            same = amount.currency == currency
            amounts[item.index] = replace(
                amount,
                kind="money",
                unit=None,
                currency=currency,
                basis=amount.basis if item.firm and same else "inferred",
                confidence=max(_TOLD, amount.confidence if same else 0.0),
                candidates=((currency, 1.0),),
                evidence=(f"the {other} says {partner.amount.text}", *amount.evidence),
                usd=amount.usd if same else None,
            )
    return tuple(amounts)

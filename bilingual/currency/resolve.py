"""Mentions -> amounts: each gets its currency from the text itself, or from evidence, or is said to be undecided.

In order, the first that holds:

1. the canonical form that this package writes is taken as it stands;
2. a currency that the text names is ``explicit``, unless the page contradicts it (`contradictions`);
3. a sign or word that several currencies share (``$``, ``¥``, 元, 块) is its default, unless the page speaks for another;
4. a bare figure that the evidence shows to be money (`money`) gets the currency that the evidence weighs heaviest
   (`weigh`), or stays undecided where that is too little, or is the caller's ``assume``;
5. everything else is no money.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bilingual.currency.context import Context
from bilingual.currency.contradictions import contradictions
from bilingual.currency.money import probability
from bilingual.currency.scene import Scene, figure
from bilingual.currency.signs import Sense, senses
from bilingual.currency.weigh import weigh
from bilingual.document import Amount, Basis
from bilingual.lexicon import Lexicon
from bilingual.quantity.mention import Mention

__all__ = ["resolve"]


def resolve(text: str, mentions: Sequence[Mention], context: Context, lexicon: Lexicon) -> tuple[Amount, ...]:
    """Each mention as an amount, in the same order; ``usd`` is left to who knows the rates.

    >>> from bilingual.lexicon import shipped
    >>> from bilingual.quantity import find
    >>> text = "公司去年营收120亿美元。今年营收预计达150亿。"
    >>> [(amount.text, amount.currency, amount.basis) for amount in resolve(text, find(text, shipped()), Context(), shipped())]
    [('120亿美元', 'USD', 'explicit'), ('150亿', 'USD', 'inferred')]
    """
    scene = Scene(text, mentions, context, lexicon)
    shared = senses(scene)
    scene = scene.knowing({index: sense.code for index, sense in shared.items() if sense.code})
    return contradictions(scene, [_amount(scene, index, shared.get(index)) for index in range(len(mentions))])


def _amount(scene: Scene, index: int, sense: Sense | None) -> Amount:
    mention = scene.mentions[index]
    if sense is None and len(mention.currencies) == 1 and mention.kind == "money" and not mention.canonical:
        code = mention.currencies[0]
        return _plain(scene, mention, code, ((code, 1.0),), 0.99, (f"the text says {mention.sign}",))
    plain = _plain(scene, mention)
    if mention.canonical:
        return _canonical(plain, mention)
    if sense is not None:
        return _shared(plain, mention, sense)
    if mention.kind == "number" and figure(mention) is not None:
        return _bare(scene, index, plain)
    return plain


def _plain(
    scene: Scene,
    mention: Mention,
    currency: str | None = None,
    candidates: tuple[tuple[str, float], ...] = (),
    confidence: float = 1.0,
    evidence: tuple[str, ...] = (),
) -> Amount:
    """The amount as the mention gives it."""
    return Amount(
        start=mention.start, end=mention.end, text=scene.text[mention.start : mention.end], kind=mention.kind,
        value=mention.value, low=mention.low, high=mention.high, qualifier=mention.qualifier, unit=mention.unit,
        per=mention.per, currency=currency, candidates=candidates, confidence=confidence, evidence=evidence,
        same_as=mention.gloss_of, marker=mention.marker,
    )  # fmt: skip


def _canonical(plain: Amount, mention: Mention) -> Amount:
    if plain.kind != "money":
        return plain
    if not mention.currencies or mention.currencies[0] == "XXX":
        return replace(plain, basis="unresolved", confidence=0.0, evidence=("written as undecided",))
    code = mention.currencies[0]
    if mention.alternatives:
        share = round(1 / (2 * len(mention.alternatives)), 3)
        return replace(plain, currency=code, basis="conflict", confidence=0.5, evidence=("written as a conflict",),
                       candidates=((code, 0.5), *((other, share) for other in mention.alternatives)))
    return replace(plain, currency=code, confidence=1.0, candidates=((code, 1.0),), evidence=("written in canonical form",))


def _shared(plain: Amount, mention: Mention, sense: Sense) -> Amount:
    """A sign that several currencies share, in the sense that it has on this page."""
    evidence = (f"the text says {mention.sign}", *sense.reasons)
    if sense.code is None:
        return replace(plain, basis="unresolved", confidence=0.0, candidates=sense.candidates, evidence=evidence)
    basis: Basis = "explicit" if sense.plain else "inferred"
    return replace(plain, currency=sense.code, basis=basis, confidence=round(dict(sense.candidates)[sense.code], 3),
                   candidates=sense.candidates, evidence=evidence)


def _bare(scene: Scene, index: int, plain: Amount) -> Amount:
    """A figure without a currency: money or not, and if so, in which."""
    limits = scene.weights("confidence")
    money = probability(scene, index)
    if money < limits["money"]:
        return plain
    verdict = weigh(scene, index)
    assume = scene.context.assume
    if verdict.candidates and verdict.candidates[0][1] >= limits["decided"]:
        code, share = verdict.candidates[0]
        return replace(plain, kind="money", currency=code, basis="inferred", confidence=round(money * share, 3),
                       candidates=verdict.candidates, evidence=verdict.reasons)
    if assume is not None:
        share = dict(verdict.candidates).get(assume, 0.0)
        return replace(plain, kind="money", currency=assume, basis="inferred", confidence=round(money * share, 3),
                       candidates=verdict.candidates, evidence=("assumed, as the caller asked",))
    return replace(plain, kind="money", basis="unresolved", confidence=0.0, candidates=verdict.candidates,
                   evidence=verdict.reasons or ("nothing on the page tells the currency",))

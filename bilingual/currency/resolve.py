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

from bilingual.currency.context import Context
from bilingual.currency.contradictions import contradictions
from bilingual.currency.money import probability
from bilingual.currency.scene import Scene, figure
from bilingual.currency.signs import Sense, senses
from bilingual.currency.weigh import weigh
from bilingual.document import Amount, Basis, Kind
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
    scene.learn({index: sense.code for index, sense in shared.items() if sense.code})
    return contradictions(scene, [_amount(scene, index, shared.get(index)) for index in range(len(mentions))])


def _amount(scene: Scene, index: int, sense: Sense | None) -> Amount:
    mention = scene.mentions[index]
    if mention.canonical:
        return _canonical(scene, mention)
    if sense is not None:
        return _shared(scene, mention, sense)
    if mention.kind == "money" and len(mention.currencies) == 1:
        code = mention.currencies[0]
        said = (f"the text says {mention.sign}",)
        return _plain(scene, mention, currency=code, candidates=((code, 1.0),), confidence=0.99, evidence=said)
    if mention.kind == "number" and figure(mention) is not None:
        return _bare(scene, index)
    return _plain(scene, mention)


def _plain(
    scene: Scene,
    mention: Mention,
    *,
    kind: Kind | None = None,
    currency: str | None = None,
    basis: Basis = "explicit",
    confidence: float = 1.0,
    candidates: tuple[tuple[str, float], ...] = (),
    evidence: tuple[str, ...] = (),
) -> Amount:
    """The amount as the mention gives it, and what was decided of it."""
    return Amount(
        mention.start, mention.end, scene.text[mention.start : mention.end], kind or mention.kind, mention.value, mention.low,
        mention.high, mention.qualifier, mention.unit, mention.per, currency, basis, confidence, candidates, evidence,
        None, mention.gloss_of, mention.marker,
    )  # fmt: skip


def _canonical(scene: Scene, mention: Mention) -> Amount:
    if mention.kind != "money":
        return _plain(scene, mention)
    if not mention.currencies or mention.currencies[0] == "XXX":
        return _plain(scene, mention, basis="unresolved", confidence=0.0, evidence=("written as undecided",))
    code = mention.currencies[0]
    if mention.alternatives:
        share = round(1 / (2 * len(mention.alternatives)), 3)
        return _plain(scene, mention, currency=code, basis="conflict", confidence=0.5, evidence=("written as a conflict",),
                      candidates=((code, 0.5), *((other, share) for other in mention.alternatives)))
    return _plain(scene, mention, currency=code, candidates=((code, 1.0),), evidence=("written in canonical form",))


def _shared(scene: Scene, mention: Mention, sense: Sense) -> Amount:
    """A sign that several currencies share, in the sense that it has on this page."""
    evidence = (f"the text says {mention.sign}", *sense.reasons)
    if sense.code is None:
        return _plain(scene, mention, basis="unresolved", confidence=0.0, candidates=sense.candidates, evidence=evidence)
    return _plain(scene, mention, currency=sense.code, basis="explicit" if sense.plain else "inferred",
                  confidence=round(dict(sense.candidates)[sense.code], 3), candidates=sense.candidates, evidence=evidence)


def _bare(scene: Scene, index: int) -> Amount:
    """A figure without a currency: money or not, and if so, in which."""
    mention = scene.mentions[index]
    limits = scene.weights("confidence")
    money = probability(scene, index)
    if money < limits["money"]:
        return _plain(scene, mention)
    candidates, reasons = weigh(scene, index)
    assume = scene.context.assume
    if candidates and candidates[0][1] >= limits["decided"]:
        code, share = candidates[0]
    elif assume is not None:
        code, share, reasons = assume, dict(candidates).get(assume, 0.0), ("assumed, as the caller asked",)
    else:
        return _plain(scene, mention, kind="money", basis="unresolved", confidence=0.0, candidates=candidates,
                      evidence=reasons or ("nothing on the page tells the currency",))
    return _plain(scene, mention, kind="money", currency=code, basis="inferred", confidence=round(money * share, 3),
                  candidates=candidates, evidence=reasons)

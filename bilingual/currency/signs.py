"""Signs and words that several currencies share: ``$``, ``¥``, 元, kroner. A page uses one in one sense throughout.

So the page decides: its address, its language, the places and companies it speaks of, the currencies of that family that
it names in full. The default (the US dollar for ``$``, the yuan for 元) has a head start; a word without a default (dinar,
krona) stays undecided where nothing speaks. Where the family has no dollar, a country of it in the sentence decides
(``A Japanese rival asked for ¥35bn``). A conversion beside an amount overrules all (``$60 billion, about $43 billion``:
two dollars, and the exchange rate tells which).
"""

from __future__ import annotations

import math
from collections import Counter
from typing import NamedTuple

from bilingual.currency.conversion import fitting
from bilingual.currency.places import outlet_currency
from bilingual.currency.scene import Scene

__all__ = ["Sense", "senses"]

_FITS = 0.45  # an unlikely currency must fit nearly perfectly


class Sense(NamedTuple):
    """What a shared sign means on a page: the code (None: undecided), the shares of the candidates, and why; ``plain``
    where it is what the sign means by default."""

    code: str | None
    candidates: tuple[tuple[str, float], ...]
    reasons: tuple[str, ...]
    plain: bool = False


def senses(scene: Scene) -> dict[int, Sense]:
    """The sense of every mention whose sign several currencies share."""
    shared = [index for index, mention in enumerate(scene.mentions)
              if mention.kind == "money" and len(mention.currencies) > 1 and not mention.canonical]  # fmt: skip
    by_codes: dict[tuple[str, ...], Sense] = {}
    found: dict[int, Sense] = {}
    for index in shared:
        codes = scene.mentions[index].currencies
        if codes not in by_codes:
            by_codes[codes] = _on_the_page(scene, codes)
        found[index] = by_codes[codes]
    for index in shared:
        found[index] = _converted(scene, index, found) or _in_the_sentence(scene, index) or found[index]
    return found


def _on_the_page(scene: Scene, codes: tuple[str, ...]) -> Sense:
    weights = scene.weights("signs")
    without_default = _without_default(scene, codes)
    scores = dict.fromkeys(codes, 0.0)
    reasons: list[tuple[float, str, str]] = []

    def add(code: str | None, score: float, reason: str) -> None:
        if code in scores and score:
            scores[code] += score
            reasons.append((score, code, reason))

    address = outlet_currency(scene.context.url, scene.lexicon)
    if scene.reader_currency == codes[0] and address in (None, codes[0]):
        return Sense(codes[0], ((codes[0], 0.98),), (), plain=True)  # 元 on a Chinese page
    if not without_default:
        scores[codes[0]] += weights["default"]
    add(address, weights["address"], "the page's address is one of that country")
    add(scene.reader_currency, weights["readers"], "the page is written in that country's language")
    named = {code: count for code, count in scene.tally.items() if code in scores}
    for code, count in named.items():
        add(code, weights["named"] * count / (sum(named.values()) + 1), f"the page names {code} in full")
    names = [name for name in scene.names(0, len(scene.text)) if name.entity.kind != "product"]
    homes = Counter(name.entity.currency for name in names)
    abroad = scene.lexicon.settings("currency")["shared"]["in_us_dollars"]
    for code in scores:
        if homes[code]:
            known = next(scene.text[name.start : name.end] for name in names if name.entity.currency == code)
            reason = f"{homes[code]} of {len(names)} names on the page, such as {known}, are at home where {code} is money"
            weight = weights["homes_abroad" if code in abroad else "homes"]
            add(code, weight * homes[code] / (len(names) + 2), reason)
    highest = max(scores.values())
    shares = {code: math.exp(score - highest) for code, score in scores.items()}
    whole = sum(shares.values())
    candidates = tuple(sorted(((code, round(share / whole, 3)) for code, share in shares.items()), key=lambda c: -c[1]))
    code = candidates[0][0]
    why = tuple(reason for _, said, reason in sorted(reasons, reverse=True) if said == code)
    if not why and without_default:
        return Sense(None, candidates, ("several currencies go by this name, and nothing here tells which",))
    return Sense(code, candidates, why, plain=code == codes[0] and not without_default)


def _in_the_sentence(scene: Scene, index: int) -> Sense | None:
    """The one country of the family that the sentence speaks of. Not for dollars and 元: of a Canadian company an American
    page still speaks in its own dollars."""
    codes = scene.mentions[index].currencies
    if "USD" in codes:
        return None
    names = [name for name in scene.names(*scene.sentence(scene.mentions[index].start)) if name.entity.currency in codes]
    if len({name.entity.currency for name in names}) != 1:
        return None
    name, code = names[0], names[0].entity.currency
    reason = f"{scene.text[name.start : name.end]}, spoken of in the sentence, is at home with {code}"
    return Sense(code, ((code, 0.92),), (reason,), plain=_is_default(scene, index, code))


def _is_default(scene: Scene, index: int, code: str) -> bool:
    codes = scene.mentions[index].currencies
    return code == codes[0] and not _without_default(scene, codes)


def _without_default(scene: Scene, codes: tuple[str, ...]) -> bool:
    return codes[0] in scene.lexicon.settings("currency")["shared"]["without_default"]


def _converted(scene: Scene, index: int, found: dict[int, Sense]) -> Sense | None:
    """The sense that an exchange rate gives an amount beside which it is converted."""
    for partner in scene.partners(index):
        said = scene.currency(partner) if partner in scene.known_set else None
        if said is None and partner in found and partner > index:
            said = scene.mentions[partner].currencies[0]  # of two shared signs the second, the conversion, is the default
        if said is None:
            continue
        fits = sorted(fitting(scene, index, partner, said), key=lambda fit: -fit[1])
        for code, fit, rate in fits:
            if code in scene.mentions[index].currencies and fit >= _FITS:
                reason = f"{scene.quote(partner)} beside it makes {code} at the rate of {rate:.4g}"
                return Sense(code, ((code, round(0.5 + fit / 2, 3)),), (reason,), plain=_is_default(scene, index, code))
    return None

"""Signs and words that several currencies share: ``$``, ``¥``, 元, kroner. A page mostly uses one in one sense throughout.

So the page decides: its address, its language, the places and companies it speaks of, the currencies of that family that
it names in full. The default (the US dollar for ``$``, the yuan for 元) has a head start, and what the page says nothing of
counts little; a word without a default (dinar, krona) stays undecided where nothing speaks. A page that writes ``C$`` leaves
the bare ``$`` to the US dollar, one that writes ``US$`` to its own country. On a page whose dollars are one country's, a
sentence about another country may mean that one's. Where the family has no dollar, a country of it in the sentence decides
(``A Japanese rival asked for ¥35bn``). A conversion beside an amount overrules all (``$60 billion, about $43 billion``:
two dollars, and the exchange rate tells which).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Container, Mapping
from typing import NamedTuple

from bilingual.currency.conversion import fitting
from bilingual.currency.scene import Scene
from bilingual.currency.spoken import BEARERS
from bilingual.currency.usage import alike, compounds, usage

__all__ = ["Sense", "senses"]

_SURE = 0.98  # as sure as a shared sign can make one
_AS_THERE = 0.92  # as sure as what the sentence or the page does elsewhere makes one
_A_FEW = 2
_LEAST = 0.003  # a candidate of less is none; each of a sign's currencies is one where nothing tells
_FITS = 0.45  # an unlikely currency must fit nearly perfectly


class Sense(NamedTuple):
    """What a shared sign means on a page: the code (None: undecided), the shares of the candidates, and why; ``plain``
    where it is what the sign means by default and the page hardly speaks for another."""

    code: str | None
    candidates: tuple[tuple[str, float], ...]
    reasons: tuple[str, ...]
    plain: bool = False


class _Page(NamedTuple):
    """What a page says of a shared sign: a score for each currency that something speaks for, and why."""

    codes: tuple[str, ...]
    scores: dict[str, float]
    reasons: tuple[tuple[float, str, str], ...] = ()

    def with_vote(self, code: str | None, score: float, reason: str) -> _Page:
        """The same with one more word for a currency, if it is one of the sign's."""
        if code not in self.codes or not score:
            return self
        return _Page(self.codes, {**self.scores, code: self.scores.get(code, 0.0) + score}, (*self.reasons, (score, code, reason)))


def senses(scene: Scene) -> dict[int, Sense]:
    """The sense of every mention whose sign several currencies share."""
    shared = [index for index, mention in enumerate(scene.mentions)
              if mention.kind == "money" and len(mention.currencies) > 1 and not mention.canonical]  # fmt: skip
    families: dict[tuple[str, ...], list[int]] = {}
    for index in shared:
        families.setdefault(scene.mentions[index].currencies, []).append(index)
    all_shared = frozenset(shared)
    found = {index: sense for index in shared if (sense := _converted(scene, index, all_shared))}
    short = compounds(scene)
    rates = {index: sense.code for index, sense in found.items() if sense.code}
    for codes, indexes in families.items():
        page = _on_the_page(scene, codes)
        own = not _of_the_page(scene, codes)
        for code, weight, reason in usage(scene, indexes, rates) if own else ():
            page = page.with_vote(code, scene.weights("signs")[weight], reason)
        sense = _sense(scene, page)
        for index in indexes:
            if index not in found:
                near = _as_in_the_sentence(scene, index, rates) or _in_the_sentence(scene, index) if own else _in_full(scene, index, short)
                found[index] = near or _abroad(scene, index, page, sense)
    return found


def _on_the_page(scene: Scene, codes: tuple[str, ...]) -> _Page:
    weights = scene.weights("signs")
    address = scene.outlet_currency
    if scene.reader_currency == codes[0] and address in (None, codes[0]):
        return _Page(codes[:1], {codes[0]: weights["default"]})  # 元 on a Chinese page
    told = scene.own_readers
    marked = _marked(scene, codes) - {told.currency if told else ""}  # to whom HK$ and $ are the same
    own = codes[0] in marked
    page = _Page(codes, {})
    if not own and not _without_default(scene, codes):
        page = _Page(codes, {_usual(scene, codes): weights["default"]})
    named = {code: count for code, count in scene.tally.items() if code in codes}
    others = marked if not own else frozenset()  # a page that writes C$ does not mean it by $
    weight = weights["address_marked" if address in others else "address"]
    page = page.with_vote(address, weight, "the page's address is one of that country")
    if address is None and scene.edition_currency not in (codes[0], *others):  # en-US is what a template says that nobody changed
        page = page.with_vote(scene.edition_currency, weights["edition"], "the page says that it is written for that country")
    if scene.reader_currency not in others:
        page = page.with_vote(scene.reader_currency, weights["readers"], "the page is written in that country's language")
    for code in (code for code in named if code not in others):
        page = page.with_vote(code, weights["named"] * named[code] / (sum(named.values()) + 1), f"the page names {code} in full")
    for code in sorted(others, key=codes.index):
        page = page.with_vote(codes[0], weights["named"] / len(others), f"the page writes {code} in another way")
    names = [name for name in scene.names(0, len(scene.text)) if name.entity.kind != "product"]
    homes = Counter(name.entity.currency for name in names)
    abroad = scene.lexicon.settings("currency")["shared"]["in_us_dollars"]
    for code in codes:
        if homes[code] and code not in others:
            known = next(scene.text[name.start : name.end] for name in names if name.entity.currency == code)
            reason = f"{homes[code]} of {len(names)} names on the page, such as {known}, are at home where {code} is money"
            weight = weights["homes_abroad" if code in abroad else "homes"]
            page = page.with_vote(code, weight * homes[code] / (len(names) + 2), reason)
    return page


def _usual(scene: Scene, codes: tuple[str, ...]) -> str:
    """What a sign means by default: to readers whom the page's words tell, their own money, unless the page keeps naming the other."""
    told = scene.own_readers
    if told is None or not told.sure or told.currency not in codes:
        return codes[0]
    return codes[0] if scene.tally[codes[0]] > _A_FEW and not scene.tally[told.currency] else told.currency


def _sense(scene: Scene, page: _Page) -> Sense:
    """What the scores say; the currencies that nothing speaks for count together, as one that little speaks for."""
    rest = [code for code in page.codes if code not in page.scores]
    without_default = _without_default(scene, page.codes)
    if not page.scores:
        even = tuple((code, round(1 / len(rest), 3)) for code in rest)
        return Sense(None, even, ("several currencies go by this name, and nothing here tells which",))
    others = 0.0 if without_default else scene.weights("signs")["others"]
    shares = {code: math.exp(score) for code, score in page.scores.items()}
    shares.update(dict.fromkeys(rest, math.exp(others) / max(1, len(rest))))
    whole = sum(shares.values())
    likely = [(code, share / whole) for code, share in shares.items() if share >= _LEAST * whole]
    candidates = tuple(sorted(((code, round(min(_SURE, share), 3)) for code, share in likely), key=lambda c: -c[1]))
    code = candidates[0][0]
    why = tuple(reason for _, said, reason in sorted(page.reasons, reverse=True) if said == code)
    named = candidates[0][1] >= scene.weights("confidence")["named"]
    return Sense(code, candidates, why, plain=named and code == page.codes[0] and not without_default)


def _marked(scene: Scene, codes: tuple[str, ...]) -> frozenset[str]:
    """The dollars that the page tells from others by how it writes them in Latin letters (``C$``, ``Canadian dollars``; the code
    itself, as in ``AUD $50``, tells less); once is no habit, but nobody writes ``US$`` to whom ``$`` is the same."""
    if codes[0] != "USD":
        return frozenset()
    said = ((scene.currency(known), scene.mentions[known].sign) for known in scene.known)
    marks = Counter(code for code, sign in said if code in codes and sign and sign.isascii() and sign.split()[0] != code)
    return frozenset(code for code, count in marks.items() if count > 1 or code == codes[0])


def _abroad(scene: Scene, index: int, page: _Page, sense: Sense) -> Sense:
    """The sense on the page, unless that is a country's dollar and the sentence speaks of one other country."""
    if page.codes[0] != "USD" or sense.code in (None, "USD"):
        return sense
    places = [name for name in scene.names(*scene.sentence(scene.mentions[index].start)) if name.entity.kind in ("place", "region")]
    there = {name.entity.currency for name in places}
    if len(there) != 1 or sense.code in there:
        return sense
    name = places[0]
    reason = f"{scene.text[name.start : name.end]}, spoken of in the sentence, is at home with {name.entity.currency}"
    return _sense(scene, page.with_vote(name.entity.currency, scene.weights("signs")["sentence"], reason))


def _of_the_page(scene: Scene, codes: tuple[str, ...]) -> bool:
    """Whether a sign means one thing throughout a page, whatever a sentence speaks of."""
    return not set(codes).isdisjoint(scene.lexicon.settings("currency")["shared"]["of_the_page"])


def _as_in_the_sentence(scene: Scene, index: int, rates: Mapping[int, str]) -> Sense | None:
    """What a rate makes of the same sign in the same sentence."""
    code = alike(scene, index, rates)
    reason = f"a rate makes the same sign {code} in this sentence"
    return Sense(code, ((code, _AS_THERE),), (reason,), plain=_is_default(scene, index, code)) if code else None


def _in_full(scene: Scene, index: int, short: Mapping[str, str]) -> Sense | None:
    """The currency for which the sign is short on this page, unless who is spoken of counts in one of the sign's own."""
    mention = scene.mentions[index]
    code = short.get(mention.sign or "")
    named = scene.nearest(index, BEARERS) if code else None
    if code is None or (named is not None and named.entity.currency in mention.currencies):
        return None
    return Sense(code, ((code, _AS_THERE),), (f"the page names {code} in full by a word that ends so",))


def _in_the_sentence(scene: Scene, index: int) -> Sense | None:
    """The one country of the family that the sentence speaks of. Not for dollars and 元: of a Canadian company an American
    page still speaks in its own dollars."""
    codes = scene.mentions[index].currencies
    names = [name for name in scene.names(*scene.sentence(scene.mentions[index].start)) if name.entity.currency in codes]
    if len({name.entity.currency for name in names}) != 1:
        return None
    name, code = names[0], names[0].entity.currency
    reason = f"{scene.text[name.start : name.end]}, spoken of in the sentence, is at home with {code}"
    return Sense(code, ((code, _AS_THERE),), (reason,), plain=_is_default(scene, index, code))


def _is_default(scene: Scene, index: int, code: str) -> bool:
    codes = scene.mentions[index].currencies
    return code == codes[0] and not _without_default(scene, codes)


def _without_default(scene: Scene, codes: tuple[str, ...]) -> bool:
    return codes[0] in scene.lexicon.settings("currency")["shared"]["without_default"]


def _converted(scene: Scene, index: int, shared: Container[int]) -> Sense | None:
    """The sense that an exchange rate gives an amount beside which it is converted."""
    for partner in scene.partners(index):
        said = scene.currency(partner) if partner in scene.known_set else None
        if said is None and partner in shared and partner > index:
            said = scene.mentions[partner].currencies[0]  # of two shared signs the second, the conversion, is the default
        if said is None:
            continue
        fits = sorted(fitting(scene, index, partner, said), key=lambda fit: -fit[1])
        for code, fit, rate in fits:
            if code in scene.mentions[index].currencies and fit >= _FITS:
                reason = f"{scene.quote(partner)} beside it makes {code} at the rate of {rate:.4g}"
                return Sense(code, ((code, round(0.5 + fit / 2, 3)),), (reason,), plain=_is_default(scene, index, code))
    return None

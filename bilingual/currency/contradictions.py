"""Where a page contradicts itself: one figure, said of the same thing, in two currencies.

A headline says ``$1 T``, the article ``one trillion RMB``: a translator gave a bare 万亿 the wrong currency. Such amounts
are a ``conflict`` on both sides. The answer is the currency that the rest of the page supports best, as if none of them
had named any; the other stays among the candidates.

Two amounts contradict each other only where their figures are the same, their currencies differ, the same is said of them
(their ``role``: valuation, funding …) and of the same bearer, or one is the headline of the other. A sum that the page
converts (``12亿美元（约合86亿元）``) is confirmed and contradicts nothing, nor do two amounts of one sentence. What is not
so is left alone: an explicit currency that nothing contradicts is never overruled.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bilingual.currency.scene import Scene, figure
from bilingual.currency.weigh import weigh
from bilingual.document import Amount

__all__ = ["contradictions"]

_LEAST = 1_000_000
_MOST = 30
_SAID = 0.12


def contradictions(scene: Scene, amounts: Sequence[Amount]) -> tuple[Amount, ...]:
    """The amounts, those that contradict each other marked as conflicts."""
    settled = list(amounts)
    for group in _groups(scene)[:_MOST]:
        rest = scene.without(group)
        codes = sorted({scene.currency(index) for index in group})
        shares = _support(rest, group, codes)
        answer = max(codes, key=lambda code: shares[code])
        for index in group:
            said = scene.currency(index)
            other = next(at for at in group if scene.currency(at) != said)
            verdict = weigh(rest, index, among=codes)
            settled[index] = replace(
                settled[index], currency=answer, basis="conflict", confidence=round(shares[answer], 3),
                candidates=tuple(sorted(((code, round(share, 3)) for code, share in shares.items()), key=lambda c: -c[1])),
                evidence=(
                    f"the text says {said} here, but {scene.cite(other)}: the same figure of the same thing",
                    *(verdict.reasons if verdict.candidates and verdict.candidates[0][0] == answer else ()),
                ),
            )  # fmt: skip
    return tuple(settled)


def _groups(scene: Scene) -> list[tuple[int, ...]]:
    """The mentions that contradict one another, each group in order."""
    if len(scene.tally) < 2:
        return []
    groups: list[set[int]] = []
    for index in scene.known:
        value = figure(scene.mentions[index])
        if value is None or abs(value) < _LEAST or scene.mentions[index].canonical:
            continue
        against = {other for other in scene.same_size(index) if _contradicts(scene, index, other)}
        if against:
            touching = [group for group in groups if group & against or index in group]
            merged = against.union({index}, *touching)
            groups = [group for group in groups if group not in touching] + [merged]
    return [tuple(sorted(group.union(*(_repeated(scene, index) for index in group)))) for group in groups]


def _repeated(scene: Scene, index: int) -> set[int]:
    """Where the page says the same sum of the same bearer again, in other words."""
    return {
        other
        for other in scene.same_size(index)
        if scene.currency(other) == scene.currency(index)
        and figure(scene.mentions[other]) == figure(scene.mentions[index])
        and scene.bearer(other) == scene.bearer(index)
    }


def _contradicts(scene: Scene, index: int, other: int) -> bool:
    if scene.currency(index) == scene.currency(other) or scene.mentions[other].canonical:
        return False
    if figure(scene.mentions[index]) != figure(scene.mentions[other]) or _confirmed(scene, index) or _confirmed(scene, other):
        return False
    here, there = scene.mentions[index].start, scene.mentions[other].start
    if scene.sentence(here) == scene.sentence(there) or not scene.role(index) or scene.role(index) != scene.role(other):
        return False
    bearers = {scene.bearer(index), scene.bearer(other)}
    return len(bearers) == 1 and (None not in bearers or _heads(scene, here, there) or _heads(scene, there, here))


def _confirmed(scene: Scene, index: int) -> bool:
    """Whether the page converts the sum into another currency, here or where it says it again."""
    return any(
        scene.partners(same)
        for same in (index, *scene.same_size(index))
        if scene.currency(same) == scene.currency(index) and figure(scene.mentions[same]) == figure(scene.mentions[index])
    )


def _heads(scene: Scene, head: int, body: int) -> bool:
    """Whether one offset lies in the headline that another stands under."""
    return scene.line(head) == scene.headline(body)


def _support(rest: Scene, group: Sequence[int], codes: Sequence[str]) -> dict[str, float]:
    """How well the rest of the page supports each currency, as shares."""
    totals = dict.fromkeys(codes, 0.0)
    for index in group:
        for code, share in weigh(rest, index, among=codes).candidates:
            totals[code] += share
    # That the page says both is evidence too, for each of them.
    whole = sum(totals.values()) + len(codes) * _SAID * len(group)
    return {code: (total + _SAID * len(group)) / whole for code, total in totals.items()}

"""Where a page contradicts itself: one figure, said of the same thing, in two currencies.

A headline says ``$1 T``, the article ``one trillion RMB``: a translator gave a bare 万亿 the wrong currency. Such amounts
are a ``conflict`` on both sides. The answer is the currency that the rest of the page supports best, as if none of them
had named any; the other stays among the candidates.

Two amounts contradict each other only where their figures are the same, their currencies differ, the same is said of them
(their ``role``: valuation, funding …) and of the same bearer, or one is the headline of the other. A sum that the page
converts (``12亿美元（约合86亿元）``) is confirmed and contradicts nothing, nor do two amounts of one sentence, nor one that is in the
money of a place that its own sentence names beside its bearer (``2 billion yuan in Chengdu``). A valuation contradicts
the round of its sentence where the round would be most of it, and is ordinary in the round's currency (`rounds.misfit`).
What is not so is left alone: an explicit currency that nothing contradicts is never overruled.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from bilingual.currency.rounds import misfit
from bilingual.currency.scene import Scene, figure
from bilingual.currency.weigh import weigh
from bilingual.document import Amount

__all__ = ["contradictions"]

_LEAST = 1_000_000
_MOST = 30
_SAID = 0.12
_WORTH = ("valuation", "quotation")


def contradictions(scene: Scene, amounts: Sequence[Amount]) -> tuple[Amount, ...]:
    """The amounts, those that contradict each other marked as conflicts."""
    settled = list(amounts)
    groups = _groups(scene)[:_MOST]
    for group in groups:
        codes = sorted({scene.currency(index) for index in group})
        against = {code: next(at for at in group if scene.currency(at) != code) for code in codes}
        said = {code: f"{scene.cite(other)}: the same figure of the same thing" for code, other in against.items()}
        _settle(scene, settled, group, said)
    taken = {index for group in groups for index in group}
    for group, raised in islice(_misfits(scene, taken), _MOST):
        code = scene.currency(group[0])
        said = {code: f"the round of {scene.cite(raised)} would be most of that", scene.currency(raised): ""}
        _settle(scene, settled, group, said, only=scene.currency(raised))
    return tuple(settled)


def _settle(scene: Scene, settled: list[Amount], group: Sequence[int], said: dict[str, str], only: str | None = None) -> None:
    """Marks a group as a conflict between currencies, for each of which ``said`` tells what is said against it; ``only`` where the
    page supports this one."""
    rest = scene.without(group)
    codes = sorted(said)
    shares = _support(rest, group, codes)
    answer = max(codes, key=lambda code: shares[code])
    if only not in (None, answer):
        return
    candidates = tuple(sorted(((code, round(share, 3)) for code, share in shares.items()), key=lambda c: -c[1]))
    for index in group:
        verdict = weigh(rest, index, among=codes)
        reasons = verdict.reasons if verdict.candidates and verdict.candidates[0][0] == answer else ()
        code = scene.currency(index)
        settled[index] = replace(
            settled[index], currency=answer, basis="conflict", confidence=round(shares[answer], 3), candidates=candidates,
            evidence=(f"the text says {code} here, but {said[code]}", *reasons),
        )  # fmt: skip


def _misfits(scene: Scene, taken: set[int]) -> Iterator[tuple[tuple[int, ...], int]]:
    """The valuations that the round of their sentence does not fit, wherever the page says them, each with the round."""
    seen = set(taken)
    if len(scene.tally) < 2:
        return
    for index in scene.known:
        raised = misfit(scene, index) if index not in seen and not scene.mentions[index].canonical else None
        if raised is not None and raised not in seen and not _confirmed(scene, index) and not _confirmed(scene, raised):
            group = tuple(sorted({index, *_repeated(scene, index)} - seen))
            seen.update(group)
            yield group, raised


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
    if _at_home(scene, index) or _at_home(scene, other):
        return False
    bearers = {scene.bearer(index), scene.bearer(other)}
    return len(bearers) == 1 and (None not in bearers or _heads(scene, here, there) or _heads(scene, there, here))


def _at_home(scene: Scene, index: int) -> bool:
    """Whether its own sentence names a place where the amount's currency is money and its bearer's is not; what a company is worth,
    it is worth everywhere."""
    if scene.role(index) in _WORTH:
        return False
    names = scene.names(*scene.sentence(scene.mentions[index].start))
    bearer, code = scene.bearer(index), scene.currency(index)
    if bearer is None or any(name.entity.name == bearer and name.entity.currency == code for name in names):
        return False
    return any(name.entity.kind in ("place", "region") and name.entity.currency == code for name in names)


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

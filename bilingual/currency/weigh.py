"""Votes -> candidates: the weighed sum of what the rules say, as probabilities, with the reasons that carried it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

from bilingual.currency.evidence import votes
from bilingual.currency.scene import Scene

__all__ = ["Verdict", "weigh"]

_REASONS = 4


class Verdict(NamedTuple):
    """The candidates with their probabilities, heaviest first, and the reasons for the first, heaviest first."""

    candidates: tuple[tuple[str, float], ...]
    reasons: tuple[str, ...]


def weigh(scene: Scene, index: int, among: Iterable[str] | None = None) -> Verdict:
    """What all rules together say of a mention's currency; ``among`` restricts the candidates."""
    weights = scene.weights("evidence")
    scores: dict[str, float] = {}
    reasons: dict[str, list[tuple[float, str]]] = {}
    for name, vote in votes(scene, index):
        weight = weights.get(name, 0.0) * vote.strength
        scores[vote.currency] = scores.get(vote.currency, 0.0) + weight
        reasons.setdefault(vote.currency, []).append((weight, vote.reason))
    if among is not None:
        scores = {code: scores.get(code, 0.0) for code in among}
    if not reasons:
        return Verdict((), ())
    sharpness = scene.weights("confidence")["sharpness"]
    highest = max(scores.values())
    shares = {code: math.exp(sharpness * (score - highest)) for code, score in scores.items()}
    # One currency more, of which the page says nothing: little evidence must not look like certainty.
    total = sum(shares.values()) + math.exp(-sharpness * highest)
    ranked = sorted(((code, share / total) for code, share in shares.items()), key=lambda item: -item[1])
    # What speaks against the others speaks for the first.
    others = [code for code, _ in ranked[1:]]
    against = [(-weight, reason) for code in others for weight, reason in reasons.get(code, ()) if weight < 0]
    carried = sorted((*reasons.get(ranked[0][0], ()), *against), reverse=True)
    # A habit that weighs next to nothing is named only where there is nothing else to name.
    told = [reason for weight, reason in carried[:_REASONS] if weight > 0.05] or [reason for _, reason in carried[:1]]
    return Verdict(tuple((code, round(share, 3)) for code, share in ranked if share >= 0.01 * total), tuple(told))

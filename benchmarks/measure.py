"""The one way in which everything here is measured.

All contenders of a table take turns, round by round, so that a busy machine slows them alike. What counts is processor time
of the process (all its threads), the median of the rounds; the spread is half the distance between the fastest and the
slowest round. A slow contender reads fewer of the items, as many as fit the budget; time is given per unit of size.
"""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

__all__ = ["Contender", "Settings", "Timing", "cpu", "present", "race"]


@dataclass(frozen=True)
class Settings:
    """How much is measured: pages of each language, rounds, seconds of a contender a round, and whether peers take part."""

    pages: int = 30
    rounds: int = 5
    budget: float = 0.6
    peers: bool = True


@dataclass(frozen=True)
class Contender:
    """One row of a table: what it is called, and what it does with an item."""

    name: str
    run: Callable[[Any], Any]


@dataclass(frozen=True)
class Timing:
    """Seconds of processor time per unit, half the distance between the extremes, and how many items were read a round."""

    name: str
    seconds: float
    spread: float
    items: int


def cpu(work: Callable[[], Any]) -> float:
    """Seconds of processor time that some work takes."""
    began = time.process_time()
    work()
    return time.process_time() - began


def present(loaders: Iterable[tuple[str, Callable[[], Callable[[Any], Any]]]]) -> tuple[list[Contender], list[str]]:
    """The contenders that can be loaded, and the names of those that cannot, which are told and not dropped."""
    found, missing = [], []
    for name, load in loaders:
        try:
            found.append(Contender(name, load()))
        except ImportError as error:
            missing.append(f"{name} ({error})")
    return found, missing


def race(
    contenders: Sequence[Contender], items: Sequence[Any], settings: Settings, size: Callable[[Any], float] = lambda item: 1.0
) -> list[Timing]:
    """How long each contender takes per unit of ``size`` (an item, where nothing else is said)."""
    counts = {contender.name: _fitting(contender, items, settings.budget) for contender in contenders}
    rounds: dict[str, list[float]] = {contender.name: [] for contender in contenders}
    for _ in range(settings.rounds):
        for contender in contenders:
            share = items[: counts[contender.name]]
            gc.collect()
            rounds[contender.name].append(cpu(lambda c=contender, s=share: _all(c.run, s)) / sum(map(size, share)))  # type: ignore[misc]
    return [
        Timing(name, statistics.median(times), (max(times) - min(times)) / 2, counts[name]) for name, times in rounds.items()
    ]


def _all(run: Callable[[Any], Any], items: Sequence[Any]) -> None:
    for item in items:
        run(item)


def _fitting(contender: Contender, items: Sequence[Any], budget: float) -> int:
    """How many of the items fit the budget; the first is read once before, so that loading does not count."""
    contender.run(items[0])
    left = budget
    for count, item in enumerate(items, 1):
        left -= cpu(lambda item=item: contender.run(item))  # type: ignore[misc]
        if left < 0:
            return count
    return len(items)

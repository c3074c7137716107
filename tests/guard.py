"""A limit that only work gone wrong meets, for pages made to take for ever.

It measures nothing: what it guards takes a twentieth of the limit or less, and quadratic work would take many times as much. How
cost grows with size is measured by ``python -m benchmarks growth``.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

__all__ = ["limited"]


@contextmanager
def limited(seconds: float = 40) -> Iterator[None]:
    """Fails the test that is still at it after so many seconds of processor time."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise AssertionError(f"still at it after {seconds} seconds of processor time")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)

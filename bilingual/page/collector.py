"""Python's cyclic garbage collector, put off while a page is read and judged.

A page makes thousands of small objects that all live until it is done, and none of them in cycles; the collector would
look through them again and again, for a fifth of the whole time. It runs as ever between two such stretches.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["collector_off"]


@contextmanager
def collector_off() -> Iterator[None]:
    """Puts collections off inside the block; leaves the collector as it was where the caller has it off already."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()

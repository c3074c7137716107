"""What a function gives, remembered by its argument.

Blocks of a page, and pages of a site, share most of what is looked up for them. Unlike ``functools.lru_cache`` a look-up of
what is known costs no call, and nothing is kept about its order: when too much is known, all of it is forgotten.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

__all__ = ["Memo"]

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")
KNOWN = 20_000


class Memo(dict[Key, Value]):
    """``memo[argument]`` is ``function(argument)``; at most ``known`` values are remembered.

    >>> Memo(len)["four"]
    4
    """

    def __init__(self, function: Callable[[Key], Value], known: int = KNOWN) -> None:
        super().__init__()
        self.function, self.known = function, known

    def __missing__(self, key: Key) -> Value:
        if len(self) >= self.known:
            self.clear()
        self[key] = value = self.function(key)
        return value

"""Finding the longest form of a table at, or right before, a place of the text.

A dictionary by first (or last) character with the forms longest first answers in a fraction of a microsecond, takes
no time to compile, and cannot backtrack; a pattern of two thousand names would take all of that. A form without
capital letters is read in any case. A form that ends (or begins) in a Latin letter must end (or begin) a word:
``won`` is not found in ``wonder``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, NamedTuple, TypeVar

__all__ = ["Forms", "Hit"]

T = TypeVar("T")


class Hit(NamedTuple, Generic[T]):
    """A form that was found: where it lies, and what its row means."""

    start: int
    end: int
    meaning: T


class Forms(Generic[T]):
    """The forms of a table, ready to be looked up in a text."""

    __slots__ = ("_heads", "_tails")

    def __init__(self, entries: Iterable[tuple[str, T, bool]]) -> None:
        """``entries`` are (form, meaning, exact): an exact form is read only as it stands."""
        heads: dict[str, list[tuple[str, int, bool, bool, T]]] = {}
        tails: dict[str, list[tuple[str, int, bool, bool, T]]] = {}
        for form, meaning, exact in sorted(entries, key=lambda entry: -len(entry[0])):
            folded = not exact and form == form.lower() != form.upper()
            for first in {form[0], form[0].upper()} if folded else {form[0]}:
                heads.setdefault(first, []).append((form, len(form), folded, _is_word(form[-1]), meaning))
            for last in {form[-1], form[-1].upper()} if folded else {form[-1]}:
                tails.setdefault(last, []).append((form, len(form), folded, _is_word(form[0]), meaning))
        self._heads, self._tails = heads, tails

    def at(self, text: str, pos: int) -> Hit[T] | None:
        """The longest form that begins at ``pos``."""
        group = self._heads.get(text[pos : pos + 1])
        if group is None:
            return None
        for form, length, folded, bounded, meaning in group:
            end = pos + length
            found = text[pos:end]
            if (found == form or (folded and found.lower() == form)) and not (bounded and _is_word(text[end : end + 1])):
                return Hit(pos, end, meaning)
        return None

    def before(self, text: str, pos: int, floor: int = 0) -> Hit[T] | None:
        """The longest form that ends at ``pos`` and does not begin before ``floor``."""
        group = self._tails.get(text[pos - 1 : pos]) if pos > floor else None
        if group is None:
            return None
        for form, length, folded, bounded, meaning in group:
            start = pos - length
            if start < floor:
                continue
            found = text[start:pos]
            if (found == form or (folded and found.lower() == form)) and not (
                bounded and start and _is_word(text[start - 1])
            ):
                return Hit(start, pos, meaning)
        return None


def _is_word(character: str) -> bool:
    """Letters that are written in words with spaces between: Latin, Cyrillic, Greek (not Han, kana, hangul)."""
    return character.isalpha() and character < "\u2e80"

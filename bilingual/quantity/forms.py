"""Finding the longest form of a table at, or right before, a place of the text.

A dictionary by first (or last) character, then by length, answers in a fraction of a microsecond, takes no time to
compile, and cannot backtrack; a pattern of two thousand names would take all of that. A form without capital letters is
read in any case. A form that ends (or begins) in a Latin letter must end (or begin) a word: ``won`` is not found in
``wonder``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, NamedTuple, TypeVar

__all__ = ["Forms", "Hit"]

T = TypeVar("T")
_Group = tuple[tuple[int, ...], dict[str, T], dict[str, T]]


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
        rows = [(form, meaning, not exact and form == form.lower() != form.upper()) for form, meaning, exact in entries]
        self._heads: dict[str, _Group[T]] = _grouped(rows, 0)
        self._tails: dict[str, _Group[T]] = _grouped(rows, -1)

    @property
    def firsts(self) -> frozenset[str]:
        """The characters that a form may begin with."""
        return frozenset(self._heads)

    @property
    def seconds(self) -> frozenset[str]:
        """The characters that may come second in a form."""
        return frozenset(form[1] for _, exact, folded in self._heads.values() for form in (*exact, *folded) if len(form) > 1)

    def at(self, text: str, pos: int) -> Hit[T] | None:
        """The longest form that begins at ``pos``."""
        group = self._heads.get(text[pos : pos + 1])
        if group is None:
            return None
        lengths, exact, folded = group
        for length in lengths:
            found = text[pos : pos + length]
            meaning = exact.get(found)
            if meaning is None and folded:
                meaning = folded.get(found.lower())
            if meaning is not None:
                end = pos + len(found)
                if not (is_letter(found[-1]) and (is_letter(text[end : end + 1]) or text[end : end + 1] in _DIGITS)):
                    return Hit(pos, end, meaning)
        return None

    def before(self, text: str, pos: int, floor: int = 0) -> Hit[T] | None:
        """The longest form that ends at ``pos`` and does not begin before ``floor``."""
        group = self._tails.get(text[pos - 1 : pos]) if pos > floor else None
        if group is None:
            return None
        lengths, exact, folded = group
        for length in lengths:
            start = pos - length
            if start < floor:
                continue
            found = text[start:pos]
            meaning = exact.get(found)
            if meaning is None and folded:
                meaning = folded.get(found.lower())
            if meaning is not None and not (start and is_letter(found[0]) and is_letter(text[start - 1])):
                return Hit(start, pos, meaning)
        return None


_DIGITS = tuple("0123456789")


def _grouped(rows: list[tuple[str, T, bool]], place: int) -> dict[str, _Group[T]]:
    """The rows by their first (0) or last (-1) character, with their lengths, longest first."""
    found: dict[str, tuple[set[int], dict[str, T], dict[str, T]]] = {}
    for form, meaning, folded in rows:
        for key in {form[place], form[place].upper()} if folded else {form[place]}:
            lengths, exact, any_case = found.setdefault(key, (set(), {}, {}))
            lengths.add(len(form))
            (any_case if folded else exact)[form] = meaning
    return {key: (tuple(sorted(lengths, reverse=True)), exact, fold) for key, (lengths, exact, fold) in found.items()}


def is_letter(character: str) -> bool:
    """Letters that are written in words with spaces between: Latin, Cyrillic, Greek (not Han, kana, hangul)."""
    return character.isalpha() and character < "\u2e80"

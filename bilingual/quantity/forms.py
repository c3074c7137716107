"""Finding the longest form of a table at, or right before, a place of the text.

A dictionary by the first (or last) two characters, which knows how long the forms with them are, answers in a fraction of
a microsecond, takes no time to compile, and cannot backtrack; a pattern of two thousand names would take all of that. A
form without capital letters is read in any case. A form that ends (or begins) in a Latin letter must end (or begin) a
word: ``won`` is not found in ``wonder``.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from typing import Generic, NamedTuple, TypeVar

__all__ = ["Forms", "Hit"]

T = TypeVar("T")
_Lengths = dict[str, tuple[int, ...]]


class Hit(NamedTuple, Generic[T]):
    """A form that was found: where it lies, and what its row means."""

    start: int
    end: int
    meaning: T


class Forms(Generic[T]):
    """The forms of a table, ready to be looked up in a text."""

    __slots__ = ("_exact", "_folded", "_heads", "_tails")

    def __init__(self, entries: Iterable[tuple[str, T, bool]]) -> None:
        """``entries`` are (form, meaning, exact): an exact form is read only as it stands."""
        self._exact: dict[str, T] = {}
        self._folded: dict[str, T] = {}
        for form, meaning, exact in entries:
            folded = not exact and form == form.lower() != form.upper()
            (self._folded if folded else self._exact)[form] = meaning
        self._heads: _Lengths = _lengths(self._exact, self._folded, slice(2))
        self._tails: _Lengths = _lengths(self._exact, self._folded, slice(-2, None))

    @property
    def firsts(self) -> frozenset[str]:
        """The characters that a form may begin with."""
        return frozenset(key[0] for key in self._heads)

    @property
    def seconds(self) -> frozenset[str]:
        """The characters that may come second in a form."""
        return frozenset(form[1] for form in (*self._exact, *self._folded) if len(form) > 1)

    def at(self, text: str, pos: int) -> Hit[T] | None:
        """The longest form that begins at ``pos``."""
        for length in self._heads.get(text[pos : pos + 2]) or self._heads.get(text[pos : pos + 1]) or ():
            found = text[pos : pos + length]
            meaning = self._exact.get(found)
            if meaning is None and self._folded:
                meaning = self._folded.get(found.lower())
            if meaning is not None:
                end = pos + len(found)
                if not (is_letter(found[-1]) and (is_letter(text[end : end + 1]) or text[end : end + 1] in _DIGITS)):
                    return Hit(pos, end, meaning)
        return None

    def before(self, text: str, pos: int, floor: int = 0) -> Hit[T] | None:
        """The longest form that ends at ``pos`` and does not begin before ``floor``."""
        if pos <= floor:
            return None
        for length in self._tails.get(text[max(0, pos - 2) : pos]) or self._tails.get(text[pos - 1 : pos]) or ():
            start = pos - length
            if start < floor:
                continue
            found = text[start:pos]
            meaning = self._exact.get(found)
            if meaning is None and self._folded:
                meaning = self._folded.get(found.lower())
            if meaning is not None and not (start and is_letter(found[0]) and is_letter(text[start - 1])):
                return Hit(start, pos, meaning)
        return None


_DIGITS = tuple("0123456789")


def _lengths(exact: Iterable[str], folded: Iterable[str], end: slice) -> _Lengths:
    """How long the forms are that have these two characters at their end (or this one, where it is alone), longest first."""
    found: dict[str, set[int]] = {}
    for form in exact:
        found.setdefault(form[end], set()).add(len(form))
    for form in folded:
        for written in product(*((character, character.upper()) for character in form[end])):
            found.setdefault("".join(written), set()).add(len(form))
    lone = {key for key in found if len(key) == 1}
    for key, lengths in found.items():
        if key[0 if end.start is None else -1] in lone:
            lengths.add(1)
    return {key: tuple(sorted(lengths, reverse=True)) for key, lengths in found.items()}


def is_letter(character: str) -> bool:
    """Letters that are written in words with spaces between: Latin, Cyrillic, Greek (not Han, kana, hangul)."""
    return character.isalpha() and character < "\u2e80"
